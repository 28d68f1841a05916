//! A second canvas, on which the images of the lanes lie below each other, as far
//! apart as in the picture, so that they get there all at once. It stays from frame to frame: where a lane has only
//! moved, or grown, the browser is handed the columns that are new and no others.
//! So that nothing has to be moved on it, a lane's first column may lie anywhere:
//! what would be behind the last goes on at the left. Knows no scrolling.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::js_sys::{Uint8ClampedArray, Uint32Array};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::display::whole;
use super::paint::Picture;
use super::{Band, Palette, Part, Pixel, Raster, Rect};

/// As many pixels are handed over at once, about.
const PIXELS: usize = 1 << 16;

/// So many columns are soon put.
const NARROW: usize = 48;

/// So many vessels are kept: a picture that moves evenly needs a few sizes, over and over.
const VESSELS: usize = 8;

/// The canvas and what is on it.
#[derive(Debug)]
pub(super) struct Sheet {
    pub canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The canvas's size in pixels.
    size: (u32, u32),
    palette: Option<Palette>,
    slots: Vec<Slot>,
    /// Pixels on their way to the browser.
    pixels: Vec<u32>,
    /// Those of one image.
    drawn: Vec<Pixel>,
    /// What the last parts went there in, the latest last. A part of the same size can take one again.
    vessels: Vec<Vessel>,
}

/// Pixels in memory of the browser's own: an image cannot lie in one that workers share.
#[derive(Debug)]
struct Vessel {
    width: u32,
    height: u32,
    words: Uint32Array,
    image: ImageData,
}

/// Where an image lies.
#[derive(Debug)]
pub(super) struct Slot {
    /// Which image it is.
    id: u32,
    width: u32,
    height: u32,
    /// The upper edge, in device pixels.
    pub top: u32,
    /// Where its first column is.
    pub turn: u32,
}

/// Columns of the sheet, and the column of an image that lies at their left.
type Patch = (Range<u32>, u32);

impl Sheet {
    pub(super) fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas = document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        let size = (canvas.width(), canvas.height());
        Some(Self {
            canvas,
            context,
            size,
            palette: None,
            slots: Vec::new(),
            pixels: Vec::new(),
            drawn: Vec::new(),
            vessels: Vec::new(),
        })
    }

    /// Puts images on it, for a picture of so many device pixels to a CSS pixel;
    /// where each lies now.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn put(&mut self, rasters: &[Picture<'_>], scale: f64, palette: &Palette) -> &[Slot] {
        let above = rasters.first().map_or(0.0, |(rect, ..)| rect.y);
        let top = |rect: &Rect| whole((rect.y - above) * scale) as u32;
        let has_place = |(slot, (rect, raster, _)): (&Slot, &Picture<'_>)| {
            (slot.top, slot.height) == (top(rect), raster.height()) && raster.width <= self.size.0
        };
        let is_same = self.palette.as_ref() == Some(palette)
            && self.slots.len() == rasters.len()
            && self.slots.iter().zip(rasters).all(has_place);
        if !is_same {
            self.slots = rasters
                .iter()
                .map(|(rect, raster, _)| Slot {
                    id: raster.version.id,
                    width: raster.width,
                    height: raster.height(),
                    top: top(rect),
                    turn: 0,
                })
                .collect();
            self.clear(palette);
        }
        let stale: Vec<Vec<Patch>> = self
            .slots
            .iter_mut()
            .zip(rasters)
            .map(|(slot, (_, raster, _))| if is_same { slot.take(raster) } else { vec![(0..raster.width, 0)] })
            .collect();
        for (slots, parts) in together(stale) {
            for part in &parts {
                self.put_part(slots.clone(), rasters, part, palette);
            }
        }
        &self.slots
    }

    /// Begins anew, with room for all.
    fn clear(&mut self, palette: &Palette) {
        let width = self.slots.iter().map(Slot::width).max().unwrap_or(0);
        let height = self.slots.iter().map(Slot::bottom).max().unwrap_or(0);
        if self.size.0 < width {
            // While the picture is zoomed there is more beside what can be seen.
            self.size.0 = width + width / 2;
            self.canvas.set_width(self.size.0);
        }
        if self.size.1 < height {
            self.size.1 = height;
            self.canvas.set_height(height);
        }
        self.context.clear_rect(0.0, 0.0, self.size.0.into(), self.size.1.into());
        if self.palette.as_ref() != Some(palette) {
            self.palette = Some(palette.clone());
        }
    }

    /// Puts a part of some images that lie below each other.
    #[cfg_attr(hot, optimize(speed))]
    fn put_part(
        &mut self,
        range: Range<usize>,
        rasters: &[Picture<'_>],
        (place, from): &Patch,
        palette: &Palette,
    ) -> Option<()> {
        let slots = &self.slots[range.clone()];
        let (first, last) = (slots.first()?, slots.last()?);
        let width = place.end - place.start;
        let columns = *from as usize..(from + width) as usize;
        let height = last.bottom() - first.top;
        let fitting = self.vessels.iter().position(|vessel| (vessel.width, vessel.height) == (width, height));
        let vessel = match fitting {
            Some(place) => self.vessels.remove(place),
            None => Vessel::new(width, height)?,
        };
        let (mut written, mut bottom) = (0, first.top);
        for (slot, (_, raster, _)) in slots.iter().zip(&rasters[range]) {
            let gap = (slot.top.saturating_sub(bottom) * width) as usize;
            self.pixels.resize(self.pixels.len() + gap, 0);
            raster.draw(columns.clone(), &mut self.drawn);
            write(&raster.bands, columns.len(), &self.drawn, palette, &mut self.pixels);
            bottom = slot.bottom();
            if self.pixels.len() >= PIXELS {
                written = hand_over(&vessel.words, written, &mut self.pixels);
            }
        }
        hand_over(&vessel.words, written, &mut self.pixels);
        let put = self.context.put_image_data(&vessel.image, f64::from(place.start), f64::from(first.top));
        if self.vessels.len() == VESSELS {
            self.vessels.remove(0);
        }
        self.vessels.push(vessel);
        put.ok()
    }
}

