#!/usr/bin/env python3
"""Finds the weights of the term check's confidence (src/check/confidence.cpp).

  cotejo_term_evidence MODEL SET_DIR > evidence.jsonl
  fit_terms.py evidence.jsonl SET_DIR TOOLS_DIR [--ridge 3] [--verbose]

A deviation is right if it hits a row of SET_DIR/gold.tsv, as score_terms.py in TOOLS_DIR understands that, and wrong if it
hits none; what meets natural.tsv is not learned from. Logistic regression with a ridge, by Newton's method. Printed are the weights,
and for several thresholds what score_terms.py would say: once with the weights of all the data, once with each unit
judged by weights that have not seen it.
"""
import argparse
import json
import math
import sys

KINDS = {"hit": 1, "unlisted": 0, "listed": 0}


def features(finding):
    """Everything src/check/confidence.cpp weighs, in its order."""
    e = finding["e"]
    return [1.0, e["share"], e["deviants"], e["posterior"], float(e["posterior"] < 0.15), e["rival"], e["known"], e["expected"],
            min(e["information"], 14.0), float(e["content_words"] > 1), e["noun_share"], e["noun_here"], e["nominal"],
            e["verbal"], e["places"], e["c_value"]]


NAMES = ["bias", "share", "deviants", "posterior", "unsure", "rival", "known", "expected", "information", "many_words",
         "noun_share", "noun_here", "nominal", "verbal", "places", "c_value"]


def collapse(finding):
    """The rule of src/check/confidence.cpp for a term that is rendered as another one is."""
    e = finding["e"]
    holds = (e["collapses"] and e["content_words"] == 1 and e["noun_here"] == 1 and e["nominal"] == 1
             and e["posterior"] >= 0.46 and e["information"] >= 8 and e["en_information"] >= 8)
    return 0.7 * e["posterior"] if holds else 0.0


def judged(weights, finding):
    return max(collapse(finding), probability(weights, features(finding)) if finding["n"] >= 3 else 0.0)


def label(findings, set_dir, scorer):
    units, gold, negatives, natural = scorer.load(set_dir)
    for f in findings:
        f["unit"] = units[f["doc"]]
        f["_es"], f["_en"] = (scorer.lines(f[key], f["doc"]) for key in ("es_lines", "en_lines"))
        here = [r for r in gold if r["doc"] == f["unit"] and scorer.tm(f, r)]
        f["rows"] = [r["id"] for r in here if scorer.ov(f, r["minor"])]
        near = any(scorer.ov(f, r["other"]) or scorer.ov(f, r["major"]) for r in here)
        varies = any(r["doc"] == f["unit"] and scorer.tm(f, r) and scorer.ov(f, r["L"]) for r in natural)
        listed = any(r["doc"] == f["unit"] and scorer.tm(f, r) and scorer.ov(f, r["L"]) for r in negatives)
        f["kind"] = "hit" if f["rows"] else "ignored" if near or varies else "listed" if listed else "unlisted"
    return len(gold)


