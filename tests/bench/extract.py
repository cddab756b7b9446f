#!/usr/bin/env python3
"""What `cotejo extract` costs: CPU time a page, and the most memory, over a folder of pages.

  extract.py [--runs N] COTEJO FOLDER

FOLDER holds pages, NAME.html or NAME.html.gz. All of them are read by one process, --runs times; least and median are
shown, start and writing included, less the CPU time of a process that only starts.
"""
import argparse
import gzip
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile


def cpu_seconds(*command):
    """User and system time of a process, and its peak memory in MB."""
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def unpack(folder, target):
    for page in sorted(folder.glob("*.html*")):
        data = page.read_bytes()
        plain = target / page.name.removesuffix(".gz")
        plain.write_bytes(gzip.decompress(data) if page.suffix == ".gz" else data)
        yield plain


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cotejo")
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--runs", type=int, default=9)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = list(unpack(options.folder, pathlib.Path(folder)))
        start = min(cpu_seconds(options.cotejo, "--version")[0] for _ in range(options.runs))
        runs = [cpu_seconds(options.cotejo, "extract", "--format", "jsonl", *pages) for _ in range(options.runs)]
        size = sum(page.stat().st_size for page in pages) / len(pages)
    times = [1000 * (seconds - start) / len(pages) for seconds, _ in runs]
    print(f"{len(pages)} pages of {size / 1000:.0f} KB: {min(times):.2f} / {statistics.median(times):.2f} ms a page, "
          f"{max(memory for _, memory in runs):.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
