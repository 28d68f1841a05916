//! On which hosts and in which frames the page gets shared memory: each row was decided by the
//! browser, not by us, and our answer to it is to say what is off. Runs are tested elsewhere.

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::site::{course_page, elsewhere, here};

/// True in a page whose start is over, whether or not it reloaded itself on the way.
const STARTED: &str = "globalThis.interleave && document.querySelector('#app').firstElementChild.className !== 'shell'";

/// Asks the page by trying, as the page itself does.
const SHARES_MEMORY: &str = "
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    try { new MessageChannel().port1.postMessage(memory); } catch { return false; }
    return typeof SharedArrayBuffer === 'function';";

async fn shares_memory(browser: &Browser) -> bool {
    browser.wait_until("the page has started", STARTED, PATIENCE).await;
    browser.run(SHARES_MEMORY).await == true
}

/// Opens an address as a page of its own.
fn check_page(path: &'static str, shared: bool) {
    with_browser(async |browser| {
        browser.goto(&here(path)).await;
        assert_eq!(shares_memory(browser).await, shared, "{path}");
    });
}

#[test]
fn hosts_that_send_headers_isolate_the_page() {
    with_browser(async |browser| {
        for host in ["built", "four", "coop-coep", "coop-coep-less", "dip", "dip-less"] {
            browser.goto(&here(&format!("/{host}/?nosw"))).await;
            assert!(shares_memory(browser).await, "{host}");
        }
    });
}

#[test]
fn a_host_without_headers_gets_them_from_the_service_worker() {
    check_page("/none/", true);
}

#[test]
fn without_headers_and_service_worker_the_page_starts_all_the_same() {
    check_page("/none/?nosw", false);
}

#[test]
fn a_host_without_the_service_worker_is_no_hindrance() {
    check_page("/no-service-worker/", false);
}

#[test]
fn nosw_sends_the_service_worker_away() {
    with_browser(async |browser| {
        browser.goto(&here("/none/")).await;
        assert!(shares_memory(browser).await, "first with it");
        browser.goto(&here("/none/?nosw")).await;
        let gone = "navigator.serviceWorker.controller === null";
        browser.wait_until("nothing controls the page", gone, PATIENCE).await;
        assert!(!shares_memory(browser).await, "then without");
    });
}

#[test]
fn a_reload_that_does_not_help_is_not_tried_again() {
    with_browser(async |browser| {
        let way_here = "return performance.getEntriesByType('navigation')[0].type";
        browser.goto(&here("/not-isolated/")).await;
        browser.wait_until("the reload was tried", "sessionStorage.length === 1", PATIENCE).await;
        assert!(!shares_memory(browser).await);
        assert_eq!(browser.run(way_here).await, "reload");
        browser.goto(&here("/not-isolated/")).await;
        assert!(!shares_memory(browser).await);
        assert_eq!(browser.run(way_here).await, "navigate");
    });
}

/// A frame in a course page: the page's host, what the course page sends, the frame's attributes,
/// and whether memory is shared in it.
struct Frame {
    ours: &'static str,
    theirs: &'static str,
    headers: &'static [(&'static str, &'static str)],
    attributes: &'static [(&'static str, &'static str)],
    shared: bool,
}

const fn in_plain_page(ours: &'static str, shared: bool) -> Frame {
    Frame { ours, theirs: "none", headers: &[], attributes: &[], shared }
}

const FORBIDDEN: &[(&str, &str)] = &[("Permissions-Policy", "cross-origin-isolated=()")];
const SANDBOXED: &[(&str, &str)] = &[("Content-Security-Policy", "sandbox allow-scripts allow-same-origin")];
const ALLOWED: &[(&str, &str)] = &[("allow", "cross-origin-isolated")];
const NOT_ALLOWED: &[(&str, &str)] = &[("allow", "cross-origin-isolated 'none'")];
const CREDENTIALLESS: &[(&str, &str)] = &[("credentialless", "")];
const SANDBOX: &[(&str, &str)] = &[("sandbox", "allow-scripts allow-same-origin")];

