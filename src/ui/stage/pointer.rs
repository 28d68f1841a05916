//! What the reader does with a pointer, a wheel or fingers: being on a span,
//! pressing it, moving the picture, brushing the strip, scrubbing, measuring.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, WheelEvent};

use super::screen::{Scene, Screen};
use crate::base::Nanos;
use crate::timeline::{Cursor, Drag, Effect, Hit, Pinch, Point, Window, about_columns, about_span, hit, wheel_zoom};

/// So many pixels has a line, and a page, of a wheel that counts those.
const LINE: f64 = 16.0;
const PAGE: f64 = 400.0;

/// The pointers that are down.
#[derive(Default)]
pub(super) struct Held {
    down: Vec<(i32, Point)>,
    drag: Option<Drag>,
    pinch: Option<Pinch>,
}

impl Screen {
    /// The pointer is there now, or gone.
    pub(super) fn point(self: &Rc<Self>, event: &PointerEvent, at: Option<Point>) {
        let effect = self.scene.borrow_mut().point(event.pointer_id(), at);
        self.apply(effect);
        self.changed();
    }

    /// A pointer was pressed there.
    pub(super) fn press(self: &Rc<Self>, event: &PointerEvent, at: Point) {
        if event.button() != 0 {
            return;
        }
        if let Some(lanes) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = lanes.set_pointer_capture(event.pointer_id());
        }
        let effect = self.scene.borrow_mut().press(event.pointer_id(), at, event.shift_key());
        self.apply(effect);
    }

    /// A pointer was let go there. If it did not move it was a click.
    pub(super) fn release(self: &Rc<Self>, event: &PointerEvent, at: Point) {
        let drag = self.scene.borrow_mut().held.let_go(event.pointer_id());
        if drag.is_some_and(|drag| !drag.has_moved()) {
            self.click(at);
        }
        self.changed();
    }

    pub(super) fn cancel(self: &Rc<Self>, event: &PointerEvent) {
        self.scene.borrow_mut().held.let_go(event.pointer_id());
    }

    /// The wheel was turned over the picture.
    pub(super) fn wheel(self: &Rc<Self>, event: &WheelEvent, at: Point) {
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE,
            WheelEvent::DOM_DELTA_PAGE => PAGE,
            _ => 1.0,
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        let is_zoom = event.ctrl_key() || event.meta_key();
        let is_pan = event.shift_key() || dx.abs() > dy.abs();
        let window = {
            let scene = self.scene.borrow();
            let (view, window) = (&scene.view, scene.view.window);
            let rows_fit = scene.list.as_ref().is_some_and(|_| scene.rows_fit());
            if is_zoom || (!is_pan && rows_fit && !self.is_embedded()) {
                let place = (at.x - view.gutter()) * view.scale;
                Some(window.zoomed(wheel_zoom(dy), place, view.axis_end))
            } else if is_pan {
                let by = if dx == 0.0 { dy } else { dx };
                Some(window.panned((by * view.scale).round() as i64, view.axis_end))
            } else {
                None
            }
        };
        // A plain wheel scrolls the rows, or the page around them.
        if let Some(window) = window {
            event.prevent_default();
            self.scene.borrow_mut().show_window(window);
            self.changed();
        }
    }

    /// Whether the page is part of another, whose reader scrolls through that one.
    fn is_embedded(&self) -> bool {
        let mount = self.mount.borrow();
        mount.as_ref().is_some_and(|mount| mount.elements.root.closest(".embed").is_ok_and(|embed| embed.is_some()))
    }

    fn apply(self: &Rc<Self>, effect: Option<Effect>) {
        let Some(effect) = effect else { return };
        let mut scene = self.scene.borrow_mut();
        match effect {
            Effect::Show(window, scroll) => {
                scene.show_window(window);
                drop(scene);
                if let Some(top) = scroll {
                    self.scroll_to(top);
                }
            }
            Effect::Scrub(at) => scene.scrub_to(at),
            Effect::Measure(from, until) => scene.measured = Some((from, until)),
        }
        self.changed();
    }

    fn click(self: &Rc<Self>, at: Point) {
        let mut scene = self.scene.borrow_mut();
        match scene.hit(at) {
            Some(Hit::Turn(row)) => {
                scene.view.folds.turn(row);
                scene.selected = None;
            }
            Some(Hit::Span(..) | Hit::Many { .. }) => {
                let moment = scene.view.time_at(at.x);
                scene.selected = scene.view.cursor;
                scene.scrub_to(moment);
            }
            None => {
                scene.selected = None;
                scene.measured = None;
            }
        }
        drop(scene);
        self.changed();
    }
}

