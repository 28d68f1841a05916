//! Going from span to span, from event to event, along causes, from find to find.
//! Wherever that leads, the span is selected, the playhead comes along, and the
//! picture follows if it has to.

use std::rc::Rc;

use super::elements::write;
use super::screen::{Scene, Screen};
use crate::base::Nanos;
use crate::timeline::{
    Cursor, Found, Landing, LinkIndex, PlacedRow, Row, Scope, Step, Window, about_span, cell_sentence, next_event,
    place, previous_event, search, step,
};
use crate::trace::Span;

/// In which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To what was.
    Back,
    /// To what comes.
    On,
}

impl Screen {
    /// A step of the keys: to the span or row beside.
    pub(super) fn walk(self: &Rc<Self>, direction: Step) {
        let cursor = {
            let scene = self.scene.borrow();
            let trace = scene.trace.borrow();
            let rows = place(&trace, &scene.view);
            match (scene.selected, step(&trace, &rows, scene.selected, direction)) {
                // A heading has no time of its own: below it the playhead's goes on.
                (None | Some(Cursor::Row(_)), Some(Cursor::Span(lane, first))) => {
                    Some(Cursor::Span(lane, trace.spans(lane).at(scene.shown_moment()).unwrap_or(first)))
                }
                (_, cursor) => cursor,
            }
        };
        self.select(cursor, true);
    }

    /// To the event before or after the playhead.
    pub(super) fn step_event(self: &Rc<Self>, way: Way) {
        let landing = {
            let scene = self.scene.borrow();
            let trace = scene.trace.borrow();
            let scope = match scene.selected {
                Some(Cursor::Span(lane, _)) if scene.steps_in_lane => Scope::Lane(lane),
                _ => Scope::All,
            };
            let at = scene.shown_moment();
            match way {
                Way::Back => previous_event(&trace, at, scope),
                Way::On => next_event(&trace, at, scope),
            }
        };
        self.scene.borrow_mut().play.is_playing = false;
        if let Some(landing) = landing {
            self.land(landing);
        }
    }

    /// To the span before or after in which the lane does the same.
    pub(super) fn step_same(self: &Rc<Self>, way: Way) {
        let cursor = {
            let scene = self.scene.borrow();
            let Some(Cursor::Span(lane, index)) = scene.selected else { return };
            let trace = scene.trace.borrow();
            let spans = trace.spans(lane);
            let state = spans.state(index);
            let is_same = |place: &usize| spans.state(*place) == state;
            let found = match way {
                Way::Back => (0..index).rev().find(is_same),
                Way::On => (index + 1..spans.len()).find(is_same),
            };
            found.map(|index| Cursor::Span(lane, index))
        };
        if cursor.is_some() {
            self.select(cursor, true);
        }
    }

    /// To what ended this wait, or to what this caused.
    pub(super) fn follow_cause(self: &Rc<Self>, way: Way) {
        let landing = {
            let scene = self.scene.borrow();
            let Some(Cursor::Span(lane, index)) = scene.selected else { return };
            let trace = scene.trace.borrow();
            let links = LinkIndex::of(&trace);
            match way {
                Way::Back => links.cause_of(&trace, lane, index),
                Way::On => links.effect_of(&trace, lane, index),
            }
        };
        match landing {
            Some(landing) => self.land(landing),
            None => self.tell(match way {
                Way::Back => "The trace names no cause of this.",
                Way::On => "The trace names nothing that this caused.",
            }),
        }
    }

    /// Zooms to what is selected.
    pub(super) fn zoom_to_selected(self: &Rc<Self>) {
        let window = {
            let scene = self.scene.borrow();
            scene.selected_span().map(|span| scene.around(span.start, span.end))
        };
        if let Some(window) = window {
            self.go_to(window);
        }
    }

    /// Finds what is written in the box, and goes to the first.
    pub(super) fn search(self: &Rc<Self>) {
        let found = self.found();
        let words = match (&found, self.query().is_empty()) {
            (_, true) => String::new(),
            (Some(found), _) => found.name.clone(),
            (None, _) => "nothing of that name".to_owned(),
        };
        if let Some(mount) = self.mount.borrow().as_ref() {
            write(&mount.elements.found, &words);
        }
        if let Some(found) = found {
            self.land(found.first);
        }
    }

