#!/usr/bin/env python3
"""The fidelity check has not become worse than it may be: fidelity.sh over coverageqa, with floors under what it prints.

  fidelity_floor_test.py COTEJO SOURCE_DIR

The set lies in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without it the test is skipped (status 77).
"""
import os
import pathlib
import re
import subprocess
import sys

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
SKIPPED = 77


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = pathlib.Path(os.environ.get("COTEJO_EVAL", source.parent / "shared/eval"))
    if not (sets / "coverageqa").is_dir():
        print(f"skipped: coverageqa is not in {sets}")
        return SKIPPED
    said = subprocess.run([source / "tests/eval/fidelity.sh", cotejo, sets / "coverageqa", sets / "tools"], check=True,
                          capture_output=True, text=True).stdout
    passed = True
    for bounds, sign in ((FLOORS, 1), (CEILINGS, -1)):
        for pattern, bound, name in bounds:
            measured = float(re.search(pattern, said).group(1))
            is_good = sign * measured >= sign * bound
            passed = passed and is_good
            print(f"{'ok' if is_good else 'WORSE':5} {name}: {measured:.3f}, {'floor' if sign > 0 else 'ceiling'} {bound}")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
