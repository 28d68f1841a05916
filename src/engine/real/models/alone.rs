//! A kernel in a worker of its own, with nothing beside it: a wish that takes
//! time is a span of the worker's lane. So runs the sequential model, and a
//! process of a pool.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;

use crate::base::Nanos;
use crate::engine::real::drive::cooperative::Host;
use crate::engine::real::drive::network::Wire;
use crate::engine::real::kernels::Request;
use crate::engine::real::plan::work_on;
use crate::engine::real::recorder::about;
use crate::engine::real::worker::session::Session;
use crate::trace::{CounterKind, On, State};

/// The worker's lane, its wire, and the piece that it works on.
pub(in crate::engine::real) struct Alone {
    session: Rc<Session>,
    wire: Wire,
    piece: Cell<u32>,
}

impl Alone {
    /// A host that has not begun a piece yet.
    pub(in crate::engine::real) fn new(session: Rc<Session>, wire: Wire) -> Self {
        Self { session, wire, piece: Cell::new(0) }
    }

    /// The next wishes are those of that piece.
    pub(in crate::engine::real) fn begin(&self, piece: u32) {
        self.piece.set(piece);
    }

    /// The run it belongs to.
    pub(in crate::engine::real) fn session(&self) -> &Session {
        &self.session
    }

    /// Its wire to the network.
    pub(in crate::engine::real) fn wire(&self) -> &Wire {
        &self.wire
    }

    fn work_again(&self) {
        self.session.pen.span(State::Running, Some(work_on(self.piece.get())));
    }
}

impl Host for Alone {
    async fn stop_point(&self) {
        self.session.breathe().await;
    }

    async fn sleep(&self, time: Nanos) {
        self.session.pen.span(State::Sleeping, about(On::Time));
        TimeoutFuture::new(time.as_millis_f64().ceil() as u32).await;
        self.work_again();
    }

    async fn request(&self, request: Request) -> Result<u64, String> {
        let pen = &self.session.pen;
        pen.span(State::Io, about(On::Request));
        pen.count(CounterKind::InFlight, 1);
        let answer = self.wire.request(request).await;
        pen.count(CounterKind::InFlight, 0);
        self.work_again();
        answer
    }

    /// There is nobody else to meet.
    async fn meet(&self) {
        self.session.breathe().await;
    }
}
