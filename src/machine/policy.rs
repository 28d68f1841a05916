//! How the computer chooses where CPython or the system leaves it open: whom of
//! those who wait for a core or a GIL it serves next. All choice goes through here.

use crate::base::Rng;

/// A way to choose.
#[derive(Clone, Debug)]
pub enum Policy {
    /// Whoever has waited longest.
    InTurn,
    /// Anyone, by chance that can be repeated.
    Seeded(Rng),
    /// As somebody wants it: the places to pick, one after the other, then in turn.
    Replay(
        /// In reverse, so that the next is the last.
        Vec<u32>,
    ),
}

impl Policy {
    /// The policy of a seed: none for 0, which serves in turn.
    pub fn of_seed(seed: u64) -> Self {
        if seed == 0 { Self::InTurn } else { Self::Seeded(Rng::new(seed)) }
    }

    /// One that picks these places, one after the other.
    pub fn replay(mut places: Vec<u32>) -> Self {
        places.reverse();
        Self::Replay(places)
    }

    /// The place of one of so many, of whom the first has waited longest.
    /// Where there is no choice, none is made.
    pub(super) fn pick(&mut self, waiting: usize) -> usize {
        match self {
            Self::InTurn => 0,
            _ if waiting < 2 => 0,
            Self::Seeded(rng) => rng.below(waiting as u64) as usize,
            Self::Replay(places) => places.pop().map_or(0, |place| (place as usize).min(waiting - 1)),
        }
    }
}
