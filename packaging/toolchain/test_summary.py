#!/usr/bin/python3
"""Adds up what the tests of a results folder said, counted in Qt Test functions and data rows.

Usage: test_summary.py FOLDER
Reads the *.xml that ctest wrote there (with each test's output) and lab-skipped.{names,txt}: tests that were not started and why.
Prints what failed, what was skipped and why, and as last line: N passed, N failed, N skipped. Exit 1 when something failed.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

RESULT = re.compile(r"^(PASS  |FAIL!|XPASS|SKIP  |BPASS|BFAIL) *: ([^\s:]+::\w+\(.*?\))(?: (.*))?$")
TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", re.MULTILINE)
FRAME = re.compile(r"::(initTestCase|cleanupTestCase)\(\)$")


class Sum:
    def __init__(self):
        self.passed, self.failed, self.skipped = 0, [], []

    def add_functions(self, test, text):
        """One line per function or data row; a function that failed twice is one failure, and the frame is not a test."""
        failed, skipped, passed = {}, {}, set()
        for line in text.splitlines():
            found = RESULT.match(line)
            if not found:
                continue
            kind, name, detail = found[1].strip(), found[2], found[3] or ""
            if kind in ("FAIL!", "XPASS"):
                failed.setdefault(name, detail)
            elif kind == "SKIP":
                skipped.setdefault(name, detail or "no reason given")
            elif kind == "PASS" and not FRAME.search(name):
                passed.add(name)
        self.passed += len(passed - failed.keys() - skipped.keys())
        self.failed += [f"{test}: {name} {detail}" for name, detail in failed.items()]
        self.skipped += [(f"{test}: {name}", detail) for name, detail in skipped.items() if name not in failed]
        return bool(failed)

    def add_case(self, case):
        test, status = case.get("name"), case.get("status")
        text = "".join(case.itertext())
        skipped = case.find("skipped")
        if status in ("notrun", "disabled") or skipped is not None:
            reason = skipped.get("message") if skipped is not None else status
            last = [line for line in text.splitlines() if line.strip()]
            self.skipped.append((test, last[-1] if last else reason or "not run"))
            return
        is_qt = TOTALS.search(text) is not None or "********* Start testing of" in text
        told = self.add_functions(test, text) if is_qt else False
        if status == "fail" and not told:
            failure = case.find("failure")
            self.failed.append(f"{test}: {failure.get('message') if failure is not None else 'failed'} (crashed, timed out, or no Qt test)")
        elif not is_qt and status == "run":
            self.passed += 1

    def add_folder(self, folder):
        for file in sorted(folder.glob("*.xml")):
            for case in ET.parse(file).iter("testcase"):
                self.add_case(case)
        names = folder / "lab-skipped.names"
        if names.exists():
            reason = (folder / "lab-skipped.txt").read_text().strip()
            self.skipped += [(name, reason) for name in names.read_text().split("\n") if name]


def main():
    total = Sum()
    total.add_folder(pathlib.Path(sys.argv[1]))
    print()
    for line in total.failed:
        print(f"FAILED   {line}")
    for name, reason in total.skipped:
        print(f"skipped  {name}: {reason}")
    print(f"{total.passed} passed, {len(total.failed)} failed, {len(total.skipped)} skipped")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
