//! A web service on an event loop: requests that need computing come in, and
//! between them others that only want an answer. What counts is how long
//! everyone waits, from when the request came, not from when the loop saw it.

use super::library::{Library, costs};
use super::spread::{close_pool, handed_over, open_pool};
use super::work::Work;
use crate::base::Nanos;
use crate::program::script::{Builder, Function};
use crate::scenario::{Choice, Pool};

/// How far apart the requests of each kind come.
const EVERY: Nanos = Nanos::from_millis(2);
/// When the first comes, after the service was opened.
const FIRST: Nanos = Nanos::from_millis(4);
/// How much later than the one that needs computing the other comes.
const LATER: Nanos = Nanos::from_millis(1);

/// The program: a task for each request when it comes.
pub(super) fn main(program: &mut Builder, library: Library, work: &Work, choice: &Choice) -> Function<0> {
    let (pool, opened, all) = (program.word(), program.word(), program.word());
    let tasks = library.tasks;
    let do_work = match choice.pool {
        Pool::None => work.awaited(program, library),
        kind => handed_over(program, library, work, kind, pool),
    };
    let compute = program.function("compute", |f, [i]| {
        let name = ("GET /compute, number {}", [i + 1]);
        f.asked(name, f.load(opened) + i * EVERY);
        f.compute(costs::HTTP_SERVE);
        f.call(do_work, [i]);
        f.answered(name);
    });
    let ping = program.function("ping", |f, [i]| {
        let name = ("GET /ping, number {}", [i + 1]);
        f.asked(name, f.load(opened) + i * EVERY + LATER);
        f.compute(costs::HTTP_SERVE);
        f.answered(name);
    });
    let [came_to_compute, came_to_ping] = [compute, ping].map(|handler| {
        program.function("a request comes", |f, [i]| {
            tasks.is_one_of(f, f.load(all), tasks.create(f, handler, i));
        })
    });
    let main = program.function("main", |f, []| {
        work.name_all(f);
        if choice.pool != Pool::None {
            open_pool(f, library, choice, pool);
        }
        f.store(opened, f.now() + FIRST);
        f.store(all, tasks.gathering(f));
        tasks.expect(f, f.load(all), 2 * work.count);
        f.count(0, work.count, |f, i| {
            let due = f.load(opened) + i * EVERY;
            tasks.call_at(f, due, came_to_compute, i);
            tasks.call_at(f, due + LATER, came_to_ping, i);
        });
        tasks.await_all(f, f.load(all));
        if choice.pool != Pool::None {
            close_pool(f, library, choice, pool);
        }
        work.tell(f);
    });
    tasks.run(program, main)
}
