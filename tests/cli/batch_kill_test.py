#!/usr/bin/env python3
"""cotejo batch: a command that is killed anywhere and called again leaves the bytes of one that nobody disturbed.

    batch_kill_test.py

Every call that changes a file (kill_at.cpp) of plan, of plan --force, of each part, of a part that is done again, and of
merge is a point: killed there, called again, compared, with nothing left over in the plan's folder.
"""
import os
import shutil
import subprocess
import unittest

from plans import PlanSandbox
from sandbox import ENVIRONMENT, PROGRAM

KILL_AT = os.environ['COTEJO_KILL_AT']


class BatchKill(PlanSandbox):
    def traced(self, at, *arguments):
        done = subprocess.run([KILL_AT, str(at), PROGRAM, 'batch', *arguments], env=ENVIRONMENT, cwd=self.folder,
                              capture_output=True, text=True, timeout=300, check=False)
        return int(done.stdout.split()[-2])

    def restore(self):
        for name in os.listdir(self.folder):
            if name not in self.kept:
                path = self.path(name)
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        shutil.copytree(self.before, self.folder, dirs_exist_ok=True)

    def killed_anywhere(self, *arguments, outputs=()):
        """From the state there is now; leaves that of the command done."""
        self.before = os.path.join(os.path.dirname(self.folder), os.path.basename(self.folder) + '-before')
        shutil.copytree(self.folder, self.before)
        self.addCleanup(shutil.rmtree, self.before, ignore_errors=True)
        self.kept = []
        calls = self.traced(0, *arguments)
        expected = self.tree('plan', *outputs)
        for at in range(1, calls + 1):
            with self.subTest(f'{" ".join(arguments)}: call {at} of {calls}'):
                self.restore()
                self.traced(at, *arguments)
                self.traced(0, *arguments)
                found = self.tree('plan', *outputs)
                self.assertEqual(list(found), list(expected))
                self.assertEqual([name for name in found if found[name] != expected[name]], [])
        shutil.rmtree(self.before)
        return calls

    def test_killed_anywhere(self):
        expected = self.as_one_part()
        shutil.rmtree(self.path('one'))
        plan = ('plan', 'jobs.tsv', '-o', 'plan', '--quiet')
        calls = [self.killed_anywhere(*plan, '--parts', '3')]
        self.traced(0, 'run-part', 'plan', '1')
        calls.append(self.killed_anywhere(*plan, '--parts', '2', '--force'))
        calls += [self.killed_anywhere('run-part', 'plan', str(number), outputs=('brief.tmx', 'crs.tsv'))
                  for number in (2, 1)]
        calls.append(self.killed_anywhere('run-part', '--retry-failed', 'plan', '1'))
        calls.append(self.killed_anywhere('merge', 'plan', '-o', 'all.tmx', '--report', 'all.jsonl',
                                          outputs=('all.tmx', 'all.jsonl')))
        self.assertEqual(self.merged(), expected)
        self.assertTrue(all(calls), calls)
        print('killed before each of so many calls:', calls)


if __name__ == '__main__':
    unittest.main()
