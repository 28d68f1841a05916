//! The service worker as a server with a known latency: its answers, their times, and their early
//! end when a run is stopped. What runs make of it is tested elsewhere.

use serde_json::Value;

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page;
use crate::promptly::at_best;

/// Once the page itself has begun: what it has to do for that would be timed with it.
async fn open(browser: &Browser) {
    page::open(browser, "").await;
    page::wait_for_end(browser).await;
    let controlled = "navigator.serviceWorker.controller";
    browser.wait_until("the service worker controls the page", controlled, PATIENCE).await;
}

#[test]
fn it_answers_after_the_time_asked_for_with_as_many_bytes() {
    with_browser(async |browser| {
        open(browser).await;
        let answer = browser
            .run(
                "const begun = performance.now();
                 const response = await fetch('io?ms=200&bytes=14400&run=a');
                 const { byteLength } = await response.arrayBuffer();
                 return [response.status, byteLength, performance.now() - begun];",
            )
            .await;
        assert_eq!((&answer[0], &answer[1]), (&Value::from(200), &Value::from(14_400)));
        let ms = answer[2].as_f64().unwrap();
        assert!((199.0..400.0).contains(&ms), "{ms} ms");
    });
}

#[test]
fn it_refuses_what_is_not_a_time_or_a_size() {
    with_browser(async |browser| {
        open(browser).await;
        for query in ["ms=-1", "ms=soon", "ms=60001", "bytes=1.5", "bytes=-1", "bytes=99999999999"] {
            let status = browser.run(&format!("return (await fetch('io?{query}')).status")).await;
            assert_eq!(status, 400, "{query}");
        }
    });
}

/// A worker that is blocked in a synchronous request says when it came back and how.
const BLOCKED_WORKER: &str = "
    const text = `onmessage = ({ data }) => {
        const request = new XMLHttpRequest();
        request.open('GET', data, false);
        postMessage('asks');
        request.send();
        postMessage(request.status);
    }`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    const next = () => new Promise(resolve => worker.onmessage = ({ data }) => resolve(data));
    const controller = navigator.serviceWorker.controller;
    const pause = ms => new Promise(resolve => setTimeout(resolve, ms));";

#[test]
fn stopping_a_run_releases_a_blocked_worker_at_once() {
    with_browser(async |browser| {
        open(browser).await;
        let mut tries = 0;
        let attempt = async || {
            tries += 1;
            let script = format!(
                "{BLOCKED_WORKER}
                 worker.postMessage(new URL('io?ms=30000&run=b{tries}', location).href);
                 await next();
                 await pause(100);
                 const stopped = performance.now();
                 controller.postMessage({{ stop: 'b{tries}' }});
                 const status = await next();
                 const late = await fetch('io?ms=30000&run=b{tries}');
                 return [status, late.status, performance.now() - stopped];"
            );
            let answer = browser.run(&script).await;
            assert_eq!((&answer[0], &answer[1]), (&Value::from(503), &Value::from(503)));
            answer[2].as_f64().unwrap()
        };
        let took = at_best(100.0, attempt).await;
        assert!(took < 100.0, "{took} ms");
    });
}

#[test]
fn stopping_a_run_leaves_other_runs_alone() {
    with_browser(async |browser| {
        open(browser).await;
        let script = "
            const other = fetch('io?ms=300&run=d').then(response => response.status);
            const first = fetch('io?ms=300&run=c').then(response => response.status);
            await new Promise(resolve => setTimeout(resolve, 50));
            navigator.serviceWorker.controller.postMessage({ stop: 'c' });
            return [await first, await other];";
        assert_eq!(browser.run(script).await, serde_json::json!([503, 200]));
    });
}
