//! The page for everyone: what axe-core finds wrong with each view in each theme, which is nothing.
//! What the lanes say to whoever does not see them is tested with the lanes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{open, press_run, wait_for_end};

/// A view: a name, what the link asks for, the size of the page, and what is done there first.
struct View {
    name: &'static str,
    query: &'static str,
    size: (u32, u32),
    first: &'static str,
}

const WIDE: (u32, u32) = (1440, 900);
const NARROW: (u32, u32) = (1024, 768);
const PHONE: (u32, u32) = (390, 844);
const EMBEDDED: (u32, u32) = (760, 480);

const fn view(name: &'static str, query: &'static str, size: (u32, u32)) -> View {
    View { name, query, size, first: "" }
}

const CODE: &str = "document.querySelector('.tabs [value=Code]').click();";
const FACTS: &str = "document.querySelector('.tabs [value=Facts]').click();";
const MORE: &str = "document.querySelector('#more').click();";
const PRESSED: &str = "document.querySelector('.legend button').click();";

const VIEWS: [View; 11] = [
    view("threads", "", WIDE),
    View { first: PRESSED, ..view("pressed", "", WIDE) },
    view("coroutines", "scenario=downloads&model=coroutines", WIDE),
    view("lost", "scenario=counter&gil=off", NARROW),
    View { first: FACTS, ..view("narrow-facts", "model=processes", NARROW) },
    view("recorded", "where=real", WIDE),
    view("empty", "where=real&model=processes", WIDE),
    view("embed", "embed=1", EMBEDDED),
    View { first: MORE, ..view("phone", "", PHONE) },
    View { first: CODE, ..view("phone-code", "", PHONE) },
    View { first: FACTS, ..view("phone-facts", "where=real", PHONE) },
];

/// axe-core as a script, from where npm has put it.
fn axe() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(path).expect("axe-core is not installed: run `npm ci`")
}

/// What is wrong with the page as it is, a line each.
async fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    let found = browser.run(&format!("{axe}; return (await axe.run(document)).violations;")).await;
    let lines = |violation: &Value| {
        let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
        let line = |node: &Value| format!("{}: {} {}", violation["id"], node["html"], node["failureSummary"]);
        nodes.iter().map(line).collect::<Vec<_>>()
    };
    found.as_array().expect("a list").iter().flat_map(lines).collect()
}

/// Until nothing more comes by itself.
async fn settle(browser: &Browser, view: &View) {
    let is_there = "['finished', 'recorded', 'empty'].includes(interleave.report().phase)";
    browser.wait_until("a view is there", is_there, PATIENCE).await;
    if !view.query.contains("embed") {
        browser.wait_until("its program is there", "document.querySelector('#program code')", PATIENCE).await;
    }
    browser.run(view.first).await;
    browser.run("await new Promise(resolve => setTimeout(resolve, 300));").await;
}

#[test]
fn nothing_is_wrong_with_any_view_in_either_theme() {
    let axe = axe();
    with_browser(async |browser| {
        let mut wrong = Vec::new();
        for theme in ["light", "dark"] {
            browser.prefer_theme(theme).await;
            for view in &VIEWS {
                browser.resize(view.size.0, view.size.1).await;
                open(browser, view.query).await;
                settle(browser, view).await;
                browser.screenshot(&format!("view-{}-{theme}", view.name)).await;
                let found = violations(browser, &axe).await;
                wrong.extend(found.into_iter().map(|line| format!("{} {theme}: {line}", view.name)));
                let width = browser.run("return document.documentElement.scrollWidth - innerWidth;").await;
                assert!(width.as_f64().unwrap() <= 0.0, "{} is wider than the page by {width}", view.name);
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn nothing_is_wrong_while_a_run_goes_on_and_after_it_has_failed() {
    let axe = axe();
    with_browser(async |browser| {
        browser.resize(WIDE.0, WIDE.1).await;
        open(browser, "scenario=counter&version=lock&times=500000000&gil=off&workers=8").await;
        browser.wait_for("#again").await;
        assert_eq!(violations(browser, &axe).await, Vec::<String>::new(), "while it goes on");
        open(browser, "where=real&model=processes&fault=panic").await;
        press_run(browser).await;
        assert_eq!(wait_for_end(browser).await.phase, "failed");
        browser.screenshot("view-failed").await;
        assert_eq!(violations(browser, &axe).await, Vec::<String>::new(), "after it has failed");
    });
}
