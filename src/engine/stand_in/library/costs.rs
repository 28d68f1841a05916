//! What Python's library takes for everything that the stand-ins do with it: one
//! table. What is Python there was measured with CPython 3.14.7, built with PGO, on
//! Linux, rounded. What the system and the interpreter's lock take stands in the
//! computer's own table.

use crate::base::Nanos;

/// A lock is taken that nobody has, in C.
pub const ACQUIRE: Nanos = Nanos(30);
/// It is let go, in C.
pub const RELEASE: Nanos = Nanos(30);
/// Without a GIL: until whoever found a lock held looks again…
pub const SPIN: Nanos = Nanos(150);
/// …and how often it does, before it waits in turn.
pub const SPINS: u32 = 40;
/// What `with` adds to a lock's taking and letting go.
pub const WITH: Nanos = Nanos(30);
/// What a re-entrant lock adds to each.
pub const REENTRANT: Nanos = Nanos(18);
/// A method of a condition, without its locks.
pub const CONDITION: Nanos = Nanos(150);
/// A method of a semaphore, an event or a barrier, without its condition's locks.
pub const SEMAPHORE: Nanos = Nanos(140);
/// A method of a bounded queue, without its locks.
pub const QUEUE: Nanos = Nanos(240);
/// A method of a simple queue, in C.
pub const SIMPLE_QUEUE: Nanos = Nanos(20);

/// What `Thread()` and `start()` do before the system starts a thread…
pub const THREAD_CREATE: Nanos = Nanos(8_000);
/// …and what the new thread does before its function begins.
pub const THREAD_BOOT: Nanos = Nanos(3_000);
/// `join`, in C.
pub const JOIN: Nanos = Nanos(200);

/// What `submit` does before it has queued the call.
pub const SUBMIT: Nanos = Nanos(2_500);
/// What a pool's worker does around each call.
pub const WORK_ITEM: Nanos = Nanos(1_000);
/// A method of a future of `concurrent.futures`, without its locks.
pub const FUTURE: Nanos = Nanos(400);
/// What `Process()` and `start()` do before the system is asked.
pub const PROCESS_CREATE: Nanos = Nanos(60_000);
/// What the thread that manages a pool of processes does for each call and each result.
pub const MANAGE: Nanos = Nanos(8_000);
/// What pickling, or unpickling, takes whatever the size…
pub const PICKLE: Nanos = Nanos(2_500);
/// …and how much it adds for each byte.
pub const PICKLE_BYTE: Nanos = Nanos(5);

/// What `asyncio.run` does before the loop runs, and again after it.
pub const LOOP_START: Nanos = Nanos(50_000);
/// An iteration of an event loop, without its selector.
pub const ITERATION: Nanos = Nanos(280);
/// A coroutine is made.
pub const COROUTINE: Nanos = Nanos(80);
/// A step of a task: to the coroutine and back.
pub const STEP: Nanos = Nanos(1_480);
/// `create_task`.
pub const TASK: Nanos = Nanos(1_500);
/// What a timer adds: put into the heap, taken out, its future filled.
pub const TIMER: Nanos = Nanos(8_000);
/// A lock of asyncio is taken and let go.
pub const ASYNC_LOCK: Nanos = Nanos(160);
/// What `run_in_executor` adds to `submit`…
pub const IN_EXECUTOR: Nanos = Nanos(8_000);
/// …and `call_soon_threadsafe` to its write.
pub const THREADSAFE: Nanos = Nanos(1_500);

/// What a blocking HTTP library computes for one request before it is sent…
pub const HTTP_SEND: Nanos = Nanos(250_000);
/// …and when the answer is there.
pub const HTTP_RECEIVE: Nanos = Nanos(250_000);
/// What a web server computes for each request that comes in.
pub const HTTP_SERVE: Nanos = Nanos(100_000);
/// What an HTTP library on an event loop computes before a request is sent…
pub const ASYNC_HTTP_SEND: Nanos = Nanos(120_000);
/// …and when the answer is there.
pub const ASYNC_HTTP_RECEIVE: Nanos = Nanos(120_000);
