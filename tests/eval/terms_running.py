#!/usr/bin/env python3
"""The term check on running text, in the lines of a set's sentences.

  terms_running.py COTEJO SET_DIR > findings.jsonl      for score_terms.py, as terms.sh has them for seg/

`cotejo check` splits and aligns SET_DIR/docs/ID.{es,en}.txt itself; each place it reports is looked up among the sentences
of SET_DIR/seg/ID.{es,en} by where it stands in the text. What splitting and aligning cost is the difference to terms.sh.
"""
import bisect
import json
import pathlib
import subprocess
import sys
import tempfile


def starts(sentences, text):
    """Where each of the sentences begins in the text, white space apart."""
    out, at = [], 0
    for sentence in sentences:
        out.append(at)
        at += len("".join(sentence.split()))
    if at != len("".join(text.split())):
        sys.exit(f"the sentences are not those of the text: {sentences[0][:40]}")
    return out


class Side:
    """One side of a document: from a segment of cotejo's to a line of the set's."""

    def __init__(self, cotejo, set_dir, doc, side):
        path = set_dir / "docs" / f"{doc}.{side}.txt"
        text = path.read_text(encoding="utf-8")
        split = subprocess.run([cotejo, "segment", "--quiet", "--lang", side, path], check=True, capture_output=True, text=True)
        self.segments = split.stdout.split("\n")[:-1]
        self.segment_starts = starts(self.segments, text)
        self.line_starts = starts((set_dir / "seg" / f"{doc}.{side}").read_text(encoding="utf-8").split("\n"), text)

    def line(self, segment, span):
        before = len("".join(self.segments[segment][:span[0]].split()))
        return bisect.bisect_right(self.line_starts, self.segment_starts[segment] + before) - 1


def units(set_dir):
    """(what findings call it, its documents)."""
    rows = [line.split("\t") for line in (set_dir / "batches.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    batches = {name: documents.split(" ") for name, documents in rows}
    batched = {doc for documents in batches.values() for doc in documents}
    docs = sorted(path.name[:-len(".es.txt")] for path in (set_dir / "docs").glob("*.es.txt"))
    return [(doc, [doc]) for doc in docs if doc not in batched] + list(batches.items())


def check(cotejo, set_dir, name, documents):
    docs = set_dir / "docs"
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as jobs:
        jobs.writelines(f"{docs}/{doc}.es.txt\t{docs}/{doc}.en.txt\n" for doc in documents)
        jobs.flush()
        found = subprocess.run([cotejo, "check", "--quiet", "--only", "terms", "--format", "jsonl", "--jobs", jobs.name, "--doc-id", name],
                               check=True, capture_output=True, text=True)
    return [json.loads(line) for line in found.stdout.splitlines()]


def in_lines_of_the_set(finding, sides):
    for side in ("es", "en"):
        where = [str(line).rpartition(":") for line in finding[f"{side}_lines"]]
        only = next(iter(sides))[0]
        finding[f"{side}_lines"] = [f"{doc or only}:{sides[doc or only, side].line(int(k), span)}"
                                    for (doc, _, k), span in zip(where, finding[f"{side}_spans"])]
    return finding


def main():
    cotejo, set_dir = sys.argv[1], pathlib.Path(sys.argv[2])
    for name, documents in units(set_dir):
        sides = {(doc, side): Side(cotejo, set_dir, doc, side) for doc in documents for side in ("es", "en")}
        for finding in check(cotejo, set_dir, name, documents):
            print(json.dumps(in_lines_of_the_set(finding, sides), ensure_ascii=False))


if __name__ == "__main__":
    main()
