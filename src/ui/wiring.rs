//! What the page keeps in step with its state, beside its own controls: the address
//! bar, the theme, the lanes, what is simulated; and what it hears beside them: the
//! keyboard, the way back. After each drawing it looks at what is different.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::client::Command;
use super::script::answer_scripts;
use super::stage::Screen;
use super::state::State;
use super::store::Store;
use super::{address, recorded, theme};
use crate::scenario::{Choice, Model, Place, Workload};

/// Elements that Yew makes and leaves to others.
#[derive(Clone, Default)]
pub(super) struct Places {
    /// The lanes and all that moves with them.
    pub stage: NodeRef,
    /// How long a run has taken so far.
    pub elapsed: NodeRef,
    /// The list of what each lane does.
    pub now: NodeRef,
}

/// All of that.
pub(super) struct Wiring {
    store: Store,
    screen: Rc<Screen>,
    command: Callback<Command>,
    /// The state that everything was brought in step with last.
    last: RefCell<Option<Rc<State>>>,
    /// When what is simulated runs again.
    frame: RefCell<Option<AnimationFrame>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Wiring {
    pub(super) fn new(store: &Store, screen: &Rc<Screen>, command: &Callback<Command>) -> Self {
        Self {
            store: store.clone(),
            screen: Rc::clone(screen),
            command: command.clone(),
            last: RefCell::default(),
            frame: RefCell::default(),
            listeners: RefCell::default(),
        }
    }

    /// The page has been drawn.
    pub(super) fn keep_in_step(&self, places: &Places) {
        let state = self.store.state();
        let last = self.last.replace(Some(Rc::clone(&state)));
        let Some(last) = last else { return self.begin(&state, places) };
        let address = |state: &State| (state.choice.clone(), state.presentation.clone());
        // A link stays as it was written until something else is chosen.
        if address(&last) != address(&state) {
            address::write(&state.choice, &state.presentation);
        }
        if last.choice != state.choice {
            self.simulate(&state);
        }
        if state.wants_baseline() && !last.wants_baseline() {
            self.command.emit(Command::Measure);
        }
        if last.presentation.theme != state.presentation.theme {
            theme::apply(state.presentation.theme);
            self.screen.recolour();
        }
        if last.highlighted != state.highlighted {
            self.screen.highlight(state.highlighted);
        }
        self.screen.set_empty(is_empty(&state));
    }

    /// The page has been drawn for the first time.
    fn begin(&self, state: &State, places: &Places) {
        if let Some(stage) = places.stage.cast::<HtmlElement>() {
            self.screen.mount(&stage, places.elapsed.cast(), places.now.cast());
        }
        self.screen.set_empty(is_empty(state));
        self.simulate(state);
        theme::apply(state.presentation.theme);
        self.screen.recolour();
        answer_scripts(&self.store, &self.screen);
        self.run_first(state);
        let heard = [address::listen(self.store.act.clone()), listen_to_keys(self.command.clone())];
        self.listeners.replace(heard.into_iter().flatten().collect());
    }

    /// What is simulated runs again at every change, once a frame at most.
    fn simulate(&self, state: &State) {
        let (store, command) = (self.store.clone(), self.command.clone());
        // Asked for again within a frame it comes but once.
        let run = move |_| {
            if store.state().is_due() {
                command.emit(Command::Run);
            }
        };
        self.frame.replace(state.is_due().then(|| request_animation_frame(run)));
    }

    /// What the page does by itself, once.
    fn run_first(&self, state: &State) {
        let is_hidden = web_sys::window().and_then(|window| window.document()).is_none_or(|document| document.hidden());
        let default = Choice::new(Workload::Primes, Model::Threads);
        if state.choice.is_simulated() {
            // It runs in any case.
        } else if state.presentation.play && !is_hidden {
            self.command.emit(Command::Run);
        } else if state.choice == default.in_place(Place::Real) {
            let here = self.store.clone();
            let is_free = move || here.state().busy.is_none() && here.state().shown.is_none();
            recorded::fetch(state.choice.clone(), Rc::clone(&self.screen), is_free, self.store.act.clone());
        }
    }
}

/// Whether nothing has been shown yet, nor will be by itself.
fn is_empty(state: &State) -> bool {
    state.shown.is_none() && !state.choice.is_simulated()
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
