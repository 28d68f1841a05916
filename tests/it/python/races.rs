//! Which programs lose updates, by Python: what 3.9 to 3.14 and 3.14t were seen to
//! do with two threads that both add to one variable.

use interleave::python::Dialect::{self, Every, Free, Python39, Python314};

use super::running::{Ran, on, with};

/// What lies between reading a variable and writing it, and which Pythons lose
/// updates there.
const ROWS: &[(&str, &[Dialect])] = &[
    ("counter += 1", &[Python39, Every, Free]),
    ("it.value += 1", &[Python39, Every, Free]),
    ("d['x'] += 1", &[Python39, Every, Free]),
    ("items[0] += 1", &[Python39, Every, Free]),
    ("t = counter; t = t + 1; counter = t", &[Python39, Every, Free]),
    ("t = counter\n        if t < 0: pass\n        counter = t + 1", &[Python39, Every, Free]),
    ("t = counter\n        for _ in (1,): pass\n        counter = t + 1", &[Python39, Python314, Every, Free]),
    ("counter += int(1)", &[Python39, Python314, Every, Free]),
    ("counter = same(counter) + 1", &[Python39, Python314, Every, Free]),
    ("t = counter; 'x'.upper(); counter = t + 1", &[Python39, Python314, Every, Free]),
    ("t = counter; len('x'); counter = t + 1", &[Python39, Every, Free]),
    ("t = counter; isinstance(t, int); counter = t + 1", &[Python39, Every, Free]),
    ("it.tracked += 1", &[Python39, Python314, Every, Free]),
    ("t = counter; time.sleep(0); counter = t + 1", &[Python39, Python314, Every, Free]),
    ("items.append(1)", &[]),
];

const PROGRAM: &str = "
import sys
import threading
import time
N = 100
SKEW = 0
INTERVAL = 10
sys.setswitchinterval(INTERVAL / 1e6)
class It:
    value = 0
    hidden = 0
    @property
    def tracked(self): return self.hidden
    @tracked.setter
    def tracked(self, value): self.hidden = value
def same(x): return x
counter = 0
it = It()
d = {'x': 0}
items = [0]
def work():
    global counter
    for _ in range(SKEW): pass
    for _ in range(N):
        BODY
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(2 * N - counter - it.value - it.hidden - d['x'] - items[0] - (len(items) - 1))
";

/// So often each thread adds: for much longer than the switch interval.
const TIMES: u64 = 4_000;

/// In so many runs, each of which begins a little later.
const RUNS: u64 = 4;

/// How many updates are lost in one run of two threads that add so often.
fn lost_in_one(body: &str, dialect: Dialect, settings: [(&str, u64); 3]) -> u64 {
    let setup = settings.iter().fold(on(2, dialect), |setup, (name, value)| with(setup, name, *value));
    let ran = Ran::on("race.py", &PROGRAM.replace("BODY", body), &setup);
    ran.output.trim().parse().unwrap_or_else(|_| panic!("{body}: {ran:?}"))
}

/// The same in several runs.
fn lost(body: &str, dialect: Dialect, times: u64) -> u64 {
    (0..RUNS).map(|run| lost_in_one(body, dialect, [("N", times), ("SKEW", 7 * run), ("INTERVAL", 10)])).sum()
}

fn check(dialect: Dialect, times: u64) {
    for (body, losers) in ROWS {
        // A sleep takes so long that a few are enough.
        let times = if body.contains("sleep") { 30 } else { times };
        let lost = lost(body, dialect, times);
        let all = 2 * times * RUNS;
        assert_eq!(lost > 0, losers.contains(&dialect), "{body} on {dialect:?}: {lost} of {all}");
    }
}

#[test]
fn today_a_switch_comes_only_at_calls_and_backward_jumps() {
    check(Python314, TIMES);
}

#[test]
fn of_old_a_switch_came_nearly_anywhere() {
    check(Python39, TIMES);
}

#[test]
fn with_a_check_point_everywhere_nothing_but_c_is_whole() {
    check(Every, TIMES);
}

#[test]
fn without_a_gil_every_row_loses() {
    check(Free, TIMES);
}

/// Shares of all updates, in per mille, measured with CPython.
#[test]
fn as_many_are_lost_as_with_cpython() {
    let rows = [
        ("counter += 1", Python39, 250),
        ("counter += int(1)", Python314, 330),
        ("counter = same(counter) + 1", Python314, 320),
        ("t = counter; 'x'.upper(); counter = t + 1", Python314, 300),
        ("t = counter\n        for _ in (1,): pass\n        counter = t + 1", Python314, 300),
        ("counter += 1", Free, 350),
        ("counter = same(counter) + 1", Free, 430),
    ];
    for (body, dialect, share) in rows {
        // Without a GIL the first is alone until the second has begun: that must not count.
        let times = if dialect == Free { 4 * TIMES } else { TIMES };
        let lost = lost(body, dialect, times) * 1_000 / (2 * times * RUNS);
        assert!((share / 2..=share * 2).contains(&lost), "{body} on {dialect:?}: {lost} per mille, {share} measured");
    }
}

#[test]
fn a_short_loop_is_over_before_anyone_asks_for_the_gil() {
    // Each takes less than the usual interval, and the first is over before there is a second.
    let usual = [("N", 10_000), ("SKEW", 0), ("INTERVAL", 5_000)];
    assert_eq!(lost_in_one("counter += 1", Python39, usual), 0);
    assert!(lost_in_one("counter += 1", Free, usual) > 0);
}
