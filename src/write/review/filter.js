// Which beads are shown, and how the next one of a kind is found.
import { isGap, pieceText, shapeOf, sideText, SIDES } from "./model.js";
import { folded } from "./text.js";

/** Nothing asked for: every bead is shown. */
export const NO_FILTER = {
  isUnconfirmed: false,
  isNotOneToOne: false,
  isGap: false,
  isUnsure: false,
  hasFinding: false,
  type: "",
  term: "",
  words: "",
};

/** A confidence below it, in percent, is low; the reader may set it otherwise. */
export const USUAL_LIMIT = 80;

export const isNotOneToOne = (bead) => shapeOf(bead) !== "1-1";
export const isUnsure = (bead, limit) => bead.confidence !== null && !isGap(bead) && bead.confidence * 100 < limit;

/** A function that tells whether a bead passes all that `filter` asks for. */
export function passes(filter, { pair, index, limit }) {
  const words = folded(filter.words.trim());
  const tests = [
    filter.isUnconfirmed && ((bead) => !bead.isConfirmed),
    filter.isNotOneToOne && isNotOneToOne,
    filter.isGap && isGap,
    filter.isUnsure && ((bead) => isUnsure(bead, limit)),
    filter.hasFinding && ((bead) => index.of(bead).length > 0),
    filter.type && ((bead) => index.of(bead).some((number) => index.findings[number].type === filter.type)),
    filter.term && index.holding(pair, filter.term),
    words &&
      ((bead) =>
        SIDES.some((side) => folded(sideText(pair, side, bead)).includes(words)) || folded(bead.note).includes(words)),
  ].filter(Boolean);
  return (bead) => tests.every((test) => test(bead));
}

/** Where `words` stand in `text`, as marks. */
export function searchMarks(text, words) {
  const [hay, needle] = [folded(text), folded(words.trim())];
  const marks = [];
  if (needle === "") return marks;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    marks.push({ begin: at, end: at + needle.length, kind: "hit" });
  return marks;
}

/** The first number after `from` (before it, for step -1) in `shown` whose bead is wanted; null when there is none. */
export function nextWanted(beads, shown, from, step, isWanted) {
  const order = step > 0 ? shown : [...shown].reverse();
  return order.find((number) => (number - from) * step > 0 && isWanted(beads[number])) ?? null;
}

/** Share of a side's text that has a counterpart, or none on purpose. */
export function coverage(pair, beads, side) {
  let [covered, all] = [0, 0];
  for (const bead of beads) {
    const length = bead[side].reduce((sum, piece) => sum + pieceText(pair, side, piece).length, 0);
    all += length;
    if (!isGap(bead) || bead.isOnPurpose) covered += length;
  }
  return all === 0 ? 1 : covered / all;
}
