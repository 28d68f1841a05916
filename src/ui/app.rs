//! The whole page: its panels from top to bottom, and what connects them.

use std::cell::Cell;
use std::rc::Rc;

use yew::functional::UseForceUpdateHandle;
use yew::prelude::*;

use super::client::{self, Command};
use super::header::{header, logo};
use super::stage::Screen;
use super::state::{Action, State, Tab};
use super::store::Store;
use super::wiring::{Places, Wiring};
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

/// What the page is made of beside what is seen: made once.
struct Page {
    store: Store,
    command: Callback<Command>,
    places: Places,
    wiring: Wiring,
    is_framed: bool,
    /// Where the time went in the last run that had an end.
    last_times: Cell<Option<ByState>>,
}

impl Page {
    fn new(engine: Rc<dyn Engine>, again: UseForceUpdateHandle) -> Self {
        let (choice, presentation, notices) = address::read();
        let store = Store::new(State::new(choice, presentation, notices, engine.abilities()), again);
        let screen = Screen::new();
        let command = {
            let (store, screen) = (store.clone(), Rc::clone(&screen));
            move |command| client::obey(command, &engine, &screen, &store.state(), &store.act)
        };
        let command = Callback::from(command);
        let wiring = Wiring::new(&store, &screen, &command);
        let (is_framed, last_times) = (address::is_framed(), Cell::default());
        Self { store, command, places: Places::default(), wiring, is_framed, last_times }
    }

    /// Where the time went. While a run goes on, what the last one had is the best guess.
    fn times(&self) -> Option<ByState> {
        let known = times(&self.store.state()).or(self.last_times.get());
        self.last_times.set(known);
        known
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    renders::count();
    let again = use_force_update();
    let page = use_memo((), |()| Page::new(Rc::clone(&props.engine.0), again));
    use_effect({
        let page = Rc::clone(&page);
        move || page.wiring.keep_in_step(&page.places)
    });
    let Page { store, command, places, .. } = &*page;
    let state = store.state();
    let own_tab = address::own_tab(&state.choice, &state.presentation);
    let is_embedded = state.presentation.embed;
    let controls = controls(&state, &store.act, command, page.is_framed.then_some(own_tab.as_str()));
    html! {
        <div class={classes!("page", if is_embedded { "embed" } else { tab_class(state.tab) })}>
            { top(store, controls) }
            <main class="body">
                <div class="work">
                    <section class="stage" aria-label="Timeline" ref={places.stage.clone()}></section>
                    { status(&state, command, &places.elapsed) }
                    <div class="foot">
                        { legend(page.times(), state.highlighted, &store.act) }
                        if is_embedded {
                            <a class="out" href={own_tab} target="_blank" rel="noopener">{ "Open in Interleave ↗" }</a>
                        }
                    </div>
                </div>
                if !is_embedded {
                    { panels(store, command, &places.now) }
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

/// Where the time of lanes of every kind went, which says what occurs.
fn times(state: &State) -> Option<ByState> {
    let facts = state.shown.as_ref()?.facts.as_ref()?;
    let mut times = ByState::default();
    for (_, of_lane) in &facts.per_lane {
        times.iter_mut().zip(of_lane).for_each(|(sum, &time)| *sum += time);
    }
    Some(times)
}