const FRAMES: &[Frame] = &[
    in_plain_page("none/?nosw", false),
    in_plain_page("coop-coep-corp/?nosw", false),
    in_plain_page("dip/?nosw", true),
    in_plain_page("four/?nosw", true),
    // The service worker adds the four, and the frame reloads itself once.
    in_plain_page("none/", true),
    Frame { ours: "four/?nosw", theirs: "none", headers: FORBIDDEN, attributes: &[], shared: true },
    Frame { ours: "four/?nosw", theirs: "none", headers: SANDBOXED, attributes: &[], shared: true },
    Frame { ours: "four/?nosw", theirs: "none", headers: &[], attributes: NOT_ALLOWED, shared: true },
    Frame { ours: "four/?nosw", theirs: "none", headers: &[], attributes: CREDENTIALLESS, shared: true },
    Frame { ours: "four/?nosw", theirs: "none", headers: &[], attributes: SANDBOX, shared: true },
    Frame { ours: "none/", theirs: "none", headers: &[], attributes: SANDBOX, shared: true },
    Frame { ours: "coep-corp/?nosw", theirs: "coop-coep", headers: &[], attributes: &[], shared: false },
    Frame { ours: "coep-corp/?nosw", theirs: "coop-coep", headers: &[], attributes: ALLOWED, shared: true },
    Frame { ours: "four/?nosw", theirs: "coop-coep", headers: &[], attributes: &[], shared: true },
    Frame { ours: "four/?nosw", theirs: "dip", headers: &[], attributes: &[], shared: true },
];

async fn check_frame(browser: &Browser, frame: &Frame, source: String) {
    let course = course_page(&source, frame.theirs, frame.headers, frame.attributes);
    browser.goto(&here(&course)).await;
    browser.enter_frame("#frame").await;
    assert_eq!(shares_memory(browser).await, frame.shared, "{course}");
}

#[test]
fn frames_in_course_pages_of_another_site() {
    with_browser(async |browser| {
        for frame in FRAMES {
            check_frame(browser, frame, elsewhere(&format!("/{}", frame.ours))).await;
        }
    });
}

#[test]
fn frames_in_course_pages_of_the_same_site() {
    with_browser(async |browser| {
        // A page of the same origin may use its isolation without being allowed to by name.
        for frame in FRAMES.iter().filter(|frame| frame.theirs == "none") {
            check_frame(browser, frame, here(&format!("/{}", frame.ours))).await;
        }
    });
}

#[test]
fn a_frame_without_headers_is_blocked_in_an_isolated_course_page() {
    with_browser(async |browser| {
        for ours in ["none", "dip"] {
            let course = course_page(&elsewhere(&format!("/{ours}/")), "coop-coep", &[], &[]);
            browser.goto(&here(&course)).await;
            browser.enter_frame("#frame").await;
            let address = browser.run("return location.href").await;
            assert_eq!(address, "chrome-error://chromewebdata/", "{ours}");
        }
    });
}

#[test]
fn a_frame_without_an_origin_starts_if_any_origin_may_load_our_files() {
    with_browser(async |browser| {
        for (ours, shared) in [("any-origin", false), ("any-origin-dip", true), ("built", true)] {
            let sandbox = [("sandbox", "allow-scripts")];
            browser.goto(&here(&course_page(&here(&format!("/{ours}/")), "none", &[], &sandbox))).await;
            browser.enter_frame("#frame").await;
            assert_eq!(shares_memory(browser).await, shared, "{ours}");
        }
    });
}

#[test]
fn a_frame_without_an_origin_says_so_where_our_files_may_not_be_loaded() {
    with_browser(async |browser| {
        let sandbox = [("sandbox", "allow-scripts")];
        browser.goto(&here(&course_page(&here("/none/"), "none", &[], &sandbox))).await;
        browser.enter_frame("#frame").await;
        let shown = "getComputedStyle(document.querySelector('#fallback')).visibility === 'visible'";
        browser.wait_until("the page says that it has not started", shown, PATIENCE).await;
        assert!(browser.text("#fallback").await.contains("open it in a tab of its own"));
    });
}

#[test]
fn a_page_opened_as_a_file_says_what_to_do() {
    with_browser(async |browser| {
        let file = format!("file://{}/dist/index.html", env!("CARGO_MANIFEST_DIR"));
        browser.goto(&file).await;
        let shown = "getComputedStyle(document.querySelector('#fallback')).visibility === 'visible'";
        browser.wait_until("the page says that it has not started", shown, PATIENCE).await;
        assert!(browser.text("#fallback").await.contains("python3 -m http.server"));
        browser.screenshot("opened-as-a-file").await;
    });
}
