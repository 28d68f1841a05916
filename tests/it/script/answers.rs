//! What programs ask, note by note and effect by effect, and what they hear.

use interleave::base::Nanos;
use interleave::program::script::{Builder, CHANGED, FOREVER, Fun, HANDED_OVER, NOTHING, TIMED_OUT, WOKEN};
use interleave::program::{
    Address, Cause, Effect, Note, Park, ParkEnd, PipeId, ProcessId, Reply, Request, SelectorId, SelectorKind, SharedOp,
    SocketId, Source, Subject, TaskId, ThreadId,
};

use super::main_thread::{OneThread, STRAIGHT};

/// What the body asks, one after the other, when it hears these answers; and
/// what it tells.
fn asked(replies: &[Reply], body: impl for<'f> FnOnce(&'f Fun)) -> (Vec<Effect>, Vec<i64>) {
    let mut program = Builder::new();
    let main = program.function("main", |f, []| body(f));
    let mut computer = OneThread::new(program.build(main, 0));
    let mut effects = Vec::new();
    for reply in replies {
        effects.push(computer.effect(STRAIGHT));
        computer.hears(reply.clone());
    }
    effects.extend(computer.run(STRAIGHT).into_iter().map(|(_, effect)| effect));
    (effects, computer.scripts.outputs().to_vec())
}

#[test]
fn waits_and_wakes() {
    let ends = [
        (ParkEnd::Woken, WOKEN),
        (ParkEnd::HandedOver, HANDED_OVER),
        (ParkEnd::TimedOut, TIMED_OUT),
        (ParkEnd::Changed, CHANGED),
    ];
    for (end, number) in ends {
        let replies = [Reply::Parked(end), Reply::Unparked { woken: 2, handed_over: true, more: false }];
        let (effects, told) = asked(&replies, |f| {
            f.output(f.park(f.shared_address(3), 5, FOREVER, Cause::Lock, 8));
            let unparked = f.unpark(4, 2, true);
            f.output(unparked.woken);
            f.output(unparked.handed_over);
            f.output(unparked.more);
        });
        let subject = Subject { cause: Cause::Lock, named: Some(Address::Own(8)) };
        let park = Park { address: Address::Shared(3), expected: 5, timeout: None, subject };
        let unpark = Effect::Unpark { address: Address::Own(4), count: 2, hand_over: true };
        assert_eq!(effects, [Effect::Park(park), unpark]);
        assert_eq!(told, [number, 2, 1, 0]);
    }
}

#[test]
fn processes_and_shared_words() {
    let replies = [
        Reply::Joined(true),
        Reply::Ended(Some(-9)),
        Reply::Ended(None),
        Reply::Value(4),
        Reply::Value(5),
        Reply::Value(6),
        Reply::Value(7),
    ];
    let (effects, told) = asked(&replies, |f| {
        f.output(f.join(3, 50));
        for timeout in [FOREVER, 9] {
            let (code, in_time) = f.wait_process(2, timeout);
            f.output(code);
            f.output(in_time);
        }
        f.output(f.shared_load(1));
        f.output(f.shared_store(1, 2));
        f.output(f.shared_add(1, 3));
        f.output(f.shared_swap(1, 4, 5));
        f.kill(2, 9);
        f.memory(-100);
        f.exit_process(1);
    });
    let shared = |op| Effect::Shared { word: 1, op };
    let expected = [
        Effect::Join { thread: ThreadId(3), timeout: Some(Nanos(50)) },
        Effect::WaitProcess { process: ProcessId(2), timeout: None },
        Effect::WaitProcess { process: ProcessId(2), timeout: Some(Nanos(9)) },
        shared(SharedOp::Load),
        shared(SharedOp::Store(2)),
        shared(SharedOp::Add(3)),
        shared(SharedOp::CompareSwap(4, 5)),
        Effect::Kill { process: ProcessId(2), signal: 9 },
        Effect::Memory(-100),
        Effect::ExitProcess(1),
    ];
    assert_eq!(effects, expected);
    assert_eq!(told, [1, -9, 1, 0, 0, 4, 5, 6, 7]);
}

