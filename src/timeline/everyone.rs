//! What all lanes do at one moment, looked up together: who holds the GIL then,
//! who runs where, how many wait for the same. Says nothing in words.

use super::stretches::{Stretch, detail_of};
use crate::base::{LaneId, Nanos, ObjectId, Table};
use crate::trace::{Detail, LaneKind, On, Span, State, Trace};

/// So many spans back a lane may have got the lock that it holds, or have begun
/// the work in whose midst it waits.
const SPANS_BACK: usize = 8;

/// What one lane does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doing {
    /// The span's place.
    pub(super) place: usize,
    pub(super) span: Span,
    pub(super) detail: Option<Detail>,
}

/// What several can do at once: wait for the same, in the same way. Tasks and
/// threads are told apart, since a task that is stepped shows what its thread does.
type Queue = (LaneKind, State, On, Option<ObjectId>, Option<LaneId>);

/// How many are in each state.
type Counts = [usize; State::ALL.len()];

/// Who has what another waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// This one.
    Lane(LaneId),
    /// It is let go and not yet taken again.
    Nobody,
    /// The trace does not tell.
    Untold,
}

/// What all lanes of a trace do at one moment. Making one costs one search in
/// each lane, O(lanes · log spans), and is done once a moment, not once a lane;
/// what is asked of it then costs O(log lanes), besides the pieces of the one
/// wait that is told.
pub struct Everyone<'a> {
    pub(super) trace: &'a Trace,
    pub(super) at: Nanos,
    doing: Vec<Option<Doing>>,
    /// By process, those of its threads that could hold its GIL.
    on_the_gil: Table<Vec<LaneId>>,
    /// By thread, the core that it is on.
    cores: Table<LaneId>,
    /// How many cores there are, busy or not.
    core_count: usize,
    /// How many threads are in each state: of all, and by process.
    in_all: Counts,
    counts: Table<Counts>,
    /// What each waits for, in order.
    queues: Vec<Queue>,
    /// Who got a lock last that it had to wait for, and when.
    takers: Table<(Nanos, LaneId)>,
    /// By piece of work, who is at it.
    workers: Table<LaneId>,
    /// By thread that runs an event loop, how many of its tasks await something.
    tasks: Table<usize>,
}

impl<'a> Everyone<'a> {
    /// What they do at a moment.
    pub fn at(trace: &'a Trace, at: Nanos) -> Self {
        let doing = trace.lanes().map(|(lane, _)| doing_at(trace, lane, at)).collect();
        let mut all = Self {
            trace,
            at,
            doing,
            on_the_gil: Table::default(),
            cores: Table::default(),
            core_count: 0,
            in_all: Counts::default(),
            counts: Table::default(),
            queues: Vec::new(),
            takers: Table::default(),
            workers: Table::default(),
            tasks: Table::default(),
        };
        for (lane, known) in trace.lanes() {
            match (known.kind, all.doing(lane)) {
                (LaneKind::Core, doing) => all.add_core(lane, doing),
                (LaneKind::Process, _) | (_, None) => {}
                (LaneKind::Thread | LaneKind::Task, Some(doing)) => all.add(lane, known.kind, known.parent, doing),
            }
        }
        all.queues.sort_unstable();
        all.look_back();
        all
    }

    /// Who is at which work and who got which lock: looked for only where somebody
    /// waits for such, since that takes a look back in each lane.
    fn look_back(&mut self) {
        let waits_for = |wanted| self.queues.iter().any(|&(_, _, on, ..)| on == wanted);
        let (works, locks) = (waits_for(On::Future), waits_for(On::Lock));
        if !works && !locks {
            return;
        }
        for (lane, known) in self.trace.lanes() {
            let Some(doing) = self.doing(lane) else { continue };
            let work = if works && known.kind == LaneKind::Thread { self.work_of(lane, doing) } else { None };
            if let Some(work) = work {
                *self.workers.row(work.index(), || lane) = lane;
            }
            if let Some((object, since)) = self.lock_got(lane, doing).filter(|_| locks) {
                let taker = self.takers.row(object.index(), || (since, lane));
                *taker = (*taker).max((since, lane));
            }
        }
    }

