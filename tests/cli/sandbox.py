"""A folder of its own for each test, and the program in it."""
import os
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ['COTEJO']

# No terminal, no language and no width of whoever runs the tests.
ENVIRONMENT = {'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8', 'COLUMNS': '80'}
ENVIRONMENT.update({name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')})


class Done:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode('utf-8')
        self.err = process.stderr.decode('utf-8')


class Sandbox(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.clean_up()
        self.folder = tempfile.mkdtemp(prefix='cotejo-')

    def tearDown(self):
        self.clean_up()

    def clean_up(self):
        folder, self.folder = getattr(self, 'folder', None), None
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        mode = 'wb' if isinstance(content, bytes) else 'w'
        with open(self.path(name), mode, **({} if mode == 'wb' else {'encoding': 'utf-8', 'newline': ''})) as file:
            file.write(content)

    def read(self, name):
        with open(self.path(name), encoding='utf-8', newline='') as file:
            return file.read()

    def names(self):
        return sorted(os.path.relpath(os.path.join(folder, name), self.folder)
                      for folder, _, names in os.walk(self.folder) for name in names)

    def run_cotejo(self, *arguments, stdin=b'', env=None, **options):
        options.setdefault('stdout', subprocess.PIPE)
        process = subprocess.run([PROGRAM, *arguments], input=stdin, stderr=subprocess.PIPE, cwd=self.folder,
                                 env={**ENVIRONMENT, **(env or {})}, timeout=300,
                                 **{**options, 'stdout': options['stdout']})
        if process.stdout is None:
            process.stdout = b''
        return Done(process)
