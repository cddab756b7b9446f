#!/usr/bin/env python3
"""feeds.py COTEJO CORPUS [--failing]: feedparser's assertions on feeds, asked of `cotejo feed read`.

CORPUS is a folder with expect.jsonl (an assertion set a file: {"file", "group", "headers", "checks", "ok"}) and the feeds
it names. Of each group in GROUPS: how many files meet all of their assertions, and how many assertions hold. What
feedparser calls bozo is that cotejo has something to say about the feed, or refuses it. Where its names are others than ours,
LOOKUPS says what is what; encodings are compared by what they are (ISO-8859-1 is read as Windows-1252, as browsers do).
"""

import codecs
import datetime
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

GROUPS = "rss rdf atom atom10 entities encoding illformed namespace lang base".split()
ALIASES = {
    "copyright": "rights", "tagline": "subtitle", "description": "summary", "modified": "updated", "issued": "published",
    "date": "updated", "guid": "id", "webmaster": "publisher",
}  # fmt: skip
TEXTS = ("title", "summary", "subtitle", "rights", "info")
SITE = "http://127.0.0.1:8097/"  # where the corpus is served from


def group_of(name):
    return name.rsplit("/", 1)[-1] if name not in ("illformed/geo", "illformed/chardet") else name


def read_feed(cotejo, corpus, case):
    """The feed's line and the items' lines, as the command prints them."""
    headers = {name.lower(): value for name, value in case["headers"].items()}
    arguments = [cotejo, "feed", "read", "--format", "jsonl", "--details", "--quiet", str(corpus / case["file"])]
    if headers or "/http" in case["file"]:
        url = SITE + case["file"].removeprefix("feedparser/")
        location = headers.get("content-location", "")
        arguments += ["--url", location if "://" in location else SITE.rstrip("/") + location if location else url]
        arguments += ["--content-type", headers.get("content-type", "text/xml")]
        arguments += ["--content-language", headers.get("content-language", "")]
    done = subprocess.run(arguments, capture_output=True, check=False)
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return (lines[0], lines[1:]) if lines else (None, [])


# ---- what feedparser calls it --------------------------------------------------------------------------------------


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value):
    return value.get("value", "") if isinstance(value, dict) else value


def parts(value):
    return value if isinstance(value, dict) else {"value": value}


