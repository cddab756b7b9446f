#!/usr/bin/env python3
"""`cotejo feed read` from outside."""
import json
import unittest

from sandbox import Sandbox

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>El Faro</title><link>/</link><language>es</language>
<item><title>El puerto abre</title><link>1.html</link><pubDate>Thu, 05 Nov 2026 10:00:00 +0100</pubDate>
<author>Ana Ruiz</author><category>mar</category><category>puerto</category>
<description>&lt;p&gt;Tras un mes.&lt;/p&gt;</description></item>
<item><guid isPermaLink="false">f2</guid></item></channel></rss>
"""


class FeedRead(Sandbox):
    def test_table(self):
        self.put('f.xml', RSS)
        done = self.run_cotejo('feed', 'read', 'f.xml')
        self.assertEqual((done.err, done.status), ('', 0))
        self.assertEqual(done.out, 'f.xml: rss rss20, 2 items, es: El Faro\n'
                                   '2026-11-05T09:00:00Z\tes\tsummary\tEl puerto abre\t1.html\n'
                                   '-\tes\tnone\t-\tf2\n')

    def test_json_lines(self):
        self.put('f.xml', RSS)
        done = self.run_cotejo('feed', 'read', 'f.xml', '--format', 'jsonl', '--url', 'https://faro.example/rss')
        head, first, second = map(json.loads, done.out.splitlines())
        self.assertEqual((head['format'], head['items'], head['link'], head['encoding'], head['warnings']),
                         ('rss', 2, 'https://faro.example/', 'UTF-8', []))
        self.assertEqual((first['link'], first['published'], first['updated'], first['body'], first['kind']),
                         ('https://faro.example/1.html', '2026-11-05T09:00:00Z', None, '<p>Tras un mes.</p>', 'summary'))
        self.assertEqual((second['guid'], second['place']), ('f2', 'f.xml: item 2'))
        self.assertNotIn('details', head)

    def test_details(self):
        self.put('f.xml', RSS)
        done = self.run_cotejo('feed', 'read', 'f.xml', '--format', 'jsonl', '--details')
        details = json.loads(done.out.splitlines()[1])['details']
        self.assertEqual(details['author'], [{'value': 'Ana Ruiz', 'name': 'Ana Ruiz'}])
        self.assertEqual([category['term'] for category in details['category']], ['mar', 'puerto'])

    def test_headers(self):
        self.put('f.xml', '<rss><channel><title>a\u00f1o</title></channel></rss>'.encode('iso-8859-1'))
        done = self.run_cotejo('feed', 'read', '--content-type', 'text/xml; charset=iso-8859-1',
                               '--content-language', 'es', 'f.xml')
        self.assertEqual((done.out, done.err), ('f.xml: rss rss, 0 items, es: a\u00f1o\n', ''))

    def test_what_is_wrong_is_said_and_the_rest_read(self):
        self.put('f.xml', '<rss><channel><title>uno & dos</title><item><title>tres')
        done = self.run_cotejo('feed', 'read', 'f.xml')
        self.assertEqual(done.status, 0)
        self.assertIn("cotejo: f.xml: warning: '&' that begins no reference, line 1\n", done.err)
        self.assertEqual(done.out, 'f.xml: rss rss, 1 item: uno & dos\n-\t-\tnone\ttres\t\n')

    def test_one_bad_file_does_not_stop_the_others(self):
        self.put('f.xml', RSS)
        done = self.run_cotejo('feed', 'read', 'gone.xml', 'f.xml')
        self.assertEqual((done.err, done.status), ('cotejo: gone.xml: no such file\n', 2))
        self.assertTrue(done.out.startswith('f.xml: rss'))

    def test_bad_items_are_an_error(self):
        self.put('f.jsonl', '{"url": "https://faro.example/1", "text": "uno"}\nroto\n')
        done = self.run_cotejo('feed', 'read', 'f.jsonl')
        self.assertEqual((done.err, done.status),
                         ('cotejo: f.jsonl:2: no page (expected an object with html or text)\n', 2))
        self.assertTrue(done.out.startswith('f.jsonl: pages, 1 item\n'))

    def test_standard_input_and_a_given_format(self):
        done = self.run_cotejo('feed', 'read', '-', '--input-format', 'text', stdin=b'<rss/> es una etiqueta\n')
        self.assertEqual((done.out, done.err), ('-: text, 1 item\n-\t-\tfull\t-\t\n', ''))

    def test_wrong_usage(self):
        for arguments, message in (
            (['feed', 'read'], 'cotejo: a feed is needed (expected FILE...)\n'),
            (['feed', 'read', 'f', '--format', 'xml'], "cotejo: --format: 'xml' is not understood (expected table, jsonl)\n"),
            (['feed'], None),
        ):
            done = self.run_cotejo(*arguments)
            self.assertEqual(done.status, 2)
            if message:
                self.assertEqual(done.err, message)

    def test_spanish(self):
        self.put('f.xml', RSS)
        done = self.run_cotejo('feed', 'read', 'f.xml', '--ui-lang', 'es')
        self.assertTrue(done.out.startswith('f.xml: rss rss20, 2 art\u00edculos, es: El Faro\n'))


if __name__ == '__main__':
    unittest.main()
