#!/usr/bin/env python3
"""cotejo feed: a run that is killed anywhere and gone on with leaves the bytes of one that nobody disturbed.

    feed_kill_test.py         20 points, spread at random over the calls that change a file (kill_at.cpp)
    feed_kill_test.py 200     as many
Each point is a day of the sample desk whose run is killed, perhaps a second time while it goes on, and then let be.
What is compared: every file in the output folder, the items and pairs of the store, and that nothing is left over. A
quarter of the points look for the next rename. Of 200 points (2026-11-28, 634 s on two busy cores) 136 lay before a
pwrite of the store's, 26 before a rename, 24 before a sync, 14 before another call; all ended the same.
"""
import os
import random
import shutil
import subprocess
import sys
import unittest

from feed_desk import DAYS, command, items, status, tree
from sandbox import ENVIRONMENT, Sandbox

KILL_AT = os.environ['COTEJO_KILL_AT']
POINTS = 20
SEED = 6


def counted(store):
    """The store's state, but for its record of runs, which a kill has one more of."""
    out = status(store)
    del out['runs'], out['last_run']
    return out


class Point:
    def __init__(self, day, at, again=None):
        self.day, self.at, self.again = day, at, again

    def __str__(self):
        return f'day {self.day + 1}, call {self.at}' + (f', then {self.again}' if self.again else '')


class FeedKill(Sandbox):
    def traced(self, day, at):
        done = subprocess.run([KILL_AT, str(at), *command('desk.store', 'out', DAYS[day])], env=ENVIRONMENT,
                              cwd=self.folder, capture_output=True, text=True, timeout=600, check=False)
        calls, name = done.stdout.split()[-2:]
        return int(calls), name

    def save(self, name):
        shutil.rmtree(self.path(name), ignore_errors=True)
        os.makedirs(self.path(name))
        for part in self.parts():
            target = os.path.join(self.path(name), part)
            if os.path.isdir(self.path(part)):
                shutil.copytree(self.path(part), target)
            else:
                shutil.copy2(self.path(part), target)

    def parts(self):
        return [part for part in os.listdir(self.folder) if part.startswith(('desk.store', 'out'))]

    def restore(self, name):
        for part in self.parts():
            shutil.rmtree(self.path(part)) if os.path.isdir(self.path(part)) else os.remove(self.path(part))
        shutil.copytree(self.path(name), self.folder, dirs_exist_ok=True)

    def state(self):
        return tree(self.path('out')), items(self.path('desk.store')), counted(self.path('desk.store'))

    def undisturbed(self):
        """Runs the days; keeps what there was before each, how many calls each makes, and where renames are."""
        self.calls, self.after = [], []
        for day in range(len(DAYS)):
            self.save(f'before{day}')
            self.calls.append(self.traced(day, 0)[0])
            self.after.append(self.state())

    def points(self, count):
        chance = random.Random(SEED)
        for number in range(count):
            day = chance.randrange(len(DAYS))
            at = chance.randint(1, self.calls[day])
            yield Point(day, at, chance.randint(1, self.calls[day]) if number % 3 == 0 else None), number % 4 == 0

    def next_rename(self, point):
        """The point moved on to the next rename, if one is near."""
        for at in range(point.at, min(point.at + 12, self.calls[point.day] + 1)):
            self.restore(f'before{point.day}')
            if self.traced(point.day, at)[1].startswith('rename'):
                return Point(point.day, at, point.again)
        return point

    def test_killed_anywhere(self):
        self.undisturbed()
        killed = {}
        for point, wants_rename in self.points(POINTS):
            if wants_rename:
                point = self.next_rename(point)
            with self.subTest(str(point)):
                self.restore(f'before{point.day}')
                name = self.traced(point.day, point.at)[1]
                killed[name] = killed.get(name, 0) + 1
                if point.again:
                    self.traced(point.day, point.again)
                self.traced(point.day, 0)
                now, then = self.state(), self.after[point.day]
                self.assertEqual(sorted(now[0]), sorted(then[0]))
                self.assertEqual([path for path in now[0] if now[0][path] != then[0][path]], [])
                self.assertEqual(now[1], then[1])
                self.assertEqual(self.without_tries(now[2]), self.without_tries(then[2]))
        print(f'calls a day: {self.calls}; killed before', killed)

    @staticmethod
    def without_tries(state):
        """A run that was killed after a failure has tried once more."""
        return {**state, 'failures': [{**failure, 'tries': 0} for failure in state['failures']]}


if __name__ == '__main__':
    if len(sys.argv) > 1:
        POINTS = int(sys.argv.pop())
    unittest.main()
