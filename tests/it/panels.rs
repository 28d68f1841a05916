//! The panels of the page as a reader finds them: what they say in which state.
//! Rendered natively; what they do when clicked is a browser's to test.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use interleave::base::Nanos;
use interleave::protocol::{Network, Outcome};
use interleave::scenario::{Choice, Model, Place, Pool, Presentation, Workload};
use interleave::trace::{self, States};
use interleave::ui::state::{Action, Goal, State, Tab, Told, WORKERS, Weight};
use interleave::ui::{self, tabs, words};
use yew::prelude::*;
use yew::{LocalServerRenderer, NodeRef};

use crate::state::{after, facts, finished, real, simulated};

/// A panel, which is no component of its own.
#[derive(Clone, PartialEq, Properties)]
struct PanelProps {
    panel: Html,
}

#[component]
fn Panel(props: &PanelProps) -> Html {
    props.panel.clone()
}

/// The panel's markup.
fn markup(panel: Html) -> String {
    let mut rendering = pin!(LocalServerRenderer::<Panel>::with_props(PanelProps { panel }).hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    // Nothing in a panel waits for anything, so it is ready when it is asked often enough.
    for _ in 0..1_000 {
        if let Poll::Ready(markup) = rendering.as_mut().poll(&mut context) {
            return markup;
        }
    }
    panic!("the panel was never done");
}

/// What can be read in it: the texts, with a bar where an element ends.
fn text(markup: &str) -> String {
    let mut text = String::new();
    for part in markup.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if tag.starts_with('/') && !text.ends_with('|') {
            text.push('|');
        }
        text.push_str(words);
    }
    text
}

fn controls(state: State) -> String {
    markup(ui::controls(&state, &Callback::noop(), &Callback::noop(), Some("?scenario=primes")))
}

fn status(state: State) -> String {
    text(&markup(ui::status(&state, &Callback::noop(), &NodeRef::default())))
}

fn tiles(state: State) -> String {
    text(&markup(ui::facts(&state, &Callback::noop())))
}

fn chosen(choice: Choice) -> State {
    after(real(true), [Action::Restore(choice.in_place(Place::Real), Presentation::default(), Vec::new())])
}

fn check(found: &str, expected: &[&str], absent: &[&str]) {
    for words in expected {
        assert!(found.contains(words), "{words:?} is not in {found}");
    }
    for words in absent {
        assert!(!found.contains(words), "{words:?} is in {found}");
    }
}

#[test]
fn controls_are_those_that_matter() {
    let with = |workload, model, pool| {
        let mut choice = Choice::new(workload, model);
        choice.pool = pool;
        text(&controls(chosen(choice)))
    };
    let threads = with(Workload::Primes, Model::Threads, Pool::None);
    check(&threads, &["Model", "Workers", "Python", "free-threaded", "Numbers up to", "Run"], &["Pool", "Stop"]);
    check(&with(Workload::Primes, Model::Sequential, Pool::None), &["Numbers up to"], &["Workers", "Python", "Pool"]);
    check(&with(Workload::Primes, Model::Processes, Pool::None), &["Workers"], &["Python", "Pool"]);
    check(&with(Workload::Fib, Model::Coroutines, Pool::Threads), &["Pool", "Workers", "Python"], &[]);
    check(&with(Workload::Fib, Model::Coroutines, Pool::Processes), &["Pool", "Workers"], &["Python"]);
    check(&with(Workload::Counter, Model::Threads, Pool::None), &["Lock", "Repeats", "Additions each"], &[]);
}

#[test]
fn what_cannot_be_had_can_be_reached_and_says_why() {
    let found = controls(real(false));
    check(&found, &["aria-disabled=\"true\"", "aria-describedby=\"control-model-1-why\"", "role=\"tooltip\""], &[]);
    check(&text(&found), &["No shared memory here.", "Open it in a tab of its own"], &[]);
    let factorial = controls(after(real(true), [Action::PickWorkload(Workload::Factorial)]));
    check(&text(&factorial), &["A factorial is one long call that never awaits"], &["Open it in a tab"]);
}

