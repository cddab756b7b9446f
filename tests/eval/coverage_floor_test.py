#!/usr/bin/env python3
"""The coverage check has not become worse than it may be: coverage.sh over coverageqa, and over a set that damage.py has
damaged, with floors under what it prints, and a ceiling over false alarms.

  coverage_floor_test.py COTEJO SOURCE_DIR

The sets lie in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without them the test is skipped (status 77).
"""
import pathlib
import re
import subprocess
import sys
import tempfile

import floors

DAMAGED = "tico19_es_LA"
ROW = r" +\d+ +\d+ +\S+ \| +\d+ +\S+ +(\S+)"  # of a type: its F1
# By set: what coverage.sh prints, and the least it may be.
FLOORS = {
    "coverageqa": [(f"omitted_sentence{ROW}", 0.95), (f"omitted_paragraph{ROW}", 0.95), (f"added_sentence{ROW}", 0.95),
                   (f"untranslated{ROW}", 0.95), (f"duplicated{ROW}", 0.95), (f"omitted_clause{ROW}", 0.75), (f"moved{ROW}", 0.9)],
    DAMAGED: [(f"omitted_sentence{ROW}", 0.9), (f"omitted_clause{ROW}", 0.85), (f"moved{ROW}", 0.9), (r"TYPED +P \S+ R \S+ F1 (\S+)", 0.94)],
}
MOST_FALSE_ALARMS = 0.5  # among 100 sentences of documents without damage


def judge(said, name, bounds):
    named = [(pattern, floor, f"{name}, {re.match('[A-Za-z_]+', pattern).group()}") for pattern, floor in bounds]
    alarms = [(r"false alarms \d+ = (\S+) per 100", MOST_FALSE_ALARMS, f"{name}, false alarms")]
    return all([floors.at_least(said, named), floors.at_most(said, alarms)])


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source)
    if floors.lacks(sets, "coverageqa", DAMAGED):
        return floors.SKIPPED

    def said_of(folder):
        return floors.output_of(source / "tests/eval/coverage.sh", cotejo, folder, sets / "tools")

    passed = judge(said_of(sets / "coverageqa"), "coverageqa", FLOORS["coverageqa"])
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, source / "tests/eval/damage.py", sets / DAMAGED, scratch], check=True)
        passed = judge(said_of(pathlib.Path(scratch)), DAMAGED, FLOORS[DAMAGED]) and passed
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
