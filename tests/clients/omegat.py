"""OmegaT: does a project with our TMX in tm/auto translate the Spanish text into exactly our English one, and have our
notes on its segments?

OmegaT exits with 0 even when it could not read the memory, so its output and the translated file are looked at.
"""

import os
import unicodedata
from pathlib import Path

import client

JAR = Path(os.environ.get("OMEGAT_JAR", "/usr/share/omegat/OmegaT.jar"))

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>ES</source_lang>
    <target_lang>EN</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""


def make_project(project, tmx):
    for name in ("source", "target", "omegat", "glossary", "dictionary", "tm/auto"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (project / "tm" / "auto" / "memoria.tmx").write_bytes(tmx.read_bytes())
    (project / "source" / "texto.utf8").write_text("".join(es + "\n\n" for es, _ in client.PAIRS), encoding="utf-8")


def test(tmx, folder):
    project, settings = folder / "proyecto", folder / "settings"
    settings.mkdir()
    make_project(project, tmx)
    log = client.run(JAVA, "-Djava.awt.headless=true", f"-Duser.home={folder}", "-jar", JAR, "--mode=console-translate",
                     f"--config-dir={settings}", "--disable-project-locking", project)
    client.check("TF_TM_LOAD_ERROR" not in log, f"OmegaT could not load the memory:\n{log}")
    target = (project / "target" / "texto.utf8").read_text(encoding="utf-8")
    expected = [unicodedata.normalize("NFC", en) for _, en in client.PAIRS]  # OmegaT composes all it reads
    client.check_equal([line for line in target.split("\n") if line], expected, "translated line")
    # What its Notes pane shows of a segment goes into the memory that it makes of a project.
    client.check_equal(sorted(client.read_notes(project / "proyecto-omegat.tmx").items()),
                       sorted(client.read_notes(tmx).items()), "note")


JAVA = client.need("java")
if not JAR.is_file():
    client.skip(f"OmegaT is not installed (no {JAR})")
client.test_client(test)
