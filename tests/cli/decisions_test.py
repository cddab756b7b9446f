#!/usr/bin/env python3
"""--report and --decisions: what comes out of a run that keeps to what a translator has decided."""
import json
import unittest

from sandbox import Sandbox

ES = ['La fábrica 101 cerró en mayo.', 'Nadie lo esperaba.', 'El alcalde 102 prometió ayuda.', 'Llegó en junio.']
EN = ['Plant 101 closed in May.', 'The mayor 102 promised help.', 'It came in June.']
TEXTS = ('a.es.txt', 'a.en.txt')


def pieces(lines, *numbers, **more):
    return [{'segment': number, 'text': lines[number], **more} for number in numbers]


def decided(*beads):
    return json.dumps({'format': 'cotejo-decisions', 'version': 1, 'beads': list(beads)})


class Decisions(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('a.es.txt', '\n'.join(ES) + '\n')
        self.put('a.en.txt', '\n'.join(EN) + '\n')

    def run_on_texts(self, command, *arguments, status=0, err=''):
        done = self.run_cotejo(command, '--presegmented', *TEXTS, '--quiet', *arguments)
        self.assertEqual((done.err, done.status), (err, status))
        return done.out

    def beads(self, decisions, **options):
        self.put('d.json', decisions)
        lines = self.run_on_texts('align', '--decisions', 'd.json', '--format', 'jsonl', **options).splitlines()
        return [json.loads(line) for line in lines]

    def test_what_is_confirmed_is_kept_and_the_rest_aligned_around_it(self):
        beads = self.beads(decided({'es': pieces(ES, 0, 1), 'en': pieces(EN, 0), 'confirmed': True}))
        self.assertEqual([(bead['bead'], bead.get('confirmed')) for bead in beads],
                         [('2-1', True), ('1-1', None), ('1-1', None)])

    def test_texts_are_cut_revised_and_annotated(self):
        beads = self.beads(decided(
            {'es': pieces(ES, 0, part=[0, 14]), 'en': pieces(EN, 0, revised='The plant, no. 101.'), 'confirmed': True},
            {'es': pieces(ES, 0, part=[15, 29]), 'en': [], 'confirmed': True, 'on_purpose': True, 'note': 'sobra'}))
        self.assertEqual([(bead['es'], bead['en']) for bead in beads[:2]],
                         [('La fábrica 101', 'The plant, no. 101.'), ('cerró en mayo.', '')])
        self.assertEqual((beads[0]['en_span'], beads[1]['es_span']), ([0, 24], [15, 29]))
        tmx = self.run_on_texts('align', '--decisions', 'd.json')
        self.assertIn('<prop type="x-ConfirmationLevel">Translated</prop>', tmx)
        self.assertNotIn('sobra', tmx)  # what has one side only is no unit

    def test_a_changed_sentence_is_named_with_what_was_expected(self):
        line = decided({'es': [{'segment': 1, 'text': 'Todos lo esperaban.'}], 'en': [], 'confirmed': True})
        self.put('d.json', line)
        done = self.run_cotejo('align', '--presegmented', *TEXTS, '--decisions', 'd.json', '-o', 'a.tmx')
        self.assertIn("a.es.txt:2: warning: the text has changed since it was decided about (expected 'Todos lo "
                      "esperaban.', found 'Nadie lo esperaba.')\n", done.err)
        self.assertEqual(done.status, 0)

    def test_hostile_files_are_refused_in_one_line(self):
        cases = [
            ('', 'd.json:1: no JSON from here on'),
            ('{"format":"cotejo-decisions",\n"version":1,]', 'd.json:2: no JSON from here on'),
            ('[' * 1000000, 'd.json:1: no JSON from here on'),
            ('{}', 'd.json: no decisions (expected what the review page exports as decisions.json)'),
            (decided({'es': [{'segment': 0, 'text': 7}], 'en': []}), "d.json: bead 1: 'text' is no text (expected a string)"),
            (decided({'es': pieces(ES, 0), 'en': []}, {'es': pieces(ES, 0), 'en': []}),
             'd.json: bead 2: sentence 0 is there twice (expected once)'),
        ]
        for content, message in cases:
            with self.subTest(message=message):
                self.put('d.json', content)
                self.run_on_texts('align', '--decisions', 'd.json', status=2, err=f'cotejo: {message}\n')

    def test_they_are_for_one_pair(self):
        self.put('jobs.tsv', 'a.es.txt\ta.en.txt\tout.tmx\n')
        for option in ('--report', '--decisions'):
            done = self.run_cotejo('align', '--jobs', 'jobs.tsv', option, 'x')
            self.assertEqual((done.err, done.status),
                             (f'cotejo: {option} is for one pair (expected ES EN, and not --jobs)\n', 2))

    def test_the_page_is_an_output_like_others(self):
        self.assertEqual(self.run_on_texts('align', '--report', 'page.html'), '')
        self.run_on_texts('align', '-o', 'same.html')
        self.assertEqual(self.read('page.html'), self.read('same.html'))
        self.run_on_texts('check', '--report', 'check.html', '--ui-lang', 'es')
        self.assertIn('"ui":"es"', self.read('check.html'))
        self.run_on_texts('check', '--report', 'a.es.txt', status=2,
                          err='cotejo: a.es.txt: would overwrite an input (expected another path for the output)\n')


if __name__ == '__main__':
    unittest.main()
