//! What the stand-ins need of Python's library, written over the computer's few
//! primitives with CPython's algorithms: locks, conditions, queues, threads,
//! pools, and an event loop. Python's own library will take their place.
//!
//! In reading order: `costs`, `locks`, `conditions` (and semaphores, events,
//! barriers), `queues`, `threads`, `futures`, `thread_pool`, `process_pool`,
//! `event_loop`, `tasks`, `awaiting`.

mod awaiting;
mod conditions;
pub mod costs;
mod event_loop;
mod futures;
mod locks;
mod process_pool;
mod queues;
mod tasks;
mod thread_pool;
mod threads;

use crate::program::script::Builder;

pub use awaiting::Awaiting;
pub use conditions::Conditions;
pub use futures::Futures;
pub use locks::Locks;
pub use process_pool::ProcessPools;
pub use queues::Queues;
pub use tasks::Tasks;
pub use thread_pool::ThreadPools;
pub use threads::Threads;

/// The library, as part of a program.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// `threading.Lock`, `RLock`.
    pub locks: Locks,
    /// `threading.Condition`, `Semaphore`, `Event`, `Barrier`.
    pub conditions: Conditions,
    /// `queue.Queue`, `SimpleQueue`.
    pub queues: Queues,
    /// `threading.Thread`.
    pub threads: Threads,
    /// `concurrent.futures.Future`.
    pub futures: Futures,
    /// `ThreadPoolExecutor`.
    pub thread_pools: ThreadPools,
    /// `ProcessPoolExecutor`.
    pub process_pools: ProcessPools,
    /// `asyncio`'s loop, tasks, sleeps and `gather`.
    pub tasks: Tasks,
    /// `asyncio.Lock`, requests, `run_in_executor`.
    pub awaiting: Awaiting,
}

impl Library {
    /// Adds the library to a program, for an interpreter with or without a GIL. What goes to and from the processes of a
    /// pool has so many bytes when it is pickled: a call, and a result.
    pub fn new(program: &mut Builder, gil: bool, pickled_bytes: (u64, u64)) -> Self {
        let locks = Locks::new(program, if gil { 0 } else { costs::SPINS });
        let conditions = Conditions::new(program, locks);
        let queues = Queues::new(program, locks, conditions);
        let threads = Threads::new(program);
        let futures = Futures::new(program, locks, conditions);
        let thread_pools = ThreadPools::new(program, conditions, queues, futures, threads);
        let process_pools = ProcessPools::new(program, queues, futures, threads, pickled_bytes);
        let tasks = Tasks::new(program);
        let awaiting = Awaiting::new(program, tasks, futures, thread_pools, process_pools);
        Self { locks, conditions, queues, threads, futures, thread_pools, process_pools, tasks, awaiting }
    }
}