#[test]
fn a_wrong_number_stays_with_a_sentence() {
    let typed = |text: &str| controls(after(real(true), [Action::Type("limit", text.to_owned())]));
    let wrong = typed("12");
    check(
        &wrong,
        &[
            "value=\"12\"",
            "aria-invalid=\"true\"",
            "A whole number from 1\u{202f}000 to 50\u{202f}000\u{202f}000, please.",
        ],
        &[],
    );
    check(&typed("2000"), &["value=\"2000\""], &["aria-invalid"]);
    check(&controls(real(true)), &["value=\"5\u{202f}000\u{202f}000\""], &["aria-invalid"]);
    check(&controls(after(real(true), [Action::Type(WORKERS, "99".to_owned())])), &["value=\"99\"", "1 to 32"], &[]);
}

#[test]
fn run_becomes_stop_and_stays_in_its_place() {
    let running = after(real(true), [Action::Start(Goal::Show)]);
    check(&controls(running.clone()), &["id=\"run\"", "Stop", "aria-keyshortcuts=\"Escape\""], &[]);
    let stopping = controls(after(running, [Action::Stop]));
    check(&stopping, &["id=\"run\" aria-disabled=\"true\" aria-keyshortcuts=\"Escape\"", "Stop"], &[]);
}

#[test]
fn the_status_says_what_goes_on() {
    let run = |told: Vec<Told>| {
        let heard = told.into_iter().map(|told| Action::Hear(1, told));
        status(after(real(true), [Action::Start(Goal::Show)].into_iter().chain(heard)))
    };
    let choice = real(true).choice;
    let done = || facts(Nanos::from_millis(412));
    check(&status(real(true)), &["Nothing has run yet."], &["ran just now"]);
    check(&run(vec![]), &["Measuring how many cores"], &["ran just now"]);
    check(&run(vec![Told::Waiting]), &["Waiting until the workers of the last run are gone"], &[]);
    check(&run(vec![Told::Cores(20), Told::Begun(None)]), &["Running …", "Finding primes · 4 threads · GIL"], &[]);
    let finished = run(vec![finished(&choice, Nanos::from_millis(412))]);
    check(&finished, &["Finished in 412 ms", "348\u{202f}513 primes", "✓ as expected", "ran just now, here"], &[]);
    let wrong = run(vec![Told::Finished(Outcome { numbers: vec![7] }, done())]);
    check(&wrong, &["7 primes", "✗ not as expected"], &[]);
    check(
        &run(vec![Told::Stopped(0, Some(done()))]),
        &["Stopped after 412 ms; every worker left by itself"],
        &["expected"],
    );
    check(&run(vec![Told::Stopped(3, Some(done()))]), &["3 workers did not answer and were ended"], &[]);
    check(&run(vec![Told::Failed("So.".to_owned(), done())]), &["Failed after 412 ms; what happened until then"], &[]);
    check(
        &status(after(real(true), [Action::ShowRecorded(done(), Some("348 primes".to_owned()))])),
        &["348 primes", "recorded earlier, on another computer"],
        &[],
    );
}

#[test]
fn a_picture_of_something_else_is_marked() {
    let choice = real(true).choice;
    let ran = after(real(true), [Action::Start(Goal::Show), Action::Hear(1, finished(&choice, Nanos(9)))]);
    check(&status(ran.clone()), &["ran just now"], &["changed since"]);
    check(&status(after(ran, [Action::PickGil(false)])), &["changed since: press Run", "GIL"], &["free-threaded"]);
}

#[test]
fn lost_updates_are_counted() {
    let mut choice =
        Choice::new(Workload::Counter, Model::Threads).with_value("repeats", 2).with_value("times", 50_000_000);
    choice.gil = false;
    let numbers = vec![100_000_000, 96_758_009];
    let told = Told::Finished(Outcome { numbers }, facts(Nanos(9)));
    let state = after(chosen(choice), [Action::Start(Goal::Show), Action::Hear(1, told)]);
    check(&status(state), &["3\u{202f}241\u{202f}991 of 200\u{202f}000\u{202f}000 updates lost"], &["expected"]);
}

