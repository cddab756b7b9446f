#!/usr/bin/env python3
"""Makes a translation worse, so that a check of its coverage can be measured on many cases.

  damage.py [--share 0.15] [--clean 0.3] [--seed 1] SET_DIR OUT_DIR

Reads SET_DIR/seg/ID.{es,en,gold} and writes OUT_DIR as score_coverage.py reads it: seg/, gold.tsv, natural.tsv, negatives.tsv,
sources.tsv. Of the documents, --clean stay as they are; in the others about --share of the beads are damaged on the English
side: a sentence or a run of two to five is left out, a clause is left out of a sentence, a sentence of another document is put
in, a sentence is left in Spanish or stands there twice, a run of two to five stands elsewhere. Beads are damaged once at
most. natural.tsv has what the set itself leaves out or adds, by its gold.
"""
import argparse
import ast
import pathlib
import random
import re

FIELDS = ["id", "doc", "type", "subtype", "es_lines", "en_lines", "en_gap", "es_span", "en_text"]
KINDS = ["omitted_sentence", "omitted_paragraph", "omitted_clause", "omitted_clause", "omitted_clause", "added_sentence",
         "untranslated", "duplicated", "moved"]
LEAST_WORDS = 6  # of a clause that is left out, and of what stays
# Before one of these, or after a sign, a clause may begin.
OPENERS = frozenset("""after although and as at because before but by during following for from if in including on or saying since so
    that through to under until when where which while who whom whose with without""".split())


def read_gold(path):
    return [tuple(map(ast.literal_eval, line.split(":")[:2])) for line in path.read_text(encoding="utf-8").splitlines()]


def clauses(sentence):
    """(begin, end) in words of what may be left out."""
    words = sentence.split()
    begins = [k for k in range(1, len(words)) if words[k].lower() in OPENERS or re.search(r"[,;:–—-]$", words[k - 1])]
    ends = [k for k in range(1, len(words)) if re.search(r"[,;:–—-]$", words[k - 1])] + [len(words)]
    return [(b, e) for b in begins for e in ends if e - b >= LEAST_WORDS and len(words) - (e - b) >= LEAST_WORDS]


def without_clause(sentence, rng):
    """(the sentence that stays, the clause); None when there is none to leave out."""
    found = clauses(sentence)
    if not found:
        return None
    words = sentence.split()
    begin, end = rng.choice(found)
    last = words[end - 1]
    stop = re.search(r"[.!?]\W*$", last) if end == len(words) else None
    kept = words[:begin] + words[end:]
    if stop:
        kept[-1] = re.sub(r"[,;:–—-]+$", "", kept[-1]) + stop.group()
    return " ".join(kept), " ".join(words[begin:end])


