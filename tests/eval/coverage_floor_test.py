#!/usr/bin/env python3
"""The coverage check has not become worse than it may be: coverage.sh over coverageqa, and over a set that damage.py has
damaged, with floors under what it prints, and a ceiling over false alarms.

  coverage_floor_test.py COTEJO SOURCE_DIR

The sets lie in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without them the test is skipped (status 77).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
DAMAGED = "tico19_es_LA"
ROW = r" +\d+ +\d+ +\S+ \| +\d+ +\S+ +(\S+)"  # of a type: its F1
# By set: what coverage.sh prints, and the least it may be.
FLOORS = {
    "coverageqa": [(f"omitted_sentence{ROW}", 0.95), (f"omitted_paragraph{ROW}", 0.95), (f"added_sentence{ROW}", 0.95),
                   (f"untranslated{ROW}", 0.95), (f"duplicated{ROW}", 0.95), (f"omitted_clause{ROW}", 0.75), (f"moved{ROW}", 0.9)],
    DAMAGED: [(f"omitted_sentence{ROW}", 0.9), (f"omitted_clause{ROW}", 0.85), (f"moved{ROW}", 0.9), (r"TYPED +P \S+ R \S+ F1 (\S+)", 0.94)],
}
MOST_FALSE_ALARMS = 0.5  # among 100 sentences of documents without damage


def measure(cotejo, source, folder, tools):
    return subprocess.run([source / "tests/eval/coverage.sh", cotejo, folder, tools], check=True, capture_output=True, text=True).stdout


def judge(said, name, floors):
    passed = True
    for pattern, floor in floors:
        measured = float(re.search(pattern, said).group(1))
        passed = passed and measured >= floor
        print(f"{'ok' if measured >= floor else 'WORSE':5} {name}, {re.match('[A-Za-z_]+', pattern).group()}: {measured:.3f}, floor {floor}")
    alarms = float(re.search(r"false alarms \d+ = (\S+) per 100", said).group(1))
    print(f"{'ok' if alarms <= MOST_FALSE_ALARMS else 'WORSE':5} {name}, false alarms: {alarms}, ceiling {MOST_FALSE_ALARMS}")
    return passed and alarms <= MOST_FALSE_ALARMS


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = pathlib.Path(os.environ.get("COTEJO_EVAL", source.parent / "shared/eval"))
    if not (sets / "coverageqa").is_dir() or not (sets / DAMAGED).is_dir():
        print(f"skipped: coverageqa and {DAMAGED} are not in {sets}")
        return SKIPPED
    passed = judge(measure(cotejo, source, sets / "coverageqa", sets / "tools"), "coverageqa", FLOORS["coverageqa"])
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, source / "tests/eval/damage.py", sets / DAMAGED, scratch], check=True)
        passed = judge(measure(cotejo, source, pathlib.Path(scratch), sets / "tools"), DAMAGED, FLOORS[DAMAGED]) and passed
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