def time_tuple(value):
    """A struct_time as nine numbers."""
    moment = parts(value).get("time")
    if moment is None:
        return None
    return list(datetime.datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").timetuple())[:8] + [0]


class Look:
    """feedparser's dictionary of a feed or an item, over the details that cotejo prints of it."""

    def __init__(self, details, is_item):
        self.details = details
        self.is_item = is_item

    def all(self, name):
        return as_list(self.details.get(name))

    def get(self, name):
        if not self.is_item and name == "description" and name in self.details:
            return text(self.last(name))  # of an image or a text input
        name = ALIASES.get(name, name)
        if name == "summary" and not self.is_item:
            name = "subtitle"
        method = getattr(self, "get_" + name.replace("-", "_"), None)
        if method:
            return method()
        if name.endswith("_parsed"):
            return time_tuple(self.last(name.removesuffix("_parsed")))
        if name.endswith("_detail"):
            return self.detail(ALIASES.get(name.removesuffix("_detail"), name.removesuffix("_detail")))
        return self.plain(name)

    def last(self, name):
        found = self.all(name)
        return found[-1] if found else None

    def plain(self, name):
        value = self.last(name)
        if name in TEXTS:
            return text(value)
        if name in ("image", "textinput", "cloud", "source") or (isinstance(value, dict) and "value" not in value):
            return Look({k: v for k, v in value.items()}, False) if isinstance(value, dict) else value
        return text(value)

    def detail(self, name):
        if name == "summary" and not self.is_item:
            name = "subtitle"
        value = self.last(name)
        return None if value is None else {"language": None, "base": "", **parts(value)}

    def get_title(self):
        return text(self.last("title"))

    def get_summary(self):
        found = self.last("summary")
        return text(found) if found is not None else text((self.all("content") or [None])[0])

    def get_content(self):
        return [{"language": None, "base": "", **parts(one)} for one in self.all("content")]

    def get_link(self):
        return text(self.last("url")) if "url" in self.details else text(self.last("link"))

    def get_links(self):
        return [parts(one) for one in self.all("link")]

    def get_enclosures(self):
        return [{**parts(one), "url": parts(one).get("href")} for one in self.get_links() if one.get("rel") == "enclosure"]

    def get_license(self):
        return next((one.get("href") for one in self.get_links() if one.get("rel") == "license"), None)

    def get_tags(self):
        return [{"term": None, "scheme": None, "label": None, **parts(one)} for one in self.all("category")]

    def get_category(self):
        return next((one["term"] for one in self.get_tags()), None)

    def people(self, name):
        def named(one):
            return {"name" if key == "value" else key: value for key, value in one.items()}

        found = [named({k: v for k, v in parts(one).items() if k != "value" or "name" not in one}) for one in self.all(name)]
        return [{**one, **({"url": one["href"]} if "href" in one else {})} for one in found]

    def get_authors(self):
        return self.people("author")

    def get_contributors(self):
        return [{key: value for key, value in one.items() if key != "value"} for one in self.people("contributor")]

    def get_author_detail(self):
        return (self.people("author") or [{}])[-1]

    def get_publisher_detail(self):
        return (self.people("publisher") or [{}])[-1]

    def get_generator_detail(self):
        found = parts(self.last("generator"))
        return {**found, "url": found.get("href")}

    def get_language(self):
        return text(self.last("feed_language")) if "feed_language" in self.details else text(self.last("language"))

    def get_guidislink(self):
        return parts(self.last("id")).get("is_link") == "true"

    def get_url(self):
        return text(self.last("href"))


class Answer:
    def __init__(self, feed, items):
        self.feed, self.items = feed, items

    def get(self, name):
        if name == "bozo":
            return bool(self.feed["warnings"])
        if name in ("encoding", "version"):
            return self.feed[name]
        if name in ("feed", "channel"):
            return Look({**self.feed["details"], **({"feed_language": self.feed["language"]} if self.feed["language"] else {})}, False)
        if name in ("entries", "items"):
            return [Look(item["details"], True) for item in self.items]
        raise KeyError(name)


def walk(value, path):
    for step in path:
        if isinstance(value, (Answer, Look)):
            value = value.get(step)
        elif isinstance(step, int):
            value = value[step]
        else:
            value = value.get("href" if step == "url" and "url" not in value else step)
    return value


# ---- assertions -----------------------------------------------------------------------------------------------------


def same_encoding(found, wanted):
    def plain(name):
        try:
            name = codecs.lookup(name).name
        except LookupError:
            pass
        return {"iso8859-1": "cp1252", "gb2312": "gb18030"}.get(name, name)

    return plain(found) == plain(wanted)


def same(path, found, wanted):
    if path == ["encoding"]:
        return same_encoding(found, wanted)
    if isinstance(wanted, list) and isinstance(found, list):
        return found == wanted
    if isinstance(wanted, dict) and isinstance(found, dict):
        found = {key: value for key, value in found.items() if value is not None}
        wanted = {"href" if key == "url" else key: value for key, value in wanted.items()}
        found = {key: value for key, value in found.items() if key in wanted or key not in ("url", "rel")}
        return found == wanted
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and isinstance(found, str):
        return found == str(wanted)
    return (found or None) == (wanted or None)


def holds(answer, check):
    try:
        found = walk(answer, check["path"])
    except (KeyError, IndexError, TypeError, AttributeError):
        found = None
    operation = check["op"]
    if operation == "len":
        return found is not None and len(found) == check["value"]
    if operation == "true":
        return bool(found)
    if operation == "false":
        return not found
    wanted = walk(answer, check["same_as"]) if "same_as" in check else check.get("value")
    return same(check["path"], found, wanted) == (operation == "eq"), found


def passes(result):
    return result[0] if isinstance(result, tuple) else result


def judge(cotejo, corpus, case, failing):
    """How many assertions of a file hold."""
    feed, items = read_feed(cotejo, corpus, case)
    feed = feed or {"warnings": ["refused"], "details": {}, "encoding": "", "version": "", "language": ""}
    answer = Answer(feed, items)
    results = [holds(answer, check) for check in case["checks"]]
    if failing is not None:
        for check, result in zip(case["checks"], results):
            if not passes(result):
                shown = feed["warnings"] if check["path"] == ["bozo"] else result[1] if isinstance(result, tuple) else None
                failing.append((case["file"], f"{check['path']} {check['op']} {check.get('value')!r}", f"found {shown!r}"))
    return sum(passes(result) for result in results)


def measure(cotejo, corpus, failing=None):
    """Of each group: (files that pass, files, assertions that hold, assertions)."""
    corpus = Path(corpus)
    counts = {group: Counter() for group in GROUPS}
    for line in (corpus / "expect.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        group = group_of(case["group"])
        if group not in counts or not case["ok"]:
            continue
        held = judge(cotejo, corpus.parent, case, failing)
        count = counts[group]
        count["files"] += 1
        count["passing"] += held == len(case["checks"])
        count["checks"] += len(case["checks"])
        count["held"] += held
    return counts


def print_table(counts):
    total = Counter()
    print(f"{'group':<10} {'files':>11} {'assertions':>13}")
    for group, count in counts.items():
        total += count
        print(f"{group:<10} {count['passing']:>5}/{count['files']:<5} {count['held']:>6}/{count['checks']:<5}"
              f" {100 * count['held'] / max(count['checks'], 1):6.2f} %")
    print(f"{'all':<10} {total['passing']:>5}/{total['files']:<5} {total['held']:>6}/{total['checks']:<5}"
          f" {100 * total['held'] / max(total['checks'], 1):6.2f} %")


def main(arguments):
    failing = [] if "--failing" in arguments else None
    cotejo, corpus = [argument for argument in arguments if not argument.startswith("--")]
    counts = measure(cotejo, corpus, failing)
    for failure in failing or []:
        print(*failure, sep="\t")
    print_table(counts)


if __name__ == "__main__":
    main(sys.argv[1:])
