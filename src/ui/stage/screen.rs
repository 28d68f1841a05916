//! What moves on the stage, and the one frame handle that paints it: the trace
//! as far as it goes, the view of it, what the reader is on. Painted only when
//! something has changed, and at most once a frame. Never renders Yew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

use super::mount::{Elements, Mount};
use super::tip;
use crate::base::Nanos;
use crate::timeline::{
    DisplayList, Folds, Overview, Palette, Point, Scheme, View, Words, axis_end_for, content_height, crowd_words,
    css_pixels, layout, overview, paint,
};
use crate::trace::{Source, States, Trace};
use crate::ui::theme;

/// Tells how far a run has got, if it goes by a clock.
pub(in crate::ui) type Clock = Rc<dyn Fn() -> Option<Nanos>>;

/// The strip is made anew no more often than this while a run goes on.
const STRIP_MILLIS: f64 = 250.0;
/// With so many spans a live run is drawn half as often, with twice as many a
/// third as often, and so on: drawing takes the longer the more there are.
const MANY_SPANS: usize = 100_000;
/// Nor is a screen reader told more often.
const SAY_MILLIS: f64 = 2_000.0;
/// Who asked for less motion sees a run grow in steps.
const CALM_MILLIS: u32 = 500;

/// How long a live run is left alone between two drawings. Drawing takes a core
/// from the workers that are being measured, a whole one where there is no
/// graphics processor.
const LIVE_MILLIS: u32 = 200;

/// The stage's own state.
pub(in crate::ui) struct Screen {
    pub(super) scene: RefCell<Scene>,
    mount: RefCell<Option<Mount>>,
    frame: RefCell<Option<AnimationFrame>>,
    /// Until a live run is drawn again.
    pause: RefCell<Option<Timeout>>,
    is_dirty: Cell<bool>,
    highlighted: Cell<Option<States>>,
}

/// What is to be seen.
pub(super) struct Scene {
    pub trace: Rc<RefCell<Trace>>,
    pub view: View,
    pub list: Option<DisplayList>,
    /// Where the pointer is.
    pub pointer: Option<Point>,
    /// What is told of what the reader is on.
    pub words: Option<Words>,
    /// What a screen reader has not been told yet.
    pub unsaid: Option<String>,
    /// Made anew for another trace, and now and then while it grows.
    overview: Option<Overview>,
    palette: Palette,
    clock: Option<Clock>,
    /// When, by the frames' clock, these were last done.
    strip_at: f64,
    said_at: f64,
}

impl Screen {
    /// A stage on which nothing is shown yet.
    pub(in crate::ui) fn new() -> Rc<Self> {
        let scene = Scene {
            trace: Rc::new(RefCell::new(Trace::new(Source::Real))),
            view: View::new(0.0, 0.0, Nanos(1)),
            list: None,
            pointer: None,
            words: None,
            unsaid: None,
            overview: None,
            palette: Palette::of(Scheme::Light),
            clock: None,
            strip_at: f64::MIN,
            said_at: f64::MIN,
        };
        Rc::new(Self {
            scene: RefCell::new(scene),
            mount: RefCell::new(None),
            frame: RefCell::new(None),
            pause: RefCell::new(None),
            is_dirty: Cell::new(true),
            highlighted: Cell::new(None),
        })
    }

    /// Shows a trace from now on, with a clock while it still grows. `gil` says
    /// whether its main process has one, where that is of interest. One simulated
    /// run after the other is taken for the same, changed: what was folded stays so.
    pub(in crate::ui) fn show(self: &Rc<Self>, trace: Rc<RefCell<Trace>>, gil: Option<bool>, clock: Option<Clock>) {
        {
            let mut scene = self.scene.borrow_mut();
            let is_changed_only = scene.is_simulated() && trace.borrow().source() == Source::Simulated;
            let folds = if is_changed_only {
                scene.view.folds.carried_over(&scene.trace.borrow(), &trace.borrow())
            } else {
                Folds::default()
            };
            scene.view = View { gil, folds, ..View::new(scene.view.width, scene.view.height, Nanos::ZERO) };
            scene.trace = trace;
            scene.clock = clock;
            scene.words = None;
            scene.overview = None;
            if !is_changed_only && let Some(mount) = self.mount.borrow().as_ref() {
                mount.elements.lanes.set_scroll_top(0);
            }
        }
        self.changed();
    }

    /// The trace that is shown will not grow any more.
    pub(in crate::ui) fn finish(self: &Rc<Self>) {
        {
            let mut scene = self.scene.borrow_mut();
            scene.clock = None;
            scene.overview = None;
        }
        self.changed();
    }

    /// The trace that is shown.
    pub(in crate::ui) fn trace(&self) -> Rc<RefCell<Trace>> {
        Rc::clone(&self.scene.borrow().trace)
    }

    /// Something is different: paint in the next frame.
    pub(in crate::ui) fn changed(self: &Rc<Self>) {
        self.is_dirty.set(true);
        self.request();
    }

