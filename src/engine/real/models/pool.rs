//! A pool, of threads or of processes: who is handed pieces of work and answers
//! later. The two differ in what it costs, not in how they are used.

use std::rc::Rc;

use futures::channel::oneshot;

use super::processes::Processes;
use super::threads::Crew;
use crate::base::{LaneId, Nanos};
use crate::engine::real::recorder::about;
use crate::engine::real::worker::session::Session;
use crate::trace::{LinkKind, On, State};

/// What a piece of work came to.
#[derive(Debug)]
pub(super) struct Answer {
    /// Its numbers.
    pub(super) numbers: Vec<u64>,
    /// Who did it.
    pub(super) by: LaneId,
    /// When it was done.
    pub(super) at: Nanos,
}

/// The answer to come, or a sentence why there is none.
pub(super) type Promise = oneshot::Receiver<Result<Answer, String>>;

/// Those who do the work.
pub(super) enum Pool {
    /// Threads of the main process.
    Threads(Crew),
    /// Processes of their own.
    Processes(Processes),
}

impl Pool {
    /// Hands over a piece of the plan.
    pub(super) fn submit(&self, piece: u32) -> Promise {
        match self {
            Self::Threads(crew) => crew.submit(piece),
            Self::Processes(processes) => processes.submit(piece),
        }
    }

    /// There will be no more work.
    pub(super) fn close(&self) {
        match self {
            Self::Threads(crew) => crew.close(),
            Self::Processes(processes) => processes.close(),
        }
    }

    /// Sees to it that everyone leaves at the next stop point, and waits for the
    /// threads. (Processes tell the page themselves that they have left.)
    pub(super) async fn leave(&self) {
        match self {
            Self::Threads(crew) => crew.leave().await,
            Self::Processes(processes) => processes.close(),
        }
    }
}

/// Hands over all the work at once and waits: the numbers of each piece.
///
/// # Errors
/// A sentence, when a piece could not be done.
pub(super) async fn map(session: &Rc<Session>, pool: &Pool) -> Result<Vec<Vec<u64>>, String> {
    let pieces = 0..session.plan.pieces.len() as u32;
    let promises: Vec<_> = pieces.map(|piece| pool.submit(piece)).collect();
    pool.close();
    session.pen.span(State::Waiting, about(On::Join));
    let mut by_piece = Vec::with_capacity(promises.len());
    let mut last: Option<Answer> = None;
    for promise in promises {
        let answer = promise.await.map_err(|_| "A worker left before its work was done.".to_owned())??;
        by_piece.push(answer.numbers.clone());
        last = last.filter(|last| last.at > answer.at).or(Some(answer));
    }
    if let Some(last) = last {
        session.pen.caused_by(LinkKind::Joined, last.by, last.at);
    }
    session.pen.span(State::Running, None);
    Ok(by_piece)
}
