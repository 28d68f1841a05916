//! One page from a slow server: asks, waits, looks at what came.

use super::{Request, Step};
use crate::base::Nanos;

/// A page on its way.
pub struct Page {
    request: Option<Request>,
    received: u64,
}

impl Page {
    /// Asks for `bytes` that come after `latency`.
    pub fn new(latency: Nanos, bytes: u32) -> Self {
        Self { request: Some(Request { latency, bytes }), received: 0 }
    }

    pub(super) fn step(&mut self) -> Step {
        self.request.take().map_or_else(|| Step::Done(vec![self.received]), Step::Request)
    }

    pub(super) fn answered(&mut self, bytes: u64) {
        self.received = bytes;
    }
}
