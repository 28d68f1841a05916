//! The lanes on the page: the canvas, what lies over it, and the same as a
//! table for whoever does not look. Yew makes the elements once; what moves is
//! the screen's.

mod mount;
mod pointer;
mod screen;
mod table;
mod tip;

use std::rc::Rc;

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use crate::trace::facts::Facts;
use mount::Elements;
pub(super) use screen::Screen;
pub(super) use table::LaneTable;

/// What the stage needs to know.
#[derive(Clone, Properties)]
pub(super) struct StageProps {
    /// What draws.
    pub screen: Rc<Screen>,
    /// Where it writes how long a run has taken so far.
    pub elapsed: NodeRef,
    /// The numbers of the run, once it is over.
    pub facts: Option<Rc<Facts>>,
    /// Whether a run is being shown that goes on.
    pub is_live: bool,
    /// Whether nothing has been shown yet.
    pub is_empty: bool,
}

impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        let same_facts = match (&self.facts, &other.facts) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let same = (self.is_live, self.is_empty) == (other.is_live, other.is_empty);
        Rc::ptr_eq(&self.screen, &other.screen) && same && same_facts
    }
}

/// How the keys work, for whoever comes to the lanes by key.
const KEYS: &str = "Lanes of the run. Left and right go from span to span, up and down from lane to lane, \
                    Enter folds. The same as a table follows.";

/// The card of the lanes.
#[component]
pub(super) fn Stage(props: &StageProps) -> Html {
    let refs = use_memo((), |()| <[NodeRef; 6]>::default());
    let [lanes, rows, canvas, tip, say, probe] = &*refs;
    {
        let (refs, screen, elapsed) = (Rc::clone(&refs), Rc::clone(&props.screen), props.elapsed.clone());
        use_effect_with((), move |()| {
            if let Some(elements) = elements(&refs, &elapsed) {
                screen.mount(elements);
            }
            move || screen.unmount()
        });
    }
    html! {
        <section class="stage" aria-label="Timeline">
            <div class="lanes" id="lanes" ref={lanes} tabindex="0" role="application" aria-label={KEYS}>
                <div class="rows" ref={rows}><canvas ref={canvas} aria-hidden="true"></canvas></div>
            </div>
            if props.is_empty {
                <p class="empty">{ "Nothing has run yet. Press Run, and real workers do this work while you watch." }</p>
            }
            <div class="tip" ref={tip} aria-hidden="true" hidden=true><strong></strong><span></span></div>
            <p class="hidden" ref={say} aria-live="polite"></p>
            <span class="probe" ref={probe} aria-hidden="true"></span>
            <LaneTable screen={Rc::clone(&props.screen)} facts={props.facts.clone()} is_live={props.is_live} />
        </section>
    }
}

fn elements(refs: &[NodeRef; 6], elapsed: &NodeRef) -> Option<Elements> {
    let [lanes, rows, canvas, tip, say, probe] = refs;
    Some(Elements {
        lanes: lanes.cast::<HtmlElement>()?,
        rows: rows.cast::<HtmlElement>()?,
        canvas: canvas.cast::<HtmlCanvasElement>()?,
        tip: tip.cast::<HtmlElement>()?,
        say: say.cast::<HtmlElement>()?,
        probe: probe.cast::<HtmlElement>()?,
        elapsed: elapsed.cast::<HtmlElement>()?,
    })
}
