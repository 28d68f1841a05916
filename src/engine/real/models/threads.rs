//! The pool of threads: wasm-bindgen-rayon starts them on the run's own memory,
//! `rayon::spawn_broadcast` makes each a worker of ours with a lane, and they
//! take their work from one queue. Under a GIL whoever computes holds it.
//!
//! wasm-bindgen-rayon knows one pool for each instance, and a run has an
//! instance of its own. Nothing touches rayon before the pool stands.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::channel::oneshot;
use futures::future::{Either, select};
use futures::pin_mut;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::JsFuture;

use super::handshake::Handshake;
use super::pool::{Answer, Promise};
use crate::engine::real::clock::Clock;
use crate::engine::real::drive::blocking::{Gear, drive};
use crate::engine::real::kernels::{SharedCell, kernel};
use crate::engine::real::plan::{MAIN_THREAD, TASK_QUEUE, thread_lane};
use crate::engine::real::recorder::{Log, Recorder, by};
use crate::engine::real::sync::{Barrier, Gil, Sleeper, TaskQueue};
use crate::engine::real::worker::session::Session;
use crate::engine::real::worker::{Uplink, on_thread_panic};
use crate::engine::spawner::in_words;
use crate::protocol::{FromWorker, Network};
use crate::scenario::{Fault, Piece};
use crate::trace::{Detail, LinkKind, On, State};

/// How long the browser may take to start the threads.
const START_WITHIN_MILLIS: u32 = 10_000;

/// CPython's switch interval.
const SWITCH_INTERVAL: crate::base::Nanos = crate::base::Nanos::from_millis(5);

/// A piece of work on its way to a thread.
struct Job {
    piece: u32,
    work: Piece,
    reply: oneshot::Sender<Result<Answer, String>>,
}

/// What all threads of the pool share.
struct Shared {
    jobs: TaskQueue<Job>,
    gil: Option<Arc<Gil>>,
    sleeper: Sleeper,
    barrier: Barrier,
    cell: Arc<SharedCell>,
    origin: crate::base::Nanos,
    network: Network,
    server: String,
    fault: Option<Fault>,
    records: bool,
    asked_at: crate::base::Nanos,
    logs: Vec<Log>,
    handshakes: Vec<Handshake>,
    at_work: AtomicU32,
    all_left: std::sync::Mutex<Option<oneshot::Sender<()>>>,
}

/// The pool, as the main worker holds it.
pub(super) struct Crew {
    session: Rc<Session>,
    shared: Arc<Shared>,
    all_left: RefCell<Option<oneshot::Receiver<()>>>,
}

impl Crew {
    /// Starts the threads.
    ///
    /// # Errors
    /// A sentence, when the browser does not start them.
    pub(super) async fn start(session: &Rc<Session>) -> Result<Self, String> {
        let threads = session.plan.threads;
        let asked_at = session.pen.now();
        for index in 0..threads {
            session.pen.span_of(thread_lane(index), State::Starting, by(On::Start, MAIN_THREAD));
        }
        start_pool(threads).await?;
        let (all_left, left) = oneshot::channel();
        let shared = Arc::new(Shared::new(session, asked_at, all_left));
        let (crew, releasing) = (Arc::clone(&shared), Arc::clone(&shared));
        on_thread_panic(move || releasing.stop());
        rayon::spawn_broadcast(move |context| crew.serve(context.index() as u32));
        let error = shared.handshakes.iter().map(|handshake| handshake.ask().error).max();
        Uplink.say(&FromWorker::ClockError(error.unwrap_or_default()));
        Ok(Self { session: Rc::clone(session), shared, all_left: RefCell::new(Some(left)) })
    }

    /// Hands a piece of the plan to the next thread that is free.
    pub(super) fn submit(&self, piece: u32) -> Promise {
        let (reply, promise) = oneshot::channel();
        if let Some(work) = self.session.plan.pieces.get(piece as usize) {
            self.shared.jobs.push(MAIN_THREAD, Job { piece, work: work.clone(), reply });
        }
        promise
    }

    /// There will be no more work: threads that find none leave.
    pub(super) fn close(&self) {
        self.shared.jobs.close();
    }

    /// The GIL, for the main thread's own event loop.
    pub(super) fn gil(&self) -> Option<Arc<Gil>> {
        self.shared.gil.clone()
    }

    /// Everyone leaves at the next stop point; waits until they have.
    pub(super) async fn leave(&self) {
        self.close();
        self.shared.stop();
        let left = self.all_left.borrow_mut().take();
        if let Some(left) = left {
            // A thread that panicked never leaves; the page does not wait for it.
            let _ = left.await;
        }
    }
}