/// The line may cut them; the second time they stand over the lanes as a whole, when they are opened.
#[test]
fn many_counts_are_told_in_the_line_and_whole() {
    let choice = Choice::new(Workload::Counter, Model::Threads).with_value("repeats", 20);
    let told_with = |numbers: Vec<u64>| {
        let told = Told::Finished(Outcome { numbers }, facts(Nanos(9)));
        status(after(chosen(choice.clone()), [Action::Start(Goal::Show), Action::Hear(1, told)]))
    };
    assert_eq!(told_with(vec![789]).matches("789").count(), 1);
    let whole = vec!["123"; 20].join(" · ");
    assert_eq!(told_with(vec![123; 20]).matches(&whole).count(), 2);
}

#[test]
fn the_facts_are_those_of_the_model_and_the_work() {
    let choice = real(true).choice;
    let empty = tiles(real(true));
    check(
        &empty,
        &["–|wall time", "speed-up over sequential", "hand-overs of the GIL", "the browser says 8"],
        &["Measure it"],
    );
    let heard = [Told::Cores(21), finished(&choice, Nanos::from_millis(50))].map(|told| Action::Hear(1, told));
    let ran = after(real(true), [Action::Start(Goal::Show)].into_iter().chain(heard));
    check(&tiles(ran.clone()), &["50.0 ms|wall time", "2.1 cores measured, the browser says 8", "Measure it"], &[]);
    let baseline = finished(&choice.sequentially(), Nanos::from_millis(102));
    let measured = after(ran, [Action::Start(Goal::Baseline), Action::Hear(2, baseline)]);
    check(&tiles(measured), &["2.04×|speed-up over sequential (102 ms)"], &["Measure it"]);
    let mut downloads = Choice::new(Workload::Downloads, Model::Coroutines);
    let begun = Action::Hear(1, Told::Begun(Some(Network::Timers)));
    let loading = after(chosen(downloads.clone()), [Action::Start(Goal::Show), begun]);
    check(&tiles(loading), &["requests in flight at once; played by timers", "steps of tasks"], &["GIL"]);
    downloads.model = Model::Processes;
    check(&tiles(chosen(downloads)), &["serialised between processes"], &["steps of tasks"]);
    let offload = chosen(Choice::new(Workload::Offload, Model::Coroutines));
    check(&tiles(offload), &["half of all answers came within"], &["speed-up"]);
}

#[test]
fn the_page_says_what_it_is_about() {
    for workload in Workload::ALL {
        for model in Model::ALL {
            let about = text(&markup(ui::about(&Choice::new(workload, model))));
            check(&about, &["About this work"], &[]);
            assert!(words::choice_words(&Choice::new(workload, model)).starts_with(workload.title()));
        }
    }
}

#[test]
fn messages_are_announced_by_weight() {
    let told = [(Weight::Note, "A note."), (Weight::Failure, "A failure.")];
    let state = after(real(true), told.map(|(weight, text)| Action::Tell(weight, text.to_owned())));
    let found = markup(ui::messages(&state.messages, &Callback::noop()));
    let (alert, status) = found.split_once("role=\"status\"").unwrap();
    check(alert, &["role=\"alert\"", "A failure.", "Dismiss"], &["A note."]);
    check(status, &["A note."], &[]);
}