    fn add_core(&mut self, core: LaneId, doing: Option<Doing>) {
        self.core_count += 1;
        let thread = doing.filter(|doing| doing.span.state.is_busy()).and_then(|doing| doing.detail?.by);
        if let Some(thread) = thread {
            *self.cores.row(thread.index(), || core) = core;
        }
    }

    fn add(&mut self, lane: LaneId, kind: LaneKind, parent: Option<LaneId>, doing: Doing) {
        let state = doing.span.state;
        if let Some(detail) = doing.detail {
            self.queues.push(queue(kind, state, detail));
        }
        match (kind, parent) {
            (LaneKind::Task, Some(thread)) => {
                *self.tasks.row(thread.index(), || 0) += usize::from(state == State::Awaiting)
            }
            (LaneKind::Thread, process) => self.add_thread(lane, process, doing),
            _ => {}
        }
    }

    fn add_thread(&mut self, lane: LaneId, process: Option<LaneId>, doing: Doing) {
        let state = doing.span.state.index();
        self.in_all[state] += 1;
        if let Some(process) = process {
            self.counts.row(process.index(), Counts::default)[state] += 1;
        }
        if let Some(process) = process.filter(|_| self.is_on_the_gil(lane, doing)) {
            self.on_the_gil.row(process.index(), Vec::new).push(lane);
        }
    }

    /// Whether a thread runs, or would if its core had not been given to another:
    /// it keeps its GIL then.
    fn is_on_the_gil(&self, lane: LaneId, doing: Doing) -> bool {
        let spans = self.trace.spans(lane);
        let mut back = (0..=doing.place).rev().filter_map(|place| spans.get(place, self.trace.end()));
        let last = back.find(|span| !matches!(span.state, State::Ready | State::Switching));
        last.is_some_and(|span| span.state == State::Running)
    }

    /// The piece of work that a lane is at, though it may have to wait in its midst.
    fn work_of(&self, lane: LaneId, doing: Doing) -> Option<ObjectId> {
        let spans = self.trace.spans(lane);
        let back = (doing.place.saturating_sub(SPANS_BACK)..=doing.place).rev();
        let mut found = back.filter_map(|place| spans.get(place, self.trace.end()));
        let last = found.find(|span| matches!(span.state, State::Running | State::Done | State::Awaiting))?;
        detail_of(self.trace, last).filter(|detail| detail.on == On::Work && last.state == State::Running)?.object
    }

    /// The lock that a lane waited for last, if it has it, and since when.
    fn lock_got(&self, lane: LaneId, doing: Doing) -> Option<(ObjectId, Nanos)> {
        let spans = self.trace.spans(lane);
        let lock = |detail: Option<Detail>| detail.filter(|detail| detail.on == On::Lock)?.object;
        if lock(doing.detail).is_some() {
            return None;
        }
        let back = (doing.place.saturating_sub(SPANS_BACK)..doing.place).rev();
        let mut found = back.filter_map(|place| spans.get(place, self.trace.end()));
        found.find_map(|span| Some((lock(detail_of(self.trace, span))?, span.end)))
    }

    /// What a lane does; nothing before it has begun.
    pub(super) fn doing(&self, lane: LaneId) -> Option<Doing> {
        self.doing.get(lane.index()).copied().flatten()
    }

    /// The thread that a lane is, or that steps it.
    pub(super) fn thread_of(&self, lane: LaneId) -> LaneId {
        let known = self.trace.lane(lane).filter(|known| known.kind == LaneKind::Task);
        known.and_then(|task| task.parent).unwrap_or(lane)
    }

