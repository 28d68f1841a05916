//! The one clock of a run: nanoseconds since the run's start, the same in every
//! worker. Each worker reads its own `performance` clock; the page has compared
//! it with its own and told where the axis begins (`page::handshake`).

use crate::base::Nanos;

/// A run's axis, as one worker sees it.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    origin: Nanos,
}

impl Clock {
    /// The axis begins at `origin`, since the epoch by this worker's clock.
    pub const fn new(origin: Nanos) -> Self {
        Self { origin }
    }

    /// Where the axis begins, since the epoch by this worker's clock.
    pub const fn origin(self) -> Nanos {
        self.origin
    }

    /// The time on the axis; the start, if that is still to come.
    pub fn now(self) -> Nanos {
        since_epoch().since(self.origin)
    }
}

/// The time since 1970 by this worker's clock. Its origin and its reading are
/// turned into whole numbers one by one: their sum as a float would have steps
/// of a quarter of a microsecond.
#[cfg(target_arch = "wasm32")]
pub fn since_epoch() -> Nanos {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance, js_name = now)]
        fn performance_now() -> f64;
        #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
        static TIME_ORIGIN: f64;
    }

    thread_local! {
        static ORIGIN: Nanos = TIME_ORIGIN.with(|millis| Nanos::from_millis_f64(*millis));
    }
    ORIGIN.with(|origin| *origin) + Nanos::from_millis_f64(performance_now())
}

/// The same natively, for tests and benches.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::disallowed_methods, reason = "this is the clock that everyone else has to use")]
pub fn since_epoch() -> Nanos {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Nanos(since.as_nanos() as u64)
}

/// One question for another worker's time: when it was asked and when the answer
/// was there by our clock, and what the other's clock said in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// By our clock.
    pub asked: Nanos,
    /// By theirs.
    pub theirs: Nanos,
    /// By our clock.
    pub answered: Nanos,
}

/// How far another clock is ahead of ours, and the error that may remain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset {
    /// Nanoseconds to add to our time to get theirs.
    pub ahead_nanos: i64,
    /// At most that far off.
    pub error: Nanos,
}

impl Offset {
    /// Judges by the reading that was answered fastest. A browser's clocks have
    /// one source, so as long as the reading leaves it possible that there is no
    /// offset at all, there is none.
    pub fn estimate(readings: &[Reading]) -> Option<Self> {
        let best = readings.iter().min_by_key(|reading| reading.answered.since(reading.asked))?;
        let trip = best.answered.since(best.asked);
        let middle = best.asked + Nanos(trip.0 / 2);
        let error = Nanos(trip.0.div_ceil(2));
        let ahead_nanos = best.theirs.0.wrapping_sub(middle.0).cast_signed();
        let possible_zero = ahead_nanos.unsigned_abs() <= error.0;
        Some(Self { ahead_nanos: if possible_zero { 0 } else { ahead_nanos }, error })
    }

    /// Our time, as the other's clock tells it.
    pub const fn theirs(self, ours: Nanos) -> Nanos {
        Nanos(ours.0.saturating_add_signed(self.ahead_nanos))
    }
}
