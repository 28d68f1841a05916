// Trunk's last step, on the files in its staging folder: makes the wasm smaller and faster, then
// gives what may be cached for ever a name with its hash. Not a bundler: it puts nothing together.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import {
  copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { withAlikeTogether } from "./alike.mjs";
import { writePrograms } from "./programs.mjs";
import { withShortNames } from "./short-names.mjs";

const stage = process.env.TRUNK_STAGING_DIR;

// Listed one by one: with `--all-features` older releases of wasm-opt write invalid modules. That low
// memory is unused is true: the first megabyte is the main stack's, whose far end is never reached.
const wasmOptFlags = readFileSync("scripts/wasm-opt.txt", "utf8").trim().split("\n");

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

// Runs wasm-opt on files.
const wasmOpt = (input, output, ...flags) =>
  spawnSync("wasm-opt", [input, "-o", output, ...wasmOptFlags, ...flags], { stdio: ["ignore", "ignore", "inherit"] });

// What the results that are kept depend on besides their input.
const makers = ["scripts/alike.mjs", "scripts/wasm-opt.txt"].map((file) => readFileSync(file)).join();

// Makes a program's staged module small or fast and orders its functions, once for each input: the last
// result is kept beside cargo's.
function optimise(program, level) {
  const file = join(stage, `${program}_bg.wasm`);
  const cache = join("target", "wasm-opt", program);
  const version = spawnSync("wasm-opt", ["--version"], { encoding: "utf8" }).stdout;
  if (!version) {
    console.error("== wasm-opt is not here: the page works, but is larger and slower than it could be.");
    return;
  }
  const kept = join(cache, `${hash(readFileSync(file))}-${hash(version + level + makers)}.wasm`);
  if (!existsSync(kept)) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    const [text, fresh] = [join(cache, "module.wat"), join(cache, "fresh.wasm")];
    if (wasmOpt(file, text, level, "--emit-text").status !== 0) {
      console.error(`== wasm-opt failed (${version.trim()}): the page is left as it was, larger and slower.`);
      return;
    }
    writeFileSync(text, withAlikeTogether(readFileSync(text, "utf8")));
    if (wasmOpt(text, fresh, "--quiet").status !== 0) throw new Error(`wasm-opt cannot read ${text}`);
    rmSync(text);
    renameSync(fresh, kept);
  }
  copyFileSync(kept, file);
}

// The names that scripts call things by are for whoever reads the source. Those of modules that are seen
// from outside, and those on top of scripts that are none, stay.
function minify(name, ...flags) {
  const path = join(stage, name);
  const small = ["--compress", "passes=2", "--mangle", "--ecma", "2020"];
  const run = spawnSync("terser", [path, ...small, ...flags], { encoding: "utf8" });
  if (run.error) return;
  if (run.status !== 0) throw new Error(`terser cannot read ${name}: ${run.stderr}`);
  writeFileSync(path, run.stdout);
}

// The names that a program's module and its glue call each other's things by.
function shortenNames(program) {
  const [glue, module] = [join(stage, `${program}.js`), join(stage, `${program}_bg.wasm`)];
  const short = withShortNames(readFileSync(glue, "utf8"), readFileSync(module));
  writeFileSync(glue, short.glue);
  writeFileSync(module, short.module);
}

// Changes the text of a staged file.
function edit(file, change) {
  const path = join(stage, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

// Puts a staged file's hash into its name, and the new name where other files mention it.
function addHash(name, mentions) {
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}-${hash(readFileSync(join(stage, name)))}${name.slice(dot)}`;
  renameSync(join(stage, name), join(stage, hashed));
  for (const [file, before] of Object.entries(mentions)) {
    edit(file, (text) => {
      if (!text.includes(before + name)) throw new Error(`${file} does not mention ${before}${name}`);
      return text.replaceAll(before + name, before + hashed);
    });
  }
}

// Comments and indentation are for whoever reads the source. Only whole lines go, so that no text in
// the code that looks like a comment is touched.
function strip(name) {
  const comments = [/^\s*\/\*(?:(?!\*\/)[^])*\*\/\s*$/gm, /^\s*\/\/.*$/gm, /^\s+/gm];
  edit(name, (text) => comments.reduce((text, comment) => text.replace(comment, ""), text));
}

readdirSync(stage, { recursive: true }).filter((name) => /\.(js|css)$/.test(name)).forEach(strip);

// With Trunk's own scripts switched off, its link to the Rust code stays behind.
edit("index.html", (text) => text.replace(/\s*<!--.*?-->/gs, "").replace(/\s*<link[^>]*data-trunk[^>]*>/g, ""));

// A file is hashed after those that it mentions. sw.js keeps its name: a browser finds a new one by it.
// The page is small, the simulator fast: Cargo.toml has a profile for each.
for (const [program, level] of [["app", "-Oz"], ["simulator", "-O3"]]) {
  optimise(program, level);
  shortenNames(program);
  addHash(`${program}_bg.wasm`, { [`${program}.js`]: "'", "index.html": "./" });
}
const programs = join(stage, "programs");
const programsHash = hash(writePrograms(programs).join());
renameSync(programs, `${programs}-${programsHash}`);
edit("index.html", (text) => text.replace("./programs/", `./programs-${programsHash}/`));
addHash("tokens.css", { "style.css": "./", "index.html": "./" });
for (const name of ["app.js", "simulator.js", "boot.js"]) minify(name, "--module");
for (const name of ["worker.js", "sw.js"]) minify(name);
for (const name of ["app.js", "simulator.js", "boot.js", "worker.js", "style.css"]) {
  addHash(name, { "index.html": "./" });
}
