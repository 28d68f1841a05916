//! Single statements, each in a loop: what one takes in CPython, and what the table of
//! costs says. For whoever sets that table; `cargo bench --bench python micro`.

use std::fs;

use crate::peers::Peer;
use crate::{ROUNDS, median, root, run_here};

/// A name, what comes before the loop, and the statement in it.
const STATEMENTS: &[(&str, &str, &str)] = &[
    ("nothing", "x = 1", "pass"),
    ("x = y", "y = 1", "x = y"),
    ("x = y + 1", "y = 1", "x = y + 1"),
    ("x = y * y", "y = 7", "x = y * y"),
    ("x = y % 7", "y = 100", "x = y % 7"),
    ("x = y * y, floats", "y = 1.5", "x = y * y"),
    ("if y < 2", "y = 7", "if y < 2: x = 1"),
    ("global", "", "x = LIMIT"),
    ("builtin", "", "x = len"),
    ("f()", "f = nothing", "f()"),
    ("f(1, 2)", "f = first", "f(1, 2)"),
    ("f(a=1, b=2)", "f = first", "f(a=1, b=2)"),
    ("len(x)", "x = [1]", "len(x)"),
    ("abs(x)", "x = -5", "abs(x)"),
    ("isinstance(x, int)", "x = 5", "isinstance(x, int)"),
    ("str(x)", "x = 12345", "str(x)"),
    ("int(x)", "x = '12345'", "int(x)"),
    ("o.x", "o = Thing()", "o.x"),
    ("o.x = y", "o = Thing(); y = 1", "o.x = y"),
    ("o.x += 1", "o = Thing()", "o.x += 1"),
    ("o.do()", "o = Thing()", "o.do()"),
    ("Thing()", "", "Thing()"),
    ("x[3]", "x = [1, 2, 3, 4]", "x[3]"),
    ("x[3] = y", "x = [1, 2, 3, 4]; y = 1", "x[3] = y"),
    ("d['k']", "d = {'k': 1}", "d['k']"),
    ("d['k'] = y", "d = {'k': 1}; y = 1", "d['k'] = y"),
    ("d.get('k', 0)", "d = {'k': 1}", "d.get('k', 0)"),
    ("'k' in d", "d = {'k': 1}", "'k' in d"),
    ("x.append(1)", "x = []", "x.append(1)"),
    ("(y, y)", "y = 1", "(y, y)"),
    ("[y, y]", "y = 1", "[y, y]"),
    ("{'k': y}", "y = 1", "{'k': y}"),
    ("a, b = t", "t = (1, 2)", "a, b = t"),
    ("f-string of two ints", "y = 12345", "f'{y}:{y}'"),
    ("s + s", "s = 'abc'", "s + s"),
    ("s += 'c'", "s = ''", "s += 'c'"),
    ("s == 'abd'", "s = 'abc'", "s == 'abd'"),
    ("s.split(' ')", "s = 'left right'", "s.split(' ')"),
    ("s.upper()", "s = 'left right'", "s.upper()"),
    ("','.join(x)", "x = ['abc'] * 100", "','.join(x)"),
    ("s.startswith('l')", "s = 'left'", "s.startswith('l')"),
    ("sum(x), 100", "x = list(range(100))", "sum(x)"),
    ("sorted(x), 100", "x = list(range(100, 0, -1))", "sorted(x)"),
    ("list(x), 100", "x = list(range(100))", "list(x)"),
    ("[i for i in x], 100", "x = list(range(100))", "[i for i in x]"),
    ("for c in s, 100", "s = 'abcde' * 20", "for c in s: pass"),
    ("for i in x, 100", "x = list(range(100))", "for i in x: pass"),
    ("generator, 100", "g = counting", "for i in g(100): pass"),
    ("yield from, 100", "g = passing", "for i in g(100): pass"),
    ("send, 100", "g = asking()\n    next(g)", "for i in range(100): g.send(i)"),
    ("try", "", "try: pass\n        finally: pass"),
    ("raise and catch", "", "try: raise ValueError(1)\n        except ValueError: pass"),
    ("raise in a call", "f = failing", "try: f()\n        except ValueError: pass"),
];

/// What the statements use, and the loop around one.
const PROGRAM: &str = "
import time
LIMIT = 7
def nothing(): pass
def first(a, b): return a
def failing(): raise ValueError(1)
def counting(n):
    i = 0
    while i < n:
        yield i
        i += 1
def passing(n): yield from counting(n)
def asking():
    while True: yield 1
class Thing:
    def __init__(self): self.x = 1
    def do(self): pass
def work(n):
    BEFORE
    begun = time.process_time()
    for _ in range(n):
        STATEMENT
    return time.process_time() - begun
print('done')
print(work(TIMES))
";

/// How often a statement is run.
const TIMES: u64 = 100_000;

/// Nanoseconds of each statement, those of the empty loop taken off.
pub(crate) fn print(peers: &[Peer]) {
    let Some(peer) = peers.first() else { return };
    let file = root().join("target/statement.py");
    let mut empty = None;
    println!("{:22} {:>9} {:>9} {:>9} {:>7}", "statement", "CPython", "virtual", "natively", "error");
    for (name, before, statement) in STATEMENTS {
        let times = if name.contains("100") { TIMES / 20 } else { TIMES };
        let program = PROGRAM.replace("BEFORE", if before.is_empty() { "pass" } else { before });
        let program = program.replace("STATEMENT", statement).replace("TIMES", &times.to_string());
        fs::write(&file, &program).expect("target/ can be written to");
        let mut virtually = 0.0;
        let theirs = median((0..ROUNDS).map(|_| peer.run(&file).seconds).collect());
        let ours = median((0..ROUNDS).map(|_| run_here(name, &program, &mut virtually).seconds).collect());
        let each = [theirs, virtually, ours].map(|seconds| seconds * 1e9 / times as f64);
        let nothing = *empty.get_or_insert(each);
        let [theirs, virtually, ours] =
            if name == &"nothing" { each } else { std::array::from_fn(|at| each[at] - nothing[at]) };
        let error = (virtually / theirs - 1.0) * 100.0;
        println!("{name:22} {theirs:9.1} {virtually:9.1} {ours:9.1} {error:+6.0}%");
    }
}
