#!/usr/bin/env python3
"""Every subcommand and option on good input."""
import json
import os
import re
import unittest
import xml.etree.ElementTree as ET

from sandbox import Sandbox
from texts import EN, ES, ES_SENTENCES, LADDER, long_pair, rungs

XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def segs(tmx, lang):
    return [''.join(tuv.find('seg').itertext()) for tuv in ET.fromstring(tmx).iter('tuv') if tuv.get(XML_LANG) == lang]


class Align(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)

    def align(self, *arguments, **options):
        done = self.run_cotejo('align', 'a.es.txt', 'a.en.txt', *arguments, **options)
        self.assertEqual((done.err, done.status), ('', 0))
        return done.out

    def test_standard_output_is_tmx_and_nothing_else(self):
        out = self.align()
        self.assertEqual(segs(out, 'es'), ES_SENTENCES)
        self.assertEqual(ET.fromstring(out).get('version'), '1.4')

    def test_the_format_follows_the_name(self):
        self.align('-o', 'o.tmx', '-o', 'o.tsv', '-o', 'o.jsonl', '-o', 'o.ladder', '-o', 'o.spans', '-o', 'o.memory')
        self.assertEqual(rungs(self.read('o.ladder')), LADDER)
        self.assertEqual([json.loads(line)['bead'] for line in self.read('o.jsonl').splitlines()], ['1-1'] * 7)
        self.assertEqual(self.read('o.spans').splitlines()[0], '0:40\t0:39')
        self.assertTrue(self.read('o.tsv').count('\t') > 7)
        self.assertEqual(self.read('o.memory'), self.read('o.tmx'))

    def test_format_wins_over_the_name(self):
        self.align('-o', 'o.tmx', '--format', 'ladder')
        self.assertEqual(rungs(self.read('o.tmx')), LADDER)
        self.assertEqual(rungs(self.align('--format', 'ladder')), LADDER)
        self.assertEqual(rungs(self.align('--format', 'ladder', '-o', '-')), LADDER)

    def test_standard_input(self):
        done = self.run_cotejo('align', '-', 'a.en.txt', '--format', 'ladder', stdin=ES.encode('utf-8'))
        self.assertEqual((rungs(done.out), done.err, done.status), (LADDER, '', 0))
        done = self.run_cotejo('align', 'a.es.txt', '-', '--format', 'ladder', stdin=EN.encode('utf-8'))
        self.assertEqual((rungs(done.out), done.err, done.status), (LADDER, '', 0))

    def test_languages_and_date(self):
        out = self.align('--es-lang', 'es-MX', '--en-lang', 'en-GB', '--srclang', '*all*', '--date', '20250214T120000Z')
        self.assertEqual(segs(out, 'es-MX'), ES_SENTENCES)
        self.assertEqual(len(segs(out, 'en-GB')), 7)
        header = ET.fromstring(out).find('header')
        self.assertEqual((header.get('srclang'), header.get('creationdate')), ('*all*', '20250214T120000Z'))
        self.assertRegex(ET.fromstring(self.align('--date', 'now')).find('header').get('creationdate'), r'^20\d{6}T\d{6}Z$')
        self.assertNotIn('creationdate', self.align())

    def test_min_confidence(self):
        self.assertEqual(len(segs(self.align('--min-confidence', '0'), 'es')), 7)
        done = self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '--min-confidence', '1', '--verbose')
        left = len(segs(done.out, 'es'))
        if left < 7:
            self.assertRegex(done.err, rf'\b{7 - left} beads? below --min-confidence left out')

    def test_presegmented(self):
        self.put('s.es', 'Uno de los barcos. No volvió.\n\nLa niña lo vio desde la playa\n')
        self.put('s.en', 'One of the ships. It did not return.\n\nThe girl saw it from the beach\n')
        done = self.run_cotejo('align', '--presegmented', 's.es', 's.en', '--format', 'jsonl')
        self.assertEqual((done.err, done.status), ('', 0))
        beads = [json.loads(line) for line in done.out.splitlines()]
        numbers = [number for bead in beads for number in bead['es_segments']]
        self.assertEqual(numbers, [0, 1, 2])
        self.assertEqual(beads[0]['es'], 'Uno de los barcos. No volvió.')

    def test_encodings(self):
        self.put('a.es.txt', ES.encode('windows-1252'))
        self.assertEqual(rungs(self.align('--es-encoding', 'windows-1252', '--format', 'ladder')), LADDER)
        self.put('a.en.txt', EN.encode('utf-16'))
        self.assertEqual(segs(self.align('--es-encoding', 'windows-1252', '--en-encoding', 'UTF-16'), 'es'), ES_SENTENCES)

    def test_html(self):
        self.put('a.html', '<title>x</title><h1>' + ES.replace('\n\n', '</h1><p>', 1))
        done = self.run_cotejo('align', 'a.html', 'a.en.txt')
        self.assertEqual((done.err, done.status), ('', 0))
        self.assertEqual(segs(done.out, 'es'), ES_SENTENCES)
        as_text = self.run_cotejo('segment', 'a.html', '--input-format', 'txt')
        self.assertIn('<h1>', as_text.out)

    def test_glossary(self):
        self.put('g.tsv', '# Spanish\tEnglish\ncamión\tlorry; truck\n')
        self.put('h.tsv', 'ayuntamiento\ttown council\n')
        self.assertEqual(rungs(self.align('--glossary', 'g.tsv', '--glossary', 'h.tsv', '--format', 'ladder')), LADDER)

    def test_model(self):
        self.put('pairs.tsv', 'la casa\tthe house\nla casa\tthe house\nla mesa\tthe table\nla mesa\tthe table\n')
        done = self.run_cotejo('model', 'train', 'pairs.tsv', '-o', 'own.model')
        self.assertEqual((done.out, done.err, done.status), ('', '', 0))
        for models in (['own.model'], ['none'], ['builtin'], ['builtin', 'own.model'], ['own.model', 'own.model']):
            arguments = [argument for model in models for argument in ('--model', model)]
            self.assertEqual(rungs(self.align(*arguments, '--format', 'ladder')), LADDER)

    def test_the_built_in_model_is_what_goes_without_saying(self):
        self.assertEqual(self.align('--model', 'builtin', '--format', 'jsonl'), self.align('--format', 'jsonl'))

    def test_no_language_check(self):
        # The model's words are of no help with swapped sides; without it, lengths and names still are.
        done = self.run_cotejo('align', 'a.en.txt', 'a.es.txt', '--no-language-check', '--model', 'none', '--format', 'ladder')
        self.assertEqual((rungs(done.out), done.err, done.status), (LADDER, '', 0))

    def test_texts_that_are_no_translations(self):
        self.put('x.en.txt', 'Nobody had counted the birds of the marsh before the winter.\n'
                 'Seven volunteers rose before dawn and walked the dikes.\nTheir boots froze to the mud.\n'
                 'A heron watched them from the far bank.\nIn the end they wrote down two hundred names.\n'
                 'The list hangs in the library now.\n')
        done = self.run_cotejo('align', 'a.es.txt', 'x.en.txt', '--format', 'ladder')
        self.assertEqual(done.status, 0)
        self.assertIn('a.es.txt, x.en.txt: warning: these do not look like translations of each other', done.err)

    def test_short_texts_are_not_judged(self):
        self.put('s.es.txt', 'Ok.\n')
        self.put('s.en.txt', 'Ja, gut.\n')
        done = self.run_cotejo('align', 's.es.txt', 's.en.txt', '--format', 'ladder')
        self.assertEqual((done.err, done.status), ('', 0))

    def test_summary(self):
        done = self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx', '--verbose')
        self.assertEqual(done.err, 'cotejo: 7 Spanish sentences, 7 English sentences, 7 beads (1-1 × 7); without a '
                                   'counterpart: 0 Spanish, 0 English; aligned: 100 % of the Spanish text, 100 % of the '
                                   'English\n'
                                   'cotejo: o.tmx: 7 units written\n')
        done = self.run_cotejo('--verbose', '--ui-lang', 'es', 'align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx')
        self.assertEqual(done.err, 'cotejo: 7 oraciones en español, 7 oraciones en inglés, 7 correspondencias (1-1 × 7); '
                                   'sin pareja: 0 en español, 0 en inglés; alineado: el 100 % del texto español, el '
                                   '100 % del inglés\n'
                                   'cotejo: o.tmx: 7 unidades escritas\n')
        done = self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx', '-v', '--log-json')
        self.assertEqual([json.loads(line)['level'] for line in done.err.splitlines()], ['info', 'info'])

    def test_outputs_take_the_place_of_old_ones_and_keep_their_mode(self):
        self.put('o.tmx', 'old')
        os.chmod(self.path('o.tmx'), 0o640)
        os.symlink('o.tmx', self.path('link.tmx'))
        self.align('-o', 'link.tmx')
        self.assertTrue(self.read('o.tmx').endswith('</tmx>\n'))
        self.assertTrue(os.path.islink(self.path('link.tmx')))
        self.assertEqual(os.stat(self.path('o.tmx')).st_mode & 0o777, 0o640)
        self.assertEqual(self.names(), ['a.en.txt', 'a.es.txt', 'link.tmx', 'o.tmx'])


