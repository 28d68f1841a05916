//! What holds in every run: a core has one thread, a thread one state, an
//! interpreter one that computes with its GIL; work and cores are conserved.

use std::collections::BTreeMap;

use interleave::base::{LaneId, Nanos};
use interleave::machine::{Ending, Spec};
use interleave::trace::facts::Facts;
use interleave::trace::{LaneKind, On, Span, State, Trace};
use proptest::prelude::*;

use super::built::{WITHOUT_GIL, built};
use super::plans::{Menu, Plan, plan};
use super::running::{Run, run};
use super::specs::{ANY, spec};

/// From when until when.
type Stretch = (Nanos, Nanos);

/// The lanes of a kind with their spans that are longer than nothing.
fn lanes(trace: &Trace, kind: LaneKind) -> Vec<(LaneId, Vec<Span>)> {
    let lanes = trace.lanes().filter(|(_, lane)| lane.kind == kind).map(|(id, _)| id);
    let spans = |id| trace.spans(id).iter(trace.end()).filter(|span| span.start < span.end).collect();
    lanes.map(|id| (id, spans(id))).collect()
}

/// When each thread was on a core, by what the cores show; in order of time.
fn on_cores(trace: &Trace) -> BTreeMap<LaneId, Vec<Stretch>> {
    let mut found: BTreeMap<LaneId, Vec<Stretch>> = BTreeMap::new();
    for (_, spans) in lanes(trace, LaneKind::Core) {
        for span in spans.iter().filter(|span| span.state == State::Running) {
            let by = span.detail.and_then(|place| trace.detail(place)?.by).expect("a core runs a thread");
            found.entry(by).or_default().push((span.start, span.end));
        }
    }
    found.values_mut().for_each(|stretches| stretches.sort());
    found
}

/// The same stretches, with those made one that touch.
fn joined(stretches: impl IntoIterator<Item = Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for (start, end) in stretches {
        match joined.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => joined.push((start, end)),
        }
    }
    joined
}

fn stretches(spans: &[Span], states: &[State]) -> Vec<Stretch> {
    spans.iter().filter(|span| states.contains(&span.state)).map(|span| (span.start, span.end)).collect()
}

fn overlap(stretches: &[Stretch]) -> bool {
    stretches.windows(2).any(|pair| pair[0].1 > pair[1].0)
}

/// Spans lie end to end by how they are written down; here: each lane has a
/// beginning, nothing follows its end, and where the run ended well all end.
fn spans_tile_a_life(run: &Run) -> Result<(), TestCaseError> {
    let trace = &run.trace;
    let finished = matches!(run.machine.ending(), Some(Ending::Finished { .. }));
    for (id, lane) in trace.lanes() {
        let spans: Vec<_> = trace.spans(id).iter(trace.end()).collect();
        prop_assert!(!spans.is_empty(), "{} has no spans", lane.name);
        let ends = spans.iter().filter(|span| span.state == State::Done).count();
        let is_over = spans.last().is_some_and(|span| span.state == State::Done);
        prop_assert!(ends <= 1 && (ends == 1) == is_over, "{} goes on after its end", lane.name);
        prop_assert!(is_over || !finished || lane.kind == LaneKind::Core, "{} does not end", lane.name);
        let began = lane.parent.map_or(Nanos::ZERO, |parent| trace.spans(parent).get(0, trace.end()).unwrap().start);
        prop_assert!(began <= spans[0].start, "{} begins before what it belongs to", lane.name);
    }
    Ok(())
}

/// A core shows who it runs, and that thread's lane shows the same.
fn cores_and_threads_agree(run: &Run) -> Result<(), TestCaseError> {
    let cores = on_cores(&run.trace);
    for (lane, spans) in lanes(&run.trace, LaneKind::Thread) {
        let name = &run.trace.lane(lane).unwrap().name;
        let here = cores.get(&lane).cloned().unwrap_or_default();
        prop_assert!(!overlap(&here), "{} is on two cores at once", name);
        let here = joined(here);
        let busy = stretches(&spans, &[State::Running, State::Copying]);
        let may = joined(stretches(&spans, &[State::Running, State::Copying, State::Starting]));
        let within = |(start, end): &Stretch, all: &[Stretch]| all.iter().any(|it| it.0 <= *start && *end <= it.1);
        prop_assert!(busy.iter().all(|it| within(it, &here)), "{} computes on no core", name);
        prop_assert!(here.iter().all(|it| within(it, &may)), "a core runs {}, which does not", name);
    }
    Ok(())
}