def solve(matrix, vector):
    """Gauss with pivots."""
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for k in range(len(rows)):
        pivot = max(range(k, len(rows)), key=lambda r: abs(rows[r][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for r in range(k + 1, len(rows)):
            factor = rows[r][k] / rows[k][k]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[k])]
    out = [0.0] * len(rows)
    for k in reversed(range(len(rows))):
        out[k] = (rows[k][-1] - sum(rows[k][j] * out[j] for j in range(k + 1, len(rows)))) / rows[k][k]
    return out


def probability(weights, x):
    return 1 / (1 + math.exp(-max(-30, min(30, sum(w * v for w, v in zip(weights, x))))))


def fit(rows, ridge):
    """rows: (features, 0 or 1). The ridge is in units of each feature's deviation; the bias goes free."""
    size = len(rows[0][0])
    means = [sum(x[k] for x, _ in rows) / len(rows) for k in range(size)]
    spread = [math.sqrt(sum((x[k] - means[k]) ** 2 for x, _ in rows) / len(rows)) or 1.0 for k in range(size)]
    scaled = [([1.0] + [(x[k] - means[k]) / spread[k] for k in range(1, size)], y) for x, y in rows]
    weights = [0.0] * size
    for _ in range(12):
        gradient = [-ridge * w if k else 0.0 for k, w in enumerate(weights)]
        hessian = [[ridge if i == j and i else 0.0 for j in range(size)] for i in range(size)]
        for x, y in scaled:
            p = probability(weights, x)
            slope = max(p * (1 - p), 1e-6)
            for i in range(size):
                gradient[i] += (y - p) * x[i]
                for j in range(i + 1):
                    hessian[i][j] += slope * x[i] * x[j]
        for i in range(size):
            for j in range(i):
                hessian[j][i] = hessian[i][j]
        weights = [w + s for w, s in zip(weights, solve(hessian, gradient))]
    out = [w / s for w, s in zip(weights, spread)]
    out[0] = weights[0] - sum(w * m for w, m in zip(out[1:], means[1:]))
    return out


def chosen(findings, key, threshold):
    """As src/check/terms.cpp chooses: of a story (unit, Spanish word, English word) the candidate with the most places, or the
    surest; the surest stories first; and none whose English words all belong to a surer one."""
    stories = {}
    for f in sorted(findings, key=lambda f: (-f[key], -f["e"]["content_words"])):
        if f[key] > 0 and f[key] >= threshold:
            stories.setdefault((f["unit"], f["story"]), []).append(f)
    taken, out = set(), []
    for (unit, _), story in stories.items():
        best = max(story, key=lambda f: len(f["en_words"]))
        words = {(unit, word) for word in best["en_words"]}
        if not words <= taken:
            out.append(best)
        taken |= words
    return out


def table(findings, key, gold, verbose):
    for threshold in (0.1, 0.15, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.32, 0.34, 0.36, 0.4, 0.5):
        kept = chosen(findings, key, threshold)
        found = len({row for f in kept for row in f["rows"]})
        listed, unlisted = (sum(f["kind"] == kind for f in kept) for kind in ("listed", "unlisted"))
        ignored = sum(f["kind"] == "ignored" for f in kept)
        recall = found / gold
        line = f"{key} >= {threshold:.2f}: found {found:3} recall {recall:.3f}, listed {listed}, unlisted {unlisted}, ignored {ignored}"
        for name, false in (("listed", listed), ("strict", listed + unlisted)):
            precision = found / max(1, found + false)
            line += f" | {name} P {precision:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
        print(line)
        if verbose and threshold == 0.32:
            for f in kept:
                print("   ", f["kind"], f"{f[key]:.2f}", f["doc"], f["type"], f["es_term"], "|", f["expected"], "->", f["en_term"], f["es_lines"][:3],
                      " ".join(f"{n}={v:.2f}" for n, v in f["e"].items()))
            missed = {row for f in findings for row in f["rows"]} - {row for f in kept for row in f["rows"]}
            for row in sorted(missed):
                for f in findings:
                    if row in f["rows"]:
                        print("    MISSED", row, f"{f[key]:.2f}", f["es_term"], "|", f["expected"], "->", f["en_term"], " ".join(f"{n}={v:.2f}" for n, v in f["e"].items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence")
    parser.add_argument("set_dir")
    parser.add_argument("tools_dir")
    parser.add_argument("--ridge", type=float, default=3)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, args.tools_dir)
    import score_terms
    with open(args.evidence, encoding="utf-8") as lines:
        findings = [json.loads(line) for line in lines]
    gold = label(findings, args.set_dir, score_terms)
    data = [(f["unit"], features(f), KINDS[f["kind"]]) for f in findings if f["kind"] in KINDS and f["n"] >= 3]
    weights = fit([(x, y) for _, x, y in data], args.ridge)
    for name, weight in zip(NAMES, weights):
        print(f"{name:16} {weight:8.3f}")
    for f in findings:
        f["all"] = judged(weights, f)
    for unit in sorted({f["unit"] for f in findings}):
        unseen = fit([(x, y) for u, x, y in data if u != unit], args.ridge)
        for f in findings:
            if f["unit"] == unit:
                f["unseen"] = judged(unseen, f)
    table(findings, "all", gold, False)
    table(findings, "unseen", gold, args.verbose)


if __name__ == "__main__":
    main()