class Jobs(Sandbox):
    def test_the_same_bytes_whatever_the_number_of_threads(self):
        jobs = ''
        for n in range(12):
            es, en = long_pair(3 + n * 5)
            self.put(f'{n}.es.txt', es)
            self.put(f'{n}.en.txt', en)
            jobs += f'{n}.es.txt\t{n}.en.txt\tOUT/{n}.tmx\n'
        answers = []
        for threads in ('1', '4'):
            self.put(f'out{threads}/.keep', '')
            self.put('jobs.tsv', jobs.replace('OUT', 'out' + threads))
            done = self.run_cotejo('align', '--jobs', 'jobs.tsv', '--threads', threads, '--verbose')
            self.assertEqual(done.status, 0)
            self.assertTrue(done.err.splitlines()[-2].endswith('12 pairs aligned, 0 failed'), done.err)
            files = [name for name in self.names() if name.startswith('out' + threads) and name.endswith('.tmx')]
            self.assertEqual(len(files), 12)
            answers.append(([self.read(name) for name in files], done.err.replace('out' + threads, 'out')))
        self.assertEqual(answers[0], answers[1])

    def test_format_holds_for_every_job(self):
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)
        self.put('jobs.tsv', '\ufeff# a comment\n\na.es.txt\ta.en.txt\tone\r\na.es.txt\ta.en.txt\ttwo.tsv')
        done = self.run_cotejo('align', '--jobs', 'jobs.tsv', '--format', 'ladder')
        self.assertEqual((done.out, done.err, done.status), ('', '', 0))
        self.assertEqual([rungs(self.read('one')), rungs(self.read('two.tsv'))], [LADDER, LADDER])

    def test_jobs_from_standard_input_and_one_to_standard_output(self):
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)
        done = self.run_cotejo('align', '--jobs', '-', '--format', 'ladder', stdin=b'a.es.txt\ta.en.txt\t-\n')
        self.assertEqual((rungs(done.out), done.err, done.status), (LADDER, '', 0))


