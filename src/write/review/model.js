// The beads of a pair and what can be done to them. Pure: an edit is a value that says which beads are replaced by
// which, so that doing, undoing and redoing are one operation.
//
// A piece is a sentence or, once it has been cut, a part of one: characters [from, to) of the side's segment `segment`;
// `revised` is what the translator has put in its place. A bead is
//   {es: [piece], en: [piece], confidence, isMoved, isConfirmed, isOnPurpose, isEdited, note}
// where confidence is null once the bead is no longer the aligner's. Beads and pieces are never changed, only replaced.
import { onBorder, trimmedRange } from "./text.js";

export const SIDES = ["es", "en"];
export const otherSide = (side) => (side === "es" ? "en" : "es");

const MOVED = 1,
  CONFIRMED = 2,
  ON_PURPOSE = 4,
  EDITED = 8; // of a bead in the file and in the browser's store

/** The beads as the file has them: [es pieces, en pieces, confidence, flags]. */
export function initialBeads(data) {
  const notes = new Map(data.notes);
  return data.beads.map(([es, esCount, en, enCount, confidence, flags], number) => ({
    es: data.es.pieces.slice(es, es + esCount),
    en: data.en.pieces.slice(en, en + enCount),
    ...unpackedFlags(flags),
    confidence: confidence,
    note: notes.get(number) ?? "",
  }));
}

/** Each side's pieces from [segment, from, to, revised]; where none are listed, a whole segment each. */
export function unpackedPieces(side) {
  if (!side.pieces) return side.segments.map((text, segment) => ({ segment, from: 0, to: text.length }));
  return side.pieces.map(unpackedPiece);
}

export function packedPiece(piece) {
  const place = [piece.segment, piece.from, piece.to];
  return piece.revised === undefined ? place : [...place, piece.revised];
}

export function unpackedPiece([segment, from, to, revised]) {
  return revised === undefined || revised === null ? { segment, from, to } : { segment, from, to, revised };
}

export function packedFlags(bead) {
  return (
    (bead.isMoved ? MOVED : 0) |
    (bead.isConfirmed ? CONFIRMED : 0) |
    (bead.isOnPurpose ? ON_PURPOSE : 0) |
    (bead.isEdited ? EDITED : 0)
  );
}

export function unpackedFlags(flags) {
  return {
    isMoved: (flags & MOVED) !== 0,
    isConfirmed: (flags & CONFIRMED) !== 0,
    isOnPurpose: (flags & ON_PURPOSE) !== 0,
    isEdited: (flags & EDITED) !== 0,
  };
}

// ---- what a bead says ----------------------------------------------------------------------------------------------

export function sourceText(pair, side, piece) {
  return pair[side].segments[piece.segment].slice(piece.from, piece.to);
}

export function pieceText(pair, side, piece) {
  return piece.revised ?? sourceText(pair, side, piece);
}

export function sideText(pair, side, bead) {
  return bead[side]
    .map((piece) => pieceText(pair, side, piece))
    .filter((text) => text !== "")
    .join(" ");
}

export const shapeOf = (bead) => `${bead.es.length}-${bead.en.length}`;
export const isGap = (bead) => bead.es.length === 0 || bead.en.length === 0;

// ---- edits: {at, remove, insert, focus} or null when there is nothing to do ------------------------------------------

const edit = (at, remove, insert, focus = at) => ({ at, remove, insert, focus });

/** A bead whose sentences the translator has set otherwise. */
function reset(bead, sides) {
  const isSame = SIDES.every((side) => sides[side].length > 0);
  return {
    ...bead,
    ...sides,
    confidence: null,
    isMoved: bead.isMoved && isSame,
    isConfirmed: false,
    isOnPurpose: false,
    isEdited: true,
  };
}

const beadOf = (sides) => ({
  es: [],
  en: [],
  ...sides,
  confidence: null,
  isMoved: false,
  isConfirmed: false,
  isOnPurpose: false,
  isEdited: true,
  note: "",
});

const byPlace = (a, b) => a.segment - b.segment || a.from - b.from;

/** Two parts of a sentence that has been cut, as one again. */
function fused(pair, side, first, second) {
  const whole = { segment: first.segment, from: first.from, to: second.to };
  if (first.revised === undefined && second.revised === undefined) return whole;
  return { ...whole, revised: pieceText(pair, side, first) + " " + pieceText(pair, side, second) };
}

function isSeamless(pair, side, first, second) {
  return (
    first.segment === second.segment &&
    first.to <= second.from &&
    pair[side].segments[first.segment].slice(first.to, second.from).trim() === ""
  );
}

function joined(pair, side, ...lists) {
  const out = [];
  for (const piece of lists.flat().sort(byPlace)) {
    const last = out[out.length - 1];
    if (last && isSeamless(pair, side, last, piece)) out[out.length - 1] = fused(pair, side, last, piece);
    else out.push(piece);
  }
  return out;
}

