//! What a process may have: programs that ask for more memory than there is hear
//! CPython's MemoryError, and no call into C outlasts the run, however much it is
//! asked to do.

use interleave::engine::python::{PythonRun, Setup};

use super::running::Ran;

/// A small computer: some megabytes, some hundredths of a second.
fn small() -> Setup {
    Setup { memory: 24 << 20, limit: 40_000_000, ..Setup::default() }
}

/// One request that is too large.
const LARGE: &[&str] = &[
    "'x' * 10**12",
    "[0] * 10**12",
    "(0,) * 10**12",
    "b'x' * 10**12",
    "bytes(10**12)",
    "1 << 10**12",
    "10 ** 10**9",
    "3 ** 10**12",
    "list(range(10**9))",
    "set(range(10**12))",
    "a, *b = range(10**10)",
    "print(*range(10**9))",
    "x = [0]\nx[0:0] = range(10**10)",
    "'x'.ljust(10**12)",
    "'x'.center(10**10, 'é')",
    "'1'.zfill(10**12)",
    "b'1'.zfill(10**12)",
    "b'1'.rjust(10**12)",
    "('\\t' * 10**6).expandtabs(10**7)",
    "(b'\\t' * 10**6).expandtabs(10**7)",
    "f'{1:>1000000000000}'",
    "f'{1:01000000000000}'",
    "f'{1.5:.1000000000f}'",
    "'%1000000000d' % 1",
    "'%.1000000000f' % 1.5",
    "'%*d' % (10**10, 1)",
    "('a' * 10**6).replace('a', 'b' * 10**4)",
    "(b'a' * 10**6).replace(b'a', b'b' * 10**4)",
    "('a' * 10**6).replace('', 'b' * 10**4)",
    "','.join(['x' * 10**6] * 10**4)",
    "('x' * 10**4).join('a' * 10**6)",
    "('a' * 10**6).translate({97: 'b' * 10**4})",
    "('a,' * 10**6).split(',')",
    "('a ' * 10**6).split()",
    "('a\\n' * 10**6).splitlines()",
    "(1).to_bytes(10**12)",
    "import random\nrandom.randbytes(10**12)",
    "import itertools\nnext(itertools.product(range(10**9), repeat=3))",
    "import math\nmath.factorial(10**8)",
    "repr(['x' * 10**6] * 1000)",
];

/// What grows step by step, for ever.
const GROWING: &[&str] = &[
    "x = [0]\nwhile True: x = x + x",
    "x = [0]\nwhile True: x += x",
    "x = [0]\nwhile True: x.extend(x)",
    "x = [0]\nwhile True: x *= 2",
    "x = 'ab'\nwhile True: x += x",
    "x = 'ab'\nwhile True: x = f'{x}{x}'",
    "x = []\nwhile True: x.append('abc' * 1000)",
    "x = []\nwhile True: x.append(b'abc' * 1000)",
];

/// What would take years.
const LONG: &[&str] = &[
    "sum(range(10**18))",
    "max(range(10**18))",
    "10**18 in iter(range(10**18 + 1))",
    "any(iter(int, 1))",
    "list(zip(range(10**18)))",
    "import math\nmath.comb(10**6, 5 * 10**5)",
];

fn check(source: &str, limit: u64, ends: &[(u8, &str)]) {
    let ran = Ran::going_on(PythonRun::new("limits.py", source, &Setup { limit, ..small() }).unwrap(), 64);
    let said = ran.errors.lines().last().unwrap_or_default();
    let is_known = ends.iter().any(|&(code, says)| ran.end.exit_code() == code && said == says);
    assert!(is_known, "{source}: {:?}, {said}", ran.end);
}

#[test]
fn what_is_too_large_is_refused() {
    for source in LARGE {
        check(source, 40_000_000, &[(1, "MemoryError")]);
    }
}

#[test]
fn what_grows_for_ever_hears_of_it() {
    for source in GROWING {
        check(source, 1_000_000_000, &[(1, "MemoryError")]);
    }
}

#[test]
fn no_call_outlasts_the_run() {
    for source in LONG {
        check(source, 4_000_000, &[(124, ""), (1, "MemoryError")]);
    }
}

#[test]
fn a_program_goes_on_after_a_memory_error() {
    let source = "
kept = []
try:
    while True: kept.append([0] * 1000)
except MemoryError as error:
    print(type(error).__name__, error.args, len(kept) > 1000)
del kept
print(len([0] * 10**6))
try: 'x' * 10**12
except MemoryError: print('again')
";
    let ran = Ran::on("limits.py", source, &small());
    assert_eq!(ran.output, "MemoryError () True\n1000000\nagain\n", "{}", ran.errors);
}

#[test]
fn sources_without_end_are_refused_as_by_cpython() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
    let loops: String = (0..30).map(|depth| " ".repeat(depth) + "for x in y:\n").collect();
    let rows = [
        (deep("(", ")"), "SyntaxError", "too many nested parentheses"),
        (deep("[", "]"), "SyntaxError", "too many nested parentheses"),
        (deep("f'{", "}'"), "SyntaxError", "too many nested"),
        (deep("-", ""), "RecursionError", "maximum recursion depth exceeded during compilation"),
        (deep("lambda: ", ""), "RecursionError", "maximum recursion depth exceeded during compilation"),
        (deep("x.", ""), "SyntaxError", ""),
        (deep("x + ", ""), "RecursionError", "maximum recursion depth exceeded during compilation"),
        (deep("x ** ", ""), "RecursionError", "maximum recursion depth exceeded during compilation"),
        (deep("1 if x else ", ""), "RecursionError", "maximum recursion depth exceeded during compilation"),
        (format!("if x: pass\n{}", "elif x: pass\n".repeat(10_000)), "MemoryError", "Parser stack overflowed"),
        (format!("{loops}{}pass", " ".repeat(30)), "SyntaxError", "too many statically nested blocks"),
        (format!("x = {}", "9".repeat(4_301)), "SyntaxError", "Exceeds the limit (4300 digits)"),
    ];
    for (source, class, message) in rows {
        let refused = PythonRun::new("deep.py", &source, &small()).map(|_| ()).unwrap_err();
        assert_eq!(refused.class(), class, "{:.40}: {}", source, refused.message);
        assert!(refused.message.contains(message), "{:.40}: {}", source, refused.message);
    }
    let long = format!("x = [{}]\nprint(len(x))", "1,".repeat(100_000));
    assert_eq!(Ran::on("long.py", &long, &Setup { memory: 1 << 30, ..small() }).output, "100000\n");
}
