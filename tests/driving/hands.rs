//! What a reader does to a page with keys, a mouse and fingers, as the browser itself hears it:
//! through its developer tools, so that focus, scrolling and default actions are what they are for a
//! reader. Chromium only. Knows nothing of our page.

use serde_json::json;

use super::browser::Browser;

/// A place of the page, in CSS pixels.
pub(crate) type Place = (f64, f64);

/// Keys that are held down meanwhile, as the developer tools count them.
pub(crate) const NONE: u32 = 0;
pub(crate) const CTRL: u32 = 2;
pub(crate) const SHIFT: u32 = 8;

/// A drag takes so many moves.
const MOVES: u32 = 8;

/// Keys that write nothing, and Enter: name, code, and the number that browsers give them.
const NAMED: [(&str, &str, u32); 9] = [
    ("Tab", "Tab", 9),
    ("Enter", "Enter", 13),
    ("Escape", "Escape", 27),
    ("End", "End", 35),
    ("Home", "Home", 36),
    ("ArrowLeft", "ArrowLeft", 37),
    ("ArrowUp", "ArrowUp", 38),
    ("ArrowRight", "ArrowRight", 39),
    ("ArrowDown", "ArrowDown", 40),
];

/// Signs of an American keyboard, with Shift or without.
const SIGNS: [(&str, &str, u32); 7] = [
    (" ", "Space", 32),
    (",", "Comma", 188),
    (".", "Period", 190),
    ("/", "Slash", 191),
    ("?", "Slash", 191),
    ("[", "BracketLeft", 219),
    ("]", "BracketRight", 221),
];

impl Browser {
    /// Presses a key and lets it go: a name such as `Tab`, or the sign that it writes.
    pub(crate) async fn key(&self, key: &str) {
        let sign = key.chars().next().unwrap_or_default().to_ascii_uppercase();
        let found = NAMED.iter().chain(&SIGNS).find(|(name, ..)| *name == key);
        let (code, number) = match found {
            Some(&(_, code, number)) => (code.to_owned(), number),
            None if sign.is_ascii_digit() => (format!("Digit{sign}"), u32::from(sign)),
            None => (format!("Key{sign}"), u32::from(sign)),
        };
        let is_named = NAMED.iter().any(|(name, ..)| *name == key);
        let text = match key {
            "Enter" => "\r",
            _ if is_named => "",
            sign => sign,
        };
        let shift = if key == "?" || (!is_named && key.chars().any(char::is_uppercase)) { SHIFT } else { NONE };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let event = json!({ "type": kind, "key": key, "code": code, "text": text, "modifiers": shift,
                "windowsVirtualKeyCode": number });
            self.devtools("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Turns the wheel over a place.
    pub(crate) async fn wheel(&self, (x, y): Place, (dx, dy): Place, held: u32) {
        let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": dx, "deltaY": dy, "modifiers": held });
        self.devtools("Input.dispatchMouseEvent", event).await;
    }

    /// Moves the mouse.
    pub(crate) async fn point(&self, at: Place) {
        self.mouse("mouseMoved", at, 0, NONE).await;
    }

    /// Clicks so many times.
    pub(crate) async fn click_at(&self, at: Place, times: u32) {
        self.point(at).await;
        for time in 1..=times {
            self.mouse("mousePressed", at, time, NONE).await;
            self.mouse("mouseReleased", at, time, NONE).await;
        }
    }

    /// Drags from one place to another.
    pub(crate) async fn drag(&self, from: Place, to: Place, held: u32) {
        self.point(from).await;
        self.mouse("mousePressed", from, 1, held).await;
        for step in 1..=MOVES {
            self.mouse("mouseMoved", between(from, to, step), 1, held).await;
        }
        self.mouse("mouseReleased", to, 1, held).await;
    }

    async fn mouse(&self, kind: &str, (x, y): Place, clicks: u32, held: u32) {
        let (button, buttons) = if clicks > 0 { ("left", 1) } else { ("none", 0) };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons,
            "clickCount": clicks, "modifiers": held });
        self.devtools("Input.dispatchMouseEvent", event).await;
    }

    /// Moves fingers side by side, each from one place to another.
    pub(crate) async fn fingers(&self, moves: &[(Place, Place)]) {
        self.touch("touchStart", moves, 0).await;
        for step in 1..=MOVES {
            self.touch("touchMove", moves, step).await;
        }
        self.touch("touchEnd", &[], MOVES).await;
    }

    async fn touch(&self, kind: &str, moves: &[(Place, Place)], step: u32) {
        let place = |(finger, &(from, to)): (usize, &(Place, Place))| {
            let (x, y) = between(from, to, step);
            json!({ "x": x, "y": y, "id": finger })
        };
        let places: Vec<_> = moves.iter().enumerate().map(place).collect();
        self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": places })).await;
    }

    /// Makes the page believe that the reader has asked the system for something, such as less motion.
    pub(crate) async fn prefer(&self, feature: &str, value: &str) {
        let features = json!([{ "name": feature, "value": value }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }
}

/// How far a move has got after so many steps.
fn between(from: Place, to: Place, step: u32) -> Place {
    let share = f64::from(step) / f64::from(MOVES);
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}