class Damage:
    """One document: beads of English sentences in an order of their own, and rows for what is done to them."""

    def __init__(self, doc, es, en, beads, strangers, rng):
        self.doc, self.es, self.strangers, self.rng = doc, es, strangers, rng
        self.beads = [[list(a), [en[j] for j in b]] for a, b in beads]
        self.gold_sided = [bool(a) and bool(b) for a, b in beads]
        self.free = list(self.gold_sided)
        self.rows = []  # (type, beads, second bead or None, text)

    def is_free(self, first, count):
        return first >= 0 and first + count <= len(self.free) and all(self.free[first:first + count])

    def pick(self, count):
        places = [k for k in range(len(self.beads)) if self.is_free(k, count)]
        if not places:
            return None
        first = self.rng.choice(places)
        # Neighbours stay whole: two damages side by side would be one.
        for k in range(max(0, first - 1), min(len(self.free), first + count + 1)):
            self.free[k] = False
        return list(range(first, first + count))

    def damage(self, kind):
        picked = self.pick(self.rng.randint(2, 5) if kind in ("omitted_paragraph", "moved") else 1)
        if picked:
            getattr(self, kind)(picked)

    def omitted_sentence(self, picked, kind="omitted_sentence"):
        text = " / ".join(s for k in picked for s in self.beads[k][1])
        for k in picked:
            self.beads[k][1] = []
        self.rows.append((kind, picked, text))

    def omitted_paragraph(self, picked):
        self.omitted_sentence(picked, "omitted_paragraph")

    def omitted_clause(self, picked):
        sentences = self.beads[picked[0]][1]
        if len(sentences) != 1 or not (shorter := without_clause(sentences[0], self.rng)):
            return
        sentences[0] = shorter[0]
        self.rows.append(("omitted_clause", picked, shorter[1]))

    def added_sentence(self, picked):
        text = self.rng.choice(self.strangers)
        if len(text.split()) >= LEAST_WORDS:
            self.rows.append(("added_sentence", picked, text))

    def untranslated(self, picked):
        sentences = [self.es[i] for i in self.beads[picked[0]][0]]
        if sum(len(s.split()) for s in sentences) >= 4:
            self.beads[picked[0]][1] = sentences
            self.rows.append(("untranslated", picked, " ".join(sentences)))

    def duplicated(self, picked):
        sentence = self.beads[picked[0]][1][-1]
        if len(sentence.split()) >= 4:
            self.rows.append(("duplicated", picked, sentence))

    def moved(self, picked):
        self.rows.append(("moved", picked, ""))

    def order(self):
        """Numbers of beads, in the order of the English side."""
        out = [k for k in range(len(self.beads)) if k not in {b for kind, beads, _ in self.rows if kind == "moved" for b in beads}]
        for kind, beads, _ in self.rows:
            if kind == "moved":
                places = [p for p in range(len(out) + 1) if abs(p - beads[0]) >= 2 * len(beads)]
                place = self.rng.choice(places) if places else min(beads[0], len(out))
                out[place:place] = beads
        return out

    def english(self):
        """The lines, and for each bead, and each row that has lines of its own, their numbers."""
        lines, of_bead, of_row = [], {}, {}
        extra = {beads[0]: (number, text) for number, (kind, beads, text) in enumerate(self.rows)
                 if kind in ("added_sentence", "duplicated")}
        for k in self.order():
            of_bead[k] = list(range(len(lines), len(lines) + len(self.beads[k][1])))
            lines += self.beads[k][1]
            if k in extra:
                number, text = extra[k]
                of_row[number] = [len(lines)]
                lines.append(text)
        return lines, of_bead, of_row

    def write(self, out):
        lines, of_bead, of_row = self.english()
        rows, added = [], {}
        for number, (kind, beads, text) in enumerate(self.rows):
            es = [i for k in beads for i in self.beads[k][0]]
            en = of_row.get(number) or [j for k in beads for j in of_bead[k]]
            if kind == "duplicated":
                added[beads[0]] = en
                en = of_bead[beads[0]][-1:] + en
            elif kind == "added_sentence":
                added[beads[0]], es = en, []
            is_gap = kind in ("omitted_sentence", "omitted_paragraph")
            rows.append([f"{self.doc}.{number}", self.doc, kind, "", numbers(es), numbers(en),
                         str(min((of_bead[k][0] for k in range(beads[-1] + 1, len(self.beads)) if of_bead[k]), default=len(lines)))
                         if is_gap else "-", "", text])
        natural = [[self.doc, "one-sided", numbers(self.beads[k][0]), numbers(of_bead[k]), "", "", "by the set's gold"]
                   for k, two_sided in enumerate(self.gold_sided) if not two_sided]
        gold = []
        for k, (es, _) in enumerate(self.beads):
            gold.append(f"{es}:{of_bead[k]}")
            if k in added:
                gold.append(f"[]:{added[k]}")
        for side, text in (("es", self.es), ("en", lines), ("gold", gold)):
            (out / "seg" / f"{self.doc}.{side}").write_text("".join(line + "\n" for line in text), encoding="utf-8")
        return rows, natural


def numbers(values):
    return ",".join(map(str, values)) or "-"


def write_table(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in [header, *rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set_dir", type=pathlib.Path)
    parser.add_argument("out_dir", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.15)
    parser.add_argument("--clean", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    (args.out_dir / "seg").mkdir(parents=True, exist_ok=True)
    paths = sorted((args.set_dir / "seg").glob("*.gold"))
    texts = {path.stem: [path.with_suffix(f".{side}").read_text(encoding="utf-8").split("\n")[:-1] for side in ("es", "en")]
             for path in paths}
    rows, natural, sources = [], [], []
    for path in paths:
        doc = path.stem
        strangers = [line for other, (_, en) in texts.items() if other != doc for line in en] or [""]
        document = Damage(doc, *texts[doc], read_gold(path), strangers, rng)
        is_clean = rng.random() < args.clean
        for _ in range(0 if is_clean else round(args.share * len(document.beads))):
            document.damage(rng.choice(KINDS))
        document_rows, document_natural = document.write(args.out_dir)
        rows += document_rows
        natural += document_natural
        sources.append([doc, args.set_dir.name, doc, "clean" if is_clean else "defects"])
    write_table(args.out_dir / "gold.tsv", FIELDS, rows)
    write_table(args.out_dir / "natural.tsv", ["doc", "type", "es_lines", "en_lines", "es_span", "en_span", "note"], natural)
    write_table(args.out_dir / "negatives.tsv", ["doc", "type", "es_lines", "en_lines", "es_span", "en_span", "note"], [])
    write_table(args.out_dir / "sources.tsv", ["doc", "set", "source_id", "kind"], sources)


if __name__ == "__main__":
    main()
