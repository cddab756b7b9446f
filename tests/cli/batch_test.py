#!/usr/bin/env python3
"""cotejo batch: a list of jobs in parts, whoever does them and in whatever order."""
import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from plans import PlanSandbox
from sandbox import ENVIRONMENT, PROGRAM
from texts import long_pair

CLUSTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'samples', 'cluster')


class Plan(PlanSandbox):
    def test_says_what_there_is_and_what_to_type_next(self):
        done = self.plan(3, '--verbose', '--no-check')
        self.assertEqual(done.out, '')
        lines = done.err.splitlines()
        self.assertEqual(lines[0], 'cotejo: jobs.tsv: warning: texts that are not there, or not yet: 2')
        self.assertRegex(lines[1], r'^cotejo: warning: small parts: about 0\.1 s of work each')
        self.assertRegex(lines[2], r'^cotejo: 3 parts, 10 jobs, 0\.\d MiB of texts$')
        self.assertEqual(lines[3:], ["cotejo: next: sbatch --array=1-3 --wrap='cotejo batch run-part plan'",
                                     'cotejo: or: seq 3 | parallel cotejo batch run-part plan'])

    def test_few_files_and_a_plan_that_can_be_read(self):
        self.plan(4, '--es-lang', 'es-MX', '--no-check', '--date', 'now')
        plan = json.loads(self.read('plan/plan.json'))
        jobs = f'plan/jobs-{plan["jobs_sha256"][:16]}.jsonl'
        self.assertEqual(list(self.tree('plan')), [jobs, 'plan/plan.json'])
        self.assertEqual(plan['folder'], os.path.realpath(self.folder))
        self.assertEqual((plan['options']['es-lang'], plan['options']['no-check']), (['es-MX'], []))
        self.assertRegex(plan['options']['date'][0], r'^\d{8}T\d{6}Z$')
        self.assertEqual([sum(part[key] for part in plan['parts']) for key in ('jobs', 'collected')], [10, 8])
        lines = self.read(jobs).splitlines()
        self.assertEqual(json.loads(lines[8])['out'], 'brief.tmx')

    def test_part_size(self):
        self.assertEqual(self.run_cotejo('batch', 'plan', 'jobs.tsv', '-o', 'plan', '--part-size', '0.02').status, 0)
        parts = json.loads(self.read('plan/plan.json'))['parts']
        self.assertTrue(2 <= len(parts) <= 4, parts)

    def test_fewer_jobs_than_parts(self):
        self.assertIn('fewer jobs than parts: the plan has 10 parts', self.plan(11).err)

    def test_the_same_is_kept_and_another_refused(self):
        self.plan(3)
        self.run_part(1)
        before = self.tree('plan')
        self.plan(3)
        self.assertEqual(self.tree('plan'), before)
        self.assertEqual(self.plan(2, status=2).err.splitlines()[-1],
                         'cotejo: plan: has another plan (expected a new folder, or --force)')
        self.assertEqual(self.tree('plan'), before)
        self.plan(2, '--force')
        self.assertEqual([name for name in self.names() if name.startswith('plan/parts')], [])
        self.assertEqual(len([name for name in self.names() if name.startswith('plan/')]), 3)  # and the lock

    def test_a_list_with_wrong_lines_is_not_planned(self):
        self.put('jobs.tsv', 'a\tb\nc\nd\te\tf\tg\n')
        self.assertEqual(self.plan(2, status=2).err.splitlines(), [
            'cotejo: jobs.tsv:2: expected 3 tab-separated fields (es, en, out), found 1',
            'cotejo: jobs.tsv:3: expected 3 tab-separated fields (es, en, out), found 4',
            'cotejo: jobs.tsv: no plan is made of a list with such lines: 2'])
        self.put('jobs.tsv', 'a\tb\to\nc\td\to\n')
        self.assertIn('cotejo: o: is the place of two outputs (expected a path for each) [jobs.tsv:2]',
                      self.plan(2, status=2).err)
        self.put('jobs.tsv', '# none\n')
        self.assertIn('jobs.tsv: no jobs', self.plan(2, status=2).err)
        self.assertFalse(os.path.exists(self.path('plan')))

    def test_a_plan_has_to_be_named(self):
        for command, name in (('plan', 'JOBS'), ('run-part', 'PLAN_DIR'), ('status', 'PLAN_DIR'), ('merge', 'PLAN_DIR')):
            done = self.run_cotejo('batch', command)
            self.assertEqual((done.status, done.err), (2, f'cotejo: {name} is missing (see --help)\n'))

    def test_wrong_usage(self):
        for arguments, words in ((['jobs.tsv', '--parts', '2'], 'a folder for the plan is needed'),
                                 (['jobs.tsv', '-o', 'plan'], 'how many parts?'),
                                 (['jobs.tsv', '-o', 'plan', '--parts', '0'], "--parts: '0' is not understood"),
                                 (['jobs.tsv', '-o', 'plan', '--parts', '1.5'], "--parts: '1.5' is not understood"),
                                 (['jobs.tsv', '-o', 'plan', '--parts', '2', '--es-lang', '?'], "--es-lang: '?'"),
                                 (['jobs.tsv', '-o', 'plan', '--parts', '2', '--glossary', 'nix'], 'nix: no such file'),
                                 (['jobs.tsv', '-o', 'plan', '--parts', '2', '--part-size', '1'], 'how many parts?')):
            with self.subTest(arguments):
                done = self.run_cotejo('batch', 'plan', *arguments)
                self.assertEqual(done.status, 2)
                self.assertIn(words, done.err)
                self.assertFalse(os.path.exists(self.path('plan')))


