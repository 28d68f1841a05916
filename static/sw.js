// The service worker: adds the isolation headers where the host sends none, and is the server with
// a known latency that downloads are made from. Caches nothing; the page works without it.
"use strict";

// Counts up when the answers change; `/io` sends it along.
const VERSION = "1";

// The same as in _headers, where it is said why. Those that a response already has are left alone.
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Document-Isolation-Policy": "isolate-and-require-corp",
};

// A browser ends a service worker whose answer takes minutes, and a body is made in memory.
const MAX_MS = 60_000;
const MAX_BYTES = 16 * 1024 * 1024;

// Answers that are waiting for their time: by run, the functions that release them early.
const waiting = new Map();
// The last runs that were stopped: a request that was on its way then is not kept either.
const stopped = new Set();
const STOPPED_KEPT = 64;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === new URL("io", self.registration.scope).pathname) {
    event.respondWith(answerIo(url.searchParams));
  } else {
    event.respondWith(fetch(request).then(isolated));
  }
});

// {stop: "<run>"}: every answer that this run waits for comes at once, with status 503, so that a
// worker which is blocked in a synchronous request goes on and sees that it shall stop.
self.addEventListener("message", (event) => {
  const run = event.data?.stop;
  if (typeof run !== "string") return;
  stopped.add(run);
  if (stopped.size > STOPPED_KEPT) stopped.delete(stopped.values().next().value);
  for (const release of waiting.get(run) ?? []) release();
});

function isolated(response) {
  // Such a response has no headers that could be read or added to.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

// io?ms=200&bytes=14400&run=ID: a body of so many bytes, after so many milliseconds.
async function answerIo(query) {
  const ms = Number(query.get("ms") ?? 0);
  const bytes = Number(query.get("bytes") ?? 0);
  const run = query.get("run") ?? "";
  if (!(ms >= 0 && ms <= MAX_MS && Number.isInteger(bytes) && bytes >= 0 && bytes <= MAX_BYTES)) {
    return reply(400, `ms must be 0 to ${MAX_MS} and bytes a whole number from 0 to ${MAX_BYTES}`);
  }
  if (stopped.has(run) || !(await time(ms, run))) return reply(503, "the run was stopped");
  return reply(200, new Uint8Array(bytes));
}

// Resolves to true after `ms`, or to false as soon as the run is stopped.
function time(ms, run) {
  return new Promise((resolve) => {
    const ofRun = waiting.get(run) ?? new Set();
    waiting.set(run, ofRun);
    const end = (inTime) => {
      clearTimeout(timer);
      ofRun.delete(release);
      if (ofRun.size === 0 && waiting.get(run) === ofRun) waiting.delete(run);
      resolve(inTime);
    };
    const release = () => end(false);
    const timer = setTimeout(end, ms, true);
    ofRun.add(release);
  });
}

function reply(status, body) {
  const headers = { ...ISOLATION, "Cache-Control": "no-store", "Interleave-Worker": VERSION };
  return new Response(body, { status, headers });
}
