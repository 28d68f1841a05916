//! Takes a kernel through its steps without ever blocking the worker: between
//! steps it may be suspended, so a run is stopped by dropping it.

use crate::base::Nanos;
use crate::engine::fault::bring_about;
use crate::engine::real::kernels::{Kernel, Request, Step};
use crate::scenario::Fault;

/// Where a kernel's wishes are granted: a worker of its own, or a task of an
/// event loop.
pub(in crate::engine::real) trait Host {
    /// A stop point: the worker may let messages in.
    async fn stop_point(&self);
    /// Sleeps that long.
    async fn sleep(&self, time: Nanos);
    /// Asks the network; how many bytes the answer had, or why there was none.
    async fn request(&self, request: Request) -> Result<u64, String>;
    /// Waits until everyone has come here.
    async fn meet(&self);
}

/// Does the work to its end: its numbers, or why the network failed it.
pub(in crate::engine::real) async fn drive(
    mut kernel: Kernel,
    host: &impl Host,
    fault: Option<Fault>,
) -> Result<Vec<u64>, String> {
    bring_about(fault);
    loop {
        // Nothing here runs beside anything else that could hold the workload's lock.
        match kernel.step(&mut ()) {
            Step::Working => host.stop_point().await,
            Step::Sleep(time) => host.sleep(time).await,
            Step::Request(request) => kernel.answered(host.request(request).await?),
            Step::Meet => host.meet().await,
            Step::Done(numbers) => return Ok(numbers),
        }
    }
}
