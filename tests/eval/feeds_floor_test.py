#!/usr/bin/env python3
"""Feeds are read no worse than they may be: feeds.py over feedparser's corpus, and every example of IPTC and APA.

  feeds_floor_test.py COTEJO SOURCE_DIR

The sets lie in SOURCE_DIR/../shared/eval, or where COTEJO_EVAL says; without them the test is skipped (status 77).
"""
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import feeds
import floors

FLOOR = 0.97  # of each group's assertions; what feeds.py prints is in README.md
EXAMPLES = ["newsml-g2/examples/*.xml", "apa-newsml-g2/t/expected/*.xml", "ninjs/examples/*/*.json", "ninjs/examples/NewsML/*.xml"]
WITH_TEXT = 110  # of these, files with an item that has a text in full or a summary


def groups_hold(cotejo, archive):
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data") if hasattr(tarfile, "data_filter") else tar.extractall(folder)
        counts = feeds.measure(cotejo, pathlib.Path(folder) / "feedparser")
    feeds.print_table(counts)
    return all(count["held"] >= FLOOR * count["checks"] for count in counts.values())


def examples_are_read(cotejo, sets):
    files = [file for pattern in EXAMPLES for file in sorted(sets.glob(pattern))]
    with_text = 0
    passed = bool(files)
    for file in files:
        done = subprocess.run([cotejo, "feed", "read", "--quiet", "--format", "jsonl", file], capture_output=True, text=True, check=False)
        with_text += '"kind":"full"' in done.stdout or '"kind":"summary"' in done.stdout
        if done.returncode != 0 or '"place"' not in done.stdout:
            passed = False
            print(f"not read: {file}: {done.stderr.strip()}")
    print(f"{len(files)} examples of IPTC and APA, {with_text} with text, at least {WITH_TEXT} expected")
    return passed and with_text >= WITH_TEXT


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = floors.sets_beside(source) / "feeds"
    if floors.lacks(sets, "feedparser.tar.xz"):
        return floors.SKIPPED
    return int(not all([groups_hold(cotejo, sets / "feedparser.tar.xz"), examples_are_read(cotejo, sets)]))


if __name__ == "__main__":
    sys.exit(main())
