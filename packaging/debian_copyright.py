#!/usr/bin/env python3
"""debian_copyright.py PROGRAM MAINTAINER: copyright.in with the libraries that PROGRAM is linked with, on standard output.

Ends with 1 when one of them is not in third-party.txt: its licence has to be looked at by somebody."""
import fnmatch
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def needed(program):
    """The sonames that the program names itself, not those of its libraries."""
    said = subprocess.run(["objdump", "-p", program], check=True, capture_output=True, text=True).stdout
    return re.findall(r"^\s*NEEDED\s+(\S+)", said, re.MULTILINE)


def known():
    lines = (HERE / "third-party.txt").read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]


def main():
    program, maintainer = sys.argv[1:]
    table, used, unknown = known(), [], []
    for soname in needed(program):
        row = next((row for row in table if fnmatch.fnmatchcase(soname, row[0])), None)
        if row is None:
            unknown.append(soname)
        elif row[1:] not in used:
            used.append(row[1:])
    if unknown:
        print("packaging/third-party.txt does not have:", *unknown, file=sys.stderr)
        return 1
    libraries = "\n".join(f" .\n {name}\n  {licence}\n  {where}" for name, licence, where in sorted(used))
    text = (HERE / "copyright.in").read_text(encoding="utf-8")
    for mark, value in (("MAINTAINER", maintainer), ("LIBRARIES", libraries), ("SOURCE", "the tarball kubemori-VERSION.tar.xz beside the package")):
        text = text.replace(f"@{mark}@", value)
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
