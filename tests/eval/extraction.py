#!/usr/bin/env python3
"""How much of an article `cotejo extract` finds, and how much beside it.

  extraction.py COTEJO SET_DIR [--per-page]

SET_DIR has ground-truth.json (id: articleBody) and html/ID.html.gz, as scrapinghub's article-extraction-benchmark has
them. Its measure: runs of four words, counted a page; precision and recall are means over the pages, F is of them.
Besides, F over the words of each page, averaged. The headline and the captions, which the gold leaves out, do not
count. Pages whose id has an even CRC-32 were looked at in development, the others were not.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib

WORD = re.compile(r"\w+")


def runs_of_words(text, length):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[k : k + length]) for k in range(max(1, len(words) - length + 1)) if words)


def overlap(gold, found, length):
    """True positives, false positives, false negatives."""
    want, have = runs_of_words(gold, length), runs_of_words(found, length)
    both = sum((want & have).values())
    return both, sum(have.values()) - both, sum(want.values()) - both


def ratio(part, other):
    return part / (part + other) if part + other else 1.0


def mean_f(overlaps):
    """Of mean precision and mean recall; pages without text on one side count on the other only."""
    precision = statistics.mean(ratio(tp, fp) for tp, fp, fn in overlaps if tp + fp)
    recall = statistics.mean(ratio(tp, fn) for tp, fp, fn in overlaps if tp + fn)
    return precision, recall, 2 * precision * recall / (precision + recall)


def page_f(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def body(article):
    blocks = [b for b in article["blocks"] if b["kind"] != "caption"]
    if blocks and blocks[0]["text"] == article["headline"]:
        blocks = blocks[1:]
    return "\n".join(b["text"] for b in blocks)


def extract(cotejo, pages):
    """Texts by id, and seconds."""
    begin = time.perf_counter()
    done = subprocess.run([cotejo, "extract", "--format", "jsonl", *map(str, pages)], capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    articles = map(json.loads, done.stdout.splitlines())
    return {pathlib.Path(a["source"]).stem: body(a) for a in articles}, seconds


def unpack(folder, target):
    for packed in sorted(folder.glob("*.html.gz")):
        page = target / packed.name.removesuffix(".gz")
        page.write_bytes(gzip.decompress(packed.read_bytes()))
        yield page


def line(name, gold, texts):
    shingles = [overlap(gold[k]["articleBody"], texts.get(k, ""), 4) for k in gold]
    words = [overlap(gold[k]["articleBody"], texts.get(k, ""), 1) for k in gold]
    precision, recall, f = mean_f(shingles)
    plain = statistics.mean(page_f(*counts) for counts in words)
    return f"{name}: {len(gold)} pages, P {precision:.3f} R {recall:.3f} F {f:.3f}, words F {plain:.3f}"


def is_developed(page):
    return zlib.crc32(page.encode()) % 2 == 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cotejo")
    options.add_argument("set", type=pathlib.Path)
    options.add_argument("--per-page", action="store_true", help="a line a page developed on too, the worst first")
    options = options.parse_args()
    gold = json.loads((options.set / "ground-truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        pages = list(unpack(options.set / "html", pathlib.Path(folder)))
        texts, seconds = extract(options.cotejo, pages)
    developed = {k: v for k, v in gold.items() if is_developed(k)}
    if options.per_page:
        rows = [(k, overlap(v["articleBody"], texts.get(k, ""), 4)) for k, v in developed.items()]
        for k, (tp, fp, fn) in sorted(rows, key=lambda row: page_f(*row[1])):
            print(f"{page_f(tp, fp, fn):.3f} P {ratio(tp, fp):.3f} R {ratio(tp, fn):.3f} {k[:12]} {gold[k]['url']}")
    print(line("developed on", developed, texts))
    print(line("others", {k: v for k, v in gold.items() if not is_developed(k)}, texts))
    print(line("all", gold, texts))
    print(f"{1000 * seconds / len(pages):.2f} ms a page")


if __name__ == "__main__":
    sys.exit(main())
