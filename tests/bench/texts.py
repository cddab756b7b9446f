"""Texts to measure on, made out of samples/: the same seed gives the same bytes on any machine.

  texts.py lines SOURCE_DIR OUT_DIR SENTENCES     OUT_DIR/es and OUT_DIR/en, a sentence a line
  texts.py articles SOURCE_DIR OUT_DIR COUNT      OUT_DIR/*.{es,en}.txt, and OUT_DIR/jobs.tsv for `cotejo align --jobs`

The passages of the gold alignments are drawn anew; about one in seventeen loses a side. Few words and many repetitions make
these texts good for counting work and for short articles, and harder than real ones when they are long.
"""
import pathlib
import random
import sys

SENTENCES_AN_ARTICLE = 20
ONE_SIDED = 17


def read_span(text, field):
    begin, _, end = field.partition(":")
    return " ".join(text[int(begin):int(end)].split()) if end else ""


def read_passages(source):
    """(Spanish, English) of every gold bead of the plain-text samples that has text on both sides."""
    passages = []
    for gold in sorted((source / "samples").glob("*.gold.tsv")):
        sides = [gold.with_name(gold.name.replace(".gold.tsv", f".{side}.txt")) for side in ("es", "en")]
        if not all(side.exists() for side in sides):
            continue
        es, en = (side.read_text(encoding="utf-8-sig") for side in sides)
        rows = (line.split("\t") for line in gold.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        passages += [(read_span(es, es_field), read_span(en, en_field)) for es_field, en_field in rows]
    return [passage for passage in passages if all(passage)]


def draw(passages, count, rng):
    """`count` passages, some without one of their sides."""
    for _ in range(count):
        es, en = rng.choice(passages)
        lost = rng.randrange(2 * ONE_SIDED)
        yield ("" if lost == 0 else es), ("" if lost == 1 else en)


def write_lines(passages, out, count):
    drawn = list(draw(passages, count, random.Random(1)))
    for side, name in enumerate(("es", "en")):
        (out / name).write_text("".join(pair[side] + "\n" for pair in drawn if pair[side]), encoding="utf-8")


def paragraphs(drawn, side, rng):
    texts = [pair[side] for pair in drawn if pair[side]]
    while texts:
        count = rng.randint(1, 4)
        yield " ".join(texts[:count])
        del texts[:count]


def write_articles(passages, out, count):
    rng, jobs = random.Random(1), []
    for number in range(count):
        drawn = list(draw(passages, SENTENCES_AN_ARTICLE, rng))
        files = [out / f"{number:05}.{side}.txt" for side in ("es", "en")]
        for side, file in enumerate(files):
            file.write_text("\n\n".join(paragraphs(drawn, side, rng)) + "\n", encoding="utf-8")
        jobs.append("\t".join(map(str, [*files, out / f"{number:05}.tmx"])) + "\n")
    (out / "jobs.tsv").write_text("".join(jobs), encoding="utf-8")


def main():
    kind, source, out, count = sys.argv[1], *map(pathlib.Path, sys.argv[2:4]), int(sys.argv[4])
    out.mkdir(parents=True, exist_ok=True)
    {"lines": write_lines, "articles": write_articles}[kind](read_passages(source), out, count)


if __name__ == "__main__":
    main()
