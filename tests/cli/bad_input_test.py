#!/usr/bin/env python3
"""The bad-input table: every row says the exact message and status, and that no output was left behind."""
import os
import stat
import subprocess
import unittest

from sandbox import ENVIRONMENT, PROGRAM, Sandbox
from texts import DE, EN, ES, long_pair

PAIR = {'a.es.txt': ES, 'a.en.txt': EN}
ALIGN = ['align', 'a.es.txt', 'a.en.txt', '-o', 'out.tmx']
EVERY_LATIN1 = 'windows-1252, ISO-8859-15, macintosh, IBM850 or another name registered with IANA'

# What it is called, the files, the arguments, the messages, the status.
TABLE = [
    ('missing file', {'a.en.txt': EN}, ALIGN, 'cotejo: a.es.txt: no such file\n', 2),
    ('missing second file', {'a.es.txt': ES}, ALIGN, 'cotejo: a.en.txt: no such file\n', 2),
    ('directory', {'a.es.txt/x': '', 'a.en.txt': EN}, ALIGN,
     'cotejo: a.es.txt: is a directory (expected a file)\n', 2),
    ('empty file', {'a.es.txt': '', 'a.en.txt': EN}, ALIGN, 'cotejo: a.es.txt: no text in it\n', 2),
    ('one side empty', {'a.es.txt': ES, 'a.en.txt': ' \n\n\t\n'}, ALIGN, 'cotejo: a.en.txt: no text in it\n', 2),
    ('binary', {'a.es.txt': b'\x7fELF\x02\x01\x01\x00\x00\x00', 'a.en.txt': EN}, ALIGN,
     'cotejo: a.es.txt: not text: NUL byte at offset 7\n', 2),
    ('wrong encoding', {'a.es.txt': ES.encode('latin-1'), 'a.en.txt': EN}, [*ALIGN, '--encoding', 'UTF-8'],
     'cotejo: a.es.txt: not UTF-8: byte 0xE1 at offset 22 (another encoding can be given)\n', 2),
    ('unknown encoding', PAIR, [*ALIGN, '--encoding', 'klingon'],
     f"cotejo: a.es.txt: unknown encoding 'klingon' (expected UTF-8, UTF-16, {EVERY_LATIN1})\n", 2),
    ('file too large', PAIR, [*ALIGN, '--max-size', '0'], 'cotejo: a.es.txt: larger than the limit of 0 bytes\n', 2),
    ('output in a missing folder', PAIR, ['align', 'a.es.txt', 'a.en.txt', '-o', 'none/out.tmx'],
     'cotejo: none/out.tmx: cannot be written: its folder does not exist\n', 2),
    ('output below a file', PAIR, ['align', 'a.es.txt', 'a.en.txt', '-o', 'a.es.txt/out.tmx'],
     'cotejo: a.es.txt/out.tmx: cannot be written: a part of its path is not a folder\n', 2),
    ('output is a folder', {**PAIR, 'out.tmx/x': ''}, ALIGN,
     'cotejo: out.tmx: cannot be written: it is a folder (expected a file)\n', 2),
    ('full disk', PAIR, ['align', 'a.es.txt', 'a.en.txt', '-o', '/dev/full'],
     'cotejo: /dev/full: cannot be written: no space left on the disk\n', 2),
    ('same file twice', PAIR, ['align', 'a.es.txt', './a.es.txt', '-o', 'out.tmx'],
     'cotejo: a.es.txt: the Spanish and the English text are the same file (expected two)\n', 2),
    ('output over an input', PAIR, ['align', 'a.es.txt', 'a.en.txt', '-o', './a.en.txt'],
     'cotejo: ./a.en.txt: would overwrite an input (expected another path for the output)\n', 2),
    ('two outputs in one place', PAIR, [*ALIGN, '-o', './out.tmx'],
     'cotejo: ./out.tmx: is the place of two outputs (expected a path for each)\n', 2),
    ('both from standard input', {}, ['align', '-', '-'],
     "cotejo: standard input can be read only once (expected a file's path)\n", 2),
    ('files swapped', PAIR, ['align', 'a.en.txt', 'a.es.txt', '-o', 'out.tmx'],
     'cotejo: a.en.txt: the Spanish and the English text seem to be swapped: this one is English, and a.es.txt is '
     'Spanish (expected the Spanish text first; --no-language-check aligns them as they are)\n', 2),
    ('English on both sides', {'a.es.txt': EN, 'a.en.txt': EN}, ALIGN,
     'cotejo: a.es.txt: this text seems to be English (expected Spanish; --no-language-check aligns it as it is)\n', 2),
    ('Spanish on both sides', {'a.es.txt': ES, 'a.en.txt': ES}, ALIGN,
     'cotejo: a.en.txt: this text seems to be Spanish (expected English; --no-language-check aligns it as it is)\n', 2),
    ('neither Spanish nor English', {'a.es.txt': DE, 'a.en.txt': EN}, ALIGN,
     'cotejo: a.es.txt: this text seems to be neither Spanish nor English (expected Spanish; --no-language-check aligns '
     'it as it is)\n', 2),
    ('German for English', {'a.es.txt': ES, 'a.en.txt': DE}, ALIGN,
     'cotejo: a.en.txt: this text seems to be neither Spanish nor English (expected English; --no-language-check aligns '
     'it as it is)\n', 2),
    ('unknown output format', PAIR, [*ALIGN, '--format', 'docx'],
     "cotejo: out.tmx: unknown output format 'docx' (expected one of tmx, tsv, jsonl, html, ladder, spans)\n", 2),
    ('unknown input format', PAIR, [*ALIGN, '--input-format', 'wordperfect'],
     "cotejo: a.es.txt: unknown format 'wordperfect' (expected one of: html, txt)\n", 2),
    ('glossary with a bad line', {**PAIR, 'g.tsv': 'puente\tbridge\nrío\n'}, [*ALIGN, '--glossary', 'g.tsv'],
     'cotejo: g.tsv:2: expected 2 or 3 tab-separated fields, found 1\n', 2),
    ('glossary cut off', {**PAIR, 'g.tbx': '<martif>\n<text>'}, [*ALIGN, '--glossary', 'g.tbx'],
     'cotejo: g.tbx:2: the file ends inside <text> (expected </text>)\n', 2),
    ('glossary without a header', {**PAIR, 'g.csv': 'puente,bridge\n'}, [*ALIGN, '--glossary', 'g.csv'],
     'cotejo: g.csv:1: no header that names a Spanish and an English column (expected one such as es,en,note)\n', 2),
    ('model missing', PAIR, [*ALIGN, '--model', 'm.model'], 'cotejo: m.model: no such file\n', 2),
    ('no model', {**PAIR, 'm.model': 'puente\tbridge\n'}, [*ALIGN, '--model', 'm.model'],
     'cotejo: m.model: not a model of cotejo\n', 2),
    ('no model and one', PAIR, [*ALIGN, '--model', 'none', '--model', 'builtin'],
     'cotejo: --model none goes with no other model (expected it alone)\n', 2),
    ('pairs with a bad line', {'p.tsv': 'puente\tbridge\nrío\n'}, ['model', 'train', 'p.tsv', '-o', 'm.model'],
     'cotejo: p.tsv:2: expected 2 or 3 tab-separated fields, found 1\n', 2),
    ('a memory cut short', {'m.tmx': '<tmx version="1.4">\n<body>\n'}, ['model', 'train', 'm.tmx', '-o', 'm.model'],
     'cotejo: m.tmx:3: the file ends inside <body> (expected </body>)\n', 2),
    ('a memory of other languages',
     {'m.tmx': '<tmx><tu><tuv xml:lang="de"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></tmx>'},
     ['model', 'train', 'm.tmx', '-o', 'm.model'],
     'cotejo: m.tmx: no unit with text in both languages (expected variants of es and en)\n', 2),
    ('texts that are not parallel', {'p.es': 'uno\ndos\n', 'p.en': 'one\n'},
     ['model', 'train', '--parallel', 'p.es', 'p.en', '-o', 'm.model'],
     'cotejo: p.es: the number of lines is 2, but 1 in p.en (expected the same)\n', 2),
    ('a parallel text missing', {'p.es': 'uno\n'}, ['model', 'train', '--parallel', 'p.es', 'p.en', '-o', 'm.model'],
     'cotejo: p.en: no such file\n', 2),
    ('one parallel text', {'p.es': 'uno\n'}, ['model', 'train', '--parallel', 'p.es', '-o', 'm.model'],
     'cotejo: --parallel needs two values (see --help)\n', 2),
    ('one parallel text at the end', {'p.es': 'uno\n'}, ['model', 'train', '-o', 'm.model', '--parallel', 'p.es'],
     'cotejo: --parallel needs two values (see --help)\n', 2),
    ('nothing to learn from', {}, ['model', 'train', '-o', 'm.model'],
     'cotejo: a file is needed (expected FILE... or --parallel ES EN)\n', 2),
    ('standard input on both sides', {}, ['model', 'train', '--parallel', '-', '-', '-o', 'm.model'],
     "cotejo: standard input can be read only once (expected a file's path)\n", 2),
    ('glossary missing', PAIR, [*ALIGN, '--glossary', 'g.tsv'], 'cotejo: g.tsv: no such file\n', 2),
    ('jobs missing', {}, ['align', '--jobs', 'jobs.tsv'], 'cotejo: jobs.tsv: no such file\n', 2),
    ('no jobs', {'jobs.tsv': '# es\ten\tout\n\n'}, ['align', '--jobs', 'jobs.tsv'],
     'cotejo: jobs.tsv: no jobs (expected lines of es TAB en TAB out)\n', 2),
    ('only bad lines in jobs', {'jobs.tsv': 'a.es.txt a.en.txt out.tmx\n'}, ['align', '--jobs', 'jobs.tsv'],
     'cotejo: jobs.tsv:1: expected 3 tab-separated fields (es, en, out), found 1\n', 2),
    ('no command', {}, [], 'cotejo: no command given (see cotejo --help)\n', 2),
    ('mistyped command', {}, ['algin', 'a', 'b'], "cotejo: unknown command 'algin' (did you mean 'align'?)\n", 2),
    ('unknown command', {}, ['translate'], "cotejo: unknown command 'translate' (see cotejo --help)\n", 2),
    ('mistyped tmx command', {}, ['tmx', 'valdiate'], "cotejo: unknown command 'valdiate' (did you mean 'validate'?)\n",
     2),
    ('mistyped option', PAIR, [*ALIGN, '--frmat', 'tsv'], 'cotejo: unknown option --frmat (did you mean --format?)\n', 2),
    ('mistyped option with its value', PAIR, [*ALIGN, '--glosary=g.tsv'],
     'cotejo: unknown option --glosary (did you mean --glossary?)\n', 2),
    ('unknown option', PAIR, [*ALIGN, '--make-coffee'], 'cotejo: unknown option --make-coffee (see --help)\n', 2),
    ('option without a value', PAIR, ['align', 'a.es.txt', 'a.en.txt', '-o'],
     'cotejo: --output needs a value (see --help)\n', 2),
    ('one text only', PAIR, ['align', 'a.es.txt'],
     'cotejo: two texts are needed (expected ES EN, or --jobs JOBS)\n', 2),
    ('three texts', PAIR, ['align', 'a.es.txt', 'a.en.txt', 'c.txt'],
     "cotejo: one argument too many: 'c.txt' (see --help)\n", 2),
    ('jobs and texts', PAIR, [*ALIGN, '--jobs', 'jobs.tsv'],
     'cotejo: --jobs names its inputs and outputs itself (expected no ES, EN and -o)\n', 2),
    ('bad number of threads', PAIR, [*ALIGN, '--threads', '0'],
     "cotejo: --threads: '0' is not understood (expected a whole number from 1 to 1024)\n", 2),
    ('half a thread', PAIR, [*ALIGN, '--threads', '1.5'],
     "cotejo: --threads: '1.5' is not understood (expected a whole number from 1 to 1024)\n", 2),
    ('bad confidence', PAIR, [*ALIGN, '--min-confidence', '80%'],
     "cotejo: --min-confidence: '80%' is not understood (expected a number from 0 to 1)\n", 2),
    ('bad language tag', PAIR, [*ALIGN, '--es-lang', 'es_MX'],
     "cotejo: --es-lang: 'es_MX' is not understood (expected a language tag such as es-MX)\n", 2),
    ('bad date', PAIR, [*ALIGN, '--date', 'yesterday'],
     "cotejo: --date: 'yesterday' is not understood (expected now, or YYYYMMDDThhmmssZ)\n", 2),
    ('bad interface language', PAIR, [*ALIGN, '--ui-lang', 'fr'],
     "cotejo: --ui-lang: 'fr' is not understood (expected en, es)\n", 2),
    ('segment: missing file', {}, ['segment', 'a.txt'], 'cotejo: a.txt: no such file\n', 2),
    ('segment: no file', {}, ['segment'], 'cotejo: a text is needed (expected FILE)\n', 2),
    ('segment: unknown language', PAIR, ['segment', 'a.es.txt', '--lang', 'pt'],
     "cotejo: --lang: 'pt' is not understood (expected es, en)\n", 2),
    ('segment: unknown format', PAIR, ['segment', 'a.es.txt', '--format', 'xml'],
     "cotejo: --format: 'xml' is not understood (expected text, jsonl)\n", 2),
    ('segment: nothing in it', {}, ['segment', '-'], 'cotejo: standard input: no text in it\n', 2),
    ('eval: missing answer', {'a.gold': '[0]:[0]\n'}, ['eval', 'a.gold', 'a.ladder'],
     'cotejo: a.ladder: no such file or folder\n', 2),
    ('eval: bad line', {'a.gold': '[0]:[0]\n', 'a.ladder': '# ours\n[0]:[0]\nzero\n'}, ['eval', 'a.gold', 'a.ladder'],
     'cotejo: a.ladder:3: expected a bead such as [0, 1]:[0], found "zero"\n', 2),
    ('eval: a file and a folder', {'a.gold': '[0]:[0]\n', 'h/a.ladder': ''}, ['eval', 'a.gold', 'h'],
     'cotejo: a.gold and h do not go together (expected two files or two folders)\n', 2),
    ('eval: no gold in the folder', {'g/readme': '', 'h/a.ladder': ''}, ['eval', 'g', 'h'],
     'cotejo: g: holds no gold alignment (expected *.gold)\n', 2),
    ('eval: no answer in the folder', {'g/a.gold': '[0]:[0]\n', 'h/readme': ''}, ['eval', 'g', 'h'],
     'cotejo: h: holds no answer to this set (expected a.ladder and the like)\n', 2),
    ('eval: no set', {'g/x/y': '', 'h/x/y': ''}, ['eval', '--all', 'g', 'h'],
     'cotejo: g: holds no set that h answers (expected SET/seg/*.gold and SET/*.ladder)\n', 2),
    ('tmx: no file', {}, ['tmx', 'validate'], 'cotejo: a file is needed (expected FILE...)\n', 2),
    ('tmx: missing file', {}, ['tmx', 'validate', 'm.tmx'], 'cotejo: m.tmx: no such file\n', 2),
    ('tmx: bad level', {}, ['tmx', 'validate', 'm.tmx', '--fail-on', 'info'],
     "cotejo: --fail-on: 'info' is not understood (expected error, warning, never)\n", 2),
    ('in Spanish', {'a.en.txt': EN}, [*ALIGN, '--ui-lang', 'es'], 'cotejo: a.es.txt: no existe ese archivo\n', 2),
    ('mistyped, in Spanish', {}, ['--ui-lang=es', 'segmnt'],
     "cotejo: orden desconocida: 'segmnt' (¿quería decir 'segment'?)\n", 2),
    ('as JSON', {'a.en.txt': EN}, [*ALIGN, '--log-json'],
     '{"level":"error","message":"no such file","where":"a.es.txt","code":"not_found"}\n', 2),
    ('quiet, and yet an error', {'a.en.txt': EN}, [*ALIGN, '--quiet'], 'cotejo: a.es.txt: no such file\n', 2),
]


