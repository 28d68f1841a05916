//! Keeps the state of the page: an action changes it at once, so that two
//! presses in a row see each other, and Yew draws it in its own time, if there is anything new to be seen.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;
use yew::functional::UseForceUpdateHandle;

use super::state::{Action, State, reduce};

/// The state and whoever changes it.
#[derive(Clone)]
pub(super) struct Store {
    state: Rc<RefCell<Rc<State>>>,
    /// Changes it.
    pub act: Callback<Action>,
}

impl Store {
    /// A store for a component, which is drawn again after every action that can be seen.
    pub(super) fn new(first: State, again: UseForceUpdateHandle) -> Self {
        let state = Rc::new(RefCell::new(Rc::new(first)));
        let own = Rc::clone(&state);
        let act = move |action| {
            let next = reduce(&own.borrow(), action);
            // Drawing the page costs more than all else that a quiet run does to it.
            let is_seen = !next.looks_like(&own.borrow());
            *own.borrow_mut() = Rc::new(next);
            if is_seen {
                again.force_update();
            }
        };
        Self { state, act: Callback::from(act) }
    }

    /// The state as it is now.
    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(&self.state.borrow())
    }
}
