#!/usr/bin/env python3
"""Finds the weights by which two articles are believed to be translations of each other (src/pair/judge.cpp).

  fit_pairs.py EVIDENCE.tsv... [--on EVIDENCE.tsv...] [--ridge 1]

Learns from what cotejo_pair_evidence writes, prints the weights, and for several thresholds recall and precision after linking:
of the files learned from, and of those after --on, which are not learned from. README.md says with which files the weights in
the code were found. Logistic regression with a ridge, as fit_terms.py does it.
"""
import argparse
import sys

from fit_terms import fit, probability

FEATURES = ["found", "ordered", "numbers_met", "numbers_unmet", "names_met", "names_unmet", "size"]
LEAST, LEADING = 0.15, 0.8  # learned from: candidates that are this likely, and nearly the best of both articles


def read(path):
    with open(path, encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")
        rows = [dict(zip(names, line.rstrip("\n").split("\t"))) for line in lines]
    for row in rows:
        for name in names[2:]:
            row[name] = float(row[name])
        row["found"] = max(row["es_found"], row["en_found"])  # the other article may have more than its translation
        row["likeness"] = (row["es_found"] + row["en_found"] + row["ordered"]) / 3
    return rows


def features(row):
    """Everything src/pair/judge.cpp weighs, in its order."""
    return [1.0] + [row[name] for name in FEATURES] + [row["likeness"] - row["es_rival"], row["likeness"] - row["en_rival"]]


def is_leading(row):
    return row["likeness"] >= LEAST and row["likeness"] >= LEADING * max(row["es_rival"], row["en_rival"])


def linked(rows, weights):
    """One-to-one, as src/pair/pair.cpp links: (probability, whether it is right)."""
    judged = sorted(((-probability(weights, features(row)), -row["likeness"], row["es"], row["en"], row["gold"]) for row in rows))
    taken, out = set(), []
    for p, _, es, en, gold in judged:
        if not taken & {es, en}:
            taken |= {es, en}
            out.append((-p, gold))
    return out


def report(path, rows, weights):
    pairs, all_gold = linked(rows, weights), sum(row["gold"] for row in rows)
    cells = []
    for threshold in (0.3, 0.5, 0.7, 0.9):
        found = [gold for p, gold in pairs if p >= threshold]
        cells.append(f"{threshold}: R {sum(found) / max(1, all_gold):.4f} P {sum(found) / max(1, len(found)):.4f}")
    print(f"{path}: " + ", ".join(cells))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("learn", nargs="+")
    parser.add_argument("--on", nargs="+", default=[])
    parser.add_argument("--ridge", type=float, default=1.0)
    arguments = parser.parse_args()
    learn = {path: read(path) for path in arguments.learn}
    cases = [(features(row), int(row["gold"])) for rows in learn.values() for row in rows if is_leading(row)]
    weights = fit(cases, arguments.ridge)
    print(f"{len(cases)} cases, {sum(label for _, label in cases)} of them pairs")
    for name, weight in zip(["bias"] + FEATURES + ["es_margin", "en_margin"], weights):
        print(f"{name:14} {weight:.4f}")
    for path, rows in learn.items():
        report("learned from " + path, rows, weights)
    for path in arguments.on:
        report(path, read(path), weights)


if __name__ == "__main__":
    sys.exit(main())