def as_nobody():
    """In the child: the rights of an ordinary user, whom permissions stop."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


class BadInput(Sandbox):
    def test_table(self):
        for name, files, arguments, err, status in TABLE:
            with self.subTest(name):
                self.setUp()
                for file, content in files.items():
                    self.put(file, content)
                done = self.run_cotejo(*arguments)
                self.assertEqual((done.err, done.status), (err, status))
                self.assertEqual(done.out, '')
                self.assertEqual(self.names(), sorted(files), 'nothing new, nothing left over')

    def put_pair(self):
        for name, content in PAIR.items():
            self.put(name, content)
        os.chmod(self.folder, 0o755)

    def test_unreadable(self):
        self.put_pair()
        os.chmod(self.path('a.es.txt'), 0)
        done = self.run_cotejo('align', 'a.es.txt', 'a.en.txt', preexec_fn=as_nobody)
        self.assertEqual((done.err, done.status), ('cotejo: a.es.txt: no permission to read it\n', 2))

    def test_unwritable_folder(self):
        self.put_pair()
        os.chmod(self.folder, 0o555)
        done = self.run_cotejo(*ALIGN, preexec_fn=as_nobody)
        os.chmod(self.folder, 0o755)
        self.assertEqual((done.err, done.status), ('cotejo: out.tmx: cannot be written: permission denied\n', 2))
        self.assertEqual(self.names(), sorted(PAIR))

    def test_unwritable_file_in_a_writable_folder(self):
        self.put_pair()
        self.put('out.tmx', 'precious')
        os.chmod(self.path('out.tmx'), 0o444)
        os.chmod(self.folder, 0o777)
        done = self.run_cotejo(*ALIGN, preexec_fn=as_nobody)
        self.assertEqual((done.err, done.status), ('cotejo: out.tmx: cannot be written: permission denied\n', 2))
        self.assertEqual(self.read('out.tmx'), 'precious')

    def test_a_failed_output_leaves_the_old_one(self):
        self.put_pair()
        self.put('out.tmx', 'precious')
        self.put('a.es.txt', '')
        self.assertEqual(self.run_cotejo(*ALIGN).status, 2)
        self.assertEqual(self.read('out.tmx'), 'precious')

    def test_full_disk_under_a_file(self):
        """A limit on the size of files stands in for a full disk: the write fails half-way."""
        self.put_pair()
        limits = 'import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); ' \
                 'import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])'
        process = subprocess.run(['python3', '-c', limits, PROGRAM, *ALIGN], cwd=self.folder, env=ENVIRONMENT,
                                 capture_output=True, timeout=300)
        self.assertEqual(process.stderr.decode(),
                         'cotejo: out.tmx: cannot be written: the file would be larger than the system allows\n')
        self.assertEqual(process.returncode, 2)
        self.assertEqual(self.names(), sorted(PAIR))

    def test_full_standard_output(self):
        self.put_pair()
        for arguments in (['align', 'a.es.txt', 'a.en.txt'], ['segment', 'a.es.txt'], ['--help'], ['--version']):
            with self.subTest(arguments[0]), open('/dev/full', 'wb') as full:
                done = self.run_cotejo(*arguments, stdout=full)
                self.assertEqual((done.err, done.status),
                                 ('cotejo: standard output: cannot be written: no space left on the disk\n', 2))

    def test_broken_pipe_on_standard_output_is_the_end_of_work_and_no_failure(self):
        """As with `cotejo … | head`: the reader has had enough."""
        self.put_pair()
        for arguments in (['align', 'a.es.txt', 'a.en.txt'], ['segment', 'a.es.txt'], ['align', '--help']):
            with self.subTest(arguments[0]):
                reader, writer = os.pipe()
                os.close(reader)
                done = self.run_cotejo(*arguments, stdout=writer)
                os.close(writer)
                self.assertEqual((done.err, done.status), ('', 0))

    def test_broken_pipe_on_a_named_one_is_a_failure(self):
        es, en = long_pair(1000)  # more than a pipe holds, so that the write has to meet the reader's end
        self.put('a.es.txt', es)
        self.put('a.en.txt', en)
        os.mkfifo(self.path('pipe.tmx'))
        process = subprocess.Popen([PROGRAM, 'align', 'a.es.txt', 'a.en.txt', '-o', 'pipe.tmx'], cwd=self.folder,
                                   env=ENVIRONMENT, stderr=subprocess.PIPE)
        os.close(os.open(self.path('pipe.tmx'), os.O_RDONLY))
        _, err = process.communicate(timeout=300)
        self.assertEqual((err.decode(), process.returncode),
                         ('cotejo: pipe.tmx: cannot be written: the program that reads it has closed it\n', 2))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path('pipe.tmx')).st_mode))

    def test_bad_lines_in_jobs_do_not_stop_the_others(self):
        self.put_pair()
        self.put('empty.txt', '')
        self.put('jobs.tsv', '# es\ten\tout\n'
                             'a.es.txt\ta.en.txt\tone.tmx\n'
                             'a.es.txt a.en.txt two.tmx\n'
                             'gone.txt\ta.en.txt\tthree.tmx\n'
                             'a.es.txt\t\tfour.tmx\n'
                             'a.es.txt\tempty.txt\tfive.tmx\n'
                             'a.es.txt\ta.en.txt\tone.tmx\n'
                             'a.en.txt\ta.es.txt\tsix.tmx\n'
                             'a.es.txt\ta.en.txt\tseven.ladder\r\n')
        done = self.run_cotejo('align', '--jobs', 'jobs.tsv')
        self.assertEqual(done.err, '''\
cotejo: jobs.tsv:3: expected 3 tab-separated fields (es, en, out), found 1
cotejo: jobs.tsv:5: an empty field (expected es TAB en TAB out)
cotejo: gone.txt: no such file [jobs.tsv:4]
cotejo: empty.txt: no text in it [jobs.tsv:6]
cotejo: one.tmx: is the place of two outputs (expected a path for each) [jobs.tsv:7]
cotejo: a.en.txt: the Spanish and the English text seem to be swapped: this one is English, and a.es.txt is Spanish \
(expected the Spanish text first; --no-language-check aligns them as they are) [jobs.tsv:8]
''')
        self.assertEqual(done.status, 2)
        self.assertEqual(self.names(), sorted([*PAIR, 'empty.txt', 'jobs.tsv', 'one.tmx', 'seven.ladder']))


if __name__ == '__main__':
    unittest.main()
