#!/usr/bin/env python3
"""`cotejo --version` and `cotejo --help` answer at once, in English and in Spanish; and a pair of two lines is aligned,
with the built-in model, before anyone notices."""
import os
import subprocess
import time
import unittest

from sandbox import ENVIRONMENT, PROGRAM, Sandbox

LIMIT = float(os.environ['COTEJO_STARTUP_LIMIT_MS'])
ALIGN_LIMIT = float(os.environ['COTEJO_STARTUP_ALIGN_LIMIT_MS'])
RUNS = 31
ROUNDS = 4

TABLE = [
    (['--version'], LIMIT),
    (['--help'], LIMIT),
    (['align', '--help'], LIMIT),
    (['--ui-lang', 'es', '--help'], LIMIT),
    (['align', 'a.es', 'a.en', '--model', 'builtin'], ALIGN_LIMIT),
]


def is_busy():
    """More waits to run than there are processors: a clock then measures the others."""
    return os.getloadavg()[0] > 1.5 * os.cpu_count()


class Startup(Sandbox):
    def milliseconds(self, command):
        begun = time.perf_counter()
        subprocess.run(command, env=ENVIRONMENT, cwd=self.folder, stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - begun) * 1000

    def least(self, arguments, limit):
        """Another round where a slow minute of the machine, seconds long, may have been all there was."""
        for _ in range(ROUNDS):
            times = [(self.milliseconds([PROGRAM, *arguments]), self.milliseconds(['/bin/true'])) for _ in range(RUNS)]
            own, nothing = map(min, zip(*times))
            if own - nothing < limit:
                break
            time.sleep(2)
        return own - nothing

    @unittest.skipIf(is_busy(), 'the machine is too busy to time anything')
    def test_under_the_limit(self):
        """What starting any process costs from here is not cotejo's: `true` is run beside it and taken off. The least
        of many runs is what the program costs; all above it is what else the machine did."""
        self.put('a.es', 'El puente abre en marzo.\nLa alcaldesa dio la fecha.\n')
        self.put('a.en', 'The bridge opens in March.\nThe mayor gave the date.\n')
        for arguments, limit in TABLE:
            with self.subTest(' '.join(arguments)):
                own = self.least(arguments, limit)
                print(f'cotejo {" ".join(arguments)}: {own:.1f} ms (limit {limit:g} ms)')
                self.assertLess(own, limit)


if __name__ == '__main__':
    unittest.main()
