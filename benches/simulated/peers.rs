//! Others on the same models, each as a program of its own that prints how many
//! seconds its run took. A peer that cannot be had is left out, and named.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

/// Somebody else's simulator.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    program: PathBuf,
    first: Vec<String>,
    /// How many times less of the work it gets, so that it ends in a few seconds.
    share: u64,
}

impl Peer {
    /// All peers that can be had here; builds or installs them below target/.
    pub(crate) fn all() -> Vec<Self> {
        let found = [("nexosim", nexosim()), ("SimPy", simpy())];
        for (name, peer) in &found {
            if let Err(why) = peer {
                eprintln!("{name} is left out: {why}");
            }
        }
        found.into_iter().filter_map(|(_, peer)| peer.ok()).collect()
    }

    /// Seconds for each unit of the model of that name.
    pub(crate) fn seconds_each(&self, model: &str, units: u64) -> f64 {
        let units = units / self.share;
        let mut command = Command::new(&self.program);
        command.args(&self.first).args([model, &units.to_string(), "4"]);
        let said = command.output().expect("the peer starts").stdout;
        let seconds: f64 = String::from_utf8_lossy(&said).trim().parse().expect("the peer prints seconds");
        seconds / units as f64
    }
}

fn nexosim() -> Result<Peer, String> {
    let target = root().join("target/peer");
    let manifest = root().join("benches/peers/nexosim/Cargo.toml");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--release", "--manifest-path"]).arg(manifest).env("CARGO_TARGET_DIR", &target);
    done(&mut build)?;
    Ok(Peer { name: "nexosim, native, one thread", program: target.join("release/peer"), first: Vec::new(), share: 1 })
}

fn simpy() -> Result<Peer, String> {
    let venv = root().join("target/simpy");
    let python = venv.join("bin/python");
    if !python.exists() {
        done(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        done(Command::new(&python).args(["-m", "pip", "install", "--quiet", "simpy"]))?;
    }
    let models = root().join("benches/peers/simpy_models.py");
    Ok(Peer { name: "SimPy", program: python, first: vec![models.display().to_string()], share: 10 })
}

fn done(command: &mut Command) -> Result<(), String> {
    let status =
        command.status().map_err(|why| format!("{} does not start ({why})", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed", command.get_program().display())) }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What was measured on.
pub(crate) fn head() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = line.map_or("unknown", |(_, name)| name);
    format!(
        "# How fast the simulated computer is\n\nOn {cores} cores ({model}); medians, everyone in turn in each round.\n"
    )
}

pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