impl Held {
    fn let_go(&mut self, pointer: i32) -> Option<Drag> {
        self.down.retain(|&(known, _)| known != pointer);
        self.pinch = None;
        self.drag.take()
    }
}

impl Scene {
    fn press(&mut self, pointer: i32, at: Point, measures: bool) -> Option<Effect> {
        self.held.down.retain(|&(known, _)| known != pointer);
        self.held.down.push((pointer, at));
        self.motion = None;
        self.view.by_keys = false;
        let places: Vec<Point> = self.held.down.iter().map(|&(_, at)| at).collect();
        if let [one, other] = places[..] {
            self.held.drag = None;
            self.held.pinch = Some(Pinch::begin(&self.view, one, other));
            return None;
        }
        let mut drag = Drag::begin(&self.view, at, measures);
        // The playhead comes at once to where the axis is pressed.
        let effect = drag.has_moved().then(|| drag.go_to(&self.view, at)).flatten();
        self.held.drag = Some(drag);
        effect
    }

    fn point(&mut self, pointer: i32, at: Option<Point>) -> Option<Effect> {
        self.pointer = at;
        let Some(at) = at else {
            self.view.moment = None;
            return None;
        };
        self.view.by_keys = false;
        if let Some((_, place)) = self.held.down.iter_mut().find(|(known, _)| *known == pointer) {
            *place = at;
        }
        let places: Vec<Point> = self.held.down.iter().map(|&(_, at)| at).collect();
        if let (Some(pinch), [one, other]) = (self.held.pinch, &places[..]) {
            return Some(Effect::Show(pinch.go_to(&self.view, *one, *other), None));
        }
        self.held.drag.as_mut()?.go_to(&self.view, at)
    }

    /// The playhead is to be there.
    pub(super) fn scrub_to(&mut self, at: Nanos) {
        self.play.at = at;
        self.is_following = false;
    }

    /// Whether all rows can be seen at once.
    fn rows_fit(&self) -> bool {
        let trace = self.trace.borrow();
        crate::timeline::content_height(&trace, &self.view) <= self.view.height
    }

    /// Finds out what the pointer is on; while a run goes on that changes under it.
    pub(super) fn look(&mut self) {
        let moved = self.held.drag.is_some_and(|drag| drag.has_moved());
        if self.view.by_keys {
            return;
        }
        let found = self.pointer.filter(|_| !moved).and_then(|at| self.hit(at));
        let trace = self.trace.borrow();
        self.view.moment = match (&found, self.pointer) {
            (Some(Hit::Span(..) | Hit::Many { .. }), Some(at)) => Some(self.view.time_at(at.x)),
            _ => None,
        };
        let cursor = match &found {
            Some(Hit::Turn(row)) => Some(Cursor::Row(*row)),
            Some(Hit::Span(lane, index)) => Some(Cursor::Span(*lane, *index)),
            Some(Hit::Many { lane, from, .. }) => trace.spans(*lane).at(*from).map(|index| Cursor::Span(*lane, index)),
            None => self.selected,
        };
        self.words = match &found {
            Some(Hit::Span(lane, index)) => about_span(&trace, *lane, *index),
            Some(Hit::Many { lane, from, until, spans }) => Some(about_columns(&trace, *lane, *from, *until, spans)),
            Some(Hit::Turn(_)) | None => None,
        };
        drop(trace);
        self.view.cursor = cursor;
    }

    pub(super) fn hit(&self, at: Point) -> Option<Hit> {
        hit(&self.trace.borrow(), self.list.as_ref()?, &self.view, at)
    }

    /// The window in which a stretch can be seen well, with something around it.
    pub(super) fn around(&self, from: Nanos, until: Nanos) -> Window {
        let beside = Nanos((until.since(from).0 / 6).max(20));
        let (from, until) = (from.since(beside), (until + beside).min(self.view.axis_end));
        Window::new(from, until.max(from + Nanos(1)), self.view.window.count())
    }
}
