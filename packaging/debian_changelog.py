#!/usr/bin/env python3
"""debian_changelog.py CHANGELOG.md VERSION EPOCH MAINTAINER: the changelog in Debian's form, on standard output.

CHANGELOG.md has a section "## VERSION - YYYY-MM-DD" or "## VERSION - unreleased" a release, newest first, with "- " items. What
VERSION is made of is the newest section; EPOCH, in seconds, is its date."""
import datetime
import pathlib
import re
import sys
import textwrap

HEADING = re.compile(r"^## (\d[\w.]*) - (\d{4}-\d{2}-\d{2}|unreleased)$")


def sections(text):
    """[(version, date, items)]: an item is one paragraph, without the marks of Markdown."""
    found = []
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            found.append((heading[1], heading[2], []))
        elif line.startswith("## "):
            raise SystemExit(f"CHANGELOG.md: not “## VERSION - DATE”: {line}")
        elif found and line.startswith("- "):
            found[-1][2].append(line[2:])
        elif found and line.startswith("  ") and found[-1][2]:
            found[-1][2][-1] += " " + line.strip()
    return found


def plain(item):
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"[*`]", "", item))


def entry(version, when, items, maintainer):
    lines = [f"kubemori ({version}) unstable; urgency=medium", ""]
    for item in items:
        lines += textwrap.wrap(plain(item), 78, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)
    return "\n".join([*lines, "", f" -- {maintainer}  {when:%a, %d %b %Y %H:%M:%S +0000}", ""])


def main():
    path, version, epoch, maintainer = sys.argv[1:]
    found = sections(pathlib.Path(path).read_text(encoding="utf-8"))
    if not found or not found[0][2]:
        raise SystemExit(f"{path}: no section with items")
    if not re.match(re.escape(found[0][0]) + r"($|[~+])", version):
        raise SystemExit(f"{path}: its newest section is {found[0][0]}, this is {version}")
    entries = []
    for index, (name, date, items) in enumerate(found):
        if index == 0:
            name, when = version, datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
        else:
            when = datetime.datetime.fromisoformat(date + "T12:00:00+00:00")
        entries.append(entry(name, when, items, maintainer))
    sys.stdout.write("\n".join(entries))


if __name__ == "__main__":
    main()
