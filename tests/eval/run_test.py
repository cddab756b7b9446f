#!/usr/bin/env python3
"""run.py on a gold set of its own.   run_test.py COTEJO"""
import pathlib
import sys
import tempfile
import unittest

import run

COTEJO = sys.argv.pop(1)
ES = "La casa es roja.\nEl perro duerme en la cocina.\nMaría compró tres libros ayer.\n"
EN = "The house is red.\nThe dog sleeps in the kitchen.\nMaría bought three books yesterday.\n"


class Run(unittest.TestCase):
    def put_set(self, root, name, suffixes):
        folder = root / name / "seg"
        folder.mkdir(parents=True)
        for suffix, text in (*zip(suffixes, (ES, EN)), (".gold", "[0]:[0]\n[1]:[1]\n[2]:[2]\n")):
            (folder / f"a{suffix}").write_text(text, encoding="utf-8")

    def test_measures_sets_of_any_languages(self):
        with tempfile.TemporaryDirectory() as scratch:
            root = pathlib.Path(scratch)
            self.put_set(root, "news", (".es", ".en"))
            self.put_set(root, "other", (".de", ".fr"))
            (root / "docs").mkdir()
            self.assertEqual(run.gold_sets(root), ["news", "other"])
            measured = run.measure_sets(COTEJO, root, ["news", "other"])
        self.assertEqual([measured[name]["strF"] for name in ("news", "other")], [1, 1])
        self.assertEqual(measured["news"]["fineM"], 1)
        self.assertIsNone(measured["news"]["nullF"])
        self.assertLess(measured["news"]["ECE"], 1)

    def test_sides(self):
        cases = [((".es", ".en"), [".es", ".en"]), ((".pt", ".en"), [".pt", ".en"]), ((".fr", ".de"), [".de", ".fr"])]
        for suffixes, expected in cases:
            with tempfile.TemporaryDirectory() as scratch:
                self.put_set(pathlib.Path(scratch), "x", suffixes)
                self.assertEqual(run.side_suffixes(pathlib.Path(scratch) / "x" / "seg"), expected)

    def test_verdict(self):
        marks = {"bar": 0.98, "goal": 0.992, "hunalign": 0.9}
        cases = [("strF", 0.9916, marks, "goal"), ("strF", 0.9915, marks, "bar"), ("strF", 0.9796, marks, "bar"),
                 ("strF", 0.9795, marks, "short by 0.0005"), ("strF", 0.5, {"hunalign": 0.9}, ""),
                 ("ECE", 0.0104, {"bar": 0.02, "goal": 0.01}, "goal"), ("ECE", 0.0204, {"bar": 0.02, "goal": 0.01}, "bar"),
                 ("ECE", 0.05, {"bar": 0.02, "goal": 0.01}, "short by 0.0300")]
        for measure, value, figures, expected in cases:
            self.assertEqual(run.verdict(measure, value, figures), expected, (measure, value))

    def test_the_figures_are_of_measures_that_are_shown(self):
        figures = run.read_figures()
        self.assertLessEqual({measure for _, measure in figures}, set(run.SHOWN))
        self.assertTrue(all(0 < value <= 1 for marks in figures.values() for value in marks.values()))


if __name__ == "__main__":
    unittest.main()
