// What has been done, kept in the browser under the name of the two documents. Everything here may fail: a private
// window has no store, a full one takes nothing, and what comes back may be damaged or of another version.
import { isWhole, packedFlags, packedPiece, SIDES, unpackedFlags, unpackedPiece } from "./model.js";

const VERSION = 1;

export class Store {
  #storage;
  #key;

  /** @param open returns the browser's storage, or throws */
  constructor(open, id) {
    this.#key = `cotejo-review-${id}`;
    try {
      this.#storage = open();
    } catch {
      this.#storage = null;
    }
  }

  /** The beads as they were left; null when there are none, or none that can be trusted. */
  load(pair) {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#key));
      if (kept?.version !== VERSION) return null;
      const beads = kept.beads.map(unpacked);
      return isWhole(pair, beads) ? beads : null;
    } catch {
      return null;
    }
  }

  /** Whether they were kept. */
  save(beads) {
    try {
      this.#storage.setItem(this.#key, JSON.stringify({ version: VERSION, beads: beads.map(packed) }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      this.#storage.removeItem(this.#key);
    } catch {
      // nothing was kept
    }
  }
}

function packed(bead) {
  return [...SIDES.map((side) => bead[side].map(packedPiece)), bead.confidence, packedFlags(bead), bead.note];
}

/** Throws where the parts are not what they have to be. */
function unpacked([es, en, confidence, flags, note]) {
  const isSound =
    (confidence === null || (confidence >= 0 && confidence <= 1)) &&
    Number.isInteger(flags) &&
    typeof note === "string";
  if (!isSound) throw new TypeError("not a bead");
  return { es: es.map(soundPiece), en: en.map(soundPiece), ...unpackedFlags(flags), confidence, note };
}

function soundPiece(parts) {
  const piece = unpackedPiece(parts);
  const isSound =
    [piece.segment, piece.from, piece.to].every((number) => Number.isInteger(number) && number >= 0) &&
    ["undefined", "string"].includes(typeof piece.revised);
  if (!isSound) throw new TypeError("not a piece");
  return piece;
}
