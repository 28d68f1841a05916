//! How much memory an input takes of this machine, and how much it may. Not how
//! much a program of Python may have: that is the run's own limit.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// So many bytes an input may have at once, whatever it does.
const MOST: usize = 192 << 20;

static LIVING: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counted;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

fn add(bytes: usize) {
    let living = LIVING.fetch_add(bytes, Relaxed) + bytes;
    PEAK.fetch_max(living, Relaxed);
}

// Safety: all that it does with memory the system's own allocator does.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVING.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        LIVING.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(block, layout, size) }
    }
}

/// Does something; panics if it had more memory than it may.
pub fn within_limits(work: impl FnOnce()) {
    let before = LIVING.load(Relaxed);
    PEAK.store(before, Relaxed);
    work();
    let most = PEAK.load(Relaxed).saturating_sub(before);
    assert!(most < MOST, "it had {most} bytes at once");
}
