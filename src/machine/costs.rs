//! What the computer itself takes for everything it does: one table, to be read
//! and changed. What Python's own code takes is the programs' business.

use crate::base::Nanos;

/// The time that the hardware, the system and the interpreter's lock take.
/// Measured on Linux with CPython 3.11 to 3.14 on two cores, rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// How long a thread keeps its core while others want one.
    pub time_slice: Nanos,
    /// A core goes from one thread to another of the same process.
    pub thread_switch: Nanos,
    /// A core goes to a thread of another process: its caches are cold.
    pub process_switch: Nanos,
    /// A thread goes on on another core than its last one, or is woken from another.
    pub core_change: Nanos,
    /// How long one waits for a GIL before it asks for it.
    pub switch_interval: Nanos,
    /// From the moment at which a GIL was let go until whoever waited has it.
    pub gil_hand_over: Nanos,
    /// The same where the GIL was let go because it was asked for.
    pub forced_hand_over: Nanos,
    /// How much later than asked for a sleeper wakes.
    pub sleep_slack: Nanos,
    /// From how long a wait on a lock is handed the lock directly.
    pub fair_after: Nanos,
    /// A new thread, for the one that starts it.
    pub thread_start: Nanos,
    /// A process by fork, for the one that starts it…
    pub fork: Nanos,
    /// …and in addition for each megabyte of its own.
    pub fork_per_megabyte: Nanos,
    /// What a forked child does before its first line.
    pub fork_boot: Nanos,
    /// The same for a spawned child: a whole interpreter starts.
    pub spawn_boot: Nanos,
    /// The same for the child of a fork server.
    pub forkserver_boot: Nanos,
    /// A process by spawn or fork server, for the one that starts it.
    pub spawn: Nanos,
    /// What a process does after its last line.
    pub process_exit: Nanos,
    /// A write of a message to a pipe or a read of one, whatever the length…
    pub pipe_call: Nanos,
    /// …and how many bytes it copies in a microsecond.
    pub pipe_bytes_per_micro: u64,
    /// A select, whatever is watched.
    pub select_call: Nanos,
    /// In addition for each descriptor up to the highest: select.
    pub select_each: Nanos,
    /// A poll, whatever is watched.
    pub poll_call: Nanos,
    /// In addition for each that is watched: poll.
    pub poll_each: Nanos,
    /// One that registers once, whatever is watched: epoll, kqueue, completion ports.
    pub epoll_call: Nanos,
    /// In addition for each that is ready.
    pub epoll_each: Nanos,
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            time_slice: Nanos::from_millis(4),
            thread_switch: Nanos::from_micros(2),
            process_switch: Nanos::from_micros(3),
            core_change: Nanos::from_micros(5),
            switch_interval: Nanos::from_millis(5),
            gil_hand_over: Nanos::from_micros(10),
            forced_hand_over: Nanos::from_micros(60),
            sleep_slack: Nanos::from_micros(40),
            fair_after: Nanos::from_millis(1),
            thread_start: Nanos::from_micros(40),
            fork: Nanos::from_micros(600),
            fork_per_megabyte: Nanos::from_micros(60),
            fork_boot: Nanos::from_micros(1_000),
            spawn_boot: Nanos::from_millis(39),
            forkserver_boot: Nanos::from_millis(15),
            spawn: Nanos::from_micros(600),
            process_exit: Nanos::from_micros(400),
            pipe_call: Nanos(2_500),
            pipe_bytes_per_micro: 2_000,
            select_call: Nanos(500),
            select_each: Nanos(40),
            poll_call: Nanos(200),
            poll_each: Nanos(31),
            // 0.43 µs with one that is ready, which is in the next line.
            epoll_call: Nanos(335),
            epoll_each: Nanos(95),
        }
    }
}

impl Costs {
    /// A computer whose own doings take no time at all. The time slice and the
    /// switch interval stay: they are rules, not costs.
    pub fn none() -> Self {
        let usual = Self::default();
        Self {
            thread_switch: Nanos::ZERO,
            process_switch: Nanos::ZERO,
            core_change: Nanos::ZERO,
            gil_hand_over: Nanos::ZERO,
            forced_hand_over: Nanos::ZERO,
            sleep_slack: Nanos::ZERO,
            thread_start: Nanos::ZERO,
            fork: Nanos::ZERO,
            fork_per_megabyte: Nanos::ZERO,
            fork_boot: Nanos::ZERO,
            spawn_boot: Nanos::ZERO,
            forkserver_boot: Nanos::ZERO,
            spawn: Nanos::ZERO,
            process_exit: Nanos::ZERO,
            pipe_call: Nanos::ZERO,
            pipe_bytes_per_micro: u64::MAX,
            select_call: Nanos::ZERO,
            select_each: Nanos::ZERO,
            poll_call: Nanos::ZERO,
            poll_each: Nanos::ZERO,
            epoll_call: Nanos::ZERO,
            epoll_each: Nanos::ZERO,
            ..usual
        }
    }

    /// How long it takes to copy that many bytes into or out of a pipe, the call apart.
    pub(super) fn copying(&self, bytes: u64) -> Nanos {
        Nanos((u128::from(bytes) * 1_000 / u128::from(self.pipe_bytes_per_micro)) as u64)
    }
}
