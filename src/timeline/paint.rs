//! A display list onto a surface. Decides nothing: every stroke is in the list.

use std::rc::Rc;

use super::{Align, DisplayList, Ink, Item, Palette, Part, Point, Raster, Rect};

/// A text and how it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Writing<'a> {
    /// The end of its baseline that `align` names.
    pub at: Point,
    /// What.
    pub text: &'a str,
    /// The colour, as CSS writes it.
    pub colour: &'a str,
    /// How large, in CSS pixels.
    pub size: f64,
    /// Whether it is a heading.
    pub bold: bool,
    /// On which side of the point it stands.
    pub align: Align,
}

/// An image, which part of it is painted, and where.
pub type Picture<'a> = (Rect, &'a Rc<Raster>, Part);

/// What can be painted on. Colours are as CSS writes them, sizes in CSS pixels.
pub trait Surface {
    /// Begins a picture of that size on a ground of that colour.
    fn begin(&mut self, width: f64, height: f64, ground: &str);
    /// A filled rectangle.
    fn fill(&mut self, rect: Rect, colour: &str);
    /// A filled shape with these corners.
    fn shape(&mut self, corners: &[Point], colour: &str);
    /// Triangles, all of them in that colour.
    fn triangles(&mut self, triangles: &[[Point; 3]], colour: &str) {
        triangles.iter().for_each(|corners| self.shape(corners, colour));
    }
    /// A line through these points; dashes and gaps of `dash` length, if any.
    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>);
    /// A text.
    fn write(&mut self, writing: Writing<'_>);
    /// Images that follow each other, band by band. Pixels that are alike and side
    /// by side are one rectangle.
    fn rasters(&mut self, rasters: &[Picture<'_>], palette: &Palette) {
        for (rect, raster, part) in rasters {
            let x = |column: u32| {
                let share = (f64::from(column) - part.from) / part.columns;
                rect.x + share.clamp(0.0, 1.0) * rect.width
            };
            let pixel = rect.height / f64::from(raster.height().max(1));
            for band in raster.bands.iter() {
                let (y, height) = (rect.y + f64::from(band.top) * pixel, f64::from(band.height) * pixel);
                for (from, to, same) in raster.runs(band.row) {
                    let Some((ink, is_faint)) = same.ink() else { continue };
                    let (left, right) = (x(from), x(to));
                    if right > left {
                        self.fill(Rect::new(left, y, right - left, height), palette.shade(ink, is_faint));
                    }
                }
            }
        }
    }
}

/// Paints a picture, and the names upon it.
pub fn paint(surface: &mut impl Surface, list: &DisplayList, names: &[Item], palette: &Palette) {
    surface.begin(list.width, list.height, palette.colour(Ink::Page));
    paint_items(surface, &list.items, palette);
    paint_items(surface, names, palette);
}

/// Paints strokes, the first below the others. Images that follow each other, and triangles of
/// one ink, are painted together.
#[cfg_attr(hot, optimize(speed))]
pub fn paint_items(surface: &mut impl Surface, items: &[Item], palette: &Palette) {
    let is_together = |one: &Item, next: &Item| match (one, next) {
        (Item::Raster(..), Item::Raster(..)) => true,
        (Item::Triangle(_, one), Item::Triangle(_, next)) => one == next,
        _ => false,
    };
    for items in items.chunk_by(is_together) {
        match items {
            [Item::Raster(..), ..] => {
                let images = items.iter().filter_map(|item| match item {
                    Item::Raster(rect, raster, part) => Some((*rect, raster, *part)),
                    _ => None,
                });
                surface.rasters(&images.collect::<Vec<_>>(), palette);
            }
            [Item::Triangle(_, ink), ..] => {
                let triangles = items.iter().filter_map(|item| match item {
                    Item::Triangle(corners, _) => Some(*corners),
                    _ => None,
                });
                surface.triangles(&triangles.collect::<Vec<_>>(), palette.colour(*ink));
            }
            _ => items.iter().for_each(|item| paint_item(surface, item, palette)),
        }
    }
}

#[cfg_attr(hot, optimize(speed))]
fn paint_item(surface: &mut impl Surface, item: &Item, palette: &Palette) {
    match item {
        Item::Raster(rect, raster, part) => surface.rasters(&[(*rect, raster, *part)], palette),
        Item::Fill(rect, ink) => surface.fill(*rect, palette.colour(*ink)),
        Item::Triangle(corners, ink) => surface.triangles(&[*corners], palette.colour(*ink)),
        Item::Shape(corners, ink) => surface.shape(corners, palette.colour(*ink)),
        Item::Line(points, ink, thickness, dash) => {
            surface.line(points, palette.colour(*ink), *thickness, *dash);
        }
        Item::Text { at, text, ink, size, bold, align } => surface.write(Writing {
            at: *at,
            text,
            colour: palette.colour(*ink),
            size: *size,
            bold: *bold,
            align: *align,
        }),
    }
}
