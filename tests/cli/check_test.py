#!/usr/bin/env python3
"""cotejo check: what it finds, how it says so, and its statuses."""
import json
import re
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from sandbox import Sandbox

# The oil pipeline is a "conduit" once; everything else is rendered in one way.
PAIRS = [
    ('El oleoducto del norte se inauguró en mayo.', 'The northern pipeline was opened in May.'),
    ('Los ingenieros revisan el oleoducto cada semana.', 'The engineers inspect the pipeline every week.'),
    ('Una fuga cerró el oleoducto durante tres días.', 'A leak closed the pipeline for three days.'),
    ('El alcalde defendió el oleoducto ante los vecinos.', 'The mayor defended the pipeline before the neighbours.'),
    ('La empresa vendió el oleoducto a un banco.', 'The company sold the conduit to a bank.'),
    ('Nadie sabe cuánto petróleo lleva el oleoducto.', 'Nobody knows how much oil the pipeline carries.'),
]
OTHER = [
    ('El oleoducto volvió a funcionar el lunes.', 'The pipeline started working again on Monday.'),
    ('El oleoducto tiene ya veinte años.', 'The conduit is twenty years old already.'),
]


def side(pairs, which):
    return ''.join(pair[which] + '\n' for pair in pairs)


class Check(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('a.es.txt', side(PAIRS, 0))
        self.put('a.en.txt', side(PAIRS, 1))
        self.put('b.es.txt', side(OTHER, 0))
        self.put('b.en.txt', side(OTHER, 1))

    def check(self, *arguments, status=0, texts=('a.es.txt', 'a.en.txt')):
        done = self.run_cotejo('check', '--quiet', '--presegmented', *texts, *arguments)
        self.assertEqual((done.err, done.status), ('', status))
        return done.out

    def findings(self, *arguments, **options):
        return [json.loads(line) for line in self.check('--format', 'jsonl', *arguments, **options).splitlines()]

    def test_a_finding_as_data(self):
        [finding] = self.findings()
        self.assertTrue(0.32 <= finding.pop('score') <= 1)
        self.assertEqual(finding, {
            'doc': 'a', 'type': 'one-to-many', 'severity': 'warning', 'es_term': 'oleoducto', 'en_term': 'conduit',
            'expected': 'pipeline', 'occurrences': 6, 'as_expected': 5, 'es_lines': [4], 'en_lines': [4],
            'es_spans': [[21, 30]], 'en_spans': [[21, 28]], 'its': 'inconsistency'})

    def test_a_table_for_people(self):
        """A block a term: its renderings, and where those stand that are not the usual one."""
        self.assertRegex(self.check('--only', 'terms'), '\n'.join([
            r'^oleoducto: 6 occurrences',
            r'  pipeline  5',
            r'  conduit   1  \(\d+ % sure\)',
            r'    es 5: La empresa vendió el \[oleoducto\] a un banco\.',
            r'    en 5: The company sold the \[conduit\] to a bank\.\n$']))

    def test_the_table_in_spanish(self):
        self.assertRegex(self.check('--ui-lang', 'es'),
                         r'^oleoducto: 6 veces\n  pipeline  5\n  conduit   1  \(certeza: \d+ %\)\n')

    def test_the_table_of_a_glossary(self):
        self.put('g.tsv', 'fuga\tspill\noleoducto\tpipeline\n')
        self.assertEqual(self.check('--only', 'glossary', '--glossary', 'g.tsv').splitlines()[:6], [
            'fuga: in the glossary, 1 occurrence',
            '  spill  0',
            '  leak   1  (90 % sure)',
            '    es 3: Una [fuga] cerró el oleoducto durante tres días.',
            '    en 3: A [leak] closed the pipeline for three days.',
            ''])

    def sheets(self, name):
        """Sheet name → rows of cells, as text; only the standard library."""
        space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
        with zipfile.ZipFile(self.path(name)) as package:
            read = lambda part: ElementTree.fromstring(package.read(part))
            strings = [''.join(item.itertext()) for item in read('xl/sharedStrings.xml')]
            titles = [sheet.get('name') for sheet in read('xl/workbook.xml').iter(space + 'sheet')]
            sheets = {}
            for number, title in enumerate(titles, 1):
                sheet = read(f'xl/worksheets/sheet{number}.xml')
                self.assertEqual([pane.get('ySplit') for pane in sheet.iter(space + 'pane')], ['1'])
                self.assertEqual(list(sheet.iter(space + 'f')), [], 'a formula')
                text = lambda cell: strings[int(cell[0].text)] if cell.get('t') == 's' else cell[0].text if len(cell) else ''
                sheets[title] = [[text(cell) for cell in row] for row in sheet.iter(space + 'row')]
        return sheets

    def test_a_workbook(self):
        self.put('a.es.txt', '=1+1\n' + side(PAIRS, 0).replace('La empresa', '=La empresa'))
        self.put('a.en.txt', '=1+1\n' + side(PAIRS, 1))
        self.check('-o', 'f.xlsx')
        sheets = self.sheets('f.xlsx')
        self.assertEqual(list(sheets), ['Findings', 'Terms', 'Texts'])
        head, row = sheets['Findings']
        cells = dict(zip(head, row))
        self.assertEqual((cells['Text'], cells['Severity'], cells['English here'], cells['English line'],
                          cells['Spanish sentence']),
                         ('a', 'warning', 'conduit', '6', '=La empresa vendió el oleoducto a un banco.'))
        self.assertEqual([row[:5] for row in sheets['Terms'][1:]],
                         [['oleoducto', '6', 'pipeline', '5', 'yes'], ['oleoducto', '6', 'conduit', '1', 'no']])
        self.assertEqual(sheets['Texts'][1], ['a', '7', '7', '0', '1', '0'])

    def test_a_workbook_in_spanish_and_the_same_twice(self):
        self.check('-o', 'one.xlsx', '--ui-lang', 'es')
        self.check('--format', 'xlsx', '-o', 'two', '--ui-lang', 'es')
        self.assertEqual(list(self.sheets('one.xlsx')), ['Hallazgos', 'Términos', 'Textos'])
        with open(self.path('one.xlsx'), 'rb') as one, open(self.path('two'), 'rb') as two:
            self.assertEqual(one.read(), two.read())
        self.assertEqual([name for name in self.names() if 'xlsx' in name], ['one.xlsx'])

    def test_a_row_a_place(self):
        self.check('-o', 'f.tsv')
        head, row = [line.split('\t') for line in self.read('f.tsv').splitlines()]
        cells = dict(zip(head, row))
        self.assertEqual((cells['doc'], cells['es_term'], cells['es_line'], cells['en']),
                         ('a', 'oleoducto', '4', PAIRS[4][1]))

    def test_the_document_is_called_as_one_likes(self):
        self.assertEqual([finding['doc'] for finding in self.findings('--doc-id', 'B01')], ['B01'])

    def broken(self):
        """The translation leaves a sentence out, and says another twice."""
        english = [pair[1] for pair in PAIRS]
        self.put('broken.en.txt', ''.join(line + '\n' for line in english[:1] + english[2:5] + english[4:]))
        return {'texts': ('a.es.txt', 'broken.en.txt')}

    def test_what_is_missing_and_what_is_there_twice(self):
        found = self.findings('--only', 'coverage', **self.broken())
        self.assertEqual([(f['type'], f['es_lines'], f['en_lines'], f['its']) for f in found],
                         [('omitted_sentence', [1], [], 'omission'), ('duplicated', [], [4], 'duplication')])
        self.assertEqual(found[0]['en_gap'], 1)
        self.assertEqual(self.findings('--only', 'moved,added_sentence', **self.broken()), [])

    def test_omissions_fail_where_errors_do(self):
        self.check('--fail-on', 'error', '--only', 'duplicated', **self.broken())
        self.check('--fail-on', 'error', '--only', 'coverage', status=1, **self.broken())

    def test_side_by_side(self):
        lines = self.check('--only', 'coverage', **self.broken()).splitlines()
        self.assertRegex(lines[0], r'^   2 Los ingenieros revisan el +│      —$')
        self.assertTrue(any(re.match(r'   ✗ this sentence is not translated \(\d+ %\)$', line) for line in lines), lines)
        self.assertEqual(max(map(len, lines)), max(len(line) for line in lines if len(line) <= 80))
        self.assertRegex(lines[-1], r'^\d\d % of the Spanish text is translated; omitted sentence: 1; said twice: 1$')
        self.assertFalse(any('alcalde' in line for line in lines))

    def test_all_shows_what_is_well_too(self):
        lines = self.check('--only', 'coverage', '--all', **self.broken()).splitlines()
        self.assertTrue(any('alcalde' in line for line in lines))

    def test_sarif(self):
        self.check('-o', 'f.sarif', '--only', 'coverage', **self.broken())
        [run] = json.loads(self.read('f.sarif'))['runs']
        self.assertEqual([result['ruleId'] for result in run['results']], ['omitted_sentence', 'duplicated'])
        place = run['results'][0]['relatedLocations'][0]['physicalLocation']
        self.assertEqual((place['artifactLocation']['uri'], place['region']['startLine']), ('a.es.txt', 2))

    def test_what_may_vary_is_left_out(self):
        for line in ('oleoductos', 'oleoducto\tconduit', '\tConduits'):
            self.put('vary.tsv', f'# a comment\n\n{line}\n')
            self.assertEqual(self.findings('--ignore', 'vary.tsv'), [], line)
        self.put('vary.tsv', 'oleoducto\tpipe\n')
        self.assertEqual(len(self.findings('--ignore', 'vary.tsv')), 1)

    def test_thresholds(self):
        self.assertEqual(self.findings('--min-occurrences', '7'), [])
        self.assertEqual(self.findings('--min-confidence', '1'), [])
        self.assertEqual(len(self.findings('--min-occurrences', '6')), 1)

    def test_only_some_types(self):
        self.assertEqual(self.findings('--only', 'glossary'), [])
        self.assertEqual(self.findings('--only', 'many-to-one'), [])
        self.assertEqual(len(self.findings('--only', 'glossary,terms')), 1)

    def test_fail_on(self):
        self.check('--fail-on', 'warning', status=1)
        self.check('--fail-on', 'note', status=1)
        self.check('--fail-on', 'error')
        self.check('--fail-on', 'never')

    def test_profile(self):
        self.put('team/p.ini', '[one-to-many]\nseverity = error\n')
        [finding] = self.findings('--profile', 'team/p.ini', '--fail-on', 'error', status=1)
        self.assertEqual(finding['severity'], 'error')
        self.put('team/vary.tsv', 'oleoducto\n')
        for profile in ('[one-to-many]\nseverity = off\n', '[one-to-many]\nmin-confidence = 1\n', 'min-occurrences = 7\n',
                        'ignore = vary.tsv\n'):
            self.put('team/p.ini', profile)
            self.assertEqual(self.findings('--profile', 'team/p.ini'), [], profile)

    def test_the_command_line_stands_above_the_profile(self):
        self.put('p.ini', 'min-occurrences = 7\n[one-to-many]\nmin-confidence = 1\n')
        self.assertEqual(len(self.findings('--profile', 'p.ini', '--min-occurrences', '6', '--min-confidence', '0.4')), 1)

    def test_strict_finds_more(self):
        """Three renderings in six occurrences: none of them is what the term is usually rendered with."""
        english = [en.replace('pipeline', 'duct') if k in (0, 2, 5) else en for k, (_, en) in enumerate(PAIRS)]
        self.put('a.en.txt', ''.join(en + '\n' for en in english))
        self.put('p.ini', 'strict = yes\n')
        self.assertEqual({finding['en_term'] for finding in self.findings()}, {'conduit'})
        for option in (['--strict'], ['--profile', 'p.ini']):
            self.assertEqual({finding['en_term'] for finding in self.findings(*option)}, {'conduit', 'pipeline'})
        self.assertEqual({finding['en_term'] for finding in self.findings('--strict', '--min-confidence', '0.32')}, {'conduit'})

    def test_glossary(self):
        self.put('g.tsv', 'oleoducto\tpipeline\ningeniero\tengineer; technician\nfuga\tspill\n')
        found = self.findings('--glossary', 'g.tsv', '--only', 'glossary', '--fail-on', 'error', status=1)
        self.assertEqual([(f['type'], f['es_term'], f['en_term'], f['expected'], f['es_lines']) for f in found],
                         [('glossary', 'fuga', 'leak', 'spill', [2]), ('glossary', 'oleoducto', 'conduit', 'pipeline', [4])])

    def test_a_batch_is_one(self):
        """Two occurrences in a text of its own say nothing; in the batch they do."""
        self.assertEqual(self.findings(texts=('b.es.txt', 'b.en.txt')), [])
        self.put('jobs.tsv', 'a.es.txt\ta.en.txt\nb.es.txt\tb.en.txt\tpassed-over.tmx\n')
        [finding] = self.findings(texts=('--jobs', 'jobs.tsv'))
        self.assertEqual((finding['doc'], finding['es_lines'], finding['occurrences']), ('a', ['a:4', 'b:1'], 8))
        self.assertEqual([name for name in self.names() if name.endswith('.tmx')], [])

    def test_a_batch_goes_on_without_a_pair_that_fails(self):
        self.put('jobs.tsv', 'a.es.txt\ta.en.txt\nno.es.txt\tb.en.txt\nalone\n')
        done = self.run_cotejo('check', '--presegmented', '--jobs', 'jobs.tsv', '--format', 'jsonl')
        self.assertEqual(done.status, 2)
        self.assertEqual(len(done.out.splitlines()), 1)
        self.assertEqual(done.err.splitlines(), [
            'cotejo: jobs.tsv:3: expected 2 or 3 tab-separated fields (es, en), found 1',
            'cotejo: no.es.txt: no such file [jobs.tsv:2]'])

    def test_notes_in_a_tmx(self):
        """The same, whether it is align that writes them, check, or check in a memory that has been there before."""
        self.check('-o', 'one.tmx')
        note = re.search('<note>(.*?)</note>', self.read('one.tmx')).group(1)
        self.assertRegex(note, r'^cotejo: “oleoducto” is rendered as “conduit” here, and as “pipeline” in 5 of 6 places '
                               r'\(\d+ % sure\)$')
        self.run_cotejo('align', '--presegmented', 'a.es.txt', 'a.en.txt', '-o', 'two.tmx', '-o', 'two.tsv')
        self.run_cotejo('align', '--presegmented', 'a.es.txt', 'a.en.txt', '-o', 'none.tmx', '--no-check')
        self.assertNotIn('<note>', self.read('none.tmx'))
        self.check('-o', 'three.tmx', texts=('none.tmx',))
        self.check('--format', 'tmx', '-o', 'four.out', texts=('three.tmx',))
        for name in ('two.tmx', 'three.tmx', 'four.out'):
            self.assertEqual(self.read(name), self.read('one.tmx'), name)
        self.check('-o', 'five.tmx', '--min-confidence', '1', texts=('three.tmx',))
        self.assertEqual(self.read('five.tmx'), self.read('none.tmx'))
        self.put('g.tsv', 'fuga\tspill\n')
        self.run_cotejo('align', '--presegmented', 'a.es.txt', 'a.en.txt', '-o', 'es.tmx', '--glossary', 'g.tsv',
                        '--ui-lang', 'es')
        self.assertIn('<note>cotejo: «fuga» se traduce aquí por «leak»; el glosario pide «spill»</note>',
                      self.read('es.tmx'))

    def test_a_memory_is_checked_as_it_is(self):
        units = [f'<tu tuid="u{k}"><tuv xml:lang="es"><seg>{es}</seg></tuv><tuv xml:lang="en-GB"><seg>{en}</seg></tuv></tu>'
                 for k, (es, en) in enumerate(PAIRS)]
        units.insert(2, '<tu><tuv xml:lang="es"><seg>Solo.</seg></tuv></tu>')
        memory = '<tmx version="1.4"><header srclang="es"/><body>\n' + '\n'.join(units) + '\n</body></tmx>\n'
        self.put('m.tmx', memory)
        [finding] = self.findings(texts=('m.tmx',))
        self.assertEqual({key: finding[key] for key in ('doc', 'es_lines', 'en_lines', 'tmx_lines', 'tuids', 'en_term')},
                         {'doc': 'm', 'es_lines': [4], 'en_lines': [4], 'tmx_lines': [7], 'tuids': ['u4'],
                          'en_term': 'conduit'})
        self.assertEqual(self.check(texts=('m.tmx',)).splitlines()[3],
                         '    es 7: La empresa vendió el [oleoducto] a un banco.')
        head, row = [line.split('\t') for line in self.check('--format', 'tsv', texts=('m.tmx',)).splitlines()]
        self.assertEqual((head[-2:], row[-2:]), (['tmx_line', 'tuid'], ['7', 'u4']))
        piped = self.run_cotejo('check', '-', stdin=memory.encode())
        self.assertEqual(piped.out, self.check(texts=('m.tmx',)))
        done = self.run_cotejo('check', 'm.tmx', '-v', '--format', 'tsv')
        self.assertIn('1 unit without text in both languages passed over', done.err)

    def test_a_memory_that_cannot_be_checked(self):
        self.put('m.tmx', '<tmx>\n<body></tmx>')
        self.run_cotejo('align', 'a.es.txt', 'a.en.txt', '-o', 'one.tmx')
        self.put('none.tmx', '<tmx version="1.4"><header srclang="es"/><body></body></tmx>')
        for arguments, message in [
                (['m.tmx'], 'm.tmx:2: </tmx> closes <body> (expected </body>)'),
                (['none.tmx'], 'none.tmx: no units with text in both languages (expected Spanish and English)'),
                (['one.tmx', '-o', './one.tmx'],
                 './one.tmx: would overwrite an input (expected another path for the output)'),
                (['--jobs', 'jobs.tsv', '-o', 'x.tmx'],
                 'a TMX with notes is made of one pair, or of one memory (expected no --jobs)')]:
            done = self.run_cotejo('check', *arguments)
            self.assertEqual((done.out, done.err, done.status), ('', f'cotejo: {message}\n', 2))

    def test_an_input_is_not_overwritten(self):
        self.put('g.tsv', 'oleoducto\tpipeline\n')
        for output in ('a.es.txt', './a.en.txt', 'g.tsv'):
            before = self.read(output)
            done = self.run_cotejo('check', '--presegmented', 'a.es.txt', 'a.en.txt', '--glossary', 'g.tsv', '-o', output)
            self.assertEqual((done.out, done.err, done.status), (
                '', f'cotejo: {output}: would overwrite an input (expected another path for the output)\n', 2))
            self.assertEqual(self.read(output), before)

    def test_a_memory_makes_no_page(self):
        self.put('m.tmx', '<tmx version="1.4"><header/><body/></tmx>')
        done = self.run_cotejo('check', 'm.tmx', '--report', 'page.html')
        self.assertEqual((done.out, done.err, done.status), (
            '', 'cotejo: a review page is made of two texts (expected ES EN, or no --report)\n', 2))
        self.assertNotIn('page.html', self.names())

    def test_wrong_usage(self):
        for arguments, message in [
                (['--only', 'words'], "--only: 'words' is not understood (expected coverage, fidelity, terms, glossary, or types such as omitted_sentence, moved, one-to-many)"),
                (['--fail-on', 'often'], "--fail-on: 'often' is not understood (expected note, warning, error, never)"),
                (['--format', 'ladder'], "--format: 'ladder' is not understood (expected table, jsonl, tsv, xlsx, sarif, xliff, tmx)"),
                (['--min-occurrences', '0'], "--min-occurrences: '0' is not understood (expected a whole number from 1 to 1024)"),
                (['--profile', 'bad.ini'], "bad.ini:3: expected KEY = VALUE or [TYPE], found 'severity: off'"),
                (['--profile', 'no.ini'], 'no.ini: no such file'),
                (['--ignore', 'bad.tsv'], 'bad.tsv:2: more than one tab (expected a Spanish term, or Spanish TAB English)')]:
            self.put('bad.tsv', 'bueno\nuno\tdos\ttres\n')
            self.put('bad.ini', '\n[moved]\nseverity: off\n')
            done = self.run_cotejo('check', 'a.es.txt', 'a.en.txt', *arguments)
            self.assertEqual((done.out, done.err, done.status), ('', f'cotejo: {message}\n', 2))


if __name__ == '__main__':
    unittest.main()
