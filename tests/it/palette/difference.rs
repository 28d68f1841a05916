//! How far apart two colours look: CIEDE2000, after a simulation of colour
//! blindness, and the contrast of the accessibility guidelines.

/// A colour in linear light, each part from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rgb([f64; 3]);

type Matrix = [[f64; 3]; 3];

/// Machado, Oliveira and Fernandes (2009) at full severity, in linear light.
pub(super) const VISIONS: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

impl Rgb {
    /// Reads `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let mut parts = [0.0; 3];
        for (index, part) in parts.iter_mut().enumerate() {
            let byte = u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok()?;
            let encoded = f64::from(byte) / 255.0;
            *part = if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) };
        }
        Some(Self(parts))
    }

    /// As someone with that vision sees it.
    pub(super) fn seen_as(self, matrix: Matrix) -> Self {
        Self(times(matrix, self.0).map(|part| part.clamp(0.0, 1.0)))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// CIE L*, a*, b* under D65.
    fn lab(self) -> [f64; 3] {
        let to_xyz = [
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ];
        let white = [0.950_47, 1.0, 1.088_83];
        let [x, y, z] = times(to_xyz, self.0);
        let [x, y, z] = [x / white[0], y / white[1], z / white[2]].map(|part: f64| {
            if part > 216.0 / 24_389.0 { part.cbrt() } else { (24_389.0 / 27.0 * part + 16.0) / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }
}

fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
}

/// From 1 to 21.
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIEDE2000, as Sharma, Wu and Dalal (2005) write it.
pub(super) fn difference(one: Rgb, other: Rgb) -> f64 {
    let ([l1, a1, b1], [l2, a2, b2]) = (one.lab(), other.lab());
    let mean_chroma = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let stretch = 1.0 + 0.5 * (1.0 - seventh(mean_chroma));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = if c1 * c2 == 0.0 { 0.0 } else { (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0 };
    let delta_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();

    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = if c1 * c2 == 0.0 { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let light = (l2 - l1) / (1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hue = delta_hue / (1.0 + 0.015 * c * t);
    let rotation = -2.0 * seventh(c) * (60.0 * (-((h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    (light.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

fn seventh(chroma: f64) -> f64 {
    (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt()
}

fn hue(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
}

fn cos(degrees: f64) -> f64 {
    degrees.to_radians().cos()
}

#[test]
fn the_formula_gives_the_published_figures() {
    // White and black are 100 apart; a colour is not apart from itself.
    let rgb = |text| Rgb::parse(text).unwrap();
    assert!((difference(rgb("#ffffff"), rgb("#000000")) - 100.0).abs() < 0.01);
    assert!(difference(rgb("#1f46b8"), rgb("#1f46b8")).abs() < 1e-9);
    assert!((contrast(rgb("#ffffff"), rgb("#000000")) - 21.0).abs() < 1e-9);
    // Red and green, as other implementations have it.
    assert!((difference(rgb("#ff0000"), rgb("#00ff00")) - 86.61).abs() < 0.05);
}
