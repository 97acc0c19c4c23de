#!/usr/bin/python3
"""Keeps translations/*.ts in step with the sources.

translations.py update   runs lupdate over them
translations.py check    says what an update would change, what is unfinished in Japanese, and what English plurals are missing
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LUPDATE = "/usr/lib/qt6/bin/lupdate"
FOLDERS = ("ui", "app")


def lupdate(files, *options):
    folders = [str(SOURCE / folder) for folder in FOLDERS]
    # Without the include paths it does not see the headers and leaves the namespaces out of the contexts.
    includes = ["-I", str(SOURCE), "-I", str(SOURCE / "src")]
    done = subprocess.run([LUPDATE, "-silent", "-locations", "none", *includes, *options, *folders, "-ts", *map(str, files)], cwd=SOURCE)
    if done.returncode != 0:
        sys.exit(f"{LUPDATE} failed")


def entries(file):
    """(context, source, comment) -> the message element, without what lupdate only remembers."""
    found = {}
    for context in ET.parse(file).iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def problems(kept, updated):
    before, after = entries(kept), entries(updated)
    for key, message in after.items():
        translation = message.find("translation")
        kind = translation.get("type", "")
        where = f"{kept.name}: [{key[0]}] {key[1]!r}"
        forms = translation.findall("numerusform")
        empty = not (all(form.text for form in forms) if forms else translation.text)
        if key not in before:
            yield f"{where}: not in the file yet (./dev translations)"
        elif kind in ("vanished", "obsolete"):
            yield f"{where}: no longer in the sources (./dev translations)"
        elif kind == "unfinished" or empty:
            yield f"{where}: unfinished"


def check(files):
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            copy = pathlib.Path(folder) / file.name
            shutil.copy(file, copy)
            # English holds plurals only
            lupdate([copy], *(["-pluralonly"] if file.stem.endswith("_en") else []))
            for problem in problems(file, copy):
                print(problem)
                count += 1
    return 1 if count else 0


def main():
    files = sorted((SOURCE / "translations").glob("*.ts"))
    if not files:
        print("translations/ holds no .ts file yet")
        return 0
    if sys.argv[1:] == ["update"]:
        for file in files:
            lupdate([file], "-no-obsolete", *(["-pluralonly"] if file.stem.endswith("_en") else []))
        return 0
    return check(files)


if __name__ == "__main__":
    sys.exit(main())
