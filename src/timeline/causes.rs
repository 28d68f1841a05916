//! What ended a wait and what a span caused: the links of a trace by the lanes at
//! their two ends, so that they need not be looked through for each span. Which
//! of them explains how long a run took is a fact (`trace::facts`), not told here.

use super::Landing;
use super::stretches::{Stretch, detail_of};
use crate::base::{LaneId, Nanos};
use crate::trace::{Link, On, State, Trace};

/// A lane's end of a link: when, and the link's place in the trace.
type End = (Nanos, usize);

/// The links of one trace by lane and time. Made once, O(links · log links), and
/// brought up to date while the trace grows; for another trace make another.
#[derive(Clone, Debug, Default)]
pub struct LinkIndex {
    /// By lane, those that took effect there.
    to: Vec<Vec<End>>,
    /// By lane, those that were done there.
    from: Vec<Vec<End>>,
    /// So many links of the trace are in.
    seen: usize,
}

impl LinkIndex {
    /// The links of a trace, as far as it goes.
    pub fn of(trace: &Trace) -> Self {
        let mut index = Self::default();
        index.update(trace);
        index
    }

    /// Takes in the links that came since the last time. They come nearly in
    /// order of time, so each is put in near the end.
    pub fn update(&mut self, trace: &Trace) {
        let lanes = trace.lanes().count();
        self.to.resize(lanes, Vec::new());
        self.from.resize(lanes, Vec::new());
        for (place, link) in trace.links().iter().enumerate().skip(self.seen) {
            put_in(&mut self.to[link.to.index()], (link.to_at, place));
            put_in(&mut self.from[link.from.index()], (link.from_at, place));
        }
        self.seen = trace.links().len();
    }

    /// The span whose doing ended the wait that the span at that place is, or that
    /// led directly to it; for a lane's first spans whoever started the lane. None
    /// where the trace tells of nobody. Costs O(log links + log spans) besides the
    /// pieces of the wait.
    pub fn cause_of(&self, trace: &Trace, lane: LaneId, index: usize) -> Option<Landing> {
        let wait = self.wait_before(trace, lane, index)?;
        let link = match wait {
            None => self.between(trace, lane, None, trace.spans(lane).get(index, trace.end())?.start),
            Some(wait) => self.ended(trace, lane, wait),
        }?;
        let index = acting(trace, link.from, link.from_at)?;
        let span = trace.spans(link.from).get(index, trace.end())?;
        Some(Landing { at: link.from_at.clamp(span.start, span.end), lane: link.from, index })
    }

    /// The first span elsewhere that began, or a wait that ended, by the doing of
    /// the span at that place; what a loop does in a step is its task's doing. None
    /// where it caused nothing.
    pub fn effect_of(&self, trace: &Trace, lane: LaneId, index: usize) -> Option<Landing> {
        let span = trace.spans(lane).get(index, trace.end())?;
        let stepped = detail_of(trace, span).filter(|detail| detail.on == On::Task && span.state == State::Running);
        // What it did may be noted a little early or late.
        let from = if index == 0 { Nanos::ZERO } else { span.start };
        let until = trace.spans(lane).get(index + 1, trace.end()).map_or(span.end, |next| next.end);
        let is_its_own = |at| acting(trace, lane, at) == Some(index);
        self.first_effect(trace, lane, (from, until), is_its_own).or_else(|| {
            let task = stepped?.by.filter(|&task| task != lane)?;
            self.first_effect(trace, task, (span.start, span.end), |at| at > span.start)
        })
    }

    /// The first effect elsewhere of what a lane did in a time, both ends counted in,
    /// at a moment of which that is so.
    fn first_effect(
        &self,
        trace: &Trace,
        lane: LaneId,
        (from, until): (Nanos, Nanos),
        counts: impl Fn(Nanos) -> bool,
    ) -> Option<Landing> {
        let acts = self.from.get(lane.index())?;
        let first = acts.partition_point(|&(at, _)| at < from);
        let here = acts[first..].iter().take_while(|&&(at, _)| at <= until);
        let links = here.filter_map(|&(_, place)| trace.links().get(place));
        let elsewhere = links.filter(|link| link.to != lane && counts(link.from_at));
        let effect = |link: &Link| {
            let spans = trace.spans(link.to);
            // A lane that was asked for may begin later.
            let index = spans.at(link.to_at).or_else(|| (!spans.is_empty()).then_some(0))?;
            Some(Landing { at: spans.get(index, trace.end())?.start.max(link.to_at), lane: link.to, index })
        };
        elsewhere.filter_map(effect).next()
    }

