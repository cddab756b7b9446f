#!/usr/bin/env python3
"""surface.py COTEJO SRC: --help, the manual page and the three completions speak of the same commands and options.

--help is the measure: every long option it shows for a command has to be in the manual page's section on that command
and in each completion, and none of them may offer one that --help does not show.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ["align", "check", "terms", "segment", "extract", "pair", "eval", "tmx validate", "model train", "model info",
            "feed", "feed read", "feed status", "feed list", "feed show", "feed reject", "feed pair",
            "batch plan", "batch run-part", "batch status", "batch merge"]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def run(*arguments, **keywords):
    return subprocess.run(arguments, capture_output=True, text=True, check=False, **keywords)


# ---- what each of them says: options by command ------------------------------------------------------------------


def from_help(cotejo):
    """Options are the lines that start with one; examples below them are not looked at."""

    def options(command):
        text = run(cotejo, *command.split(), "--help", env={"LANG": "C"}).stdout
        lines = [line for line in text.splitlines() if re.match(r"\s+(?:-\w,\s*)?--", line)]
        return {OPTION.search(line).group() for line in lines}

    return {command: options(command) for command in COMMANDS}


def from_manual(text):
    """Options are the .TP tags of a command's subsection; those of "Common options" belong to every command."""
    text = text.replace("\\-", "-")
    sections = {}
    for section in re.split(r"^\.SS ", text, flags=re.M)[1:]:
        head, _, body = section.partition("\n")
        body = re.split(r"^\.SH ", body, flags=re.M)[0]
        tags = re.findall(r"^\.TP\n(\..*)$", body, flags=re.M)
        sections[head.strip('"')] = {option for tag in tags for option in OPTION.findall(tag)}
    common = sections["Common options"]
    return {command: sections[f"cotejo {command}"] | common for command in COMMANDS}


def from_bash(file):
    """What bash offers after `cotejo COMMAND --`, asked of bash itself."""

    def options(command):
        line = ["cotejo", *command.split(), "--"]
        script = (
            f"source '{file}'; COMP_WORDS=({' '.join(line)}); COMP_CWORD={len(line) - 1}; _cotejo; "
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        return set(OPTION.findall(run("bash", "-c", script).stdout))

    return {command: options(command) for command in COMMANDS}


def from_fish(file):
    """What fish offers, asked of fish itself."""

    def options(command):
        script = f"source '{file}'; complete -C 'cotejo {command} --'"
        return set(OPTION.findall("\n".join(line.split("\t")[0] for line in run("fish", "-c", script).stdout.splitlines())))

    return {command: options(command) for command in COMMANDS}


def from_zsh(text):
    """Read off the _arguments specifications: those of a command, and those of all."""

    def specifications(function):
        body = re.search(rf"^{function}\(\) {{\n(.*?)^}}", text, flags=re.M | re.S).group(1)
        return set(OPTION.findall("\n".join(re.findall(r"^\s+(\S.*)$", body, flags=re.M))))

    common = set(OPTION.findall(re.search(r"^_cotejo_common=\((.*?)^\)", text, flags=re.M | re.S).group(1)))
    return {command: specifications("_cotejo_" + re.sub("[ -]", "_", command)) | common for command in COMMANDS}


# ---- the comparison ----------------------------------------------------------------------------------------------


def differences(name, measure, said):
    for command in COMMANDS:
        for option in sorted(measure[command] - said[command]):
            yield f"{name}: cotejo {command}: {option} is missing"
        for option in sorted(said[command] - measure[command]):
            yield f"{name}: cotejo {command}: {option} is not in --help"


def syntax_errors(source):
    """The files as their own programs read them, where those are installed."""
    checks = [
        ("bash", ["bash", "-n", source / "completions/cotejo.bash"]),
        ("zsh", ["zsh", "-n", source / "completions/_cotejo"]),
        ("fish", ["fish", "--no-execute", source / "completions/cotejo.fish"]),
        ("man", ["man", "--warnings", "-l", "-Tutf8", "-Z", source / "man/cotejo.1"]),
    ]
    for program, command in checks:
        if not shutil.which(program):
            print(f"{program} is not installed: its file is not checked for syntax")
            continue
        result = run(*map(str, command))
        if result.returncode != 0 or result.stderr:
            yield f"{program}: {result.stderr.strip() or 'fails'}"


def main(cotejo, source):
    measure = from_help(cotejo)
    found = [f"--help: cotejo {command}: no options found" for command in COMMANDS if len(measure[command]) < 2]
    found += differences("manual page", measure, from_manual((source / "man/cotejo.1").read_text()))
    found += differences("zsh", measure, from_zsh((source / "completions/_cotejo").read_text()))
    found += differences("bash", measure, from_bash(source / "completions/cotejo.bash"))
    if shutil.which("fish"):
        found += differences("fish", measure, from_fish(source / "completions/cotejo.fish"))
    found += syntax_errors(source)
    print("\n".join(found) or f"{sum(map(len, measure.values()))} options agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
