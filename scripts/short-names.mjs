// Gives what a module imports from its glue short names, in both: those that wasm-bindgen makes up end
// in a hash each, which no compression makes smaller. Reads no more of WebAssembly than that needs.

const IMPORT_SECTION = 2;
const HASHED = /__wbg_\w+_[0-9a-f]{16}/g;

// An unsigned number, seven bits a byte, the lowest first: its value and what comes after it.
function number(bytes, at) {
  let [value, factor, byte] = [0, 1, 128];
  while (byte >= 128) {
    byte = bytes[at++];
    value += (byte % 128) * factor;
    factor *= 128;
  }
  return [value, at];
}

function asNumber(value) {
  return Buffer.from(value < 128 ? [value] : [128 + (value % 128), ...asNumber(Math.floor(value / 128))]);
}

// Where a section's content begins and ends, and where its own length stands.
function sectionOf(module, wanted) {
  let at = 8;
  while (at < module.length) {
    const [length, begin] = number(module, at + 1);
    if (module[at] === wanted) return { lengthAt: at + 1, begin, end: begin + length };
    at = begin + length;
  }
  throw new Error("the module has no imports");
}

// A text as WebAssembly writes it: behind its length.
const asText = (text) => Buffer.concat([asNumber(text.length), Buffer.from(text)]);

// Both with short names.
export function withShortNames(glue, module) {
  const { lengthAt, begin, end } = sectionOf(module, IMPORT_SECTION);
  const section = module.subarray(begin, end);
  const names = [...new Set(glue.match(HASHED))];
  const short = new Map(names.map((name, place) => [name, `$${place.toString(36)}`]));
  const places = names.map((name) => [section.indexOf(asText(name)), name]).filter(([at]) => at >= 0);
  const pieces = [];
  let done = 0;
  for (const [at, name] of places.sort(([one], [other]) => one - other)) {
    pieces.push(section.subarray(done, at), asText(short.get(name)));
    done = at + asText(name).length;
  }
  const imports = Buffer.concat([...pieces, section.subarray(done)]);
  const parts = [module.subarray(0, lengthAt), asNumber(imports.length), imports, module.subarray(end)];
  return { glue: glue.replace(HASHED, (name) => short.get(name)), module: Buffer.concat(parts) };
}
