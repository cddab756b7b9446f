#!/usr/bin/env python3
"""`cotejo extract` from outside."""
import json
import unittest

from sandbox import Sandbox

FIRST = 'El alcalde ha dicho esta mañana que las obras del puente terminarán antes de que llegue el verano.'
SECOND = 'Los vecinos, que llevan dos años dando un rodeo de media hora, no acaban de creer que vaya a ser verdad.'
PAGE = f'''<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>El puente | Diario</title>
<meta property="article:published_time" content="2026-11-05T10:00:00+01:00">
<link rel="alternate" hreflang="en" href="/en/bridge"></head>
<body><nav><a href="/">Portada</a></nav><article><h1>El puente</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>'''
MENU = '<html><body><ul><li><a href="/">Portada</a></li></ul></body></html>'


class Extract(Sandbox):
    def setUp(self):
        super().setUp()
        self.put('p.html', PAGE)
        self.put('menu.html', MENU)

    def test_text_is_a_paragraph_a_block(self):
        done = self.run_cotejo('extract', 'p.html')
        self.assertEqual((done.err, done.status), ('', 0))
        self.assertEqual(done.out, f'El puente\n\n{FIRST}\n\n{SECOND}\n\n')

    def test_jsonl_is_an_object_a_page(self):
        done = self.run_cotejo('extract', '--format', 'jsonl', '--url', 'https://d.example/es/a', 'p.html')
        self.assertEqual((done.err, done.status), ('', 0))
        article = json.loads(done.out)
        self.assertEqual(list(article), ['source', 'headline', 'lead', 'language', 'published', 'modified', 'canonical',
                                         'alternates', 'encoding', 'blocks'])
        self.assertEqual((article['source'], article['headline'], article['lead']), ('p.html', 'El puente', FIRST))
        self.assertEqual((article['language'], article['published'], article['modified']),
                         ('es', '2026-11-05T09:00:00Z', None))
        self.assertEqual(article['alternates'], [{'url': 'https://d.example/en/bridge', 'language': 'en'}])
        self.assertEqual([block['kind'] for block in article['blocks']], ['heading', 'paragraph', 'paragraph'])
        for block in article['blocks']:
            self.assertEqual(block['offset'], PAGE.index(f'>{block["text"]}</') + 1)

    def test_a_page_without_an_article_does_not_stop_the_others(self):
        done = self.run_cotejo('extract', 'menu.html', 'none.html', 'p.html', '-o', 'out.txt')
        self.assertEqual(done.status, 2)
        self.assertEqual(done.err, 'cotejo: menu.html: no article in it\n'
                                   'cotejo: none.html: no such file\n')
        self.assertTrue(self.read('out.txt').startswith('El puente\n'))

    def test_standard_input_and_encodings(self):
        page = PAGE.replace('<meta charset="utf-8">', '').encode('utf-16')
        done = self.run_cotejo('extract', '-', stdin=page)
        self.assertIn(SECOND, done.out)
        done = self.run_cotejo('extract', '--encoding', 'windows-1252', '-', stdin=PAGE.encode('windows-1252'))
        self.assertIn(FIRST, done.out)

    def test_wrong_usage(self):
        for arguments, message in [((), 'a page is needed (expected PAGE...)'),
                                   (('--url', 'https://d.example/', 'p.html', 'p.html'), '--url is for a single page'),
                                   (('--format', 'xml', 'p.html'),
                                    "--format: 'xml' is not understood (expected text, jsonl)")]:
            done = self.run_cotejo('extract', *arguments)
            self.assertEqual((done.status, done.out), (2, ''))
            self.assertIn(message, done.err)

    def test_the_page_is_not_overwritten(self):
        done = self.run_cotejo('extract', 'p.html', '-o', 'p.html')
        self.assertEqual(done.status, 2)
        self.assertEqual(self.read('p.html'), PAGE)


if __name__ == '__main__':
    unittest.main()
