//! What plays the run and moves the picture: the buttons below the lanes, by
//! name, and what they show.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use web_sys::js_sys::{Function, Reflect};

use super::elements::{Elements, write};
use super::screen::{Scene, Screen};
use super::table;
use super::walk::Way;
use crate::base::Nanos;
use crate::timeline::{Cursor, Pace, Row, place};

/// How fine the slider is.
const SCRUB_STEPS: u128 = 10_000;
/// How much closer a step of zooming looks.
const ZOOM: f64 = 1.5;

impl Screen {
    /// Does what a button says.
    pub(super) fn act(self: &Rc<Self>, act: &str) {
        match act {
            "play" => self.play(),
            "start" => {
                let mut scene = self.scene.borrow_mut();
                let from = scene.play.round.map_or(Nanos::ZERO, |(from, _)| from);
                scene.scrub_to(from);
            }
            "back" => self.step_event(Way::Back),
            "on" => self.step_event(Way::On),
            "pace-0" => self.scene.borrow_mut().play.pace = Pace::Quarter,
            "pace-1" => self.scene.borrow_mut().play.pace = Pace::Usual,
            "pace-2" => self.scene.borrow_mut().play.pace = Pace::Fourfold,
            "live" => self.catch_up(),
            "lane" => {
                let mut scene = self.scene.borrow_mut();
                scene.steps_in_lane = !scene.steps_in_lane;
            }
            "round" => self.scene.borrow_mut().turn_round(),
            "zoom-in" => self.zoom(1.0 / ZOOM),
            "zoom-out" => self.zoom(ZOOM),
            "fit" => self.fit_all(),
            "search" => self.open_search(true),
            "search-end" => self.open_search(false),
            "search-back" => self.search_on(Way::Back),
            "search-on" => self.search_on(Way::On),
            "table" => self.turn_table(),
            "table-csv" => self.save_table(),
            "export" => self.export(),
            "help" => self.show_help(),
            _ => return,
        }
        self.changed();
    }

    /// Plays or pauses. While a run goes on: holds the picture, or follows again.
    fn play(self: &Rc<Self>) {
        let mut scene = self.scene.borrow_mut();
        if scene.is_live() {
            if scene.is_following {
                let at = scene.shown_moment();
                scene.scrub_to(at);
            } else {
                drop(scene);
                self.catch_up();
            }
            return;
        }
        let end = scene.trace.borrow().end();
        scene.play.toggle(end);
    }

    /// The picture goes along with the run again.
    fn catch_up(self: &Rc<Self>) {
        let mut scene = self.scene.borrow_mut();
        scene.motion = None;
        scene.view.show_all();
        scene.is_following = true;
    }

    fn zoom(self: &Rc<Self>, times: f64) {
        let window = {
            let scene = self.scene.borrow();
            let from = scene.motion.map_or(scene.view.window, |motion| motion.goal());
            // About the playhead, if it is seen, else about the middle.
            let place = from.place(scene.shown_moment());
            let middle = f64::from(from.count()) / 2.0;
            let is_seen = (0.0..=f64::from(from.count())).contains(&place);
            from.zoomed(times, if is_seen { place } else { middle }, scene.view.axis_end)
        };
        self.go_to(window);
    }

    /// Moves by so much of what is seen.
    pub(super) fn pan(self: &Rc<Self>, share: f64) {
        let window = {
            let scene = self.scene.borrow();
            let from = scene.motion.map_or(scene.view.window, |motion| motion.goal());
            from.panned((f64::from(from.count()) * share) as i64, scene.view.axis_end)
        };
        self.go_to(window);
    }

    fn fit_all(self: &Rc<Self>) {
        let (window, is_live) = {
            let scene = self.scene.borrow();
            let view = &scene.view;
            (crate::timeline::Window::new(Nanos::ZERO, view.axis_end, view.columns()), scene.is_live())
        };
        if is_live { self.catch_up() } else { self.go_to(window) }
    }

    /// Fits what is measured, or selected, or all.
    pub(super) fn fit_selected(self: &Rc<Self>) {
        let measured = {
            let scene = self.scene.borrow();
            scene.measured.map(|(from, until)| scene.around(from, until))
        };
        match measured {
            Some(window) => self.go_to(window),
            None if self.scene.borrow().selected_span().is_some() => self.zoom_to_selected(),
            None => self.fit_all(),
        }
    }

    /// Measures the selected span, or from the playhead to where it is the next time.
    pub(super) fn mark(self: &Rc<Self>) {
        let mut scene = self.scene.borrow_mut();
        let at = scene.shown_moment();
        let span = scene.selected_span().map(|span| (span.start, span.end));
        scene.measured = match (scene.measured, span) {
            (Some((from, until)), _) if from == until => Some((from.min(at), from.max(at))),
            (None, Some(span)) if scene.view.by_keys && span.1 > span.0 => Some(span),
            _ => Some((at, at)),
        };
        let is_begun = scene.measured.is_some_and(|(from, until)| from == until);
        drop(scene);
        if is_begun {
            self.tell("Measuring from here. Go on, then press m again.");
        }
        self.changed();
    }

