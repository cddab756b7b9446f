#!/usr/bin/env python3
"""Sets of article pairs to fit pairing on, from what is not reported: gold sets of tuned_on.txt, and training pairs.

  pair_sets.py EVAL_DIR TRAIN.tsv.xz OUT_DIR      a folder a set: es/*.txt, en/*.txt, pairs.tsv

  docs       the documents of the gold sets; of every third the English is cut to its first lines, as a desk may do it
  plain      3 to 8 training pairs an article; of every third the English lacks some
  templated  the same few sentences in several articles, with other numbers and names each and now and then another sentence:
             near-duplicates such as advisories, results and weather reports
  shared     articles that have a quarter to half of their sentences in common with another: two pieces on one event

Training pairs are those of sets that the built-in model was not learned from, and not Debian's (docalign is reported).
"""
import hashlib
import lzma
import pathlib
import random
import re
import sys

UNSEEN = {"po_docs_misc", "wesnoth_po", "gimp", "kstars", "freeciv", "ruby_lang", "carpentries", "mysociety_ui"}
GOLD_SETS = ["newstest2008", "newssyscomb2009", "gnome_help", "xquad"]
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
SYLLABLES = ["ka", "lo", "mi", "ter", "van", "ru", "sol", "be", "nar", "do", "fi", "gal"]


def training_pairs(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, es, en = line.rstrip("\n").split("\t")
            if name in UNSEEN and len(es) >= 40:
                yield es, en


def write(folder, articles):
    """articles: (name, Spanish lines, English lines)."""
    rows = ["es\ten\tkind\tnote"]
    for side in ("es", "en"):
        (folder / side).mkdir(parents=True, exist_ok=True)
    for name, es, en in articles:
        (folder / "es" / f"{name}.txt").write_text("\n".join(es) + "\n", encoding="utf-8")
        (folder / "en" / f"{name}.txt").write_text("\n".join(en) + "\n", encoding="utf-8")
        rows.append(f"es/{name}.txt\ten/{name}.txt\ttranslation\t")
    (folder / "pairs.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def partial(lines, chance):
    """Now and then without some of its lines: those at the end, as often any."""
    if len(lines) < 3 or chance.random() > 1 / 3:
        return lines
    kept = chance.randint(max(2, len(lines) * 6 // 10), len(lines) - 1)
    if chance.random() < 0.5:
        return lines[:kept]
    return [lines[k] for k in sorted(chance.sample(range(len(lines)), kept))]


def docs(eval_dir, chance):
    for name in GOLD_SETS:
        for es in sorted((eval_dir / name / "docs").glob("*.es.txt")):
            texts = [path.read_text(encoding="utf-8").splitlines() for path in (es, es.with_name(es.name[:-7] + ".en.txt"))]
            yield f"{name}-{es.name[:-7]}", texts[0], partial(texts[1], chance)


def sides(pairs, chance):
    kept = partial(pairs, chance)
    return [es for es, _ in pairs], [en for _, en in kept]


def plain(pairs, chance):
    for number in range(1500):
        yield (f"{number:04}", *sides([next(pairs) for _ in range(chance.randint(3, 8))], chance))


def word_for(text, salt):
    digest = hashlib.sha1(f"{salt} {text}".encode()).digest()
    return "".join(SYLLABLES[b % len(SYLLABLES)] for b in digest[:3]).capitalize()


def number_for(text, salt):
    digest = int.from_bytes(hashlib.sha1(f"{salt} {text}".encode()).digest()[:8], "big")
    return str(digest % 9 + 1) + "".join(str(digest // 10 ** k % 10) for k in range(2, len(text) + 1))


def other_values(pair, salt):
    """The pair with other numbers and, where both sides have a name, another one: the same on both sides."""
    shared = set(NAME.findall(pair[0])) & set(NAME.findall(pair[1]))
    out = []
    for text in pair:
        text = NUMBER.sub(lambda m: number_for(m.group(), salt), text)
        out.append(NAME.sub(lambda m: word_for(m.group(), salt) if m.group() in shared else m.group(), text))
    return tuple(out)


def templated(pairs, chance):
    telling = (p for p in pairs if NUMBER.search(p[0]) and NUMBER.search(p[1]) or set(NAME.findall(p[0])) & set(NAME.findall(p[1])))
    for family in range(160):
        template = [next(telling) for _ in range(chance.randint(3, 6))]
        for member in range(5):
            article = [other_values(pair, member) for pair in template]
            for place in range(len(article)):
                if chance.random() < 0.3:
                    article[place] = next(pairs)
            yield (f"{family:03}-{member}", *sides(article, chance))


def shared(pairs, chance):
    for number in range(300):
        first = [next(pairs) for _ in range(chance.randint(4, 8))]
        common = chance.sample(first, chance.randint(len(first) // 4, len(first) // 2))
        second = common + [next(pairs) for _ in range(chance.randint(3, 5))]
        for version, article in (("a", first), ("b", second)):
            yield (f"{number:03}{version}", *sides(article, chance))


def main():
    eval_dir, train, out = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    pairs, chance = training_pairs(train), random.Random(6)
    write(out / "docs", list(docs(eval_dir, chance)))
    write(out / "plain", list(plain(pairs, chance)))
    write(out / "templated", list(templated(pairs, chance)))
    write(out / "shared", list(shared(pairs, chance)))


if __name__ == "__main__":
    main()
