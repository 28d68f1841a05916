//! The playhead: where it is, how fast it goes, between which moments it goes
//! round. Knows no clock: whoever draws tells it how much time has passed.

use super::Window;
use crate::base::Nanos;

/// How long what can be seen takes at the usual pace, in microseconds of the reader's time.
const SWEEP_MICROS: u128 = 8_000_000;

/// How fast it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// A quarter of the usual pace.
    Quarter,
    /// What can be seen, in about eight seconds.
    #[default]
    Usual,
    /// Four times as fast.
    Fourfold,
}

impl Pace {
    /// Every pace, the slowest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Usual, Self::Fourfold];

    const fn quarters(self) -> u128 {
        match self {
            Self::Quarter => 1,
            Self::Usual => 4,
            Self::Fourfold => 16,
        }
    }

    /// As a button says it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Quarter => "¼×",
            Self::Usual => "1×",
            Self::Fourfold => "4×",
        }
    }
}

/// The playhead of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Play {
    /// Where it is.
    pub at: Nanos,
    /// Whether it goes on by itself.
    pub is_playing: bool,
    /// How fast.
    pub pace: Pace,
    /// Between which moments it goes round, if it does.
    pub round: Option<(Nanos, Nanos)>,
}

impl Play {
    /// Starts or pauses. What is at the end begins again.
    pub fn toggle(&mut self, end: Nanos) {
        self.is_playing = !self.is_playing;
        let (from, until) = self.round.unwrap_or((Nanos::ZERO, end));
        if self.is_playing && !(from..until).contains(&self.at) {
            self.at = from;
        }
    }

    /// How far it goes in so many microseconds of the reader's time.
    pub fn distance(&self, window: &Window, micros: u64) -> Nanos {
        let length = u128::from(window.length().0.max(1));
        let nanos = length * u128::from(micros) * self.pace.quarters() / (4 * SWEEP_MICROS);
        Nanos(nanos.min(u128::from(u64::MAX / 2)) as u64)
    }

    /// Goes on; stops at the run's end.
    pub fn advance(&mut self, window: &Window, micros: u64, end: Nanos) {
        if !self.is_playing {
            return;
        }
        // However close one looks, it moves.
        let at = self.at + self.distance(window, micros).max(Nanos(1));
        match self.round {
            Some((from, until)) if at >= until => self.at = from,
            None if at >= end => {
                (self.at, self.is_playing) = (end, false);
            }
            _ => self.at = at,
        }
    }

    /// How the pace compares with the run's own, for the reader: `54× slower`.
    pub fn pace_words(&self, window: &Window) -> String {
        // Nanoseconds of the run in a second.
        let run = self.distance(window, 1_000_000).0.max(1);
        let second = 1_000_000_000;
        let (times, word) = if run <= second { (second * 10 / run, "slower") } else { (run * 10 / second, "faster") };
        match times {
            ..=10 => "as fast as it ran".to_owned(),
            11..100 => format!("{}.{}× {word}", times / 10, times % 10),
            _ => format!("{}× {word}", grouped(rounded(times / 10))),
        }
    }

    /// Where the window has to go so that the playhead is seen in it, in columns:
    /// when it leaves on the right, it is next seen near the left edge.
    pub fn follow(&self, window: &Window) -> i64 {
        let column = window.column_of(self.at);
        let count = i64::from(window.count());
        if (0..count).contains(&column) { 0 } else { column - count / 10 }
    }
}

/// Two figures are enough to compare with.
fn rounded(times: u64) -> u64 {
    let mut step = 1;
    while times / step >= 100 {
        step *= 10;
    }
    (times + step / 2) / step * step
}

/// With a thin space between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
