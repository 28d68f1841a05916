//! Names and words that a reader looks for, and the spans that they lead to.
//! Letters are compared as ASCII: names of lanes are, and tables of all the
//! world's letters would be a good part of the page.

use super::Landing;
use super::stretches::detail_of;
use super::words::lane_name;
use crate::base::{LaneId, Nanos, ObjectId};
use crate::trace::{Span, State, Trace};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A core, process, thread or task.
    Lane(LaneId),
    /// Everything of one name that is worked on or waited for: a lock, a queue, a
    /// piece of work.
    Objects(Vec<ObjectId>),
    /// A state.
    State(State),
}

/// Something that a reader looked for, and where it leads first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub subject: Subject,
    /// What it is called.
    pub name: String,
    /// The first span that concerns it.
    pub first: Landing,
}

/// How well a name suits, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    Word,
    Within,
}

/// Everything whose name holds the text, the best first: the name itself, then
/// names that begin with it, then words, then parts of words; lanes before
/// objects before states. What no span concerns is not found. Costs one look at
/// each name, and one pass over the spans where an object or a state is among them:
/// O(names + spans), for a search and not for a frame.
pub fn search(trace: &Trace, text: &str) -> Vec<Found> {
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let mut wanted: Vec<(Fit, Subject, String)> = lanes(trace, text).chain(objects(trace, text)).collect();
    wanted.extend(
        State::ALL
            .into_iter()
            .filter_map(|state| Some((fit(state.words(), text)?, Subject::State(state), state.words().to_owned()))),
    );
    // A stable sort: what suits equally well stays in the order of kinds and ids.
    wanted.sort_by_key(|(fit, ..)| *fit);
    let firsts = firsts(trace, &wanted);
    let found = wanted.into_iter().zip(firsts);
    found.filter_map(|((_, subject, name), first)| Some(Found { subject, name, first: first? })).collect()
}

impl Found {
    /// The first span after a place with which something begins that concerns it:
    /// one of the lane's, or one about the object or in the state where the one
    /// before was not. So one that goes on in pieces is met once. Costs one search
    /// in each lane and a look at the spans between there and where it leads, which
    /// are all the rest where it leads nowhere.
    pub fn next(&self, trace: &Trace, after: Landing) -> Option<Landing> {
        let mut best: Option<Landing> = None;
        for (lane, _) in trace.lanes() {
            let spans = trace.spans(lane);
            // The last of the spans at that moment may still lie behind the place.
            let from = Nanos(after.at.0.saturating_sub(1));
            let first = if after.at == Nanos::ZERO { 0 } else { spans.at(from).map_or(0, |place| place + 1) };
            for index in first..spans.len() {
                let Some(span) = spans.get(index, trace.end()) else { break };
                let place = Landing { at: span.start, lane, index };
                if best.is_some_and(|best| best <= place) {
                    break;
                }
                if place > after && self.begins(trace, place) {
                    best = Some(place);
                    break;
                }
            }
        }
        best
    }

    /// The last one before a place.
    pub fn previous(&self, trace: &Trace, before: Landing) -> Option<Landing> {
        let mut best: Option<Landing> = None;
        for (lane, _) in trace.lanes() {
            let spans = trace.spans(lane);
            let behind = spans.at(before.at).map_or(0, |place| place + 1);
            for index in (0..behind).rev() {
                let Some(span) = spans.get(index, trace.end()) else { break };
                let place = Landing { at: span.start, lane, index };
                if best.is_some_and(|best| best >= place) {
                    break;
                }
                if place < before && self.begins(trace, place) {
                    best = Some(place);
                    break;
                }
            }
        }
        best
    }

    /// Whether something that concerns it begins there.
    fn begins(&self, trace: &Trace, place: Landing) -> bool {
        let spans = trace.spans(place.lane);
        let concerns =
            |index| spans.get(index, trace.end()).is_some_and(|span| self.subject.is_of(trace, place.lane, span));
        let is_lane = matches!(self.subject, Subject::Lane(_));
        concerns(place.index) && (is_lane || !place.index.checked_sub(1).is_some_and(concerns))
    }
}