class Segment(Sandbox):
    def test_lines(self):
        self.put('a.txt', ES)
        done = self.run_cotejo('segment', 'a.txt')
        self.assertEqual((done.out.splitlines(), done.err, done.status), (ES_SENTENCES, '', 0))

    def test_json_leads_back_to_the_file(self):
        self.put('a.txt', ES)
        done = self.run_cotejo('segment', 'a.txt', '--format', 'jsonl')
        lines = [json.loads(line) for line in done.out.splitlines()]
        self.assertEqual([line['segment'] for line in lines], list(range(7)))
        for line in lines:
            self.assertEqual(ES[line['start']:line['end']], line['text'])
            row = ES.split('\n')[line['line'] - 1]
            self.assertTrue(row[line['column'] - 1:].startswith(line['text']))

    def test_language(self):
        # An abbreviation of one language only.
        english = 'He met Gov. Smith at the gate of the house. They talked about the weather and the harvest.\n'
        for arguments, count in ((['--lang', 'en'], 2), ([], 2)):
            with self.subTest(arguments):
                done = self.run_cotejo('segment', '-', *arguments, stdin=english.encode())
                self.assertEqual((len(done.out.splitlines()), done.err, done.status), (count, '', 0))

    def test_a_language_that_cannot_be_told(self):
        done = self.run_cotejo('segment', '-', stdin=b'Madrid 2-1 Betis. Getafe 0-0 Cadiz.\n')
        self.assertEqual(done.err, 'cotejo: standard input: warning: its language cannot be told; cut as Spanish '
                                   '(--lang en: as English)\n')
        self.assertEqual(done.status, 0)
        quiet = self.run_cotejo('segment', '-q', '-', stdin=b'Madrid 2-1 Betis. Getafe 0-0 Cadiz.\n')
        self.assertEqual((quiet.out, quiet.err, quiet.status), (done.out, '', 0))


