//! CPython on the same programs, each as a process of its own that prints its result
//! and how many seconds of its processor it took. One that cannot be had is left out
//! and named.

use std::path::Path;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

/// Somebody else's Python.
pub(crate) struct Peer {
    pub(crate) name: String,
    program: String,
}

/// What a program came to, and in which time.
pub(crate) struct Cost {
    pub(crate) result: String,
    pub(crate) seconds: f64,
}

impl Cost {
    /// Of what a program printed: its result, and on the last line the seconds.
    pub(crate) fn of(written: &str) -> Self {
        let (result, seconds) = written.trim().rsplit_once('\n').expect("a result and the seconds");
        Self { result: result.to_owned(), seconds: seconds.trim().parse().expect("seconds") }
    }
}

impl Peer {
    /// Those that can be had here, CPython 3.14 first; and a sentence of each other.
    pub(crate) fn all() -> (Vec<Self>, Vec<String>) {
        let wanted = env::var("PYTHON").unwrap_or_else(|_| "python3.14".to_owned());
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for program in [wanted, "python3".to_owned()] {
            let said =
                Command::new(&program).args(["-c", "import platform; print(platform.python_version())"]).output();
            match said {
                Ok(said) if said.status.success() => {
                    let name = format!("CPython {}", String::from_utf8_lossy(&said.stdout).trim());
                    found.push(Self { name, program });
                }
                Ok(_) => missing.push(format!("{program} is left out: it does not say its version.")),
                Err(why) => missing.push(format!("{program} is left out: it does not start ({why}).")),
            }
        }
        (found, missing)
    }

    /// What it makes of a program.
    pub(crate) fn run(&self, program: &Path) -> Cost {
        let said = Command::new(&self.program).arg(program).output().expect("the peer starts").stdout;
        Cost::of(&String::from_utf8_lossy(&said))
    }
}

/// How long this thread has had a core, as Linux counts it: other programs on the
/// machine are not in it. Elsewhere a plain clock.
#[allow(clippy::disallowed_methods, reason = "a bench measures by the machine's own clock")]
pub(crate) fn busy_seconds() -> f64 {
    thread_local!(static BEGUN: Instant = Instant::now());
    let counted = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = counted.and_then(|line| line.split(' ').next()?.parse::<u64>().ok());
    match nanos {
        Some(nanos) => nanos as f64 / 1e9,
        None => BEGUN.with(Instant::elapsed).as_secs_f64(),
    }
}
