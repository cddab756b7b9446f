#!/usr/bin/env python3
"""Finds the weights by which the coverage check believes that a part of a bead is missing (src/check/parts.cpp).

  damage.py SET_DIR DAMAGED_DIR; cotejo_coverage_evidence MODEL DAMAGED_DIR > DAMAGED_DIR/evidence.tsv; for several sets
  fit_coverage.py DAMAGED_DIR... [--ridge 1]

A part is missing if a clause, or all, of its line was left out. What natural.tsv has is not learned from, nor other damage. Logistic regression with a ridge, as fit_terms.py does it. Printed are the
weights, and for several thresholds the recall and the false alarms among 200 beads: with the weights of all, and each document
judged by weights of four fifths of the documents, which it is not among.
"""
import argparse
import pathlib
import sys
import zlib

from fit_terms import fit, probability

FEATURES = ["missing", "found", "rest", "added", "length_gain", "deviation", "words", "borders"]
MISSING = {"omitted_clause", "omitted_sentence", "omitted_paragraph"}


def read(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def marked(rows, kinds=None):
    return {(row["doc"], int(line)) for row in rows if kinds is None or row["type"] in kinds
            for line in row["es_lines"].split(",") if line not in ("", "-")}


def features(row):
    """Everything src/check/parts.cpp weighs, in its order."""
    return [1.0] + [float(row[name]) for name in FEATURES] + [float(row["deviation"]) ** 2]


def cases(folder):
    """(document, features, label, the row) of all parts that may be learned from."""
    gold, natural = read(folder / "gold.tsv"), read(folder / "natural.tsv")
    missing, other = marked(gold, MISSING), marked(gold) | marked(natural)
    out = []
    for row in read(folder / "evidence.tsv"):
        place = (row["doc"], int(row["es"]))
        if place in missing or place not in other:
            out.append((row["doc"], features(row), int(place in missing), row))
    return out


def fold_of(document):
    return zlib.crc32(document.encode()) % 5


def table(judged, name):
    positives = sum(label for _, label in judged)
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        found = sum(label for p, label in judged if p >= threshold)
        false = sum(1 - label for p, label in judged if p >= threshold)
        print(f"{name} >= {threshold:.2f}: found {found} of {positives} = {found / max(1, positives):.3f}, false alarms {false}, "
              f"{200 * false / max(1, len(judged) - positives):.2f} in 200")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--ridge", type=float, default=1)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    data = [case for folder in args.folders for case in cases(folder)]
    print(f"{len(data)} parts, {sum(label for _, _, label, _ in data)} missing")
    weights = fit([(x, y) for _, x, y, _ in data], args.ridge)
    for name, weight in zip(["bias", *FEATURES, "deviation ** 2"], weights):
        print(f"{name:16} {weight:8.3f}")
    table([(probability(weights, x), y) for _, x, y, _ in data], "all")
    unseen = []
    for fold in range(5):
        rest = fit([(x, y) for doc, x, y, _ in data if fold_of(doc) != fold], args.ridge)
        unseen += [(probability(rest, x), y, row) for doc, x, y, row in data if fold_of(doc) == fold]
    table([(p, y) for p, y, _ in unseen], "unseen")
    if args.verbose:
        for p, y, row in sorted(unseen, key=lambda case: -case[0]):
            if (p >= 0.5) != (y == 1):
                print(f"{p:.2f}", y, row)


if __name__ == "__main__":
    sys.exit(main())