    /// The slider was moved.
    pub(super) fn scrub(self: &Rc<Self>) {
        let Some(step) = self.mount.borrow().as_ref().map(|mount| mount.elements.scrub.value_as_number()) else {
            return;
        };
        {
            let mut scene = self.scene.borrow_mut();
            let end = u128::from(scene.trace.borrow().end().0);
            scene.play.is_playing = false;
            scene.scrub_to(Nanos((end * step as u128 / SCRUB_STEPS) as u64));
        }
        self.request();
    }

    /// Turns the fold that a row stands for.
    pub(super) fn turn(self: &Rc<Self>, row: Row) {
        {
            let mut scene = self.scene.borrow_mut();
            scene.view.folds.turn(row);
            // The row that stood for what was hidden now stands for what is shown.
            let rows = place(&scene.trace.borrow(), &scene.view);
            let is_same = |other: &Row| match (row, *other) {
                (Row::More { crowd, .. }, Row::More { crowd: other, .. }) => crowd == other,
                (row, other) => row == other,
            };
            let same = rows.iter().map(|placed| placed.row).find(is_same);
            scene.selected = Some(Cursor::Row(same.unwrap_or(row)));
            scene.view.cursor = scene.selected;
        }
        self.changed();
    }

    fn open_search(self: &Rc<Self>, is_open: bool) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            mount.elements.search.set_hidden(!is_open);
            if is_open {
                let _ = mount.elements.query.focus();
                mount.elements.query.select();
            }
        }
        if !is_open {
            self.focus_twin();
        }
    }

    fn turn_table(self: &Rc<Self>) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            let elements = &mount.elements;
            let is_open = elements.times.hidden();
            elements.times.set_hidden(!is_open);
            if let Some(button) = elements.button("table") {
                let _ = button.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
            }
            table::update(&self.scene.borrow(), elements);
        }
    }

    fn show_help(&self) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            let help: &Element = &mount.elements.help;
            let show = Reflect::get(help, &"showModal".into()).ok().and_then(|show| show.dyn_into::<Function>().ok());
            if let Some(show) = show {
                let _ = show.call0(help);
            }
        }
    }
}

impl Scene {
    /// Goes round what is measured, or seen; or no more.
    fn turn_round(&mut self) {
        let seen = (self.view.window.from(), self.view.window.until().min(self.trace.borrow().end()));
        let range = self.measured.filter(|(from, until)| until > from).unwrap_or(seen);
        self.play.round = if self.play.round.is_some() { None } else { Some(range) };
    }
}

/// What the buttons and texts show.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    let end = scene.trace.borrow().end();
    let at = scene.shown_moment();
    let is_live = scene.is_live();
    write(&elements.now, &at.to_string());
    write(&elements.total, &format!(" / {end}"));
    if let Some(elapsed) = &elements.elapsed {
        write(elapsed, &if is_live { end.to_string() } else { String::new() });
    }
    let words = if is_live { String::new() } else { scene.play.pace_words(&scene.view.window) };
    write(&elements.pace_words, &words);
    let step = u128::from(at.0) * SCRUB_STEPS / u128::from(end.0.max(1));
    elements.scrub.set_value(&step.to_string());
    let _ = elements.scrub.set_attribute("aria-valuetext", &format!("{at} of {end}"));
    let goes = if is_live { scene.is_following } else { scene.play.is_playing };
    let label = match (is_live, goes) {
        (true, true) => "Hold the picture",
        (true, false) => "Follow the run",
        (false, true) => "Pause",
        (false, false) => "Play",
    };
    if elements.play.get_attribute("aria-label").as_deref() != Some(label) {
        let _ = elements.play.set_attribute("aria-label", label);
        let _ = elements.play.set_attribute("data-goes", if goes { "yes" } else { "no" });
    }
    for (act, pace) in ["pace-0", "pace-1", "pace-2"].into_iter().zip(Pace::ALL) {
        elements.press(act, scene.play.pace == pace);
    }
    elements.press("round", scene.play.round.is_some());
    elements.press("lane", scene.steps_in_lane);
    elements.press("live", scene.is_following);
    let has_lane = matches!(scene.selected, Some(Cursor::Span(..)));
    // They share a place.
    for (act, is_there) in [("live", is_live), ("lane", has_lane && !is_live)] {
        if let Some(button) = elements.button(act) {
            button.set_hidden(!is_there);
        }
    }
}
