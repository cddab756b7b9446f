#!/usr/bin/env python3
"""Makes a harder set out of a clean one: drops blocks of sentences from either side, moves blocks of the English side.

  perturb.py [--share .3] [--moves 0] [--seed 1] SET_DIR OUT_DIR

Reads SET_DIR/seg/ID.{es,en,gold} and writes OUT_DIR/seg/ with the same names. About --share of the beads lose one side,
in runs of one to six, so that an aligner must tell omissions from translations. --moves blocks a document, of two to five beads each, go to
another place of the English side. The gold follows exactly.
"""
import argparse
import ast
import pathlib
import random


def read_gold(path):
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        es, en = line.split(":")[:2]
        beads.append((ast.literal_eval(es), ast.literal_eval(en)))
    return beads


def dropped_sides(count, share, rng):
    """For each bead None, 'es' or 'en': what it loses."""
    out = [None] * count
    while sum(side is not None for side in out) < share * count:
        start, length, side = rng.randrange(count), rng.choice((1, 1, 2, 3, 4, 6)), rng.choice(("es", "en"))
        out[start:start + length] = [side] * len(out[start:start + length])
    return out


def moved(order, rng):
    """The order with a block of it elsewhere; as it was when it is too short for that."""
    size = rng.randint(2, 5)
    if len(order) < 3 * size:
        return order
    start = rng.randrange(len(order) - size + 1)
    block, rest = order[start:start + size], order[:start] + order[start + size:]
    places = [k for k in range(len(rest) + 1) if abs(k - start) >= size]
    place = rng.choice(places)
    return rest[:place] + block + rest[place:]


def with_moves(en, gold, moves, rng):
    """English sentences in an order with blocks moved, and the gold that goes with it, in Spanish order."""
    order = [k for k, bead in enumerate(gold) if bead[1]]
    for _ in range(moves):
        order = moved(order, rng)
    new_en, place = [], {}
    for k in order:
        place[k] = list(range(len(new_en), len(new_en) + len(gold[k][1])))
        new_en += [en[j] for j in gold[k][1]]
    return new_en, [(es_ids, place.get(k, [])) for k, (es_ids, _) in enumerate(gold)]


def perturb(es, en, beads, share, rng):
    new_es, new_en, gold = [], [], []
    for (es_ids, en_ids), lost in zip(beads, dropped_sides(len(beads), share, rng)):
        es_kept = [] if lost == "es" else es_ids
        en_kept = [] if lost == "en" else en_ids
        gold.append((list(range(len(new_es), len(new_es) + len(es_kept))),
                     list(range(len(new_en), len(new_en) + len(en_kept)))))
        new_es += [es[i] for i in es_kept]
        new_en += [en[j] for j in en_kept]
    return new_es, new_en, [bead for bead in gold if bead[0] or bead[1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set_dir", type=pathlib.Path)
    parser.add_argument("out_dir", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--moves", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    out = args.out_dir / "seg"
    out.mkdir(parents=True, exist_ok=True)
    for gold_path in sorted((args.set_dir / "seg").glob("*.gold")):
        lines = [gold_path.with_suffix(f".{side}").read_text(encoding="utf-8").splitlines() for side in ("es", "en")]
        es, en, gold = perturb(*lines, read_gold(gold_path), args.share, rng)
        en, gold = with_moves(en, gold, args.moves, rng)
        for side, text in (("es", es), ("en", en), ("gold", [f"{a}:{b}" for a, b in gold])):
            (out / f"{gold_path.stem}.{side}").write_text("".join(line + "\n" for line in text), encoding="utf-8")


if __name__ == "__main__":
    main()
