#!/usr/bin/env python3
"""Finds types of one name in one namespace that are defined twice.

    one_definition.py ROOT        prints each second definition as FILE:LINE: what is wrong; status 1 when there is any
    one_definition.py --self-test plants some, and expects each to be found

Where two files define different types of one name, the linker takes one std::vector of them for both. Neither it nor
the compiler says so: no file sees both. Types in anonymous namespaces, and inside other types, may be called alike.
"""

import re
import sys
import tempfile
from pathlib import Path

import planted

# As clang-format has them: what is in a namespace is not indented, what is in a type is.
OPENING = re.compile(r"namespace(?: ([\w:]+))? {$")
CLOSING = re.compile(r"}  // namespace")
DEFINITION = re.compile(r"(?:struct|class|union|enum(?: class)?) (\w+)(?: final)?(?: :.*)? {")


def definitions(code):
    """Line and full name of each type that other files could see."""
    namespaces = []
    for number, line in enumerate(code.splitlines(), 1):
        if match := OPENING.match(line):
            namespaces.append(match.group(1))
        elif CLOSING.match(line):
            namespaces.pop()
        elif (match := DEFINITION.match(line)) and None not in namespaces:
            yield number, "::".join([*namespaces, match.group(1)])


def second_definitions(root):
    found, first = [], {}
    for path in sorted([*root.glob("include/**/*.hpp"), *root.glob("src/**/*.[ch]pp")]):
        name = path.relative_to(root).as_posix()
        for number, defined in definitions(path.read_text(encoding="utf-8")):
            if defined in first:
                found.append(f"{name}:{number}: {defined} is defined in {first[defined]}, too")
            first.setdefault(defined, f"{name}:{number}")
    return found


PLANTED = [
    ("struct Bead {\n};\n", ["src/b.cpp:3: cotejo::Bead is defined in src/a.hpp:2, too"]),
    ("class Bead final : public Thing {\n};\n", ["src/b.cpp:3: cotejo::Bead is defined in src/a.hpp:2, too"]),
    ("enum class Bead : char {\n};\n", ["src/b.cpp:3: cotejo::Bead is defined in src/a.hpp:2, too"]),
    ("struct Bead;\nstruct Bead::Impl {\n};\nstruct Outer {\n  struct Bead {\n  };\n};\n", []),
    ("namespace {\nstruct Bead {\n};\n}  // namespace\n", []),
    ("namespace detail {\nstruct Bead {\n};\n}  // namespace detail\n", []),
]


def found_when_planted(code):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "src").mkdir()
        (root / "src/a.hpp").write_text("namespace cotejo {\nstruct Bead {\n};\n}  // namespace cotejo\n")
        (root / "src/b.cpp").write_text(f"namespace cotejo {{\n\n{code}}}  // namespace cotejo\n")
        return second_definitions(root)


if __name__ == "__main__":
    sys.exit(planted.run(sys.argv[1:], second_definitions, PLANTED, found_when_planted))
