#!/usr/bin/env python3
"""manual.py PROGRAM [--write]: whether packaging/kubemori.1 says of the commands and options what the program says.

The part of the page between its lines "begin" and "end" is made from --help of the program and of each of its commands, whichever
those are. Without --write the page is only compared (exit code 1 when it differs); with --write that part is written anew."""
import difflib
import os
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent / "kubemori.1"
BEGIN, END = '.\\" begin: what the program says of itself\n', '.\\" end\n'
OPTION = re.compile(r"^  ((?:--?[A-Za-z][\w-]*(?:, )?)+)(?: <([^>]+)>)?(?:\s+(.*))?$")


def said(program, *words):
    """What the program prints in English, and in one width."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nonexistent"}
    return subprocess.run([program, *words], env=environment, check=True, capture_output=True, text=True).stdout


def parsed(text):
    """Usage words, description and options [(names, value, description)] of a help text."""
    usage, description, options, section = "", [], [], "description"
    for line in text.splitlines():
        option = OPTION.match(line)
        if line.startswith("Usage: "):
            usage = line.partition("[options]")[2].strip()
        elif line in ("Options:", "Arguments:"):
            section = line
        elif section == "description":
            description.append(line.strip())
        elif section == "Options:" and option:
            options.append([option[1].split(", "), option[2] or "", [option[3] or ""]])
        elif section == "Options:" and options and line.startswith(" " * 4):
            options[-1][2].append(line.strip())
    return usage, " ".join(filter(None, description)), [(n, v, " ".join(filter(None, d))) for n, v, d in options]


def roff(text):
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq"))


def option_lines(options):
    lines = []
    for names, value, description in options:
        head = ", ".join(f"\\fB{roff(name)}\\fR" for name in names)
        lines += [".TP", head + (f" \\fI{roff(value)}\\fR" if value else ""), roff(description)]
    return lines


def generated(program):
    _, _, window = parsed(said(program, "--help"))
    commands = [line.split("\t")[0] for line in said(program, "__complete", "").splitlines()]
    helps = {name: parsed(said(program, name, "--help")) for name in commands}
    common = [option for option in helps[commands[0]][2] if all(option in helped[2] for helped in helps.values())]
    lines = [".SH OPTIONS", *option_lines(window), ".SH OPTIONS OF EVERY COMMAND", *option_lines(common), ".SH COMMANDS"]
    for name in commands:
        usage, description, options = helps[name]
        lines += [f".SS kubemori {name} {roff(usage)}".rstrip(), roff(description)]
        lines += option_lines([option for option in options if option not in common])
    return "\n".join(lines) + "\n"


def main():
    program, write = sys.argv[1], "--write" in sys.argv[2:]
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    wanted = head + BEGIN + generated(program) + END + tail
    if write:
        PAGE.write_text(wanted, encoding="utf-8")
    elif wanted != page:
        sys.stdout.writelines(difflib.unified_diff(page.splitlines(True), wanted.splitlines(True), "kubemori.1", "the program"))
        print("The manual page says something else than the program: packaging/manual.py PROGRAM --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
