//! The whole page: its panels from top to bottom, and what connects them.

use std::rc::Rc;

use yew::prelude::*;

use super::client::{self, Command};
use super::header::{header, logo};
use super::stage::{Screen, Stage};
use super::state::{Action, State, Tab};
use super::store::{Store, use_store};
use super::wiring::use_wiring;
use super::{Code, about, address, controls, facts, legend, messages, renders, status, tabs, theme};
use crate::protocol::Engine;
use crate::trace::facts::ByState;

/// The engine as a property: equal only to itself.
#[derive(Clone)]
pub struct Shared(pub Rc<dyn Engine>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What runs things.
    pub engine: Shared,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    renders::count();
    let engine = Rc::clone(&props.engine.0);
    let store = use_store(|| {
        let (choice, presentation, notices) = address::read();
        State::new(choice, presentation, notices, engine.abilities())
    });
    let screen = use_memo((), |()| Screen::new());
    let command = use_callback((), {
        let (store, screen) = (store.clone(), Rc::clone(&*screen));
        move |command: Command, ()| client::obey(command, &engine, &screen, &store.state(), &store.act)
    });
    use_wiring(&store, &screen, &command);
    let elapsed = use_node_ref();
    let now = use_node_ref();
    let is_framed = use_memo((), |()| address::is_framed());

    let state = store.state();
    let own_tab = address::own_tab(&state.choice, &state.presentation);
    let is_embedded = state.presentation.embed;
    let controls = controls(&state, &store.act, &command, is_framed.then_some(own_tab.as_str()));
    // While a run goes on, what the last one had is the best guess.
    let last_times = use_mut_ref(|| None);
    if let Some(times) = times(&state) {
        *last_times.borrow_mut() = Some(times);
    }
    html! {
        <div class={classes!("page", if is_embedded { "embed" } else { tab_class(state.tab) })}>
            { top(&store, controls) }
            <main class="body">
                <div class="work">
                    { stage(&state, &screen, &elapsed, &now) }
                    { status(&state, &command, &elapsed) }
                    <div class="foot">
                        { legend(*last_times.borrow(), state.highlighted, &store.act) }
                        if is_embedded {
                            <a class="out" href={own_tab} target="_blank" rel="noopener">{ "Open in Interleave ↗" }</a>
                        }
                    </div>
                </div>
                if !is_embedded {
                    { panels(&store, &command, &now) }
                }
            </main>
            { messages(&state.messages, &store.act) }
        </div>
    }
}

/// What stands beside and below the lanes.
fn panels(store: &Store, command: &Callback<Command>, now: &NodeRef) -> Html {
    let state = store.state();
    html! {
        <>
            { tabs(state.tab, &store.act) }
            <section class="now" aria-label="Now"><ul id="now" ref={now.clone()}></ul></section>
            <Code choice={state.choice.clone()} is_due={state.shown.is_some() || !state.choice.is_simulated()} />
            <div class="below">
                { facts(&state, command) }
                { about(&state.choice) }
            </div>
        </>
    }
}

/// The panel that is seen where there is room for one, in the style sheet.
const fn tab_class(tab: Tab) -> &'static str {
    match tab {
        Tab::Now => "tab-now",
        Tab::Code => "tab-code",
        Tab::Facts => "tab-facts",
    }
}

/// Name and controls: one bar in a course page, two otherwise.
fn top(store: &Store, controls: Html) -> Html {
    let state = store.state();
    if state.presentation.embed {
        return html! {
            <header class="header"><h1 class="name">{ logo() }{ state.choice.workload.title() }</h1>{ controls }</header>
        };
    }
    let turn_theme = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.act.emit(Action::PickTheme(theme::other(store.state().presentation.theme)))
        })
    };
    html! { <>{ header(&state, &store.act, turn_theme) }{ controls }</> }
}

fn stage(state: &State, screen: &Rc<Screen>, elapsed: &NodeRef, now: &NodeRef) -> Html {
    let shown = state.shown.as_ref();
    let is_empty = shown.is_none() && !state.choice.is_simulated();
    html! {
        <Stage screen={Rc::clone(screen)} elapsed={elapsed.clone()} now={now.clone()} {is_empty} />
    }
}

/// Where the time of lanes of every kind went, which says what occurs.
fn times(state: &State) -> Option<ByState> {
    let facts = state.shown.as_ref()?.facts.as_ref()?;
    let mut times = ByState::default();
    for (_, of_lane) in &facts.per_lane {
        times.iter_mut().zip(of_lane).for_each(|(sum, &time)| *sum += time);
    }
    Some(times)
}
