//! What the page listens to and keeps in step, beside its own controls: the
//! address bar, the keyboard, the theme, the run that lies there at first.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::client::Command;
use super::script::answer_scripts;
use super::stage::Screen;
use super::store::Store;
use super::{address, recorded, theme};
use crate::scenario::{Choice, Model, Place, Workload};

/// Everything of this file.
#[hook]
pub(super) fn use_wiring(store: &Store, screen: &Rc<Screen>, command: &Callback<Command>) {
    let state = store.state();
    let is_as_opened = use_mut_ref(|| true);
    use_effect_with((state.choice.clone(), state.presentation.clone()), move |(choice, presentation)| {
        // A link stays as it was written until something else is chosen.
        if !is_as_opened.replace(false) {
            address::write(choice, presentation);
        }
    });
    use_simulation(store, command);
    use_effect_with(state.presentation.theme, {
        let screen = Rc::clone(screen);
        move |&chosen| {
            theme::apply(chosen);
            screen.recolour();
        }
    });
    use_effect_with(state.highlighted, {
        let screen = Rc::clone(screen);
        move |&states| screen.highlight(states)
    });
    use_effect_with((), {
        let (store, screen, command) = (store.clone(), Rc::clone(screen), command.clone());
        move |()| {
            answer_scripts(&store, &screen);
            begin(&store, screen, &command);
            let listeners = (address::listen(store.act.clone()), listen_to_keys(command));
            move || drop(listeners)
        }
    });
}

/// What is simulated runs again at every change, once a frame at most; and once
/// more, one after the other, so that there is something to compare it with.
#[hook]
fn use_simulation(store: &Store, command: &Callback<Command>) {
    let state = store.state();
    let frame = use_mut_ref(|| None);
    use_effect_with(state.choice.clone(), {
        let (store, command) = (store.clone(), command.clone());
        move |_| {
            // Asked for again within a frame it comes but once.
            let run = move |_| {
                if store.state().is_due() {
                    command.emit(Command::Run);
                }
            };
            *frame.borrow_mut() = state.is_due().then(|| request_animation_frame(run));
        }
    });
    let wants_baseline = store.state().wants_baseline();
    let command = command.clone();
    use_effect_with(wants_baseline, move |&wanted| {
        if wanted {
            command.emit(Command::Measure);
        }
    });
}

/// What the page does by itself, once.
fn begin(store: &Store, screen: Rc<Screen>, command: &Callback<Command>) {
    let state = store.state();
    let is_hidden = web_sys::window().and_then(|window| window.document()).is_none_or(|document| document.hidden());
    let default = Choice::new(Workload::Primes, Model::Threads);
    if state.choice.is_simulated() {
        // It runs in any case.
    } else if state.presentation.play && !is_hidden {
        command.emit(Command::Run);
    } else if state.choice == default.in_place(Place::Real) {
        let here = store.clone();
        let is_free = move || here.state().busy.is_none() && here.state().shown.is_none();
        recorded::fetch(state.choice.clone(), screen, is_free, store.act.clone());
    }
}

/// Ctrl+Enter runs, Escape stops, wherever the focus is in the page.
fn listen_to_keys(command: Callback<Command>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => command.emit(Command::Run),
            "Escape" => command.emit(Command::Stop),
            _ => {}
        }
    }))
}
