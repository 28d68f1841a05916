//! The page's side of simulated runs. One simulator is fetched and started when
//! the first run is wanted, and kept: starting it takes longer than most runs.
//! If it does not answer it is ended, and the next run starts another.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use crate::engine::spawner::{Heard, Kit, Memory, Worker, spawn};
use crate::protocol::{End, FromSimulator, News, Order, Simulate, ToSimulator};
use crate::scenario::Fault;

/// Within this time a run is stopped, or its simulator is ended; a little
/// remains for the page.
const STOP_WITHIN_MILLIS: u32 = 85;

/// Within this time a simulator leaves the run before and begins the next.
const BEGIN_WITHIN_MILLIS: u32 = 2_000;

/// The simulated computer as an engine.
#[derive(Default)]
pub struct SimulatedEngine(Rc<Desk>);

/// What outlasts a run.
#[derive(Default)]
struct Desk {
    simulator: RefCell<Simulator>,
    /// How many simulators were asked for: what an earlier one says is not heard.
    hired: Cell<u32>,
    runs: Cell<u64>,
    current: RefCell<Option<Current>>,
}

/// Whoever simulates.
#[derive(Default)]
enum Simulator {
    #[default]
    Nobody,
    /// Being fetched and started.
    Coming,
    There(Worker<ToSimulator>),
}

/// The last run that was asked for.
struct Current {
    run: u64,
    order: Order,
    hear: Rc<dyn Fn(News)>,
    step: Step,
}

/// How far it has got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Asked,
    Begun,
    Over,
}

impl SimulatedEngine {
    /// Begins a run; the one before is not heard any more.
    pub fn start(&self, order: Order, hear: Rc<dyn Fn(News)>) {
        let desk = &self.0;
        desk.runs.set(desk.runs.get() + 1);
        let is_broken = order.fault == Some(Fault::Start);
        *desk.current.borrow_mut() = Some(Current { run: desk.runs.get(), order, hear, step: Step::Asked });
        if is_broken {
            desk.dismiss();
        }
        if desk.send_order() {
            desk.watch(desk.runs.get());
        } else {
            desk.hire();
        }
    }

    /// Asks the run to end.
    pub fn stop(&self) {
        let desk = &self.0;
        let Some(run) = desk.under_way() else { return };
        if let Simulator::There(worker) = &*desk.simulator.borrow() {
            worker.say(&ToSimulator::Stop { run });
        } else {
            desk.end(run, End::Stopped { ended: 0 });
            return;
        }
        let desk = Rc::clone(desk);
        spawn_local(async move {
            TimeoutFuture::new(STOP_WITHIN_MILLIS).await;
            if desk.under_way() == Some(run) {
                desk.dismiss();
                desk.end(run, End::Stopped { ended: 1 });
            }
        });
    }
}

impl Desk {
    /// The number of the run that is under way.
    fn under_way(&self) -> Option<u64> {
        self.current.borrow().as_ref().filter(|current| current.step != Step::Over).map(|current| current.run)
    }

    /// Gives the simulator the current order, if it is there.
    fn send_order(&self) -> bool {
        let simulator = self.simulator.borrow();
        let current = self.current.borrow();
        let (Simulator::There(worker), Some(Current { run, order, .. })) = (&*simulator, &*current) else {
            return false;
        };
        let Order { choice, record, fault } = order.clone();
        worker.say(&ToSimulator::Simulate(Simulate { run: *run, choice, record, fault }));
        true
    }

    /// Starts another simulator if this one does not leave the run before.
    fn watch(self: &Rc<Self>, run: u64) {
        let desk = Rc::clone(self);
        spawn_local(async move {
            TimeoutFuture::new(BEGIN_WITHIN_MILLIS).await;
            let waits = |current: &Current| current.run == run && current.step == Step::Asked;
            if desk.current.borrow().as_ref().is_some_and(waits) {
                desk.dismiss();
                desk.hire();
            }
        });
    }

    fn dismiss(&self) {
        self.hired.set(self.hired.get() + 1);
        *self.simulator.borrow_mut() = Simulator::Nobody;
    }

    /// Fetches and starts a simulator, which then gets whatever order stands.
    fn hire(self: &Rc<Self>) {
        if !matches!(*self.simulator.borrow(), Simulator::Nobody) {
            return;
        }
        *self.simulator.borrow_mut() = Simulator::Coming;
        self.hired.set(self.hired.get() + 1);
        let (desk, number) = (Rc::clone(self), self.hired.get());
        let is_broken = self.current.borrow().as_ref().is_some_and(|current| current.order.fault == Some(Fault::Start));
        spawn_local(async move {
            let started = start_simulator(is_broken).await;
            if desk.hired.get() != number {
                return;
            }
            match started {
                Ok((worker, heard)) => {
                    *desk.simulator.borrow_mut() = Simulator::There(worker);
                    desk.send_order();
                    desk.listen(number, heard).await;
                }
                Err(words) => desk.fail(words),
            }
        });
    }

    async fn listen(&self, number: u32, mut heard: Heard<FromSimulator>) {
        while let Some(message) = heard.next().await {
            if self.hired.get() != number {
                return;
            }
            match message {
                FromSimulator::Ready => {}
                FromSimulator::Begun { run } => self.begin(run),
                FromSimulator::Events { run, events, now } => {
                    self.tell(run, News::Events { events, now });
                    if let Simulator::There(worker) = &*self.simulator.borrow() {
                        worker.say(&ToSimulator::Taken { run });
                    }
                }
                FromSimulator::Facts { run, facts } => self.tell(run, News::Facts(Rc::from(facts))),
                FromSimulator::Ended { run, end } => self.end(run, end),
                FromSimulator::Failed(words) => self.fail(words),
            }
        }
    }

    fn begin(&self, run: u64) {
        if let Some(current) = self.current.borrow_mut().as_mut().filter(|current| current.run == run) {
            current.step = Step::Begun;
        }
        self.tell(run, News::Begun { network: None });
    }

    /// The simulator is gone, and its run with it.
    fn fail(&self, words: String) {
        self.dismiss();
        if let Some(run) = self.under_way() {
            self.end(run, End::Failed(words));
        }
    }

    fn end(&self, run: u64, end: End) {
        if self.under_way() == Some(run) {
            self.tell(run, News::Ended(end));
        }
    }

    /// Passes on news of the current run.
    fn tell(&self, run: u64, news: News) {
        let hear = {
            let mut current = self.current.borrow_mut();
            let Some(current) = current.as_mut().filter(|current| current.run == run) else { return };
            if matches!(news, News::Ended(_)) {
                current.step = Step::Over;
            }
            Rc::clone(&current.hear)
        };
        // Whoever hears may at once want another run.
        hear(news);
    }
}

async fn start_simulator(is_broken: bool) -> Result<(Worker<ToSimulator>, Heard<FromSimulator>), String> {
    let kit = Kit::of_the_simulator().await?;
    let kit = if is_broken { kit.broken() } else { kit };
    spawn(&kit, &(), Memory::Simulator).await
}
