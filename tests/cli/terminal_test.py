#!/usr/bin/env python3
"""What a person at a terminal sees: progress, colours, the summary."""
import os
import pty
import re
import select
import subprocess
import time
import unittest

from sandbox import ENVIRONMENT, PROGRAM, Sandbox
from texts import EN, ES, long_pair


class Terminal(Sandbox):
    def watch(self, *arguments, env=None):
        """(what standard error showed, exit status); standard output goes to a file."""
        master, slave = pty.openpty()
        process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=slave,
                                   env={**ENVIRONMENT, 'TERM': 'xterm', **(env or {})})
        os.close(slave)
        shown, deadline = b'', time.monotonic() + 300
        while time.monotonic() < deadline:
            if select.select([master], [], [], 0.1)[0]:
                try:
                    chunk = os.read(master, 65536)
                except OSError:
                    break
                if not chunk:
                    break
                shown += chunk
        os.close(master)
        return shown.decode('utf-8').replace('\r\n', '\n'), process.wait(timeout=60)

    def test_short_work_shows_no_bar_and_a_summary(self):
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)
        shown, status = self.watch('align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx')
        self.assertEqual(status, 0)
        self.assertNotIn('[#', shown)
        self.assertIn('o.tmx: 7 units written\n', shown)
        shown, _ = self.watch('align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx', '--quiet')
        self.assertEqual(shown, '')

    def test_long_work_shows_a_bar_and_takes_it_away(self):
        es, en = long_pair(48000)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        shown, status = self.watch('align', 'a.es.txt', 'a.en.txt', '-o', 'o.ladder')
        self.assertEqual(status, 0)
        bars = re.findall(r'\r\[#*-*\] +(\d+) %[^\r\n]*\x1b\[K', shown)
        self.assertGreater(len(bars), 0)
        self.assertEqual(bars, sorted(bars, key=int))
        self.assertRegex(shown, r'\r\x1b\[Kcotejo: ', 'the bar is taken off before the summary')
        self.assertFalse(re.search(r'\[[#-]+\][^\r]*\n', shown), 'no bar stays on the screen')

    def test_colours(self):
        for env, has_colour in (({}, True), ({'NO_COLOR': '1'}, False), ({'NO_COLOR': ''}, True), ({'TERM': 'dumb'}, False)):
            with self.subTest(env):
                shown, status = self.watch('segment', 'gone.txt', env=env)
                self.assertEqual('\x1b[' in shown, has_colour)
                self.assertEqual(re.sub(r'\x1b\[[\d;]*m', '', shown), 'cotejo: gone.txt: no such file\n')
                self.assertEqual(status, 2)


if __name__ == '__main__':
    unittest.main()