const joinedNotes = (...notes) => notes.filter((note) => note !== "").join("\n");

/** The bead becomes one with the bead before it. */
export function merge(pair, beads, at) {
  if (at === 0) return null;
  const [first, second] = [beads[at - 1], beads[at]];
  const sides = { es: joined(pair, "es", first.es, second.es), en: joined(pair, "en", first.en, second.en) };
  return edit(at - 1, 2, [{ ...reset(first, sides), note: joinedNotes(first.note, second.note) }]);
}

/** The first sentence of a side goes to the bead before; before the first bead it makes a bead of its own. */
export function moveUp(pair, beads, at, side) {
  const [piece, ...rest] = beads[at][side];
  if (!piece) return null;
  const left = reset(beads[at], { ...sidesOf(beads[at]), [side]: rest });
  if (at === 0) return isEmpty(left) ? null : edit(0, 1, [beadOf({ [side]: [piece] }), left], 0);
  const above = beads[at - 1];
  const taker = reset(above, { ...sidesOf(above), [side]: joined(pair, side, above[side], [piece]) });
  return edit(at - 1, 2, keepNotes([taker, left], left), at - 1);
}

/** The last sentence of a side goes to the bead after; after the last bead it makes a bead of its own. */
export function moveDown(pair, beads, at, side) {
  const piece = beads[at][side].at(-1);
  if (!piece) return null;
  const left = reset(beads[at], { ...sidesOf(beads[at]), [side]: beads[at][side].slice(0, -1) });
  if (at + 1 === beads.length) return isEmpty(left) ? null : edit(at, 1, [left, beadOf({ [side]: [piece] })], at + 1);
  const below = beads[at + 1];
  const taker = reset(below, { ...sidesOf(below), [side]: joined(pair, side, [piece], below[side]) });
  const kept = keepNotes([left, taker], left);
  return edit(at, 2, kept, at + kept.length - 1);
}

const sidesOf = ({ es, en }) => ({ es, en });
const isEmpty = (bead) => bead.es.length === 0 && bead.en.length === 0;

/** Without `left` when nothing is left in it; its note then goes to the other of the two. */
function keepNotes(both, left) {
  if (!isEmpty(left)) return both;
  const [taker] = both.filter((bead) => bead !== left);
  return [{ ...taker, note: joinedNotes(taker.note, left.note) }];
}

/**
 * The bead becomes two: at `offset` in the text of the side's piece `index`. The other side is divided between its
 * sentences where that comes nearest; a single sentence stays with the first of the two.
 */
export function split(pair, beads, at, { side, index, offset }) {
  const bead = beads[at];
  const [before, after] = divided(pair, side, bead[side], index, offset);
  if (before.length === 0 || after.length === 0) return null;
  const share = lengthOf(pair, side, before) / (lengthOf(pair, side, before) + lengthOf(pair, side, after));
  const other = otherSide(side);
  const border = borderNear(pair, other, bead[other], share);
  const first = reset(bead, { [side]: before, [other]: bead[other].slice(0, border) });
  const second = beadOf({ [side]: after, [other]: bead[other].slice(border) });
  return edit(at, 1, [first, second], at + 1);
}

const lengthOf = (pair, side, pieces) => pieces.reduce((sum, piece) => sum + pieceText(pair, side, piece).length, 0);

function divided(pair, side, pieces, index, offset) {
  const [left, right] = cutPiece(pair, side, pieces[index], offset);
  return [
    [...pieces.slice(0, index), ...left],
    [...right, ...pieces.slice(index + 1)],
  ];
}

/** The pieces before and after the cut: one of the two lists is empty where nothing is cut off. */
function cutPiece(pair, side, piece, offset) {
  const text = pieceText(pair, side, piece);
  const cut = onBorder(text, offset);
  const left = trimmedRange(text, 0, cut),
    right = trimmedRange(text, cut, text.length);
  if (!left) return [[], [piece]];
  if (!right) return [[piece], []];
  if (piece.revised !== undefined) return cutRevised(pair, side, piece, cut);
  const at = ([begin, end]) => ({ segment: piece.segment, from: piece.from + begin, to: piece.from + end });
  return [[at(left)], [at(right)]];
}

/** The source is cut between two words, in about the place where the revised text is; not where it has one word. */
function cutRevised(pair, side, piece, cut) {
  const source = sourceText(pair, side, piece);
  const wish = (cut / piece.revised.length) * source.length;
  const spaces = Array.from(source.matchAll(/\s+/g), (match) => match.index);
  if (spaces.length === 0) return [[piece], []];
  const border = spaces.reduce((best, space) => (Math.abs(space - wish) < Math.abs(best - wish) ? space : best));
  const [left, right] = cutPiece(pair, side, { segment: piece.segment, from: piece.from, to: piece.to }, border);
  return [
    [{ ...left[0], revised: piece.revised.slice(0, cut).trim() }],
    [{ ...right[0], revised: piece.revised.slice(cut).trim() }],
  ];
}

