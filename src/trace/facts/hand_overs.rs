//! Which hand-overs were of the GIL. A link does not say what was handed over;
//! what its receiver had waited for does.

use crate::trace::{Link, LinkKind, Span, State, Trace};

/// So many spans at most lie between a wait and its end, and between one link of
/// a lane and its next, or one has to look for the place.
const SPANS_NEAR: usize = 8;

/// How often something that was held went from one lane to another, and how
/// often that was the GIL.
pub(super) fn of(trace: &Trace) -> (u32, u32) {
    let (mut all, mut of_gil) = (0, 0);
    // Where each lane's last link took effect: the next one mostly does so soon after.
    let mut places = vec![0; trace.lanes().count()];
    for link in trace.links().iter().filter(|link| link.kind == LinkKind::HandedOver) {
        all += 1;
        let place = &mut places[link.to.index()];
        if let Some(found) = place_of(trace, link, *place) {
            *place = found;
            of_gil += u32::from(is_of_gil(trace, link, found));
        }
    }
    (all, of_gil)
}

/// The last span of the receiver that had begun when the link took effect.
fn place_of(trace: &Trace, link: &Link, near: usize) -> Option<usize> {
    let spans = trace.spans(link.to);
    let has_begun = |place| spans.get(place, trace.end()).is_some_and(|span| span.start <= link.to_at);
    if !has_begun(near) {
        return spans.at(link.to_at);
    }
    let later = (near + 1..near + SPANS_NEAR).take_while(|&place| has_begun(place)).last().unwrap_or(near);
    if later + 1 == near + SPANS_NEAR { spans.at(link.to_at) } else { Some(later) }
}

/// Whether the receiver waited for the GIL last, at the moment when it got what
/// it waited for. It may have had to wait for a core after that.
fn is_of_gil(trace: &Trace, link: &Link, last: usize) -> bool {
    let spans = trace.spans(link.to);
    let mut begins_now = false;
    for place in (last.saturating_sub(SPANS_NEAR)..=last).rev() {
        match spans.get(place, trace.end()) {
            // A coarse clock may tell of a wait that began and ended at the same moment.
            Some(span) if span.start >= link.to_at => begins_now |= span.state == State::Gil,
            Some(Span { state: State::Ready | State::Switching, .. }) => {}
            Some(Span { state: State::Gil, .. }) => return true,
            Some(Span { state: State::Lock, .. }) => return false,
            _ => return begins_now,
        }
    }
    begins_now
}