class Parts(PlanSandbox):
    def test_in_any_order_they_are_the_bytes_of_one(self):
        expected = self.as_one_part()
        for parts in (2, 3, 10):
            with self.subTest(parts):
                self.plan(parts, '--force')
                order = list(range(1, parts + 1))
                random.Random(parts).shuffle(order)
                statuses = {self.run_part(number, '--threads', str(1 + number % 2)).status for number in order}
                self.assertEqual(statuses, {0, 2})
                self.assertEqual(self.merged(), expected)
        validated = self.run_cotejo('tmx', 'validate', '--fail-on', 'warning', 'all.tmx')
        self.assertEqual(validated.status, 0, validated.out)

    def test_units_are_those_of_align(self):
        tmx = self.as_one_part()[0]
        self.run_cotejo('align', 'crs-mexico.es.txt', 'crs-mexico.en.txt', '-o', 'one.tmx')
        alone = [line.split('>', 1)[1] for line in self.read('one.tmx').splitlines() if line.startswith('<tu ')]
        merged = {line.split('>', 1)[1] for line in tmx.splitlines() if line.startswith('<tu ')}
        self.assertTrue(alone and set(alone) <= merged)

    def test_where_the_number_comes_from(self):
        self.plan(3)
        for number, env, missing in ((None, {'SLURM_ARRAY_TASK_ID': '2', 'JOB_COMPLETION_INDEX': '0'}, '1,3\n'),
                                     (None, {'JOB_COMPLETION_INDEX': '2'}, '1\n'),
                                     (1, {'SLURM_ARRAY_TASK_ID': '3'}, '')):
            self.assertIn(self.run_part(number, env=env).status, (0, 2))
            self.assertEqual(self.run_cotejo('batch', 'status', 'plan', '--list', 'missing').out, missing)
        for env, words in (({}, 'which part?'), ({'SLURM_ARRAY_TASK_ID': '../1'}, "'../1' is not understood"),
                           ({'SLURM_ARRAY_TASK_ID': '4'}, 'there is no part 4 (expected 1 to 3)'),
                           ({'JOB_COMPLETION_INDEX': '-1'}, "'-1' is not understood"),
                           ({'SLURM_ARRAY_TASK_ID': '0'}, 'there is no part 0')):
            with self.subTest(env):
                done = self.run_part(None, env=env)
                self.assertEqual(done.status, 2)
                self.assertIn(words, done.err)

    def test_what_is_done_is_not_done_again(self):
        self.plan(2)
        statuses = [self.run_part(number).status for number in (1, 2)]
        self.assertEqual(sorted(statuses), [0, 2])
        places = [self.path(name) for name in self.names() if name.startswith('plan/') or name in ('brief.tmx', 'crs.tsv')]
        before = [(os.stat(place).st_ino, os.stat(place).st_mtime_ns) for place in places]
        self.assertEqual([self.run_part(number).status for number in (1, 2)], statuses)
        self.assertEqual([(os.stat(place).st_ino, os.stat(place).st_mtime_ns) for place in places], before)
        self.assertRegex(self.run_part(1 + statuses.index(2)).err, r'warning: part \d is done already: \d pairs aligned, 1')
        self.assertEqual(self.run_part(1 + statuses.index(0)).err, '')

    def test_failed_pairs_are_tried_again_when_asked(self):
        self.plan(2)
        statuses = {number: self.run_part(number).status for number in (1, 2)}
        failed = max(statuses, key=statuses.get)
        self.assertEqual(self.run_cotejo('batch', 'status', 'plan', '--list', 'failed').out, f'{failed}\n')
        for side in ('es', 'en'):
            shutil.copy(self.path(f'crs-mexico.{side}.txt'), self.path(f'missing.{side}.txt'))
        self.assertEqual(self.run_part(failed).status, 2)
        self.assertEqual([self.run_part(number, '--retry-failed').status for number in (1, 2)], [0, 0])
        self.assertEqual(self.run_cotejo('batch', 'merge', 'plan').status, 0)

    def test_options_are_those_of_the_plan(self):
        self.put('terms.tsv', 'es\ten\nseguridad\tsafety\n')
        self.plan(1, '--glossary', 'terms.tsv', '--es-lang', 'es-MX', '--min-confidence', '0.5', '--ui-lang', 'es')
        os.mkdir(self.path('elsewhere'))
        subprocess.run([PROGRAM, 'batch', 'run-part', '../plan', '1'], cwd=self.path('elsewhere'), env=ENVIRONMENT,
                       stderr=subprocess.DEVNULL, check=False)
        tmx = self.read('plan/parts/000001.tmx')
        self.assertIn('xml:lang="es-MX"', tmx)
        self.assertIn('el glosario pide', tmx)  # the plan's language, not that of the machine
        self.put('terms.tsv', 'es\ten\nseguridad\tsecurity\n')
        self.plan(2, '--force', '--glossary', 'terms.tsv')
        self.put('terms.tsv', 'es\ten\n')
        self.assertIn('terms.tsv: ', self.run_part(1).err)
        self.put('terms.tsv', 'es\ten\nseguridad\tsafety\n')
        done = self.run_part(1)
        self.assertEqual((done.status, done.err), (2, 'cotejo: terms.tsv: is not what it was when the plan was made '
                                                      '(expected the same on every machine, or a new plan)\n'))

    def test_plans_of_others_are_refused(self):
        self.plan(2)
        plan = self.read('plan/plan.json')
        for old, new, words in (('"cotejo": "', '"cotejo": "9.', 'made by cotejo 9.'),
                                ('"options": {', '"options": {"shell": ["rm"],', 'does not know: shell'),
                                ('"folder": "', '"folder": "/nowhere', 'cannot be entered'),
                                ('"version": 1', '"version": 2', 'a plan of another version'),
                                ('"parts": [', '"parts": [,', 'plan.json:')):
            with self.subTest(new):
                self.put('plan/plan.json', plan.replace(old, new, 1).replace('["rm"],}', '["rm"]}'))
                done = self.run_part(1)
                self.assertEqual(done.status, 2)
                self.assertIn(words, done.err)
        self.assertIn('nix: no plan there', self.run_part(1, name='nix').err)

    def test_stopped_by_the_cluster(self):
        es, en = long_pair(60000)
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        self.put('jobs.tsv', 'a.es.txt\ta.en.txt\n' * 2)
        self.plan(1, '--quiet')
        process = subprocess.Popen([PROGRAM, 'batch', 'run-part', 'plan', '1'], cwd=self.folder, env=ENVIRONMENT,
                                   stderr=subprocess.PIPE)
        while not any(name.endswith('.tmp') for name in self.names()):
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        self.assertEqual((process.communicate()[1], process.returncode), (b'cotejo: interrupted\n', 130))
        self.assertEqual([name for name in self.names() if name.startswith('plan/parts/')], [])

    def test_two_at_once(self):
        expected = self.as_one_part()
        self.plan(1, '--quiet')
        processes = [subprocess.Popen([PROGRAM, 'batch', 'run-part', 'plan', '1'], cwd=self.folder, env=ENVIRONMENT,
                                      stderr=subprocess.DEVNULL) for _ in range(4)]
        self.assertEqual([process.wait() for process in processes], [2] * 4)
        self.assertEqual(self.merged(), expected)


