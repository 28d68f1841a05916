//! The lanes on the page: the canvases, what lies over them, what plays them, and
//! the same for whoever does not look. Yew makes one empty element; what is in it
//! and moves is the screen's.
//!
//! In reading order: `elements` (and `stage.html`, the markup), `screen` (what is
//! shown), `frame` (one frame of it), `mount` (who listens), `pointer`, `keys` and
//! `transport` (what the reader does), `walk` (going from span to span), `twin`
//! (the lanes as a grid), `measured` and `table` (times as tables), `tip`.

mod elements;
mod frame;
mod keys;
mod measured;
mod mount;
mod pointer;
mod screen;
mod table;
mod tip;
mod transport;
mod twin;
mod walk;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use elements::Elements;
pub(super) use screen::Screen;

/// What the stage needs to know.
#[derive(Clone, Properties)]
pub(super) struct StageProps {
    /// What draws.
    pub screen: Rc<Screen>,
    /// Where it writes how long a run has taken so far.
    pub elapsed: NodeRef,
    /// Whether nothing has been shown yet.
    pub is_empty: bool,
}

impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.screen, &other.screen) && self.is_empty == other.is_empty
    }
}

/// The card of the lanes.
#[component]
pub(super) fn Stage(props: &StageProps) -> Html {
    let root = use_node_ref();
    {
        let (root, screen, elapsed) = (root.clone(), Rc::clone(&props.screen), props.elapsed.clone());
        use_effect_with((), move |()| {
            let elements = root.cast::<HtmlElement>().zip(elapsed.cast::<HtmlElement>());
            if let Some(elements) = elements.and_then(|(root, elapsed)| Elements::build(root, elapsed)) {
                screen.mount(elements);
            }
            move || screen.unmount()
        });
    }
    {
        let screen = Rc::clone(&props.screen);
        use_effect_with(props.is_empty, move |&is_empty| screen.set_empty(is_empty));
    }
    html! { <section class="stage" aria-label="Timeline" ref={root}></section> }
}
