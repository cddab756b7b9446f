"""A desk of articles to plan, and what is left of a plan when it is done."""
import os

from sandbox import Sandbox

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'samples')
TXT = ['brief-sismo', 'crs-mexico', 'culture-imprenta', 'economy-banrep', 'environment-altamar', 'feature-cine',
       'sport-ascenso']


def sample(name):
    with open(os.path.join(SAMPLES, name), 'rb') as file:
        return file.read()


class PlanSandbox(Sandbox):
    """Every test has the texts, and in jobs.tsv ten pairs: one of them fails, two have outputs of their own."""

    def setUp(self):
        super().setUp()
        for name in TXT:
            for side in ('es', 'en'):
                self.put(f'{name}.{side}.txt', sample(f'{name}.{side}.txt'))
        lines = [f'{name}.es.txt\t{name}.en.txt' for name in TXT]
        lines.insert(3, 'missing.es.txt\tmissing.en.txt')
        lines += ['brief-sismo.es.txt\tbrief-sismo.en.txt\tbrief.tmx', 'crs-mexico.es.txt\tcrs-mexico.en.txt\tcrs.tsv']
        self.put('jobs.tsv', '\n'.join(lines) + '\n')

    def plan(self, parts, *options, name='plan', status=0):
        done = self.run_cotejo('batch', 'plan', 'jobs.tsv', '-o', name, '--parts', str(parts), *options)
        self.assertEqual(done.status, status, done.err)
        return done

    def run_part(self, number, *options, name='plan', **keywords):
        return self.run_cotejo('batch', 'run-part', *options, name, *([] if number is None else [str(number)]),
                               **keywords)

    def merged(self, name='plan'):
        """(the TMX, the report, the outputs of single pairs) as bytes."""
        done = self.run_cotejo('batch', 'merge', name, '-o', 'all.tmx', '--report', 'all.jsonl')
        self.assertEqual((done.status, done.err), (2, 'cotejo: missing.es.txt: no such file [jobs.tsv:4]\n'))
        return [self.read(path) for path in ('all.tmx', 'all.jsonl', 'brief.tmx', 'crs.tsv')]

    def as_one_part(self):
        """What merged() has to be, however the work is cut."""
        self.plan(1, '--quiet', name='one')
        self.assertEqual(self.run_part(1, name='one').status, 2)
        out = self.merged('one')
        for path in ('all.tmx', 'all.jsonl', 'brief.tmx', 'crs.tsv'):
            os.remove(self.path(path))
        return out

    def tree(self, *folders):
        """Contents by path; what a kill may leave of single pairs' outputs apart."""
        names = [name for name in self.names() if any(name == folder or name.startswith(folder + '/')
                                                      for folder in folders)]
        return {name: self.read(name) for name in names}
