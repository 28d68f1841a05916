//! The page's sentences that depend on what is chosen: what a model does with a
//! work, what a run is called, how it stands. No markup, no numbers of a run.

use super::state::{Ending, Goal, Shown, State, Step};
use crate::base::Nanos;
use crate::protocol::Network;
use crate::scenario::{Choice, Model, Pool, Verdict, Workload, gil_matters, grouped, in_words};

/// What the chosen model does with the work, in a sentence or two.
pub fn model_words(choice: &Choice) -> &'static str {
    match (choice.model, choice.pool) {
        (Model::Sequential, _) => {
            "One worker does one piece after the other and waits out every wait. This is what a speed-up is measured against."
        }
        (Model::Threads, _) => threads_words(choice),
        (Model::Processes, _) => processes_words(choice),
        (Model::Coroutines, Pool::None) => coroutines_words(choice),
        (Model::Coroutines, Pool::Threads) if choice.gil => {
            "The event loop hands the work to threads and awaits them. It is free to answer meanwhile, but whoever computes must hold the one GIL, and the loop needs it too."
        }
        (Model::Coroutines, Pool::Threads) => {
            "The event loop hands the work to threads and awaits them. Without a GIL they compute on as many cores as there are, and the loop stays free."
        }
        (Model::Coroutines, Pool::Processes) => {
            "The event loop hands the work to processes and awaits them. They compute at once and the loop stays free; starting them and copying to and fro is the price."
        }
    }
}

fn threads_words(choice: &Choice) -> &'static str {
    let has_lock = choice.value("version") == 1;
    match (choice.workload, choice.gil) {
        (Workload::Counter, _) if has_lock => {
            "Each addition takes the lock first, so none is lost. Most of the time then goes into handing the lock around."
        }
        (Workload::Counter, true) => {
            "Under the GIL a thread changes at check points only, and none lies between the reading and the writing back: nothing is lost, and nothing is gained."
        }
        (Workload::Counter, false) => {
            "Without a GIL and without a lock one thread can write back over what the other has just added. It may also go well: look at each repeat."
        }
        (Workload::Sleepers | Workload::Downloads, true) => {
            "A thread lets go of the GIL while it waits, so the waits overlap: as many at a time as there are threads."
        }
        (Workload::Sleepers | Workload::Downloads, false) => {
            "Each thread waits for itself, so the waits overlap: as many at a time as there are threads. Without computing the GIL makes no difference."
        }
        (Workload::Factorial, true) => {
            "The threads share one memory and one GIL, and a factorial has no check point at which it could be asked to give it up: they take turns, one call after the other."
        }
        (_, true) => {
            "The threads share one memory, but only the one that holds the GIL computes. Whoever waits asks for it after 5 ms, so they take turns: no faster than one."
        }
        (_, false) => {
            "The threads share one memory and no GIL stands between them: they compute at the same time, on as many cores as there are."
        }
    }
}

fn processes_words(choice: &Choice) -> &'static str {
    match choice.workload {
        Workload::Counter => {
            "Each process has a memory of its own, and so a counter of its own: nobody can come in between, and nothing is shared."
        }
        Workload::Sleepers | Workload::Downloads => {
            "Each process waits for itself, so the waits overlap: as many at a time as there are processes. That is a high price for waiting."
        }
        _ => {
            "Each process has a memory and an interpreter of its own, so they compute at the same time. Starting them, and copying work and results between them, is the price."
        }
    }
}

fn coroutines_words(choice: &Choice) -> &'static str {
    match choice.workload {
        Workload::Sleepers | Workload::Downloads => {
            "All tasks share one thread. Whoever waits lets the next one run, so every wait overlaps with every other, and one thread is enough."
        }
        Workload::Counter => {
            "All tasks share one thread and change places only where they await. Nothing is awaited between the reading and the writing back: nothing is lost."
        }
        Workload::Offload => {
            "The event loop computes itself. It cannot answer anyone until it is done: the tasks that only want an answer wait as long as the others compute."
        }
        _ => {
            "All tasks share one thread. A task that computes does not await, so the loop is blocked and the others wait: no faster than one after the other."
        }
    }
}

