//! The event loop of the main thread: every piece of work is a task on our own
//! executor. Without a pool a task computes on the loop and blocks it; with one
//! it hands the work over and awaits the result.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use futures::channel::oneshot;
use futures::future::join_all;

use super::pool::Pool;
use super::task::{Loop, StepPen, Task};
use super::{service, threads};
use crate::engine::real::drive::blocking::{WaitWatch, pass_check_point};
use crate::engine::real::drive::cooperative::drive;
use crate::engine::real::drive::network::Wire;
use crate::engine::real::executor::{Executor, Turn};
use crate::engine::real::kernels::{self, SharedCell};
use crate::engine::real::plan::MAIN_THREAD;
use crate::engine::real::recorder::about;
use crate::engine::real::sync::Gil;
use crate::engine::real::worker::session::Session;
use crate::scenario::Workload;
use crate::trace::{On, State};

/// The numbers of each piece; a sentence if one could not be done.
pub(super) type Results = Rc<RefCell<Vec<Option<Result<Vec<u64>, String>>>>>;

/// What a task needs to do its piece.
#[derive(Clone)]
pub(super) struct Desk {
    /// The loop it runs on.
    pub(super) owner: Rc<Loop>,
    /// Whom it hands its work to, if anyone.
    pub(super) pool: Option<Rc<Pool>>,
    /// What `counter` adds to.
    cell: Arc<SharedCell>,
    results: Results,
}

impl Desk {
    /// Does the piece, here or in the pool, and keeps its numbers.
    pub(super) async fn work(&self, task: &Task, piece: u32) {
        let session = &self.owner.session;
        let result = match &self.pool {
            Some(pool) => task.awaiting_pool(pool.submit(piece)).await,
            None => {
                let kernel = kernels::kernel(&session.plan.pieces[piece as usize], &self.cell, task.lane());
                drive(kernel, task, session.start.order.fault).await
            }
        };
        self.results.borrow_mut()[piece as usize] = Some(result);
    }

    /// What the main task does first: a task for each piece, or for each request.
    fn create_tasks(&self) -> Vec<Done> {
        let session = &self.owner.session;
        if session.start.order.choice.workload == Workload::Offload {
            return service::open(self);
        }
        let pieces = 0..session.plan.pieces.len() as u32;
        pieces
            .map(|piece| {
                let desk = self.clone();
                self.spawn(|task| async move { desk.work(&task, piece).await })
            })
            .collect()
    }

    /// Creates a task, which runs when the loop comes to it; tells when it is done.
    pub(super) fn spawn<F: Future<Output = ()> + 'static>(&self, body: impl FnOnce(Task) -> F) -> Done {
        let body = body(Task::new(&self.owner, self.owner.announce()));
        let (tell, done) = oneshot::channel();
        self.owner.spawner.spawn(async move {
            body.await;
            // The main task may be gone.
            let _ = tell.send(());
        });
        done
    }
}

/// Comes when a task is done.
pub(super) type Done = oneshot::Receiver<()>;

/// Runs the loop until all tasks are done: the numbers of each piece.
///
/// # Errors
/// A sentence, when a piece could not be done.
pub(super) async fn run(session: &Rc<Session>, wire: Wire, pool: Option<Rc<Pool>>) -> Result<Vec<Vec<u64>>, String> {
    let pieces = session.plan.pieces.len();
    let gil = pool.as_deref().and_then(loop_gil);
    let mut executor = Executor::default();
    let results: Results = Rc::new(RefCell::new(vec![None; pieces]));
    let desk = Desk {
        owner: Loop::new(session, executor.spawner(), wire, pieces),
        pool: pool.clone(),
        cell: Arc::default(),
        results: Rc::clone(&results),
    };
    let opening = desk.clone();
    // Nobody waits for the main task: the loop ends when all tasks are done.
    let _main = desk.spawn(|task| async move {
        let tasks = opening.create_tasks();
        task.awaiting(about(On::Future), join_all(tasks)).await;
    });
    turn_until_done(session, &mut executor, &desk.owner, gil.as_deref()).await;
    if let Some(pool) = &pool {
        pool.close();
    }
    let by_piece: Result<Vec<_>, _> =
        results.borrow_mut().iter_mut().map(|slot| slot.take().unwrap_or_else(|| Ok(Vec::new()))).collect();
    by_piece
}

fn loop_gil(pool: &Pool) -> Option<Arc<Gil>> {
    match pool {
        Pool::Threads(crew) => threads::Crew::gil(crew),
        Pool::Processes(_) => None,
    }
}

/// The loop: turn after turn while there is something to do, and out of the way
/// when there is not. Under a GIL it holds it except while it waits.
async fn turn_until_done(session: &Rc<Session>, executor: &mut Executor, owner: &Rc<Loop>, gil: Option<&Gil>) {
    let mut steps = StepPen::new(owner);
    let pen = &session.pen;
    let mut watch = WaitWatch::for_gil(pen);
    let mut holds = gil.is_none_or(|gil| gil.take(MAIN_THREAD, &mut watch));
    while holds {
        match executor.turn(&mut steps) {
            Turn::Finished => break,
            Turn::More | Turn::Blocked => {
                holds = gil.is_none_or(|gil| pass_check_point(gil, pen));
                session.breathe().await;
            }
            Turn::Idle => {
                pen.span(State::Io, about(On::Selector));
                if let Some(gil) = gil {
                    gil.drop_gil(MAIN_THREAD);
                }
                executor.ready().await;
                holds = gil.is_none_or(|gil| gil.take(MAIN_THREAD, &mut watch));
            }
        }
    }
    if let (Some(gil), true) = (gil, holds) {
        gil.drop_gil(MAIN_THREAD);
    }
    pen.span(State::Running, None);
}