#[test]
fn header_and_legend_list_everything() {
    let header = markup(ui::header(&real(true), &Callback::noop(), Callback::noop()));
    for workload in Workload::ALL {
        check(&header, &[workload.title(), workload.id()], &[]);
    }
    let mut times = [Nanos::ZERO; 12];
    times[trace::State::Gil.index()] = Nanos(5);
    let legend = |highlighted| markup(ui::legend(Some(times), highlighted, &Callback::noop()));
    let none = States::default();
    check(&text(&legend(none)), &["running", "waiting for the GIL", "blocked on a lock"], &[]);
    assert_eq!(legend(none).matches("class=\"absent\"").count(), 10, "all but one");
    check(&legend(none), &[], &["aria-pressed=\"true\""]);
    let found = legend(none.turned(trace::State::Running));
    let pressed: Vec<&str> = found.split("aria-pressed=\"true\"").skip(1).collect();
    assert!(matches!(pressed[..], [rest] if rest.contains("swatch running")), "{found}");
}

#[test]
fn the_panel_below_the_lanes_is_picked() {
    let tabs = |tab| markup(tabs(tab, &Callback::noop()));
    for tab in Tab::ALL {
        let found = tabs(after(real(true), [Action::PickTab(tab)]).tab);
        assert_eq!(found.matches(" checked").count(), 1);
        let (before, _) = found.split_once(" checked").unwrap();
        assert!(before.rsplit('<').next().unwrap().contains(&format!("value=\"{}\"", tab.title())), "{found}");
    }
}

#[test]
fn what_is_simulated_has_cores_and_no_run_button() {
    let found = controls(simulated(false));
    check(
        &found,
        &["Cores", "placeholder=\"…\"", "Where", "For real, here"],
        &["id=\"run\"", "aria-disabled=\"true\""],
    );
    check(&controls(real(true)), &["id=\"run\"", "Where"], &["Cores"]);
    let many = controls(after(simulated(true), [Action::PickCores(100)]));
    check(&many, &["class=\"picked\"", "value=\"100\"", "Cores, 1 to 128: 100"], &[]);
    let embedded = Presentation { embed: true, ..Presentation::default() };
    let choice = simulated(true).choice;
    let embedded = controls(after(simulated(true), [Action::Restore(choice, embedded, Vec::new())]));
    check(&text(&embedded), &["Cores"], &["Where", "Workers", "Run"]);
}

#[test]
fn a_simulated_run_keeps_the_line_until_there_is_another() {
    let state = after(simulated(true), [Action::Start(Goal::Show)]);
    check(&status(state.clone()), &[], &["Simulating", "Stop", "Run again"]);
    let slow = after(state.clone(), [Action::Appear(1)]);
    check(&status(slow.clone()), &["Simulating …", "Stop", "4 cores"], &["ran just now"]);
    let stopped = after(slow, [Action::Stop, Action::Hear(1, Told::Stopped(0, None))]);
    check(&status(stopped.clone()), &["Stopped", "Run again"], &["after"]);
    let stopped = after(stopped, [Action::Hear(1, Told::Facts(facts(Nanos::from_millis(9))))]);
    check(&status(stopped), &["Stopped after 9.00 ms"], &["worker"]);
    let told = finished(&state.choice, Nanos::from_millis(150));
    let done = after(state, [Action::Hear(1, told)]);
    check(&status(done.clone()), &["Takes 150 ms", "9\u{202f}592 primes", "simulated"], &["ran just now", "press Run"]);
    // While the next one goes on, and while it is compared, nothing changes.
    let next = after(done.clone(), [Action::PickCores(2), Action::Start(Goal::Show)]);
    assert_eq!(status(next), status(done.clone()));
    assert_eq!(status(after(done.clone(), [Action::Start(Goal::Baseline)])), status(done.clone()));
    check(&status(after(done, [Action::PickPlace(Place::Real)])), &["changed since: press Run"], &[]);
}

#[test]
fn the_facts_of_a_simulated_run_are_those_of_its_computer() {
    let state = after(simulated(true), [Action::Start(Goal::Show)]);
    let told = finished(&state.choice, Nanos::from_millis(150));
    let found = tiles(after(state, [Action::Hear(1, told)]));
    check(&found, &["of 4 cores used", "context switches", "hand-overs of the GIL", "memory in use, at most"], &[]);
    check(&found, &["What the wall time was made of"], &["clock", "browser", "Measure it"]);
}
