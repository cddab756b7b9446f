#!/usr/bin/env python3
"""Ctrl-C in the middle: status 130, a word on standard error, nothing half-written."""
import os
import signal
import subprocess
import time
import unittest

from sandbox import ENVIRONMENT, PROGRAM, Sandbox
from texts import long_pair


class Interrupt(Sandbox):
    def start(self, *arguments, **options):
        return subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def stop(self, process, with_signal, after):
        time.sleep(after)
        begun = time.monotonic()
        process.send_signal(with_signal)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err.decode(), time.monotonic() - begun

    def test_while_it_works(self):
        es, en = long_pair(60000)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        self.put('out.tmx', 'precious')
        for with_signal, after in ((signal.SIGINT, 0.3), (signal.SIGTERM, 1.0), (signal.SIGHUP, 2.0)):
            with self.subTest(with_signal.name):
                process = self.start('align', 'a.es.txt', 'a.en.txt', '-o', 'out.tmx', '-o', 'out.tsv')
                status, out, err, seconds = self.stop(process, with_signal, after)
                self.assertEqual((status, out, err), (130, b'', 'cotejo: interrupted\n'))
                self.assertLess(seconds, 10)
                self.assertEqual(self.names(), ['a.en.txt', 'a.es.txt', 'out.tmx'])
                self.assertEqual(self.read('out.tmx'), 'precious')

    def test_in_a_batch_what_is_finished_stays(self):
        small_es, small_en = long_pair(10)
        es, en = long_pair(60000)
        for name, text in (('s.es.txt', small_es), ('s.en.txt', small_en), ('a.es.txt', es), ('a.en.txt', en)):
            self.put(name, text)
        self.put('jobs.tsv', 's.es.txt\ts.en.txt\tsmall.tmx\na.es.txt\ta.en.txt\tbig.tmx\n'
                             's.es.txt\ts.en.txt\tlast.tmx\n')
        process = self.start('align', '--jobs', 'jobs.tsv', '--threads', '1')
        for _ in range(600):
            if os.path.exists(self.path('small.tmx')):
                break
            time.sleep(0.05)
        status, _, err, _ = self.stop(process, signal.SIGINT, 0.2)
        self.assertEqual((status, err), (130, 'cotejo: interrupted\n'))
        self.assertEqual([name for name in self.names() if name.endswith(('.tmx', '.tmp'))], ['small.tmx'])
        self.assertTrue(self.read('small.tmx').endswith('</tmx>\n'))

    def test_while_it_waits_for_standard_input(self):
        self.put('a.en.txt', long_pair(3)[1])
        process = self.start('align', '-', 'a.en.txt', stdin=subprocess.PIPE)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 130)
        self.assertEqual(process.stderr.read().decode(), 'cotejo: interrupted\n')
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()

    def test_a_signal_the_parent_ignores_stays_ignored(self):
        es, en = long_pair(300)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        process = subprocess.Popen(['sh', '-c', 'trap "" INT; exec "$0" align - a.en.txt -o out.tmx', PROGRAM],
                                   cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.PIPE)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.stdin.write(es.encode('utf-8'))
        process.stdin.close()
        self.assertEqual(process.wait(timeout=300), 0)
        self.assertTrue(self.read('out.tmx').endswith('</tmx>\n'))


if __name__ == '__main__':
    unittest.main()
