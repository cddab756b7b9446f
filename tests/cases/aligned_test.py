#!/usr/bin/env python3
"""Aligns samples/ and compares what comes out with aligned/, byte for byte; then with the gold made by hand.

  aligned_test.py COTEJO SOURCE_DIR

With UPDATE_ALIGNED=1 in the environment aligned/ is written anew instead: read its diff before you commit it.
"""
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

FORMATS = ("tmx", "tsv")
# Language tags a sample's README row asks for; the rest are plain es and en.
LANGUAGES = {"crs-mexico": ("es-MX", "en-US")}
# Below this, beads that are exactly right on samples/ have been lost. Measured: tests/eval/README.md.
GOLD_FLOOR = 0.80


def align(cotejo, samples, out):
    for gold in sorted(samples.glob("*.gold.tsv")):
        name = gold.name.removesuffix(".gold.tsv")
        es, en = (next(samples.glob(f"{name}.{side}.*")) for side in ("es", "en"))
        es_lang, en_lang = LANGUAGES.get(name, ("es", "en"))
        outputs = [f"-o{out / name}.{kind}" for kind in (*FORMATS, "spans")]
        languages = ["--ui-lang", "en", "--es-lang", es_lang, "--en-lang", en_lang]
        subprocess.run([cotejo, "align", "--quiet", *languages, es, en, *outputs], check=True)


def differences(expected, made):
    """The files of `expected` and `made` that are not the same, each with a diff a person can read."""
    names = {path.name for kind in FORMATS for folder in (expected, made) for path in folder.glob(f"*.{kind}")}
    for name in sorted(names):
        texts = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (expected / name, made / name)]
        if texts[0] != texts[1]:
            yield name, difflib.unified_diff(*(text.splitlines() for text in texts), "aligned/" + name, "made", n=1,
                                             lineterm="")


def main():
    cotejo, source = sys.argv[1], pathlib.Path(sys.argv[2])
    samples, aligned = source / "samples", source / "aligned"
    if os.environ.get("UPDATE_ALIGNED") == "1":
        aligned.mkdir(exist_ok=True)
        for old in aligned.iterdir():
            if old.suffix[1:] in FORMATS:
                old.unlink()
        align(cotejo, samples, aligned)
        for spans in aligned.glob("*.spans"):
            spans.unlink()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder)
        align(cotejo, samples, made)
        failed = False
        for name, diff in differences(aligned, made):
            failed = True
            print(f"{name} is not what aligned/ holds (UPDATE_ALIGNED=1 writes it anew):", *diff, sep="\n")
        scorer = source / "tests/eval/score_spans.py"
        score = subprocess.run([sys.executable, scorer, "--floor", str(GOLD_FLOOR), samples, made])
        return int(failed or score.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
