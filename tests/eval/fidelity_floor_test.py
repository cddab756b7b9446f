#!/usr/bin/env python3
"""The fidelity check has not become worse than it may be: fidelity.sh over coverageqa, with floors under what it prints.

  fidelity_floor_test.py COTEJO SOURCE_DIR

The set lies in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without it the test is skipped (status 77).
"""
import pathlib
import sys

import floors

# What fidelity.sh prints: the least, or the most, it may be.
FLOORS = [
    (r"wrong_number +\d+ +\d+ +\S+ \| +\d+ +\S+ +(\S+)", 0.96, "F1 of wrong numbers"),
    (r"wrong_name +\d+ +\d+ +\S+ \| +\d+ +\S+ +(\S+)", 0.87, "F1 of wrong names"),
]
CEILINGS = [
    (r"false alarms \d+ = (\S+) per 100 sentences", 0.25, "false alarms per 100 sentences of clean documents"),
    (r"negatives hit:.* number (\d+)/", 0, "negatives hit, numbers"),
    (r"negatives hit:.*conversion (\d+)/", 0, "negatives hit, conversions"),
]


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source)
    if floors.lacks(sets, "coverageqa"):
        return floors.SKIPPED
    said = floors.output_of(source / "tests/eval/fidelity.sh", cotejo, sets / "coverageqa", sets / "tools")
    return int(not all([floors.at_least(said, FLOORS), floors.at_most(said, CEILINGS)]))


if __name__ == "__main__":
    sys.exit(main())
