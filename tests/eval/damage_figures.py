#!/usr/bin/env python3
"""How many of the errors that are put into clean translations does the fidelity check find, by kind of error?

  damage_figures.py COTEJO SET_DIR... [--seed N] [--share S] [--missed FILE]

Each SET_DIR has seg/ID.{es,en}, a sentence a line. In a share of the English sentences one thing is changed: a digit,
two digits' order, a magnitude, a percentage, a month, a weekday, a year, a number in words; or a name is replaced by
one of another text, or two names change places. Prints recall by kind, and how many findings are elsewhere: false
alarms, and errors that were there already.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
MAGNITUDES = ["thousand", "million", "billion", "trillion"]
NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,]*\d(?![\w-])|(?<![\w.,-])\d(?![\w.,-])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?(?![\w'’])")


def another(rng, words, word):
    return rng.choice([other for other in words if other != word])


def replace_at(text, match, new):
    return text[:match.start()] + new + text[match.end():] if new != match.group() else None


def choose(rng, pattern, text):
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def change_digit(rng, text, _):
    match = choose(rng, NUMBER, text)
    if not match:
        return None
    digits = list(match.group())
    places = [k for k, c in enumerate(digits) if c.isdigit()]
    if len(places) > 1 and rng.random() < 0.4:
        a, b = places[:2]
        digits[a], digits[b] = digits[b], digits[a]
    else:
        place = rng.choice(places)
        digits[place] = rng.choice("123456789".replace(digits[place], ""))
    return replace_at(text, match, "".join(digits)) if digits[0] != "0" else None


def change_from(words):
    pattern = r"\b(?:" + "|".join(words) + r")\b"

    def change(rng, text, _):
        match = choose(rng, pattern, text)
        return match and replace_at(text, match, another(rng, words, match.group()))

    return change


def change_percentage(rng, text, _):
    match = choose(rng, r"\b[1-9]\d(?= ?%| per ?cent)", text)
    return match and replace_at(text, match, match.group()[::-1] if match.group()[1] not in "01"
                                else str(rng.choice([2, 3, 4, 6, 7, 8])) + match.group()[1])


def change_year(rng, text, _):
    match = choose(rng, r"\b(?:19|20)\d\d\b", text)
    return match and replace_at(text, match, match.group()[:2] + f"{rng.randrange(100):02}")


def replace_name(rng, text, pool):
    match = choose(rng, NAME, text)
    if not match or match.group() in MONTHS + DAYS:
        return None
    words = match.group().split()
    if words[-1] not in pool:
        return None
    words[-1] = another(rng, sorted(pool), words[-1])
    return replace_at(text, match, " ".join(words))


def swap_names(rng, text, pool):
    found = [m for m in re.finditer(NAME, text) if len(m.group().split()) == 2]
    if len(found) < 2:
        return None
    a, b = found[0], found[1]
    (a1, a2), (b1, b2) = a.group().split(), b.group().split()
    if a2 == b2 or a1 == b1 or not {a1, a2, b1, b2} <= pool:
        return None
    return text[:a.start()] + f"{a1} {b2}" + text[a.end():b.start()] + f"{b1} {a2}" + text[b.end():]


KINDS = {"digit": change_digit, "magnitude": change_from(MAGNITUDES), "percentage": change_percentage,
         "month": change_from(MONTHS), "weekday": change_from(DAYS), "year": change_year, "words": change_from(WORDS),
         "name": replace_name, "swapped": swap_names}


def proper_names(texts):
    """Words that are written with a capital inside sentences, on both sides alike: names that are not translated."""
    spanish = set(re.findall(r"\b[A-Z][a-z]{3,}\b", "\n".join(es for es, _ in texts)))
    english = collections.Counter(word for _, en in texts for m in re.finditer(NAME, en) for word in m.group().split())
    common = set(re.findall(r"\b[a-z]{4,}\b", "\n".join(en for _, en in texts)))
    return {word for word in english if word in spanish and word.lower() not in common} - set(MONTHS + DAYS)


def damage(rng, lines, pool, share):
    """The lines with their errors, and {line: kind}."""
    out, errors = [], {}
    for k, line in enumerate(lines):
        kinds = [kind for kind in KINDS]
        rng.shuffle(kinds)
        changed = None
        if rng.random() < share:
            for kind in kinds:
                changed = KINDS[kind](rng, line, pool)
                if changed:
                    errors[k] = kind
                    break
        out.append(changed or line)
    return out, errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cotejo")
    parser.add_argument("sets", nargs="+", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--missed", type=pathlib.Path)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    put_in, found, elsewhere, sentences, missed = collections.Counter(), collections.Counter(), 0, 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in options.sets:
            spanish = sorted((folder / "seg").glob("*.es"))
            texts = [(es.read_text(), es.with_suffix(".en").read_text()) for es in spanish]
            pool = proper_names(texts)
            for es, (es_text, english) in zip(spanish, texts):
                lines, errors = damage(rng, english.splitlines(), pool, options.share)
                sentences += len(lines)
                path = pathlib.Path(scratch) / "text.en"
                path.write_text("\n".join(lines) + "\n")
                command = [options.cotejo, "check", "--quiet", "--presegmented", "--only", "fidelity", "--format", "jsonl"]
                said = subprocess.run([*command, es, path], capture_output=True, text=True, check=True).stdout
                hit = {line for row in map(json.loads, said.splitlines()) for line in row["en_lines"]}
                put_in.update(errors.values())
                found.update(kind for line, kind in errors.items() if line in hit)
                elsewhere += len(hit - set(errors))
                missed += [(kind, lines[line]) for line, kind in errors.items() if line not in hit]
    if options.missed:
        options.missed.write_text("".join(f"{kind}\t{line}\n" for kind, line in missed))
    for kind in KINDS:
        if put_in[kind]:
            print(f"{kind:12} {put_in[kind]:6} put in, {found[kind]:6} found, recall {found[kind] / put_in[kind]:.3f}")
    total = max(1, sum(put_in.values()))
    print(f"{'all':12} {total:6} put in, {sum(found.values()):6} found, recall {sum(found.values()) / total:.3f}")
    print(f"findings in the {sentences - total} other sentences: {elsewhere}")


if __name__ == "__main__":
    main()
