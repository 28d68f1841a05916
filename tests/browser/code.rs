//! The program beside the lanes: the one of what is chosen, fetched when the lanes are there and only
//! where it can be seen. What is in it is tested in tests/it.

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{open, wait_for_end};

/// How many programs were fetched so far.
const FETCHED: &str =
    "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/programs-')).length";

async fn choose(browser: &Browser, query: &str) {
    let go = format!("history.pushState(null, '', '?{query}'); dispatchEvent(new PopStateEvent('popstate'));");
    browser.run(&go).await;
}

#[test]
fn the_program_is_that_of_the_choice() {
    with_browser(async |browser| {
        browser.resize(1440, 900).await;
        open(browser, "").await;
        let views = [
            ("model=threads", "primes · threads", "ThreadPoolExecutor(workers)"),
            ("model=processes", "primes · processes", "ProcessPoolExecutor(workers)"),
            ("scenario=counter&model=coroutines", "counter · coroutines", "fn in_tasks"),
            ("scenario=fib&model=coroutines&pool=threads", "fib · coroutines + threads", "run_in_executor"),
            ("scenario=fib&where=real", "fib the kernel, in Rust", "black_box"),
        ];
        for (query, title, piece) in views {
            choose(browser, query).await;
            browser.wait_for_text("#program", piece, PATIENCE).await;
            let found = browser.text("#code-title").await.replace('\n', " ");
            assert!(found.starts_with(title), "{found}");
        }
        assert_eq!(browser.run(&format!("return {FETCHED};")).await, views.len());
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn it_comes_after_the_lanes_and_not_into_a_course_page() {
    with_browser(async |browser| {
        browser.resize(1440, 900).await;
        open(browser, "").await;
        wait_for_end(browser).await;
        browser.wait_for("#program code").await;
        let order = "
            const at = part => performance.getEntriesByType('resource').find(entry => entry.name.includes(part));
            return at('/programs-').startTime - at('simulator_bg').responseEnd;";
        assert!(browser.run(order).await.as_f64().unwrap() > 0.0);
        open(browser, "embed=1").await;
        wait_for_end(browser).await;
        browser.run("await new Promise(resolve => setTimeout(resolve, 300));").await;
        assert_eq!(browser.run(&format!("return {FETCHED};")).await, 0);
    });
}
