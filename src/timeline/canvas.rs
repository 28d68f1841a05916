//! A surface that is a browser's canvas. The one place that knows how many
//! device pixels a CSS pixel has.

use wasm_bindgen::prelude::*;
use web_sys::js_sys::Array;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, Path2d};

use super::paint::{Picture, Writing};
use super::sheet::{Sheet, Slot};
use super::{Align, Palette, Point, Rect, Surface};

/// A length as CSS writes it, to the hundredth. The standard library's writer of
/// floats would be a part of what the page fetches.
pub fn css_pixels(length: f64) -> String {
    let hundredths = (length * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}px", hundredths / 100, hundredths % 100)
}

#[wasm_bindgen]
extern "C" {
    /// A canvas that is given texts of the browser's own.
    type Inked;

    #[wasm_bindgen(method, setter = fillStyle)]
    fn set_fill(this: &Inked, colour: &JsValue);

    #[wasm_bindgen(method, setter = strokeStyle)]
    fn set_stroke(this: &Inked, colour: &JsValue);

    #[wasm_bindgen(method, setter = font)]
    fn set_font(this: &Inked, font: &JsValue);

    #[wasm_bindgen(method, setter = textAlign)]
    fn set_align(this: &Inked, side: &JsValue);

    #[wasm_bindgen(method, js_name = fillText)]
    fn write(this: &Inked, text: &JsValue, x: f64, y: f64);
}

/// More texts than this are not kept.
const MOST_WORDS: usize = 64;
/// A shape with fewer corners is as soon made anew as found.
const LEAST_CORNERS: usize = 16;

/// Texts that the browser is given over and over. To hand one over takes longer than most strokes.
#[derive(Debug, Default)]
struct Words(Vec<(String, JsValue)>);

impl Words {
    #[cfg_attr(hot, optimize(speed))]
    fn of(&mut self, text: &str) -> &JsValue {
        let place = self.0.iter().position(|(known, _)| known == text).unwrap_or_else(|| {
            if self.0.len() == MOST_WORDS {
                self.0.clear();
            }
            self.0.push((text.to_owned(), JsValue::from_str(text)));
            self.0.len() - 1
        });
        &self.0[place].1
    }
}

/// A canvas to be painted on, frame after frame.
#[derive(Debug)]
pub struct CanvasSurface {
    context: CanvasRenderingContext2d,
    canvas: Option<HtmlCanvasElement>,
    /// Its device pixels.
    size: (u32, u32),
    scale: f64,
    /// The size of what is written, and whether it is bold.
    font: Option<(f64, bool)>,
    family: String,
    /// Every font there was, as the browser has it.
    fonts: Vec<((f64, bool), JsValue)>,
    fill: String,
    align: Align,
    /// How long dashes and gaps are.
    dash: Option<f64>,
    words: Words,
    /// The last shape with many corners, which seldom is another one.
    shape: Option<(Vec<Point>, Path2d)>,
    sheet: Option<Sheet>,
}

impl CanvasSurface {
    /// A surface over a canvas; texts are set in that family.
    pub fn new(context: CanvasRenderingContext2d, family: String) -> Self {
        let canvas = context.canvas();
        Self {
            context,
            canvas,
            size: (0, 0),
            scale: 1.0,
            font: None,
            family,
            fonts: Vec::new(),
            fill: String::new(),
            align: Align::Left,
            dash: None,
            words: Words::default(),
            shape: None,
            sheet: None,
        }
    }

    /// Says how many device pixels a CSS pixel has from now on.
    pub fn set_scale(&mut self, scale: f64) {
        self.scale = scale;
    }

    /// Setting a colour that is set already would cost more than the stroke.
    #[cfg_attr(hot, optimize(speed))]
    fn set_fill(&mut self, colour: &str) {
        if self.fill != colour {
            self.context.unchecked_ref::<Inked>().set_fill(self.words.of(colour));
            colour.clone_into(&mut self.fill);
        }
    }

    fn set_font(&mut self, size: f64, bold: bool) {
        let font = (size, bold);
        let place = self.fonts.iter().position(|(known, _)| *known == font).unwrap_or_else(|| {
            let weight = if bold { 600 } else { 400 };
            let text = format!("{weight} {} {}", css_pixels(size), self.family);
            self.fonts.push((font, JsValue::from_str(&text)));
            self.fonts.len() - 1
        });
        self.context.unchecked_ref::<Inked>().set_font(&self.fonts[place].1);
        self.font = Some(font);
    }

    fn set_align(&mut self, align: Align) {
        let side = match align {
            Align::Left => "left",
            Align::Right => "right",
        };
        self.context.unchecked_ref::<Inked>().set_align(self.words.of(side));
        self.align = align;
    }