async fn start_pool(threads: u32) -> Result<(), String> {
    let started = JsFuture::from(wasm_bindgen_rayon::init_thread_pool(threads as usize));
    let late = TimeoutFuture::new(START_WITHIN_MILLIS);
    pin_mut!(started);
    match select(started, late).await {
        Either::Left((Ok(_), _)) => Ok(()),
        Either::Left((Err(error), _)) => {
            let why = in_words(&error);
            Err(format!("The browser did not start {threads} threads ({why}). Try fewer, or another model."))
        }
        Either::Right(_) => Err(format!(
            "The browser did not start {threads} threads within {} s. Try fewer, or open the page in a tab of its own.",
            START_WITHIN_MILLIS / 1_000
        )),
    }
}

impl Shared {
    fn new(session: &Rc<Session>, asked_at: crate::base::Nanos, all_left: oneshot::Sender<()>) -> Self {
        let (start, threads) = (&session.start, session.plan.threads);
        Self {
            jobs: TaskQueue::default(),
            gil: start.order.choice.gil.then(|| Arc::new(Gil::new(SWITCH_INTERVAL))),
            sleeper: Sleeper::default(),
            barrier: Barrier::new(threads),
            cell: Arc::default(),
            origin: session.clock.origin(),
            network: start.network,
            server: start.server.clone(),
            fault: start.order.fault,
            records: start.order.record,
            asked_at,
            logs: (0..threads).map(|_| session.log_of_another()).collect(),
            handshakes: (0..threads).map(|_| Handshake::default()).collect(),
            at_work: AtomicU32::new(threads),
            all_left: std::sync::Mutex::new(Some(all_left)),
        }
    }

    fn stop(&self) {
        self.sleeper.stop();
        self.barrier.close();
        if let Some(gil) = &self.gil {
            gil.close();
        }
    }

    /// The life of one thread.
    fn serve(&self, index: u32) {
        let lane = thread_lane(index);
        let (Some(log), Some(handshake)) = (self.logs.get(index as usize), self.handshakes.get(index as usize)) else {
            return;
        };
        let offset = handshake.answer();
        let pen = Recorder::new(lane, Clock::new(offset.theirs(self.origin)), log.clone(), self.records);
        pen.caused_by(LinkKind::Started, MAIN_THREAD, self.asked_at);
        let gear = Gear::new(pen, lane, self);
        if gear.take_gil() {
            while let Some(job) = self.next_job(&gear) {
                let fault = self.fault.filter(|_| index == 0);
                match drive(kernel(&job.work, &self.cell, lane), job.piece, &gear, fault) {
                    Ok(Some(numbers)) => {
                        // Whoever waited may have been dropped by a stop.
                        let _ = job.reply.send(Ok(Answer { numbers, by: lane, at: gear.pen.now() }));
                    }
                    Ok(None) => break,
                    Err(words) => {
                        let _ = job.reply.send(Err(words));
                        break;
                    }
                }
            }
            // Noted first: to let go can itself take a while, and is no work.
            gear.pen.span(State::Done, None);
            gear.drop_gil();
        } else {
            gear.pen.span(State::Done, None);
        }
        self.leave();
    }

    /// The next piece of work. Only who has to wait for it lets go of the GIL.
    fn next_job(&self, gear: &Gear<'_>) -> Option<Job> {
        if self.sleeper.stopped() {
            return None;
        }
        if let Some(job) = self.jobs.try_pop() {
            return Some(job);
        }
        let queue = Some(Detail { on: On::Queue, object: Some(TASK_QUEUE), by: Some(MAIN_THREAD) });
        let (job, has_gil) = gear.without_gil(State::Waiting, queue, || self.jobs.pop(&mut ()));
        job.filter(|_| has_gil)
    }

    fn leave(&self) {
        if self.at_work.fetch_sub(1, Ordering::AcqRel) == 1 {
            let told = self.all_left.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
            // Nobody may be waiting.
            let _ = told.map(|told| told.send(()));
        }
    }
}

impl<'a> Gear<'a> {
    fn new(pen: Recorder, lane: crate::base::LaneId, shared: &'a Shared) -> Self {
        Self {
            pen,
            lane,
            gil: shared.gil.as_deref(),
            sleeper: &shared.sleeper,
            barrier: &shared.barrier,
            network: shared.network,
            server: &shared.server,
        }
    }
}
