//! What a script beside the page can ask it, on `globalThis.interleave`: how the
//! run stands, and its trace as a file. For course sites, tests and benches; the
//! page itself does not use it.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::renders;
use super::stage::{Screen, Seen};
use super::state::{Ending, Goal, State, Step};
use super::store::Store;
use crate::scenario::Verdict;
use crate::trace::file;

/// Where `boot.js` has left what it loaded; the questions stand beside it.
const SHELF: &str = "interleave";

/// Answers from now on. `interleave.report()` is an object with `phase`,
/// `verdict`, `numbers` (decimal text), `wallMs`, `sequentialMs`, `cores` (as
/// measured) and `messages`;
/// `interleave.view()` what of the run is seen: `from`, `until` and `playhead` in
/// nanoseconds, `left` and `right` of the plot in CSS pixels from the lanes' edge,
/// and `renders`, how many components of the page were rendered so far;
/// `interleave.trace()` the shown trace as bytes, in the format of `trace::file`.
pub(super) fn answer_scripts(store: &Store, screen: &Rc<Screen>) {
    let Ok(shelf) = js_sys::Reflect::get(&js_sys::global(), &SHELF.into()) else { return };
    let store = store.clone();
    let report = Closure::<dyn Fn() -> JsValue>::new(move || report(&store.state()));
    let view = {
        let screen = Rc::clone(screen);
        Closure::<dyn Fn() -> JsValue>::new(move || view(&screen.seen()))
    };
    let screen = Rc::clone(screen);
    let trace = Closure::<dyn Fn() -> js_sys::Uint8Array>::new(move || {
        js_sys::Uint8Array::from(file::save(&screen.trace().borrow()).as_slice())
    });
    set(&shelf, "report", report.as_ref());
    set(&shelf, "view", view.as_ref());
    set(&shelf, "trace", trace.as_ref());
    // They answer as long as the page is there.
    report.forget();
    view.forget();
    trace.forget();
}

fn report(state: &State) -> JsValue {
    let report: JsValue = js_sys::Object::new().into();
    let shown = state.shown.as_ref();
    set(&report, "phase", &phase(state).into());
    set(&report, "verdict", &shown.and_then(|shown| shown.verdict()).map_or("none", verdict).into());
    let numbers = shown.and_then(|shown| shown.outcome.as_ref()).map_or(&[][..], |outcome| &outcome.numbers);
    set(&report, "numbers", &texts(numbers.iter().map(u64::to_string)));
    if let Some(facts) = shown.and_then(|shown| shown.facts.as_ref()) {
        set(&report, "wallMs", &facts.wall.as_millis_f64().into());
    }
    if let Some(wall) = shown.and_then(|shown| state.baseline(&shown.choice)) {
        set(&report, "sequentialMs", &wall.as_millis_f64().into());
    }
    if let Some(tenths) = state.cores_tenths {
        set(&report, "cores", &(f64::from(tenths) / 10.0).into());
    }
    set(&report, "messages", &texts(state.messages.iter().map(|message| message.text.clone())));
    report
}

fn view(seen: &Seen) -> JsValue {
    let view: JsValue = js_sys::Object::new().into();
    for (name, at) in [("from", seen.from), ("until", seen.until), ("playhead", seen.playhead)] {
        // Exact for runs of up to a hundred days.
        set(&view, name, &(at.0 as f64).into());
    }
    set(&view, "left", &seen.plot.x.into());
    set(&view, "right", &seen.plot.right().into());
    set(&view, "renders", &renders::so_far().into());
    view
}

fn phase(state: &State) -> &'static str {
    if state.is_due() || state.coming.is_some() {
        return "running";
    }
    match (state.under_way().map(|busy| (busy.goal, busy.step)), state.shown.as_ref().map(|shown| shown.ending)) {
        (Some((Goal::Baseline, _)), _) => "measuring",
        (Some((_, Step::Calibrating)), _) => "calibrating",
        (Some((_, Step::Waiting)), _) => "waiting",
        (Some((_, Step::Running)), _) => "running",
        (Some((_, Step::Stopping)), _) => "stopping",
        (None, None) => "empty",
        (None, Some(Ending::Live)) => "running",
        (None, Some(Ending::Recorded)) => "recorded",
        (None, Some(Ending::Finished)) => "finished",
        (None, Some(Ending::Stopped { .. })) => "stopped",
        (None, Some(Ending::Failed)) => "failed",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::AsExpected => "as expected",
        Verdict::LostUpdates { .. } => "lost updates",
        Verdict::Wrong => "wrong",
    }
}

fn texts(all: impl Iterator<Item = String>) -> JsValue {
    all.map(JsValue::from).collect::<js_sys::Array>().into()
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
