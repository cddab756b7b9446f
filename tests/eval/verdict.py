#!/usr/bin/env python3
"""How much of two texts is aligned when they are translations of each other, and when they are not.

  verdict.py COTEJO SET_DIR…

Aligns each Spanish text of a set with its own translation, and with that of the next document, and prints the least,
median and largest share of the text that is in beads with both sides, each weighed by its confidence. The limits of
src/batch/pipeline.cpp (add_verdict) lie in the gap.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def confident_share(beads):
    total = aligned = 0
    for bead in beads:
        length = len(bead["es"]) + len(bead["en"])
        total += length
        if bead["es"] and bead["en"]:
            aligned += bead["confidence"] * length
    return aligned / max(total, 1)


def shares(cotejo, pairs, folder):
    jobs = folder / "jobs.tsv"
    outputs = [folder / f"{k}.jsonl" for k in range(len(pairs))]
    jobs.write_text("".join(f"{es}\t{en}\t{out}\n" for (es, en), out in zip(pairs, outputs)), encoding="utf-8")
    subprocess.run([cotejo, "align", "--presegmented", "--quiet", "--jobs", jobs], check=True)
    return sorted(confident_share([json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()])
                  for out in outputs)


def main():
    cotejo, *sets = sys.argv[1:]
    print(f"{'set':<28}{'pairs':<8}{'docs':>5}{'least':>8}{'median':>8}{'most':>8}")
    for folder in map(pathlib.Path, sets):
        documents = sorted(path.with_suffix("") for path in (folder / "seg").glob("*.gold"))
        es, en = ([document.with_name(document.name + side) for document in documents] for side in (".es", ".en"))
        for name, others in (("true", en), ("false", en[1:] + en[:1])):
            with tempfile.TemporaryDirectory() as temporary:
                found = shares(cotejo, list(zip(es, others)), pathlib.Path(temporary))
            print(f"{folder.name:<28}{name:<8}{len(found):>5}{found[0]:>8.2f}{found[len(found) // 2]:>8.2f}{found[-1]:>8.2f}")


if __name__ == "__main__":
    main()
