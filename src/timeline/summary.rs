//! What a stretch of time comes to, in two sentences: how busy the computer was
//! and what was waited for longest. For the line under the picture, and for
//! whoever cannot see it.

use std::cmp::Reverse;

use super::cells;
use super::stretches::{Stretch, detail_of};
use super::times::{length, position};
use super::words::lane_name;
use crate::base::{LaneId, Nanos};
use crate::trace::{LaneKind, On, Span, State, Trace};

/// A wait is worth telling if it takes at least one part in so many of the stretch.
const WORTH_TELLING: u64 = 50;

/// A stretch of time in two sentences: how many cores, or threads where the trace
/// has no cores, were busy on the average; and the longest wait in it. Waits for
/// what others have (the GIL, a lock, a core) go before those for the world
/// outside, and these before those for other lanes, which mostly last as long as
/// what they wait for. Costs one pass over the spans of the stretch: on demand,
/// not for each frame.
pub fn summary(trace: &Trace, from: Nanos, until: Nanos) -> String {
    let whole = until.min(trace.end()).since(from);
    let (begin, end) = (position(from, until.since(from)), position(until, until.since(from)));
    if whole == Nanos::ZERO {
        return format!("From {begin} to {end}, nothing happened.");
    }
    let window = Window { trace, from, until: from + whole };
    format!("From {begin} to {end}, {}. {}", window.use_of_cores(), window.longest_wait())
}

/// A stretch of time that is not empty.
struct Window<'a> {
    trace: &'a Trace,
    from: Nanos,
    until: Nanos,
}

/// A wait that was found, cut to the window.
struct Wait {
    rank: Rank,
    time: Nanos,
    lane: LaneId,
    stretch: Stretch,
}

/// Which waits are told rather than others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Contended,
    Outside,
    ForOthers,
}

