//! Ids are types, so that a lane cannot be mistaken for a lock. Each is an
//! index, dense from zero, into a table of the trace that it belongs to.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in its table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A lane of a trace: a core, process, thread or task.
    LaneId
);
id!(
    /// Something that lanes wait on and that has a name: a lock, a queue, a barrier.
    ObjectId
);
