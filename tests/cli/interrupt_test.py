#!/usr/bin/env python3
"""Ctrl-C in the middle: status 130, a word on standard error, nothing half-written."""
import os
import signal
import subprocess
import time
import unittest

from sandbox import ENVIRONMENT, PROGRAM, Sandbox
from texts import long_pair


def is_ready(process):
    """Whether it has come to where signals are its own affair: they are blocked, for a thread to take."""
    with open(f'/proc/{process.pid}/status', encoding='ascii') as status:
        blocked = next(line for line in status if line.startswith('SigBlk:'))
    return bool(int(blocked.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


class Interrupt(Sandbox):
    def start(self, *command, **options):
        process = subprocess.Popen(command, cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        while process.poll() is None and not is_ready(process):
            time.sleep(0.01)
        return process

    def stop(self, process, with_signal):
        begun = time.monotonic()
        process.send_signal(with_signal)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err.decode(), time.monotonic() - begun

    def test_while_it_works(self):
        es, en = long_pair(60000)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        self.put('out.tmx', 'precious')
        for with_signal, after in ((signal.SIGINT, 0), (signal.SIGTERM, 0.2), (signal.SIGHUP, 0.6)):
            with self.subTest(with_signal.name):
                process = self.start(PROGRAM, 'align', 'a.es.txt', 'a.en.txt', '-o', 'out.tmx', '-o', 'out.tsv')
                time.sleep(after)
                status, out, err, seconds = self.stop(process, with_signal)
                self.assertEqual((status, out, err), (130, b'', 'cotejo: interrupted\n'))
                self.assertLess(seconds, 30)
                self.assertEqual(self.names(), ['a.en.txt', 'a.es.txt', 'out.tmx'])
                self.assertEqual(self.read('out.tmx'), 'precious')

    def test_in_a_batch_what_is_finished_stays(self):
        small_es, small_en = long_pair(10)
        es, en = long_pair(60000)
        for name, text in (('s.es.txt', small_es), ('s.en.txt', small_en), ('a.es.txt', es), ('a.en.txt', en)):
            self.put(name, text)
        self.put('jobs.tsv', 's.es.txt\ts.en.txt\tsmall.tmx\na.es.txt\ta.en.txt\tbig.tmx\n'
                             's.es.txt\ts.en.txt\tlast.tmx\n')
        process = self.start(PROGRAM, 'align', '--jobs', 'jobs.tsv', '--threads', '1')
        while process.poll() is None and not os.path.exists(self.path('small.tmx')):
            time.sleep(0.01)
        status, _, err, _ = self.stop(process, signal.SIGINT)
        self.assertEqual((status, err), (130, 'cotejo: interrupted\n'))
        self.assertEqual([name for name in self.names() if name.endswith(('.tmx', '.tmp'))], ['small.tmx'])
        self.assertTrue(self.read('small.tmx').endswith('</tmx>\n'))

    def test_while_it_waits_for_standard_input(self):
        self.put('a.en.txt', long_pair(3)[1])
        process = self.start(PROGRAM, 'align', '-', 'a.en.txt')
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 130)
        self.assertEqual(process.communicate()[1].decode(), 'cotejo: interrupted\n')

    def test_a_signal_the_parent_ignores_stays_ignored(self):
        es, en = long_pair(300)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        process = self.start('sh', '-c', 'trap "" INT; exec "$0" align - a.en.txt -o out.tmx', PROGRAM)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(es.encode('utf-8'), timeout=300)
        self.assertEqual((process.returncode, err), (0, b''))
        self.assertTrue(self.read('out.tmx').endswith('</tmx>\n'))


if __name__ == '__main__':
    unittest.main()