    /// Only these states stand out from now on.
    pub(in crate::ui) fn highlight(&self, states: Option<States>) {
        self.highlighted.set(states);
    }

    /// The colours of the page have changed.
    pub(in crate::ui) fn recolour(self: &Rc<Self>) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            self.scene.borrow_mut().palette = theme::palette(&mount.elements.probe);
        }
        self.changed();
    }

    pub(super) fn mount(self: &Rc<Self>, elements: Elements) {
        *self.mount.borrow_mut() = Mount::new(elements, self);
        self.recolour();
    }

    pub(super) fn unmount(&self) {
        self.frame.borrow_mut().take();
        self.pause.borrow_mut().take();
        self.mount.borrow_mut().take();
    }

    /// How far the rows are scrolled is the box's to know.
    pub(super) fn scroll_to(&self, top: f64) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            mount.elements.lanes.set_scroll_top(top as i32);
        }
    }

    fn request(self: &Rc<Self>) {
        if self.frame.borrow().is_none() && self.mount.borrow().is_some() {
            let screen = Rc::clone(self);
            *self.frame.borrow_mut() = Some(request_animation_frame(move |now| screen.on_frame(now)));
        }
    }

    fn on_frame(self: &Rc<Self>, now_millis: f64) {
        self.frame.borrow_mut().take();
        let is_live = self.scene.borrow().clock.is_some();
        let is_due = is_live || self.is_dirty.replace(false);
        if is_due && let Some(mount) = self.mount.borrow_mut().as_mut() {
            self.scene.borrow_mut().draw(mount, now_millis);
        }
        if is_live {
            let is_calm = theme::matches("(prefers-reduced-motion: reduce)");
            let millis = (if is_calm { CALM_MILLIS } else { LIVE_MILLIS }) * self.scene.borrow().weight();
            let screen = Rc::clone(self);
            let pause = Timeout::new(millis, move || screen.request());
            *self.pause.borrow_mut() = Some(pause);
        }
    }
}

impl Scene {
    fn is_simulated(&self) -> bool {
        self.trace.borrow().source() == Source::Simulated
    }

    /// How many times as long as usual it is left alone between two drawings.
    fn weight(&self) -> u32 {
        let trace = self.trace.borrow();
        let spans: usize = trace.lanes().map(|(lane, _)| trace.spans(lane).len()).sum();
        1 + (spans / MANY_SPANS) as u32
    }

    fn draw(&mut self, mount: &mut Mount, now_millis: f64) {
        let is_live = self.clock.is_some();
        if let Some(now) = self.clock.as_ref().and_then(|clock| clock()) {
            self.trace.borrow_mut().extend_to(now);
        }
        self.measure(mount, is_live);
        self.look();
        let trace = self.trace.borrow();
        let is_old = is_live && now_millis - self.strip_at >= STRIP_MILLIS * f64::from(self.weight());
        if is_old || self.overview.is_none() {
            self.overview = Some(overview(&trace));
            self.strip_at = now_millis;
        }
        let list = layout(&trace, &self.view, self.overview.as_ref());
        mount.surface.set_scale(self.view.scale);
        paint(&mut mount.surface, &list, &self.palette);
        let end = trace.end();
        drop(trace);
        self.list = Some(list);
        tip::show(&mount.elements.tip, self);
        let elapsed = if is_live { end.to_string() } else { String::new() };
        mount.elements.elapsed.set_text_content(Some(&elapsed));
        self.say(mount, now_millis, is_live);
    }

    /// Takes over the sizes of the elements, and gives the rows theirs.
    fn measure(&mut self, mount: &Mount, is_live: bool) {
        let Elements { lanes, rows, canvas, .. } = &mount.elements;
        let trace = self.trace.borrow();
        let view = &mut self.view;
        view.width = f64::from(lanes.client_width());
        view.height = f64::from(lanes.client_height());
        view.scale = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        view.axis_end = axis_end_for(view.axis_end, trace.end(), is_live);
        let height = content_height(&trace, view).max(view.height);
        let _ = rows.style().set_property("height", &css_pixels(height));
        let _ = canvas.style().set_property("width", &css_pixels(view.width));
        let _ = canvas.style().set_property("height", &css_pixels(view.height));
        // Not by `clamp`: its panic would bring the standard library's writer of floats into the page.
        view.scroll = f64::from(lanes.scroll_top()).min(height - view.height).max(0.0);
    }

    fn say(&mut self, mount: &Mount, now_millis: f64, is_live: bool) {
        let is_answer = self.unsaid.is_some();
        if is_live && !is_answer && now_millis - self.said_at >= SAY_MILLIS {
            let trace = self.trace.borrow();
            self.unsaid = Some(crowd_words(&trace, trace.end()));
        }
        if let Some(words) = self.unsaid.take() {
            mount.elements.say.set_text_content(Some(&words));
            self.said_at = now_millis;
        }
    }
}
