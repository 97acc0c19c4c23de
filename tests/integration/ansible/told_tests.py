# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and says each in the words of Qt Test, which ./dev test counts."""
import sys
import time
import traceback
import unittest


class TellingResult(unittest.TestResult):
    def _say(self, kind, test, detail=''):
        name = f'{type(test).__name__}::{test.id().rsplit(".", 1)[-1]}()'
        took = time.monotonic() - self.began
        print(f'{kind:<7}: {name} {detail}'.rstrip() if detail else f'{kind:<7}: {name}', f'[{took:.1f} s]' if kind == 'PASS' else '',
              flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say('PASS', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        traceback.print_exception(*err, file=sys.stdout)
        self._say('FAIL!', test, str(err[1]).splitlines()[0][:300] if str(err[1]) else err[0].__name__)

    addError = addFailure

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.began = getattr(self, 'began', time.monotonic())
        self._say('SKIP', test, reason)


def main(*cases):
    result = TellingResult()
    chosen = sys.argv[1:]
    for case in cases:
        names = unittest.defaultTestLoader.getTestCaseNames(case)
        suite = unittest.TestSuite(case(name) for name in names if not chosen or name in chosen)
        suite.run(result)
    bad, skipped = len(result.failures) + len(result.errors), len(result.skipped)
    print(f'Totals: {result.testsRun - bad - skipped} passed, {bad} failed, {skipped} skipped, 0 blacklisted')
    sys.exit(1 if bad else 0)
