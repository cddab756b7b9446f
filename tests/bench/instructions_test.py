#!/usr/bin/env python3
"""The work that fixed texts take, in instructions: a clock on a busy machine would not see a tenth more.

  instructions_test.py [--record] COTEJO SOURCE_DIR BUILD

BUILD names compiler and optimisation ("GNU 12 -O2"): counts of others are not compared. valgrind counts `cotejo align` over
texts made of samples/ (texts.py), and the counts have to lie within a tenth of those in instructions.tsv. A change that
leaves the tenth, upwards or downwards, records its own with --record, so that its diff shows what it costs. Status 77:
there is no valgrind, or nothing recorded for this build.
"""
import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import texts

HERE = pathlib.Path(__file__).parent
RECORDED = HERE / "instructions.tsv"
TOLERANCE = 0.1
SKIPPED = 77


def make_articles(passages, out):
    texts.write_articles(passages, out, 10)
    return ["--jobs", str(out / "jobs.tsv"), "--threads", "1"]


def make_lines(passages, out):
    texts.write_lines(passages, out, 120)
    return ["--presegmented", str(out / "es"), str(out / "en"), "-o", str(out / "out.tmx")]


def unchecked(make):
    return lambda passages, out: ["--no-check", *make(passages, out)]


WORKLOADS = {"10 articles of 20 sentences": unchecked(make_articles), "120 sentences a side": unchecked(make_lines),
             "120 sentences a side, terms checked": make_lines}


def count_instructions(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)], check=True,
                          capture_output=True, text=True, env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def measure(cotejo, source):
    passages = texts.read_passages(source)
    counts = {}
    for name, make in WORKLOADS.items():
        with tempfile.TemporaryDirectory() as scratch:
            counts[name] = count_instructions([cotejo, "align", "--quiet", *make(passages, pathlib.Path(scratch))])
    return counts


def read_recorded():
    with open(RECORDED, encoding="utf-8", newline="") as file:
        return {(row["build"], row["texts"]): int(row["instructions"]) for row in csv.DictReader(file, delimiter="\t")}


def record(counts, build):
    rows = {**read_recorded(), **{(build, name): count for name, count in counts.items()}}
    lines = ["build\ttexts\tinstructions", *(f"{key[0]}\t{key[1]}\t{count}" for key, count in sorted(rows.items()))]
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def is_as_recorded(name, count, recorded):
    change = count / recorded - 1
    is_within = abs(change) <= TOLERANCE
    advice = "" if is_within else " (expected within 10 %; if that is as it should be: --record)"
    print(f"{'ok' if is_within else 'CHANGED':7} {name}: {count / 1e6:.1f} million, recorded {recorded / 1e6:.1f}, "
          f"{change:+.1%}{advice}")
    return is_within


def main():
    is_recording = "--record" in sys.argv
    cotejo, source, build = (argument for argument in sys.argv[1:] if argument != "--record")
    recorded = read_recorded()
    if not shutil.which("valgrind"):
        print("skipped: there is no valgrind")
        return SKIPPED
    if not is_recording and not all((build, name) in recorded for name in WORKLOADS):
        print(f"skipped: nothing is recorded for {build}")
        return SKIPPED
    counts = measure(cotejo, pathlib.Path(source))
    if is_recording:
        return record(counts, build)
    return int(not all([is_as_recorded(name, count, recorded[build, name]) for name, count in counts.items()]))


if __name__ == "__main__":
    sys.exit(main())
