//! The page's side of real runs: what this browser can do (`abilities`), what a
//! worker can be asked (`crewman`), how many compute at once (`calibration`), who
//! belongs to a run (`fleet`) and how a run goes from order to end (`conductor`).
//! Never computes, never blocks.

mod abilities;
mod calibration;
mod conductor;
mod crewman;
mod fleet;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::channel::oneshot;

use self::conductor::Conductor;
use super::clock::since_epoch;
use crate::base::Nanos;
use crate::engine::spawner::Kit;
use crate::protocol::{Abilities, Engine, News, Order};

/// This browser as an engine.
pub struct RealEngine(Rc<Shop>);

/// What outlasts a run.
struct Shop {
    kit: Kit,
    abilities: Abilities,
    /// How many workers compute at once, in tenths, once it was measured.
    cores_tenths: Cell<Option<u32>>,
    /// Until when workers that had to be ended may still burn a core.
    burning_until: Cell<Nanos>,
    current: RefCell<Option<Current>>,
}

/// The run that is under way.
struct Current {
    number: u64,
    origin: Option<Nanos>,
    stop: Option<(Rc<Conductor>, oneshot::Sender<()>)>,
}

impl RealEngine {
    /// Looks at what the browser can do.
    ///
    /// # Errors
    /// A sentence, when the page was not loaded by its own `boot.js`.
    pub fn new() -> Result<Self, String> {
        let kit = Kit::of_this_page()?;
        Ok(Self(Rc::new(Shop {
            abilities: abilities::probe(),
            kit,
            cores_tenths: Cell::new(None),
            burning_until: Cell::new(Nanos::ZERO),
            current: RefCell::new(None),
        })))
    }
}

impl Engine for RealEngine {
    fn abilities(&self) -> Abilities {
        Abilities { service_worker: abilities::has_service_worker(), ..self.0.abilities.clone() }
    }

    fn start(&self, order: Order, hear: Rc<dyn Fn(News)>) {
        self.stop();
        let (stop, stopped) = oneshot::channel();
        let number = since_epoch().0;
        let shop = Rc::clone(&self.0);
        let conductor = Conductor::new(&shop, number, order, Rc::clone(&hear));
        *shop.current.borrow_mut() = Some(Current { number, origin: None, stop: Some((Rc::clone(&conductor), stop)) });
        wasm_bindgen_futures::spawn_local(async move {
            let end = conductor.conduct(stopped).await;
            shop.forget(number);
            hear(News::Ended(end));
        });
    }

    fn stop(&self) {
        let stop = self.0.current.borrow_mut().as_mut().and_then(|current| current.stop.take());
        if let Some((conductor, stop)) = stop {
            conductor.call_off();
            // The run may just have ended by itself.
            let _ = stop.send(());
        }
    }

    fn now(&self) -> Option<Nanos> {
        let origin = self.0.current.borrow().as_ref()?.origin?;
        Some(since_epoch().since(origin))
    }
}

impl Shop {
    fn set_origin(&self, number: u64, origin: Nanos) {
        if let Some(current) = self.current.borrow_mut().as_mut().filter(|current| current.number == number) {
            current.origin = Some(origin);
        }
    }

    /// The run is over, unless another has taken its place.
    fn forget(&self, number: u64) {
        let mut current = self.current.borrow_mut();
        if current.as_ref().is_some_and(|current| current.number == number) {
            *current = None;
        }
    }
}