    /// Who holds the GIL that a thread, or a task's thread, waits for. `named` is
    /// who had it when the wait's span was written.
    pub(super) fn gil_holder(&self, lane: LaneId, named: Option<LaneId>) -> Holder {
        let process = self.trace.lane(self.thread_of(lane)).and_then(|thread| thread.parent);
        let Some(process) = process else { return named.map_or(Holder::Untold, Holder::Lane) };
        match (self.on_the_gil.get(process.index()).map(Vec::as_slice), named) {
            (None | Some([]), _) => Holder::Nobody,
            (Some(threads), Some(named)) if threads.contains(&named) => Holder::Lane(named),
            (Some(&[thread]), _) => Holder::Lane(thread),
            // With several interpreters, or threads that run without it.
            (Some(_), _) => Holder::Untold,
        }
    }

    /// Who holds a lock that a lane waits for since then: whoever waited for it too
    /// and got it meanwhile, else the one that was `named` when the wait began.
    pub(super) fn lock_holder(&self, lock: Option<ObjectId>, named: Option<LaneId>, since: Nanos) -> Holder {
        let taker = lock.and_then(|lock| self.takers.get(lock.index())).filter(|&&(got, _)| got > since);
        taker.map(|&(_, lane)| lane).or(named).map_or(Holder::Untold, Holder::Lane)
    }

    /// How many others of its kind wait for the same as a lane.
    pub(super) fn others(&self, lane: LaneId, state: State, detail: Detail) -> usize {
        let own = self.trace.lane(lane).map_or(LaneKind::Thread, |lane| lane.kind);
        let waits_itself = state == State::Awaiting || detail.on == On::Selector;
        let kind = if waits_itself { own } else { LaneKind::Thread };
        let one = queue(kind, state, detail);
        let before = self.queues.partition_point(|other| *other < one);
        let alike = self.queues[before..].partition_point(|other| *other == one);
        alike.saturating_sub(1)
    }

    /// How many threads are in a state: those of a process, or all.
    pub(super) fn threads_in(&self, state: State, process: Option<LaneId>) -> usize {
        let counts = match process {
            Some(process) => self.counts.get(process.index()),
            None => Some(&self.in_all),
        };
        counts.map_or(0, |counts| counts[state.index()])
    }

    /// The core that a lane's thread is on.
    pub(super) fn core_of(&self, lane: LaneId) -> Option<LaneId> {
        self.cores.get(self.thread_of(lane).index()).copied()
    }

    /// Whether a core is at work.
    pub(super) fn is_a_core_taken(&self) -> bool {
        !self.cores.is_empty()
    }

    /// Whether all cores are taken; never, where the trace tells of none.
    pub(super) fn are_cores_taken(&self) -> bool {
        self.core_count > 0 && self.cores.len() >= self.core_count
    }

    /// Who is at a piece of work.
    pub(super) fn worker(&self, work: Option<ObjectId>) -> Option<LaneId> {
        self.workers.get(work?.index()).copied()
    }

    /// How many tasks of an event loop await something; none if the thread runs no loop.
    pub(super) fn tasks_of(&self, thread: LaneId) -> Option<usize> {
        self.tasks.get(thread.index()).copied()
    }

    /// The stretch of what a lane does.
    pub(super) fn stretch(&self, lane: LaneId, doing: Doing) -> Option<Stretch> {
        Stretch::around(self.trace, lane, doing.place)
    }
}

fn doing_at(trace: &Trace, lane: LaneId, at: Nanos) -> Option<Doing> {
    let spans = trace.spans(lane);
    let place = spans.at(at)?;
    let span = spans.get(place, trace.end())?;
    Some(Doing { place, span, detail: detail_of(trace, span) })
}

fn queue(kind: LaneKind, state: State, detail: Detail) -> Queue {
    // Tasks that are ready wait for their own loop; whoever holds a lock, it is one row.
    let by = detail.by.filter(|_| detail.on == On::Selector);
    (kind, state, detail.on, detail.object, by)
}
