//! The bench's two models in nexosim, one model a thread or station, on one
//! thread: `peer round-robin TURNS` and `peer queue CUSTOMERS SERVERS`. Prints the
//! seconds that the run took. No part of Interleave.

use std::time::{Duration, Instant};

use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::Output;
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use serde::{Deserialize, Serialize};

/// A core that four threads take in turn.
#[derive(Default, Serialize, Deserialize)]
struct Core {
    run: Vec<Output<()>>,
    next: usize,
}

#[Model]
impl Core {
    #[nexosim(init)]
    async fn init(&mut self) {
        self.run[0].send(()).await;
    }

    async fn slice_over(&mut self) {
        self.next = (self.next + 1) % self.run.len();
        self.run[self.next].send(()).await;
    }
}

/// A thread that computes for a time slice whenever it has the core.
#[derive(Default, Serialize, Deserialize)]
struct Thread {
    over: Output<()>,
    left: u64,
}

#[Model]
impl Thread {
    fn run(&mut self, (): (), cx: &Context<Self>) {
        if self.left > 0 {
            self.left -= 1;
            let _ = cx.schedule_event(Duration::from_millis(4), schedulable!(Self::slice_end), ());
        }
    }

    #[nexosim(schedulable)]
    async fn slice_end(&mut self, (): ()) {
        self.over.send(()).await;
    }
}

/// Where customers come from.
#[derive(Default, Serialize, Deserialize)]
struct Source {
    to: Output<()>,
    left: u64,
    chance: u64,
}

#[Model]
impl Source {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        let wait = exponential(&mut self.chance, 1_000.0);
        let _ = cx.schedule_event(wait, schedulable!(Self::arrive), ());
    }

    #[nexosim(schedulable)]
    async fn arrive(&mut self, (): (), cx: &Context<Self>) {
        self.to.send(()).await;
        self.left -= 1;
        if self.left > 0 {
            let wait = exponential(&mut self.chance, 1_000.0);
            let _ = cx.schedule_event(wait, schedulable!(Self::arrive), ());
        }
    }
}

/// Servers with one line of customers before them.
#[derive(Default, Serialize, Deserialize)]
struct Station {
    servers: u64,
    busy: u64,
    waiting: u64,
    chance: u64,
}

#[Model]
impl Station {
    fn arrive(&mut self, (): (), cx: &Context<Self>) {
        if self.busy < self.servers {
            self.busy += 1;
            self.serve(cx);
        } else {
            self.waiting += 1;
        }
    }

    fn serve(&mut self, cx: &Context<Self>) {
        let wait = exponential(&mut self.chance, 900.0 * self.servers as f64);
        let _ = cx.schedule_event(wait, schedulable!(Self::served), ());
    }

    #[nexosim(schedulable)]
    fn served(&mut self, (): (), cx: &Context<Self>) {
        if self.waiting > 0 {
            self.waiting -= 1;
            self.serve(cx);
        } else {
            self.busy -= 1;
        }
    }
}

/// A time that is drawn, at least 1 ns.
fn exponential(chance: &mut u64, mean_nanos: f64) -> Duration {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let uniform = ((*chance >> 11) as f64 + 1.0) / (1_u64 << 53) as f64;
    Duration::from_nanos((-uniform.ln() * mean_nanos) as u64 + 1)
}

fn round_robin(turns: u64) -> f64 {
    let mut core = Core::default();
    let core_box = Mailbox::new();
    let mut threads = Vec::new();
    for _ in 0..4 {
        let mut thread = Thread { left: turns / 4, ..Thread::default() };
        let thread_box = Mailbox::new();
        thread.over.connect(Core::slice_over, &core_box);
        let mut run = Output::default();
        run.connect(Thread::run, &thread_box);
        core.run.push(run);
        threads.push((thread, thread_box));
    }
    let mut bench = SimInit::with_num_threads(1).add_model(core, core_box, "core");
    for (number, (thread, thread_box)) in threads.into_iter().enumerate() {
        bench = bench.add_model(thread, thread_box, &format!("thread {number}"));
    }
    run(bench)
}

fn queue(customers: u64, servers: u64) -> f64 {
    let mut source = Source { left: customers, chance: 1, ..Source::default() };
    let station = Station { servers, chance: 2, ..Station::default() };
    let (source_box, station_box) = (Mailbox::new(), Mailbox::new());
    source.to.connect(Station::arrive, &station_box);
    let bench = SimInit::with_num_threads(1);
    run(bench.add_model(source, source_box, "source").add_model(station, station_box, "station"))
}

fn run(bench: SimInit) -> f64 {
    let mut simulation = bench.init(MonotonicTime::EPOCH).expect("the bench is sound");
    let begun = Instant::now();
    simulation.run().expect("the run goes through");
    begun.elapsed().as_secs_f64()
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(1);
    let seconds = match words.first().map(String::as_str) {
        Some("round-robin") => round_robin(number(1)),
        Some("queue") => queue(number(1), number(2)),
        _ => panic!("peer round-robin TURNS, or peer queue CUSTOMERS SERVERS"),
    };
    println!("{seconds}");
}