/// What a choice is called: `Finding primes · 4 threads · GIL`.
pub fn choice_words(choice: &Choice) -> String {
    let workers = |one: &str| if choice.workers == 1 { one.to_owned() } else { format!("{one}s") };
    let mut parts = vec![choice.workload.title().to_owned()];
    parts.push(match (choice.model, choice.pool) {
        (Model::Threads, _) => format!("{} {}", choice.workers, workers("thread")),
        (Model::Processes, _) => {
            format!("{} {}", choice.workers, if choice.workers == 1 { "process" } else { "processes" })
        }
        (Model::Coroutines, Pool::Threads) => format!("coroutines + {} {}", choice.workers, workers("thread")),
        (Model::Coroutines, Pool::Processes) => {
            format!("coroutines + {} {}", choice.workers, if choice.workers == 1 { "process" } else { "processes" })
        }
        (model, _) => model.title().to_ascii_lowercase(),
    });
    if gil_matters(choice.model, choice.pool) {
        parts.push(if choice.gil { "GIL" } else { "free-threaded" }.to_owned());
    }
    if choice.is_simulated() {
        parts.push(if choice.cores == 1 { "1 core".to_owned() } else { format!("{} cores", choice.cores) });
    }
    parts.join(" · ")
}

/// What is going on, for the line under the lanes.
pub fn progress_words(state: &State) -> String {
    match (state.under_way(), &state.shown) {
        (Some(busy), shown) => {
            let is_simulated = shown.as_ref().is_some_and(|shown| shown.choice.is_simulated());
            busy_words(busy.step, busy.goal, is_simulated)
        }
        (None, Some(shown)) => ending_words(shown),
        // It is about to run by itself.
        (None, None) if state.choice.is_simulated() => String::new(),
        (None, None) => "Nothing has run yet.".to_owned(),
    }
}

fn busy_words(step: Step, goal: Goal, is_simulated: bool) -> String {
    match (step, goal) {
        (Step::Calibrating, _) => "Measuring how many cores there really are …",
        (Step::Waiting, _) => "Waiting until the workers of the last run are gone …",
        (Step::Running, Goal::Show) if is_simulated => "Simulating …",
        (Step::Running, Goal::Show) => "Running …",
        (Step::Running, Goal::Baseline) => "Running the same work one after the other, to compare …",
        (Step::Stopping, _) => "Stopping …",
    }
    .to_owned()
}

fn ending_words(shown: &Shown) -> String {
    let Some(wall) = shown.facts.as_ref().map(|facts| facts.wall) else {
        let is_live = shown.ending == Ending::Live;
        return if is_live { "Running …" } else { "Stopped" }.to_owned();
    };
    let is_simulated = shown.choice.is_simulated();
    match shown.ending {
        Ending::Live => "Running …".to_owned(),
        Ending::Recorded => format!("Took {wall}"),
        Ending::Finished if is_simulated => format!("Takes {wall}"),
        Ending::Stopped { ended: 0 } if is_simulated => format!("Stopped after {wall}"),
        Ending::Stopped { .. } if is_simulated => {
            format!("Stopped after {wall}; the simulator did not answer and was ended")
        }
        Ending::Finished => format!("Finished in {wall}"),
        Ending::Stopped { ended: 0 } => format!("Stopped after {wall}; every worker left by itself"),
        Ending::Stopped { ended: 1 } => format!("Stopped after {wall}; one worker did not answer and was ended"),
        Ending::Stopped { ended } => format!("Stopped after {wall}; {ended} workers did not answer and were ended"),
        Ending::Failed if wall == Nanos::ZERO => "Failed before anything happened".to_owned(),
        Ending::Failed => format!("Failed after {wall}; what happened until then is here"),
    }
}

/// What a run came to and whether that is right.
pub fn result_words(shown: &Shown) -> Option<(String, Option<Verdict>)> {
    match &shown.outcome {
        Some(outcome) => Some((in_words(&shown.choice, &outcome.numbers), shown.verdict())),
        None => Some((shown.printed.clone()?, None)),
    }
}

/// A verdict for the reader.
pub fn verdict_words(verdict: Verdict) -> String {
    match verdict {
        Verdict::AsExpected => "✓ as expected".to_owned(),
        Verdict::LostUpdates { lost, of } => format!("{} of {} updates lost", grouped(lost), grouped(of)),
        Verdict::Wrong => "✗ not as expected".to_owned(),
    }
}

/// Who played the network.
pub const fn network_words(network: Network) -> &'static str {
    match network {
        Network::ServiceWorker => "answered by this page’s service worker",
        Network::Device => "answered by a worker that plays the network",
        Network::Timers => "played by timers: no service worker here",
    }
}

/// The name of a segment of the model control.
pub const fn model_title(model: Model, pool: Pool) -> &'static str {
    match (model, pool) {
        (Model::Coroutines, Pool::Threads | Pool::Processes) => "Coroutines + pool",
        (model, _) => model.title(),
    }
}
