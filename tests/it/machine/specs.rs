//! Computers of chance: how many cores, what they cost, how they choose.

use interleave::base::{Nanos, Rng};
use interleave::machine::{Costs, Limits, Network, Policy, Spec};
use proptest::prelude::*;

/// How a computer of chance shall be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Whether it has a GIL, if that matters.
    pub(super) gil: Option<bool>,
    /// Whether its own doings take no time.
    pub(super) free: bool,
    /// Whether it may have too little memory.
    pub(super) poor: bool,
}

/// Any computer at all.
pub(super) const ANY: Bounds = Bounds { gil: None, free: false, poor: true };

/// Computers within these bounds.
pub(super) fn spec(bounds: Bounds) -> impl Strategy<Value = Spec> {
    let cores = prop_oneof![3 => 1_u32..5, 2 => 5_u32..17, 1 => Just(128_u32), 1 => 17_u32..128];
    let costs = if bounds.free {
        Just(Costs::none()).boxed()
    } else {
        prop_oneof![2 => Just(Costs::none()), 2 => Just(Costs::default()), 2 => any::<u64>().prop_map(costs_of)].boxed()
    };
    let gil = bounds.gil.map_or(any::<bool>().boxed(), |gil| Just(gil).boxed());
    let memory = if bounds.poor {
        prop_oneof![6 => Just(16_u64 << 30), 1 => (4_u64..400).prop_map(|mib| mib << 20)].boxed()
    } else {
        Just(16 << 30).boxed()
    };
    let seed = prop_oneof![1 => Just(0_u64), 1 => any::<u64>()];
    let fine = prop::bool::weighted(0.3);
    (cores, costs, gil, memory, seed, fine, 1_u32..6).prop_map(
        |(cores, costs, gil, memory, seed, fine, connections)| {
            let usual = Spec::default();
            Spec {
                cores,
                costs,
                gil,
                memory,
                seed,
                fine,
                policy: Policy::of_seed(seed),
                network: Network { connections, median: Nanos::from_millis(2), ..usual.network },
                limits: Limits { time: Nanos::from_millis(20_000), spans: 20_000, standstill: 100_000 },
                ..usual
            }
        },
    )
}

/// Costs between nothing and twice the usual, rules included; a third of them with
/// cores that change at once.
fn costs_of(seed: u64) -> Costs {
    let mut chance = Rng::new(seed);
    let mut below = |most: u64| Nanos(chance.below(most));
    let switching = u64::from(!seed.is_multiple_of(3));
    Costs {
        time_slice: Nanos(100_000) + below(8_000_000),
        switch_interval: Nanos(100_000) + below(10_000_000),
        thread_switch: below(4_000) * switching,
        process_switch: below(6_000) * switching,
        core_change: below(10_000) * switching,
        gil_hand_over: below(20_000),
        forced_hand_over: below(120_000),
        sleep_slack: below(80_000),
        fair_after: below(2_000_000),
        thread_start: below(80_000),
        fork: below(1_200_000),
        fork_per_megabyte: below(120_000),
        fork_boot: below(2_000_000),
        spawn_boot: below(8_000_000),
        forkserver_boot: below(4_000_000),
        spawn: below(1_200_000),
        process_exit: below(800_000),
        pipe_call: below(5_000),
        pipe_bytes_per_micro: 1 + below(4_000).0,
        ..Costs::default()
    }
}
