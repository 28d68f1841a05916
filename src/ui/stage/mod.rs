//! The lanes on the page: the canvases, what lies over them, what plays them, and
//! the same for whoever does not look. Yew makes one empty element; what is in it
//! and moves is the screen's.
//!
//! In reading order: `elements` (and `stage.html`, the markup), `screen` (what is
//! shown), `frame` (one frame of it), `mount` (who listens), `pointer`, `keys` and
//! `transport` (what the reader does), `walk` (going from span to span), `twin`
//! (the lanes as a grid), `measured` and `table` (times as tables), `now` (what each lane does),
//! `tip`, `save` (files for the reader).

mod elements;
mod frame;
mod keys;
mod measured;
mod mount;
mod now;
mod pointer;
mod save;
mod screen;
mod table;
mod tip;
mod transport;
mod twin;
mod walk;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::renders;

pub(super) use screen::{Live, Screen, Seen};

/// What the stage needs to know.
#[derive(Clone, Properties)]
pub(super) struct StageProps {
    /// What draws.
    pub screen: Rc<Screen>,
    /// Where it writes how long a run has taken so far.
    pub elapsed: NodeRef,
    /// The list of what each lane does.
    pub now: NodeRef,
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
    renders::count();
    let root = use_node_ref();
    {
        let (root, screen) = (root.clone(), Rc::clone(&props.screen));
        let (elapsed, now) = (props.elapsed.clone(), props.now.clone());
        use_effect_with((), move |()| {
            if let Some(root) = root.cast::<HtmlElement>() {
                screen.mount(&root, elapsed.cast(), now.cast());
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