class Eval(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('gold/news/seg/a.gold', '[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2, 3]\n')
        self.put('gold/news/seg/a.es', 'x\n' * 5)
        self.put('gold/news/seg/a.en', 'x\n' * 4)
        self.put('gold/news/seg/b.gold', '[0]:[0]\n[1]:[1]\n')
        self.put('gold/news/seg/b.es', 'x\nx\n')
        self.put('gold/news/seg/b.en', 'x\nx')
        self.put('gold/tales/seg/c.gold', '[0]:[0]\n')
        self.put('gold/tales/seg/c.es', 'x\n')
        self.put('gold/tales/seg/c.en', 'x\n')
        self.put('answer/news/a.ladder', '[0]:[0]:0.9\n[1]:[1]\n[2]:[]\n[3]:[]\n[4]:[2, 3]\n')
        self.put('answer/tales/c.ladder', '0:0\n')

    # By hand. News without b: 5 beads answered, 3 of them gold's ([0]:[0], [3]:[], [4]:[2, 3]), 1 more lax; b unanswered
    # adds 4 null beads. Gold has 3 + 2 beads with text on both sides, of which 2 are found, 3 in the lax way.
    NEWS = ['0.3333', '0.4000', '0.3636', '0.4444', '0.6000', '0.5106']

    def test_sets(self):
        done = self.run_cotejo('eval', '--all', 'gold', 'answer', '--format', 'tsv')
        self.assertEqual((done.err, done.status), ('', 0))
        rows = [line.split('\t') for line in done.out.splitlines()]
        self.assertEqual(rows[0], ['set', 'docs', 'strP', 'strR', 'strF', 'laxP', 'laxR', 'laxF', 'nnF', 'fineP', 'fineR',
                                   'nullP', 'nullR', 'nullF', 'ECE', 'massECE'])
        self.assertEqual([row[:2] for row in rows[1:]],
                         [['news', '2(-1)'], ['tales', '1'], ['ALL (micro)', '3(-1)'], ['ALL (macro)', '']])
        self.assertEqual(rows[1][2:8], self.NEWS)
        self.assertEqual(rows[2][2:11], ['1.0000'] * 9)
        self.assertEqual(rows[2][11:], ['-'] * 5)
        self.assertEqual(rows[4][2], '0.6666')

    def test_documents(self):
        done = self.run_cotejo('eval', 'gold/news', 'answer/news', '--per-doc', '--skip-missing')
        self.assertEqual((done.err, done.status), ('', 0))
        self.assertEqual([line.split()[:3] for line in done.out.splitlines()],
                         [['set', 'docs', 'strP'], ['news', '2(-1)', '0.6000'], ['a', '1', '0.6000']])
        self.assertEqual(len({len(line) for line in done.out.splitlines()}), 1, 'a table has straight columns')

    def test_two_files(self):
        self.put('g.ladder', '[0]:[0]\n[1]:[1]\n')
        self.put('h.ladder', '[0]:[0]\n[1]:[]\n[]:[1]\n')
        done = self.run_cotejo('eval', 'g.ladder', 'h.ladder', '--format', 'json')
        (row,) = json.loads(done.out)
        self.assertEqual((row['name'], row['strP'], row['strR'], row['nullP']), ('g.ladder', 1 / 3, 1 / 2, 0))
        self.assertIsNone(row['nullR'])

    # By hand. Sure: 10 beads of .95, 9 right. Unsure: 4 of .55, 1 right, of which 2 have one side only. News has the sure
    # ones and the unsure pairs, |9.5 - 9| + |1.1 - 1| over 12; tales the others, |1.1 - 0| over 2; all, |9.5 - 9| + |2.2 - 1|
    # over 14.
    def put_confident(self):
        gold = ''.join(f'[{k}]:[{k}]\n' for k in range(14))
        self.put('sure/news/seg/a.gold', gold)
        self.put('sure/news/seg/a.es', 'x\n' * 14)
        self.put('sure/news/seg/a.en', 'x\n' * 14)
        self.put('sure/tales/seg/b.gold', '[0]:[0]\n')
        self.put('sure/tales/seg/b.es', 'x\n')
        self.put('sure/tales/seg/b.en', 'x\n')
        sure = ''.join(f'[{k}]:[{k}]:0.95\n' for k in range(9)) + '[9]:[10]:0.950\n'
        self.put('says/news/a.ladder', sure + '[11]:[11]:0.55\n[12]:[13]:0.55\n')
        self.put('says/tales/b.ladder', '[0]:[]:0.55\n[]:[0]:0.55\n')

    def test_calibration(self):
        self.put_confident()
        done = self.run_cotejo('eval', '--all', 'sure', 'says', '--format', 'tsv', '--reliability')
        self.assertEqual((done.err, done.status), ('', 0))
        measures, bins, thresholds = [[line.split('\t') for line in block.splitlines()] for block in done.out.split('\n\n')]
        self.assertEqual([row[-2] for row in measures], ['ECE', '0.0500', '0.5500', '0.1214', '0.3000'])
        self.assertEqual(bins[0], ['set', 'confidence', 'beads', 'mean', 'right'])
        self.assertEqual(len(bins), 1 + 3 * 10)
        self.assertEqual([row for row in bins if row[2] != '0'][1:],
                         [['news', '0.5-0.6', '2', '0.5500', '0.5000'], ['news', '0.9-1.0', '10', '0.9500', '0.9000'],
                          ['tales', '0.5-0.6', '2', '0.5500', '0.0000'],
                          ['ALL (micro)', '0.5-0.6', '4', '0.5500', '0.2500'],
                          ['ALL (micro)', '0.9-1.0', '10', '0.9500', '0.9000']])
        self.assertEqual(thresholds[0], ['set', 'min-confidence', 'pairs', 'precision', 'recall'])
        self.assertEqual(thresholds[1:6], [['news', '0.50', '12', '0.8333', '0.7143'], ['news', '0.80', '10', '0.9000', '0.6429'],
                                           ['news', '0.90', '10', '0.9000', '0.6429'], ['news', '0.95', '10', '0.9000', '0.6429'],
                                           ['news', '0.99', '0', '-', '0.0000']])

    def test_calibration_as_json(self):
        self.put_confident()
        done = self.run_cotejo('eval', 'sure/tales', 'says/tales', '--reliability', '--format', 'json')
        (row,) = json.loads(done.out)
        self.assertAlmostEqual(row['massECE'], 0.55)
        self.assertEqual(row['reliability']['bins'][5],
                         {'low': 0.5, 'high': 0.6, 'beads': 2, 'mean': 0.55, 'right': 0})
        self.assertEqual(row['reliability']['thresholds'][0],
                         {'min_confidence': 0.5, 'pairs': 0, 'precision': None, 'recall': 0})
        (row,) = json.loads(self.run_cotejo('eval', 'sure/tales', 'says/tales', '--format', 'json').out)
        self.assertNotIn('reliability', row)

    def test_scores_that_are_no_confidences(self):
        self.put('g.ladder', '[0]:[0]\n[1]:[1]\n')
        self.put('h.ladder', '[0]:[0]:0.3\n[1]:[1]:1.2\n')
        done = self.run_cotejo('eval', 'g.ladder', 'h.ladder', '--format', 'tsv')
        self.assertEqual(done.out.splitlines()[1].split('\t')[-2:], ['-', '-'])
        done = self.run_cotejo('eval', 'g.ladder', 'h.ladder', '--reliability')
        self.assertEqual((done.out, done.err, done.status),
                         ('', 'cotejo: h.ladder: has no confidences to judge (expected a number from 0 to 1 after the '
                              "second ':' of every bead)\n", 2))

    def test_what_align_writes_has_confidences(self):
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)
        self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '-o', 'a.ladder')
        done = self.run_cotejo('eval', 'a.ladder', 'a.ladder', '--reliability', '--format', 'json')
        (row,) = json.loads(done.out)
        self.assertEqual(sum(bin['beads'] for bin in row['reliability']['bins']), len(LADDER))


