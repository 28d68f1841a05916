//! `make sheets`: pictures of every scenario under every model, at the sizes and in the themes that
//! readers have, put together as contact sheets in target/screenshots/sheets/. For eyes; tests nothing.

// What cannot be pictured is not pictured, and the panic says why.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use driving::{browser, page};
use interleave::scenario::{Choice, Model, Pool, Workload, fits};

/// The ways to spread work, as links name them: the columns of a sheet.
const WAYS: [(Model, Pool, &str); 7] = [
    (Model::Sequential, Pool::None, "model=sequential"),
    (Model::Threads, Pool::None, "model=threads"),
    (Model::Threads, Pool::None, "model=threads&gil=off"),
    (Model::Processes, Pool::None, "model=processes"),
    (Model::Coroutines, Pool::None, "model=coroutines"),
    (Model::Coroutines, Pool::Threads, "model=coroutines&pool=threads"),
    (Model::Coroutines, Pool::Processes, "model=coroutines&pool=processes"),
];

/// Name, width and height, what the link says besides, and how wide a picture is on its sheet.
const SIZES: [(&str, u32, u32, &str, u32); 4] = [
    ("wide", 1440, 900, "", 640),
    ("narrow", 1024, 768, "", 512),
    ("phone", 390, 844, "", 260),
    ("embed", 760, 480, "embed", 500),
];

const THEMES: [&str; 2] = ["light", "dark"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots/sheets")
}

/// What a picture is called.
fn name(size: &str, theme: &str, workload: Workload, way: usize) -> String {
    format!("sheets/{size}-{theme}-{}-{way}", workload.id())
}

fn suits(workload: Workload, model: Model, pool: Pool) -> bool {
    let mut choice = Choice::new(workload, model);
    choice.pool = pool;
    fits(&choice).is_ok()
}

fn main() {
    fs::create_dir_all(folder()).expect("target/ can be written to");
    browser::with_browser(async |browser| {
        for workload in Workload::ALL {
            for (way, &(model, pool, link)) in WAYS.iter().enumerate() {
                if suits(workload, model, pool) {
                    picture(browser, workload, way, link).await;
                }
            }
            println!("{} is pictured", workload.id());
        }
        for (size, width, height, _, shown) in SIZES {
            for theme in THEMES {
                sheet(browser, size, theme, (width, height), shown).await;
            }
        }
    });
}

/// One choice at every size in each theme.
async fn picture(browser: &browser::Browser, workload: Workload, way: usize, link: &str) {
    let mut opened = None;
    for (size, width, height, extra, _) in SIZES {
        browser.resize(width, height).await;
        if opened != Some(extra) {
            page::open(browser, &format!("scenario={}&{link}&{extra}", workload.id())).await;
            page::wait_for_end(browser).await;
            opened = Some(extra);
        }
        for theme in THEMES {
            browser.prefer_theme(theme).await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            browser.screenshot(&name(size, theme, workload, way)).await;
        }
    }
}

/// All pictures of a size and theme on one page.
async fn sheet(browser: &browser::Browser, size: &str, theme: &str, (width, height): (u32, u32), shown: u32) {
    let ground = if theme == "dark" { "#333" } else { "#bbb" };
    let mut html = format!(
        "<!doctype html><body style='margin: 0; background: {ground}; display: grid; gap: 8px; padding: 8px;
         width: max-content; grid-template-columns: repeat({}, {shown}px)'>",
        WAYS.len()
    );
    let high = shown * height / width;
    for workload in Workload::ALL {
        for way in 0..WAYS.len() {
            let file = format!("{}.png", name(size, theme, workload, way).trim_start_matches("sheets/"));
            let picture =
                if folder().join(&file).exists() { format!("<img src='{file}' width={shown}>") } else { String::new() };
            let _ = write!(html, "<div style='height: {high}px'>{picture}</div>");
        }
    }
    let page = folder().join(format!("sheet-{size}-{theme}.html"));
    fs::write(&page, html).expect("target/ can be written to");
    let columns = WAYS.len() as u32;
    browser.resize(columns * (shown + 8) + 8, Workload::ALL.len() as u32 * (high + 8) + 8).await;
    browser.goto(&format!("file://{}", page.display())).await;
    browser.wait_until("all is loaded", "[...document.images].every(image => image.complete)", browser::PATIENCE).await;
    browser.screenshot(&format!("sheets/sheet-{size}-{theme}")).await;
}