/// What threads computed is what cores ran, to the nanosecond.
fn work_is_conserved(run: &Run) -> Result<(), TestCaseError> {
    let cores = on_cores(&run.trace);
    for (lane, computed) in run.machine.computed() {
        let shown: Nanos = cores.get(&lane).into_iter().flatten().map(|(start, end)| end.since(*start)).sum();
        prop_assert_eq!(shown, computed, "{} computed", &run.trace.lane(lane).unwrap().name);
    }
    for (core, spans) in lanes(&run.trace, LaneKind::Core) {
        let all: Nanos = spans.iter().map(|span| span.end - span.start).sum();
        prop_assert_eq!(all, run.trace.end(), "core {:?} has lost time", core);
    }
    Ok(())
}

/// Of the threads of one interpreter at most one computes and has not let go of
/// the GIL.
fn one_computes_with_the_gil(run: &Run) -> Result<(), TestCaseError> {
    let trace = &run.trace;
    let without = |span: &Span| {
        let detail = span.detail.and_then(|place| trace.detail(place));
        detail.is_some_and(|it| it.on == On::Work && it.object.and_then(|id| trace.object(id)) == Some(WITHOUT_GIL))
    };
    let mut computing: BTreeMap<_, Vec<Stretch>> = BTreeMap::new();
    for (id, spans) in lanes(trace, LaneKind::Thread) {
        let lane = trace.lane(id).unwrap();
        let own = lane.name.starts_with("Interpreter").then_some(id);
        let spans = spans.iter().filter(|span| span.state == State::Running && !without(span));
        computing.entry((lane.parent, own)).or_default().extend(spans.map(|span| (span.start, span.end)));
    }
    for (interpreter, mut stretches) in computing {
        stretches.sort();
        prop_assert!(!overlap(&stretches), "two of {:?} compute at once", interpreter);
    }
    Ok(())
}

/// Nobody is ready while a core is idle.
fn no_core_is_wasted(run: &Run) -> Result<(), TestCaseError> {
    let count = |kind, state| {
        let mut changes: BTreeMap<Nanos, i64> = BTreeMap::new();
        for (start, end) in lanes(&run.trace, kind).iter().flat_map(|(_, spans)| stretches(spans, &[state])) {
            *changes.entry(start).or_default() += 1;
            *changes.entry(end).or_default() -= 1;
        }
        changes
    };
    let (ready, idle) = (count(LaneKind::Thread, State::Ready), count(LaneKind::Core, State::Waiting));
    let moments: std::collections::BTreeSet<_> = ready.keys().chain(idle.keys()).copied().collect();
    let (mut are_ready, mut are_idle) = (0, 0);
    for at in moments {
        are_ready += ready.get(&at).unwrap_or(&0);
        are_idle += idle.get(&at).unwrap_or(&0);
        prop_assert!(are_ready == 0 || are_idle == 0, "at {} a thread is ready and a core idle", at.0);
    }
    Ok(())
}

/// What the critical path is made of adds up to the wall time.
fn the_path_is_the_wall(run: &Run) -> Result<(), TestCaseError> {
    let path: Nanos = Facts::of(&run.trace).critical_path.by_state.into_iter().sum();
    prop_assert_eq!(path, run.trace.end());
    Ok(())
}

fn check(spec: &Spec, plan: &Plan) -> Result<(), TestCaseError> {
    let run = run(spec, built(plan));
    let all = [spans_tile_a_life, cores_and_threads_agree, work_is_conserved, no_core_is_wasted, the_path_is_the_wall];
    let held = all.iter().try_for_each(|law| law(&run));
    let held = if spec.gil { held.and_then(|()| one_computes_with_the_gil(&run)) } else { held };
    held.map_err(|error| TestCaseError::fail(format!("{error}\n{}", run.told())))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_in_every_run(spec in spec(ANY), plan in plan(Menu::All)) {
        check(&spec, &plan)?;
    }
}
