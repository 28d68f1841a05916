//! One frame of the stage: what moves by itself moves on, what is different is
//! painted, what lies over the picture is put in its place. The lanes are painted
//! only when they are different, the names only when they say something else;
//! the playhead is an element that is moved.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;

use super::elements::{Elements, write};
use super::mount::Mount;
use super::screen::{Scene, Screen};
use super::{measured, now, tip, transport, twin};
use crate::base::Nanos;
use crate::timeline::{Surface, axis_end_for, crowd_words, css_pixels, layout, overview, paint_items};
use crate::ui::theme;

/// The strip is made anew no more often than this while a run goes on.
const STRIP_MILLIS: f64 = 250.0;
/// With so many spans a live run is drawn half as often, with twice as many a
/// third as often, and so on: what is told of all of it takes the longer.
const MANY_SPANS: usize = 1_000_000;
/// Nor is a screen reader told more often.
const SAY_MILLIS: f64 = 2_000.0;
/// Who asked for less motion sees a run grow in steps.
const CALM_MILLIS: u32 = 500;
/// After a pause of the page nothing leaps.
const LONGEST_MILLIS: f64 = 100.0;

impl Screen {
    pub(super) fn on_frame(self: &Rc<Self>, now_millis: f64) {
        self.heed_keys();
        let is_dirty = self.is_dirty.replace(false);
        let mut scene = self.scene.borrow_mut();
        if let Some(mount) = self.mount.borrow_mut().as_mut() {
            scene.draw(mount, now_millis, is_dirty);
        }
        let moves = scene.motion.is_some() || scene.play.is_playing || scene.strips.is_settling();
        if let Some(live) = &scene.live {
            let screen = Rc::clone(self);
            let is_calm = theme::matches("(prefers-reduced-motion: reduce)");
            let millis = if is_calm { CALM_MILLIS } else { live.pause_millis };
            let pause = Timeout::new(millis * scene.weight(), move || screen.changed());
            *self.pause.borrow_mut() = Some(pause);
        }
        drop(scene);
        if moves || self.is_dirty.get() {
            self.request();
        }
    }
}

impl Scene {
    /// How many times as long as usual it is left alone between two drawings.
    fn weight(&self) -> u32 {
        let trace = self.trace.borrow();
        1 + (trace.span_count() / MANY_SPANS) as u32
    }

    fn draw(&mut self, mount: &mut Mount, now_millis: f64, is_dirty: bool) {
        let passed = (now_millis - self.frame_at).clamp(0.0, LONGEST_MILLIS);
        self.frame_at = now_millis;
        if let Some(now) = self.live.as_ref().and_then(|live| (live.clock)()) {
            self.trace.borrow_mut().extend_to(now);
        }
        let is_new = self.measure(mount);
        let moved = self.step(passed) || self.strips.is_settling();
        self.look();
        if is_dirty || is_new || moved || self.list.is_none() {
            self.paint_plot(mount, now_millis);
            twin::update(self, &mount.elements);
        }
        self.paint_names(mount);
        self.place_overlays(&mount.elements);
        transport::update(self, &mount.elements);
        measured::update(self, &mount.elements);
        now::update(self, &mount.elements);
        tip::show(&mount.elements.tip, self);
        self.say(&mount.elements, now_millis);
    }

    /// Takes over the sizes of the elements, and gives the rows theirs. Whether the picture has another size.
    fn measure(&mut self, mount: &Mount) -> bool {
        let Elements { lanes, rows, .. } = &mount.elements;
        let trace = self.trace.borrow();
        let is_live = self.is_live();
        let view = &mut self.view;
        let before = (view.width, view.height, view.scale, view.scroll, view.axis_end);
        view.width = f64::from(lanes.client_width());
        view.height = f64::from(lanes.client_height());
        view.scale = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        view.axis_end = axis_end_for(view.axis_end, trace.end(), is_live);
        let height = self.strips.content_height(&trace, view).max(view.height);
        view.scroll = f64::from(lanes.scroll_top()).min(height - view.height).max(0.0);
        let is_new = before != (view.width, view.height, view.scale, view.scroll, view.axis_end);
        if is_new {
            let _ = lanes.style().set_property("--seen", &css_pixels(view.height));
            let _ = rows.style().set_property("height", &css_pixels(height));
            if self.is_following {
                view.show_all();
            }
            view.fit_columns();
        }
        is_new
    }

