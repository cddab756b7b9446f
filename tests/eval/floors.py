"""What the tests with floors have in common: where the sets lie, and bounds on what a measuring command prints.

A bound is (pattern, bound, name): the first group of the pattern, in what was printed, is the figure.
"""
import os
import pathlib
import re
import subprocess

SKIPPED = 77


def sets_beside(source):
    """Where the sets lie: beside the project, or where COTEJO_EVAL says."""
    return pathlib.Path(os.environ.get("COTEJO_EVAL", source.parent / "shared/eval"))


def lacks(sets, *names):
    """Whether one of them is not there, which is then said."""
    missing = [name for name in names if not (sets / name).exists()]
    if missing:
        print(f"skipped: {' and '.join(missing)} not in {sets}")
    return bool(missing)


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _holds(said, bounds, kind, is_good):
    passed = True
    for pattern, bound, name in bounds:
        measured = float(re.search(pattern, said).group(1))
        good = is_good(measured, bound)
        passed = passed and good
        print(f"{'ok' if good else 'WORSE':5} {name}: {measured:.3f}, {kind} {bound}")
    return passed


def at_least(said, floors):
    return _holds(said, floors, "floor", lambda measured, floor: measured >= floor)


def at_most(said, ceilings):
    return _holds(said, ceilings, "ceiling", lambda measured, ceiling: measured <= ceiling)
