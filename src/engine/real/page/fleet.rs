//! The workers of one run: who is there, what they say, and how they are
//! stopped. A worker of a fleet that is gone ends with it.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::future::{Either, select};
use futures::pin_mut;
use gloo::timers::future::TimeoutFuture;

use super::crewman::{Crewman, Heard, Worker};
use crate::base::Nanos;
use crate::engine::real::clock::since_epoch;
use crate::protocol::{FromWorker, News, Role, ToWorker};

/// So long after Stop a worker has left or is ended; the rest of 100 ms remains for the page.
const LEAVE_WITHIN: Nanos = Nanos::from_millis(75);

/// Everyone who takes part in a run.
pub(super) struct Fleet {
    workers: RefCell<Vec<(Role, Crewman)>>,
    /// The places of those that compute and have not left yet.
    present: RefCell<Vec<usize>>,
    say: UnboundedSender<(usize, FromWorker)>,
    heard: RefCell<UnboundedReceiver<(usize, FromWorker)>>,
    /// Since when nobody is to go on.
    disbanded_at: Cell<Option<Nanos>>,
}

impl Fleet {
    /// Nobody yet.
    pub(super) fn new() -> Rc<Self> {
        let (say, heard) = unbounded();
        Rc::new(Self {
            workers: RefCell::default(),
            present: RefCell::default(),
            say,
            heard: RefCell::new(heard),
            disbanded_at: Cell::default(),
        })
    }

    /// Takes in a worker; from now on what it says is heard here. One that comes
    /// too late ends at once.
    pub(super) fn enlist(self: &Rc<Self>, role: Role, worker: Worker, mut heard: Heard) -> Option<Crewman> {
        if self.disbanded_at.get().is_some() {
            return None;
        }
        let (worker, say) = (Rc::new(worker), self.say.clone());
        let place = self.workers.borrow().len();
        self.workers.borrow_mut().push((role, Rc::clone(&worker)));
        if matches!(role, Role::Main | Role::Process(_)) {
            self.present.borrow_mut().push(place);
        }
        wasm_bindgen_futures::spawn_local(async move {
            while let Some(message) = heard.next().await {
                // Nobody may be listening any more.
                let _ = say.unbounded_send((place, message));
            }
        });
        Some(worker)
    }

    /// Something went wrong on the way to a worker.
    pub(super) fn report(&self, words: String) {
        let _ = self.say.unbounded_send((usize::MAX, FromWorker::Failed(words)));
    }

    /// Clocks were compared, up to that error.
    pub(super) fn pass_clock_error(&self, error: Nanos) {
        let _ = self.say.unbounded_send((usize::MAX, FromWorker::ClockError(error)));
    }

    /// The next thing that anyone says. Leaving is noted by the way.
    pub(super) async fn next(&self) -> FromWorker {
        let heard = poll_fn(|cx| self.heard.borrow_mut().poll_next_unpin(cx)).await;
        match heard {
            Some((place, message)) => {
                // A worker that failed computes no more, even if it cannot say so.
                if matches!(message, FromWorker::Left | FromWorker::Failed(_)) {
                    self.present.borrow_mut().retain(|&present| present != place);
                }
                message
            }
            // The fleet itself holds a sender, so this cannot come to be.
            None => futures::future::pending().await,
        }
    }

    /// Tells everyone to stop.
    pub(super) fn disband(&self) {
        self.disbanded_at.set(Some(since_epoch()));
        for (_, worker) in self.workers.borrow().iter() {
            worker.say(&ToWorker::Stop);
        }
    }

    /// Whether everyone was told to stop.
    pub(super) fn is_disbanded(&self) -> bool {
        self.disbanded_at.get().is_some()
    }

    /// Waits until those who were told to stop have left; whoever does not answer in time, counted
    /// from then, is ended. How many had to be.
    pub(super) async fn clear(&self, hear: &dyn Fn(News)) -> u32 {
        let told = self.disbanded_at.get().unwrap_or_else(since_epoch);
        let left = (told + LEAVE_WITHIN).since(since_epoch());
        self.wait_until_left(hear, left.as_millis_f64().ceil() as u32).await;
        self.end()
    }

    /// Waits until everyone who computes has left, but not longer than that.
    pub(super) async fn wait_until_left(&self, hear: &dyn Fn(News), millis: u32) {
        let leaving = async {
            while !self.present.borrow().is_empty() {
                if let FromWorker::Events { events, now } = self.next().await {
                    hear(News::Events { events, now });
                }
            }
        };
        pin_mut!(leaving);
        let late = TimeoutFuture::new(millis);
        if let Either::Left(((), late)) = select(leaving, late).await {
            drop(late);
        }
    }

    /// Ends all workers: how many of those that compute had not left.
    pub(super) fn end(&self) -> u32 {
        self.disbanded_at.set(self.disbanded_at.get().or_else(|| Some(since_epoch())));
        self.workers.borrow_mut().clear();
        self.present.borrow().len() as u32
    }
}