    /// To where that which was found is next.
    pub(super) fn search_on(self: &Rc<Self>, way: Way) {
        let Some(found) = self.found() else { return };
        let landing = {
            let scene = self.scene.borrow();
            let trace = scene.trace.borrow();
            let at = scene.play.at;
            match way {
                Way::Back => found.previous(&trace, Landing::ahead_of(at)),
                Way::On => found.next(&trace, Landing::behind(at)),
            }
        };
        if let Some(landing) = landing {
            self.land(landing);
        }
    }

    fn query(&self) -> String {
        self.mount.borrow().as_ref().map(|mount| mount.elements.query.value()).unwrap_or_default()
    }

    fn found(&self) -> Option<Found> {
        let query = self.query();
        if query.is_empty() {
            return None;
        }
        search(&self.scene.borrow().trace.borrow(), &query).into_iter().next()
    }

    fn land(self: &Rc<Self>, landing: Landing) {
        self.scene.borrow_mut().scrub_to(landing.at);
        self.select(Some(landing.cursor()), false);
    }

    /// Selects it. The playhead comes along, if it shall; the picture, if it must.
    pub(super) fn select(self: &Rc<Self>, cursor: Option<Cursor>, moves_playhead: bool) {
        let (scroll, window) = {
            let mut scene = self.scene.borrow_mut();
            scene.select(cursor, moves_playhead);
            (scene.scroll_to_selected(), scene.window_of_selected())
        };
        if let Some(top) = scroll {
            self.scroll_to(top);
        }
        if let Some(window) = window {
            self.go_to(window);
        }
        self.changed();
    }

    /// Tells whoever listens.
    pub(super) fn tell(self: &Rc<Self>, words: &str) {
        self.scene.borrow_mut().unsaid = Some(words.to_owned());
        self.request();
    }
}

impl Scene {
    fn select(&mut self, cursor: Option<Cursor>, moves_playhead: bool) {
        self.selected = cursor;
        self.view.cursor = cursor;
        self.view.by_keys = cursor.is_some();
        self.view.moment = None;
        if let Some(span) = self.selected_span().filter(|_| moves_playhead) {
            self.scrub_to(span.start);
        }
        let trace = self.trace.borrow();
        self.words = match cursor {
            Some(Cursor::Span(lane, index)) => about_span(&trace, lane, index),
            _ => None,
        };
    }

    /// What is selected, as a sentence.
    pub(super) fn sentence(&self) -> Option<String> {
        let trace = self.trace.borrow();
        Some(match self.selected? {
            Cursor::Span(lane, index) => cell_sentence(&trace, lane, index)?,
            Cursor::Row(Row::Group(process)) => trace.lane(process)?.name.clone(),
            Cursor::Row(Row::Cores) => "Cores".to_owned(),
            Cursor::Row(Row::More { crowd, hidden: 0 }) => format!("fewer {}", crowd.name()),
            Cursor::Row(Row::More { crowd, hidden }) => format!("{hidden} more {}, folded", crowd.name()),
            Cursor::Row(Row::Core(lane) | Row::Lane(lane) | Row::Task(lane)) => {
                format!("{}, nothing yet", trace.lane(lane)?.name)
            }
        })
    }

    pub(super) fn selected_span(&self) -> Option<Span> {
        let Some(Cursor::Span(lane, index)) = self.selected else { return None };
        let trace = self.trace.borrow();
        trace.spans(lane).get(index, trace.end())
    }

    /// How far to scroll so that the selected row is seen whole.
    fn scroll_to_selected(&self) -> Option<f64> {
        let rows = place(&self.trace.borrow(), &self.view);
        let (_, placed) = self.selected?.row(&rows)?;
        scroll_for(placed, self.view.scroll, self.view.height - self.view.head())
    }

    /// The window further on or back in which the selected span is seen, if it is not seen at all.
    fn window_of_selected(&self) -> Option<Window> {
        let span = self.selected_span()?;
        let window = self.view.window;
        if span.start < window.until() && span.end.max(span.start + Nanos(1)) > window.from() {
            return None;
        }
        let column = window.column_of(span.start);
        Some(window.panned(column - i64::from(window.count()) / 3, self.view.axis_end))
    }
}

/// How far the rows have to be scrolled so that one is seen whole.
fn scroll_for(placed: &PlacedRow, scroll: f64, room: f64) -> Option<f64> {
    if placed.top < scroll {
        Some(placed.top)
    } else if placed.bottom() > scroll + room {
        Some(placed.bottom() - room)
    } else {
        None
    }
}
