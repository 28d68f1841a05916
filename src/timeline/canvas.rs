//! A surface that is a browser's canvas. The one place that knows how many
//! device pixels a CSS pixel has.

use wasm_bindgen::JsCast;
use web_sys::js_sys::{Array, Uint8ClampedArray};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::paint::Writing;
use super::{Align, Palette, Point, Raster, Rect, Surface};

/// A length as CSS writes it, to the hundredth. The standard library's writer of
/// floats would be a part of what the page fetches.
pub fn css_pixels(length: f64) -> String {
    let hundredths = (length * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}px", hundredths / 100, hundredths % 100)
}

/// So many sizes of images are kept: there are few kinds of lanes.
const MOST_IMAGES: usize = 8;

/// A canvas to be painted on, frame after frame.
#[derive(Debug)]
pub struct CanvasSurface {
    context: CanvasRenderingContext2d,
    scale: f64,
    font: String,
    family: String,
    fill: String,
    sheet: Option<Sheet>,
    /// The bytes of a raster, before the browser gets them.
    bytes: Vec<u8>,
}

/// A second canvas, on which the rasters of a frame lie below each other before
/// they are stretched to their places.
#[derive(Debug)]
struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The first row that is free.
    free: u32,
    /// Images by size, with the bytes in them, which the browser copies when it puts them.
    images: Vec<(ImageData, Uint8ClampedArray)>,
}

impl Sheet {
    fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas = document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        Some(Self { canvas, context, free: 0, images: Vec::new() })
    }

    /// Room for so many rows of that width; where they begin.
    fn room(&mut self, width: u32, rows: u32) -> u32 {
        if self.canvas.width() < width {
            self.canvas.set_width(width);
        }
        if self.free + rows > self.canvas.height() {
            // What lies on it has been painted: begin again, with more room for the next frame.
            self.canvas.set_height((self.free + rows).max(self.canvas.height() * 2));
            self.free = 0;
        }
        let first = self.free;
        self.free += rows;
        first
    }

    /// Puts pixels on the sheet; the row from which on they lie there.
    fn put(&mut self, bytes: &[u8], width: u32, rows: u32) -> Option<u32> {
        let first = self.room(width, rows);
        let has_size = |(image, _): &(ImageData, _)| (image.width(), image.height()) == (width, rows);
        let place = match self.images.iter().position(has_size) {
            Some(place) => place,
            None => {
                if self.images.len() == MOST_IMAGES {
                    self.images.clear();
                }
                // Bytes of its own: an image cannot lie in a memory that workers share.
                let bytes = Uint8ClampedArray::new_with_length(width * rows * 4);
                let image = ImageData::new_with_js_u8_clamped_array_and_sh(&bytes, width, rows).ok()?;
                self.images.push((image, bytes));
                self.images.len() - 1
            }
        };
        let (image, copy) = &self.images[place];
        copy.copy_from(bytes);
        self.context.put_image_data(image, 0.0, f64::from(first)).ok()?;
        Some(first)
    }
}

impl CanvasSurface {
    /// A surface over a canvas; texts are set in that family.
    pub fn new(context: CanvasRenderingContext2d, family: String) -> Self {
        Self { context, scale: 1.0, font: String::new(), family, fill: String::new(), sheet: None, bytes: Vec::new() }
    }

    /// Says how many device pixels a CSS pixel has from now on.
    pub fn set_scale(&mut self, scale: f64) {
        self.scale = scale;
    }

    /// Setting a colour that is set already would cost more than the stroke.
    fn set_fill(&mut self, colour: &str) {
        if self.fill != colour {
            self.context.set_fill_style_str(colour);
            colour.clone_into(&mut self.fill);
        }
    }

    fn path(&self, points: &[Point]) {
        self.context.begin_path();
        for point in points {
            self.context.line_to(point.x, point.y);
        }
    }
}

impl Surface for CanvasSurface {
    fn begin(&mut self, width: f64, height: f64, ground: &str) {
        let (wide, high) = ((width * self.scale).round() as u32, (height * self.scale).round() as u32);
        if let Some(canvas) = self.context.canvas().filter(|canvas| canvas.width() != wide || canvas.height() != high) {
            canvas.set_width(wide);
            canvas.set_height(high);
        }
        // A new size makes the canvas forget what was set, a new frame must not rely on it.
        self.font.clear();
        self.fill.clear();
        let _ = self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0);
        self.context.set_image_smoothing_enabled(false);
        if let Some(sheet) = &mut self.sheet {
            sheet.free = 0;
        }
        self.fill(Rect::new(0.0, 0.0, width, height), ground);
    }

    fn raster(&mut self, rect: Rect, raster: &Raster, palette: &Palette) {
        self.bytes.clear();
        self.bytes.extend(raster.pixels.iter().flat_map(|&pixel| palette.pixel(pixel)));
        if self.sheet.is_none() {
            self.sheet = Sheet::new();
        }
        let Some(sheet) = &mut self.sheet else { return };
        let (width, rows) = (raster.width, raster.rows());
        let Some(first) = sheet.put(&self.bytes, width, rows) else { return };
        for band in &raster.bands {
            let (y, height) = (rect.y + f64::from(band.top) / self.scale, f64::from(band.height) / self.scale);
            let _ = self.context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &sheet.canvas,
                0.0,
                f64::from(first + band.row),
                f64::from(width),
                1.0,
                rect.x,
                y,
                rect.width,
                height,
            );
        }
    }

    fn fill(&mut self, rect: Rect, colour: &str) {
        self.set_fill(colour);
        self.context.fill_rect(rect.x, rect.y, rect.width, rect.height);
    }

    fn shape(&mut self, corners: &[Point], colour: &str) {
        self.set_fill(colour);
        self.path(corners);
        self.context.fill();
    }

    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>) {
        let dashes: Array = dash.into_iter().map(wasm_bindgen::JsValue::from_f64).collect();
        let _ = self.context.set_line_dash(&dashes);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(thickness);
        self.path(points);
        self.context.stroke();
    }

    fn write(&mut self, writing: Writing<'_>) {
        let weight = if writing.bold { 600 } else { 400 };
        let font = format!("{weight} {} {}", css_pixels(writing.size), self.family);
        if self.font != font {
            self.context.set_font(&font);
            self.font = font;
        }
        self.set_fill(writing.colour);
        self.context.set_text_align(match writing.align {
            Align::Left => "left",
            Align::Right => "right",
        });
        // A text that cannot be drawn is missed by nobody but the eye; the table has it too.
        let _ = self.context.fill_text(writing.text, writing.at.x, writing.at.y);
    }
}
