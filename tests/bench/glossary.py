#!/usr/bin/env python3
"""What a large glossary costs: `cotejo check --only glossary` of one sentence with a glossary of COUNT made-up entries, and without.

  glossary.py COTEJO COUNT [--times N]

Entries have one to three words on either side, of some thousand syllables put together. Prints the least CPU and elapsed
time of N runs each, in seconds.
"""
import argparse
import os
import pathlib
import random
import subprocess
import tempfile
import time

SYLLABLES = ["".join(parts) for parts in zip("b c d f g l m n p r s t v".split() * 5, "a e i o u an er il on us".split() * 7)]


def words(rng, count):
    return ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))) for _ in range(count)]


def write_glossary(path, count):
    rng = random.Random(3)
    vocabulary = words(rng, 12000)

    def term():
        return " ".join(rng.choice(vocabulary) for _ in range(rng.choice((1, 2, 2, 3))))

    path.write_text("es\ten\n" + "".join(f"{term()}\t{term()}\n" for _ in range(count)), encoding="utf-8")


def least(command, times):
    measured = []
    for _ in range(times):
        before, begun = os.times(), time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        measured.append((cpu, time.monotonic() - begun))
    return [min(column) for column in zip(*measured)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cotejo")
    parser.add_argument("count", type=int)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "a.es").write_text("El juez habló.\n", encoding="utf-8")
        (folder / "a.en").write_text("The judge spoke.\n", encoding="utf-8")
        write_glossary(folder / "glossary.tsv", args.count)
        check = [args.cotejo, "check", "--quiet", "--presegmented", "--only", "glossary", folder / "a.es", folder / "a.en"]
        for name, options in (("without", []), (f"{args.count} entries", ["--glossary", folder / "glossary.tsv"])):
            cpu, elapsed = least(check + options, args.times)
            print(f"{name}: {cpu:.2f} s of CPU, {elapsed:.2f} s elapsed")


if __name__ == "__main__":
    main()
