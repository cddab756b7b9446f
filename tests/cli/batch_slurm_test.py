#!/usr/bin/env python3
"""cotejo batch on a real Slurm, of one node that the test starts: a job array, and again what is missing."""
import os
import subprocess
import sys
import tempfile
import time
import unittest

from plans import PlanSandbox
from sandbox import PROGRAM
from slurm_cluster import Cluster, missing_programs

SBATCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'samples', 'cluster', 'cotejo.sbatch')


class Slurm(PlanSandbox):
    def submit(self, cluster, *options):
        environment = {**cluster.environment, 'PATH': self.path('bin') + ':' + cluster.environment['PATH']}
        command = ['sbatch', '--parsable', *options]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        job = done.stdout.strip().split(';')[0]
        end = time.monotonic() + 120
        while cluster.ask('squeue', '--noheader', '--jobs', job).strip():
            self.assertLess(time.monotonic(), end, cluster.ask('squeue'))
            time.sleep(0.2)

    def missing(self):
        return self.run_cotejo('batch', 'status', 'plan', '--list', 'missing').out.strip()

    def test_an_array_and_again_what_is_missing(self):
        expected = self.as_one_part()
        os.mkdir(self.path('bin'))
        os.symlink(PROGRAM, self.path('bin/cotejo'))
        self.plan(5, '--quiet')
        with tempfile.TemporaryDirectory(prefix='cotejo-slurm-') as folder, Cluster(folder) as cluster:
            self.submit(cluster, '--array=2-4', SBATCH, 'plan')
            self.assertEqual(self.missing(), '1,5')
            self.submit(cluster, f'--array={self.missing()}', '--wrap=cotejo batch run-part plan')
        self.assertEqual(self.missing(), '')
        self.assertEqual(self.merged(), expected)


if __name__ == '__main__':
    if missing_programs():
        print('skipped: not installed:', ', '.join(missing_programs()), '(packages slurmctld, slurmd, slurm-client, munge)')
        sys.exit(77)
    unittest.main()
