//! Failures on purpose, so that anyone can see that the page survives them.

use crate::scenario::Fault;

/// How much a worker that is to run out of memory asks for at a time.
const HELPING: usize = 16 << 20;

/// Brings the failure about, in the middle of a piece of work. A worker that
/// never starts is the page's part.
#[allow(clippy::panic, reason = "a panic is what was asked for")]
pub(super) fn bring_about(fault: Option<Fault>) {
    match fault {
        Some(Fault::Panic) => panic!("this is the failure that the address of the page asked for"),
        Some(Fault::Memory) => run_out_of_memory(),
        Some(Fault::Deaf) => loop {
            std::hint::black_box(());
        },
        Some(Fault::Start) | None => {}
    }
}

#[allow(clippy::panic, reason = "what cannot get memory cannot go on")]
fn run_out_of_memory() {
    let mut hoard: Vec<Vec<u8>> = Vec::new();
    loop {
        let mut more = Vec::new();
        if let Err(refused) = more.try_reserve_exact(HELPING) {
            let megabytes = (hoard.len() * HELPING) >> 20;
            // What was hoarded is given back, so that the message can be written.
            drop(std::mem::take(&mut hoard));
            panic!("out of memory after {megabytes} MB ({refused}); use fewer workers or smaller numbers");
        }
        more.resize(HELPING, 1);
        hoard.push(more);
    }
}
