#!/usr/bin/env python3
"""Finding articles has not become worse than it may be: extraction.py over scrapinghub, with floors under what it prints.

  extraction_floor_test.py COTEJO SOURCE_DIR

The set lies in SOURCE_DIR/../shared/eval/html, or under where COTEJO_EVAL says; without it the test is skipped (status 77).
"""
import pathlib
import sys

import floors

# What extraction.py prints, and the least it may be.
FLOORS = [
    (r"all: .* F (\S+), words", 0.95, "F of runs of four words"),
    (r"all: .* words F (\S+)", 0.94, "F of words"),
    (r"others: .* F (\S+), words", 0.94, "F on pages not developed on"),
]


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source)
    if floors.lacks(sets, "html/scrapinghub"):
        return floors.SKIPPED
    said = floors.output_of(sys.executable, "-B", source / "tests/eval/extraction.py", cotejo, sets / "html/scrapinghub")
    return int(not floors.at_least(said, FLOORS))


if __name__ == "__main__":
    sys.exit(main())
