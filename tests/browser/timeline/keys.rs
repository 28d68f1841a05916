//! Everything by keys alone: picking, looking from span to span, zooming, stepping, finding,
//! measuring, the table and its file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use interleave::base::Nanos;
use interleave::timeline::cell_sentence;
use interleave::trace::Trace;
use serde_json::json;

use super::{Now, look, open_finished, settled};
use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{trace, wait_for_end};

/// Presses Tab until the focus is there.
async fn tab_to(browser: &Browser, what: &str) {
    for _ in 0..60 {
        browser.key("Tab").await;
        if look(browser).await.focus == what {
            return;
        }
    }
    panic!("Tab does not lead to {what}");
}

/// Every sentence that a span of the trace can be told in.
fn sentences(trace: &Trace) -> BTreeSet<String> {
    let of_lane = |lane| (0..trace.spans(lane).len()).filter_map(move |index| cell_sentence(trace, lane, index));
    trace.lanes().flat_map(|(lane, _)| of_lane(lane)).collect()
}

/// Keys, one after the other, and what is different behind the last.
struct Press {
    keys: &'static [&'static str],
    what: &'static str,
    holds: fn(&Now, &Now) -> bool,
}

const fn press(keys: &'static [&'static str], what: &'static str, holds: fn(&Now, &Now) -> bool) -> Press {
    Press { keys, what, holds }
}

async fn check(browser: &Browser, presses: &[Press]) {
    for Press { keys, what, holds } in presses {
        let before = settled(browser).await;
        for key in *keys {
            browser.key(key).await;
        }
        let after = settled(browser).await;
        assert!(holds(&before, &after), "{keys:?}: not {what}:\n{before:#?}\n{after:#?}");
    }
}

/// The page with another model picked, and the focus in the lanes, all by keys.
async fn picked(browser: &Browser) -> Trace {
    open_finished(browser, "model=processes").await;
    tab_to(browser, "Threads").await;
    browser.key("Enter").await;
    assert_eq!(wait_for_end(browser).await.verdict, "as expected");
    let address = browser.run("return location.search").await;
    assert!(address.as_str().unwrap().contains("model=threads"), "{address}");
    tab_to(browser, "lanes").await;
    trace(browser).await
}

#[test]
fn arrow_keys_lead_from_span_to_span_and_each_is_a_sentence() {
    with_browser(async |browser| {
        let trace = picked(browser).await;
        let sentences = sentences(&trace);
        let mut last = settled(browser).await;
        let playhead = last.playhead;
        for key in ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowDown", "End", "ArrowLeft", "Home"] {
            assert!(sentences.contains(&last.cell), "before {key}: {last:?}");
            browser.key(key).await;
            let now = settled(browser).await;
            assert!(now.cell != last.cell && now.focus == "lanes", "{key}: {last:?}, then {now:?}");
            last = now;
        }
        assert!(last.playhead < playhead, "the playhead came along to the start");
        browser.screenshot("timeline-by-keys").await;
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn keys_move_step_find_and_measure() {
    with_browser(async |browser| {
        picked(browser).await;
        let presses = [
            press(&["w"], "closer", |was, is| is.length() < was.length() * 0.9),
            press(&["w", "w", "w"], "closer still", |was, is| is.length() < was.length() * 0.5),
            press(&["d"], "further on", |was, is| is.from > was.from && is.is_as_long(was)),
            press(&["a"], "back", |was, is| is.from < was.from && is.is_as_long(was)),
            press(&["s"], "from further off", |was, is| is.length() > was.length() * 1.1),
            press(&["0"], "all of it", |was, is| is.from == 0.0 && is.length() > was.length() * 1.1),
            press(&["l"], "at the next event", |was, is| is.playhead > was.playhead),
            press(&["j", "j"], "at the event before", |was, is| is.playhead < was.playhead),
            press(&["/"], "looked for", |_, is| is.has_search && is.focus.starts_with("Find")),
            press(&["G", "I", "L", "Enter"], "found", |was, is| is.cell.contains("GIL") && is.cell != was.cell),
            press(&["n"], "the next one", |was, is| is.playhead > was.playhead && is.cell.contains("GIL")),
            press(&["N"], "the one before", |was, is| is.playhead < was.playhead && is.cell.contains("GIL")),
            press(&["["], "what ended the wait", |was, is| is.cell != was.cell),
            press(&["Enter"], "zoomed to the span", |was, is| is.length() < was.length()),
            press(&["m"], "measured", |_, is| is.measured.contains('%')),
            press(&["Escape"], "let go", |_, is| is.measured.is_empty()),
            press(&["t"], "a table", |_, is| is.has_table),
            press(&["t"], "no table", |_, is| !is.has_table),
            press(&["ArrowRight", "?"], "the keys", |_, is| is.has_help),
            press(&["Escape"], "no keys, the span still selected", |was, is| !is.has_help && is.cell == was.cell),
        ];
        check(browser, &presses).await;
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn the_table_is_saved_as_it_is_seen() {
    with_browser(async |browser| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots/saved");
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        let allow = json!({ "behavior": "allow", "downloadPath": folder });
        browser.devtools("Page.setDownloadBehavior", allow).await;
        picked(browser).await;
        for key in ["w", "w", "d", "t"] {
            browser.key(key).await;
        }
        settled(browser).await;
        let cells = "return [...document.querySelectorAll('#lane-table tbody tr')]
            .map(row => [...row.cells].map(cell => cell.innerText.trim()))";
        let table: Vec<Vec<String>> = serde_json::from_value(browser.run(cells).await).unwrap();
        tab_to(browser, "table-csv").await;
        browser.key("Enter").await;
        let csv = saved(&folder.join("times.csv")).await;
        // Names with commas would be in quotes; there are none here.
        let written = csv.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let told = written.map(|row| {
            let times = row[1..].iter().map(|nanos| Nanos(nanos.parse().unwrap()).to_string());
            [row[0].clone()].into_iter().chain(times).collect::<Vec<_>>()
        });
        assert_eq!(told.collect::<Vec<_>>(), table);
        assert!(table.len() > 4, "{csv}");
    });
}

/// What was saved, as soon as it is.
async fn saved(path: &Path) -> String {
    for _ in 0..PATIENCE.as_millis() / 50 {
        if let Some(text) = fs::read_to_string(path).ok().filter(|text| !text.is_empty()) {
            return text;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no file {}", path.display());
}
