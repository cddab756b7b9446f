#!/usr/bin/env python3
"""Recall and precision of `cotejo pair` on sets of articles whose pairs are known.

  pairs.py COTEJO SET_DIR... [--hide] [--seeds a b c] [--drop-first-line] [--dates] [--threads N]

A set is es/*.txt, en/*.txt and pairs.tsv, for --dates also meta.tsv, as in docalign (unpack its archives first). --hide hides
the English mates whose name's CRC-32 is 0 or 1 modulo 5, then again with each of the seeds before the name; a pair made for an
article whose mate is hidden is false. --drop-first-line leaves the first line out of every text: of the security advisories it
gives the pair away.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zlib


def gold_of(folder):
    lines = (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(name.split("/", 1)[1] for name in line.split("\t")[:2]) for line in lines}


def is_hidden(name, seed):
    return zlib.crc32((seed + name).encode()) % 5 < 2


def copy(source, target, drop_first_line):
    target.mkdir(parents=True)
    for path in source.iterdir():
        text = path.read_bytes()
        (target / path.name).write_bytes(text.split(b"\n", 1)[-1] if drop_first_line else text)


def run(arguments, folder, scratch):
    command = [arguments.cotejo, "pair", scratch / "es", scratch / "en", "--quiet"]
    if arguments.dates:
        command += ["--dates", folder / "meta.tsv"]
    if arguments.threads:
        command += ["--threads", arguments.threads]
    out = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return {tuple(line.split("\t")[:2]) for line in out.splitlines()}


def measure(arguments, folder, seed):
    """(recall, precision, F1, pairs to find, pairs made); seed None: nothing is hidden."""
    gold = gold_of(folder)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for side in ("es", "en"):
            copy(folder / side, scratch / side, arguments.drop_first_line)
        if seed is not None:
            hidden = {en for _, en in gold if is_hidden(en, seed)}
            for name in hidden:
                (scratch / "en" / name).unlink()
            gold = {pair for pair in gold if pair[1] not in hidden}
        made = run(arguments, folder, scratch)
    right = len(gold & made)
    recall, precision = right / max(1, len(gold)), right / max(1, len(made))
    return recall, precision, 2 * right / max(1, len(gold) + len(made)), len(gold), len(made)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cotejo")
    parser.add_argument("sets", nargs="+", type=pathlib.Path)
    parser.add_argument("--hide", action="store_true")
    parser.add_argument("--seeds", nargs="*", default=[])
    parser.add_argument("--drop-first-line", action="store_true")
    parser.add_argument("--dates", action="store_true")
    parser.add_argument("--threads")
    arguments = parser.parse_args()
    print(f"{'set':18} {'hidden':8} {'recall':>7} {'prec.':>7} {'F1':>7} {'pairs':>6} {'made':>6}")
    for folder in arguments.sets:
        for seed in [None] + ([""] + arguments.seeds if arguments.hide else []):
            hidden = "none" if seed is None else f"40 % {seed}"
            recall, precision, f1, pairs, made = measure(arguments, folder, seed)
            print(f"{folder.name:18} {hidden:8} {recall:7.4f} {precision:7.4f} {f1:7.4f} {pairs:6} {made:6}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
