//! The engine of the page: each order goes to the one for the place where its
//! choice runs. Does nothing itself.

use std::cell::Cell;
use std::rc::Rc;

use super::real::page::RealEngine;
use super::simulated::page::SimulatedEngine;
use crate::base::Nanos;
use crate::protocol::{Abilities, Engine, News, Order};
use crate::scenario::Place;

/// Both engines, of which one runs at a time.
pub struct EitherEngine {
    real: RealEngine,
    simulated: SimulatedEngine,
    /// Where the last order went.
    at: Cell<Place>,
}

impl EitherEngine {
    /// Looks at what the browser can do; fetches and starts nothing.
    ///
    /// # Errors
    /// A sentence, when the page was not loaded by its own `boot.js`.
    pub fn new() -> Result<Self, String> {
        let (real, simulated) = (RealEngine::new()?, SimulatedEngine::default());
        Ok(Self { real, simulated, at: Cell::new(Place::Simulated) })
    }
}

impl Engine for EitherEngine {
    fn abilities(&self) -> Abilities {
        self.real.abilities()
    }

    fn start(&self, order: Order, hear: Rc<dyn Fn(News)>) {
        let place = order.choice.place();
        if self.at.replace(place) != place {
            self.real.stop();
            self.simulated.stop();
        }
        match place {
            Place::Simulated => self.simulated.start(order, hear),
            Place::Real => self.real.start(order, hear),
        }
    }

    fn stop(&self) {
        match self.at.get() {
            Place::Simulated => self.simulated.stop(),
            Place::Real => self.real.stop(),
        }
    }

    fn now(&self) -> Option<Nanos> {
        match self.at.get() {
            Place::Simulated => None,
            Place::Real => self.real.now(),
        }
    }
}
