// How frames are timed, in the page itself: each kind of frame is drawn in animation frames of the
// browser, one after the other, and what its script took is noted. Draws nothing itself.
import init, * as timeline from "./timeline_page.js";

await init();

// The first frames of a kind are not counted: the browser has not compiled them well yet.
const WARM_UP = 30;
// As often the strip above the lanes is made anew, for each million spans.
const STRIP_MILLIS = 250;
const MILLION = 1_000_000;

const frame = () => new Promise(requestAnimationFrame);

function timed(act) {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}

// Script milliseconds of so many frames. `change` says what is different in a frame.
async function frames(count, change, isMoving) {
  const times = [];
  for (let number = 0; number < count + WARM_UP; number += 1) {
    await frame();
    change(number);
    times.push(timed(() => timeline.draw(isMoving)));
  }
  return times.slice(WARM_UP);
}

// In and out again, never far from the whole run.
const breathe = (number) => timeline.zoom(number % 40 < 20 ? 0.985 : 1 / 0.985, 37);

// There and back again.
const stroll = (number) => timeline.pan(number % 120 < 60 ? 12 : -12);

// The first frame after a zoom.
async function settled(count) {
  const times = [];
  for (let number = 0; number < count + WARM_UP; number += 1) {
    breathe(number);
    timeline.draw(true);
    await frame();
    times.push(timed(() => timeline.draw(false)));
    await frame();
  }
  return times.slice(WARM_UP);
}

function showHalf() {
  timeline.show_first(50);
  timeline.draw(false);
}

// Every kind of frame of a trace of so many spans.
export async function kinds(spans, count) {
  timeline.load(spans);
  timeline.make_overview();
  const cold = await frames(count, () => timeline.forget(), false);
  const zoom = await frames(count, breathe, true);
  const refine = await settled(count);
  showHalf();
  const pan = await frames(count, stroll, false);
  const strip = [];
  for (let number = 0; number < 10; number += 1) strip.push(timed(() => timeline.make_overview()));
  const live = await grown(spans, count);
  return { cold, zoom, refine, pan, live, strip };
}

// A run of 60 s that goes on: what has happened in a sixtieth of a second is drawn.
async function grown(spans, count) {
  let millis = 60_000;
  timeline.begin(Math.round(spans / 60));
  timeline.take(millis);
  timeline.make_overview();
  return frames(count, () => {
    millis += 1_000 / 60;
    timeline.take(millis);
  }, false);
}

// Milliseconds from one animation frame to the next, while the picture is panned in each.
export async function panning(seconds) {
  showHalf();
  const walls = [];
  const until = performance.now() + seconds * 1e3;
  let last = await frame();
  for (let number = 0; last < until; number += 1) {
    stroll(number);
    timeline.draw(false);
    const next = await frame();
    walls.push(next - last);
    last = next;
  }
  return walls;
}

// The memory's bytes before a trace of so many spans, with it, and when it has been drawn.
export async function memory(spans) {
  const before = timeline.memory_bytes();
  timeline.load(spans);
  const loaded = timeline.memory_bytes();
  timeline.draw(false);
  const drawn = timeline.memory_bytes();
  timeline.make_overview();
  return [before, loaded, drawn, timeline.memory_bytes()];
}

// A run with so many events a second, taken in thirty times a second and drawn when there is
// something new. `late` is how long after an event the frame that shows it had been handed over.
export async function live(eventsASecond, seconds) {
  timeline.begin(eventsASecond);
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const [late, script, taking, strip] = [[], [], [], []];
  let [taken, count, stripAt] = [0, 0, 0];
  let [waiting, painted] = [[], []];
  const feed = setInterval(() => {
    const now = since();
    taking.push(timed(() => { count += timeline.take(now); }));
    waiting.push([taken, now]);
    taken = now;
  }, 1_000 / 30);
  while (since() < seconds * 1e3) {
    await frame();
    const now = since();
    for (const [from, until] of painted) {
      // The events of a batch are spread over its time.
      for (let part = 0.05; part < 1; part += 0.1) late.push(now - from - part * (until - from));
    }
    painted = waiting;
    waiting = [];
    if (painted.length === 0) continue;
    let millis = 0;
    if (now - stripAt > STRIP_MILLIS * (1 + Math.floor(count / MILLION))) {
      millis = timed(() => timeline.make_overview());
      strip.push(millis);
      stripAt = now;
    }
    script.push(millis + timed(() => timeline.draw(false)));
  }
  clearInterval(feed);
  return { late, script, taking, strip, count, lost: [...timeline.lost()] };
}
