//! Programs of chance as data: what the threads and processes of a run do. Knows
//! nothing of how they are written for a computer (`built`) or which one (`specs`).

use interleave::program::{SelectorKind, StartMethod};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// How many locks and how many pipes every plan has.
pub(super) const LOCKS: u8 = 3;
pub(super) const PIPES: u8 = 3;

/// One thing that a thread does. Times in nanoseconds.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Python code.
    Compute(u32),
    /// C code that keeps the GIL.
    CallC(u32),
    /// C code that lets the GIL go.
    Detached(u32),
    Sleep(u32),
    /// Takes a lock, computes, lets it go; handed to whoever waited long, if fair.
    Locked {
        lock: u8,
        fair: bool,
        inner: u32,
    },
    /// Reads a word, computes, writes it.
    Update(u32),
    /// Waits until time is up, unless a lock is let go meanwhile.
    ParkAtMost(u8, u32),
    Write {
        pipe: u8,
        bytes: u32,
    },
    Read(u8),
    Request {
        latency: Option<u32>,
        bytes: u32,
    },
    /// Sends requests, waits for any of them, then for all.
    Select {
        kind: SelectorKind,
        latencies: Vec<u32>,
        timeout: Option<u32>,
    },
    Disk(u32),
    /// So many KiB more.
    Memory(u16),
    /// An event loop's two tasks, each stepped twice.
    Tasks(u32),
}

/// How a thread belongs to its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Daemon,
    Interpreter,
}

/// A thread beside the main one.
#[derive(Clone, Debug)]
pub(super) struct Strand {
    pub(super) kind: Kind,
    pub(super) steps: Vec<Step>,
    /// How long the main thread waits for its end, if not for ever.
    pub(super) patience: Option<u32>,
}

/// A process: its threads, and what its main thread does beside them.
#[derive(Clone, Debug)]
pub(super) struct Family {
    pub(super) strands: Vec<Strand>,
    pub(super) steps: Vec<Step>,
    /// Ends the process with this code at once, without waiting for anyone.
    pub(super) leaves: Option<u8>,
}

/// A process that the first one starts.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub(super) method: StartMethod,
    pub(super) family: Family,
    /// Killed after the first process's own steps.
    pub(super) killed: bool,
}

/// All that runs.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) root: Family,
    pub(super) children: Vec<Child>,
    /// Whether the first process closes the pipes after its own steps, so that
    /// nobody reads for ever.
    pub(super) closes: bool,
}

/// What steps a plan may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Menu {
    /// What is exact only if everyone sees the same memory at the same time: words,
    /// locks, long calls into C, and things that are due at once.
    Racy,
    /// What takes as long as it says, whatever else happens: no pipes, no selectors.
    Plain,
    /// Everything.
    All,
}

/// A length of time: none, a few instructions, or up to several time slices.
fn nanos() -> impl Strategy<Value = u32> {
    prop_oneof![
        1 => Just(0_u32),
        2 => 1_u32..50,
        3 => 50_u32..60_000,
        2 => 60_000_u32..12_000_000,
        1 => (1_u32..6).prop_map(|slices| slices * 1_000_000),
    ]
}

fn step(menu: Menu) -> BoxedStrategy<Step> {
    let python = nanos().prop_map(Step::Compute);
    if menu == Menu::Racy {
        return racy().boxed();
    }
    let lock = 0..LOCKS;
    let plain = prop_oneof![
        4 => python,
        2 => nanos().prop_map(Step::CallC),
        2 => nanos().prop_map(Step::Detached),
        2 => nanos().prop_map(Step::Sleep),
        3 => (lock.clone(), any::<bool>(), nanos()).prop_map(|(lock, fair, inner)| Step::Locked { lock, fair, inner }),
        1 => nanos().prop_map(Step::Update),
        1 => (lock, nanos()).prop_map(|(lock, timeout)| Step::ParkAtMost(lock, timeout)),
        1 => (option::of(nanos()), 0_u32..2_000_000)
            .prop_map(|(latency, bytes)| Step::Request { latency, bytes }),
        1 => (0_u32..2_000_000).prop_map(Step::Disk),
        1 => any::<u16>().prop_map(Step::Memory),
        1 => nanos().prop_map(Step::Tasks),
    ];
    if menu == Menu::Plain {
        return plain.boxed();
    }
    prop_oneof![10 => plain, 4 => talking()].boxed()
}

