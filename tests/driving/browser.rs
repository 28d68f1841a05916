//! One session with a browser of its own, a headless Chromium unless said otherwise, driven over WebDriver, and what the tests do
//! with it. Knows nothing of our page.
#![allow(clippy::disallowed_methods, reason = "how long a test waits is told by the machine's own clock")]

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use super::kind::Kind;

/// For what takes some time but is not what the test measures.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with an empty profile. Ends with its driver when it is dropped.
pub(crate) struct Browser {
    client: Client,
    driver: Child,
    profile: PathBuf,
    kind: Kind,
    _alone: MutexGuard<'static, ()>,
}

/// Runs a test in a browser of its own. When it fails, a picture of the page and what the page
/// wrote to its console are kept.
pub(crate) fn with_browser<F: AsyncFnOnce(&Browser)>(test: F) {
    with_kind(Kind::Chromium, test);
}

/// The same in any browser.
pub(crate) fn with_kind<F: AsyncFnOnce(&Browser)>(kind: Kind, test: F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let browser = runtime.block_on(Browser::start(kind));
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&browser))));
    runtime.block_on(async {
        if outcome.is_err() {
            let test = thread::current().name().unwrap_or("test").replace("::", "-");
            browser.screenshot(&format!("failed-{test}")).await;
            eprintln!("The page's console: {:#?}", browser.console().await);
        }
        browser.client.clone().close().await.ok();
    });
    drop(browser);
    if let Err(cause) = outcome {
        panic::resume_unwind(cause);
    }
}

impl Browser {
    #[allow(clippy::await_holding_lock, reason = "each test has a thread and a runtime of its own")]
    async fn start(kind: Kind) -> Self {
        static ALONE: Mutex<()> = Mutex::new(());
        // A test that failed while it held the lock concerns nobody else.
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = fresh_folder();
        let (driver, port) = kind.start_driver(&profile);
        let wishes = kind.wishes(&profile);
        let Value::Object(wishes) = wishes else { unreachable!("written as an object above") };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(wishes).connect(&format!("http://127.0.0.1:{port}")).await;
        let client = client.unwrap_or_else(|error| panic!("{kind:?} does not start: {error}"));
        Self { client, driver, profile, kind, _alone: alone }
    }

    /// Opens an address.
    pub(crate) async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Runs the body of an async function in the page, or in the frame that was entered, and
    /// returns what it returns. What it throws fails the test.
    pub(crate) async fn run(&self, body: &str) -> Value {
        self.try_run(body).await.unwrap_or_else(|error| panic!("{error}\nin the script: {body}"))
    }

    async fn try_run(&self, body: &str) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let mut answer = self.client.execute_async(&script, Vec::new()).await.map_err(|error| error.to_string())?;
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["value"].take()),
        }
    }

    /// Waits until an expression is true in the page, reloads between the looks included.
    pub(crate) async fn wait_until(&self, what: &str, expression: &str, at_most: Duration) {
        let begun = Instant::now();
        let body = format!("return Boolean({expression});");
        // A look while the page is being exchanged fails; the next one decides.
        while self.try_run(&body).await != Ok(Value::Bool(true)) {
            assert!(begun.elapsed() < at_most, "after {at_most:?} still not: {what} ({expression})");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until an element is there.
    pub(crate) async fn wait_for(&self, selector: &str) {
        let expression = format!("document.querySelector({})", json!(selector));
        self.wait_until("an element is there", &expression, PATIENCE).await;
    }

    /// Waits until an element's text contains a piece of text.
    pub(crate) async fn wait_for_text(&self, selector: &str, piece: &str, at_most: Duration) {
        let (selector, piece) = (json!(selector), json!(piece));
        let expression = format!("document.querySelector({selector})?.textContent.includes({piece})");
        self.wait_until("the text is there", &expression, at_most).await;
    }

    /// The text of an element, as a reader sees it.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let text = self.run(&format!("return document.querySelector({}).innerText;", json!(selector))).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks on an element.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let clicked = element.unwrap_or_else(|error| panic!("{selector}: {error}")).click().await;
        clicked.unwrap_or_else(|error| panic!("a click on {selector}: {error}"));
    }

    /// Makes a frame the place that scripts, texts and clicks are meant for.
    pub(crate) async fn enter_frame(&self, selector: &str) {
        let frame = self.client.find(Locator::Css(selector)).await.expect("a frame");
        frame.enter_frame().await.expect("the frame is entered");
    }

    /// Goes back from a frame to the page around it.
    pub(crate) async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.expect("the page around the frame");
    }

    /// Gives the page so many CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.resize_fine(width, height, 1.0).await;
    }

    /// The same on a screen with so many pixels to a CSS pixel.
    pub(crate) async fn resize_fine(&self, width: u32, height: u32, ratio: f64) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes the page believe that the reader prefers a "light" or "dark" theme.
    pub(crate) async fn prefer_theme(&self, theme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Keeps a picture of the page in target/screenshots/<name>.png.
    pub(crate) async fn screenshot(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        let picture = self.client.screenshot().await.expect("a picture");
        fs::write(folder.join(format!("{name}.png")), picture).expect("target/ can be written to");
    }

    /// What the page has written to its console since this was last asked, and what it failed to load.
    pub(crate) async fn console(&self) -> Vec<String> {
        // Only Chromium's driver tells.
        if self.kind != Kind::Chromium {
            return Vec::new();
        }
        let entries = self.send("se/log", json!({ "type": "browser" })).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect()
    }

    /// A command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.send("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    async fn send(&self, endpoint: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(DriverCommand { endpoint, body }).await;
        answer.unwrap_or_else(|error| panic!("{endpoint}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.kill().ok();
        self.driver.wait().ok();
        fs::remove_dir_all(&self.profile).ok();
    }
}

/// A command that chromedriver has beyond those of WebDriver.
#[derive(Debug)]
struct DriverCommand {
    endpoint: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.endpoint))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

fn fresh_folder() -> PathBuf {
    let millis = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_millis());
    let folder = std::env::temp_dir().join(format!("interleave-{}-{millis}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the browser's profile");
    folder
}
