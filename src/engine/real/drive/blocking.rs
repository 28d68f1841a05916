//! Takes a kernel through its steps on a thread that may block: it sleeps, asks
//! the network and waits for others for real, without the GIL, and computes
//! with it.

use super::network::request_blocking;
use crate::base::{LaneId, Nanos, ObjectId};
use crate::engine::fault::bring_about;
use crate::engine::real::kernels::{Kernel, Request, Step};
use crate::engine::real::plan::{COUNTER_LOCK, GIL, START_BARRIER, work_on};
use crate::engine::real::recorder::{Doing, Recorder, about};
use crate::engine::real::sync::{Barrier, Gil, Sleeper, Watch};
use crate::protocol::Network;
use crate::scenario::Fault;
use crate::trace::{CounterKind, Detail, LinkKind, On, State};

/// What a thread works with.
pub(in crate::engine::real) struct Gear<'a> {
    /// Its pen.
    pub(in crate::engine::real) pen: Recorder,
    /// Its lane.
    pub(in crate::engine::real) lane: LaneId,
    /// The lock that whoever computes must hold, if there is one.
    pub(in crate::engine::real) gil: Option<&'a Gil>,
    /// Where it sleeps, and hears of a stop.
    pub(in crate::engine::real) sleeper: &'a Sleeper,
    /// Where all threads meet.
    pub(in crate::engine::real) barrier: &'a Barrier,
    /// Who plays the network.
    pub(in crate::engine::real) network: Network,
    /// Where the service worker answers.
    pub(in crate::engine::real) server: &'a str,
}

/// Does the work to its end: its numbers; nothing, if the run was stopped.
///
/// # Errors
/// A sentence, when the network did not answer.
pub(in crate::engine::real) fn drive(
    mut kernel: Kernel,
    piece: u32,
    gear: &Gear<'_>,
    fault: Option<Fault>,
) -> Result<Option<Vec<u64>>, String> {
    gear.pen.span(State::Running, Some(work_on(piece)));
    bring_about(fault);
    let mut lock_watch = gear.watch(State::Lock, On::Lock, COUNTER_LOCK);
    loop {
        let goes_on = match kernel.step(&mut lock_watch) {
            Step::Working => !kernel.has_check_points() || gear.check_point(),
            Step::Sleep(time) => gear.without_gil(State::Sleeping, about(On::Time), || gear.sleeper.sleep(time)).1,
            Step::Request(request) => {
                let (answer, goes_on) = gear.without_gil(State::Io, about(On::Request), || gear.request(request));
                if !gear.sleeper.stopped() {
                    kernel.answered(answer?);
                }
                goes_on
            }
            Step::Meet => {
                let barrier = Some(Detail { on: On::Barrier, object: Some(START_BARRIER), by: None });
                gear.without_gil(State::Waiting, barrier, || gear.barrier.wait(gear.lane, &mut ())).1
            }
            Step::Done(numbers) => return Ok(Some(numbers)),
        };
        if !goes_on || gear.sleeper.stopped() {
            return Ok(None);
        }
    }
}

impl Gear<'_> {
    /// Takes the GIL, if there is one; false when the run is stopped meanwhile.
    pub(in crate::engine::real) fn take_gil(&self) -> bool {
        self.gil.is_none_or(|gil| gil.take(self.lane, &mut self.watch(State::Gil, On::Gil, GIL)))
    }

    /// Gives the GIL back, if there is one.
    pub(in crate::engine::real) fn drop_gil(&self) {
        if let Some(gil) = self.gil {
            gil.drop_gil(self.lane);
        }
    }

    /// Gives up the GIL if another asked for it; false when the run is stopped.
    fn check_point(&self) -> bool {
        self.gil.is_none_or(|gil| pass_check_point(gil, &self.pen))
    }

    /// Does something that blocks, without the GIL: what it gave, and whether
    /// the run goes on.
    pub(in crate::engine::real) fn without_gil<T>(
        &self,
        state: State,
        detail: Option<Detail>,
        block: impl FnOnce() -> T,
    ) -> (T, bool) {
        let before = self.pen.current();
        // Noted first: to let go can itself take a while, and is no work.
        self.pen.span(state, detail);
        self.drop_gil();
        let given = block();
        let goes_on = self.take_gil();
        if goes_on {
            self.pen.resume(before);
        }
        (given, goes_on)
    }

    fn request(&self, request: Request) -> Result<u64, String> {
        self.pen.count(CounterKind::InFlight, 1);
        let answer = request_blocking(self.network, self.server, request, self.sleeper);
        self.pen.count(CounterKind::InFlight, 0);
        answer
    }

    fn watch(&self, state: State, on: On, object: ObjectId) -> WaitWatch<'_> {
        WaitWatch { pen: &self.pen, state, on, object, since: None, before: None }
    }
}

/// Notes when a lock has to be waited for, who holds it, and who handed it over.
pub(in crate::engine::real) struct WaitWatch<'a> {
    pen: &'a Recorder,
    state: State,
    on: On,
    object: ObjectId,
    /// The thread has not computed since then, if that was before it began to wait.
    since: Option<Nanos>,
    before: Option<Doing>,
}

/// A check point of whoever holds the GIL: gives it up if another asked for it,
/// and takes it again. False when the run is stopped meanwhile.
pub(in crate::engine::real) fn pass_check_point(gil: &Gil, pen: &Recorder) -> bool {
    if !gil.asked() {
        return true;
    }
    let (let_go, before) = (pen.now(), pen.current());
    let mut watch = WaitWatch { since: Some(let_go), ..WaitWatch::for_gil(pen) };
    let goes_on = gil.check_point(pen.lane(), &mut watch);
    if goes_on && watch.since.is_some() {
        // Another had it meanwhile and has let go again: a wait all the same.
        pen.span_since(let_go, State::Gil, Some(Detail { on: On::Gil, object: Some(GIL), by: None }));
        pen.resume(before);
    }
    goes_on
}

impl<'a> WaitWatch<'a> {
    /// A watch for the GIL.
    pub(in crate::engine::real) fn for_gil(pen: &'a Recorder) -> Self {
        Self { pen, state: State::Gil, on: On::Gil, object: GIL, since: None, before: None }
    }
}

impl Watch for WaitWatch<'_> {
    fn waiting(&mut self, holder: Option<LaneId>) {
        self.before.get_or_insert(self.pen.current());
        let since = self.since.take().unwrap_or_else(|| self.pen.now());
        self.pen.span_since(since, self.state, Some(Detail { on: self.on, object: Some(self.object), by: holder }));
    }

    fn taken(&mut self, from: Option<LaneId>, _forced: bool) {
        if let Some(before) = self.before.take() {
            if let Some(from) = from.filter(|&from| from != self.pen.lane()) {
                self.pen.caused_by(LinkKind::HandedOver, from, self.pen.now());
            }
            self.pen.resume(before);
        }
    }
}
