//! The description of a computer: how many cores, how much memory, what its
//! devices are like, what it costs. Changes nothing while it runs.

use super::{Costs, Policy};
use crate::base::Nanos;

/// The most cores of a computer.
pub const MOST_CORES: u32 = 128;

/// A computer.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Cores, 1 to [`MOST_CORES`].
    pub cores: u32,
    /// Bytes of memory for all processes together.
    pub memory: u64,
    /// Whether each interpreter has a global lock.
    pub gil: bool,
    /// Where the numbers of chance begin.
    pub seed: u64,
    /// How it chooses where CPython or the system leaves it open.
    pub policy: Policy,
    /// Whether slices are cut small even where a lock makes it needless; the
    /// trace must not tell the difference.
    pub fine: bool,
    /// What its own doings take.
    pub costs: Costs,
    /// The way to servers outside.
    pub network: Network,
    /// Its disk.
    pub disk: Disk,
    /// What a process has in memory.
    pub footprint: Footprint,
    /// When a run that goes on is ended.
    pub limits: Limits,
}

/// The way to servers outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The latency that half of all requests do not exceed.
    pub median: Nanos,
    /// The longest latency; the median, for a network without a tail.
    pub slowest: Nanos,
    /// Bytes in a millisecond, all connections together.
    pub bytes_per_milli: u64,
    /// How many connections there can be at once; others wait for one to close.
    pub connections: u32,
}

/// A disk, which does one thing after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Until the first byte.
    pub latency: Nanos,
    /// Bytes in a millisecond.
    pub bytes_per_milli: u64,
}

/// What a process has in memory, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footprint {
    /// Of its own: the interpreter's state.
    pub process: u64,
    /// Once for all of them: code that they share.
    pub shared: u64,
    /// Of its own for each thread beside the main one.
    pub thread: u64,
}

/// When a run that goes on is ended, with the trace so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The time that may pass on the computer.
    pub time: Nanos,
    /// How many spans there may be.
    pub spans: u64,
    /// How often programs may be resumed without any time passing.
    pub standstill: u32,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            cores: 4,
            memory: 16 << 30,
            gil: true,
            seed: 0,
            policy: Policy::InTurn,
            fine: false,
            costs: Costs::default(),
            network: Network {
                median: Nanos::from_millis(100),
                slowest: Nanos::from_millis(400),
                bytes_per_milli: 12_500,
                connections: 10_000,
            },
            disk: Disk { latency: Nanos::from_micros(100), bytes_per_milli: 500_000 },
            footprint: Footprint { process: 8 << 20, shared: 7 << 20, thread: 64 << 10 },
            limits: Limits { time: Nanos::from_millis(24 * 3_600_000), spans: 5_000_000, standstill: 1_000_000 },
        }
    }
}
