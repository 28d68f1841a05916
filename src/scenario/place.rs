//! Where a choice runs. Only the two places and their names; what each can do is
//! the engines' business.

use serde::{Deserialize, Serialize};

/// How many cores a simulated computer has before anyone changes it.
pub(super) const DEFAULT_CORES: u32 = 4;

/// The most cores that a simulated computer can have.
pub const MOST_CORES: u32 = 128;

/// Where the work is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// On a simulated computer, exactly, in a time of its own.
    #[default]
    Simulated,
    /// In this browser, for real.
    Real,
}

impl Place {
    /// Both, in the order of the page's switch.
    pub const ALL: [Self; 2] = [Self::Simulated, Self::Real];

    /// Its name in a URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Real => "real",
        }
    }

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Simulated => "Simulated",
            Self::Real => "For real, here",
        }
    }
}
