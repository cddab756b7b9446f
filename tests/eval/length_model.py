#!/usr/bin/env python3
"""Estimates the length model of Gale & Church (1993) from sentence pairs.

  length_model.py PAIRS.tsv SET...      PAIRS.tsv: set TAB Spanish TAB English a line; only the sets named are read

Prints the ratio of English to Spanish length (visible code points) and the variance of the difference per Spanish code
point: the mean over the pairs of (en - ratio * es)^2 / mean length, where the mean length is (es + en / ratio) / 2.
"""
import sys


def lengths(path, sets):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[0] in sets:
                yield tuple(len("".join(field.split())) for field in fields[1:])


def main():
    pairs = list(lengths(sys.argv[1], set(sys.argv[2:])))
    ratio = sum(en for _, en in pairs) / sum(es for es, _ in pairs)
    variance = sum((en - ratio * es) ** 2 / ((es + en / ratio) / 2) for es, en in pairs) / len(pairs)
    print(f"pairs {len(pairs)}  ratio {ratio:.4f}  variance {variance:.4f}")


if __name__ == "__main__":
    main()
