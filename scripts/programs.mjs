// Cuts the programs that the page shows beside the lanes out of our own source, as scripts/programs.txt
// lists them: one text file for each. Knows no Rust but how rustfmt lays it out.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = { simulated: "src/engine/stand_in", real: "src/engine/real/kernels" };

const indentOf = (line) => line.length - line.trimStart().length;

// The rows of the table, one for each workload and model: { program, file, items }.
function rows() {
  const lines = readFileSync("scripts/programs.txt", "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).flatMap((line) => {
    const [place, workloads, models, file, ...items] = line.split(/\s+/);
    const names = workloads.split(",").flatMap((workload) => models.split(",").map((model) =>
      model === "any" ? `${place}-${workload}` : `${place}-${workload}-${model.replace("+", "-")}`));
    return names.map((program) => ({ program, file: `${FOLDERS[place]}/${file}`, items }));
  });
}

// From an item's documentation to the line that closes it.
function cut(file, lines, item) {
  const head = new RegExp(`^\\s*(pub(\\(\\w+\\))? )?(const )?(fn|struct|enum|const) ${item}\\b`);
  const at = lines.findIndex((line) => head.test(line));
  if (at < 0) throw new Error(`${file} has no ${item}`);
  const indent = " ".repeat(indentOf(lines[at]));
  let first = at;
  while (/^\s*(\/\/\/|#\[)/.test(lines[first - 1] ?? "")) first -= 1;
  const isEnd = (line, place) => place >= at && (line === `${indent}}` || (place === at && line.endsWith(";")));
  const last = lines.findIndex(isEnd);
  // A method is shown inside the `impl` that it belongs to.
  const owner = indent && lines.slice(0, at).findLast((line) => line.startsWith("impl"));
  return { owner, lines: lines.slice(first, last + 1) };
}

// The wanted items of a file, neighbours of one type in one `impl`.
function excerpt(file, items) {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  if (items[0] === "*") return lines.filter((line) => !/^(\/\/!|use )/.test(line)).join("\n").trim();
  const blocks = [];
  for (const { owner, lines: item } of items.map((name) => cut(file, lines, name))) {
    const last = blocks.at(-1);
    if (owner && last?.owner === owner) last.items.push(item);
    else blocks.push({ owner, items: [item] });
  }
  const texts = blocks.map(({ owner, items }) => {
    const text = items.map((item) => item.join("\n")).join("\n\n");
    return owner ? `${owner}\n${text}\n}` : text;
  });
  return texts.join("\n\n");
}

// Writes every program into a folder and returns all of their texts, in order.
export function writePrograms(folder) {
  const programs = new Map();
  for (const { program, file, items } of rows()) {
    const parts = programs.get(program) ?? [];
    programs.set(program, [...parts, `// ${file}\n\n${excerpt(file, items)}\n`]);
  }
  mkdirSync(folder, { recursive: true });
  const names = [...programs.keys()].sort();
  return names.map((name) => {
    const text = programs.get(name).join("\n");
    writeFileSync(join(folder, `${name}.txt`), text);
    return text;
  });
}
