// What leaves the page: a translation memory, a table, and the decisions that `cotejo align --decisions` keeps to.
import { shapeOf, sideText } from "./model.js";
import { codePointsBefore } from "./text.js";

// ---- TMX 1.4, as cotejo writes it ------------------------------------------------------------------------------------

const NOT_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** Without the characters that XML cannot hold. */
const xmlText = (text) => text.replace(NOT_XML, "").trim();
const escaped = (text) => text.replace(/[&<>\r]/g, (character) => ESCAPES[character]);
const attribute = (text) =>
  xmlText(text)
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character])
    .replace(/[\t\n]/g, " ");
const prop = (type, value) => `<prop type="${type}">${escaped(value)}</prop>`;
export const baseName = (path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/**
 * @param options isConfirmedOnly: leave out what nobody has confirmed
 */
export function toTmx(pair, beads, { isConfirmedOnly = false } = {}) {
  const units = plannedUnits(pair, beads, isConfirmedOnly);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="cotejo" ` +
    `creationtoolversion="${attribute(pair.tool)}" segtype="sentence" o-tmf="cotejo" adminlang="en" ` +
    `srclang="${attribute(pair.srclang)}" datatype="plaintext" o-encoding="UTF-8"/>\n<body>\n` +
    units.map((unit) => tmxUnit(pair, beads, unit)).join("") +
    "</body>\n</tmx>\n"
  );
}

/**
 * The same pair of texts is one unit with a usagecount, but where a source has several translations every bead is one,
 * for then only the context tells which to take.
 */
function plannedUnits(pair, beads, isConfirmedOnly) {
  const source = isEnglishSource(pair) ? "en" : "es";
  const candidates = beads
    .map((bead, number) => ({ number, ...textsOf(pair, bead) }))
    .filter(({ number, es, en }) => es !== "" && en !== "" && (!isConfirmedOnly || beads[number].isConfirmed));
  const renderings = new Map();
  for (const unit of candidates)
    renderings.set(unit[source], (renderings.get(unit[source]) ?? new Set()).add(keyOf(unit)));
  const uses = new Map(),
    units = [];
  for (const unit of candidates) {
    const use = uses.get(keyOf(unit)) ?? { first: unit, count: 0 };
    uses.set(keyOf(unit), use);
    ++use.count;
    if (use.count === 1 || renderings.get(unit[source]).size > 1)
      units.push(
        Object.assign(unit, { tuid: fnv1a(keyOf(unit)) + (use.count > 1 ? `-${use.count}` : ""), usagecount: 1 }),
      );
    else ++use.first.usagecount;
  }
  return units;
}

const keyOf = ({ es, en }) => es + "\0" + en;
const textsOf = (pair, bead) => ({ es: xmlText(sideText(pair, "es", bead)), en: xmlText(sideText(pair, "en", bead)) });
const isEnglishSource = (pair) =>
  primary(pair.srclang) === primary(pair.en.lang) && primary(pair.srclang) !== primary(pair.es.lang);
const primary = (tag) => tag.split(/[-_]/)[0];

function tmxUnit(pair, beads, { number, es, en, tuid, usagecount }) {
  const bead = beads[number];
  const isBlock = bead.es.length > 1 || bead.en.length > 1;
  const source = isEnglishSource(pair) ? "en" : "es";
  const variant = (side, text) =>
    `<tuv xml:lang="${attribute(pair[side].lang)}">` +
    (side === source ? contextProps(pair, beads, number, side) : "") +
    `<seg>${escaped(text)}</seg></tuv>`;
  return (
    `<tu tuid="${tuid}"${isBlock ? ' segtype="block"' : ""}${usagecount > 1 ? ` usagecount="${usagecount}"` : ""}>` +
    (bead.note === "" ? "" : `<note>${escaped(xmlText(bead.note))}</note>`) +
    unitProps(pair, bead) +
    variant("es", es) +
    variant("en", en) +
    "</tu>\n"
  );
}

function unitProps(pair, bead) {
  return [
    prop("x-Origin", "Alignment"),
    prop("x-ConfirmationLevel", bead.isConfirmed ? "Translated" : "Draft"),
    prop("aligned", "yes"),
    pair.es.name === "-" ? "" : prop("x-document", xmlText(baseName(pair.es.name))),
    bead.confidence === null ? "" : prop("x-cotejo-confidence", bead.confidence.toFixed(3)),
    prop("x-cotejo-bead", shapeOf(bead)),
    bead.isMoved ? prop("x-cotejo-moved", "yes") : "",
  ].join("");
}

/** The sentences before and after, as memoQ keeps them: a <seg> as text. */
function contextProps(pair, beads, number, side) {
  const { segment: first } = beads[number][side][0],
    { segment: last } = beads[number][side].at(-1);
  const context = (type, segment) => {
    const text = xmlText(pair[side].segments[segment] ?? "");
    return text === "" ? "" : prop(type, `<seg>${escaped(text)}</seg>`);
  };
  return context("x-context-pre", first - 1) + context("x-context-post", last + 1);
}

/** FNV-1a, 64 bits, of the UTF-8 bytes, in hexadecimal: units are called the same as in what cotejo itself writes. */
export function fnv1a(text) {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // times 2^40 + 0x1B3, in halves of 32 bits
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x100000000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

// ---- a table ---------------------------------------------------------------------------------------------------------

const cell = (text) => text.replace(/[\t-\r\u0085\u2028\u2029]+/g, " ");

export function toTsv(pair, beads) {
  const rows = beads.map((bead) => [
    cell(sideText(pair, "es", bead)),
    cell(sideText(pair, "en", bead)),
    bead.confidence === null ? "" : bead.confidence.toFixed(3),
    shapeOf(bead) + (bead.isMoved ? " moved" : ""),
    stateOf(bead),
    cell(bead.note),
  ]);
  return [["es", "en", "confidence", "bead", "state", "note"], ...rows].map((row) => row.join("\t") + "\n").join("");
}

function stateOf(bead) {
  if (bead.isOnPurpose) return "on-purpose";
  return bead.isConfirmed ? "confirmed" : "";
}

// ---- decisions -------------------------------------------------------------------------------------------------------

/** Beads of which something was decided; a sentence is told by its number and its text as the source has it. */
export function toDecisions(pair, beads) {
  const decided = beads.filter((bead) => isDecided(bead));
  const out = {
    format: "cotejo-decisions",
    version: 1,
    es: pair.es.name,
    en: pair.en.name,
    beads: decided.map((bead) => decisionOf(pair, bead)),
  };
  return JSON.stringify(out, null, 1) + "\n";
}

const isDecided = (bead) =>
  bead.isConfirmed ||
  bead.isOnPurpose ||
  bead.note !== "" ||
  [...bead.es, ...bead.en].some((piece) => piece.revised !== undefined);

function decisionOf(pair, bead) {
  const out = {
    es: bead.es.map((piece) => decidedPiece(pair, "es", piece)),
    en: bead.en.map((piece) => decidedPiece(pair, "en", piece)),
    confirmed: bead.isConfirmed,
  };
  if (bead.isOnPurpose) out.on_purpose = true;
  if (bead.note !== "") out.note = bead.note;
  return out;
}

function decidedPiece(pair, side, piece) {
  const source = pair[side].segments[piece.segment];
  const out = { segment: piece.segment, text: source };
  if (piece.from > 0 || piece.to < source.length)
    out.part = [codePointsBefore(source, piece.from), codePointsBefore(source, piece.to)];
  if (piece.revised !== undefined) out.revised = piece.revised;
  return out;
}
