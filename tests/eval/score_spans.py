#!/usr/bin/env python3
"""Scores `spans` output against a gold of spans: share of beads that are exactly right.

  score_spans.py [--floor F1] GOLD_DIR HYP_DIR

GOLD_DIR holds NAME.gold.tsv beside NAME.es.* and NAME.en.*, HYP_DIR holds NAME.spans. Two spans are the same when they
hold the same visible characters of the source file. Beads with text on both sides count; prints precision, recall and
F1 a document and over all. Exit status 1 when the F1 over all is below --floor.
"""
import argparse
import bisect
import pathlib
import re
import sys


def source_text(folder, name, side):
    """The file as cotejo counts it: decoded, without a byte-order mark."""
    path = next(folder.glob(f"{name}.{side}.*"))
    data = path.read_bytes()
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:1024])
    encoding = declared.group(1).decode() if declared else "utf-8"
    return data.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)


def visible_places(text):
    return [k for k, char in enumerate(text) if not char.isspace()]


def read_beads(path, places):
    beads = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        spans = []
        for field, visible in zip(line.split("\t"), places):
            begin, end = (0, 0) if field == "-" else map(int, field.split(":"))
            spans.append((bisect.bisect_left(visible, begin), bisect.bisect_left(visible, end)))
        if all(begin < end for begin, end in spans):
            beads.add(tuple(spans))
    return beads


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("hypothesis", type=pathlib.Path)
    parser.add_argument("--floor", type=float, default=0.0)
    args = parser.parse_args()
    total = [0, 0, 0]
    for gold_path in sorted(args.gold.glob("*.gold.tsv")):
        name = gold_path.name.removesuffix(".gold.tsv")
        places = [visible_places(source_text(args.gold, name, side)) for side in ("es", "en")]
        gold = read_beads(gold_path, places)
        found = read_beads(args.hypothesis / f"{name}.spans", places)
        counts = [len(gold & found), len(found), len(gold)]
        total = [a + b for a, b in zip(total, counts)]
        print(f"{name:24} P {counts[0] / max(1, counts[1]):.3f} R {counts[0] / max(1, counts[2]):.3f} F1 {f1(*counts):.3f}")
    print(f"{'all':24} P {total[0] / max(1, total[1]):.3f} R {total[0] / max(1, total[2]):.3f} F1 {f1(*total):.3f}")
    sys.exit(f1(*total) < args.floor)


if __name__ == "__main__":
    main()
