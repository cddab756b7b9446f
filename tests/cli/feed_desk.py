"""The sample desk, and what a run leaves behind."""
import json
import os
import subprocess

from sandbox import ENVIRONMENT, PROGRAM

SAMPLES = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'samples', 'feeds'))


def sample(name):
    return os.path.join(SAMPLES, name)


# What each day's run is given, besides the store and the folder for its outputs.
DAYS = [
    ['--es', sample('day1/es.xml'), '--en', sample('day1/en.xml')],
    ['--es', sample('day2/es.json'), '--en', sample('day2/en.xml')],
    ['--es', sample('day3/es'), '--en', sample('day3/en.xml'), '--mirror', sample('day3/mirror')],
]


def command(store, out, day, *options):
    return [PROGRAM, 'feed', store, *day, '--out', out, '--threads', '2', *options]


def run(*arguments):
    return subprocess.run(arguments, env=ENVIRONMENT, capture_output=True, text=True, timeout=600, check=False)


def tree(folder):
    """Bytes by path."""
    out = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, 'rb') as file:
                out[os.path.relpath(path, folder)] = file.read()
    return out


def items(store):
    """What `feed list` says, by (side, name without its hash)."""
    done = run(PROGRAM, 'feed', 'list', store, '--format', 'jsonl')
    return {(line['side'], line['item'].rpartition('-')[0]): line
            for line in map(json.loads, done.stdout.splitlines())}


def status(store):
    return json.loads(run(PROGRAM, 'feed', 'status', store, '--format', 'json').stdout)
