//! Several add 1 to one number. Reading it, adding and writing it back are three
//! instructions; between two check points no other thread can come in between
//! under a GIL, and without one it can at any moment.

use super::kernels::Speed;
use super::library::{Library, costs};
use crate::base::Nanos;
use crate::program::StartMethod;
use crate::program::script::{Builder, FOREVER, Fun, Function, Value, Word};
use crate::scenario::{Choice, Model};

/// A round of the loop: until the number is read, until it is written, and back.
const TO_READ_NANOS: u64 = 12;
const TO_WRITE_NANOS: u64 = 17;
const BACK_NANOS: u64 = 10;

/// What an access adds, without a GIL, to something that another core touched
/// last: at least, and at most so much more.
const FOREIGN: Nanos = Nanos(50);
const FOREIGN_MORE: Nanos = Nanos(50);

/// How large a pickled count is.
const COUNT_BYTES: u64 = 20;

/// What the adders share.
#[derive(Clone, Copy)]
struct Shared {
    counter: Word,
    lock: Word,
    /// Who touched the counter last, plus 1.
    toucher: Word,
    /// How many threads or processes were started so far.
    started: Word,
}

/// The program: for each repeat, all start, add, and are waited for.
pub(super) fn main(program: &mut Builder, library: Library, choice: &Choice) -> Function<0> {
    let shared =
        Shared { counter: program.word(), lock: program.word(), toucher: program.word(), started: program.word() };
    let adder = Adder { shared, library, choice };
    match choice.model {
        Model::Processes => in_processes(program, adder),
        Model::Coroutines => in_tasks(program, adder),
        Model::Sequential | Model::Threads => in_threads(program, adder),
    }
}

/// What an adder needs to know.
#[derive(Clone, Copy)]
struct Adder<'c> {
    shared: Shared,
    library: Library,
    choice: &'c Choice,
}

impl Adder<'_> {
    fn locked(&self) -> bool {
        self.choice.value("version") == 1
    }

    fn free_threaded(&self) -> bool {
        self.choice.model == Model::Threads && !self.choice.gil
    }

    /// `for _ in range(times): counter += 1`, with a lock around it or without.
    fn add(&self, f: &Fun, acquire: Function<1>, release: Function<1>) {
        let speed = Speed::of(self.choice);
        f.repeat(self.choice.value("times"), |f| {
            f.call_c(speed.time(TO_READ_NANOS));
            if self.locked() {
                f.call_c(costs::WITH);
                f.call(acquire, [f.load(self.shared.lock)]);
                self.increment(f, speed);
                f.call(release, [f.load(self.shared.lock)]);
            } else {
                self.increment(f, speed);
            }
            f.call_c(speed.time(BACK_NANOS));
        });
    }

    fn increment(&self, f: &Fun, speed: Speed) {
        if self.free_threaded() {
            self.fetch_line(f);
        }
        let seen = f.load(self.shared.counter);
        f.call_c(speed.time(TO_WRITE_NANOS));
        f.store(self.shared.counter, seen + 1);
    }

    /// The number lies in the cache of the core that touched it last.
    fn fetch_line(&self, f: &Fun) {
        let me = f.me() + 1;
        f.when(f.load(self.shared.toucher).ne(me), |f| {
            f.store(self.shared.toucher, me);
            f.call_c(f.uniform(FOREIGN_MORE) + FOREIGN);
        });
    }

    /// The number of the thread or process that is started next.
    fn next_number<'f>(&self, f: &'f Fun) -> Value<'f> {
        let number = f.load(self.shared.started) + 1;
        f.store(self.shared.started, number);
        number
    }
}

fn in_threads(program: &mut Builder, adder: Adder<'_>) -> Function<0> {
    let Adder { shared, library, choice } = adder;
    let add = program.function("add", |f, [_]| adder.add(f, library.locks.acquire, library.locks.release));
    program.function("main", |f, []| {
        f.store(shared.lock, library.locks.create(f));
        f.named(f.load(shared.lock), "the counter's lock");
        let threads = f.new_deque();
        f.repeat(choice.value("repeats"), |f| {
            f.store(shared.counter, 0);
            f.repeat(choice.workers, |f| {
                let name = ("Thread-{} (add)", [adder.next_number(f)]);
                f.append(threads, library.threads.start(f, add, 0, name, false));
            });
            f.repeat(choice.workers, |f| _ = f.call(library.threads.join, [f.pop_left(threads)]));
            f.output(f.load(shared.counter));
        });
    })
}

/// Each process has a counter of its own, and tells it through a pipe.
fn in_processes(program: &mut Builder, adder: Adder<'_>) -> Function<0> {
    let Adder { shared, library, choice } = adder;
    let add = program.function("add", |f, [pipe]| {
        f.store(shared.lock, library.locks.create(f));
        f.named(f.load(shared.lock), "the counter's lock");
        adder.add(f, library.locks.acquire, library.locks.release);
        f.call_c(costs::PICKLE);
        f.send(pipe, COUNT_BYTES, [f.load(shared.counter)]);
    });
    program.function("main", |f, []| {
        let (processes, pipes) = (f.new_deque(), f.new_deque());
        f.repeat(choice.value("repeats"), |f| {
            f.repeat(choice.workers, |f| {
                let pipe = f.open_pipe();
                f.append(pipes, pipe);
                f.compute(costs::PROCESS_CREATE);
                let name = ("Process-{}", [adder.next_number(f)]);
                f.append(processes, f.start_process(add, [pipe], name, StartMethod::Forkserver));
            });
            f.repeat(choice.workers, |f| {
                let came = f.read(f.pop_left(pipes));
                f.call_c(costs::PICKLE);
                let [count] = f.open(came);
                f.output(count);
                f.wait_process(f.pop_left(processes), FOREVER);
            });
        });
    })
}

fn in_tasks(program: &mut Builder, adder: Adder<'_>) -> Function<0> {
    let Adder { shared, library, choice } = adder;
    let add = program.function("add", |f, [_]| adder.add(f, library.awaiting.acquire, library.awaiting.release));
    let main = program.function("main", |f, []| {
        f.store(shared.lock, library.awaiting.lock(f));
        f.named(f.load(shared.lock), "the counter's lock");
        f.repeat(choice.value("repeats"), |f| {
            f.store(shared.counter, 0);
            let all = library.tasks.gathering(f);
            f.repeat(choice.workers, |f| library.tasks.gather(f, all, library.tasks.create(f, add, 0)));
            library.tasks.await_all(f, all);
            f.output(f.load(shared.counter));
        });
    });
    library.tasks.run(program, main)
}
