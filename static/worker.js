// The first script of every worker: gets the compiled module by message, makes a memory for it, and
// hands over to Rust. Knows nothing of runs. A classic script without imports of its own, so that
// the same text starts as a file, as a blob: and as a data: address, whichever the page may use.
(() => {
  "use strict";
  const describe = (reason) => String(reason?.message ?? reason);
  const fail = (sentence) => self.postMessage({ failed: sentence });

  self.addEventListener("error", (event) => fail(event.message || "A worker failed without saying why."));
  self.addEventListener("unhandledrejection", (event) => fail(describe(event.reason)));

  // Messages that come while the module is loading wait here for the handler that Rust installs.
  const early = [];
  const keep = (event) => early.push(event);

  // {url, module, memory: {initial, maximum} in pages of 64 KiB, start: Uint8Array}
  self.onmessage = async ({ data: first }) => {
    self.onmessage = keep;
    let doing = "load the program";
    try {
      const glue = await import(first.url);
      doing = `get ${first.memory.initial / 16} MiB of memory`;
      const memory = new WebAssembly.Memory({ ...first.memory, shared: true });
      doing = "start";
      glue.initSync({ module: first.module, memory });
      glue.worker_main(first.start);
    } catch (error) {
      fail(`A worker could not ${doing}: ${describe(error)}`);
      return;
    }
    if (self.onmessage !== keep) early.forEach((event) => self.onmessage(event));
  };
})();
