// node export_page.mjs PAGE TMX: what the review page PAGE exports as TMX when nothing has been done in it.
import { readFileSync, writeFileSync } from "node:fs";
import { readPair } from "../../src/write/review/data.js";
import { toTmx } from "../../src/write/review/export.js";
import { initialBeads } from "../../src/write/review/model.js";

const [page, tmx] = process.argv.slice(2);
const [, data] = readFileSync(page, "utf8").match(/<script type="application\/json" id="data">(.*?)<\/script>/s);
const pair = readPair(JSON.parse(data));
writeFileSync(tmx, toTmx(pair, initialBeads(pair)));
