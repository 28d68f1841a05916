//! A web service on the event loop: requests that need computing come in, and
//! between them others that only want an answer. What is measured is how long
//! everyone waits, from when the request came, not from when the loop saw it.

use gloo::timers::future::TimeoutFuture;

use super::coroutines::{Desk, Done};
use super::task::Task;
use crate::base::Nanos;
use crate::engine::real::recorder::about;
use crate::trace::{MarkKind, On};

/// How far apart the requests of each kind come.
const EVERY: Nanos = Nanos::from_millis(2);
/// When the first comes, so that the loop is up by then.
const FIRST: Nanos = Nanos::from_millis(4);

/// Opens the service: one task for each request that will come.
pub(super) fn open(desk: &Desk) -> Vec<Done> {
    let mut tasks = Vec::new();
    let began = desk.owner.session.pen.now();
    for piece in 0..desk.owner.session.plan.pieces.len() as u32 {
        let due = began + FIRST + EVERY * u64::from(piece);
        let computing = desk.clone();
        tasks.push(desk.spawn(|task| async move {
            arrive(&computing, &task, due).await;
            let name = format!("GET /compute, number {}", piece + 1);
            mark(&computing, &task, due, MarkKind::Request, &name);
            computing.work(&task, piece).await;
            mark(&computing, &task, computing.owner.session.pen.now(), MarkKind::Answer, &name);
        }));
        let quick = desk.clone();
        let due = due + Nanos(EVERY.0 / 2);
        tasks.push(desk.spawn(|task| async move {
            arrive(&quick, &task, due).await;
            let name = format!("GET /ping, number {}", piece + 1);
            mark(&quick, &task, due, MarkKind::Request, &name);
            mark(&quick, &task, quick.owner.session.pen.now(), MarkKind::Answer, &name);
        }));
    }
    tasks
}

/// Awaits the moment at which the request comes.
async fn arrive(desk: &Desk, task: &Task, due: Nanos) {
    let left = due.since(desk.owner.session.pen.now());
    task.awaiting(about(On::Request), TimeoutFuture::new(left.as_millis_f64().ceil() as u32)).await;
}

fn mark(desk: &Desk, task: &Task, at: Nanos, kind: MarkKind, name: &str) {
    desk.owner.session.pen.mark(task.lane(), at, kind, name.to_owned());
}