TMX = '''<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"
 srclang="es" datatype="plaintext"/><body>
<tu><tuv xml:lang="es"><seg>Hola.</seg></tuv><tuv xml:lang="en"><seg>%s</seg></tuv></tu>
</body></tmx>
'''


class TmxValidate(Sandbox):
    def validate(self, *arguments):
        done = self.run_cotejo('tmx', 'validate', *arguments)
        self.assertEqual(done.err, '')
        return done.out, done.status

    def test_sound(self):
        self.put('m.tmx', TMX % 'Hello.')
        self.assertEqual(self.validate('m.tmx', '--fail-on', 'warning'),
                         ('m.tmx: 1 unit, 2 variants, 0 units whose source text has another translation too, 0 problems\n', 0))

    def test_an_error_and_a_warning(self):
        self.put('bad.tmx', TMX % 'Hello.' + '<!--')
        out, status = self.validate('bad.tmx')
        self.assertRegex(out.splitlines()[0], r'^bad\.tmx:6:\d+: error: ')
        self.assertEqual(status, 1)
        self.assertEqual(self.validate('bad.tmx', '--fail-on', 'never')[1], 0)
        self.put('spaced.tmx', TMX % ' Hello.')
        out, status = self.validate('spaced.tmx')
        self.assertRegex(out.splitlines()[0], r'^spaced\.tmx:4:\d+: warning: white space at the beginning')
        self.assertEqual(status, 0)
        self.assertEqual(self.validate('spaced.tmx', '--fail-on', 'warning')[1], 1)

    def test_json(self):
        self.put('m.tmx', TMX % ' Hello.')
        lines = [json.loads(line) for line in self.validate('m.tmx', '--format', 'jsonl')[0].splitlines()]
        self.assertEqual([line.get('level') for line in lines], ['warning', None])
        self.assertEqual((lines[1]['units'], lines[1]['problems']), (1, 1))

    def test_one_unreadable_file_does_not_stop_the_others(self):
        self.put('m.tmx', TMX % 'Hello.')
        done = self.run_cotejo('tmx', 'validate', 'gone.tmx', 'm.tmx')
        self.assertEqual((done.err, done.status), ('cotejo: gone.tmx: no such file\n', 2))
        self.assertTrue(done.out.startswith('m.tmx: 1 unit'))

    def test_what_align_writes_is_sound(self):
        self.put('a.es.txt', ES)
        self.put('a.en.txt', EN)
        self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '-o', 'o.tmx', '--es-lang', 'es-MX', '--date', 'now')
        out, status = self.validate('o.tmx', '--fail-on', 'warning')
        self.assertEqual((out, status),
                         ('o.tmx: 7 units, 14 variants, 0 units whose source text has another translation too, 0 problems\n', 0))


