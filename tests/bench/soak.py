#!/usr/bin/env python3
"""soak.py COTEJO [--days N] [--items N] [--term-days N]: a desk of generated feeds, day after day.

Every day brings as many Spanish articles; of them a fifth is never translated, a tenth two days later, and some are
corrected the day after. Feeds hold three days, as feeds do, so that two thirds of each are known. A line a day: what
the run took, its peak memory, the pairs and what it wrote. Fails when an article is lost or doubled, when a pair is not
the one that was made, when a second run writes anything, or when the memory of the second half of the days is more than
a tenth above that of the days before.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from html import escape

PLACES = [('el puerto', 'the port'), ('la biblioteca', 'the library'), ('el hospital', 'the hospital'),
          ('la fábrica', 'the factory'), ('el mercado', 'the market'), ('la escuela', 'the school'),
          ('el puente', 'the bridge'), ('la estación', 'the station'), ('el museo', 'the museum')]
DEEDS = [('cerró', 'closed'), ('abrió', 'opened'), ('perdió dinero', 'lost money'), ('cambió de dueño', 'changed owners'),
         ('recibió una ayuda', 'received a grant'), ('contrató a más gente', 'hired more people'),
         ('pidió un préstamo', 'asked for a loan'), ('subió los precios', 'raised prices')]
TIMES = [('el lunes', 'on Monday'), ('el martes', 'on Tuesday'), ('en abril', 'in April'), ('el año pasado', 'last year'),
         ('en la madrugada', 'in the early hours'), ('hace una semana', 'a week ago')]
SAYS = [('«No esperábamos tanto», dijo {n}.', '“We did not expect so much,” said {n}.'),
        ('{n} pidió paciencia a los vecinos.', '{n} asked the neighbours for patience.'),
        ('La decisión afecta a {k} familias de {t}.', 'The decision affects {k} families in {t}.'),
        ('El coste será de {k} millones de euros.', 'The cost will be {k} million euros.'),
        ('{n} trabajó allí durante {k} años.', '{n} worked there for {k} years.'),
        ('Los médicos atendieron a {k} personas.', 'Doctors treated {k} people.'),
        ('El alcalde de {t} no quiso hacer declaraciones.', 'The mayor of {t} declined to comment.'),
        ('Nadie resultó herido, según la policía de {t}.', 'Nobody was hurt, according to the police of {t}.'),
        ('{n} y otros {k} trabajadores protestaron en la plaza.', '{n} and {k} other workers protested in the square.')]
SYLLABLES = ['ba', 'ro', 'mi', 'ta', 'len', 'dor', 'sa', 'vi', 'que', 'nal', 'fer', 'cu', 'pe', 'zan', 'lo', 'gui']


class Desk:
    def __init__(self, folder, arguments):
        self.folder, self.days, self.items = folder, arguments.days, arguments.items
        self.chance = random.Random(10)
        self.feeds = {'es': {}, 'en': {}}  # day: items
        self.pairs = set()

    def name(self):
        return ''.join(self.chance.choice(SYLLABLES) for _ in range(3)).capitalize()

    def article(self):
        """(title, sentences) of both sides."""
        pick, town = self.chance.choice, self.name()
        place, deed, when = pick(PLACES), pick(DEEDS), pick(TIMES)
        sides = [[f'{place[s].capitalize()} {("de", "of")[s]} {town} {deed[s]} {when[s]}'] for s in (0, 1)]
        for _ in range(self.chance.randint(8, 16)):
            values = {'n': f'{self.name()} {self.name()}', 't': town, 'k': self.chance.randint(2, 980)}
            say = pick(SAYS)
            for s in (0, 1):
                sides[s].append(say[s].format(**values))
        return sides

    def add(self, side, day, number, sentences, version=0):
        self.feeds[side].setdefault(day, []).append((number, sentences, version))

    def make(self, day):
        for k in range(self.items):
            number = day * self.items + k
            es, en = self.article()
            self.add('es', day, number, es)
            fate = self.chance.random()
            if fate >= 0.2:
                self.add('en', day + (2 if fate < 0.3 else 0), number, en)
                self.pairs.add((number, day + (2 if fate < 0.3 else 0)))
            if fate > 0.95:
                self.add('es', day + 1, number, [*es[:-1], es[-1].replace('.', ', se supo hoy.')], 1)

    def write(self, side, day):
        rows = []
        for of in range(max(0, day - 2), day + 1):
            for number, sentences, version in self.feeds[side].get(of, []):
                body = ''.join(f'<p>{escape(sentence)}</p>' for sentence in sentences[1:])
                moment = f'2026-03-{of + 1:02d}T08:00:00Z'
                first = f'2026-03-{number // self.items + 1:02d}T08:00:00Z' if version else moment
                rows.append(f'<entry><id>tag:{side}.example,2026:{number}</id><title>{escape(sentences[0])}</title>'
                            f'<link href="https://{side}.example/{number}"/><published>{first}</published>'
                            f'<updated>{moment}</updated><content type="html">{escape(body)}</content></entry>')
        path = os.path.join(self.folder, f'{side}.xml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{side}"><title>{side}</title>'
                       f'<link href="https://{side}.example/"/>' + '\n'.join(rows) + '</feed>')


def measured(command, folder):
    """(status, seconds, peak RSS in MiB, output)"""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return process.returncode, time.monotonic() - begin, usage.ru_maxrss / 1024, out.read().decode()


def listed(cotejo, folder):
    out = subprocess.run([cotejo, 'feed', 'list', 'desk.store', '--format', 'jsonl'], cwd=folder, capture_output=True,
                         text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def number_of(item):
    return int(item['link'].rsplit('/', 1)[1])


def check(desk, items, day):
    """What is wrong with the store after the day."""
    numbers = {'es': [], 'en': []}
    for item in items:
        numbers[item['side']].append(number_of(item))
    for side, found in numbers.items():
        expected = {number for of, articles in desk.feeds[side].items() if of <= day for number, _, _ in articles}
        if len(found) != len(set(found)):
            yield f'{side}: {len(found) - len(set(found))} doubled'
        if set(found) != expected:
            yield f'{side}: {len(expected - set(found))} lost, {len(set(found) - expected)} too many'
    english = {item['item']: number_of(item) for item in items if item['side'] == 'en'}
    found = {number_of(item): english[item['pair']] for item in items if item['side'] == 'es' and item['pair']}
    wrong = sum(es != en for es, en in found.items())
    missed = sum(number not in found for number, when in desk.pairs if when <= day)
    if wrong + missed > 0.01 * max(len(found), 1):
        yield f'pairs: {wrong} wrong, {missed} missed of {len(found)}'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('cotejo')
    parser.add_argument('--days', type=int, default=10)
    parser.add_argument('--items', type=int, default=100, help='Spanish articles a day')
    parser.add_argument('--term-days', default='3')
    arguments = parser.parse_args()
    cotejo = os.path.abspath(arguments.cotejo)
    wrong, memory = [], []
    with tempfile.TemporaryDirectory(prefix='cotejo-soak-') as folder:
        desk = Desk(folder, arguments)
        command = [cotejo, 'feed', 'desk.store', '--es', 'es.xml', '--en', 'en.xml', '--out', 'out', '-v', '--term-days',
                   arguments.term_days]
        print('day\tseconds\tMiB\tagain s\tagain MiB\tstore KiB\titems\tpairs')
        for day in range(arguments.days):
            desk.make(day)
            for side in ('es', 'en'):
                desk.write(side, day)
            status, seconds, peak, said = measured(command, folder)
            again = measured(command, folder)
            items = listed(cotejo, folder)
            memory.append(peak)
            pairs = sum(bool(item['pair']) for item in items) // 2
            size = os.path.getsize(os.path.join(folder, 'desk.store')) // 1024
            print(f'{day + 1}\t{seconds:.2f}\t{peak:.0f}\t{again[1]:.2f}\t{again[2]:.0f}\t{size}\t{len(items)}\t{pairs}',
                  flush=True)
            if status != 0 or again[0] != 0:
                wrong.append(f'day {day + 1}: status {status}, then {again[0]}: {said}{again[3]}')
            if 'files: 0 written, 0 removed' not in again[3]:
                wrong.append(f'day {day + 1}: a second run has written: {again[3]}')
            wrong += [f'day {day + 1}: {what}' for what in check(desk, items, day)]
    half = len(memory) // 2
    if max(memory[half:]) > 1.1 * max(memory[2:half] or memory):
        wrong.append(f'memory grows: {max(memory[2:half]):.0f} MiB, then {max(memory[half:]):.0f} MiB')
    print('\n'.join(wrong))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
