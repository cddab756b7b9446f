// Which findings belong to which bead, and what of a sentence they and their terms mark. Findings stay with their
// sentence, wherever the translator moves it.
import { SIDES, pieceText } from "./model.js";
import { folded } from "./text.js";

const SEVERITIES = ["note", "warning", "error"];

export class FindingIndex {
  #bySegment = { es: new Map(), en: new Map() }; // segment → [{number, place, isAnchor}]
  #checked = { es: new Map(), en: new Map() }; // "segment:from" → the revised text that was checked
  #terms;

  /** Places are {segment, from, begin, end}: in the segment, or where a revised text was checked, in that of its part. */
  constructor(pair, findings) {
    this.findings = findings;
    for (const side of SIDES) {
      for (const piece of pair[side].pieces) this.#checked[side].set(`${piece.segment}:${piece.from}`, piece.revised);
    }
    findings.forEach((finding, number) => this.#add(finding, number));
    this.#terms = new TermMarks(pair, findings);
  }

  #add(finding, number) {
    for (const place of finding.places) {
      const anchor =
        place.es && (!place.en || place.es.begin < place.es.end || place.en.begin === place.en.end) ? "es" : "en";
      for (const side of SIDES) {
        if (!place[side]) continue;
        const known = this.#bySegment[side].get(place[side].segment) ?? [];
        this.#bySegment[side].set(place[side].segment, [
          ...known,
          { number, place: place[side], isAnchor: side === anchor },
        ]);
      }
    }
  }

  /** Numbers of the findings shown with a bead, in rising order. */
  of(bead) {
    const numbers = new Set();
    for (const side of SIDES) {
      for (const piece of bead[side]) {
        for (const { number, place, isAnchor } of this.#bySegment[side].get(piece.segment) ?? []) {
          if (isAnchor && isIn(piece, place)) numbers.add(number);
        }
      }
    }
    return [...numbers].sort((a, b) => a - b);
  }

  /** The gravest severity among them: 0 none, 1 note, 2 warning, 3 error. */
  severity(bead) {
    return this.of(bead).reduce(
      (most, number) => Math.max(most, 1 + SEVERITIES.indexOf(this.findings[number].severity)),
      0,
    );
  }

  /** [{begin, end, kind}] in the text of a piece: "finding" where one points, "term" where a term stands as it should. */
  marks(pair, side, piece) {
    const text = pieceText(pair, side, piece);
    const checked = this.#checked[side].get(`${piece.segment}:${piece.from}`);
    if (piece.revised !== checked) return this.#terms.marks(side, text);
    const base = piece.revised === undefined ? piece.from : 0;
    const found = (this.#bySegment[side].get(piece.segment) ?? [])
      .filter(({ place }) => place.begin < place.end && isIn(piece, place))
      .map(({ place }) => ({ begin: place.begin - base, end: place.end - base, kind: "finding" }));
    const isApart = (mark) => found.every(({ begin, end }) => mark.end <= begin || end <= mark.begin);
    return [...found, ...this.#terms.marks(side, text).filter(isApart)];
  }

  /** A function that tells whether a bead holds the Spanish term. */
  holding(pair, term) {
    const pattern = patternOf([term]);
    return (bead) => bead.es.some((piece) => folded(pieceText(pair, "es", piece)).search(pattern) >= 0);
  }

  types() {
    return [...new Set(this.findings.map((finding) => finding.type))].sort();
  }

  terms() {
    return [...new Set(this.findings.map((finding) => finding.esTerm).filter(Boolean))].sort((a, b) =>
      a.localeCompare(b),
    );
  }
}

function isIn(piece, place) {
  if (piece.revised !== undefined) return place.from === piece.from;
  return place.begin === place.end || (piece.from <= place.begin && place.end <= piece.to);
}

/** Finds terms and their usual renderings where no finding points at them: whole words, inflected endings allowed. */
class TermMarks {
  #patterns;

  constructor(pair, findings) {
    const es = new Set(findings.map((finding) => finding.esTerm).filter(Boolean));
    const en = new Set(findings.map((finding) => finding.expected).filter(Boolean));
    this.#patterns = { es: patternOf([...es]), en: patternOf([...en]) };
  }

  marks(side, text) {
    if (!this.#patterns[side]) return [];
    return Array.from(folded(text).matchAll(this.#patterns[side]), (match) => ({
      begin: match.index,
      end: match.index + match[0].length,
      kind: "term",
    }));
  }
}

/** Longest first, so that a term inside a longer one is not what is found. */
function patternOf(terms) {
  if (terms.length === 0) return null;
  const escaped = terms
    .map((term) =>
      folded(term)
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    )
    .sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?:e?s)?(?![\\p{L}\\p{N}])`, "gu");
}
