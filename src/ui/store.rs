//! Keeps the state of the page: an action changes it at once, so that two
//! presses in a row see each other, and Yew draws it in its own time, if there is anything new to be seen.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::state::{Action, State, reduce};

/// The state and whoever changes it.
#[derive(Clone)]
pub(super) struct Store {
    state: Rc<RefCell<Rc<State>>>,
    /// Changes it.
    pub act: Callback<Action>,
}

impl Store {
    /// The state as it is now.
    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(&self.state.borrow())
    }
}

/// The store of a component, which is drawn again after every action.
#[hook]
pub(super) fn use_store(first: impl FnOnce() -> State) -> Store {
    let again = use_force_update();
    let state = use_memo((), |()| Rc::new(RefCell::new(Rc::new(first()))));
    let act = use_callback((), {
        let state = Rc::clone(&*state);
        move |action, ()| {
            let next = reduce(&state.borrow(), action);
            // Drawing the page costs more than all else that a quiet run does to it.
            let is_seen = !next.looks_like(&state.borrow());
            *state.borrow_mut() = Rc::new(next);
            if is_seen {
                again.force_update();
            }
        }
    });
    Store { state: Rc::clone(&*state), act }
}
