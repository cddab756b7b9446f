"""translate-toolkit: do its TMX reader, its word counter and its translation memory see the same pairs, and its converter of
glossaries the same terms?"""

import sqlite3
import sys

import client

try:
    from translate.storage import pypo, tmx as tmx_storage
except ImportError:
    client.skip("the Python module translate (python3-translate) is not installed")


def test_reader(tmx):
    with open(tmx, "rb") as file:
        store = tmx_storage.tmxfile(file, sourcelanguage="es", targetlanguage="en")
    client.check_equal([(unit.source, unit.target) for unit in store.units], client.PAIRS, "unit")


def test_counter(tmx):
    counts = client.run(POCOUNT, "--csv", tmx)
    rows = [[field.strip() for field in line.split(",")] for line in counts.splitlines() if "," in line]
    found = dict(zip(rows[0], rows[1]))
    client.check(found.get("Translated Messages") == str(len(client.PAIRS)), f"pocount says:\n{counts}")


def test_memory(tmx, folder):
    database = folder / "memoria.db"
    client.run(BUILD_TMDB, "-d", database, "-s", "es", "-t", "en", tmx)
    with sqlite3.connect(database) as memory:
        found = memory.execute("SELECT s.text, t.text FROM sources s JOIN targets t ON t.sid = s.sid").fetchall()
    client.check_equal(sorted(found), sorted(client.PAIRS), "pair in the memory")


def test_glossary(folder):
    """A TBX of cotejo terms, as a PO file."""
    sentences = [("El oleoducto & la válvula.", "The pipeline & the valve."),
                 ("Un oleoducto sin válvula.", "A pipeline without a valve.")]
    for name, which in (("a.es.txt", 0), ("a.en.txt", 1)):
        (folder / name).write_text("".join(pair[which] + "\n" for pair in sentences), encoding="utf-8")
    client.run(sys.argv[1], "terms", "--presegmented", folder / "a.es.txt", folder / "a.en.txt", "-o", folder / "g.tbx")
    client.run(TBX2PO, "--progress=none", folder / "g.tbx", folder / "g.po")
    with open(folder / "g.po", "rb") as file:
        units = [unit for unit in pypo.pofile(file).units if not unit.isheader()]
    client.check_equal(sorted((unit.source, unit.target) for unit in units),
                       [("oleoducto", "pipeline"), ("válvula", "valve")], "term")


def test(tmx, folder):
    test_glossary(folder)
    test_reader(tmx)
    test_counter(tmx)
    test_memory(tmx, folder)


POCOUNT, BUILD_TMDB, TBX2PO = (client.need(program) for program in ("pocount", "build_tmdb", "tbx2po"))
client.test_client(test)
