#!/usr/bin/env python3
"""cotejo terms: what it proposes, and that what it writes is read back."""
import unittest

from sandbox import Sandbox

PAIRS = [
    ('El tribunal de apelaciones anuló la multa.', 'The court of appeal annulled the fine.'),
    ('El oleoducto del norte pertenece a la empresa.', 'The northern pipeline belongs to the company.'),
    ('Los tribunales de apelaciones fallan despacio.', 'The courts of appeal decide slowly.'),
    ('Una fuga cerró el oleoducto durante tres días.', 'A leak closed the pipeline for three days.'),
    ('Ayer no habló el tribunal de apelaciones.', 'The court of appeal did not speak yesterday.'),
    ('Nadie vigila los oleoductos.', 'Nobody watches the pipelines.'),
]
TMX = ('<?xml version="1.0"?><tmx version="1.4"><header/><body>' + ''.join(
    f'<tu><tuv xml:lang="es"><seg>{es}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>' for es, en in PAIRS) +
       '</body></tmx>')


class Terms(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('a.es.txt', ''.join(es + '\n' for es, _ in PAIRS))
        self.put('a.en.txt', ''.join(en + '\n' for _, en in PAIRS))
        self.put('m.tmx', TMX)

    def terms(self, *arguments, texts=('a.es.txt', 'a.en.txt')):
        done = self.run_cotejo('terms', '--presegmented', *texts, *arguments)
        self.assertEqual((done.err, done.status), ('', 0))
        return done.out

    def rows(self, **options):
        lines = [line.split('\t') for line in self.terms('--format', 'tsv', **options).splitlines()]
        self.assertEqual(lines[0], ['es', 'en', 'occurrences', 'rendered_so', 'share', 'example_es', 'example_en'])
        return lines[1:]

    def test_terms_and_counts(self):
        self.assertEqual([row[:5] for row in self.rows()], [
            ['tribunal de apelaciones', 'court of appeal', '3', '3', '1.000'],
            ['oleoducto', 'pipeline', '3', '3', '1.000']])

    def test_a_memory_is_taken_as_it_is(self):
        self.assertEqual(self.rows(texts=('m.tmx',)), self.rows())

    def test_a_batch(self):
        self.put('jobs.tsv', 'a.es.txt\ta.en.txt\n')
        self.assertEqual(self.rows(texts=('--jobs', 'jobs.tsv')), self.rows())

    def test_a_table_for_people(self):
        lines = self.terms().splitlines()
        self.assertRegex(lines[0], r'^Spanish +English +times +share$')
        self.assertRegex(lines[1], r'^tribunal de apelaciones +court of appeal +3/3 +100 %$')
        self.assertEqual(lines[2:4], ['    es El [tribunal de apelaciones] anuló la multa.',
                                      '    en The [court of appeal] annulled the fine.'])
        self.assertRegex(self.terms('--ui-lang', 'es').splitlines()[0], r'^Español +Inglés +veces +parte$')

    def test_thresholds(self):
        self.assertEqual(self.rows(texts=('a.es.txt', 'a.en.txt', '--min-occurrences', '4')), [])

    def test_what_is_written_is_a_glossary(self):
        """One that asks for what is there finds nothing; the reader sees each term."""
        for name, options in (('g.tbx', ()), ('g3.tbx', ('--tbx-version', '3')), ('g.txt', ()), ('g.tsv', ())):
            self.assertEqual(self.terms('-o', name, *options), '')
            check = self.run_cotejo('check', '--presegmented', 'a.es.txt', 'a.en.txt', '--glossary', name, '--only', 'glossary')
            self.assertEqual((check.out, check.err, check.status), ('', '', 0), name)
            self.put('b.en.txt', self.read('a.en.txt').replace('pipeline', 'duct'))
            check = self.run_cotejo('check', '--presegmented', 'a.es.txt', 'b.en.txt', '--glossary', name, '--only',
                                    'glossary', '--format', 'tsv')
            self.assertEqual(len(check.out.splitlines()), 1 + 3, name)

    def test_tbx_versions_and_languages(self):
        self.terms('-o', 'g.tbx', '--es-lang', 'es-MX')
        self.assertIn('<langSet xml:lang="es-MX">', self.read('g.tbx'))
        self.assertIn('<tbx type="TBX-Basic" style="dca"', self.terms('--format', 'tbx', '--tbx-version', '3'))

    def test_an_input_is_not_overwritten(self):
        done = self.run_cotejo('terms', 'm.tmx', '-o', 'm.tmx', '--format', 'tbx')
        self.assertEqual((done.err, done.status),
                         ('cotejo: m.tmx: would overwrite an input (expected another path for the output)\n', 2))
        self.assertEqual(self.read('m.tmx'), TMX)

    def test_wrong_usage(self):
        for arguments, message in (
                (['--format', 'docx'], "--format: 'docx' is not understood (expected table, tbx, omegat, tsv)"),
                (['--tbx-version', '4'], "--tbx-version: '4' is not understood (expected 2, 3)"),
                (['--min-share', '2'], "--min-share: '2' is not understood (expected a number from 0 to 1)")):
            done = self.run_cotejo('terms', 'a.es.txt', 'a.en.txt', *arguments)
            self.assertEqual((done.err, done.status), (f'cotejo: {message}\n', 2))


if __name__ == '__main__':
    unittest.main()
