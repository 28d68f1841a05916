//! The colours and sizes of `static/tokens.css`, read from that file, so that
//! the page, the canvas and the tests cannot drift apart. Not a CSS parser: it
//! knows the two forms of that one file.

use std::rc::Rc;

use super::{Ink, Pixel, colour};

/// How much of its colour what is dimmed keeps, in hundredths.
const FAINT: u32 = 35;

/// The text of `static/tokens.css`.
pub const fn tokens_text() -> &'static str {
    include_str!("../../static/tokens.css")
}

/// Dark ink on a light ground, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A light ground.
    Light,
    /// A dark ground.
    Dark,
}

/// A colour for every ink. A copy is the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette(Rc<Colours>);

#[derive(Debug, PartialEq, Eq)]
struct Colours {
    /// As CSS writes them.
    colours: Vec<String>,
    /// The same, dimmed.
    faint: Vec<String>,
    /// Red, green, blue and alpha of every pixel, as they lie in memory.
    pixels: Vec<u32>,
}

impl Palette {
    /// A palette that asks for each colour by its token's name, without the dashes.
    pub fn from_fn(mut colour: impl FnMut(&'static str) -> String) -> Self {
        let colours: Vec<String> = Ink::all().map(|ink| colour(ink.token())).collect();
        let faint =
            colours.iter().map(|colour| format!("color-mix(in srgb, {colour} {FAINT}%, transparent)")).collect();
        let mut pixels = vec![0; 256];
        for (ink, colour) in Ink::all().zip(&colours) {
            let [red, green, blue, alpha] = colour::bytes(colour);
            let pixel = Pixel::of(ink);
            pixels[pixel.index()] = u32::from_ne_bytes([red, green, blue, alpha]);
            let faint = (u32::from(alpha) * FAINT / 100) as u8;
            pixels[pixel.faint().index()] = u32::from_ne_bytes([red, green, blue, faint]);
        }
        Self(Rc::new(Colours { colours, faint, pixels }))
    }

    /// The palette that the file has for a scheme.
    pub fn of(scheme: Scheme) -> Self {
        let tokens = tokens();
        Self::from_fn(|name| {
            let value = value_of(&tokens, name);
            of_scheme(value, scheme).unwrap_or_default().to_owned()
        })
    }

    /// The colour of the ink at that place of [`Ink::all`], dimmed or not.
    pub fn shade(&self, ink: usize, is_faint: bool) -> &str {
        let colours = if is_faint { &self.0.faint } else { &self.0.colours };
        colours.get(ink).map_or("", String::as_str)
    }

    /// Red, green, blue and alpha of a pixel, the bytes of a word in their order.
    #[inline]
    pub fn pixel(&self, pixel: Pixel) -> u32 {
        self.0.pixels[pixel.index()]
    }

    /// The colour of an ink.
    pub fn colour(&self, ink: Ink) -> &str {
        self.0.colours.get(ink.index()).map_or("", String::as_str)
    }
}

/// The sizes, in CSS pixels, and the shares, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "named and explained in static/tokens.css")]
pub struct Sizes {
    pub row_roomy: f64,
    pub row_compact: f64,
    pub row_task: f64,
    pub row_core: f64,
    pub row_group: f64,
    pub row_fold: f64,
    pub lane: f64,
    pub lane_task: f64,
    pub lane_core: f64,
    pub overview: f64,
    pub axis: f64,
    pub gutter: f64,
    pub gutter_narrow: f64,
    pub tick_apart: f64,
    pub tick_apart_narrow: f64,
    pub type_name: f64,
    pub type_small: f64,
    pub share_full: f64,
    pub share_wait: f64,
    pub share_thin: f64,
    pub share_base: f64,
}

impl Sizes {
    /// The sizes that the file has.
    pub fn from_tokens() -> Self {
        let tokens = tokens();
        let size = |name: &str| {
            let value = value_of(&tokens, name);
            pixels(value).unwrap_or(0.0)
        };
        Self {
            row_roomy: size("row-roomy"),
            row_compact: size("row-compact"),
            row_task: size("row-task"),
            row_core: size("row-core"),
            row_group: size("row-group"),
            row_fold: size("row-fold"),
            lane: size("lane"),
            lane_task: size("lane-task"),
            lane_core: size("lane-core"),
            overview: size("overview"),
            axis: size("axis"),
            gutter: size("gutter"),
            gutter_narrow: size("gutter-narrow"),
            tick_apart: size("tick-apart"),
            tick_apart_narrow: size("tick-apart-narrow"),
            type_name: size("type-name"),
            type_small: size("type-small"),
            share_full: size("share-full"),
            share_wait: size("share-wait"),
            share_thin: size("share-thin"),
            share_base: size("share-base"),
        }
    }
}

/// Name (without dashes) and value of every token of the first block, which
/// the later ones only override for special displays.
fn tokens() -> Vec<(&'static str, &'static str)> {
    let block = tokens_text().split_once('{').map_or("", |(_, rest)| rest);
    let block = block.split_once('}').map_or("", |(block, _)| block);
    block
        .split(';')
        .filter_map(|part| {
            let (_, declaration) = part.split_once("--")?;
            let (name, value) = declaration.split_once(':')?;
            Some((name.trim(), value.trim()))
        })
        .collect()
}

/// A size with one decimal at most. The standard library's reader of floats would
/// be a good part of what the page fetches.
fn pixels(value: &str) -> Option<f64> {
    let value = value.trim_end_matches("px");
    let (whole, tenths) = value.split_once('.').unwrap_or((value, "0"));
    let (whole, tenths): (u32, u32) = (whole.parse().ok()?, tenths.parse().ok().filter(|&tenths| tenths < 10)?);
    Some(f64::from(whole) + f64::from(tenths) / 10.0)
}

fn of_scheme(value: &str, scheme: Scheme) -> Option<&str> {
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(',')?;
    Some(match scheme {
        Scheme::Light => light.trim(),
        Scheme::Dark => dark.trim(),
    })
}

/// What a token is set to; nothing, if the file has none of that name.
fn value_of<'a>(tokens: &[(&str, &'a str)], name: &str) -> &'a str {
    tokens.iter().find(|(known, _)| *known == name).map_or("", |&(_, value)| value)
}
