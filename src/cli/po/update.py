#!/usr/bin/env python3
"""Collects the messages of the sources into cotejo.pot and merges them into the catalogues.

    update.py           writes cotejo.pot and *.po anew
    update.py --check   changes nothing; status 1 when a catalogue is not complete or not in step with the sources

xgettext follows function calls only, while most messages stand in values: Message{"…", {…}}, or {"…", {…}} where a
Message is expected. So this finds the string literals that are messages and hands xgettext a text of tr() calls with
the same names and line numbers. A literal is a message when it is
  - an argument of tr (1), trn (1 and 2) or fail (3),
  - what Message{ begins with, or {"…", { … } }, or {"…"} with a space in it,
  - or holds a place such as {1}.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, '..', '..', '..'))
POT = os.path.join(HERE, 'cotejo.pot')

TOKEN = re.compile(r'''
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<include>\#\s*include[^\n]*)
  | (?P<raw>R"(?P<mark>[^(]*)\(.*?\)(?P=mark)")
  | (?P<string>"(?:[^"\\\n]|\\.)*")
  | (?P<character>'(?:[^'\\\n]|\\.)+')
  | (?P<name>[A-Za-z_]\w*)
  | (?P<mark_>[^\s])
''', re.X | re.S)
KEYWORDS = {'tr': {1}, 'trn': {1, 2}, 'fail': {3}}


def tokens_of(source):
    """(kind, text, line), with literals that stand side by side as one."""
    out, line, at = [], 1, 0
    for match in TOKEN.finditer(source):
        line += source.count('\n', at, match.start())
        at = match.start()
        if match.lastgroup in ('comment', 'include'):
            continue
        is_string = match.group('string') is not None
        if is_string and out and out[-1][0] == 'string':
            out[-1] = ('string', out[-1][1] + ' ' + match.group(), out[-1][2])
        else:
            out.append(('string' if is_string else 'name' if match.group('name') else 'mark', match.group(), line))
    return out


def messages_of(source):
    """(line, literal, plural literal or None)"""
    tokens = tokens_of(source)
    opened = []  # [bracket, what stands before it, argument number]
    singular = None
    text = lambda k: tokens[k][1] if 0 <= k < len(tokens) else ''
    for k, (kind, token, line) in enumerate(tokens):
        if kind == 'string':
            bracket, callee, argument = opened[-1] if opened else ('', '', 0)
            wanted = KEYWORDS.get(callee, ()) if bracket == '(' else ()
            if callee == 'trn' and argument == 1:
                singular = token
            elif callee == 'trn' and argument == 2:
                yield line, singular, token
            elif argument in wanted or begins_message(text, k) or re.search(r'\{\d\}', token):
                yield line, token, None
        elif token in '([{':
            opened.append([token, text(k - 1), 1])
        elif token in ')]}' and opened:
            opened.pop()
        elif token == ',' and opened:
            opened[-1][2] += 1


def begins_message(text, k):
    if text(k - 1) != '{':
        return False
    if text(k - 2) == 'Message':
        return True
    if text(k + 1) == ',' and text(k + 2) == '{':
        return ' ' in text(k)
    return text(k + 1) == '}' and ' ' in text(k) and text(k - 2) in ',({'


def as_calls(source):
    lines = [''] * (source.count('\n') + 2)
    for line, literal, plural in messages_of(source):
        lines[line] += f'trn({literal}, {plural}); ' if plural else f'tr({literal}); '
    return '\n'.join(lines[1:]) + '\n'


def sources():
    for folder, _, names in sorted(os.walk(os.path.join(ROOT, 'src'))):
        for name in sorted(names):
            if name.endswith(('.cpp', '.hpp')):
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, **options)


def collect(pot):
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name in sources():
            with open(os.path.join(ROOT, name), encoding='utf-8') as file:
                calls = as_calls(file.read())
            if not calls.strip():
                continue
            os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(calls)
            found.append(name)
        run('xgettext', '--language=C++', '--from-code=UTF-8', '--keyword', '--keyword=tr', '--keyword=trn:1,2',
            '--package-name=cotejo', '--add-location=file', '--sort-by-file', '--output=' + pot, *found, cwd=folder)
    with open(pot, encoding='utf-8') as file:
        text = file.read()
    # The date of a collection would make every one of them a change; a "c-format" mark is a guess from a "%".
    text = re.sub(r'"POT-Creation-Date: [^\n]*\n', '', text).replace('charset=CHARSET', 'charset=UTF-8')
    text = re.sub(r'^#, (no-)?c-format\n', '', text, flags=re.M)
    text = text[text.index('msgid ""'):]
    with open(pot, 'w', encoding='utf-8') as file:
        file.write('# The messages of cotejo, collected by update.py.\n' + text)


def catalogues():
    return [os.path.join(HERE, name) for name in sorted(os.listdir(HERE)) if name.endswith('.po')]


def merge(po, pot, output):
    run('msgmerge', '--quiet', '--add-location=file', '--sort-by-file', '--no-fuzzy-matching', '--output-file=' + output, po,
        pot)
    run('msgattrib', '--no-obsolete', '--add-location=file', '--sort-by-file', '--output-file=' + output, output)


def ids(po):
    """Every message with the files it comes from."""
    return run('msgcat', '--no-wrap', '--sort-output', '--add-location=file', po, capture_output=True).stdout


def untranslated(po):
    listed = run('msgattrib', '--untranslated', '--no-obsolete', '--no-wrap', po, capture_output=True).stdout
    fuzzy = run('msgattrib', '--only-fuzzy', '--no-obsolete', '--no-wrap', po, capture_output=True).stdout
    return [line for text in (listed, fuzzy) for line in text.splitlines() if re.match(r'msgid ".+"', line)]


def places(literal):
    return sorted(set(re.findall(r'\{\d\}', literal)))


def wrong_places(po):
    """Messages whose translation does not hold the same {1}, {2} …"""
    text = run('msgcat', '--no-wrap', po, capture_output=True).stdout
    for entry in text.split('\n\n'):
        msgid = re.search(r'^msgid "(.+)"$', entry, re.M)
        for msgstr in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', entry, re.M):
            if msgid and places(msgid.group(1)) != places(msgstr):
                yield msgid.group(0)


def check():
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'cotejo.pot')
        collect(pot)
        if ids(pot) != ids(POT):
            problems.append('cotejo.pot is not in step with the sources')
        for po in catalogues():
            merged = os.path.join(folder, os.path.basename(po))
            merge(po, pot, merged)
            problems += [f'{os.path.basename(po)}: not translated: {line}' for line in untranslated(merged)]
            problems += [f'{os.path.basename(po)}: other places than in: {line}' for line in wrong_places(merged)]
            if ids(merged) != ids(po):
                problems.append(f'{os.path.basename(po)} is not in step with the sources')
            run('msgfmt', '--check', '--output-file=' + os.devnull, po)
    for problem in problems:
        print(problem)
    if problems:
        print('cmake --build BUILD --target pot brings the catalogues in step; what is new has then to be translated')
    return 1 if problems else 0


def update():
    collect(POT)
    for po in catalogues():
        with tempfile.NamedTemporaryFile(suffix='.po') as merged:
            merge(po, POT, merged.name)
            shutil.copyfile(merged.name, po)
        for line in untranslated(po):
            print(f'{os.path.basename(po)}: not translated: {line}')
    return 0


if __name__ == '__main__':
    sys.exit(check() if sys.argv[1:] == ['--check'] else update())
