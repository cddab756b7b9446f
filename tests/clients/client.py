"""What the tests of all clients share: texts full of traps, the TMX that cotejo makes of them, and how a test ends."""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SKIPPED = 77  # ctest's SKIP_RETURN_CODE

# Each pair has something that readers of TMX trip over (the last one its length), and a number to hold on to, so that it
# is aligned one to one.
PAIRS = [
    ("Informe número 1001", "Report number 1001"),
    ("La empresa Gómez & Hijos abrió 1002 tiendas.", "The Gómez & Sons company opened 1002 shops."),
    ("Si a < b y b > c, el resultado es 1003.", "If a < b and b > c, the result is 1003."),
    ('Dijo: "Son 1004", y luego \'ya está\'.', 'He said "There are 1004" and then \'that is it\'.'),
    ("La etiqueta <b>negrita</b> aparece 1005 veces.", "The tag <b>bold</b> appears 1005 times."),
    ("El fragmento ]]> cierra la sección 1006.", "The fragment ]]> closes section 1006."),
    ("La entidad &amp; o &#65; se ve 1007 veces.", "The entity &amp; or &#65; is seen 1007 times."),
    ("El aumento fue del 1008\u00a0% anual.", "The rise was 1008\u00a0% a year."),
    ("La médica \U0001F469\u200D\u2695\uFE0F atendió a 1009 personas \U0001F600.",
     "The doctor \U0001F469\u200D\u2695\uFE0F saw 1009 people \U0001F600."),
    ("El nin\u0303o leyo\u0301 1010 libros.", "The child read 1010 books, nin\u0303o."),
    ("Las columnas\ttienen 1011 filas.", "The columns\thave 1011 rows."),
    ("La pala\u00adbra larga se cortó en la página 1012.", "The long w\u00adord was cut on page 1012."),
    ("El nombre \u200Fשלום\u200E figura en el folio 1013.", "The name \u200Fשלום\u200E is on folio 1013."),
    ("¿Quién pagó «los 1014 pesos»?", "Who paid “the 1014 pesos”?"),
    ("El matemático usó \U0001D4B3 y 𠮷 en la obra 1015.", "The mathematician used \U0001D4B3 and 𠮷 in work 1015."),
    ("Llegaron " + ", ".join(f"{n} de la ciudad de Ciudad{n}" for n in range(2000, 2140)) + ".",
     "There came " + ", ".join(f"{n} from the city of Ciudad{n}" for n in range(2000, 2140)) + "."),
]


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def need(program):
    """The program's path; ends the test as skipped when it is not installed."""
    return shutil.which(program) or skip(f"{program} is not installed")


def check(condition, message):
    if not condition:
        print("failed:", message)
        sys.exit(1)


def check_equal(found, expected, what):
    for number, (one, other) in enumerate(zip(found, expected)):
        check(one == other, f"{what} {number}: found {one!r}, expected {other!r}")
    check(len(found) == len(expected), f"{what}: found {len(found)}, expected {len(expected)}")


def run(*command, **options):
    """Standard output and error; ends the test when the command fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          encoding="utf-8", errors="replace", check=False, **options)
    check(done.returncode == 0, f"{command[0]} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def read_pairs(tmx):
    """(Spanish, English) of every unit, as a strict XML parser reads them."""
    units = ElementTree.parse(tmx).getroot().iter("tu")
    return [tuple("".join(seg.itertext()) for seg in unit.iter("seg")) for unit in units]


# What a glossary of ours asks for, and PAIRS do not have.
GLOSSARY = "tiendas\toutlets\nempresa\tfirm\ncolumna\tpillar\n"


def read_notes(tmx):
    """Spanish text → the notes of its unit, those that have one."""
    units = [unit for unit in ElementTree.parse(tmx).getroot().iter("tu") if unit.find("note") is not None]
    return {unit.find("tuv/seg").text: [note.text for note in unit.findall("note")] for unit in units}


def make_tmx(cotejo, folder, export_of_page):
    """PAIRS as cotejo writes them, one sentence a line being given, with a note where the glossary is not kept to; or as
    the review page exports them."""
    spanish, english, tmx = folder / "origen.txt", folder / "traduccion.txt", folder / "memoria.tmx"
    spanish.write_text("".join(es + "\n" for es, _ in PAIRS), encoding="utf-8")
    english.write_text("".join(en + "\n" for _, en in PAIRS), encoding="utf-8")
    if export_of_page:
        page = tmx.with_suffix(".html")
        run(cotejo, "align", "--presegmented", spanish, english, "-o", page)
        run(*export_of_page, page, tmx)
    else:
        plain, glossary = folder / "sin-notas.tmx", folder / "glosario.tsv"
        glossary.write_text(GLOSSARY, encoding="utf-8")
        run(cotejo, "align", "--presegmented", spanish, english, "-o", plain)
        run(cotejo, "check", plain, "--glossary", glossary, "--only", "glossary", "-o", tmx)
        notes = read_notes(tmx)
        check_equal(sorted(notes), sorted([PAIRS[1][0], PAIRS[10][0]]), "unit with a note")
        check(len(notes[PAIRS[1][0]]) == 1 and notes[PAIRS[1][0]][0].count("\n") == 1, "not two lines in one note")
    check_equal(read_pairs(tmx), PAIRS, "pair in the TMX")
    return tmx


def test_client(test):
    """Runs test(tmx, folder) with the TMX made by the program that the command line names, or exported by its page."""
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} COTEJO [COMMAND THAT EXPORTS A PAGE]")
    cotejo = Path(os.path.abspath(sys.argv[1]))
    with tempfile.TemporaryDirectory(prefix="cotejo-client-") as name:
        folder = Path(name)
        test(make_tmx(cotejo, folder, sys.argv[2:]), folder)
