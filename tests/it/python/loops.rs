//! Event loops on the computer: their tasks as lanes, what they wait for, who is to
//! blame when none can go on, and what iterations and tasks cost.

use std::collections::BTreeMap;

use interleave::base::{LaneId, ObjectId};
use interleave::engine::python::RunEnd;
use interleave::python::Dialect;
use interleave::trace::{Event, LaneKind, On, State};

use super::running::{Ran, on};
use super::{programs, recorded};

/// What each task's lane says, in the order of time: its states, with what they are
/// about where that has a name.
fn told(ran: &Ran) -> BTreeMap<String, Vec<String>> {
    let (mut names, mut objects) = (BTreeMap::<LaneId, String>::new(), BTreeMap::<ObjectId, String>::new());
    let mut told = BTreeMap::<String, Vec<String>>::new();
    for event in &ran.events {
        match event {
            Event::Lane(id, lane) if lane.kind == LaneKind::Task => _ = names.insert(*id, lane.name.clone()),
            Event::Object(id, name) => _ = objects.insert(*id, name.clone()),
            Event::Span { lane, state, detail, .. } => {
                let Some(name) = names.get(lane) else { continue };
                let what = match detail {
                    Some(detail) if *state == State::Awaiting => {
                        let object = detail.object.and_then(|object| objects.get(&object));
                        object.cloned().unwrap_or_else(|| format!("{:?}", detail.on))
                    }
                    _ => format!("{state:?}"),
                };
                let lines = told.entry(name.clone()).or_default();
                if lines.last() != Some(&what) {
                    lines.push(what);
                }
            }
            _ => {}
        }
    }
    told
}

#[test]
fn a_tasks_lane_says_what_it_awaits() {
    let source = "
import asyncio
async def main():
    gate, jobs, lock = asyncio.Event(), asyncio.Queue(), asyncio.Lock()
    async def waits(): await gate.wait()
    async def gets(): await jobs.get()
    async def locks():
        async with lock: pass
    async def sleeps(): await asyncio.sleep(0.01)
    async with lock:
        tasks = [asyncio.create_task(work(), name=work.__name__) for work in (waits, gets, locks, sleeps)]
        await asyncio.sleep(0)
        await tasks[3]
        gate.set()
        jobs.put_nowait(1)
    await asyncio.gather(*tasks)
asyncio.run(main())
";
    let ran = Ran::of("lanes.py", source);
    assert_eq!(ran.end, RunEnd::Exit(0), "{}", ran.errors);
    let told = told(&ran);
    for (task, awaits) in [("waits", "gate"), ("gets", "jobs"), ("locks", "lock"), ("sleeps", "Time")] {
        assert_eq!(told[task], ["Ready", "Running", awaits, "Ready", "Running", "Done"], "{task}");
    }
    let main = &told["Task-1"];
    assert_eq!(main[..5], ["Ready", "Running", "Ready", "Running", "sleeps"], "{main:?}");
    let blamed = ran.events.iter().any(|event| match event {
        Event::Span { detail: Some(detail), .. } => detail.on == On::Lock && detail.by.is_some(),
        _ => false,
    });
    assert!(blamed, "a wait for the lock does not say who has it");
}

#[test]
fn an_eager_task_steps_within_the_one_that_made_it() {
    let source = "
import asyncio
async def child(): await asyncio.sleep(0.01)
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await asyncio.create_task(child(), name='child')
asyncio.run(main())
";
    let told = told(&Ran::of("eager.py", source));
    assert_eq!(told["child"], ["Ready", "Running", "Time", "Ready", "Running", "Done"]);
    assert_eq!(told["Task-1"], ["Ready", "Running", "Ready", "Running", "child", "Ready", "Running", "Done"]);
}

#[test]
fn a_deadlock_of_tasks_tells_who_waits_for_whom() {
    let source = "
import asyncio
left, right = asyncio.Lock(), asyncio.Lock()
async def take(first, second):
    async with first:
        await asyncio.sleep(0.01)
        async with second: pass
async def main():
    one = asyncio.create_task(take(left, right))
    two = asyncio.create_task(take(right, left))
    await one
    await two
asyncio.run(main())
";
    let ran = Ran::of("stuck.py", source);
    let RunEnd::Deadlock(story) = &ran.end else { panic!("{ran:?}") };
    assert_eq!(
        story,
        "Deadlock: nobody can go on. MainThread waits for something to become ready. Task-1 waits for Task-2. \
         Task-2 waits for right, held by Task-3. Task-3 waits for left, held by Task-2."
    );
}

#[test]
fn the_order_of_a_loop_is_the_same_on_any_computer() {
    let computers = [(1, Dialect::Python314, 0), (2, Dialect::Python39, 7)];
    let is_loops = |(name, _): &(String, String)| name.starts_with("asyncio_");
    for (place, (name, source)) in programs().into_iter().filter(is_loops).enumerate() {
        let (cores, dialect, seed) = computers[place % computers.len()];
        let setup = interleave::engine::python::Setup { seed, ..on(cores, dialect) };
        assert_eq!(
            Ran::on(&name, &source, &setup).output,
            recorded(&name, "out"),
            "{name} on {cores} cores, {dialect:?}"
        );
    }
}

/// Nanoseconds that one round takes, and what CPython 3.14 was measured to take.
fn check(what: &str, lines: &str, rounds: u32, expected: f64) {
    let source = format!(
        "import asyncio, time\nasync def noop(): pass\nasync def main():\n    loop = asyncio.get_running_loop()\n    \
         N = {rounds}\n    began = time.perf_counter_ns()\n{lines}\n    \
         print((time.perf_counter_ns() - began) / N)\nasyncio.run(main())\n"
    );
    let ran = Ran::of("costs.py", &source);
    let took: f64 = ran.output.trim().parse().unwrap_or_else(|_| panic!("{what}: {ran:?}"));
    assert!((expected * 0.75..=expected * 1.25).contains(&took), "{what}: {took} ns, {expected} measured");
}

#[test]
fn a_loop_costs_what_it_costs_in_cpython() {
    check("a coroutine that does not wait", "    for _ in range(N): await noop()", 500, 60.0);
    check("an iteration with one task", "    for _ in range(N): await asyncio.sleep(0)", 300, 2_226.0);
    let turns = "    async def turn():\n        for _ in range(N // 100): await asyncio.sleep(0)\n    \
        await asyncio.gather(*[turn() for _ in range(100)])";
    check("a turn of one of many tasks", turns, 3_000, 1_484.0);
    check("create_task", "    tasks = [loop.create_task(noop()) for _ in range(N)]", 300, 1_500.0);
    let timers = "    await asyncio.gather(*[asyncio.sleep(0.0001) for _ in range(N)])";
    check("a sleep", timers, 500, 8_000.0);
    let lock = "    lock = asyncio.Lock()\n    for _ in range(N):\n        async with lock: pass";
    check("a lock", lock, 300, 294.0);
}
