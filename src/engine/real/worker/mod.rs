//! What runs inside each kind of worker. This file is the door: it reads what
//! the worker is for, listens to the page, and sees to it that a panic is heard.

mod device;
mod main_role;
mod process;
pub(super) mod session;
mod spinner;
mod uplink;

use futures::channel::mpsc;

use crate::engine::real::clock::{Clock, since_epoch};
use crate::engine::real::plan::{MAIN_THREAD, work_on};
use crate::engine::real::recorder::{Log, Recorder};
use crate::protocol::{FromWorker, Role, Start, decode};
use crate::trace::State;
pub(super) use uplink::{Inbox, Uplink, on_thread_panic, take_thread_panic};

/// Begins a worker's life; `start` is a [`Start`] as bytes. Called once, in an
/// instance and with a memory of its own.
pub fn live(start: &[u8]) {
    uplink::report_panics();
    let uplink = Uplink;
    let start: Start = match decode(start) {
        Ok(start) => start,
        Err(garbled) => return uplink.say(&FromWorker::Failed(garbled.to_string())),
    };
    let inbox = uplink::listen();
    uplink.say(&FromWorker::Ready);
    wasm_bindgen_futures::spawn_local(play(start, inbox));
}

async fn play(start: Start, inbox: Inbox) {
    match start.role {
        Role::Main => main_role::live(start, inbox).await,
        Role::Process(index) => process::live(start, index, inbox).await,
        Role::Device => device::live(inbox).await,
        Role::Spinner => spinner::live(inbox).await,
    }
}

/// Notes that many spans, as a run does, and forgets them: for the bench that
/// measures what one costs.
pub fn record_events(count: u32) {
    let (log, clock) = (Log::default(), Clock::new(since_epoch()));
    let pen = Recorder::new(MAIN_THREAD, clock, log.clone(), true);
    for piece in 0..count {
        pen.span(State::Running, Some(work_on(piece)));
        // A batch of a run is no larger.
        if piece % 1_000 == 0 {
            drop(log.drain());
        }
    }
}

/// A sender and a receiver on the same thread.
pub(super) fn channel<T>() -> (mpsc::UnboundedSender<T>, mpsc::UnboundedReceiver<T>) {
    mpsc::unbounded()
}