    /// The links that leave a lane or arrive there from one moment to another, both
    /// counted in: one that does both comes twice.
    pub fn touching<'a>(
        &'a self,
        trace: &'a Trace,
        lane: LaneId,
        from: Nanos,
        until: Nanos,
    ) -> impl Iterator<Item = &'a Link> {
        let sides = [self.to.get(lane.index()), self.from.get(lane.index())];
        let near = move |ends: &'a Vec<End>| {
            let first = ends.partition_point(|&(at, _)| at < from);
            ends[first..].iter().take_while(move |&&(at, _)| at <= until)
        };
        sides.into_iter().flatten().flat_map(near).filter_map(|&(_, place)| trace.links().get(place))
    }

    /// The wait that a span is, or that it directly follows: whoever was woken may
    /// still have to wait for a core. `Some(None)` at a lane's beginning.
    fn wait_before(&self, trace: &Trace, lane: LaneId, index: usize) -> Option<Option<Stretch>> {
        let mut place = index;
        loop {
            let stretch = Stretch::around(trace, lane, place)?;
            let state = trace.spans(lane).get(stretch.first, trace.end())?.state;
            if is_ended_by_others(state) {
                return Some(Some(stretch));
            }
            let Some(before) = stretch.first.checked_sub(1) else { return Some(None) };
            let came_from = trace.spans(lane).get(before, trace.end())?.state;
            // From one piece of work to the next nobody leads.
            if came_from.is_busy() && came_from != State::Switching {
                return None;
            }
            place = before;
        }
    }

    /// What ended a wait: the last thing that took effect while it lasted. Else the
    /// first that was done while it lasted and took effect before the lane waits
    /// again: some writers note what woke them only when they are at work again. If
    /// a thread waited in the midst of a task's step, it may be the task that was meant.
    fn ended<'a>(&self, trace: &'a Trace, lane: LaneId, wait: Stretch) -> Option<&'a Link> {
        let spans = trace.spans(lane);
        let later = (wait.last + 1..spans.len()).filter_map(|place| spans.get(place, trace.end()));
        let again = later.take_while(|span| !is_ended_by_others(span.state)).last().map_or(wait.until, |span| span.end);
        let meant = [Some(lane), stepped_before(trace, lane, wait.first)];
        meant.into_iter().flatten().find_map(|lane| {
            let found = self.between(trace, lane, Some(wait.since), wait.until);
            found.or_else(|| self.noted_later(trace, lane, wait, again))
        })
    }

    fn noted_later<'a>(&self, trace: &'a Trace, lane: LaneId, wait: Stretch, again: Nanos) -> Option<&'a Link> {
        let ends = self.to.get(lane.index())?;
        let first = ends.partition_point(|&(at, _)| at <= wait.until);
        let links = ends[first..].iter().take_while(|&&(at, _)| at <= again);
        let mut links = links.filter_map(|&(_, place)| trace.links().get(place));
        links.find(|link| wait.since < link.from_at && link.from_at <= wait.until)
    }

    /// The last link that took effect in a lane after one moment and until another.
    fn between<'a>(&self, trace: &'a Trace, lane: LaneId, after: Option<Nanos>, until: Nanos) -> Option<&'a Link> {
        let ends = self.to.get(lane.index())?;
        let &(at, place) = ends[..ends.partition_point(|&(at, _)| at <= until)].last()?;
        trace.links().get(place).filter(|_| after.is_none_or(|after| at > after))
    }
}

fn put_in(ends: &mut Vec<End>, end: End) {
    let behind = ends.iter().rev().take_while(|&&other| other > end).count();
    ends.insert(ends.len() - behind, end);
}

/// The span in which a lane acted at a moment: what it did until then, since an
/// act mostly ends what it is done in; if it was not at work then, what it began
/// or, where clocks differ a little, had just ended.
fn acting(trace: &Trace, lane: LaneId, at: Nanos) -> Option<usize> {
    let spans = trace.spans(lane);
    let before = at.0.checked_sub(1).and_then(|before| spans.at(Nanos(before)));
    let (now, ended) = (spans.at(at), before.and_then(|place| place.checked_sub(1)));
    let is_at_work = |place: &usize| spans.get(*place, trace.end()).is_some_and(|span| span.state == State::Running);
    let at_work = [before, now, ended].into_iter().flatten().find(is_at_work);
    at_work.or(before).or(now).or_else(|| (!spans.is_empty()).then_some(0))
}

/// The task in the midst of whose step a thread began to wait.
fn stepped_before(trace: &Trace, lane: LaneId, place: usize) -> Option<LaneId> {
    let spans = trace.spans(lane);
    let mut before = (0..place).rev().filter_map(|place| spans.get(place, trace.end()));
    let last = before.find(|span| !matches!(span.state, State::Ready | State::Switching))?;
    detail_of(trace, last).filter(|detail| detail.on == On::Task && last.state == State::Running)?.by
}

/// Whether such a span lasts until something outside the lane lets it go on.
const fn is_ended_by_others(state: State) -> bool {
    matches!(state, State::Lock | State::Gil | State::Io | State::Awaiting | State::Waiting | State::Sleeping)
}
