// Put in front of the page's own scripts by clocks.rs: sets the clock of every worker wrong, each by
// another known amount, and keeps what the page and its workers say to each other, with the page's
// time. Changes nothing else, and knows nothing of runs.
(() => {
  // Runs in the page and, as text, in front of each worker's script. `heard` is the page's own.
  function wrong(aheadMs, heard) {
    const { Worker: Plain, URL } = globalThis;
    const now = () => performance.timeOrigin + performance.now();
    Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + aheadMs });

    // Scripts that workers start their own workers from have an address that only they can read.
    const scripts = new Map();
    const makeAddress = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = makeAddress.call(URL, blob);
      scripts.set(address, blob);
      return address;
    };

    let started = 0;
    globalThis.Worker = class extends Plain {
      constructor(address, options) {
        const place = started++;
        // 300 ms ahead, 450 behind, 600 ahead, ...: no two agree, in whatever worker they are started.
        const theirs = -aheadMs / 8 + (place % 2 === 0 ? 1 : -1) * (300 + 150 * place);
        const script = scripts.get(String(address)) ?? `importScripts("${new URL(address, globalThis.document?.baseURI ?? location)}");`;
        super(makeAddress.call(URL, new Blob([`(${wrong})(${theirs});\n`, script], { type: "text/javascript" })), options);
        this.say = (from, bytes) => heard?.push({ place, aheadMs: theirs, from, at: now(), bytes: Array.from(bytes) });
        this.addEventListener("message", ({ data }) => data instanceof Uint8Array && this.say(true, data));
      }

      postMessage(message, ...rest) {
        if (message instanceof Uint8Array) this.say(false, message);
        super.postMessage(message, ...rest);
      }
    };
  }
  wrong(0, (globalThis.heard = []));
})();
