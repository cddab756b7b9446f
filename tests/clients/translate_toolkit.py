"""translate-toolkit: do its TMX reader, its word counter and its translation memory see the same pairs?"""

import sqlite3

import client

try:
    from translate.storage import tmx as tmx_storage
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


def test(tmx, folder):
    test_reader(tmx)
    test_counter(tmx)
    test_memory(tmx, folder)


POCOUNT, BUILD_TMDB = client.need("pocount"), client.need("build_tmdb")
client.test_client(test)
