//! A finished run plays: at the pace that is said, without a render, held where it is paused, round
//! and round where that is asked for.

use super::{look, open_finished, settled};
use crate::driving::browser::{Browser, with_browser};

/// The usual pace goes through what is seen in this time.
const SWEEP_MILLIS: f64 = 8_000.0;

async fn press(browser: &Browser, act: &str) {
    browser.run(&format!("document.querySelector('[data-act={act}]').click();")).await;
}

/// Plays for so long by the page's own clock; the playhead at each frame, and how long it took.
async fn play(browser: &Browser, millis: u32) -> (Vec<f64>, f64) {
    let play = format!(
        "const places = [], begun = performance.now();
         document.querySelector('[data-act=play]').click();
         while (performance.now() - begun < {millis}) {{
             await new Promise(requestAnimationFrame);
             places.push(interleave.view().playhead);
         }}
         document.querySelector('[data-act=play]').click();
         return {{ places, millis: performance.now() - begun }};"
    );
    let played = browser.run(&play).await;
    let places = serde_json::from_value(played["places"].clone()).unwrap();
    (places, played["millis"].as_f64().unwrap())
}

/// What is played, at which pace, for how long.
const PACES: [(&str, &str, f64, u32); 3] = [
    ("", "pace-1", 1.0, 2_000),
    ("scenario=downloads&model=coroutines", "pace-0", 0.25, 2_000),
    ("model=processes", "pace-2", 4.0, 1_000),
];

#[test]
fn playing_goes_at_the_pace_that_is_said_and_renders_nothing() {
    with_browser(async |browser| {
        for (query, pace, times, millis) in PACES {
            open_finished(browser, query).await;
            // The sequential run beside it comes by itself, and is told.
            browser.run("await new Promise(resolve => setTimeout(resolve, 1500));").await;
            press(browser, "start").await;
            press(browser, pace).await;
            let before = settled(browser).await;
            assert_eq!(before.playhead, 0.0);
            let (places, millis) = play(browser, millis).await;
            let after = look(browser).await;
            assert_eq!(after.renders, before.renders, "{query}: Yew renders while it plays");
            assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{query}: {places:?}");
            let share = after.playhead / before.length();
            let expected = millis / SWEEP_MILLIS * times;
            assert!((0.8..1.2).contains(&(share / expected)), "{query}: {share}, not {expected}, after {millis} ms");
            // Paused, it stays where it is.
            browser.run("await new Promise(resolve => setTimeout(resolve, 300));").await;
            assert_eq!(look(browser).await.playhead, after.playhead);
        }
    });
}

#[test]
fn a_range_is_played_round_and_round() {
    with_browser(async |browser| {
        let trace = open_finished(browser, "").await;
        let thread = super::first_thread(browser, &trace).await;
        let now = settled(browser).await;
        browser.drag(now.place(0.3, thread), now.place(0.4, thread), crate::driving::hands::SHIFT).await;
        press(browser, "round").await;
        press(browser, "pace-2").await;
        let before = settled(browser).await;
        let (places, _) = play(browser, 2_000).await;
        let margin = before.length() * 0.02;
        let (from, until) = (now.at(0.3) - margin, now.at(0.4) + margin);
        assert!(places.iter().all(|at| (from..until).contains(at)), "between {from} and {until}: {places:?}");
        let rounds = places.windows(2).filter(|pair| pair[1] < pair[0]).count();
        assert!(rounds >= 3, "{rounds} times round: {places:?}");
        assert_eq!(look(browser).await.renders, before.renders);
    });
}

#[test]
fn space_plays_wherever_on_the_timeline_the_reader_has_clicked() {
    with_browser(async |browser| {
        let trace = open_finished(browser, "").await;
        let thread = super::first_thread(browser, &trace).await;
        let now = settled(browser).await;
        browser.click_at(now.place(0.2, thread), 1).await;
        for is_playing in [true, false] {
            browser.key(" ").await;
            browser.run("await new Promise(resolve => setTimeout(resolve, 100));").await;
            assert_eq!(look(browser).await.is_playing, is_playing);
        }
    });
}