/** After how many of the pieces about `share` of their text lies behind; all of one. */
function borderNear(pair, side, pieces, share) {
  if (pieces.length < 2) return pieces.length;
  const all = lengthOf(pair, side, pieces);
  let best = 1;
  const distance = (border) => Math.abs(lengthOf(pair, side, pieces.slice(0, border)) / all - share);
  for (let border = 2; border < pieces.length; ++border) if (distance(border) < distance(best)) best = border;
  return best;
}

/** A bead with both sides becomes one of each. */
export function detach(beads, at) {
  const bead = beads[at];
  if (isGap(bead)) return null;
  return edit(at, 1, [reset(bead, { es: bead.es, en: [] }), beadOf({ en: bead.en })]);
}

/**
 * Marks what has no counterpart as left out (or added) on purpose, or takes the mark off. Of a bead with both sides
 * the side in question is taken out first.
 */
export function toggleOnPurpose(beads, at, side) {
  const bead = beads[at];
  if (isGap(bead)) {
    const isOnPurpose = !bead.isOnPurpose;
    return edit(at, 1, [{ ...bead, isOnPurpose, isConfirmed: isOnPurpose, isEdited: true }]);
  }
  const parts = detach(beads, at).insert.map((part) =>
    part[side].length > 0 ? { ...part, isOnPurpose: true, isConfirmed: true } : part,
  );
  return edit(at, 1, parts, at + (side === "es" ? 0 : 1));
}

/** Puts `text` in the place of a piece; the source's own text, or nothing, takes a revision back. */
export function revise(pair, beads, at, { side, index }, text) {
  const piece = beads[at][side][index];
  const clean = text.replace(/\s+/g, " ").trim();
  const { revised, ...plain } = piece;
  const isSource = clean === "" || clean === sourceText(pair, side, piece);
  if (clean === pieceText(pair, side, piece) || (isSource && revised === undefined)) return null;
  const changed = isSource ? plain : { ...plain, revised: clean };
  const pieces = beads[at][side].map((one, k) => (k === index ? changed : one));
  return edit(at, 1, [{ ...beads[at], [side]: pieces, isEdited: true }]);
}

export function annotate(beads, at, note) {
  const clean = note.trim();
  return clean === beads[at].note ? null : edit(at, 1, [{ ...beads[at], note: clean }]);
}

export function toggleConfirmed(beads, at) {
  const isConfirmed = !beads[at].isConfirmed;
  return edit(at, 1, [{ ...beads[at], isConfirmed, isOnPurpose: beads[at].isOnPurpose && isConfirmed }]);
}

/** Confirms the bead and all before it. */
export function confirmAbove(beads, at) {
  const all = beads.slice(0, at + 1);
  if (all.every((bead) => bead.isConfirmed)) return null;
  return edit(
    0,
    at + 1,
    all.map((bead) => (bead.isConfirmed ? bead : { ...bead, isConfirmed: true })),
    at,
  );
}

// ---- doing and undoing -----------------------------------------------------------------------------------------------

export class History {
  #past = [];
  #future = [];

  constructor(beads) {
    this.beads = beads;
  }

  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }

  do(change) {
    this.#past.push(this.#replace(change));
    this.#future = [];
    return change.focus;
  }

  /** Where the change was; null when there is none to take back. */
  undo() {
    return this.#swap(this.#past, this.#future);
  }
  redo() {
    return this.#swap(this.#future, this.#past);
  }

  #swap(from, to) {
    const change = from.pop();
    if (!change) return null;
    to.push(this.#replace(change));
    return Math.min(change.focus, this.beads.length - 1);
  }

  /** Returns what would bring the state before back. */
  #replace({ at, remove, insert, focus }) {
    const removed = this.beads.slice(at, at + remove);
    this.beads = [...this.beads.slice(0, at), ...insert, ...this.beads.slice(at + remove)];
    return { at, remove: insert.length, insert: removed, focus };
  }
}

/** Whether the beads hold every visible character of both sides once: what a store or a bug may have broken. */
export function isWhole(pair, beads) {
  return SIDES.every((side) => {
    const pieces = beads.flatMap((bead) => bead[side]).sort(byPlace);
    let [segment, end] = [0, 0];
    const isBlank = (number, from, to) => pair[side].segments[number].slice(from, to).trim() === "";
    for (const piece of pieces) {
      for (; segment < piece.segment; ++segment, end = 0) {
        if (!isBlank(segment, end)) return false;
      }
      if (segment >= pair[side].segments.length) return false;
      if (piece.from < end || piece.to < piece.from || !isBlank(segment, end, piece.from)) return false;
      end = piece.to;
    }
    for (; segment < pair[side].segments.length; ++segment, end = 0) {
      if (!isBlank(segment, end)) return false;
    }
    return true;
  });
}
