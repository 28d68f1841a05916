//! What is on the stage: the trace as far as it goes, the view of it, the
//! playhead, what the reader is on. Others change it and say so; it is painted at
//! most once a frame, by `frame`. Never renders Yew.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;

use super::elements::Elements;
use super::mount::Mount;
use super::pointer::Held;
use crate::base::Nanos;
use crate::timeline::{
    Cursor, DisplayList, Folds, Motion, Names, Overview, Palette, Play, Point, Rect, Scheme, Strips, View, Window,
    Words,
};
use crate::trace::{Source, States, Trace};
use crate::ui::theme;

/// A run that goes on.
#[derive(Clone)]
pub(in crate::ui) struct Live {
    /// Tells how far it has got, if it goes by a clock.
    pub clock: Rc<dyn Fn() -> Option<Nanos>>,
    /// How long it is left alone between two drawings.
    pub pause_millis: u32,
}

/// Where the playhead of the first run stands, in hundredths: where something goes on.
const FIRST_PLACE: u64 = 47;

/// The stage's own state.
pub(in crate::ui) struct Screen {
    pub(super) scene: RefCell<Scene>,
    pub(super) mount: RefCell<Option<Mount>>,
    frame: RefCell<Option<AnimationFrame>>,
    /// Until a live run is drawn again.
    pub(super) pause: RefCell<Option<Timeout>>,
    /// Whether the keys have come to the lanes, or gone, since the last frame.
    pub(super) keys_news: Cell<Option<bool>>,
    /// Whether the picture is another than the one that is painted.
    pub(super) is_dirty: Cell<bool>,
}

/// What is to be seen.
pub(super) struct Scene {
    pub trace: Rc<RefCell<Trace>>,
    pub view: View,
    pub list: Option<DisplayList>,
    /// The names as they are painted.
    pub names: Names,
    pub strips: Strips,
    pub play: Play,
    /// A move of the window that is under way.
    pub motion: Option<Motion>,
    /// Whether the picture goes along with a run that goes on.
    pub is_following: bool,
    /// Whether steps stay in the lane that is selected.
    pub steps_in_lane: bool,
    /// What the reader has selected, by pointer or by keys.
    pub selected: Option<Cursor>,
    /// Between which moments the times are measured.
    pub measured: Option<(Nanos, Nanos)>,
    /// Where the pointer is.
    pub pointer: Option<Point>,
    pub held: Held,
    /// What is told of what the pointer or the keys are on.
    pub words: Option<Words>,
    /// What a screen reader has not been told yet.
    pub unsaid: Option<String>,
    /// Made anew for another trace, and now and then while it grows.
    pub overview: Option<Overview>,
    pub palette: Palette,
    pub live: Option<Live>,
    /// When, by the frames' clock, these were last done.
    pub frame_at: f64,
    pub strip_at: f64,
    pub said_at: f64,
}

/// What of the run is seen, and where.
pub(in crate::ui) struct Seen {
    pub from: Nanos,
    pub until: Nanos,
    pub playhead: Nanos,
    /// Where time runs, in CSS pixels.
    pub plot: Rect,
}

impl Screen {
    /// A stage on which nothing is shown yet.
    pub(in crate::ui) fn new() -> Rc<Self> {
        let scene = Scene {
            trace: Rc::new(RefCell::new(Trace::new(Source::Real))),
            view: View::new(0.0, 0.0, Nanos(1)),
            list: None,
            names: Names::default(),
            strips: Strips::default(),
            play: Play::default(),
            motion: None,
            is_following: true,
            steps_in_lane: false,
            selected: None,
            measured: None,
            pointer: None,
            held: Held::default(),
            words: None,
            unsaid: None,
            overview: None,
            palette: Palette::of(Scheme::Light),
            live: None,
            frame_at: f64::MIN,
            strip_at: f64::MIN,
            said_at: f64::MIN,
        };
        Rc::new(Self {
            scene: RefCell::new(scene),
            mount: RefCell::new(None),
            frame: RefCell::new(None),
            pause: RefCell::new(None),
            keys_news: Cell::new(None),
            is_dirty: Cell::new(true),
        })
    }

    /// Shows a trace from now on, which may still grow. `gil` says
    /// whether its main process has one, where that is of interest. One simulated
    /// run after the other is taken for the same, changed: what was folded stays
    /// so, and the playhead stays where it was, by its share of the run.
    pub(in crate::ui) fn show(self: &Rc<Self>, trace: Rc<RefCell<Trace>>, gil: Option<bool>, live: Option<Live>) {
        let is_another = self.scene.borrow_mut().show(trace, gil, live);
        if is_another && let Some(mount) = self.mount.borrow().as_ref() {
            mount.elements.lanes.set_scroll_top(0);
        }
        self.changed();
    }

    /// The trace that is shown will not grow any more.
    pub(in crate::ui) fn finish(self: &Rc<Self>) {
        self.scene.borrow_mut().finish();
        self.changed();
    }

    /// The trace that is shown.
    pub(in crate::ui) fn trace(&self) -> Rc<RefCell<Trace>> {
        Rc::clone(&self.scene.borrow().trace)
    }

