//! A lock that is handed over has a holder at every moment.

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::script::{Builder, FOREVER};
use interleave::trace::{On, State};

use super::running::run;

/// Threads that each hold one lock for 2 ms, over and over, so that others wait
/// longer than a lock of CPython 3.14 lets them.
#[test]
fn whoever_waits_for_a_lock_knows_who_has_it() {
    let mut program = Builder::new();
    let library = Library::new(&mut program, true, (0, 0));
    let lock = program.word();
    let work = program.function("work", |f, []| {
        f.repeat(5, |f| {
            f.call(library.locks.acquire, [lock]);
            f.sleep(2_000_000);
            f.call(library.locks.release, [lock]);
        });
    });
    let main = program.function("main", |f, []| {
        let threads = [(); 3].map(|()| f.start_thread(work, (), "Thread"));
        for thread in threads {
            f.join(thread, FOREVER);
        }
    });
    let run = run(&Spec::default(), program.build(main, 0));
    run.wall();
    let mut waits = 0;
    for (lane, _) in run.trace.lanes() {
        for span in run.trace.spans(lane).iter(run.trace.end()).filter(|span| span.state == State::Lock) {
            let detail = span.detail.and_then(|detail| run.trace.detail(detail));
            assert!(detail.is_some_and(|detail| detail.on == On::Lock && detail.by.is_some()), "{}", run.told());
            waits += 1;
        }
    }
    assert!(waits >= 10, "they wait for each other: {waits}");
}
