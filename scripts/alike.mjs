// Orders a module's functions so that those which read alike are neighbours: what is sent is
// compressed, and a compressor makes most of what it has just seen. Not an optimiser: it changes no
// function, and the module does the same.

// Functions are compared by the runs of so many words that both have.
const WORDS = 4;
// What more functions have than this is in all of them, and tells nothing.
const MOST_HOLDERS = 200;
// The next function is like the last ones, each of which counts half as much as the one behind it.
const LAST = 3;

// The forms that a module in text consists of: each begins in the second column.
function formsOf(text) {
  const [head, ...rest] = text.split(/\n(?= \()/);
  return { head, forms: rest.map((form) => form.replace(/\n\)\s*$/, "")) };
}

// How often a function has each run of words.
function runsIn(form) {
  const words = form.match(/[\w.$=-]+/g);
  const runs = new Map();
  for (let at = 0; at + WORDS <= words.length; at++) {
    const run = words.slice(at, at + WORDS).join(" ");
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

// For each function its runs, the rare ones weighing more, as a list of length 1 in the space of runs.
function weighed(functions) {
  const runs = functions.map(runsIn);
  const holders = new Map();
  for (const own of runs) for (const run of own.keys()) holders.set(run, (holders.get(run) ?? 0) + 1);
  return runs.map((own) => {
    const weights = [];
    for (const [run, count] of own) {
      const held = holders.get(run);
      if (held > 1 && held <= MOST_HOLDERS) weights.push([run, (1 + Math.log(count)) * Math.log(runs.length / held)]);
    }
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return weights.map(([run, weight]) => [run, weight / length]);
  });
}

// An order of the functions by their places: each the one that is most like those before it.
function orderOf(weights) {
  const holders = new Map();
  weights.forEach((own, place) => {
    for (const [run, weight] of own) {
      if (!holders.has(run)) holders.set(run, []);
      holders.get(run).push([place, weight]);
    }
  });
  const left = new Set(weights.keys());
  const order = [];
  let next = 0;
  while (left.size > 0) {
    order.push(next);
    left.delete(next);
    const likeness = new Float64Array(weights.length);
    order.slice(-LAST).forEach((last, place, all) => {
      const share = 0.5 ** (all.length - 1 - place);
      for (const [run, weight] of weights[last]) {
        for (const [other, its] of holders.get(run)) likeness[other] += share * weight * its;
      }
    });
    let best = 0;
    for (const place of left) {
      if (likeness[place] > best) [best, next] = [likeness[place], place];
    }
    if (best === 0) [next] = left;
  }
  return order;
}

// A module in WebAssembly's text format, with its functions in such an order.
export function withAlikeTogether(text) {
  const { head, forms } = formsOf(text);
  const functions = forms.filter((form) => form.startsWith(" (func "));
  const others = forms.filter((form) => !form.startsWith(" (func "));
  const order = orderOf(weighed(functions));
  return [head, ...others, ...order.map((place) => functions[place]), ")", ""].join("\n");
}