    /// What of it is seen.
    pub(in crate::ui) fn seen(&self) -> Seen {
        let scene = self.scene.borrow();
        let (from, until) = (scene.view.window.from(), scene.view.window.until());
        Seen { from, until, playhead: scene.shown_moment(), plot: scene.view.plot() }
    }

    /// Dims every state but these, if some are named.
    pub(in crate::ui) fn highlight(self: &Rc<Self>, states: States) {
        self.scene.borrow_mut().view.lit = states;
        self.changed();
    }

    /// Something is different: paint in the next frame.
    pub(in crate::ui) fn changed(self: &Rc<Self>) {
        self.is_dirty.set(true);
        self.request();
    }

    /// The colours of the page have changed.
    pub(in crate::ui) fn recolour(self: &Rc<Self>) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            let mut scene = self.scene.borrow_mut();
            scene.palette = theme::palette(&mount.elements.probe);
            scene.names = Names::default();
        }
        self.changed();
    }

    /// Whether there is nothing to be seen yet.
    pub(in crate::ui) fn set_empty(&self, is_empty: bool) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            mount.elements.empty.set_hidden(!is_empty);
        }
    }

    /// Builds the stage in an empty element; beside it stand how long a run has
    /// taken so far, and the list of what each lane does, where the page has one.
    pub(in crate::ui) fn mount(
        self: &Rc<Self>,
        root: &HtmlElement,
        elapsed: Option<HtmlElement>,
        now: Option<HtmlElement>,
    ) {
        let elements = Elements::build(root, elapsed, now);
        *self.mount.borrow_mut() = elements.and_then(|elements| Mount::new(elements, self));
        self.recolour();
    }

    /// How far the rows are scrolled is the box's to know.
    pub(super) fn scroll_to(&self, top: f64) {
        if let Some(mount) = self.mount.borrow().as_ref() {
            mount.elements.lanes.set_scroll_top(top.round() as i32);
        }
    }

    /// Asks for a frame; nothing need be different but what moves by itself. In the
    /// middle of a frame, which holds the mount, the next one is asked for at its end.
    pub(super) fn request(self: &Rc<Self>) {
        let is_mounted = self.mount.try_borrow().is_ok_and(|mount| mount.is_some());
        if is_mounted && self.frame.borrow().is_none() {
            let screen = Rc::clone(self);
            *self.frame.borrow_mut() = Some(request_animation_frame(move |now| {
                screen.frame.borrow_mut().take();
                screen.on_frame(now);
            }));
        }
    }

    /// Goes to another part of the run, eased if the reader does not mind.
    pub(super) fn go_to(self: &Rc<Self>, window: Window) {
        let is_calm = theme::matches("(prefers-reduced-motion: reduce)");
        {
            let mut scene = self.scene.borrow_mut();
            if is_calm {
                scene.show_window(window);
            } else {
                scene.motion = Some(Motion::new(scene.view.window, window));
                scene.is_following = false;
            }
        }
        self.changed();
    }
}

impl Scene {
    /// Whether the trace is of another kind than the one before.
    fn show(&mut self, trace: Rc<RefCell<Trace>>, gil: Option<bool>, live: Option<Live>) -> bool {
        let is_changed_only = self.is_simulated() && trace.borrow().source() == Source::Simulated;
        let folds = if is_changed_only {
            self.view.folds.carried_over(&self.trace.borrow(), &trace.borrow())
        } else {
            Folds::default()
        };
        let (before, after) = (self.view.axis_end, trace.borrow().end());
        let share = if is_changed_only && before > Nanos(1) {
            u128::from(self.play.at.0) * 100 / u128::from(before.0)
        } else {
            u128::from(FIRST_PLACE)
        };
        self.play.at = Nanos((u128::from(after.0) * share / 100) as u64);
        (self.play.is_playing, self.play.round) = (false, None);
        let (width, height, scale, lit) = (self.view.width, self.view.height, self.view.scale, self.view.lit);
        self.view = View { gil, folds, scale, lit, ..View::new(width, height, Nanos::ZERO) };
        (self.trace, self.live) = (trace, live);
        self.is_following = true;
        self.forget();
        self.names = Names::default();
        !is_changed_only
    }

    fn finish(&mut self) {
        self.live = None;
        self.overview = None;
        let is_at_its_end = self.is_following;
        let end = self.trace.borrow().end();
        if is_at_its_end {
            self.view.window = Window::new(Nanos::ZERO, end, self.view.columns());
            self.play.at = Nanos(end.0 / 100 * FIRST_PLACE);
        }
    }

    /// Nothing is selected, measured or pointed at, and nothing on its way.
    pub(super) fn forget(&mut self) {
        (self.selected, self.measured, self.motion, self.words) = (None, None, None, None);
        (self.view.cursor, self.view.by_keys) = (None, false);
        self.strips = Strips::default();
        self.overview = None;
    }

    pub(super) fn is_simulated(&self) -> bool {
        self.trace.borrow().source() == Source::Simulated
    }

    pub(super) fn is_live(&self) -> bool {
        self.live.is_some()
    }

    /// The picture shows this from now on.
    pub(super) fn show_window(&mut self, window: Window) {
        self.motion = None;
        self.is_following = false;
        self.view.is_moving = false;
        self.view.window = window;
    }
}
