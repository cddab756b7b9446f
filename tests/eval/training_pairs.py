#!/usr/bin/env python3
"""The sentence pairs that the built-in model is learned from, out of a collection of training pairs.

  training_pairs.py TRAIN_DIR > pairs.tsv

TRAIN_DIR/all.tsv.xz has lines "set TAB Spanish TAB English". TRAIN_DIR/README.md has a table with the columns `set`
(names, separated by commas) and `ship`: pairs of a set are written, in their order, when its cell begins with "yes". A
set of which the table says nothing, or of which it says two things, is an error, not a guess.
"""
import collections
import lzma
import pathlib
import sys


def cells_of(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def shipping(readme):
    """Whether a set's pairs may be used, by its name."""
    verdicts, columns = {}, None
    for line in readme.splitlines():
        if not line.startswith("|"):
            columns = None
        elif columns is None:
            columns = cells_of(line)
        elif not set(line) <= set("|-: ") and {"set", "ship"} <= set(columns):
            row = dict(zip(columns, cells_of(line)))
            for name in row["set"].split(","):
                if verdicts.setdefault(name.strip(), row["ship"].startswith("yes")) != row["ship"].startswith("yes"):
                    sys.exit(f"README.md: {name.strip()} is there twice, and the rows do not agree")
    return verdicts


def main():
    folder = pathlib.Path(sys.argv[1])
    verdicts = shipping((folder / "README.md").read_text(encoding="utf-8"))
    kept, left_out = collections.Counter(), collections.Counter()
    with lzma.open(folder / "all.tsv.xz") as lines:
        for line in lines:
            name = line.split(b"\t", 1)[0].decode()
            if name not in verdicts:
                sys.exit(f"README.md: nothing on the set {name} (expected a row with yes or no)")
            (kept if verdicts[name] else left_out)[name] += 1
            if verdicts[name]:
                sys.stdout.buffer.write(line)
    print(f"{kept.total()} pairs of {len(kept)} sets; left out: {left_out.total()} of {len(left_out)}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
