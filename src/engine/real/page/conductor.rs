//! A run, from the order to its end: waits until the last one's workers are
//! gone, starts its own, compares clocks, introduces them to each other, and
//! passes on what they report. The reader's Stop can come at any moment.

use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use futures::pin_mut;
use gloo::timers::future::TimeoutFuture;
use web_sys::MessageChannel;

use super::Shop;
use super::abilities::{has_service_worker, service_worker};
use super::calibration;
use super::crewman::{Crewman, compare_clocks};
use super::fleet::Fleet;
use crate::base::{LaneId, Nanos};
use crate::engine::real::clock::{Offset, since_epoch};
use crate::engine::real::plan::{MAIN_THREAD, Plan, process_lane, process_thread_lane};
use crate::engine::real::recorder::by;
use crate::engine::spawner::{Memory, in_words, spawn};
use crate::protocol::{End, FromWorker, Network, News, Order, Outcome, PortTo, Role, Start, ToWorker};
use crate::scenario::{Choice, Fault, Model, Pool, Workload};
use crate::trace::{Event, Link, LinkKind, On, State};

/// Above that many requests in flight a service worker, which answers one after
/// the other, would itself be what is measured.
const MOST_IN_FLIGHT: u64 = 50;

/// How long workers that had to be ended may burn a core, and how long the next
/// run waits for that.
const BURNS_FOR: Nanos = Nanos::from_millis(2_500);

/// How long processes may take to tell the last of what they did.
const FAREWELL_MILLIS: u32 = 500;

/// A run that is under way.
pub(super) struct Conductor {
    shop: Rc<Shop>,
    number: u64,
    order: Order,
    hear: Rc<dyn Fn(News)>,
    fleet: Rc<Fleet>,
}

impl Conductor {
    /// Of a run that has not begun. Everything but its end is told to `hear`.
    pub(super) fn new(shop: &Rc<Shop>, number: u64, order: Order, hear: Rc<dyn Fn(News)>) -> Rc<Self> {
        Rc::new(Self { shop: Rc::clone(shop), number, order, hear, fleet: Fleet::new() })
    }

    /// Lets everyone know that they shall stop, at once: a future that is woken takes its turn with
    /// all else that the page has to do, which on a busy machine is 20 ms later.
    pub(super) fn call_off(&self) {
        if !self.fleet.is_disbanded() {
            self.fleet.disband();
            self.release_requests();
        }
    }

    /// Does the run, until its end or until it was called off and `stopped` says so.
    pub(super) async fn conduct(self: &Rc<Self>, stopped: oneshot::Receiver<()>) -> End {
        let result = {
            let run = self.run();
            pin_mut!(run);
            match select(run, stopped).await {
                // Of a run that was called off the workers that start say so too.
                Either::Left((Err(_), _)) if self.fleet.is_disbanded() => None,
                Either::Left((result, _)) => Some(result),
                Either::Right(_) => None,
            }
        };
        let ended = if let Some(Ok(_)) = result {
            self.release_requests();
            self.fleet.wait_until_left(&*self.hear, FAREWELL_MILLIS).await;
            self.fleet.end()
        } else {
            self.call_off();
            self.fleet.clear(&*self.hear).await
        };
        if ended > 0 {
            self.shop.burning_until.set(since_epoch() + BURNS_FOR);
        }
        match result {
            Some(Ok(outcome)) => End::Finished(outcome),
            Some(Err(words)) => End::Failed(words),
            None => End::Stopped { ended },
        }
    }