impl Vessel {
    fn new(width: u32, height: u32) -> Option<Self> {
        let words = Uint32Array::new_with_length(width * height);
        let bytes = Uint8ClampedArray::new(&words.buffer());
        let image = ImageData::new_with_js_u8_clamped_array_and_sh(&bytes, width, height).ok()?;
        Some(Self { width, height, words, image })
    }
}

impl Slot {
    /// The lower edge, in device pixels.
    pub(super) fn bottom(&self) -> u32 {
        self.top + self.height
    }

    /// How many columns it has.
    pub(super) fn width(&self) -> u32 {
        self.width
    }

    /// Where a part of its columns lies: from where on the sheet, and which columns, from and until.
    /// Two pieces, where they go on at the left.
    pub(super) fn pieces(&self, part: &Part) -> impl Iterator<Item = (f64, f64, f64)> + use<> {
        let (width, turn) = (f64::from(self.width()), f64::from(self.turn));
        let (from, until, seam) = (part.from, part.from + part.columns, width - turn);
        let pieces = [(from, until.min(seam), turn), (from.max(seam), until, -seam)];
        let there = pieces.into_iter().filter(|(from, until, _)| until > from);
        there.map(|(from, until, shift)| (from + shift, from, until))
    }

    /// Another image instead; what of it does not lie here already.
    #[cfg_attr(hot, optimize(speed))]
    fn take(&mut self, raster: &Raster) -> Vec<Patch> {
        if self.id == raster.version.id {
            return Vec::new();
        }
        let width = raster.width.max(1);
        let since =
            raster.version.since.as_ref().filter(|since| since.earlier == self.id && raster.width == self.width);
        let all = 0..raster.width;
        let fresh = match since {
            Some(since) => {
                self.turn = (i64::from(self.turn) + since.shift).rem_euclid(i64::from(width)) as u32;
                since.fresh.as_slice()
            }
            None => {
                self.turn = 0;
                std::slice::from_ref(&all)
            }
        };
        (self.id, self.width) = (raster.version.id, raster.width);
        let turn = self.turn;
        // Those before the sheet's right edge, and those that go on at its left.
        let seam = width - turn;
        let parts = fresh.iter().flat_map(|fresh| {
            let (before, behind) =
                (fresh.start.min(seam)..fresh.end.min(seam), fresh.start.max(seam)..fresh.end.max(seam));
            [
                (before.start + turn..before.end + turn, before.start),
                (behind.start - seam..behind.end - seam, behind.start),
            ]
        });
        parts.filter(|(place, _)| !place.is_empty()).collect()
    }
}

/// Which parts of which slots are put at once: the same of those that follow each other.
#[cfg_attr(hot, optimize(speed))]
fn together(stale: Vec<Vec<Patch>>) -> Vec<(Range<usize>, Vec<Patch>)> {
    let mut groups: Vec<(Range<usize>, Vec<Patch>)> = Vec::new();
    for (place, parts) in stale.into_iter().enumerate() {
        if let Some((slots, others)) = groups.last_mut()
            && join(others, &parts)
        {
            slots.end = place + 1;
        } else {
            groups.push((place..place + 1, parts));
        }
    }
    groups
}

/// Adds the other parts, if they are the same, or narrow and beside those that are there: to put some
/// columns more is sooner done than to put another part. Whether they were added.
fn join(parts: &mut [Patch], other: &[Patch]) -> bool {
    if parts == other {
        return true;
    }
    let ([(place, from)], [(next, next_from)]) = (parts, other) else { return false };
    let both = place.start.min(next.start)..place.end.max(next.end);
    let lie_alike = place.start.wrapping_sub(*from) == next.start.wrapping_sub(*next_from);
    let is_narrow = lie_alike && both.len() <= NARROW;
    if is_narrow {
        (*place, *from) = (both, (*from).min(*next_from));
    }
    is_narrow
}

/// Adds so many columns of an image as the browser wants them, row by row.
#[cfg_attr(hot, optimize(speed))]
fn write(bands: &[Band], width: usize, drawn: &[Pixel], palette: &Palette, pixels: &mut Vec<u32>) {
    for band in bands {
        let row = band.row as usize * width;
        let first = pixels.len();
        pixels.extend(drawn[row..row + width].iter().map(|&pixel| palette.pixel(pixel)));
        for _ in 1..band.height {
            pixels.extend_from_within(first..first + width);
        }
    }
}

/// Hands pixels over, of which so many were before; how many there are then.
fn hand_over(words: &Uint32Array, written: u32, pixels: &mut Vec<u32>) -> u32 {
    let until = written + pixels.len() as u32;
    words.subarray(written, until).copy_from(pixels);
    pixels.clear();
    until
}
