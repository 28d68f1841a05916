//! A surface that writes SVG: for pictures in documents, and for whoever runs
//! no scripts.

use std::fmt::Write as _;

use super::paint::Writing;
use super::{Align, Point, Rect, Surface};

/// An SVG document that grows stroke by stroke.
#[derive(Clone, Debug, Default)]
pub struct SvgSurface {
    head: String,
    body: String,
}

impl SvgSurface {
    /// The document so far.
    pub fn into_document(self) -> String {
        format!("{}{}</svg>\n", self.head, self.body)
    }

    fn element(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }
}

impl Surface for SvgSurface {
    fn begin(&mut self, width: f64, height: f64, ground: &str) {
        self.head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"Inter, system-ui, Arial, sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>\n"
        );
    }

    fn fill(&mut self, rect: Rect, colour: &str) {
        let Rect { x, y, width, height } = rect;
        self.element(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"/>",
            short(x),
            short(y),
            short(width),
            short(height)
        ));
    }

    fn shape(&mut self, corners: &[Point], colour: &str) {
        self.element(format_args!("<polygon points=\"{}\" fill=\"{colour}\"/>", points_text(corners)));
    }

    fn line(&mut self, points: &[Point], colour: &str, thickness: f64, dash: Option<f64>) {
        let dash = dash.map(|dash| format!(" stroke-dasharray=\"{}\"", short(dash))).unwrap_or_default();
        self.element(format_args!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"{dash}/>",
            points_text(points),
            short(thickness)
        ));
    }

    fn write(&mut self, writing: Writing<'_>) {
        let anchor = match writing.align {
            Align::Left => "",
            Align::Right => " text-anchor=\"end\"",
        };
        let weight = if writing.bold { " font-weight=\"600\"" } else { "" };
        self.element(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}>{}</text>",
            short(writing.at.x),
            short(writing.at.y),
            short(writing.size),
            writing.colour,
            escaped(writing.text)
        ));
    }
}

fn points_text(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", short(point.x), short(point.y))).collect::<Vec<_>>().join(" ")
}

/// Two decimals at most: more cannot be seen.
fn short(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// A text as XML has it, in which nothing invisible may stand.
fn escaped(text: &str) -> String {
    let visible = text.replace(char::is_control, " ");
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
