//! What spans are about, each kept once: a span's column holds only its place
//! here. Says nothing of who was about what.

use std::collections::BTreeMap;

use super::Detail;

/// So many of the details that were asked for last are found at once.
const RECENT: usize = 64;

/// The details of a trace, in the order in which they first came.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    all: Vec<Detail>,
    places: BTreeMap<Detail, u32>,
    /// Lanes alternate between few details: those are not searched for.
    recent: Vec<Option<(Detail, u32)>>,
}

impl Details {
    /// The place of a detail, which it gets if it has none yet.
    pub(super) fn place(&mut self, detail: Detail) -> u32 {
        if self.recent.is_empty() {
            self.recent.resize(RECENT, None);
        }
        let slot = slot_of(detail);
        if let Some((known, place)) = self.recent[slot]
            && known == detail
        {
            return place;
        }
        let place = *self.places.entry(detail).or_insert_with(|| {
            self.all.push(detail);
            self.all.len() as u32 - 1
        });
        self.recent[slot] = Some((detail, place));
        place
    }

    /// The detail at a place.
    pub(super) fn get(&self, place: u32) -> Option<Detail> {
        self.all.get(place as usize).copied()
    }
}

/// Only what was told counts, not what was asked for lately.
impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for Details {}

fn slot_of(detail: Detail) -> usize {
    let object = detail.object.map_or(0, |object| object.0 + 1);
    let by = detail.by.map_or(0, |lane| lane.0 + 1);
    (detail.on as usize + 31 * object as usize + 7 * by as usize) % RECENT
}
