"""xmllint: is our TMX well-formed, and valid against the TMX 1.4 DTD and schema?

The schemas are not part of the project, for their licence does not say that they may be copied. COTEJO_SCHEMAS names the
folder with tmx14.dtd and tmx14.xsd; without it, shared/schemas beside the checkout is looked into.
"""

import os
from pathlib import Path

import client

SCHEMAS = Path(os.environ.get("COTEJO_SCHEMAS", Path(__file__).resolve().parents[2].parent / "shared" / "schemas"))


def test(tmx, _):
    client.run(XMLLINT, "--noout", "--nonet", tmx)
    for option, schema in (("--dtdvalid", "tmx14.dtd"), ("--schema", "tmx14.xsd")):
        client.run(XMLLINT, "--noout", "--nonet", option, SCHEMAS / schema, tmx)


XMLLINT = client.need("xmllint")
if not (SCHEMAS / "tmx14.dtd").is_file():
    client.skip(f"there is no tmx14.dtd in {SCHEMAS} (COTEJO_SCHEMAS may name another folder)")
client.test_client(test)
