//! What runs in the simulator's worker: a simulation in steps of some
//! milliseconds, between which the page is heard. One run at a time; a new order
//! takes the place of the last. Keeps the trace too, so that its numbers are
//! reckoned here and not on the page.

use std::panic::PanicHookInfo;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::simulation::{Progress, Simulation};
use crate::base::Nanos;
use crate::engine::fault::bring_about;
use crate::engine::real::clock::since_epoch;
use crate::engine::turnstile::Turnstile;
use crate::protocol::{End, FromSimulator, Simulate, ToSimulator, decode, encode};
use crate::trace::facts::Facts;
use crate::trace::{Event, Source, Trace};

/// About how long a step takes: Stop is heard no later than that.
const STEP: Nanos = Nanos::from_millis(8);

/// How many events of the computer the first step is; it is not known yet how
/// long one takes.
const FIRST_STEP: u32 = 8_000;

/// The bounds of a step, in events of the computer.
const STEPS: std::ops::RangeInclusive<u32> = 200..=400_000;

/// So many events of the trace go to the page at once: it takes them in within a
/// part of a frame.
const BATCH: usize = 2_000;

/// With so many batches on their way the simulation waits for the page.
const MOST_UNTAKEN: usize = 6;

/// What the page says, in order.
type Inbox = UnboundedReceiver<ToSimulator>;

/// Begins the worker's life.
pub fn live() {
    std::panic::set_hook(Box::new(|info| say(&FromSimulator::Failed(last_words(info)))));
    let inbox = listen();
    say(&FromSimulator::Ready);
    wasm_bindgen_futures::spawn_local(serve(inbox));
}

/// One order after the other, as long as there is a page.
async fn serve(mut inbox: Inbox) {
    let turnstile = Turnstile::default();
    let mut message = inbox.next().await;
    while let Some(heard) = message {
        message = match heard {
            ToSimulator::Simulate(order) => match Run::new(order).go(&mut inbox, &turnstile).await {
                Some(next) => Some(ToSimulator::Simulate(next)),
                None => inbox.next().await,
            },
            // About a run that is over.
            ToSimulator::Taken { .. } | ToSimulator::Stop { .. } => inbox.next().await,
        };
    }
}

/// A run under way.
struct Run {
    order: Simulate,
    simulation: Simulation,
    trace: Trace,
    untaken: usize,
    step: u32,
}

/// What the page wants of a run.
enum Wish {
    GoOn,
    Stop,
    Another(Simulate),
}

impl Run {
    fn new(order: Simulate) -> Self {
        say(&FromSimulator::Begun { run: order.run });
        bring_about(order.fault);
        let simulation = Simulation::new(&order.choice);
        Self { order, simulation, trace: Trace::new(Source::Simulated), untaken: 0, step: FIRST_STEP }
    }

    /// Runs until the end; an order for another run ends it too, and is returned.
    async fn go(mut self, inbox: &mut Inbox, turnstile: &Turnstile) -> Option<Simulate> {
        loop {
            match self.hear(inbox).await {
                Wish::GoOn => {}
                Wish::Another(order) => return Some(order),
                Wish::Stop => {
                    // Stop is answered before anything is reckoned.
                    self.end(End::Stopped { ended: 0 });
                    self.tell_facts();
                    return None;
                }
            }
            if let Some(end) = self.take_step() {
                self.tell_facts();
                self.end(end);
                return None;
            }
            turnstile.pass().await;
        }
    }

    /// Hears what the page has said; waits for it while too much is on its way.
    async fn hear(&mut self, inbox: &mut Inbox) -> Wish {
        loop {
            let message = match inbox.try_recv() {
                Ok(message) => Some(message),
                Err(_) if self.untaken < MOST_UNTAKEN => return Wish::GoOn,
                Err(_) => inbox.next().await,
            };
            match message {
                Some(ToSimulator::Simulate(order)) => return Wish::Another(order),
                Some(ToSimulator::Taken { run }) if run == self.order.run => self.untaken -= 1,
                Some(ToSimulator::Stop { run }) if run == self.order.run => return Wish::Stop,
                Some(ToSimulator::Taken { .. } | ToSimulator::Stop { .. }) => {}
                // The page is gone.
                None => return Wish::Stop,
            }
        }
    }

    /// One step; it grows or shrinks until it takes about as long as it should.
    fn take_step(&mut self) -> Option<End> {
        let begun = since_epoch();
        let Progress { events, now, end } = self.simulation.step(self.step);
        self.tell(events, now);
        let took = since_epoch().since(begun);
        let wanted = if took < Nanos(STEP.0 / 2) {
            self.step.saturating_mul(2)
        } else if took > STEP {
            self.step / 2
        } else {
            self.step
        };
        self.step = wanted.clamp(*STEPS.start(), *STEPS.end());
        end
    }

    fn tell(&mut self, events: Vec<Event>, now: Nanos) {
        let run = self.order.run;
        if self.order.record {
            // A batch without events still says how far the run has got.
            for batch in events.chunks(BATCH).chain(events.is_empty().then_some(&[][..])) {
                say(&FromSimulator::Events { run, events: batch.to_vec(), now });
                self.untaken += 1;
            }
        }
        for event in events {
            // The page says if something does not fit; here it is only left out as well.
            let _ = self.trace.apply(event);
        }
        self.trace.extend_to(now);
    }

    fn tell_facts(&mut self) {
        self.trace.close();
        say(&FromSimulator::Facts { run: self.order.run, facts: Box::new(Facts::of(&self.trace)) });
    }

    fn end(&self, end: End) {
        say(&FromSimulator::Ended { run: self.order.run, end });
    }
}

/// Hears the page from now on.
fn listen() -> Inbox {
    let (send, inbox) = unbounded();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match decode(&js_sys::Uint8Array::new(&event.data()).to_vec()) {
            Ok(message) => {
                // Nobody listens any more: the worker is about to end.
                let _ = send.unbounded_send(message);
            }
            Err(garbled) => say(&FromSimulator::Failed(garbled.to_string())),
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    hear.forget();
    inbox
}

/// Posts a message; the bytes change hands without a copy.
fn say(message: &FromSimulator) {
    let bytes = js_sys::Uint8Array::from(encode(message).as_slice());
    let transfer = js_sys::Array::of1(&bytes.buffer());
    // A worker that cannot post has lost its page: there is nobody to tell.
    let _ = scope().post_message_with_transfer(&bytes, &transfer);
}

/// The worker's own global object.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn last_words(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("it did not say why");
    format!("The simulator panicked: {message}. The lanes show what had happened until then.")
}
