#!/usr/bin/env python3
"""The aligner has not become worse: a fast part of the gold sets, each with a floor under its strict F1.

  floors_test.py COTEJO SOURCE_DIR

The sets lie in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without them the test is skipped (status 77). Floors
are a hundredth below what was measured when they were set.
"""
import pathlib
import subprocess
import sys

import floors
import run

FLOORS = {"newssyscomb2009": 0.985, "newssyscomb2009.mix": 0.96, "newstest2009.hard": 0.97, "tico19_es_LA": 0.985}
SEED_SHAPES = "1-1 1-1 1-1 1-1 2-1 1-1 1-1 1-1 1-1 2-1 1-1 1-1 1-1 1-1 1-1 0-1"


def shapes(ladder):
    """"1-1 2-1": the shapes of a ladder's beads."""
    sides = [line.split(":")[:2] for line in ladder.splitlines()]
    return " ".join("-".join(str(len(side.strip("[]").split(",")) if side != "[]" else 0) for side in pair) for pair in sides)


def check_seed(cotejo, seed):
    """A report and its translation: not one wrong bead, and the signature line an addition."""
    made = subprocess.run([cotejo, "align", "--quiet", seed / "crs-mexico.es.txt", seed / "crs-mexico.en.txt", "--format",
                           "ladder"], check=True, capture_output=True, text=True).stdout
    right = shapes(made) == SEED_SHAPES
    print(f"{'ok' if right else 'WRONG':5} seed: {shapes(made)}")
    return right


def check_floors(cotejo, sets):
    measured = {name: measures["strF"] for name, measures in run.measure_sets(cotejo, sets, FLOORS).items()}
    for name, floor in FLOORS.items():
        print(f"{'ok' if measured[name] >= floor else 'WORSE':5} {name}: strict F1 {measured[name]:.4f}, floor {floor}")
    return all(measured[name] >= floor for name, floor in FLOORS.items())


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source)
    if floors.lacks(sets, *FLOORS):
        return floors.SKIPPED
    passed = [check_floors(cotejo, sets)]
    if (sets.parent / "seed").is_dir():
        passed.append(check_seed(cotejo, sets.parent / "seed"))
    return int(not all(passed))


if __name__ == "__main__":
    sys.exit(main())
