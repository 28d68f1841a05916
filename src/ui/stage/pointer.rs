//! What the reader does on the stage, by pointer and by keys: being on a span,
//! turning a fold. Both lead to the same cursor and the same words.

use std::rc::Rc;

use super::screen::{Scene, Screen};
use crate::timeline::{Cursor, Hit, PlacedRow, Point, Row, Step, about_columns, about_span, hit, place, step, time_at};

impl Screen {
    /// The pointer is there now, or gone.
    pub(super) fn point(self: &Rc<Self>, at: Option<Point>) {
        {
            let mut scene = self.scene.borrow_mut();
            if at.is_none() && scene.pointer.is_none() {
                return;
            }
            scene.pointer = at;
            scene.view.by_keys = false;
            if at.is_none() {
                scene.forget();
            }
        }
        self.changed();
    }

    /// The pointer was pressed there.
    pub(super) fn press(self: &Rc<Self>, at: Point) {
        let turned = {
            let scene = self.scene.borrow();
            scene.hit(at).and_then(|hit| if let Hit::Turn(row) = hit { Some(row) } else { None })
        };
        if let Some(row) = turned {
            self.scene.borrow_mut().view.folds.turn(row);
            self.changed();
        }
    }

    /// A key was pressed; whether it meant something here.
    pub(super) fn key(self: &Rc<Self>, key: &str) -> bool {
        let direction = match key {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " => return self.turn(),
            _ => return false,
        };
        let scroll = self.scene.borrow_mut().walk(direction);
        if let Some(top) = scroll {
            self.scroll_to(top);
        }
        self.changed();
        true
    }

    /// The keys are elsewhere now.
    pub(super) fn leave(self: &Rc<Self>) {
        if self.scene.borrow().view.by_keys {
            self.scene.borrow_mut().forget();
            self.changed();
        }
    }

    /// Turns the fold that the keys are on.
    fn turn(self: &Rc<Self>) -> bool {
        let Some(Cursor::Row(row)) = self.scene.borrow().view.cursor else { return false };
        {
            let mut scene = self.scene.borrow_mut();
            scene.view.folds.turn(row);
            // The row that stood for what was hidden now stands for what is shown.
            let trace = Rc::clone(&scene.trace);
            let rows = place(&trace.borrow(), &scene.view);
            let is_same = |other: &Row| match (row, *other) {
                (Row::Fold { of, .. }, Row::Fold { of: other, .. }) => of == other,
                (Row::MoreCores { .. }, Row::MoreCores { .. }) => true,
                (row, other) => row == other,
            };
            let same = rows.iter().map(|placed| placed.row).find(is_same);
            scene.view.cursor = Some(Cursor::Row(same.unwrap_or(row)));
        }
        self.changed();
        true
    }
}

impl Scene {
    /// Finds out what the pointer is on; while a run goes on that changes under it.
    pub(super) fn look(&mut self) {
        let Some(at) = self.pointer.filter(|_| !self.view.by_keys) else { return };
        let found = self.hit(at);
        let trace = self.trace.borrow();
        self.view.moment = match (&found, &self.list) {
            (Some(Hit::Span(..) | Hit::Many { .. }), Some(list)) => Some(time_at(list, &self.view, at.x)),
            _ => None,
        };
        self.view.cursor = match &found {
            Some(Hit::Turn(row)) => Some(Cursor::Row(*row)),
            Some(Hit::Span(lane, index)) => Some(Cursor::Span(*lane, *index)),
            Some(Hit::Many { lane, from, .. }) => trace.spans(*lane).at(*from).map(|index| Cursor::Span(*lane, index)),
            None => None,
        };
        self.words = match &found {
            Some(Hit::Span(lane, index)) => about_span(&trace, *lane, *index),
            Some(Hit::Many { lane, from, until, spans }) => Some(about_columns(&trace, *lane, *from, *until, spans)),
            Some(Hit::Turn(_)) | None => None,
        };
    }

    fn hit(&self, at: Point) -> Option<Hit> {
        hit(&self.trace.borrow(), self.list.as_ref()?, &self.view, at)
    }

    fn forget(&mut self) {
        self.view.cursor = None;
        self.view.moment = None;
        self.view.by_keys = false;
        self.words = None;
    }

    /// Goes a step by keys. Returns how far to scroll if the row is not seen.
    fn walk(&mut self, direction: Step) -> Option<f64> {
        let trace = self.trace.borrow();
        let rows = place(&trace, &self.view);
        self.view.cursor = step(&trace, &rows, self.view.cursor, direction);
        self.view.by_keys = true;
        self.view.moment = None;
        self.words = match self.view.cursor {
            Some(Cursor::Span(lane, index)) => about_span(&trace, lane, index),
            _ => None,
        };
        self.unsaid = match (&self.words, self.view.cursor) {
            (Some(words), _) => Some(words.sentence()),
            (None, Some(Cursor::Row(Row::Group(process)))) => trace.lane(process).map(|lane| lane.name.clone()),
            (None, Some(Cursor::Row(Row::Fold { hidden, .. }))) => Some(format!("{hidden} more tasks, folded")),
            (None, Some(Cursor::Row(Row::Cores))) => Some("Cores".to_owned()),
            (None, Some(Cursor::Row(Row::MoreCores { hidden }))) => Some(format!("{hidden} more cores, folded")),
            _ => None,
        };
        let (_, placed) = self.view.cursor?.row(&rows)?;
        scroll_for(placed, self.view.scroll, self.view.height - self.view.head())
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
