#!/usr/bin/env python3
"""How exactly the term check points: the spans of findings against the gold's own words.

  score_term_spans.py SET_DIR FINDINGS.jsonl TOOLS_DIR [--judge N --seed S]

For each place of a finding that hits a row of SET_DIR/gold.tsv (as score_terms.py in TOOLS_DIR understands that), the
Spanish span has to be the longest of the row's Spanish forms that stands there, the English one the longest of the deviant
renderings, inflected or not. Prints the share that is exact on either side and on both, and the rest one a line. Places whose
English word is only a guess have no English span; they are counted apart. With --judge N, prints
N places instead, drawn out of those that hit no row: what remains for a reader to judge.
"""
import argparse
import pathlib
import random
import re
import sys


def segments(set_dir, doc, side, cache={}):
    if (doc, side) not in cache:
        text = (pathlib.Path(set_dir) / "seg" / f"{doc}.{side}").read_text(encoding="utf-8")
        cache[doc, side] = text.split("\n")
    return cache[doc, side]


def pattern(form):
    """The form with any inflection, of its last word in English and of each in Spanish ("terapeúticos" is for "terapéuticos")."""
    words = [w[:-1] + r"\w{0,3}" if len(w) > 4 else w + r"\w?" for w in map(re.escape, re.split(r"[ -]", form))]
    return re.compile(r"(?<!\w)" + "[ -]".join(words) + r"(?!\w)")


def longest(text, span, forms, fold):
    """The longest of the forms in the text that meets the span."""
    folded = "".join(fold(c)[:1] or c for c in text)
    found = [m.span() for form in forms for m in pattern(fold(form).strip()).finditer(folded)]
    met = [(b, e) for b, e in found if b < span[1] and span[0] < e]
    return max(met, key=lambda s: s[1] - s[0], default=None)


def places(finding):
    lines = zip(finding["es_lines"], finding["en_lines"], finding["es_spans"], finding["en_spans"])
    for es, en, es_span, en_span in lines:
        yield [(line.rpartition(":")[0], int(line.rpartition(":")[2])) if isinstance(line, str) else (finding["doc"], line)
               for line in (es, en)] + [es_span, en_span]


def shown(text, span):
    return text[max(0, span[0] - 40):span[0]] + "[" + text[span[0]:span[1]] + "]" + text[span[1]:span[1] + 30]


def compare(finding, row, set_dir, fold):
    """For each place on a minority line: (es exact, en exact, both as text)."""
    es_forms = [f for f in row["es"]]
    for (es_doc, es_line), (en_doc, en_line), es_span, en_span in places(finding):
        if (en_doc, en_line) not in row["minor"][1] and (es_doc, es_line) not in row["minor"][0]:
            continue
        es_text, en_text = segments(set_dir, es_doc, "es")[es_line], segments(set_dir, en_doc, "en")[en_line]
        wanted = longest(es_text, es_span, es_forms, fold), longest(en_text, en_span, row["en_minor"].split("; "), fold)
        yield wanted[0] == tuple(es_span), wanted[1] == tuple(en_span), shown(es_text, es_span), shown(en_text, en_span)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set_dir")
    parser.add_argument("findings")
    parser.add_argument("tools_dir")
    parser.add_argument("--judge", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    sys.path.insert(0, args.tools_dir)
    import qascore
    import score_terms
    units, gold, _, _ = score_terms.load(args.set_dir)
    judged, unmatched, guesses = [], [], 0
    for f in qascore.read_findings(args.findings):
        if f["type"] == "glossary" or f["doc"] not in units:
            continue
        if f.get("en_is_guess"):
            guesses += len(f["es_lines"])
            continue
        f["_es"], f["_en"] = (qascore.lines(f[key], f["doc"]) for key in ("es_lines", "en_lines"))
        rows = [r for r in gold if r["doc"] == units[f["doc"]] and score_terms.tm(f, r) and score_terms.ov(f, r["minor"])]
        if not rows:
            unmatched += [(f, place) for place in places(f)]
        for row in rows:
            judged += [(row, f, *result) for result in compare(f, row, args.set_dir, qascore.fold)]
    if args.judge:
        random.Random(args.seed).shuffle(unmatched)
        for f, ((es_doc, es), (en_doc, en), es_span, en_span) in unmatched[:args.judge]:
            print(f["doc"], f["type"], f["expected"], "|", shown(segments(args.set_dir, es_doc, "es")[es], es_span), "|",
                  shown(segments(args.set_dir, en_doc, "en")[en], en_span))
        return
    for row, f, es_right, en_right, es, en in judged:
        if not (es_right and en_right):
            sides = " ".join(side for side, right in (("es", es_right), ("en", en_right)) if not right)
            print(f"{sides:5} {row['id']} {row['es_term']} | {row['en_major']} -> {row['en_minor']} | {es} | {en}")
    count = max(1, len(judged))
    es, en, both = (sum(bool(test(j)) for j in judged) for test in (lambda j: j[2], lambda j: j[3], lambda j: j[2] and j[3]))
    print(f"exact: es {es / count:.3f} en {en / count:.3f} both {both / count:.3f} of {len(judged)} places; {len(unmatched)} hit no row; "
          f"{guesses} guesses")


if __name__ == "__main__":
    main()