    async fn run(self: &Rc<Self>) -> Result<Outcome, String> {
        self.wait_for_the_last_run().await;
        self.calibrate().await?;
        let network = network_for(&self.order.choice, has_service_worker());
        let plan = Plan::new(&self.order.choice);
        let main = self.start_worker(Role::Main, Memory::Main, network).await?;
        let device = match network {
            Some(Network::Device) => Some(self.start_worker(Role::Device, Memory::Small, network).await?.0),
            _ => None,
        };
        let origin = since_epoch();
        self.shop.set_origin(self.number, origin);
        (self.hear)(News::Begun { network });
        self.pass_on(plan.events(), Nanos::ZERO);
        let (main, offset) = main;
        main.say(&ToWorker::Go { origin: offset.theirs(origin) });
        if let Some(device) = device.as_ref().filter(|_| plan.processes == 0) {
            introduce(&main, PortTo::Device, device, PortTo::Main)?;
        }
        for index in 0..plan.processes {
            let (this, main, device) = (Rc::clone(self), Rc::clone(&main), device.clone());
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(words) = this.start_process(index, &main, device.as_ref(), network, origin).await {
                    this.fleet.report(words);
                }
            });
        }
        self.listen().await
    }

    /// Passes on what the workers say until there is a result.
    async fn listen(&self) -> Result<Outcome, String> {
        let mut clock_error = Nanos::ZERO;
        loop {
            match self.fleet.next().await {
                FromWorker::Events { events, now } => self.pass_on(events, now),
                FromWorker::ClockError(error) => {
                    clock_error = clock_error.max(error);
                    (self.hear)(News::ClockError(clock_error));
                }
                FromWorker::Finished(outcome) => return Ok(outcome),
                FromWorker::Failed(words) => return Err(words),
                FromWorker::Left | FromWorker::Ready | FromWorker::Pong(_) | FromWorker::Spun(_) => {}
            }
        }
    }

    async fn wait_for_the_last_run(&self) {
        let left = self.shop.burning_until.get().since(since_epoch());
        if left > Nanos::ZERO {
            (self.hear)(News::Waiting);
            TimeoutFuture::new(left.as_millis_f64().ceil() as u32).await;
        }
    }

    async fn calibrate(&self) -> Result<(), String> {
        let tenths = match self.shop.cores_tenths.get() {
            Some(tenths) => tenths,
            None => calibration::measure(&self.shop, &self.start(Role::Spinner, None)).await?,
        };
        self.shop.cores_tenths.set(Some(tenths));
        (self.hear)(News::Cores { tenths });
        Ok(())
    }

    fn start(&self, role: Role, network: Option<Network>) -> Start {
        Start { role, order: self.order.clone(), network: network.unwrap_or(Network::Timers), server: self.server() }
    }

    /// Where the service worker answers: beside the page, with the run's number,
    /// so that Stop can release what is still waiting.
    fn server(&self) -> String {
        let base = js_sys::Reflect::get(&js_sys::global(), &"document".into())
            .and_then(|document| js_sys::Reflect::get(&document, &"baseURI".into()))
            .ok()
            .and_then(|base| base.as_string())
            .unwrap_or_default();
        web_sys::Url::new_with_base(&format!("io?run={}", self.number), &base)
            .map_or_else(|_| String::new(), |url| url.href())
    }

    fn release_requests(&self) {
        if let Some(worker) = service_worker() {
            let message = js_sys::Object::new();
            // An object that we have just made takes any property; a worker that
            // is gone holds no requests.
            let _ = js_sys::Reflect::set(&message, &"stop".into(), &self.number.to_string().into());
            let _ = worker.post_message(&message);
        }
    }

    async fn start_worker(
        &self,
        role: Role,
        memory: Memory,
        network: Option<Network>,
    ) -> Result<(Crewman, Offset), String> {
        let broken = self.order.fault == Some(Fault::Start) && role != Role::Device;
        let kit = if broken { self.shop.kit.broken() } else { self.shop.kit.clone() };
        let (worker, mut heard) = spawn(&kit, &self.start(role, network), memory).await?;
        let offset = compare_clocks(&worker, &mut heard).await?;
        let fleet = &self.fleet;
        let worker = fleet.enlist(role, worker, heard).ok_or("The run was over before a worker had started.")?;
        fleet.pass_clock_error(offset.error);
        Ok((worker, offset))
    }

    /// Starts a process of the pool and introduces it to whom it needs.
    async fn start_process(
        &self,
        index: u32,
        main: &Crewman,
        device: Option<&Crewman>,
        network: Option<Network>,
        origin: Nanos,
    ) -> Result<(), String> {
        let (process, thread) = (process_lane(index), process_thread_lane(index));
        let asked_at = since_epoch().since(origin);
        let starting = [process, thread].map(|lane| span(lane, asked_at, State::Starting));
        self.pass_on(starting.to_vec(), asked_at);
        let (worker, offset) = self.start_worker(Role::Process(index), Memory::Process, network).await?;
        let ready_at = since_epoch().since(origin);
        let started =
            Link { kind: LinkKind::Started, from: MAIN_THREAD, from_at: asked_at, to: thread, to_at: ready_at };
        self.pass_on(vec![span(process, ready_at, State::Running), Event::Link(started)], ready_at);
        worker.say(&ToWorker::Go { origin: offset.theirs(origin) });
        if let Some(device) = device {
            introduce(&worker, PortTo::Device, device, PortTo::Process(index))?;
        }
        introduce(&worker, PortTo::Main, main, PortTo::Process(index))
    }

    fn pass_on(&self, events: Vec<Event>, now: Nanos) {
        let events = if self.order.record { events } else { Vec::new() };
        (self.hear)(News::Events { events, now });
    }
}

fn span(lane: LaneId, at: Nanos, state: State) -> Event {
    let detail = (state == State::Starting).then(|| by(On::Start, MAIN_THREAD)).flatten();
    Event::Span { lane, at, state, detail }
}

/// Gives each of two workers an end of a new channel, told what the other is.
fn introduce(one: &Crewman, other_is: PortTo, other: &Crewman, one_is: PortTo) -> Result<(), String> {
    let channel =
        MessageChannel::new().map_err(|error| format!("A channel could not be made ({}).", in_words(&error)))?;
    one.give(&ToWorker::Port(other_is), &channel.port1());
    other.give(&ToWorker::Port(one_is), &channel.port2());
    Ok(())
}

/// Who plays the network, where the work has requests at all.
fn network_for(choice: &Choice, service_worker: bool) -> Option<Network> {
    if choice.workload != Workload::Downloads {
        return None;
    }
    let pages = choice.value("pages");
    let in_flight = match (choice.model, choice.pool) {
        (Model::Sequential, _) => 1,
        (Model::Coroutines, Pool::None) => pages,
        _ => u64::from(choice.workers).min(pages),
    };
    Some(if service_worker && in_flight <= MOST_IN_FLIGHT {
        Network::ServiceWorker
    } else if has_blocking_requests(choice) {
        Network::Timers
    } else {
        Network::Device
    })
}

/// A blocked thread hears no messages, so the device worker cannot answer it.
fn has_blocking_requests(choice: &Choice) -> bool {
    choice.model == Model::Threads || choice.pool == Pool::Threads
}
