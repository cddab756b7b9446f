#!/usr/bin/env python3
"""Pairing has not become worse than it may be: pairs.py over the sets of docalign, with floors under what it finds.

  pairs_floor_test.py COTEJO SOURCE_DIR

The archives lie in SOURCE_DIR/../shared/eval/docalign, or where COTEJO_EVAL says; without them the test is skipped (status 77).
"""
import argparse
import pathlib
import sys
import tarfile
import tempfile

import floors
import pairs

RECALL = PRECISION = 0.99  # with all mates present
HIDDEN_F1 = 0.98           # with two fifths of the mates hidden
# (set, without its first lines)
CASES = [("debian-weekly", False), ("debian-dsa", False), ("debian-dsa", True), ("flores-devtest", False)]


def judge(name, what, measured, floor):
    print(f"{'ok' if measured >= floor else 'WORSE':5} {name}, {what}: {measured:.4f}, floor {floor}")
    return measured >= floor


def passes(cotejo, folder, drop_first_line):
    arguments = argparse.Namespace(cotejo=cotejo, drop_first_line=drop_first_line, dates=False, threads=None)
    name = folder.name + (" without first lines" if drop_first_line else "")
    recall, precision, *_ = pairs.measure(arguments, folder, None)
    _, _, hidden, *_ = pairs.measure(arguments, folder, "")
    return all([judge(name, "recall", recall, RECALL), judge(name, "precision", precision, PRECISION),
                judge(name, "F1 with mates hidden", hidden, HIDDEN_F1)])


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    archives = floors.sets_beside(source) / "docalign"
    if floors.lacks(floors.sets_beside(source), "docalign"):
        return floors.SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        for archive in sorted(archives.glob("*.tar.xz")):
            with tarfile.open(archive) as files:
                files.extractall(scratch)
        return int(not all([passes(cotejo, pathlib.Path(scratch) / name, drop) for name, drop in CASES]))


if __name__ == "__main__":
    sys.exit(main())
