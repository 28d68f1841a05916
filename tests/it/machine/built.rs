//! A plan as a program: every step as the few lines of the builder that do it.

use interleave::program::script::{Builder, Deque, FOREVER, Fun, Function, HANDED_OVER, NOTHING, Scripts, Value, Word};
use interleave::program::{Cause, SelectorKind};

use super::plans::{Child, Family, Kind, LOCKS, PIPES, Plan, Step, Strand};

/// The name of what a thread works on while it computes without its GIL.
pub(super) const WITHOUT_GIL: &str = "without the GIL";

/// What the functions of a plan share.
#[derive(Clone, Copy)]
struct Shop {
    /// One word for each lock: 0 free, 1 taken, 2 taken and perhaps waited for.
    locks: Word,
    /// The word that is updated.
    total: Word,
    /// What [`WITHOUT_GIL`] names.
    free: Word,
    tokens: Deque,
    take: Function<1>,
    give: Function<2>,
}

/// The plan, ready to run.
pub(super) fn built(plan: &Plan) -> Scripts {
    let mut program = Builder::new();
    let locks = program.words([0; LOCKS as usize]);
    let (total, free, tokens) = (program.word(), program.word(), program.deque());
    let (take, give) = (take(&mut program), give(&mut program));
    let shop = Shop { locks, total, free, tokens, take, give };
    let children: Vec<_> = plan.children.iter().map(|child| family(&mut program, shop, &child.family, None)).collect();
    let started: Vec<_> = plan.children.iter().zip(children).collect();
    let main = family(&mut program, shop, &plan.root, Some((&started, plan.closes)));
    program.build(main, 0)
}

/// Takes a lock: at once, or after waiting for it.
pub(super) fn take(program: &mut Builder) -> Function<1> {
    program.c_function("take", |f, [lock]| {
        f.when(f.not(f.swap(lock, 0, 1)), |f| {
            f.forever(|f| {
                f.when(f.swap(lock, 0, 2), |f| f.leave());
                f.swap(lock, 1, 2);
                let end = f.park(lock, 2, FOREVER, Cause::Lock, lock);
                f.when(end.eq(HANDED_OVER), |f| f.leave());
            });
        });
        f.taken(lock);
    })
}

/// Lets a lock go; if fair, to whoever has waited long.
pub(super) fn give(program: &mut Builder) -> Function<2> {
    program.c_function("give", |f, [lock, fair]| {
        f.released(lock);
        f.when(f.swap(lock, 1, 0), |f| f.ret(0));
        f.when(fair, |f| {
            let handed = f.unpark(lock, 1, true).handed_over;
            f.when(handed, |f| f.ret(0));
        });
        f.store(lock, 0);
        f.unpark(lock, 1, false);
    })
}

/// The main function of a process; the first one has all pipes, and children.
fn family(
    program: &mut Builder,
    shop: Shop,
    family: &Family,
    first: Option<(&[(&Child, Function<0>)], bool)>,
) -> Function<0> {
    let (children, closes) = first.unwrap_or_default();
    let strands: Vec<_> = family.strands.iter().map(|strand| (strand, work(program, shop, &strand.steps))).collect();
    let own = work(program, shop, &family.steps);
    program.function("main", |f, []| {
        for lock in 0..LOCKS {
            f.named(f.value(shop.locks) + lock as i64, format!("lock {lock}"));
        }
        f.named(shop.free, WITHOUT_GIL);
        // Pipes are numbered from 0, and those of the first process serve all.
        for _ in 0..first.map_or(0, |_| PIPES) {
            f.open_pipe();
        }
        let processes: Vec<_> = children
            .iter()
            .zip(1..)
            .map(|(&(child, main), n)| f.start_process(main, (), format!("Process-{n}"), child.method))
            .collect();
        let threads: Vec<_> = strands.iter().zip(1..).map(|(&(strand, work), n)| start(f, strand, work, n)).collect();
        f.call(own, ());
        for pipe in 0..u8::from(closes) * PIPES {
            f.close_pipe(i64::from(pipe));
        }
        if let Some(code) = family.leaves {
            f.exit_process(i64::from(code));
        }
        for (thread, (strand, _)) in threads.into_iter().zip(&strands) {
            f.join(thread, strand.patience.map_or(FOREVER, i64::from));
        }
        for (process, (child, _)) in processes.into_iter().zip(children) {
            if child.killed {
                f.kill(process, 15);
            }
            f.wait_process(process, FOREVER);
        }
    })
}

