#!/usr/bin/env python3
"""`cotejo --version` and `cotejo --help` answer at once, in English and in Spanish."""
import os
import subprocess
import time
import unittest

from sandbox import ENVIRONMENT, PROGRAM

LIMIT = float(os.environ['COTEJO_STARTUP_LIMIT_MS'])
RUNS = 31


def is_busy():
    """More waits to run than there are processors: a clock then measures the others."""
    return os.getloadavg()[0] > 1.5 * os.cpu_count()


def milliseconds(command):
    begun = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begun) * 1000


class Startup(unittest.TestCase):
    @unittest.skipIf(is_busy(), 'the machine is too busy to time anything')
    def test_under_the_limit(self):
        """What starting any process costs from here is not cotejo's: `true` is run beside it and taken off. The least
        of many runs is what the program costs; all above it is what else the machine did."""
        for arguments in (['--version'], ['--help'], ['align', '--help'], ['--ui-lang', 'es', '--help']):
            with self.subTest(' '.join(arguments)):
                times = [(milliseconds([PROGRAM, *arguments]), milliseconds(['/bin/true'])) for _ in range(RUNS)]
                own, nothing = map(min, zip(*times))
                own -= nothing
                print(f'cotejo {" ".join(arguments)}: {own:.1f} ms (limit {LIMIT:g} ms)')
                self.assertLess(own, LIMIT)


if __name__ == '__main__':
    unittest.main()
