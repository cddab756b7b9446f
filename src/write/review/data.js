// What the file brings along, made ready: see review_writer.cpp for its form.
import { unpackedPieces } from "./model.js";

export function readPair(data) {
  const pair = { ...data };
  for (const side of ["es", "en"]) pair[side] = { ...data[side], pieces: unpackedPieces(data[side]) };
  return {
    ...pair,
    findings: data.findings.map((finding) => ({ ...finding, places: finding.places.map(placeIn(pair)) })),
  };
}

/** From [es piece, begin, end, en piece, begin, end]; a side that there is not is null. */
function placeIn(pair) {
  return ([es, esBegin, esEnd, en, enBegin, enEnd]) => ({
    es: onSide(pair.es.pieces[es], esBegin, esEnd),
    en: onSide(pair.en.pieces[en], enBegin, enEnd),
  });
}

function onSide(piece, begin, end) {
  if (!piece) return null;
  const base = piece.revised === undefined ? piece.from : 0;
  return { segment: piece.segment, from: piece.from, begin: base + begin, end: base + end };
}
