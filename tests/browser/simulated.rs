//! Simulated runs in the page: there on load, again at every change, without the page jumping; also
//! where nothing is isolated. What the simulated computer does is tested in tests/it.

use std::time::Duration;

use interleave::trace::{LaneKind, Source, Trace};
use serde_json::json;

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{Report, open, open_at, report, trace, wait_for_end, wait_for_page};
use crate::driving::site::{course_page, elsewhere, here};
use crate::promptly::at_best;

/// Presses one of the buttons of the page by what it says, or is labelled with.
async fn press(browser: &Browser, words: &str) {
    let body = format!(
        "const button = [...document.querySelectorAll('.controls button')]
             .find(button => (button.ariaLabel ?? button.textContent).trim() === {words});
         if (!button) throw new Error('no button says ' + {words});
         button.click();",
        words = json!(words)
    );
    browser.run(&body).await;
}

/// What comes of a press, once it is on the page.
async fn after(browser: &Browser, words: &str) -> Report {
    press(browser, words).await;
    let report = wait_for_end(browser).await;
    assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{words}: {report:?}");
    report
}

fn cores(trace: &Trace) -> usize {
    trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Core).count()
}

#[test]
fn the_first_view_is_the_default_scenario_simulated() {
    with_browser(async |browser| {
        open(browser, "").await;
        let report = wait_for_end(browser).await;
        assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{report:?}");
        let trace = trace(browser).await;
        assert_eq!((trace.source(), cores(&trace)), (Source::Simulated, 4));
        assert!(trace.lanes().all(|(lane, _)| trace.is_done(lane)), "every lane has ended");
        let status = browser.text(".status").await;
        assert!(status.contains("simulated") && status.contains("4 cores"), "{status}");
        // The sequential run came by itself.
        browser.wait_until("it is compared", "interleave.report().sequentialMs > 0", PATIENCE).await;
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn more_cores_make_processes_faster_and_threads_under_the_gil_not() {
    with_browser(async |browser| {
        open(browser, "model=processes&limit=1000000").await;
        let mut walls = Vec::new();
        for words in ["1 core", "2 cores", "4 cores"] {
            walls.push(after(browser, words).await.wall_ms);
        }
        assert!(walls.windows(2).all(|pair| pair[1] < pair[0] * 0.8), "{walls:?}");
        assert_eq!(cores(&trace(browser).await), 4);
        after(browser, "Threads").await;
        let one = after(browser, "1 core").await.wall_ms;
        let many = after(browser, "16 cores").await.wall_ms;
        assert!((0.9..1.1).contains(&(many / one)), "{one} and {many} ms");
        let address = browser.run("return location.search").await;
        let address = address.as_str().unwrap();
        assert!(address.contains("where=simulated") && address.contains("cores=16"), "{address}");
    });
}

#[test]
fn a_link_for_real_shows_the_recorded_run_and_fetches_the_simulator_when_it_is_wanted() {
    with_browser(async |browser| {
        let asked = "performance.getEntriesByType('resource').some(entry => entry.name.includes('simulator'))";
        open(browser, "where=real").await;
        browser.wait_until("the recorded run is there", "interleave.report().phase === 'recorded'", PATIENCE).await;
        assert_eq!(browser.run(&format!("return {asked}")).await, false);
        after(browser, "Simulated").await;
        assert_eq!(browser.run(&format!("return {asked}")).await, true);
        press(browser, "For real, here").await;
        browser.wait_for("#run").await;
        assert!(browser.text(".status").await.contains("press Run"));
    });
}

/// A run that would take the simulator minutes.
const LONG: &str = "scenario=counter&version=lock&times=500000000&gil=off&workers=8";

#[test]
fn a_long_run_is_shown_as_far_as_it_goes_and_can_be_stopped() {
    with_browser(async |browser| {
        open(browser, LONG).await;
        browser.wait_for("#again").await;
        let stop = "
            await new Promise(resolve => setTimeout(resolve, 600));
            const begun = performance.now();
            document.querySelector('#again').click();
            while (interleave.report().phase !== 'stopped') await new Promise(resolve => setTimeout(resolve, 1));
            return performance.now() - begun;";
        let attempt = async || {
            if report(browser).await.phase == "stopped" {
                browser.click("#again").await;
                browser.wait_until("it runs again", "interleave.report().phase !== 'stopped'", PATIENCE).await;
            }
            browser.run(stop).await.as_f64().unwrap()
        };
        let took = at_best(150.0, attempt).await;
        assert!(took < 150.0, "{took} ms");
        browser.wait_for_text("#progress", "Stopped after", PATIENCE).await;
        browser.screenshot("simulated-stopped").await;
        let spans = browser.run("return document.querySelector('#again').textContent").await;
        assert_eq!(spans, "Run again");
        // The simulator is still there, and takes the next run.
        press(browser, "Processes").await;
        browser.wait_until("the next one goes on", "interleave.report().phase !== 'stopped'", PATIENCE).await;
    });
}

#[test]
fn the_page_stays_smooth_while_a_long_run_grows() {
    with_browser(async |browser| {
        open(browser, LONG).await;
        browser.wait_for("#again").await;
        let gaps = "
            const gaps = [];
            let last = performance.now();
            while (gaps.length < 120) {
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                gaps.push(now - last);
                last = now;
            }
            return gaps.sort((one, other) => one - other);";
        let gaps = browser.run(gaps).await;
        let at = |place: usize| gaps[place].as_f64().unwrap();
        eprintln!(
            "between two frames: half within {:.0} ms, 95 % within {:.0} ms, at most {:.0} ms",
            at(60),
            at(114),
            at(119)
        );
        assert!(at(60) < 200.0, "the page hardly moves: {gaps}");
    });
}

#[test]
fn a_simulator_that_fails_is_told_and_the_next_run_has_another() {
    with_browser(async |browser| {
        for (fault, words) in [("start", "could not be started"), ("panic", "panicked"), ("memory", "out of memory")] {
            open(browser, &format!("fault={fault}")).await;
            let report = wait_for_end(browser).await;
            assert_eq!(report.phase, "failed", "{fault}: {report:?}");
            assert!(report.messages.iter().any(|message| message.contains(words)), "{fault}: {report:?}");
            go_to(browser, "cores=2").await;
            assert_eq!(wait_for_end(browser).await.verdict, "as expected", "after {fault}");
        }
        // One that hears nothing is ended.
        open(browser, "fault=deaf").await;
        browser.wait_for("#again").await;
        browser.click("#again").await;
        browser.wait_for_text("#progress", "did not answer and was ended", PATIENCE).await;
        go_to(browser, "cores=2").await;
        assert_eq!(wait_for_end(browser).await.verdict, "as expected");
    });
}

/// Changes the link of the page that is open, as going back does.
async fn go_to(browser: &Browser, query: &str) {
    let body = format!("history.pushState(null, '', '?{query}'); dispatchEvent(new PopStateEvent('popstate'));");
    browser.run(&body).await;
}

#[test]
fn everything_simulated_runs_in_frames_that_are_not_isolated() {
    with_browser(async |browser| {
        let sandbox: &[(&str, &str)] = &[("sandbox", "allow-scripts")];
        for (source, attributes) in [
            (elsewhere("/none/?nosw&embed"), &[][..]),
            (elsewhere("/no-service-worker/?embed&model=processes"), &[][..]),
            (here("/any-origin/?embed"), sandbox),
        ] {
            browser.goto(&here(&course_page(&source, "none", &[], attributes))).await;
            browser.enter_frame("#frame").await;
            wait_for_page(browser).await;
            let report = wait_for_end(browser).await;
            assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{source}: {report:?}");
            after(browser, "Threads").await;
            after(browser, "8 cores").await;
            browser.leave_frame().await;
        }
        browser.screenshot("simulated-in-a-course-page").await;
    });
}

/// Layout shifts since the page was opened.
const SHIFTS: &str = "
    await new Promise(resolve => setTimeout(resolve, 300));
    return await new Promise(resolve => {
        const none = setTimeout(resolve, 300, 0);
        new PerformanceObserver(list => {
            clearTimeout(none);
            resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
    });";

#[test]
fn changing_the_cores_moves_nothing_on_the_page() {
    with_browser(async |browser| {
        for (width, height) in [(1440, 900), (390, 844)] {
            browser.resize(width, height).await;
            open(browser, "").await;
            wait_for_end(browser).await;
            // What a reader presses may move the page; what a script presses may not.
            let before = browser.run(SHIFTS).await.as_f64().unwrap();
            for words in ["8 cores", "16 cores", "1 core"] {
                after(browser, words).await;
            }
            let after = browser.run(SHIFTS).await.as_f64().unwrap();
            assert!(after - before < 0.01, "at {width} pixels: {before}, then {after}");
            assert!(fits(browser).await, "something is wider than {width} pixels");
        }
    });
}

/// Whether nothing is wider than the window.
async fn fits(browser: &Browser) -> bool {
    browser.run("return document.documentElement.scrollWidth <= innerWidth").await == true
}

/// From the press to the picture, for a run of about 10 000 spans; for the reader of the tests, since
/// what a machine that does other things as well needs is no law.
#[test]
fn how_long_a_change_takes() {
    with_browser(async |browser| {
        open(browser, TEN_THOUSAND_SPANS).await;
        wait_for_end(browser).await;
        let shown = trace(browser).await;
        let spans: usize = shown.lanes().map(|(lane, _)| shown.spans(lane).len()).sum();
        let mut times = Vec::new();
        for words in ["8 cores", "4 cores", "8 cores", "4 cores", "8 cores", "4 cores", "8 cores"] {
            times.push(browser.run(&time_of_press(words)).await.as_f64().unwrap());
        }
        times.sort_by(f64::total_cmp);
        eprintln!("{spans} spans, from press to picture: {times:.0?} ms");
        assert_eq!(cores(&trace(browser).await), 8);
        assert!(spans > 5_000, "{spans} spans are not what this is about");
    });
}

/// Four threads that take turns for some ten seconds.
const TEN_THOUSAND_SPANS: &str = "scenario=primes&model=threads&limit=3500000";

/// Presses a button and waits until the new run is painted; the milliseconds that took.
fn time_of_press(words: &str) -> String {
    format!(
        "const button = [...document.querySelectorAll('.controls button')].find(button => button.ariaLabel === {words});
         const begun = performance.now();
         button.click();
         do await new Promise(requestAnimationFrame); while (interleave.report().phase !== 'finished');
         await new Promise(requestAnimationFrame);
         return performance.now() - begun;",
        words = json!(words)
    )
}

/// Pictures for whoever looks at them, at the sizes and in the themes that readers have.
#[test]
fn pictures_of_simulated_runs() {
    with_browser(async |browser| {
        for theme in ["light", "dark"] {
            browser.prefer_theme(theme).await;
            for (width, height, query) in [
                (1440, 900, ""),
                (1024, 768, "model=processes&cores=2"),
                (390, 844, "cores=128&gil=off&workers=40"),
                (760, 480, "embed&scenario=downloads&model=coroutines"),
            ] {
                browser.resize(width, height).await;
                open_at(browser, &here(&format!("/built/?{query}"))).await;
                let report = wait_for_end(browser).await;
                assert_eq!(report.phase, "finished", "{query}: {report:?}");
                tokio::time::sleep(Duration::from_millis(200)).await;
                browser.screenshot(&format!("simulated-{theme}-{width}")).await;
                assert!(fits(browser).await, "{query}: something is wider than {width} pixels");
            }
        }
        assert_eq!(report(browser).await.messages, Vec::<String>::new());
    });
}
