"""What the checks of the house that read the sources have in common: how they are called, and how they show that they see
what they are for.

    CHECK.py ROOT          prints each breach as FILE:LINE: what is wrong; status 1 when there is any
    CHECK.py --self-test   plants breaches, one at a time, and expects each to be found
"""

from pathlib import Path


def sees_all(cases, find):
    """Of cases (what is planted, the lines that are to be found): whether find(planted) finds these and no others."""
    wrong = 0
    for planted, expected in cases:
        found = find(planted)
        if found != expected:
            wrong += 1
            print(f"{planted!r}:\n  expected {expected}\n  found    {found}")
    print(f"{len(cases) - wrong} of {len(cases)} planted cases as expected")
    return wrong == 0


def run(arguments, find, cases, find_planted):
    """The exit status; find(root) gives the lines to print."""
    if arguments == ["--self-test"]:
        return 0 if sees_all(cases, find_planted) else 1
    found = find(Path(arguments[0]))
    for line in found:
        print(line)
    return 1 if found else 0
