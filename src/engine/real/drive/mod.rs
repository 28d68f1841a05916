//! Takes a kernel through its steps: `cooperative` on an event loop or in a
//! worker that must let messages in, `blocking` on a thread that may wait for
//! real. `network` carries its requests, `fault` breaks it on purpose.

pub(super) mod blocking;
pub(super) mod cooperative;
pub(super) mod network;