COMMANDS = [[], ['align'], ['segment'], ['eval'], ['tmx'], ['tmx', 'validate']]


class Help(Sandbox):
    def test_every_command_has_usage_options_and_examples(self):
        for language, words in (('en', ('Usage: ', 'Examples:', 'show this help')),
                                ('es', ('Uso: ', 'Ejemplos:', 'muestra esta ayuda'))):
            for command in COMMANDS:
                with self.subTest(language=language, command=command):
                    done = self.run_cotejo(*command, '--help', '--ui-lang', language)
                    self.assertEqual((done.err, done.status), ('', 0))
                    for word in words:
                        self.assertIn(word, done.out)
                    examples = done.out[done.out.index(words[1]):]
                    self.assertRegex(examples, r'\n  .*cotejo ' + ' '.join(command))
                    texts = [line for line in done.out.splitlines() if not line.lstrip().startswith('cotejo')]
                    self.assertLessEqual(max(len(line) for line in texts), 80)

    def test_spanish_help_is_spanish_throughout(self):
        """No description of the English help is left in the Spanish one."""
        for command in COMMANDS:
            english = self.run_cotejo(*command, '--help', '--ui-lang', 'en').out
            spanish = self.run_cotejo(*command, '--help', '--ui-lang', 'es').out
            with self.subTest(command):
                descriptions = lambda text: {line[28:] for line in text.splitlines() if len(line) > 40 and line[26:28] == '  '}
                self.assertEqual(descriptions(english) & descriptions(spanish), set())

    def test_version(self):
        done = self.run_cotejo('--version')
        self.assertRegex(done.out, r'^cotejo \d+\.\d+\.\d+\n$')
        self.assertEqual((done.err, done.status), ('', 0))


