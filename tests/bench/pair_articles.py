#!/usr/bin/env python3
"""Makes many short articles from training pairs: what `cotejo pair` is timed on.

  pair_articles.py TRAIN.tsv.xz OUT_DIR COUNT      OUT_DIR/es and OUT_DIR/en with COUNT files each

TRAIN has lines set TAB es TAB en; 3 or 4 pairs that follow each other make an article and its translation. When the pairs give
out, they are gone through again from another place, so that no two articles are equal; files lie in folders of a thousand. The
English file of number N is called by a scrambled number, so that order gives nothing away; pairs.tsv says which.
"""
import lzma
import pathlib
import sys


def pairs_of(train):
    with lzma.open(train, "rt", encoding="utf-8") as lines:
        return [tuple(line.rstrip("\n").split("\t")[1:3]) for line in lines]


def articles(pairs, count):
    at = 0
    for number in range(count):
        size = 3 + number % 2
        yield [pairs[(at + k) % len(pairs)] for k in range(size)]
        at += size


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    train, out, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    rows = ["es\ten"]
    for number, article in enumerate(articles(pairs_of(train), count)):
        other = number * 7919 % count  # a prime: every number once where it does not divide the count
        es, en = (f"{k // 1000:03}/{k:06}.txt" for k in (number, other))
        write(out / "es" / es, [pair[0] for pair in article])
        write(out / "en" / en, [pair[1] for pair in article])
        rows.append(f"{es}\t{en}")
    write(out / "pairs.tsv", rows)


if __name__ == "__main__":
    main()
