//! A workload's pieces as a program: tables in memory, a function that does the
//! piece of a number on a thread, one that does it in a coroutine, and one that
//! puts the results together.

use super::kernels::{self, Speed};
use super::library::{Library, costs};
use crate::program::script::{Builder, Fun, Function, NOTHING, Value, Word};
use crate::scenario::{Choice, Piece, Workload, pieces};

/// How large a pickled call is, and a result that is a small number.
const SMALL_BYTES: u64 = 100;

/// A workload, cut into pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work {
    /// How many there are.
    pub(super) count: i64,
    /// For each piece its two numbers, one table after the other.
    first: Word,
    second: Word,
    /// For each piece the address under which it is named: whether that is done.
    names: Word,
    /// For each piece its result.
    results: Word,
    /// Names a piece, once in each process.
    name: Function<1>,
    kind: Workload,
    speed: Speed,
    /// Does a piece.
    pub(super) act: Function<1>,
}

impl Work {
    pub(super) fn new(program: &mut Builder, choice: &Choice) -> Self {
        let cut: Vec<(i64, i64)> = pieces(choice).iter().map(|(piece, _)| numbers(piece)).collect();
        let first = program.words(cut.iter().map(|piece| piece.0));
        let second = program.words(cut.iter().map(|piece| piece.1));
        let names = program.words(cut.iter().map(|_| 0));
        let results = program.words(cut.iter().map(|_| 0));
        let name = name(program, choice, (first, second, names));
        let (kind, speed) = (choice.workload, Speed::of(choice));
        let act = program.declare();
        let work = Self { count: cut.len() as i64, first, second, names, results, name, kind, speed, act };
        program.define(act, function_name(kind), |f, [i]| work.do_piece(f, i));
        work
    }

    /// The address under which a piece is named.
    pub(super) fn named<'f>(&self, i: Value<'f>) -> Value<'f> {
        i + self.names
    }

    /// Every piece has its name, here.
    pub(super) fn name_all(&self, f: &Fun) {
        f.count(0, self.count, |f, i| _ = f.call(self.name, [i]));
    }

    /// Whoever runs this works on the piece from now on.
    fn begin(&self, f: &Fun, i: Value<'_>) {
        f.call(self.name, [i]);
        f.working(i + self.names);
    }

    fn do_piece<'f>(&self, f: &'f Fun, i: Value<'f>) {
        self.begin(f, i);
        let (first, second) = (f.load(i + self.first), f.load(i + self.second));
        let operands = (first, second, self.speed.permille());
        match self.kind {
            Workload::Primes => f.ret(f.native(kernels::primes, operands)),
            Workload::Fib => f.ret(f.native(kernels::fib, operands)),
            Workload::Factorial => f.ret(f.native_c(kernels::factorial, operands)),
            Workload::Offload => f.ret(f.native(kernels::squares, operands)),
            Workload::Sleepers => {
                f.sleep(first);
                f.ret(1);
            }
            Workload::Downloads => {
                f.compute(costs::HTTP_SEND);
                f.receive(f.request(first, second));
                f.compute(costs::HTTP_RECEIVE);
                f.ret(second);
            }
            Workload::Counter => {}
        }
    }

    /// The function that does a piece in a coroutine and keeps its result: what
    /// only waits is awaited.
    pub(super) fn awaited(self, program: &mut Builder, library: Library) -> Function<1> {
        program.function(function_name(self.kind), |f, [i]| {
            let (first, second) = (f.load(i + self.first), f.load(i + self.second));
            match self.kind {
                Workload::Sleepers => {
                    self.begin(f, i);
                    f.call(library.tasks.sleep, [first]);
                    self.keep(f, i, f.value(1));
                }
                Workload::Downloads => {
                    self.begin(f, i);
                    self.keep(f, i, f.call(library.awaiting.fetch, (first, second)));
                }
                _ => self.keep(f, i, f.call(self.act, [i])),
            }
        })
    }

    /// The piece has this result.
    pub(super) fn keep(&self, f: &Fun, i: Value<'_>, result: Value<'_>) {
        f.store(i + self.results, result);
    }

    /// Tells what all pieces come to, in the order of `scenario::expected`.
    pub(super) fn tell(&self, f: &Fun) {
        f.working(NOTHING);
        let (sum, shown) = (f.local(0), f.local(f.load(self.results)));
        f.count(0, self.count, |f, i| {
            let result = f.load(i + self.results);
            sum.set(sum + result);
            // They should all be the same; one that is not is what has to be seen.
            f.when(result.ne(f.load(self.results)), |_| shown.set(result));
        });
        match self.kind {
            Workload::Primes | Workload::Sleepers => f.output(sum),
            Workload::Downloads => {
                f.output(self.count);
                f.output(sum);
            }
            Workload::Fib | Workload::Factorial | Workload::Offload => {
                f.output(shown);
                f.output(self.count);
            }
            Workload::Counter => {}
        }
    }
}

/// How large a pickled call and a pickled result are.
pub(super) fn pickled_bytes(choice: &Choice) -> (u64, u64) {
    let result = match choice.workload {
        // The number itself comes back.
        Workload::Factorial => SMALL_BYTES + kernels::bits_of_factorial(choice.value("n")) / 8,
        _ => SMALL_BYTES,
    };
    (SMALL_BYTES, result)
}

/// What a piece is, in two numbers.
fn numbers(piece: &Piece) -> (i64, i64) {
    match *piece {
        Piece::Primes { from, until } => (from.into(), until.into()),
        Piece::Fib(n) | Piece::Factorial(n) => (n.into(), 0),
        Piece::Add { times, .. } => (times as i64, 0),
        Piece::Sleep(time) => (time.0 as i64, 0),
        Piece::Page { latency, bytes } => (latency.0 as i64, bytes.into()),
        Piece::Squares(n) => (n as i64, 0),
    }
}

/// What Python calls the function that does a piece.
const fn function_name(workload: Workload) -> &'static str {
    match workload {
        Workload::Primes => "count_primes",
        Workload::Fib => "fib",
        Workload::Factorial => "factorial",
        Workload::Counter => "add",
        Workload::Sleepers => "sleep",
        Workload::Downloads => "fetch",
        Workload::Offload => "sum_of_squares",
    }
}

fn name(program: &mut Builder, choice: &Choice, (first, second, names): (Word, Word, Word)) -> Function<1> {
    let n = choice.value("n");
    let counted = match choice.workload {
        Workload::Fib => format!("fib({n}), number {{}}"),
        Workload::Factorial => format!("{n}!, number {{}}"),
        Workload::Sleepers => format!("sleep of {} ms, number {{}}", choice.value("millis")),
        Workload::Downloads => "page {}".to_owned(),
        _ => "request, number {}".to_owned(),
    };
    // Only for the lanes: takes no time and has no check points.
    program.c_function("name a piece", |f, [i]| {
        f.when(f.load(i + names), |f| f.ret(0));
        f.store(i + names, 1);
        if choice.workload == Workload::Primes {
            f.named(i + names, ("numbers {} to {}", [f.load(i + first), f.load(i + second) - 1]));
        } else {
            f.named(i + names, (counted.as_str(), [i + 1]));
        }
    })
}
