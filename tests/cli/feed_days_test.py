#!/usr/bin/env python3
"""cotejo feed: the sample desk, day by day, and the user's word on its pairs."""
import json
import os
import re
import unittest
import xml.etree.ElementTree as xml

from feed_desk import DAYS, items, sample, status, tree
from sandbox import Sandbox

PORT, QUAY = 'el-puerto-de-nuncia-alarga-su-muelle-norte', 'nuncia-port-to-lengthen-its-northern-quay'
VOLCANO, ASH = 'el-volcan-tarsa-vuelve-a-echar-ceniza-y-cierra', 'tarsa-volcano-throws-out-ash-again-and-closes'
QUAKE, CARS = 'un-temblor-de-5-1-despierta-a-puerto-lagunas', 'residents-sleep-in-cars-after-quake-off-lagunas'
LIBRARY = 'la-biblioteca-de-sanmiguel-abre-otra-vez-con'
FESTIVAL, PHONE = 'una-pelicula-rodada-con-un-telefono-gana-el', 'film-shot-on-a-phone-wins-the-brezo-festival'


class FeedDays(Sandbox):
    def desk(self, day, *options):
        return self.run_cotejo('feed', 'desk.store', *DAYS[day - 1], '--out', 'out', *options)

    def days(self, *days):
        for day in days:
            self.desk(day)

    def items(self):
        return items(self.path('desk.store'))

    def status(self):
        return status(self.path('desk.store'))

    def counterpart(self, item):
        return self.items()[('es', item)]['pair'].rpartition('-')[0]

    def events(self):
        return [json.loads(line) for line in self.read('out/log.jsonl').splitlines()]

    def units(self, path):
        return [tuple(tuv.find('seg').text for tuv in unit.iter('tuv'))
                for unit in xml.parse(self.path(path)).iter('tu')]

    def test_day_1_pairs_what_is_there_and_no_false_friend(self):
        done = self.desk(1)
        self.assertEqual((done.status, done.out, done.err), (0, '', ''))
        self.assertEqual(self.counterpart(PORT), QUAY)
        self.assertEqual({key: item['state'] for key, item in self.items().items() if item['state'] != 'paired'}, {
            ('es', VOLCANO): 'pending', ('es', LIBRARY): 'pending', ('es', QUAKE): 'pending', ('en', CARS): 'pending'})
        self.assertEqual(sorted(os.listdir(self.path('out'))), ['days', 'index.html', 'log.jsonl', 'pairs', 'tm.tmx'])
        self.assertEqual(len(os.listdir(self.path('out/pairs/2026-11-03'))), 4)

    def test_day_2_corrects_and_fails(self):
        self.days(1)
        done = self.desk(2)
        self.assertEqual(done.status, 2)
        self.assertIn('day2/en.xml', done.err)
        self.assertIn('has no text, only a link', done.err)
        self.assertEqual(self.items()[('es', PORT)]['version'], 2)
        self.assertEqual(self.counterpart(PORT), QUAY)
        shown = self.run_cotejo('feed', 'show', 'desk.store', self.items()[('es', PORT)]['item']).out
        self.assertIn('alignment 1: versions 1 and 1', shown)
        self.assertIn('alignment 2: versions 2 and 1', shown)
        memory = self.units('out/tm.tmx')
        self.assertTrue(any('81 millones' in es for es, _ in memory))
        self.assertFalse(any('18 millones de euros' in es for es, _ in memory))
        self.assertEqual([failure['tries'] for failure in self.status()['failures']], [1])
        self.assertEqual(self.items()[('es', LIBRARY)]['version'], 1)

    def test_day_3_late_translation_and_recovery(self):
        self.days(1, 2)
        done = self.desk(3)
        self.assertEqual((done.status, done.err), (0, ''))
        self.assertEqual(self.counterpart(VOLCANO), ASH)
        self.assertEqual(self.counterpart(FESTIVAL), PHONE)
        now = self.status()
        self.assertEqual((now['es']['paired'], now['es']['pending'], now['en']['paired'], now['en']['pending']),
                         (9, 3, 9, 1))
        self.assertEqual((now['failures'], now['pairs'], now['alignments']), ([], 9, 10))
        self.assertEqual(self.items()[('en', CARS)]['state'], 'pending')
        what = [event['event'] for event in self.events()]
        self.assertEqual({name: what.count(name) for name in sorted(set(what))},
                         {'aligned': 9, 'changed': 1, 'failed': 1, 'item': 22, 'paired': 9, 'realigned': 1,
                          'recovered': 1})

    def test_again_changes_nothing(self):
        self.days(1, 2, 3)
        before = tree(self.path('out'))
        times = {path: os.stat(self.path('out/' + path)).st_mtime_ns for path in before}
        for day in (3, 1, 3):
            self.desk(day)
        after = tree(self.path('out'))
        self.assertEqual(after, before)
        self.assertEqual({path: os.stat(self.path('out/' + path)).st_mtime_ns for path in after}, times)

    def test_outputs_that_are_gone_come_back(self):
        self.days(1)
        before = tree(self.path('out'))
        for path in list(before)[::2]:
            os.remove(self.path('out/' + path))
        self.desk(1)
        self.assertEqual(tree(self.path('out')), before)

    def test_memory_has_each_unit_once(self):
        self.days(1, 2, 3)
        memory = self.units('out/tm.tmx')
        self.assertEqual(len(memory), len(set(memory)))
        parts = [unit for path in sorted(tree(self.path('out'))) if re.match(r'days/.*\.tmx', path)
                 for unit in self.units('out/' + path)]
        self.assertEqual(set(parts), set(memory))
        pairs = [unit for path in sorted(tree(self.path('out'))) if re.match(r'pairs/.*\.tmx', path)
                 for unit in self.units('out/' + path)]
        self.assertEqual(set(pairs), set(memory))

    def test_terms_are_held_to_across_articles(self):
        self.days(1, 2, 3)
        findings = [json.loads(line) for line in self.read('out/days/2026-11-05.findings.jsonl').splitlines()]
        self.assertIn(('muelle norte', 'northern jetty'), [(f.get('es_term'), f.get('en_term')) for f in findings])

    def test_pages_link_to_what_is_there(self):
        self.days(1, 2, 3)
        files = tree(self.path('out'))
        for page in ('index.html', 'days/2026-11-03.html', 'days/2026-11-05.html'):
            text = files[page].decode('utf-8')
            links = re.findall(r'href="([^"#]+)"', text)
            self.assertTrue(links)
            for link in links:
                self.assertIn(os.path.normpath(os.path.join(os.path.dirname(page), link)), files)
            self.assertNotRegex(text, r'(?:src|href)="(?:https?:)?//')

    def test_the_user_decides(self):
        self.days(1)
        names = {key: item['item'] for key, item in self.items().items()}
        self.assertEqual(self.run_cotejo('feed', 'reject', 'desk.store', names[('es', PORT)], names[('en', QUAY)]).status, 0)
        self.assertEqual(self.run_cotejo('feed', 'pair', 'desk.store', names[('es', QUAKE)], names[('en', CARS)]).status, 0)
        self.assertEqual(self.run_cotejo('feed', 'reject', 'desk.store', names[('es', LIBRARY)]).status, 0)
        self.days(1, 2, 3)
        now = self.items()
        self.assertEqual((now[('es', PORT)]['state'], now[('en', QUAY)]['state']), ('pending', 'pending'))
        self.assertEqual(self.counterpart(QUAKE), CARS)
        self.assertEqual(now[('es', LIBRARY)]['state'], 'rejected')
        self.assertNotIn('out/pairs/2026-11-03/' + names[('es', PORT)] + '.tmx', self.names())
        self.assertFalse(any('muelle norte, que pasará' in es for es, _ in self.units('out/tm.tmx')))
        self.run_cotejo('feed', 'pair', 'desk.store', names[('es', PORT)], names[('en', QUAY)])
        self.desk(3)
        self.assertEqual(self.counterpart(PORT), QUAY)

    def test_names_that_there_are_not(self):
        self.days(1)
        for arguments, message in (
                (['show', 'desk.store', 'nada'], 'nada: no such item (cotejo feed list names them)'),
                (['status', 'no.store'], 'no.store: no such store (expected one that cotejo feed STORE has made)'),
                (['pair', 'desk.store', 'nada'], 'nada: no such item (cotejo feed list names them)')):
            done = self.run_cotejo('feed', *arguments)
            self.assertEqual((done.err, done.status), (f'cotejo: {message}\n', 2))

    def test_wrong_usage(self):
        for arguments, message in (
                ([], 'a store is needed (expected STORE, a file\'s path)'),
                (['desk.store', '--out', 'out'], 'feeds are needed (expected --es FEED and --en FEED)'),
                (['desk.store', '--es', 'a.xml'], 'a folder for the outputs is needed (expected --out DIR)')):
            done = self.run_cotejo('feed', *arguments)
            self.assertEqual((done.err, done.status), (f'cotejo: {message}\n', 2))
        self.put('not.store', 'no database\n' * 200)
        done = self.run_cotejo('feed', 'not.store', '--es', sample('day1/es.xml'), '--out', 'out')
        self.assertEqual((done.err, done.status), ("cotejo: not.store: is not a store of cotejo's\n", 2))

    def test_a_feed_that_is_not_there_does_not_stop_the_others(self):
        done = self.run_cotejo('feed', 'desk.store', *DAYS[0], '--es', 'no.xml', '--out', 'out')
        self.assertEqual((done.err, done.status), ('cotejo: no.xml: no such file\n', 2))
        self.assertEqual(self.counterpart(PORT), QUAY)

    def test_findings_by_the_exit_status(self):
        self.days(1, 2)
        done = self.desk(3, '--fail-on', 'note')
        self.assertEqual(done.status, 1)
        self.assertEqual(self.desk(3, '--fail-on', 'note').status, 0)


if __name__ == '__main__':
    unittest.main()
