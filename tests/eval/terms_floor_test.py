#!/usr/bin/env python3
"""The term check has not become worse than it may be: terms.sh over termqa, with floors under what it and score_term_spans.py print.

  terms_floor_test.py COTEJO SOURCE_DIR

The set lies in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without it the test is skipped (status 77).
"""
import os
import pathlib
import sys
import tempfile

import floors

# What terms.sh prints, and the least it may be.
FLOORS = [
    (r"listed negatives only: P (\S+)", 0.95, "listed precision"),
    (r"listed negatives only: P \S+ R \S+ F1 (\S+)", 0.89, "listed F1"),
    (r"strict: P \S+ R \S+ F1 (\S+)", 0.72, "strict F1"),
    (r"many-to-one +\d+ +\d+ +(\S+)", 0.5, "many-to-one recall"),
    (r"glossary all: P \S+ R \S+ F1 (\S+)", 0.95, "glossary F1"),
    (r"exact: es \S+ en \S+ both (\S+)", 0.92, "spans exact on both sides"),
]


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source)
    if floors.lacks(sets, "termqa"):
        return floors.SKIPPED
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as findings:
        os.environ["FINDINGS"] = findings.name
        said = floors.output_of(source / "tests/eval/terms.sh", cotejo, sets / "termqa", sets / "tools", "--glossary",
                         sets / "termqa/glossary.tsv")
        said += floors.output_of(sys.executable, source / "tests/eval/score_term_spans.py", sets / "termqa", findings.name, sets / "tools")
    return int(not floors.at_least(said, FLOORS))


if __name__ == "__main__":
    sys.exit(main())