class InterfaceLanguage(Sandbox):
    # What the environment says, and whether the message is then Spanish.
    TABLE = [
        ({}, False),
        ({'LANG': 'es_MX.UTF-8'}, True),
        ({'LANG': 'es'}, True),
        ({'LANG': 'fr_FR.UTF-8'}, False),
        ({'LANG': 'en_US.UTF-8', 'LC_MESSAGES': 'es_ES.UTF-8'}, True),
        ({'LANG': 'es_ES.UTF-8', 'LC_MESSAGES': 'en_US.UTF-8'}, False),
        ({'LANG': 'es_ES.UTF-8', 'LC_ALL': 'C'}, False),
        ({'LANG': 'en_US.UTF-8', 'LANGUAGE': 'fr:es:en'}, True),
        ({'LANG': 'C', 'LANGUAGE': 'es'}, False),
    ]

    def test_table(self):
        for env, is_spanish in self.TABLE:
            with self.subTest(env):
                done = self.run_cotejo('segment', 'gone.txt', env=env)
                self.assertEqual(done.err, 'cotejo: gone.txt: ' + ('no existe ese archivo' if is_spanish else 'no such file') + '\n')

    def test_the_option_wins(self):
        done = self.run_cotejo('segment', 'gone.txt', '--ui-lang', 'en', env={'LANG': 'es_ES.UTF-8'})
        self.assertEqual(done.err, 'cotejo: gone.txt: no such file\n')


