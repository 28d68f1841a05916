//! Which Python it is: where a thread gives up the GIL if it is asked to, and how
//! fast it is. Language and library are 3.14's in all of them.

/// A version, or a way to run one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// 3.14: where a function begins, a loop goes back, or a call of C ends.
    #[default]
    Python314,
    /// 3.14 without a GIL.
    Free,
    /// 3.9: after nearly every instruction.
    Python39,
    /// 3.14 with a check point after each instruction, for teaching.
    Every,
}

impl Dialect {
    /// By the name that the page and the terminal use.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "3.14" => Some(Self::Python314),
            "3.14t" => Some(Self::Free),
            "3.9" => Some(Self::Python39),
            "every" => Some(Self::Every),
            _ => None,
        }
    }

    /// Whether each interpreter has a global lock.
    pub fn has_gil(self) -> bool {
        self != Self::Free
    }

    /// What an operation costs that costs so much in 3.14.
    pub(super) fn cost(self, usual: u16) -> u16 {
        let percent = match self {
            Self::Python314 | Self::Every => 100,
            Self::Free => 108,
            Self::Python39 => 140,
        };
        (u32::from(usual) * percent / 100) as u16
    }
}
