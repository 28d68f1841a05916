//! A surface that writes down what is painted on it, a line a stroke.

use std::fmt::Write as _;

use interleave::timeline::{Align, Palette, Point, Rect, Surface, Writing};

/// What was painted.
#[derive(Default)]
pub(super) struct Recorder(pub String);

/// A palette whose colours are the names of the inks.
pub(super) fn inks() -> Palette {
    Palette::from_fn(str::to_owned)
}

impl Recorder {
    fn line_of(&mut self, line: std::fmt::Arguments<'_>) {
        self.0.write_fmt(line).unwrap();
        self.0.push('\n');
    }
}

impl Surface for Recorder {
    fn begin(&mut self, width: f64, height: f64, ground: &str) {
        self.line_of(format_args!("{width} × {height} on {ground}"));
    }

    fn fill(&mut self, rect: Rect, colour: &str) {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(short);
        self.line_of(format_args!("fill {x},{y} {width}×{height} {colour}"));
    }

    fn shape(&mut self, corners: &[Point], colour: &str) {
        self.line_of(format_args!("shape {} {colour}", places(corners)));
    }

    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>) {
        let dash = dash.map(|dash| format!(" dashed {dash}")).unwrap_or_default();
        self.line_of(format_args!("line {} {colour} {thickness}{dash}", places(points)));
    }

    fn write(&mut self, writing: Writing<'_>) {
        let side = match writing.align {
            Align::Left => "from",
            Align::Right => "to",
        };
        let weight = if writing.bold { " bold" } else { "" };
        let (x, y) = (short(writing.at.x), short(writing.at.y));
        self.line_of(format_args!("text {side} {x},{y} {} {}{weight}: {}", writing.size, writing.colour, writing.text));
    }
}

fn places(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", short(point.x), short(point.y))).collect::<Vec<_>>().join(" ")
}

fn short(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