class Merge(PlanSandbox):
    def test_missing_parts(self):
        self.plan(5)
        for number in (2, 5):
            self.run_part(number)
        done = self.run_cotejo('batch', 'merge', 'plan', '-o', 'all.tmx')
        self.assertEqual((done.status, done.err), (2, 'cotejo: plan: parts are missing: 1,3-4 (in all 3 of 5)\n'))
        self.assertFalse(os.path.exists(self.path('all.tmx')))
        done = self.run_cotejo('batch', 'merge', 'plan', '-o', 'all.tmx', '--allow-missing')
        self.assertIn('cotejo: plan: warning: parts are missing: 1,3-4', done.err)
        self.assertEqual(self.run_cotejo('tmx', 'validate', 'all.tmx').status, 0)

    def test_status(self):
        self.plan(5)
        self.run_part(2)
        text = self.run_cotejo('batch', 'status', 'plan').out.splitlines()
        self.assertEqual(text[2], 'Parts missing: 4  1,3-5')
        data = json.loads(self.run_cotejo('batch', 'status', 'plan', '--format', 'json').out)
        self.assertEqual((data['parts'], data['jobs'], data['missing']), (5, 10, '1,3-5'))
        self.assertEqual(self.run_cotejo('batch', 'status', 'plan', '--list', 'missing').out, '1,3-5\n')

    def test_report(self):
        report = [json.loads(line) for line in self.as_one_part()[1].splitlines()]
        self.assertEqual([job['job'] for job in report], list(range(1, 11)))
        self.assertEqual(report[3]['error']['code'], 'not_found')
        self.assertEqual((report[9]['status'], report[9]['out'], report[9]['origin']), ('done', 'crs.tsv', 'jobs.tsv:10'))

    def test_nothing_to_merge(self):
        self.put('jobs.tsv', 'brief-sismo.es.txt\tbrief-sismo.en.txt\tbrief.tmx\n')
        self.plan(1)
        self.assertEqual(self.run_part(1).status, 0)
        self.assertIn('no part has units to merge', self.run_cotejo('batch', 'merge', 'plan', '-o', 'all.tmx').err)
        self.assertEqual(self.run_cotejo('batch', 'merge', 'plan').status, 0)

    def test_results_are_not_overwritten(self):
        self.plan(1)
        self.run_part(1)
        before = self.tree('plan')
        for option in ('-o', '--report'):
            self.assertIn('would overwrite an input',
                          self.run_cotejo('batch', 'merge', 'plan', option, 'plan/parts/000001.tmx').err)
        self.assertEqual(self.tree('plan'), before)

    def test_a_disk_that_is_full(self):
        self.plan(1)
        self.run_part(1)
        done = self.run_cotejo('batch', 'merge', 'plan', '-o', '/dev/full')
        self.assertEqual(done.status, 2)
        self.assertIn('no space left', done.err)