    fn path(&self, points: &[Point]) {
        self.context.begin_path();
        for point in points {
            self.context.line_to(point.x, point.y);
        }
    }

    /// A shape with many corners. They are handed over only when it is another one.
    fn large_shape(&mut self, corners: &[Point]) -> Option<()> {
        if self.shape.as_ref().is_none_or(|(known, _)| known != corners) {
            let path = Path2d::new().ok()?;
            corners.iter().for_each(|corner| path.line_to(corner.x, corner.y));
            self.shape = Some((corners.to_vec(), path));
        }
        self.context.fill_with_path_2d(&self.shape.as_ref()?.1);
        Some(())
    }
}

impl Surface for CanvasSurface {
    fn begin(&mut self, width: f64, height: f64, ground: &str) {
        let (wide, high) = ((width * self.scale).round() as u32, (height * self.scale).round() as u32);
        if let Some(canvas) = self.canvas.as_ref().filter(|_| self.size != (wide, high)) {
            self.size = (wide, high);
            self.dash = None;
            canvas.set_width(wide);
            canvas.set_height(high);
            // As large as it is told, however many device pixels that takes.
            let style = canvas.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property("width", &css_pixels(width));
            let _ = style.set_property("height", &css_pixels(height));
        }
        // A new size makes the canvas forget what was set, a new frame must not rely on it.
        self.font = None;
        self.fill.clear();
        self.set_align(Align::Left);
        let _ = self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0);
        self.context.set_image_smoothing_enabled(false);
        self.fill(Rect::new(0.0, 0.0, width, height), ground);
    }

    #[cfg_attr(hot, optimize(speed))]
    fn rasters(&mut self, rasters: &[Picture<'_>], palette: &Palette) {
        if self.sheet.is_none() {
            self.sheet = Sheet::new();
        }
        let Some(sheet) = &mut self.sheet else { return };
        let canvas = sheet.canvas.clone();
        let slots = sheet.put(rasters, self.scale, palette);
        let is_even = |(one, (.., its)): &(&Slot, &Picture<'_>), (next, (.., other)): &(&Slot, &Picture<'_>)| {
            (one.turn, one.width(), its) == (next.turn, next.width(), other)
        };
        let placed: Vec<(&Slot, &Picture<'_>)> = slots.iter().zip(rasters).collect();
        // Lanes that begin at the same column of the sheet come from there together.
        for even in placed.chunk_by(is_even) {
            let (Some((top, (rect, _, part))), Some((last, _))) = (even.first(), even.last()) else { continue };
            let height = f64::from(last.bottom() - top.top);
            // On whole device pixels, or the seam could be seen.
            let whole = |x: f64| (x * self.scale).round() / self.scale;
            let x = |column: f64| whole(rect.x + (column - part.from) / part.columns * rect.width);
            for (place, from, until) in top.pieces(part) {
                let _ = self.context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    &canvas,
                    place,
                    f64::from(top.top),
                    until - from,
                    height,
                    x(from),
                    rect.y,
                    x(until) - x(from),
                    height / self.scale,
                );
            }
        }
    }

    #[cfg_attr(hot, optimize(speed))]
    fn fill(&mut self, rect: Rect, colour: &str) {
        self.set_fill(colour);
        self.context.fill_rect(rect.x, rect.y, rect.width, rect.height);
    }

    fn shape(&mut self, corners: &[Point], colour: &str) {
        self.set_fill(colour);
        if corners.len() >= LEAST_CORNERS && self.large_shape(corners).is_some() {
            return;
        }
        self.path(corners);
        self.context.fill();
    }

    #[cfg_attr(hot, optimize(speed))]
    fn triangles(&mut self, triangles: &[[Point; 3]], colour: &str) {
        self.set_fill(colour);
        self.context.begin_path();
        for [one, two, three] in triangles {
            self.context.move_to(one.x, one.y);
            self.context.line_to(two.x, two.y);
            self.context.line_to(three.x, three.y);
        }
        self.context.fill();
    }

    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>) {
        if self.dash != dash {
            let dashes: Array = dash.into_iter().map(JsValue::from_f64).collect();
            let _ = self.context.set_line_dash(&dashes);
            self.dash = dash;
        }
        self.context.unchecked_ref::<Inked>().set_stroke(self.words.of(colour));
        self.context.set_line_width(thickness);
        self.path(points);
        self.context.stroke();
    }

    #[cfg_attr(hot, optimize(speed))]
    fn write(&mut self, writing: Writing<'_>) {
        let font = Some((writing.size, writing.bold));
        if self.font != font {
            self.set_font(writing.size, writing.bold);
        }
        self.set_fill(writing.colour);
        if self.align != writing.align {
            self.set_align(writing.align);
        }
        self.context.unchecked_ref::<Inked>().write(self.words.of(writing.text), writing.at.x, writing.at.y);
    }
}