fn start<'f>(f: &'f Fun, strand: &Strand, work: Function<0>, n: usize) -> Value<'f> {
    match strand.kind {
        Kind::Plain => f.start_thread(work, (), format!("Thread-{n}")),
        Kind::Daemon => f.start_daemon(work, (), format!("Daemon-{n}")),
        Kind::Interpreter => f.start_interpreter(work, (), format!("Interpreter-{n}")),
    }
}

fn work(program: &mut Builder, shop: Shop, steps: &[Step]) -> Function<0> {
    program.function("work", |f, []| steps.iter().for_each(|step| take_step(f, shop, step)))
}

fn take_step(f: &Fun, shop: Shop, step: &Step) {
    match *step {
        Step::Compute(time) => f.compute(time),
        Step::CallC(time) => f.call_c(time),
        Step::Detached(time) => without_gil(f, shop, |f| {
            f.detach();
            f.call_c(time);
            f.attach();
        }),
        Step::Sleep(time) => f.sleep(time),
        Step::Locked { lock, fair, inner } => {
            let lock = f.value(shop.locks) + i64::from(lock);
            f.call(shop.take, [lock]);
            f.compute(inner);
            f.call(shop.give, (lock, fair));
        }
        Step::Update(time) => {
            let before = f.load(shop.total);
            f.compute(time);
            f.store(shop.total, before + 1);
        }
        Step::ParkAtMost(lock, timeout) => {
            let lock = f.value(shop.locks) + i64::from(lock);
            let end = f.park(lock, f.load(lock), timeout, Cause::Event, NOTHING);
            // It does not want the lock: whoever waits for it gets what came here.
            f.when(end.eq(HANDED_OVER), |f| f.store(lock, 0));
            f.unpark(lock, 1, false);
        }
        Step::Write { pipe, bytes } => f.write(i64::from(pipe), bytes, 7),
        Step::Read(pipe) => {
            f.read(i64::from(pipe));
        }
        Step::Request { latency, bytes } => f.receive(f.request(latency.map_or(FOREVER, i64::from), bytes)),
        Step::Select { kind, ref latencies, timeout } => select(f, shop, kind, latencies, timeout),
        Step::Disk(bytes) => f.disk(bytes),
        Step::Memory(kib) => f.memory(i64::from(kib) << 10),
        Step::Tasks(time) => tasks(f, time),
    }
}

fn without_gil(f: &Fun, shop: Shop, body: impl FnOnce(&Fun)) {
    f.working(shop.free);
    body(f);
    f.working(NOTHING);
}

fn select(f: &Fun, shop: Shop, kind: SelectorKind, latencies: &[u32], timeout: Option<u32>) {
    let selector = f.open_selector(kind);
    let sockets: Vec<_> = latencies.iter().map(|&latency| f.request(latency, 100)).collect();
    for (&socket, token) in sockets.iter().zip(0..) {
        f.watch_socket(selector, socket, token);
    }
    // With nothing to watch, only time can end it.
    let timeout = timeout.or(latencies.is_empty().then_some(0)).map_or(FOREVER, i64::from);
    without_gil(f, shop, |f| {
        f.select(selector, timeout, shop.tokens);
    });
    for &socket in &sockets {
        f.unwatch_socket(selector, socket);
        f.receive(socket);
    }
}

/// Two tasks of the thread, by turns.
fn tasks(f: &Fun, time: u32) {
    // Tasks are numbered by their process; the time tells those of several threads apart.
    let numbers = [f.me() * 2, f.me() * 2 + 1];
    for number in numbers {
        f.task_created(number, ("Task-{}", [number]));
    }
    for number in numbers {
        f.step_begins(number);
        f.compute(time / 2);
        f.step_ends(Cause::Sleep, NOTHING);
    }
    for number in numbers {
        f.task_ready(number);
        f.step_begins(number);
        f.compute(time.div_ceil(2));
        f.task_done();
    }
}
