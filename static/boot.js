// The page's start, before any WebAssembly: gets the page isolated if that is possible, compiles the
// module once, and hands over to Rust. Draws nothing; what goes wrong here it says in the page.

// Remembers, for this tab, that reloading under the service worker has been tried.
const TRIED = "interleave-tried-isolation";
const WAIT_FOR_SERVICE_WORKER_MS = 2000;

// 4 MiB to 64 MiB, in pages of 64 KiB. The page only draws; each run brings memories of its own.
// A browser reserves the maximum, so it is small.
const PAGE_MEMORY = { initial: 64, maximum: 1024, shared: true };

const query = new URLSearchParams(location.search);
const note = document.getElementById("fallback");

// Storage and service workers throw in a frame without an origin: there the page does without.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

// Whether a memory can really be given to a worker. Found by trying: `crossOriginIsolated` is true
// in browsers that cannot do it, and a shared memory can be made in pages that may not send it.
function canShareMemory() {
  if (typeof SharedArrayBuffer !== "function") return false;
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }));
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
    port2.close();
  }
}

// Reloads the page and never comes back.
function reload() {
  location.reload();
  return new Promise(() => {});
}

// Resolves once a service worker controls this page.
function controlled(container) {
  if (container.controller) return Promise.resolve();
  return new Promise((resolve) => container.addEventListener("controllerchange", resolve, { once: true }));
}

// `?nosw`: the page as it is without its service worker, for whoever looks for the cause of a fault.
async function withoutServiceWorker(container) {
  const registration = await container.getRegistration();
  await registration?.unregister();
  // It goes on controlling this page until the page is loaded again.
  if (registration && container.controller) await reload();
}

// Registers the service worker, which downloads need in any case. Where memory cannot be shared it
// may also be what isolates the page; that takes one reload, tried once for each tab.
async function isolate() {
  const container = isSecureContext && attempt(() => navigator.serviceWorker);
  if (!container) return;
  if (query.has("nosw")) return withoutServiceWorker(container);
  const registered = container.register("sw.js");
  if (canShareMemory()) {
    attempt(() => sessionStorage.removeItem(TRIED));
    registered.catch(() => {});
    return;
  }
  // Without storage the page could not know that it has reloaded, and would do it for ever.
  const canRemember = attempt(() => sessionStorage.getItem(TRIED) === null);
  const tooLong = new Promise((resolve) => setTimeout(resolve, WAIT_FOR_SERVICE_WORKER_MS));
  await Promise.race([registered.then(() => controlled(container)), tooLong]);
  if (canRemember && container.controller) {
    sessionStorage.setItem(TRIED, "yes");
    await reload();
  }
}

async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} was answered with status ${response.status}`);
  const isWasm = response.headers.get("Content-Type") === "application/wasm";
  // Some static hosts send another type, which the streaming compiler refuses.
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function start() {
  // A page that could not be isolated is a page with less, which says so itself.
  await isolate().catch(() => {});
  const url = document.getElementById("glue").href;
  const worker = new URL(document.getElementById("boot").dataset.worker, document.baseURI).href;
  const [glue, module] = await Promise.all([import(url), compile(document.getElementById("module").href)]);
  // What the page's Rust code gives to its workers: the glue's address, the module, worker.js's address.
  globalThis.interleave = { url, module, worker };
  await glue.default({ module_or_path: module, memory: new WebAssembly.Memory(PAGE_MEMORY) });
}

note.hidden = true;
start().catch((error) => {
  console.error(error);
  note.textContent = `Interleave could not start here: ${error.message}. `
    + "It needs a browser of the last few years; loading the page again may help.";
  note.className = "now";
  note.hidden = false;
});
