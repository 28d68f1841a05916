// The page's start, before any WebAssembly: gets the page isolated if that is possible, compiles the
// module once, and hands over to Rust. Draws nothing; what goes wrong here it says in the page.

// Remembers, for this tab, that reloading under the service worker has been tried.
const TRIED = "interleave-tried-isolation";
const WAIT_FOR_SERVICE_WORKER_MS = 2000;

// 4 MiB to 1 GiB, in pages of 64 KiB: the page keeps the trace that it draws, which may be long. A
// browser reserves the maximum, and where it will not, less has to do.
const PAGE_MEMORY_INITIAL = 64;
const PAGE_MEMORY_MAXIMA = [16384, 4096, 1024];

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

function pageMemory() {
  for (const maximum of PAGE_MEMORY_MAXIMA) {
    const memory = attempt(() => new WebAssembly.Memory({ initial: PAGE_MEMORY_INITIAL, maximum, shared: true }));
    if (memory) return memory;
  }
  throw new Error("the browser gives it no memory");
}

// The simulator is a program of its own. `module()` fetches and compiles it, once if that succeeds.
function simulatorAt(url, address) {
  let promise = null;
  const fetched = () => compile(address).catch((error) => {
    promise = null;
    throw error;
  });
  return { url, module: () => (promise ??= fetched()) };
}

async function start() {
  // A page that could not be isolated is a page with less, which says so itself.
  await isolate().catch(() => {});
  const url = document.getElementById("glue").href;
  const addressOf = (name) => new URL(document.getElementById("boot").dataset[name], document.baseURI).href;
  const parts = Promise.all([import(url), compile(document.getElementById("module").href)]);
  const simulator = simulatorAt(addressOf("simulator"), addressOf("simulatorModule"));
  // Wanted at once unless the link runs for real; whoever wants it later hears why it cannot be had.
  if (query.get("where") !== "real") simulator.module().catch(() => {});
  const [glue, module] = await parts;
  // What the page's Rust code gives to its workers: the glue's address, the module, worker.js's
  // address, and the same of the simulator.
  globalThis.interleave = { url, module, worker: addressOf("worker"), simulator };
  await glue.default({ module_or_path: module, memory: pageMemory() });
}

note.hidden = true;
start().catch((error) => {
  console.error(error);
  note.textContent = `Interleave could not start here: ${error.message}. `
    + "It needs a browser of the last few years; loading the page again may help.";
  note.className = "now";
  note.hidden = false;
});
