// Pairs as the page gets them, and beads in a notation that tests can be read in.
import { readPair } from "../../src/write/review/data.js";
import { initialBeads, pieceText } from "../../src/write/review/model.js";

/** A pair of these sentences; beads are [es pieces, en pieces], one after the other. */
export function makePair(es, en, shapes, more = {}) {
  let [nextEs, nextEn] = [0, 0];
  const beads = shapes.map(([n, m, confidence = 1, flags = 0]) => {
    const bead = [nextEs, n, nextEn, m, confidence, flags];
    [nextEs, nextEn] = [nextEs + n, nextEn + m];
    return bead;
  });
  const side = (name, lang, segments) => ({ name, lang, segments });
  return readPair({
    id: "test",
    tool: "1.0",
    ui: "en",
    srclang: "es-MX",
    es: side("texto.es.txt", "es-MX", es),
    en: side("text.en.txt", "en-US", en),
    beads,
    notes: [],
    findings: [],
    ...more,
  });
}

export const beadsOf = (pair) => initialBeads(pair);

/** "A.+B. | a. ; C. | -": the sentences of each bead; "=" before a confirmed one, "!" before one on purpose. */
export function written(pair, beads) {
  const side = (name, bead) => bead[name].map((piece) => pieceText(pair, name, piece)).join("+") || "-";
  return beads
    .map((bead) => (bead.isOnPurpose ? "!" : bead.isConfirmed ? "=" : "") + `${side("es", bead)} | ${side("en", bead)}`)
    .join(" ; ");
}
