#!/usr/bin/env python3
"""Holds the code to the table of modules in src/README.md.

    layering.py ROOT        prints each breach as FILE:LINE: what is wrong; status 1 when there is any
    layering.py --self-test plants breaches, one at a time, and expects each to be found

A module may include the headers of the modules its row names, those of text, and its own. Inside a public header,
includes count for that header's module. What a module may touch besides (files, the network, threads, the process) is in the
table's last column.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import planted

TEXT_HEADERS = {"error", "text"}

# What the last column of the table allows, and what in the code gives it away.
TOUCH_HEADERS = {
    "files": "filesystem fstream unistd.h fcntl.h dirent.h sys/stat.h sys/types.h sys/mman.h random",
    "network": "curl/curl.h sys/socket.h netinet/in.h arpa/inet.h netdb.h",
    "threads": "thread mutex shared_mutex condition_variable future atomic semaphore latch barrier pthread.h",
    "process": "iostream print chrono ctime time.h sys/time.h locale clocale locale.h csignal signal.h "
    "termios.h sys/ioctl.h sys/wait.h",
}
TOUCH_WORDS = {
    "files": r"\b(?:fopen|freopen|tmpfile|mkstemp)\s*\(|\brandom_device\b",
    "process": r"\bstd::(?:cout|cerr|clog|print|println)\b|\b(?:v?f?printf|f?puts|putchar|getenv|setlocale|exit|_exit|abort)\s*\(",
}

# A foreign library stays behind its door, and out of what embedding programs include: the header, who may include it,
# and the same in words.
DOORS = [
    (r"gumbo\.h$", r"src/(?:document/html\w*\.[ch]pp$|article/)", "the HTML reader and article"),
    (r"sqlite3\.h$", r"src/store/", "store"),
    (r"nettle/", r"src/text/sha256\.cpp$", "SHA-256"),
    (r"curl/curl\.h$", r"src/fetch/", "fetch"),
    (r"zlib\.h$", r"src/feed/gzip\.cpp$", "the unpacking of feeds"),
    (r"xlsxwriter\.h$", r"src/batch/xlsx_file\.cpp$", "the writer of XLSX files"),
    (r"CLI/|boost/", r"src/cli/", "cli"),
    (r"unicode/", r"src/(?:text|document|segment)/", "text, document and segment"),
    (r"nlohmann/", r"src/", "files in src"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL)


class Module(NamedTuple):
    may_include: frozenset
    touches: frozenset


class Breach(NamedTuple):
    file: str
    line: int
    what: str


def words(cell):
    return frozenset(word.strip() for word in cell.split(",") if word.strip() not in ("", "–"))


def read_table(readme):
    """Module by name, from the table whose head starts with "| module |"."""
    modules = {}
    inside = False
    for line in readme.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| module |"):
            inside = True
        elif inside and not line.startswith("|"):
            break
        elif inside and not cells[0].startswith("-"):
            modules[cells[0]] = Module(words(cells[2]), words(cells[3]))
    return modules


def without_comments_and_strings(code):
    """`code` with the same lines, so that what is found in it keeps its line number."""
    return COMMENT_OR_STRING.sub(lambda m: "\n" * m.group().count("\n"), code)


def module_of_header(name, including_module):
    """The module a quoted include leads to; None: another file of the same folder."""
    parts = name.split("/")
    if parts[0] == "cotejo" and len(parts) == 2:
        stem = parts[1].removesuffix(".hpp")
        return "text" if stem in TEXT_HEADERS else stem
    return parts[0] if len(parts) > 1 else including_module


def included_files(code):
    for number, line in enumerate(code.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def include_breaches(path, module, modules, code):
    row = modules[module]
    for number, quoted, name in included_files(code):
        for header, insiders, in_words in DOORS:
            if re.match(header, name) and not re.match(insiders, path):
                yield Breach(path, number, f"{name} is for {in_words} only")
        for touch, headers in TOUCH_HEADERS.items():
            if not quoted and name in headers.split() and touch not in row.touches:
                yield Breach(path, number, f"{module} must not touch {touch}: <{name}>")
        target = module_of_header(name, module)
        if quoted and target not in {module, "text"} | row.may_include:
            known = f"{module} must not include {target}" if target in modules else f"no module {target}"
            yield Breach(path, number, f"{known}: {name}")


def word_breaches(path, module, modules, code):
    for touch, pattern in TOUCH_WORDS.items():
        if touch in modules[module].touches:
            continue
        for number, line in enumerate(without_comments_and_strings(code).splitlines(), 1):
            match = re.search(pattern, line)
            if match:
                yield Breach(path, number, f"{module} must not touch {touch}: {match.group().rstrip('( ')}")


def file_breaches(path, module, modules, code):
    if module not in modules:
        return [Breach(path, 1, f"{module} is not in the table of src/README.md")]
    return [*include_breaches(path, module, modules, code), *word_breaches(path, module, modules, code)]


def source_files(root):
    """(path, module) of every file the table speaks of."""
    for file in sorted((root / "include" / "cotejo").glob("*.hpp")):
        yield file, "text" if file.stem in TEXT_HEADERS else file.stem
    for file in sorted((root / "src").rglob("*")):
        if file.suffix in (".cpp", ".hpp"):
            yield file, file.relative_to(root / "src").parts[0]


def table_breaches(modules):
    """The table itself has to have no cycles: each module includes only those above it."""
    seen = set()
    for name, row in modules.items():
        for target in sorted(row.may_include - seen):
            yield Breach("src/README.md", 1, f"{name} may include {target}, which stands below it or nowhere")
        seen.add(name)


def linked_breaches(root, modules):
    """What src/CMakeLists.txt links is what the table allows."""
    cmake = root / "src" / "CMakeLists.txt"
    for number, line in enumerate(cmake.read_text().splitlines() if cmake.exists() else [], 1):
        match = re.match(r"cotejo_module\((\w+) USES ([\w ]+?)(?: LINKS.*)?\)", line)
        if not match:
            continue
        name, uses = match.group(1), set(match.group(2).split())
        for target in sorted(uses - {"text"} - modules[name].may_include):
            yield Breach("src/CMakeLists.txt", number, f"{name} must not use {target}")


def breaches(root):
    modules = read_table((root / "src" / "README.md").read_text(encoding="utf-8"))
    if "text" not in modules or "cli" not in modules:
        return [Breach("src/README.md", 1, "no table of modules")]
    found = [*table_breaches(modules), *linked_breaches(root, modules)]
    for file, module in source_files(root):
        path = file.relative_to(root).as_posix()
        found += file_breaches(path, module, modules, file.read_text(encoding="utf-8"))
    return found


# ---- self-test: (what is planted where, the breach expected; None: allowed) --------------------------------------

SELF_TEST_TABLE = """
| module | does | may include, besides text | touches |
|---|---|---|---|
| text | a | – | – |
| read | a | – | files |
| document | a | read | – |
| align | a | – | – |
| batch | a | read, align | files, threads |
| cli | a | batch | files, threads, process |
"""

PLANTED = [
    ("src/align/dp.cpp", '#include "cotejo/align.hpp"\n#include "align/band.hpp"\n#include "band.hpp"\n', None),
    ("src/align/dp.cpp", '#include "cotejo/text.hpp"\n#include "cotejo/error.hpp"\n#include <vector>\n', None),
    ("src/align/dp.cpp", '#include "cotejo/batch.hpp"\n', "src/align/dp.cpp:1: align must not include batch: cotejo/batch.hpp"),
    ("src/align/dp.cpp", '\n#include "document/html.hpp"\n', "src/align/dp.cpp:2: align must not include document: document/html.hpp"),
    ("src/align/dp.cpp", '#include "nowhere/x.hpp"\n', "src/align/dp.cpp:1: no module nowhere: nowhere/x.hpp"),
    ("src/align/dp.cpp", "#  include <fstream>\n", "src/align/dp.cpp:1: align must not touch files: <fstream>"),
    ("src/align/dp.cpp", "#include <netdb.h>\n", "src/align/dp.cpp:1: align must not touch network: <netdb.h>"),
    ("src/align/dp.cpp", "#include <thread>\n", "src/align/dp.cpp:1: align must not touch threads: <thread>"),
    ("src/align/dp.cpp", "#include <chrono>\n", "src/align/dp.cpp:1: align must not touch process: <chrono>"),
    ("src/align/dp.cpp", "/* a\n */ void f() { std::cerr << 1; }\n", "src/align/dp.cpp:2: align must not touch process: std::cerr"),
    ("src/align/dp.cpp", 'void f() { std::fprintf(stderr, ""); }\n', "src/align/dp.cpp:1: align must not touch process: fprintf"),
    ("src/align/dp.cpp", 'auto f = fopen("x", "r");\n', "src/align/dp.cpp:1: align must not touch files: fopen"),
    ("src/align/dp.cpp", '// std::cout\nauto s = "std::cout printf("; std::snprintf(b, 1, "");\n', None),
    ("src/align/dp.cpp", 'const char q = \'"\'; void f() { std::cout << 1; }\n', "src/align/dp.cpp:1: align must not touch process: std::cout"),
    ("src/document/html.cpp", "#include <gumbo.h>\n", None),
    ("src/document/txt.cpp", "#include <gumbo.h>\n",
     "src/document/txt.cpp:1: gumbo.h is for the HTML reader and article only"),
    ("include/cotejo/align.hpp", "#include <nlohmann/json.hpp>\n",
     "include/cotejo/align.hpp:1: nlohmann/json.hpp is for files in src only"),
    ("include/cotejo/text.hpp", '#include "cotejo/read.hpp"\n', "include/cotejo/text.hpp:1: text must not include read: cotejo/read.hpp"),
    ("src/read/read.cpp", "#include <fstream>\n", None),
    ("src/read/read.cpp", "void f() { std::cout << 1; }\n", "src/read/read.cpp:1: read must not touch process: std::cout"),
    ("src/cli/main.cpp", '#include <iostream>\n#include <CLI/CLI.hpp>\n#include "cotejo/batch.hpp"\n', None),
    ("src/stray/x.cpp", "int x;\n", "src/stray/x.cpp:1: stray is not in the table of src/README.md"),
    ("src/CMakeLists.txt", "cotejo_module(align USES text read LINKS ICU::uc)\n", "src/CMakeLists.txt:1: align must not use read"),
]


def as_text(breach):
    return f"{breach.file}:{breach.line}: {breach.what}"


def found_when_planted(planted_file):
    path, code = planted_file
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in (("src/README.md", SELF_TEST_TABLE), (path, code)):
            os.makedirs((root / name).parent, exist_ok=True)
            (root / name).write_text(content, encoding="utf-8")
        return lines(root)


def lines(root):
    return [as_text(breach) for breach in breaches(root)]


def cases():
    return [((path, code), [expected] if expected else []) for path, code, expected in PLANTED]


if __name__ == "__main__":
    sys.exit(planted.run(sys.argv[1:], lines, cases(), found_when_planted))
