#!/usr/bin/env python3
"""cotejo feed --fetch: feeds and pages from a server on this machine, which is as unkind as some are."""
import gzip
import http.server
import ipaddress
import json
import socket
import threading
import time
import unittest

from feed_desk import items, sample, status
from sandbox import Sandbox

PAGE = sample('day3/mirror/faro.example/en/2026/brezo-festival.html')


class Handler(http.server.BaseHTTPRequestHandler):
    """What self.server.answers has for the path: (status, headers, body), or a function of the request's headers."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        answer = self.server.answers.get(self.path, (404, {}, b''))
        code, headers, body = answer(self.headers) if callable(answer) else answer
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # who asked has had enough
            pass

    def log_message(self, *_):
        pass


def feed(*links, title='Film shot on a phone wins', summary=''):
    text = ''.join(f'<item><title>{title} {k}</title><link>{link}</link><guid>{link}</guid>'
                   f'<pubDate>Wed, 04 Nov 2026 16:20:00 GMT</pubDate><description>{summary}</description></item>'
                   for k, link in enumerate(links))
    return f'<rss version="2.0"><channel><title>t</title>{text}</channel></rss>'.encode()


def names_of_this_machine():
    """Names that do not look like it, and lead to it."""
    out = []
    for name in ('ip6-localhost', 'localhost.localdomain', socket.gethostname()):
        try:
            found = socket.getaddrinfo(name, 80)
        except OSError:
            continue
        if not any(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
            out.append(name)
    return out


class FeedFetch(Sandbox):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.server.answers, self.server.asked = {}, []
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        with open(PAGE, 'rb') as file:
            self.page = (200, {'Content-Type': 'text/html; charset=utf-8'}, file.read())

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        super().tearDown()

    def url(self, path):
        return f'http://127.0.0.1:{self.server.server_address[1]}{path}'

    def serve(self, path, *answer):
        self.server.answers[path] = answer[0] if len(answer) == 1 else answer

    def asked(self):
        """Paths since the last call."""
        out, self.server.asked = [path for path, _, _ in self.server.asked], []
        return out

    def fetch(self, *feeds, options=('--allow-private',), pause='0'):
        feeds = [feed if '://' in feed else self.url(feed) for feed in feeds]
        return self.run_cotejo('feed', 'desk.store', '--en', *feeds, '--out', 'out', '--fetch', '--pause', pause, *options,
                               env={'no_proxy': '*'})

    def states(self):
        return status(self.path('desk.store'))

    def test_nothing_is_fetched_unasked(self):
        done = self.run_cotejo('feed', 'desk.store', '--en', self.url('/feed'), '--out', 'out')
        self.assertEqual(done.status, 2)
        self.assertIn('expected --fetch', done.err)
        self.put('feed.xml', feed(self.url('/a')))
        done = self.run_cotejo('feed', 'desk.store', '--en', 'feed.xml', '--out', 'out')
        self.assertEqual(done.status, 2)
        self.assertIn('or --fetch', done.err)
        self.assertEqual(self.asked(), [])
        done = self.run_cotejo('feed', 'desk.store', '--en', 'feed.xml', '--out', 'out', '--pause', '2')
        self.assertIn('of no use without --fetch', done.err)

    def test_feed_page_and_304(self):
        body = feed(self.url('/a'))

        def conditional(headers):
            known = headers.get('If-None-Match') == '"7"' and headers.get('If-Modified-Since') == 'then'
            return (304, {}, b'') if known else (200, {'ETag': '"7"', 'Last-Modified': 'then'}, body)

        self.serve('/feed', conditional)
        self.serve('/a', *self.page)
        done = self.fetch('/feed')
        self.assertEqual((done.status, done.err), (0, ''))
        self.assertEqual([path for path, _, _ in self.server.asked], ['/feed', '/robots.txt', '/a'])
        self.assertRegex(self.server.asked[0][1]['User-Agent'], r'^cotejo/\d')
        self.assertNotIn('Cookie', self.server.asked[0][1])
        self.asked()
        (key, item), = items(self.path('desk.store')).items()
        self.assertEqual((key[0], item['state']), ('en', 'pending'))
        shown = self.run_cotejo('feed', 'show', 'desk.store', item['item']).out
        self.assertIn(self.url('/a'), shown)
        done = self.fetch('/feed')
        self.assertEqual((done.status, self.asked()), (0, ['/feed']))
        # The feed has changed, the item has not: its page is not asked for again. Another title, and it is.
        body = feed(self.url('/a')) + b'<!-- -->'
        self.serve('/feed', lambda headers: (200, {}, body))
        self.fetch('/feed')
        self.assertEqual(self.asked(), ['/feed'])
        body = feed(self.url('/a'), title='Film shot on two phones wins')
        self.fetch('/feed')
        self.assertEqual(self.asked(), ['/feed', '/robots.txt', '/a'])
        self.assertEqual([item['version'] for item in items(self.path('desk.store')).values()], [2])

    def test_a_page_for_a_file_s_item_and_the_mirror_first(self):
        self.put('feed.xml', feed(self.url('/a'), self.url('/b')))
        self.serve('/a', *self.page)
        host = self.url('')[len('http://'):]
        self.put(f'mirror/{host}/b.html', self.page[2])
        done = self.run_cotejo('feed', 'desk.store', '--en', 'feed.xml', '--out', 'out', '--fetch', '--pause', '0',
                               '--allow-private', '--mirror', 'mirror')
        self.assertEqual((done.status, done.err), (0, ''))
        self.assertEqual(self.asked(), ['/robots.txt', '/a'])

    def test_private_addresses_are_refused(self):
        self.serve('/feed', 200, {}, feed(self.url('/a')))
        port = self.server.server_address[1]
        for url in (self.url('/feed'), f'http://localhost:{port}/feed', f'http://2130706433:{port}/feed',
                    f'http://[::1]:{port}/feed', f'http://[::ffff:127.0.0.1]:{port}/feed', 'http://169.254.169.254/',
                    *(f'http://{name}:{port}/feed' for name in names_of_this_machine())):
            with self.subTest(url):
                done = self.fetch(url, options=())
                self.assertEqual(done.status, 2)
                self.assertIn('no public address (expected one, or --allow-private)', done.err)
        self.assertEqual(self.asked(), [])

    def test_one_that_fails_stops_no_other(self):
        self.serve('/feed', 200, {}, feed(self.url('/a')))
        self.serve('/a', *self.page)
        done = self.fetch('/gone', '/feed')
        self.assertEqual(done.status, 2)
        self.assertEqual(done.err.count('\n'), 1)
        self.assertIn(self.url('/gone') + ': answers with HTTP status 404 (expected 200)', done.err)
        self.assertEqual(len(items(self.path('desk.store'))), 1)
        self.serve('/gone', 200, {}, feed(self.url('/a')))
        done = self.fetch('/gone', '/feed')
        self.assertEqual((done.status, self.states()['failures']), (0, []))

    def test_redirects(self):
        self.serve('/moved', 301, {'Location': '/feed'}, b'')
        self.serve('/feed', 200, {}, feed('/a'))
        self.serve('/a', 302, {'Location': '/b'}, b'')
        self.serve('/b', *self.page)
        done = self.fetch('/moved')
        self.assertEqual((done.status, done.err), (0, ''))
        self.assertEqual(self.asked(), ['/moved', '/feed', '/robots.txt', '/a', '/b'])
        self.serve('/loop', 302, {'Location': '/loop'}, b'')
        done = self.fetch('/loop')
        self.assertIn('is redirected more than 5 times', done.err)
        self.assertEqual(self.asked(), ['/loop'] * 6)
        for target in ('file:///etc/passwd', 'ftp://127.0.0.1/', 'http://u:p@127.0.0.1/'):
            self.serve('/out', 302, {'Location': target}, b'')
            done = self.fetch('/out')
            self.assertEqual(done.status, 2)
            self.assertIn('(expected http or https, without a password)', done.err)
            self.assertEqual(self.asked(), ['/out'])

    def test_too_large(self):
        large = b'<rss version="2.0"><channel>' + b' ' * (3 << 20) + b'</channel></rss>'
        self.serve('/large', 200, {}, large)
        self.serve('/packed', 200, {'Content-Encoding': 'gzip'}, gzip.compress(large))
        for path in ('/large', '/packed'):
            done = self.fetch(path, options=('--allow-private', '--max-size', '1'))
            self.assertEqual(done.status, 2)
            self.assertIn(self.url(path) + ': larger than the limit of 1048576 bytes', done.err)
        self.serve('/packed', 200, {'Content-Encoding': 'gzip'}, gzip.compress(feed(self.url('/a'))))
        self.serve('/a', *self.page)
        self.assertEqual(self.fetch('/packed').status, 0)

    def test_robots(self):
        self.serve('/robots.txt', 200, {}, b'User-agent: *\nDisallow: /\n\nUser-agent: cotejo\nDisallow: /no\n')
        self.serve('/feed', 200, {}, feed(self.url('/no/a'), self.url('/yes')))
        self.serve('/yes', *self.page)
        done = self.fetch('/feed')
        self.assertEqual(done.status, 2)
        self.assertIn(self.url('/no/a') + ': robots.txt of the site does not let cotejo fetch it', done.err)
        self.assertEqual(self.asked(), ['/feed', '/robots.txt', '/yes'])
        self.serve('/feed', 200, {}, feed(self.url('/no/b'), summary='A film shot on a phone has won a prize. ' * 3))
        done = self.fetch('/feed')
        self.assertNotIn('/no/b', done.err)
        self.serve('/robots.txt', 500, {}, b'')
        self.serve('/feed', 200, {}, feed(self.url('/yes/2')))
        done = self.fetch('/feed')
        self.assertIn('/robots.txt: answers with HTTP status 500', done.err)
        self.assertNotIn('/yes/2', self.asked())

    def test_retry_after(self):
        self.serve('/busy', 429, {'Retry-After': '3600'}, b'')
        self.serve('/feed', 200, {}, feed(self.url('/a')))
        self.serve('/a', *self.page)
        done = self.fetch('/busy', '/feed')
        self.assertEqual((done.status, self.asked()), (2, ['/busy']))
        self.assertIn('has asked to be left alone for now', done.err)
        self.assertEqual(self.fetch('/feed').status, 0)
        self.assertEqual(len(items(self.path('desk.store'))), 1)

    def test_pause(self):
        self.serve('/feed', 200, {}, feed(self.url('/a')))
        self.serve('/a', *self.page)
        self.fetch('/feed', pause='0.3')
        times = [when for _, _, when in self.server.asked]
        self.assertEqual(len(times), 3)
        self.assertGreater(min(b - a for a, b in zip(times, times[1:])), 0.29)

    def test_what_is_no_page(self):
        self.serve('/feed', 200, {}, feed(self.url('/a.pdf')))
        self.serve('/a.pdf', 200, {'Content-Type': 'application/pdf'}, b'%PDF')
        done = self.fetch('/feed')
        self.assertIn('/a.pdf: is of type application/pdf (expected text/html)', done.err)

    def test_encoding_of_the_header(self):
        page = '<html><body><article><h1>Café</h1>' + ''.join(
            f'<p>El café del puerto abrió ayer su terraza con {k} mesas y una carta de pescado del día.</p>'
            for k in range(9, 15))
        self.serve('/feed', 200, {}, feed(self.url('/a'), title='Cafe'))
        for charset, sent in (('iso-8859-1', 'iso-8859-1'), ('nonsense', 'utf-8')):
            self.serve('/a', 200, {'Content-Type': f'text/html; charset={charset}'}, page.encode(sent))
            store = f'{charset}.store'
            done = self.run_cotejo('feed', store, '--es', self.url('/feed'), '--out', 'out', '--fetch', '--pause', '0',
                                   '--allow-private')
            self.assertEqual((done.status, done.err), (0, ''))
            (item,) = items(self.path(store)).values()
            shown = json.loads(self.run_cotejo('feed', 'show', store, item['item'], '--format', 'json').out)
            self.assertIn('El café del puerto', json.dumps(shown, ensure_ascii=False))


if __name__ == '__main__':
    unittest.main()