class Model(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('pairs.tsv', 'tales\tla casa\tthe house\n' * 3 + 'tales\tla mesa\tthe table\n' * 3)

    def train(self, *arguments):
        done = self.run_cotejo('model', 'train', 'pairs.tsv', *arguments)
        self.assertEqual((done.out, done.err, done.status), ('', '', 0))

    def test_info_says_what_train_was_told(self):
        self.train('-o', 'a.model', '--source', 'our tales', '--licence', 'CC0', '--date', '2026-11')
        done = self.run_cotejo('model', 'info', 'a.model')
        self.assertEqual((done.err, done.status), ('', 0))
        facts = dict(line.strip().split(': ', 1) for line in done.out.splitlines()[1:])
        self.assertEqual((facts['sources'], facts['licence'], facts['date']), ('our tales', 'CC0', '2026-11'))
        self.assertEqual((facts['sentence pairs'], facts['Spanish words'], facts['English words']), ('6', '3', '3'))
        self.assertEqual(int(facts['bytes']), os.path.getsize(self.path('a.model')))

    def test_the_form_of_the_pairs_does_not_show(self):
        pairs = [('la casa', 'the house'), ('la mesa & la silla', 'the table & the chair')] * 3
        units = ''.join(f'<tu><tuv xml:lang="EN-US"><seg>{en}</seg></tuv><tuv xml:lang="es-MX"><seg>{es}</seg></tuv></tu>\n'
                        for es, en in pairs).replace('&', '&amp;')
        self.put('pairs.tsv', ''.join(f'{es}\t{en}\n' for es, en in pairs))
        self.put('pairs.tmx', f'<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n{units}</body></tmx>\n')
        self.put('pairs.es', ''.join(es + '\n' for es, _ in pairs))
        self.put('pairs.en', ''.join(en + '\n' for _, en in pairs))
        models = []
        for arguments in (['pairs.tsv'], ['pairs.tmx'], ['--parallel', 'pairs.es', 'pairs.en']):
            done = self.run_cotejo('model', 'train', *arguments, '-o', 'a.model')
            self.assertEqual((done.out, done.err, done.status), ('', '', 0), arguments)
            with open(self.path('a.model'), 'rb') as model:
                models.append(model.read())
        self.assertEqual(models, [models[0]] * 3)

    def test_all_inputs_go_into_one_model(self):
        self.put('a.es', 'la silla\n\n')
        self.put('a.en', 'the chair\nthe end\n')
        self.put('m.tmx', '<tmx><tu><tuv xml:lang="es"><seg>uno</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu></tmx>')
        done = self.run_cotejo('model', 'train', '--parallel', 'a.es', 'a.en', 'm.tmx', '--parallel', 'a.es', 'a.en', '-',
                               '-o', 'a.model', '--verbose', stdin=b'dos\ttwo\n')
        parallel = 'cotejo: a.es, a.en: 1 sentence pair, 1 without text on both sides left out\n'
        self.assertEqual((done.err, done.status),
                         ('cotejo: m.tmx: 1 sentence pair\ncotejo: standard input: 1 sentence pair\n' + 2 * parallel, 0))
        self.assertIn('sentence pairs: 4\n', self.run_cotejo('model', 'info', 'a.model').out)

    def test_the_threads_do_not_show(self):
        self.train('-o', 'one.model', '--threads', '1')
        self.train('-o', 'three.model', '--threads', '3')
        with open(self.path('one.model'), 'rb') as one, open(self.path('three.model'), 'rb') as three:
            self.assertEqual(one.read(), three.read())

    def test_the_built_in_one_is_there(self):
        done = self.run_cotejo('model', 'info', 'builtin')
        self.assertEqual((done.err, done.status), ('', 0))
        self.assertIn('NOTICE', done.out)


if __name__ == '__main__':
    unittest.main()
