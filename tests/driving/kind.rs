//! The browsers that can be driven: which program drives each, and what it is told to start.
//! Chromium is what the tests use; the other two are for the smoke run of `make browsers`.
#![allow(clippy::disallowed_methods, reason = "how long a test waits is told by the machine's own clock")]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Scripts that wait for something in the page may take this long.
const SCRIPT_MS: u64 = 120_000;

/// A driver listens within this time.
const LISTENS_WITHIN: Duration = Duration::from_secs(20);

const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
];

/// Where Debian keeps the small browser that shows what WebKitGTK does.
const MINI_BROWSERS: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
];

/// A browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
    /// WebKitGTK; it can share memory only when it is told to at its start.
    WebKit {
        shares_memory: bool,
    },
}

impl Kind {
    /// Starts the driver: the process, and the port that it listens at.
    pub(crate) fn start_driver(self, profile: &Path) -> (Child, u16) {
        let port = free_port();
        let mut command = self.command(port);
        // A home of its own: what the machine's user has set up is no part of a test.
        if self != Self::Chromium {
            command.env("HOME", profile);
        }
        let started = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = started.unwrap_or_else(|error| panic!("{command:?}: {error} (`make setup` installs it)"));
        // What it writes is read and dropped: a closed pipe might end it.
        let output = driver.stdout.take().expect("its output was asked for");
        thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).for_each(drop));
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(begun.elapsed() < LISTENS_WITHIN, "{command:?} does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        (driver, port)
    }

    fn command(self, port: u16) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new(env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned()));
                command.arg(format!("--port={port}"));
                command
            }
            Self::Firefox => {
                let mut command = Command::new("geckodriver");
                command.args(["--port", &port.to_string()]);
                command
            }
            Self::WebKit { shares_memory } => {
                let mut command = Command::new("xvfb-run");
                command.args(["-a", "WebKitWebDriver", &format!("--port={port}")]);
                command.env("JSC_useSharedArrayBuffer", if shares_memory { "1" } else { "0" });
                command
            }
        }
    }

    /// What a new session is to be.
    pub(crate) fn wishes(self, profile: &Path) -> Value {
        let mut wishes = match self {
            Self::Chromium => chromium(profile),
            Self::Firefox => json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit { .. } => {
                let binary =
                    MINI_BROWSERS.iter().find(|path| Path::new(path).exists()).expect("WebKitGTK's MiniBrowser");
                let options = json!({ "binary": binary, "args": ["--automation"] });
                json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options })
            }
        };
        wishes["timeouts"] = json!({ "script": SCRIPT_MS });
        wishes
    }
}

fn chromium(profile: &Path) -> Value {
    let mut flags: Vec<String> = CHROMIUM_FLAGS.iter().map(|&flag| flag.to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    // Chromium's sandbox refuses to work for root, who owns what root makes.
    if fs::metadata(profile).is_ok_and(|folder| folder.uid() == 0) {
        flags.push("--no-sandbox".to_owned());
    }
    let mut options = json!({ "args": flags });
    if let Ok(binary) = env::var("CHROME") {
        options["binary"] = binary.into();
    }
    json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}