#[test]
fn pipes_sockets_and_selectors() {
    let replies = [
        Reply::Pipe(PipeId(6)),
        Reply::Done,
        Reply::Message { bytes: 10, message: 11 },
        Reply::Closed,
        Reply::Socket(SocketId(2)),
        Reply::Selector(SelectorId(1)),
        Reply::Done,
        Reply::Refused("filedescriptor out of range in select()"),
        Reply::Ready(vec![21, 22]),
    ];
    let (effects, told) = asked(&replies, |f| {
        let pipe = f.open_pipe();
        f.write(pipe, 10, 11);
        for _ in 0..2 {
            let read = f.read(pipe);
            for value in [read.message, read.bytes, read.closed] {
                f.output(value);
            }
        }
        let socket = f.request(FOREVER, 1_000);
        let selector = f.open_selector(SelectorKind::Epoll);
        f.output(f.watch_pipe(selector, pipe, 21));
        f.output(f.watch_socket(selector, socket, 22));
        let ready = f.new_deque();
        f.append(ready, 20);
        f.output(f.select(selector, 1_000_000, ready));
        f.repeat(3, |f| f.output(f.pop_left(ready)));
        f.unwatch_socket(selector, socket);
    });
    let watch = |source, token| Effect::Watch { selector: SelectorId(1), source, token };
    let expected = [
        Effect::OpenPipe,
        Effect::Write { pipe: PipeId(6), bytes: 10, message: 11 },
        Effect::Read(PipeId(6)),
        Effect::Read(PipeId(6)),
        Effect::Request(Request { latency: None, bytes: 1_000 }),
        Effect::OpenSelector(SelectorKind::Epoll),
        watch(Source::Pipe(PipeId(6)), 21),
        watch(Source::Socket(SocketId(2)), 22),
        Effect::Select { selector: SelectorId(1), timeout: Some(Nanos(1_000_000)) },
        Effect::Unwatch { selector: SelectorId(1), source: Source::Socket(SocketId(2)) },
    ];
    assert_eq!(effects, expected);
    assert_eq!(told, [11, 10, 0, 0, 0, 1, 0, 1, 2, 20, 21, 22]);
}

#[test]
fn notes_carry_names_with_their_numbers() {
    let (effects, _) = asked(&[], |f| {
        f.named(4, ("numbers {} to {}", [3, 5]));
        f.task_created(1, "main");
        f.step_ends(Cause::Future, 4);
        f.step_ends(0, NOTHING);
        f.working(NOTHING);
        f.asked(("request {}", [f.value(2)]), 77);
    });
    let expected = [
        Note::Named { address: Address::Own(4), name: "numbers 3 to 5".into() },
        Note::TaskCreated { task: TaskId(1), name: "main".into() },
        Note::StepEnds { cause: Some(Cause::Future), named: Some(Address::Own(4)) },
        Note::StepEnds { cause: None, named: None },
        Note::Working(None),
        Note::Asked { name: "request 2".into(), at: Nanos(77) },
    ];
    assert_eq!(effects, expected.map(Effect::Note));
}

#[test]
fn an_answer_is_not_mistaken_for_another() {
    // The slice after the answer is cut short; the value stays.
    let mut program = Builder::new();
    let main = program.function("main", |f, []| {
        let pipe = f.open_pipe();
        f.compute(100);
        f.printed("line");
        f.output(pipe);
    });
    let mut computer = OneThread::new(program.build(main, 0));
    computer.effect(STRAIGHT);
    computer.hears(Reply::Pipe(PipeId(3)));
    let short = super::main_thread::Driving { budget_nanos: 7, ..STRAIGHT };
    computer.run(short);
    assert_eq!(computer.scripts.outputs(), [3]);
}

#[test]
fn a_letter_says_what_was_put_into_it() {
    let mut program = Builder::new();
    let main = program.function("main", |f, []| {
        f.send(0, 100, (1, 2, 3));
        f.send(0, 200, [4]);
        let first = f.read(0);
        let [a, b, c] = f.open(first);
        let second = f.read(0);
        let [d] = f.open(second);
        for value in [a, b, c, d, f.me()] {
            f.output(value);
        }
    });
    let mut computer = OneThread::new(program.build(main, 0));
    let mut sent = Vec::new();
    for expected_bytes in [100, 200] {
        let Effect::Write { bytes, message, .. } = computer.effect(STRAIGHT) else { panic!() };
        assert_eq!(bytes, expected_bytes);
        sent.push(message);
    }
    for message in sent {
        assert_eq!(computer.effect(STRAIGHT), Effect::Read(PipeId(0)));
        computer.hears(Reply::Message { bytes: 0, message });
    }
    computer.run(STRAIGHT);
    assert_eq!(computer.scripts.outputs(), [1, 2, 3, 4, 0]);
}