impl Subject {
    fn is_of(&self, trace: &Trace, lane: LaneId, span: Span) -> bool {
        match self {
            Self::Lane(one) => *one == lane,
            Self::State(state) => *state == span.state,
            Self::Objects(objects) => {
                let object = detail_of(trace, span).and_then(|detail| detail.object);
                object.is_some_and(|object| objects.binary_search(&object).is_ok())
            }
        }
    }
}

fn lanes<'a>(trace: &'a Trace, text: &'a str) -> impl Iterator<Item = (Fit, Subject, String)> + 'a {
    trace.lanes().filter_map(move |(lane, known)| {
        let full = lane_name(trace, lane);
        let fit = fit(&known.name, text).or_else(|| fit(&full, text))?;
        Some((fit, Subject::Lane(lane), full))
    })
}

/// Those of one name are one thing to a reader: each process has a GIL.
fn objects<'a>(trace: &'a Trace, text: &'a str) -> impl Iterator<Item = (Fit, Subject, String)> + 'a {
    let mut named: Vec<(&str, ObjectId)> = trace.objects().map(|(id, name)| (name, id)).collect();
    named.retain(|(name, _)| fit(name, text).is_some());
    named.sort_unstable();
    let mut groups: Vec<(&str, Vec<ObjectId>)> = Vec::new();
    for (name, id) in named {
        match groups.last_mut() {
            Some((last, ids)) if *last == name => ids.push(id),
            _ => groups.push((name, vec![id])),
        }
    }
    groups.sort_by_key(|(_, ids)| ids[0]);
    groups.into_iter().filter_map(move |(name, ids)| Some((fit(name, text)?, Subject::Objects(ids), name.to_owned())))
}

/// The first span that concerns each, found in one pass over all.
fn firsts(trace: &Trace, subjects: &[(Fit, Subject, String)]) -> Vec<Option<Landing>> {
    let mut firsts = vec![None; subjects.len()];
    let mut of_object = vec![None; trace.objects().count()];
    let mut of_state = [None; State::ALL.len()];
    for (number, (_, subject, _)) in subjects.iter().enumerate() {
        match subject {
            Subject::Lane(lane) => {
                let first = trace.spans(*lane).get(0, trace.end());
                firsts[number] = first.map(|span| Landing { at: span.start, lane: *lane, index: 0 });
            }
            Subject::State(state) => of_state[state.index()] = Some(number),
            Subject::Objects(objects) => objects.iter().for_each(|object| of_object[object.index()] = Some(number)),
        }
    }
    if of_object.iter().chain(&of_state).all(Option::is_none) {
        return firsts;
    }
    for (lane, _) in trace.lanes() {
        for (index, span) in trace.spans(lane).iter(trace.end()).enumerate() {
            let object = detail_of(trace, span).and_then(|detail| detail.object);
            let of_object = object.and_then(|object| of_object.get(object.index()).copied().flatten());
            let here = Landing { at: span.start, lane, index };
            for number in [of_object, of_state[span.state.index()]].into_iter().flatten() {
                firsts[number] = Some(firsts[number].map_or(here, |first: Landing| first.min(here)));
            }
        }
    }
    firsts
}

fn fit(name: &str, text: &str) -> Option<Fit> {
    let (name, text) = (name.as_bytes(), text.as_bytes());
    let places = name.windows(text.len()).enumerate().filter(|(_, part)| part.eq_ignore_ascii_case(text));
    let starts_word = |place: usize| !name[place - 1].is_ascii_alphanumeric();
    let fits = places.map(|(place, _)| match place {
        0 if name.len() == text.len() => Fit::Whole,
        0 => Fit::Start,
        _ if starts_word(place) => Fit::Word,
        _ => Fit::Within,
    });
    fits.min()
}
