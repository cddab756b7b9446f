#!/usr/bin/env python3
"""Finding articles has not become worse than it may be: extraction.py over scrapinghub, with floors under what it prints.

  extraction_floor_test.py COTEJO SOURCE_DIR

The set lies in SOURCE_DIR/../shared/eval/html, or under where COTEJO_EVAL says; without it the test is skipped (status 77).
"""
import os
import pathlib
import re
import subprocess
import sys

# What extraction.py prints, and the least it may be.
FLOORS = [
    (r"all: .* F (\S+), words", 0.95, "F of runs of four words"),
    (r"all: .* words F (\S+)", 0.94, "F of words"),
    (r"others: .* F (\S+), words", 0.94, "F on pages not developed on"),
]
SKIPPED = 77


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = pathlib.Path(os.environ.get("COTEJO_EVAL", source.parent / "shared/eval"))
    pages = sets / "html/scrapinghub"
    if not pages.is_dir():
        print(f"skipped: html/scrapinghub is not in {sets}")
        return SKIPPED
    said = subprocess.run([sys.executable, "-B", source / "tests/eval/extraction.py", cotejo, pages], check=True,
                          capture_output=True, text=True).stdout
    passed = True
    for pattern, floor, name in FLOORS:
        measured = float(re.search(pattern, said).group(1))
        passed = passed and measured >= floor
        print(f"{'ok' if measured >= floor else 'WORSE':5} {name}: {measured:.3f}, floor {floor}")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