class Scripts(PlanSandbox):
    def environment(self):
        os.mkdir(self.path('bin'))
        os.symlink(PROGRAM, self.path('bin/cotejo'))
        return {**ENVIRONMENT, 'PATH': self.path('bin') + ':' + ENVIRONMENT['PATH'], 'HOME': self.folder}

    @unittest.skipUnless(shutil.which('parallel'), 'GNU parallel is not installed')
    def test_parallel(self):
        expected = self.as_one_part()
        environment = self.environment()
        self.plan(4, '--quiet', name='a plan')
        command = [os.path.join(CLUSTER, 'parallel.sh'), 'a plan', '--jobs', '2']
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)  # parallel's status is how many have failed
        self.assertEqual(self.merged('a plan'), expected)
        for side in ('es', 'en'):
            shutil.copy(self.path(f'crs-mexico.{side}.txt'), self.path(f'missing.{side}.txt'))
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        log = self.read('a plan/parallel.log').splitlines()
        self.assertEqual(len(log), 1 + 4 + 1)  # a head, four parts, and the one that had failed

    def test_sbatch_script_without_slurm(self):
        self.plan(4)
        environment = {**self.environment(), 'SLURM_ARRAY_TASK_ID': '1', 'OFFSET': '2'}
        subprocess.run(['bash', os.path.join(CLUSTER, 'cotejo.sbatch'), 'plan'], cwd=self.folder, env=environment,
                       stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(self.run_cotejo('batch', 'status', 'plan', '--list', 'missing').out, '1-2,4\n')

    def test_kubernetes(self):
        try:
            import yaml
        except ImportError:
            self.skipTest('python3-yaml is not installed')
        with open(os.path.join(CLUSTER, 'job.yaml'), encoding='utf-8') as file:
            job = yaml.safe_load(file)
        self.assertEqual((job['kind'], job['spec']['completionMode']), ('Job', 'Indexed'))
        self.plan(2)
        command = job['spec']['template']['spec']['containers'][0]['command']
        for index in range(2):
            subprocess.run(command, cwd=self.folder, env={**self.environment(), 'JOB_COMPLETION_INDEX': str(index)},
                           stderr=subprocess.DEVNULL, check=False)
            shutil.rmtree(self.path('bin'))
        self.assertEqual(self.run_cotejo('batch', 'status', 'plan', '--list', 'missing').out, '')


if __name__ == '__main__':
    unittest.main()
