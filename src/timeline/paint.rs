//! A display list onto a surface. Decides nothing: every stroke is in the list.

use super::{Align, DisplayList, Item, Palette, Point, Rect};

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

/// What can be painted on. Colours are as CSS writes them, sizes in CSS pixels.
pub trait Surface {
    /// Begins a picture of that size on a ground of that colour.
    fn begin(&mut self, width: f64, height: f64, ground: &str);
    /// A filled rectangle.
    fn fill(&mut self, rect: Rect, colour: &str);
    /// A filled shape with these corners.
    fn shape(&mut self, corners: &[Point], colour: &str);
    /// A line through these points; dashes and gaps of `dash` length, if any.
    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>);
    /// A text.
    fn write(&mut self, writing: Writing<'_>);
}

/// Paints a picture.
pub fn paint(surface: &mut impl Surface, list: &DisplayList, palette: &Palette) {
    surface.begin(list.width, list.height, palette.colour(super::Ink::Page));
    for item in &list.items {
        match item {
            Item::Fill(rect, ink) => surface.fill(*rect, palette.colour(*ink)),
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
}