    /// What moves by itself moves on. Whether the window has moved.
    fn step(&mut self, millis: f64) -> bool {
        let mut moved = false;
        if let Some(motion) = self.motion.as_mut() {
            let (window, is_there) = motion.step(millis);
            let is_zoom = window.length() != self.view.window.length();
            self.view.window = window;
            self.view.is_moving = is_zoom && !is_there;
            if is_there {
                self.motion = None;
            }
            moved = true;
        }
        let end = self.trace.borrow().end();
        if self.play.is_playing {
            self.play.advance(&self.view.window, (millis * 1_000.0) as u64, end);
            let by = self.play.follow(&self.view.window);
            if by != 0 && self.motion.is_none() {
                self.view.window = self.view.window.panned(by, self.view.axis_end);
                moved = true;
            }
        }
        moved
    }

    fn paint_plot(&mut self, mount: &mut Mount, now_millis: f64) {
        let trace = self.trace.borrow();
        let is_old = self.is_live() && now_millis - self.strip_at >= STRIP_MILLIS * f64::from(self.weight());
        if is_old || self.overview.is_none() {
            self.overview = Some(overview(&trace));
            self.strip_at = now_millis;
        }
        // What nobody has but us can go on where it is.
        self.list = None;
        let list = layout(&trace, &self.view, self.overview.as_ref(), &mut self.strips);
        let ground = self.palette.colour(crate::timeline::Ink::Page);
        mount.plot.set_scale(self.view.scale);
        mount.plot.begin(self.view.width, self.view.height, ground);
        paint_items(&mut mount.plot, &list.items, &self.palette);
        self.list = Some(list);
    }

    fn paint_names(&mut self, mount: &mut Mount) {
        self.view.playhead = self.shown_moment();
        let Some(list) = &self.list else { return };
        let trace = self.trace.borrow();
        let Some(names) = self.names.of(&trace, &self.view, &list.rows, self.overview.as_ref()) else { return };
        let ground = self.palette.colour(crate::timeline::Ink::Page);
        mount.names.set_scale(self.view.scale);
        mount.names.begin(self.view.gutter(), self.view.height, ground);
        paint_items(&mut mount.names, names, &self.palette);
    }

    /// The playhead, the moment under the pointer, and what is measured.
    fn place_overlays(&self, elements: &Elements) {
        let view = &self.view;
        let plot = view.plot();
        let at = |element: &HtmlElement, from: f64, width: Option<f64>| {
            let is_seen = from >= plot.x - 1.0 && from <= plot.right() + 1.0 && !self.is_bare();
            element.set_hidden(!is_seen);
            if is_seen {
                let _ = element.style().set_property("transform", &format!("translateX({})", css_pixels(from)));
                if let Some(width) = width {
                    let _ = element.style().set_property("width", &css_pixels(width));
                }
            }
        };
        at(&elements.playhead, view.x(self.shown_moment()), None);
        let far = f64::MIN;
        at(&elements.needle, view.moment.map_or(far, |moment| view.x(moment)), None);
        let range = self.measured.map(|(from, until)| (view.x(from).max(plot.x), view.x(until).min(plot.right())));
        let (from, until) = range.filter(|(from, until)| until > from).unwrap_or((far, far));
        at(&elements.range, from, Some(until - from));
    }

    /// Whether there is nothing to be seen.
    pub(super) fn is_bare(&self) -> bool {
        self.trace.borrow().lanes().next().is_none()
    }

    /// Where the playhead is: at a live run's edge, as long as the picture goes along with it.
    pub(super) fn shown_moment(&self) -> Nanos {
        let end = self.trace.borrow().end();
        if self.is_live() && self.is_following { end } else { self.play.at.min(end) }
    }

    fn say(&mut self, elements: &Elements, now_millis: f64) {
        let is_due = now_millis - self.said_at >= SAY_MILLIS;
        if !is_due {
            return;
        }
        if self.unsaid.is_none() && (self.is_live() || self.play.is_playing) {
            self.unsaid = Some(crowd_words(&self.trace.borrow(), self.shown_moment()));
        }
        if let Some(words) = self.unsaid.take() {
            write(&elements.say, &words);
            self.said_at = now_millis;
        }
    }
}
