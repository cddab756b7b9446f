#!/usr/bin/env python3
"""Aligns the gold sets and prints the measures of the field beside the figures of other aligners.

  run.py [--align OPTIONS] [--keep DIR] [--format table|tsv] COTEJO EVAL_DIR [SET...]

EVAL_DIR/SET/seg/ID.{es,en} has a sentence a line, ID.gold the ladder; all sets that have gold when none is named.
Sentences are taken as they are. A set of other languages (seg/ID.{de,fr}) is aligned with --model none: its own text is all
that the aligner has to learn from. --align adds options for `cotejo align`, --keep leaves the alignments in DIR.

The first table has the measures of `cotejo eval`. Its column "use" says "dev" for sets that a number of the aligner was
tuned on (tuned_on.txt): only the others, "report", are results. The second table has the bars, and what other aligners
reach on the same sets (peers.tsv). --format tsv writes one table: set, use, measure, value, bar, goal.
"""
import argparse
import csv
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SHOWN = ["strP", "strR", "strF", "laxF", "fineP", "fineR", "fineM", "nullF", "ECE", "massECE"]
LOW_IS_BETTER = {"ECE", "massECE"}


def gold_sets(root):
    return sorted(path.parent.name for path in root.glob("*/seg") if any(path.glob("*.gold")))


def side_suffixes(folder):
    """The suffixes of the two sides, the source's first: .es and .en, or those of other languages by the alphabet."""
    suffixes = {path.suffix for path in folder.iterdir()} - {".gold"}
    return sorted(suffixes, key=lambda suffix: (suffix == ".en", suffix))


def align_set(cotejo, folder, out, options):
    out.mkdir(parents=True)
    suffixes = side_suffixes(folder)
    if suffixes != [".es", ".en"]:
        options = [*options, *(["--model", "none"] if "--model" not in options else [])]
    golds = sorted(folder.glob("*.gold"))
    jobs = [[*(str(gold.with_suffix(suffix)) for suffix in suffixes), str(out / f"{gold.stem}.ladder")] for gold in golds]
    (out / "jobs.tsv").write_text("".join("\t".join(job) + "\n" for job in jobs), encoding="utf-8")
    subprocess.run([cotejo, "align", "--quiet", "--presegmented", "--no-language-check", *options, "--jobs",
                    str(out / "jobs.tsv")], check=True)


def number(text):
    return None if text in ("", "-") else float(text)


def mean(values):
    return None if None in values else sum(values) / len(values)


def score(cotejo, root, answers):
    """{set: {measure: value}}, None where there is nothing to measure."""
    done = subprocess.run([cotejo, "eval", "--all", str(root), str(answers), "--format", "tsv"], check=True,
                          stdout=subprocess.PIPE, text=True)
    rows = {row["set"]: row for row in csv.DictReader(done.stdout.splitlines(), delimiter="\t")}
    measured = {}
    for name in (name for name in rows if not name.startswith("ALL (")):
        measures = {column: number(rows[name][column]) for column in rows[name] if column not in ("set", "docs")}
        measured[name] = {**measures, "fineM": mean([measures["fineP"], measures["fineR"]])}
    return measured


def measure_sets(cotejo, root, sets, options=(), keep=None):
    """Aligns and scores: {set: {measure: value}}."""
    with tempfile.TemporaryDirectory() as scratch:
        answers = pathlib.Path(keep or scratch)
        for name in sets:
            align_set(cotejo, root / name / "seg", answers / name, list(options))
        return score(cotejo, root, answers)


def read_rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t")


def read_figures(path=HERE / "peers.tsv"):
    """{(set, measure): {peer: value}}; "bar" and "goal" are among the peers."""
    figures = {}
    for row in read_rows(path):
        figures.setdefault((row["set"], row["measure"]), {})[row["peer"]] = float(row["value"])
    return figures


def read_tuned_on(path=HERE / "tuned_on.txt"):
    return {line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}


def reaches(measure, value, mark):
    """To the three digits that marks are given with. A value has four, which are rounded: what ends in 5 may be less."""
    above = round(value * 10000) - round(mark * 10000)
    return above < 5 if measure in LOW_IS_BETTER else above > -5


def verdict(measure, value, figures):
    for mark in ("goal", "bar"):
        if mark in figures and reaches(measure, value, figures[mark]):
            return mark
    return f"short by {abs(value - figures['bar']):.4f}" if "bar" in figures else ""


def shown(value):
    return "-" if value is None else f"{value:.4f}"


def measure_table(measured, tuned_on):
    yield ["set", "use", *SHOWN]
    for name, measures in measured.items():
        yield [name, "dev" if name in tuned_on else "report", *(shown(measures[column]) for column in SHOWN)]


def comparison(measured, figures, tuned_on):
    """A row a figure that others, or the bars, have of a set that was measured."""
    yield ["set", "use", "measure", "cotejo", "bar", "goal", "reaches", "others"]
    for (name, measure), marks in sorted(figures.items(), key=lambda figure: (figure[0][0], SHOWN.index(figure[0][1]))):
        value = measured.get(name, {}).get(measure)
        if value is None:
            continue
        others = ", ".join(f"{peer} {mark:.3f}" for peer, mark in marks.items() if peer not in ("bar", "goal"))
        yield [name, "dev" if name in tuned_on else "report", measure, shown(value),
               *(f"{marks[mark]:.3f}" if mark in marks else "-" for mark in ("bar", "goal")), verdict(measure, value, marks),
               others]


def print_table(rows):
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def print_tsv(measured, figures, tuned_on):
    print("set", "use", "measure", "value", "bar", "goal", sep="\t")
    for name, measures in measured.items():
        for measure, value in measures.items():
            marks = figures.get((name, measure), {})
            print(name, "dev" if name in tuned_on else "report", measure, shown(value), marks.get("bar", "-"),
                  marks.get("goal", "-"), sep="\t")


def print_tables(measured, figures, tuned_on):
    print_table(measure_table(measured, tuned_on))
    rows = list(comparison(measured, figures, tuned_on))
    print()
    print_table(rows)
    marked = [row for row in rows[1:] if row[4] != "-"]
    for use in ("report", "dev"):
        of_use = [row for row in marked if row[1] == use]
        print(f"{use}: {sum(row[6] in ('bar', 'goal') for row in of_use)} of {len(of_use)} bars reached")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cotejo")
    parser.add_argument("eval_dir", type=pathlib.Path)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--align", default="", metavar="OPTIONS", help="further options for cotejo align")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="a new folder for the alignments")
    parser.add_argument("--format", choices=("table", "tsv"), default="table")
    arguments = parser.parse_args()
    sets = arguments.sets or gold_sets(arguments.eval_dir)
    if not sets:
        parser.error(f"{arguments.eval_dir} holds no gold set (expected SET/seg/*.gold)")
    measured = measure_sets(arguments.cotejo, arguments.eval_dir, sets, shlex.split(arguments.align), arguments.keep)
    (print_tsv if arguments.format == "tsv" else print_tables)(measured, read_figures(), read_tuned_on())


if __name__ == "__main__":
    sys.exit(main())
