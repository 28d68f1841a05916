//! The life of a run's main worker: waits for the axis, does the run under its
//! model, and tells how it ended. Stopping is dropping: whatever awaits, ends.

use std::rc::Rc;

use futures::channel::{mpsc, oneshot};
use futures::future::{Either, select};
use futures::{FutureExt, StreamExt, pin_mut};
use gloo::timers::callback::Interval;
use web_sys::MessagePort;

use super::session::{FLUSH_EVERY_MILLIS, Session};
use super::{Inbox, Uplink, take_thread_panic};
use crate::engine::real::models::{self, Ports, Run};
use crate::engine::real::plan::MAIN_THREAD;
use crate::protocol::{FromWorker, Outcome, Start, ToWorker};
use crate::scenario::{gather, in_words};
use crate::trace::{MarkKind, State};

/// Lives until the run is over.
pub(super) async fn live(start: Start, mut inbox: Inbox) {
    let Some(origin) = wait_for_go(&mut inbox).await else { return };
    let session = Session::new(start, MAIN_THREAD, origin);
    session.pen.span(State::Running, None);
    let flushing = Rc::clone(&session);
    let flush = Interval::new(FLUSH_EVERY_MILLIS, move || {
        flushing.flush();
        if let Some(words) = take_thread_panic() {
            Uplink.say(&FromWorker::Failed(words));
        }
    });
    let (stop, stopped) = oneshot::channel();
    let ports = hear_ports(inbox, stop);
    let run = Run::new(Rc::clone(&session), ports);
    let choice = &session.start.order.choice;
    let result = race(&run, stopped).await.map(|result| result.map(|by_piece| gather(choice, &by_piece)));
    if let Some(Ok(numbers)) = &result {
        session.pen.mark(MAIN_THREAD, session.pen.now(), MarkKind::Output, in_words(choice, numbers));
    }
    run.leave().await;
    drop(flush);
    session.pen.span(State::Done, None);
    session.take_leave();
    match result {
        Some(Ok(numbers)) => Uplink.say(&FromWorker::Finished(Outcome { numbers })),
        Some(Err(words)) => Uplink.say(&FromWorker::Failed(words)),
        None => {}
    }
    Uplink.say(&FromWorker::Left);
}

/// The run's numbers by piece, or why it failed, or nothing if it was stopped.
async fn race(run: &Run, stopped: oneshot::Receiver<()>) -> Option<Result<Vec<Vec<u64>>, String>> {
    let work = models::run(run);
    pin_mut!(work);
    match select(work, stopped.fuse()).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
}

pub(super) async fn wait_for_go(inbox: &mut Inbox) -> Option<crate::base::Nanos> {
    while let Some((message, _)) = inbox.next().await {
        match message {
            ToWorker::Go { origin } => return Some(origin),
            ToWorker::Stop => Uplink.say(&FromWorker::Left),
            ToWorker::Ping | ToWorker::Port(_) | ToWorker::Spin { .. } => {}
        }
    }
    None
}

/// From now on ports are collected and Stop is heard.
fn hear_ports(mut inbox: Inbox, stop: oneshot::Sender<()>) -> Ports {
    let (send, ports) = mpsc::unbounded::<(crate::protocol::PortTo, MessagePort)>();
    wasm_bindgen_futures::spawn_local(async move {
        let mut stop = Some(stop);
        while let Some((message, port)) = inbox.next().await {
            match (message, port) {
                (ToWorker::Stop, _) => {
                    // The run may be over already.
                    let _ = stop.take().map(|stop| stop.send(()));
                }
                (ToWorker::Port(to), Some(port)) => {
                    let _ = send.unbounded_send((to, port));
                }
                _ => {}
            }
        }
    });
    ports
}
