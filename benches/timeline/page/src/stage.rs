//! The lanes on a canvas as the page draws them: laid out, painted, then the
//! names upon them when they say something else. Leaves out the elements around
//! the canvas; reads no clock.

use interleave::base::Nanos;
use interleave::timeline::{
    CanvasSurface, Ink, Names, Overview, Palette, Scheme, Strips, Surface, View, Window, axis_end_for, layout,
    overview, paint_items,
};
use interleave::trace::Trace;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::lanes::Lanes;

/// A picture of that size in CSS pixels: wide as a large screen, and as high as all lanes are.
const SIZE: (f64, f64) = (1920.0, 1130.0);

/// A trace and its picture.
pub(crate) struct Stage {
    pub(crate) trace: Trace,
    pub(crate) view: View,
    strips: Strips,
    overview: Option<Overview>,
    palette: Palette,
    plot: CanvasSurface,
    beside: CanvasSurface,
    names: Names,
}

impl Stage {
    /// A stage on two canvases of its own, over all of the page.
    pub(crate) fn new() -> Option<Self> {
        Some(Self {
            trace: Lanes::described(),
            view: View::new(SIZE.0, SIZE.1, Nanos(1)),
            strips: Strips::default(),
            overview: None,
            palette: Palette::of(Scheme::Light),
            plot: surface()?,
            beside: surface()?,
            names: Names::default(),
        })
    }

    /// Takes another trace, and shows all of it.
    pub(crate) fn show(&mut self, trace: Trace) {
        self.trace = trace;
        self.view.axis_end = axis_end_for(Nanos(1), self.trace.end(), false);
        self.view.show_all();
        self.overview = None;
        self.forget();
    }

    /// Forgets what was drawn.
    pub(crate) fn forget(&mut self) {
        self.strips = Strips::default();
    }

    /// Makes the strip above the lanes anew.
    pub(crate) fn make_overview(&mut self) {
        self.overview = Some(overview(&self.trace));
    }

    /// Takes over how far a run has got that goes on.
    pub(crate) fn follow(&mut self) {
        let end = axis_end_for(self.view.axis_end, self.trace.end(), true);
        if end != self.view.axis_end {
            self.view.axis_end = end;
            self.view.show_all();
        }
    }

    /// Zooms about a place, in hundredths of the columns.
    pub(crate) fn zoom(&mut self, times: f64, hundredths: f64) {
        let place = f64::from(self.view.window.count()) * hundredths / 100.0;
        self.view.window = self.view.window.zoomed(times, place, self.view.axis_end);
    }

    /// Shows the first so many hundredths of the run.
    pub(crate) fn show_first(&mut self, hundredths: u64) {
        let until = Nanos(self.view.axis_end.0 / 100 * hundredths);
        self.view.window = Window::new(Nanos::ZERO, until, self.view.columns());
    }

    /// Draws a frame.
    pub(crate) fn draw(&mut self, is_moving: bool) {
        self.view.is_moving = is_moving;
        // What a frame of the page asks first.
        let height = self.strips.content_height(&self.trace, &self.view);
        self.view.scroll = self.view.scroll.min((height - self.view.height).max(0.0));
        let list = layout(&self.trace, &self.view, self.overview.as_ref(), &mut self.strips);
        let ground = self.palette.colour(Ink::Page);
        self.plot.begin(self.view.width, self.view.height, ground);
        paint_items(&mut self.plot, &list.items, &self.palette);
        if let Some(names) = self.names.of(&self.trace, &self.view, &list.rows, self.overview.as_ref()) {
            self.beside.begin(self.view.gutter(), self.view.height, ground);
            paint_items(&mut self.beside, names, &self.palette);
        }
    }
}

fn surface() -> Option<CanvasSurface> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let _ = canvas.set_attribute("style", "position: absolute; left: 0; top: 0");
    document.body()?.append_child(&canvas).ok()?;
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    Some(CanvasSurface::new(context, "sans-serif".to_owned()))
}
