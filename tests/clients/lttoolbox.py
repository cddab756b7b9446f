"""lttoolbox: does Apertium's compiler of translation memories, a reader in C++ with ideas of its own, take our TMX?

It takes all text inside a tuv for its seg, so the context of our units, which stands there, must be taken out for it. What
it compiles must then be the same with and without the other props: none of them may end up in the memory.
"""

import re

import client


def compile_without(props, tmx, folder):
    """lt-tmxcomp's count of states and transitions."""
    stripped = folder / "stripped.tmx"
    text = tmx.read_text(encoding="utf-8")
    stripped.write_text(re.sub(f'<prop type="{props}">.*?</prop>', "", text), encoding="utf-8")
    return client.run(LT_TMXCOMP, "es-en", stripped, folder / "memoria.bin").split()


def test(tmx, folder):
    counts = compile_without("x-context-[a-z]+", tmx, folder)
    client.check(len(counts) == 3 and int(counts[1]) > len(client.PAIRS), f"lt-tmxcomp says: {counts}")
    client.check_equal(counts, compile_without("[^\"]+", tmx, folder), "count")


LT_TMXCOMP = client.need("lt-tmxcomp")
client.test_client(test)