impl Window<'_> {
    fn use_of_cores(&self) -> String {
        let lanes = |kind| self.trace.lanes().filter(move |(_, lane)| lane.kind == kind).map(|(lane, _)| lane);
        let cores = lanes(LaneKind::Core).count() as u64;
        let whole = self.length().0;
        let busy: u128 = match cores {
            0 => lanes(LaneKind::Thread).map(|lane| self.busy(lane)).sum(),
            _ => lanes(LaneKind::Core).map(|lane| self.busy(lane)).sum(),
        };
        if busy == 0 {
            return if cores > 0 { "no core was busy".to_owned() } else { "no thread was at work".to_owned() };
        }
        let rounded = |parts: u128| ((busy * parts + u128::from(whole) / 2) / u128::from(whole)) as u64;
        let tenths = rounded(10);
        let average = format!("{}.{}", tenths / 10, tenths % 10);
        let percent = match rounded(100) {
            0 => "less than 1 %".to_owned(),
            percent => format!("{percent} %"),
        };
        match (cores, lanes(LaneKind::Thread).count()) {
            (1, _) => format!("the core was busy {percent} of the time"),
            (0, 1) => format!("the thread was at work {percent} of the time"),
            _ if tenths == 0 => format!("hardly anything ran: {percent} of one core's time"),
            (0, threads) => format!("{average} of {threads} threads were at work on average"),
            (cores, _) => format!("{average} of {cores} cores were busy on average"),
        }
    }

    fn length(&self) -> Nanos {
        self.until.since(self.from)
    }

    fn busy(&self, lane: LaneId) -> u128 {
        let spans = self.trace.spans(lane).between(self.from, self.until, self.trace.end());
        spans.filter(|span| span.state.is_busy()).map(|span| u128::from(self.part(span.start, span.end).0)).sum()
    }

    /// How much of that time lies in the window.
    fn part(&self, since: Nanos, until: Nanos) -> Nanos {
        until.min(self.until).since(since.max(self.from))
    }

    fn longest_wait(&self) -> String {
        let waiters = self.trace.lanes().filter(|(_, lane)| matches!(lane.kind, LaneKind::Thread | LaneKind::Task));
        let waits = waiters.flat_map(|(lane, _)| self.waits(lane));
        let least = Nanos(self.length().0 / WORTH_TELLING).max(Nanos(1));
        let told =
            waits.filter(|wait| wait.time >= least).min_by_key(|wait| (wait.rank, Reverse(wait.time), wait.lane));
        told.map_or_else(|| "Nobody waited long.".to_owned(), |wait| self.tell(&wait))
    }

    fn waits(&self, lane: LaneId) -> Vec<Wait> {
        let spans = self.trace.spans(lane);
        let (mut waits, mut place) = (Vec::new(), spans.at(self.from).unwrap_or(0));
        while let Some(span) = spans.get(place, self.trace.end()).filter(|span| span.start < self.until) {
            let Some(stretch) = Stretch::around(self.trace, lane, place) else { break };
            if let Some(rank) = self.rank(span) {
                waits.push(Wait { rank, time: self.part(stretch.since, stretch.until), lane, stretch });
            }
            place = stretch.last + 1;
        }
        waits
    }

    fn rank(&self, span: Span) -> Option<Rank> {
        let on = detail_of(self.trace, span).map(|detail| detail.on);
        match (span.state, on) {
            // An event loop that looks for what is ready, and a task that waits for its turn, wait for nobody.
            (_, Some(On::Selector)) => None,
            (State::Lock | State::Gil | State::Ready, _) => Some(Rank::Contended),
            (State::Io | State::Sleeping, _) | (State::Awaiting, Some(On::Request | On::Time)) => Some(Rank::Outside),
            (State::Awaiting | State::Waiting, _) => Some(Rank::ForOthers),
            (State::Running | State::Copying | State::Switching | State::Starting | State::Done, _) => None,
        }
    }

    fn tell(&self, wait: &Wait) -> String {
        let (name, time) = (lane_name(self.trace, wait.lane), length(wait.time));
        let span = self.trace.spans(wait.lane).get(wait.stretch.first, self.trace.end());
        let detail = span.and_then(|span| detail_of(self.trace, span));
        let held = self.held(wait);
        match detail.filter(|detail| matches!(detail.on, On::Gil | On::Lock)) {
            Some(about) if about.on == On::Gil => format!("The longest wait: {name}, for the GIL, {time}{held}."),
            Some(about) => {
                let lock = about.object.and_then(|object| self.trace.object(object)).unwrap_or("a lock");
                format!("The longest wait: {name}, for {lock}, {time}{held}.")
            }
            None if span.is_some_and(|span| span.state == State::Ready) => {
                format!("The longest wait: {name}, for a core, {time}.")
            }
            None => {
                let (doing, more) = cells::doing(self.trace, wait.lane, wait.stretch.first).unwrap_or_default();
                format!("The longest wait: {name}, {doing}, {time}{more}.")
            }
        }
    }

    /// Who had what was waited for, most of that time.
    fn held(&self, wait: &Wait) -> String {
        let spans = self.trace.spans(wait.lane);
        let mut holders: Vec<(LaneId, Nanos)> = Vec::new();
        for span in (wait.stretch.first..=wait.stretch.last).filter_map(|place| spans.get(place, self.trace.end())) {
            if let Some(by) = detail_of(self.trace, span).and_then(|detail| detail.by) {
                let time = self.part(span.start, span.end);
                match holders.iter_mut().find(|(holder, _)| *holder == by) {
                    Some((_, sum)) => *sum += time,
                    None => holders.push((by, time)),
                }
            }
        }
        let longest = holders.iter().max_by_key(|&&(lane, time)| (time, Reverse(lane)));
        longest.filter(|(_, time)| *time > Nanos::ZERO).map_or(String::new(), |&(holder, _)| {
            let mostly = if holders.len() == 1 { "" } else { "mostly " };
            format!(", {mostly}held by {}", lane_name(self.trace, holder))
        })
    }
}
