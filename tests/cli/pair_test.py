#!/usr/bin/env python3
"""cotejo pair: what it pairs, what it reads and leaves alone, and how it fails."""
import os
import unittest

from sandbox import Sandbox

PORT_ES = 'El puerto de Valmar reabre tras 14 meses de obras\nLa ministra Irene Solano inauguró el muelle. Costó 27,5 millones.\n'
PORT_EN = 'The port of Valmar reopens after 14 months of works\nThe minister Irene Solano opened the pier. It cost 27.5 million.\n'
MOON_ES = 'Un eclipse oscurece Quilpué\nEl observatorio de Tomás Ferrada recibió a 1800 visitantes durante la noche del lunes.\n'
MOON_EN = 'An eclipse darkens Quilpué\nThe observatory of Tomás Ferrada received 1800 visitors during the night of Monday.\n'
ALONE_ES = 'Las panaderías de Almenara cierran los domingos\nLos vecinos hacen cola el sábado para comprar pan.\n'
ALONE_EN = 'Rain delays the regatta\nThe boats stay in the harbour until the wind turns.\n'


class Pair(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('es/luna.txt', MOON_ES)
        self.put('es/pan.txt', ALONE_ES)
        self.put('es/sur/puerto.html', '<html><body><h1>' + PORT_ES.replace('\n', '</h1><p>', 1) + '</p></body></html>')
        self.put('en/harbour.txt', PORT_EN)
        self.put('en/rain.txt', ALONE_EN)
        self.put('en/2026/moon.txt', MOON_EN)

    def pair(self, *arguments, status=0, err=''):
        done = self.run_cotejo('pair', *(arguments or ('es', 'en')))
        self.assertEqual((done.err, done.status), (err, status))
        return [line.split('\t') for line in done.out.splitlines()]

    def test_pairs_in_the_order_of_the_spanish_names(self):
        rows = self.pair()
        self.assertEqual([row[:2] for row in rows], [['luna.txt', '2026/moon.txt'], ['sur/puerto.html', 'harbour.txt']])
        for row in rows:
            self.assertRegex(row[2], r'^[01]\.\d{3}$')
        self.assertEqual(self.pair('es/', './en', '--threads', '1'), rows)

    def test_a_file_instead_of_standard_output(self):
        self.assertEqual(self.pair('es', 'en', '-o', 'pairs.tsv'), [])
        self.assertEqual(self.read('pairs.tsv').split('\t')[:2], ['luna.txt', '2026/moon.txt'])

    def test_a_window_around_dates(self):
        self.put('dates.tsv', 'file\ttitle\tdate\nes/luna.txt\t\t2026-11-05\nen/2026/moon.txt\t\t2026-11-15T10:00:00Z\nes/pan.txt\t\t\n')
        self.assertEqual(len(self.pair('es', 'en', '--dates', 'dates.tsv')), 1)
        self.assertEqual(len(self.pair('es', 'en', '--dates', 'dates.tsv', '--window', '10')), 2)
        self.put('dates.tsv', 'luna.txt\t2026-11-05\n2026/moon.txt\t2026-11-15\n')
        self.assertEqual(len(self.pair('es', 'en', '--dates', 'dates.tsv')), 1)

    def test_dates_that_are_not_understood_are_passed_over(self):
        self.put('dates.tsv', 'luna.txt\t05-11-2026\r\n\nmoon.txt\t2026-02-30\nalone\n')
        said = ''.join(f'cotejo: dates.tsv:{line}: warning: {what}\n' for line, what in [
            (1, "'05-11-2026' is not understood and passed over (expected YYYY-MM-DD)"),
            (3, "'2026-02-30' is not understood and passed over (expected YYYY-MM-DD)"),
            (4, 'expected file TAB date, found alone')])
        self.assertEqual(len(self.pair('es', 'en', '--dates', 'dates.tsv', err=said)), 2)

    def test_files_that_are_no_articles_are_left_alone(self):
        self.put('es/.git/x.txt', MOON_ES)
        self.put('es/.oculto.txt', MOON_ES)
        self.put('es/foto.jpg', b'\xff\xd8\x00')
        self.assertEqual(len(self.pair()), 2)

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self):
        self.put('es/vacio.txt', '')
        done = self.run_cotejo('pair', 'es', 'en')
        self.assertEqual((done.status, len(done.out.splitlines())), (2, 2))
        self.assertIn('es/vacio.txt', done.err)

    def test_a_name_that_would_break_the_table(self):
        self.put('es/a\tb.txt', MOON_ES)
        done = self.run_cotejo('pair', 'es', 'en')
        self.assertEqual((done.status, len(done.out.splitlines())), (2, 2))
        self.assertIn('has a tab or line end in its name', done.err)

    def test_swapped_folders(self):
        done = self.run_cotejo('pair', 'en', 'es')
        self.assertEqual((done.status, done.out), (2, ''))
        self.assertIn('the folders seem to be swapped: en looks English and es Spanish', done.err)
        self.assertEqual(self.run_cotejo('pair', 'en', 'es', '--no-language-check').status, 0)

    def test_empty_folders_have_no_pairs(self):
        os.mkdir(self.path('none'))
        self.assertEqual(self.pair('none', 'en'), [])
        self.assertEqual(self.pair('es', 'none'), [])

    def test_usage(self):
        for arguments, said in [
                (['es'], 'two folders are needed (expected ES_DIR EN_DIR)'),
                (['es', 'nowhere'], 'nowhere: no such folder (expected a folder of articles)'),
                (['es', 'en/rain.txt'], 'en/rain.txt: no such folder (expected a folder of articles)'),
                (['es', 'en', '--window', '-1'], "--window: '-1' is not understood (expected a number from 0 to 100000)"),
                (['es', 'en', '--min-confidence', '2'], "--min-confidence: '2' is not understood (expected a number from 0 to 1)"),
                (['es', 'en', '-o', 'en/rain.txt'], 'en/rain.txt: would overwrite an input (expected another path for the output)')]:
            done = self.run_cotejo('pair', *arguments)
            self.assertEqual((done.status, done.out, done.err), (2, '', f'cotejo: {said}\n'), arguments)
        self.assertEqual(self.read('en/rain.txt'), ALONE_EN)


if __name__ == '__main__':
    unittest.main()
