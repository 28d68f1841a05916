//! Who acted on which thread: a trace's links by the thread that they concern,
//! in order of when they took effect there. Draws no conclusions from them.

use crate::base::{LaneId, Nanos};
use crate::trace::{LaneKind, Link, LinkKind, Span, Trace};

/// A link, seen from the thread that it concerns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cause {
    to_at: Nanos,
    /// When it was done.
    pub(super) from_at: Nanos,
    /// The thread that did it.
    pub(super) from: LaneId,
    kind: LinkKind,
}

/// All links between threads, but for hand-overs: they end waits for the GIL or a
/// lock, and those are not left for the holder.
pub(super) struct Causes {
    /// Where the causes of each lane begin, by its id; and where the last end.
    begins: Vec<usize>,
    causes: Vec<Cause>,
}

impl Causes {
    /// The causes of a trace. What a task does, or what happens to it, is its
    /// loop's thread's affair; a process stands for its first thread.
    pub(super) fn of(trace: &Trace) -> Self {
        let threads = threads(trace);
        let ends = |link: &Link| {
            let (from, to) = (threads[link.from.index()]?, threads[link.to.index()]?);
            (from != to && link.kind != LinkKind::HandedOver).then_some((from, to))
        };
        let mut begins = vec![0; threads.len() + 1];
        for (_, to) in trace.links().iter().filter_map(ends) {
            begins[to.index() + 1] += 1;
        }
        for lane in 0..threads.len() {
            begins[lane + 1] += begins[lane];
        }
        let nobody = Cause { to_at: Nanos::ZERO, from_at: Nanos::ZERO, from: LaneId(0), kind: LinkKind::Woke };
        let mut causes = vec![nobody; begins.last().copied().unwrap_or(0)];
        let mut next = begins.clone();
        for link in trace.links() {
            if let Some((from, to)) = ends(link) {
                causes[next[to.index()]] = Cause { to_at: link.to_at, from_at: link.from_at, from, kind: link.kind };
                next[to.index()] += 1;
            }
        }
        for lane in begins.windows(2) {
            // Mostly they are in order already, and a stable sort only looks.
            causes[lane[0]..lane[1]].sort_by_key(|cause| (cause.to_at, cause.from_at));
        }
        Self { begins, causes }
    }

    fn on(&self, lane: LaneId) -> &[Cause] {
        &self.causes[self.begins[lane.index()]..self.begins[lane.index() + 1]]
    }

    /// What ended a wait: the last thing that took effect while it lasted. Else
    /// the first that was done while it lasted and took effect by `until`: some
    /// writers note what woke them only when they are at work again.
    pub(super) fn ended(&self, lane: LaneId, wait: Span, until: Nanos) -> Option<Cause> {
        let causes = self.on(lane);
        let (during, later) = causes.split_at(causes.partition_point(|cause| cause.to_at <= wait.end));
        let is_in_time = |cause: &&Cause| wait.start < cause.from_at && cause.from_at <= wait.end;
        let last = during.last().filter(is_in_time);
        last.or_else(|| later.iter().take_while(|cause| cause.to_at <= until).find(is_in_time)).copied()
    }

    /// What made a lane begin at that moment: the first that asked for it.
    pub(super) fn started(&self, lane: LaneId, begins: Nanos) -> Option<Cause> {
        let asked = |cause: &&Cause| cause.kind == LinkKind::Started && cause.from_at <= begins;
        self.on(lane).iter().find(asked).copied()
    }
}

/// The thread that each lane stands for, by its id.
fn threads(trace: &Trace) -> Vec<Option<LaneId>> {
    let is_of = |lane: LaneId, kind| trace.lane(lane).is_some_and(|lane| lane.kind == kind);
    let mut threads = vec![None; trace.lanes().count()];
    for (id, lane) in trace.lanes() {
        match lane.kind {
            LaneKind::Core | LaneKind::Process => {}
            LaneKind::Task => threads[id.index()] = lane.parent.filter(|&parent| is_of(parent, LaneKind::Thread)),
            LaneKind::Thread => {
                threads[id.index()] = Some(id);
                if let Some(process) = lane.parent.filter(|&parent| is_of(parent, LaneKind::Process)) {
                    threads[process.index()].get_or_insert(id);
                }
            }
        }
    }
    threads
}