fn racy() -> impl Strategy<Value = Step> {
    // Round numbers, so that much is due at once.
    let round = || prop_oneof![(0_u32..20).prop_map(|n| n * 1_000), (0_u32..20).prop_map(|n| n * 500_000)];
    prop_oneof![
        1 => round().prop_map(Step::Compute),
        2 => round().prop_map(Step::CallC),
        1 => round().prop_map(Step::Sleep),
        4 => (0..2_u8, any::<bool>(), round()).prop_map(|(lock, fair, inner)| Step::Locked { lock, fair, inner }),
        4 => round().prop_map(Step::Update),
        1 => (0..2_u8, round()).prop_map(|(lock, timeout)| Step::ParkAtMost(lock, timeout)),
        3 => Just(Step::Disk(0)),
    ]
}

/// Pipes and selectors.
fn talking() -> impl Strategy<Value = Step> {
    let bytes = prop_oneof![1 => Just(0_u32), 3 => 1_u32..5_000, 2 => 60_000_u32..70_000, 1 => 70_000_u32..1_000_000];
    let kinds = [SelectorKind::Select, SelectorKind::Poll, SelectorKind::Epoll];
    prop_oneof![
        3 => (0..PIPES, bytes).prop_map(|(pipe, bytes)| Step::Write { pipe, bytes }),
        3 => (0..PIPES).prop_map(Step::Read),
        2 => (select(kinds.to_vec()), vec(nanos(), 0..3), option::of(nanos()))
            .prop_map(|(kind, latencies, timeout)| Step::Select { kind, latencies, timeout }),
    ]
}

fn strand(menu: Menu) -> impl Strategy<Value = Strand> {
    let kind = match menu {
        Menu::Racy => Just(Kind::Plain).boxed(),
        Menu::Plain => prop_oneof![4 => Just(Kind::Plain), 1 => Just(Kind::Interpreter)].boxed(),
        Menu::All => prop_oneof![6 => Just(Kind::Plain), 1 => Just(Kind::Daemon), 1 => Just(Kind::Interpreter)].boxed(),
    };
    let patience = if menu == Menu::All { option::weighted(0.1, nanos()).boxed() } else { Just(None).boxed() };
    (kind, vec(step(menu), 0..6), patience).prop_map(|(kind, mut steps, patience)| {
        if kind == Kind::Interpreter {
            // An interpreter has objects of its own: it touches no word of another.
            steps.retain(|step| !matches!(step, Step::Locked { .. } | Step::Update(_) | Step::ParkAtMost(..)));
        }
        Strand { kind, steps, patience }
    })
}

fn family(menu: Menu) -> impl Strategy<Value = Family> {
    let leaves = if menu == Menu::All { option::weighted(0.1, 0_u8..4).boxed() } else { Just(None).boxed() };
    (vec(strand(menu), 0..5), vec(step(menu), 0..4), leaves).prop_map(|(strands, steps, leaves)| Family {
        strands,
        steps,
        leaves,
    })
}

fn child(menu: Menu) -> impl Strategy<Value = Child> {
    let methods = vec![StartMethod::Fork, StartMethod::Spawn, StartMethod::Forkserver];
    let killed = if menu == Menu::All { prop::bool::weighted(0.15).boxed() } else { Just(false).boxed() };
    (select(methods), family(menu), killed).prop_map(|(method, family, killed)| Child { method, family, killed })
}

/// Any plan of such steps.
pub(super) fn plan(menu: Menu) -> impl Strategy<Value = Plan> {
    let closes = prop::bool::weighted(0.8);
    (family(menu), vec(child(menu), 0..3), closes).prop_map(|(root, children, closes)| Plan { root, children, closes })
}
