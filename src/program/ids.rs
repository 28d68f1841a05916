//! What programs call the things of a computer. Each number is dense from zero
//! and is given out by the computer, except those of tasks and addresses, which
//! programs choose.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A thread of any process.
    ThreadId
);
id!(
    /// A process.
    ProcessId
);
id!(
    /// A pipe between processes, or within one.
    PipeId
);
id!(
    /// A connection to a server outside.
    SocketId
);
id!(
    /// Something that watches pipes and sockets.
    SelectorId
);
id!(
    /// A task of a process's event loops; the program numbers them.
    TaskId
);

/// The two ends of a pipe, for those whose ends are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PipeEnd {
    /// Where messages come out.
    Read,
    /// Where they go in.
    Write,
}

/// A word of memory, as something to wait on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// Of the process's own memory: another process's word of that number is another word.
    Own(u64),
    /// Of the memory that processes share.
    Shared(u64),
}
