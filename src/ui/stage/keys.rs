//! What each key does on the stage. Letters are the places of an American
//! keyboard where they move the picture (so that W, A, S, D lie together on every
//! keyboard), and the letters themselves elsewhere.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::screen::Screen;
use super::walk::Way;
use crate::timeline::{Cursor, Step};

impl Screen {
    /// A key was pressed somewhere on the stage.
    pub(super) fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let is_in =
            |place: &str| target.as_ref().is_some_and(|target| target.closest(place).is_ok_and(|at| at.is_some()));
        let key = event.key();
        // What the focus is on has keys of its own.
        let is_its_own = match key.as_str() {
            "Enter" | " " => is_in("button"),
            "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" => is_in("[type=range], .times"),
            _ => false,
        };
        let is_done = if is_in("[type=search]") {
            self.key_in_search(&key)
        } else if is_its_own || is_in("dialog") {
            false
        } else {
            self.key_that_moves(&event.code()) || self.key_that_walks(&key) || self.key_that_acts(&key)
        };
        if is_done {
            event.prevent_default();
        }
    }

    /// Enter goes to the lanes, where n and N go on.
    fn key_in_search(self: &Rc<Self>, key: &str) -> bool {
        match key {
            "Escape" => self.act("search-end"),
            "Enter" => self.focus_twin(),
            _ => return false,
        }
        true
    }

    fn key_that_moves(self: &Rc<Self>, code: &str) -> bool {
        match code {
            "KeyW" => self.act("zoom-in"),
            "KeyS" => self.act("zoom-out"),
            "KeyA" => self.pan(-0.25),
            "KeyD" => self.pan(0.25),
            _ => return false,
        }
        true
    }

    fn key_that_walks(self: &Rc<Self>, key: &str) -> bool {
        match key {
            "ArrowLeft" => self.walk(Step::Left),
            "ArrowRight" => self.walk(Step::Right),
            "ArrowUp" => self.walk(Step::Up),
            "ArrowDown" => self.walk(Step::Down),
            "Home" => self.walk(Step::First),
            "End" => self.walk(Step::Last),
            "," => self.step_same(Way::Back),
            "." => self.step_same(Way::On),
            "[" => self.follow_cause(Way::Back),
            "]" => self.follow_cause(Way::On),
            "j" => self.step_event(Way::Back),
            "l" => self.step_event(Way::On),
            "n" => self.search_on(Way::On),
            "N" => self.search_on(Way::Back),
            _ => return false,
        }
        true
    }

    fn key_that_acts(self: &Rc<Self>, key: &str) -> bool {
        match key {
            " " | "k" => self.act("play"),
            "0" => self.act("fit"),
            "f" | "F" => self.fit_selected(),
            "m" | "M" => self.mark(),
            "o" => self.act("round"),
            "/" => self.act("search"),
            "t" => self.act("table"),
            "?" => self.act("help"),
            "Enter" => return self.enter(),
            "Escape" => return self.let_go(),
            _ => return false,
        }
        true
    }

    /// Folds or opens what is selected, or zooms to it.
    fn enter(self: &Rc<Self>) -> bool {
        let selected = self.scene.borrow().selected;
        match selected {
            Some(Cursor::Row(row)) => self.turn(row),
            Some(Cursor::Span(..)) => self.zoom_to_selected(),
            None => return false,
        }
        true
    }

    /// Lets go of what is measured or selected. Whether there was something.
    fn let_go(self: &Rc<Self>) -> bool {
        let mut scene = self.scene.borrow_mut();
        let had = scene.measured.take().is_some() || scene.selected.take().is_some();
        scene.view.by_keys = false;
        scene.view.cursor = None;
        scene.words = None;
        drop(scene);
        self.changed();
        had
    }
}
