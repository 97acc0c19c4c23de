#!/usr/bin/python3
"""Reads file names from stdin and parses each as what its name says: YAML, JSON or XML. Exit 1 when one is broken."""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET

import yaml


def parse(path):
    if path.suffix in (".yaml", ".yml"):
        list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    elif path.suffix == ".json":
        json.loads(path.read_text(encoding="utf-8"))
    else:
        ET.parse(path)


def main():
    broken = 0
    for name in filter(None, sys.stdin.read().split("\n")):
        try:
            parse(pathlib.Path(name))
        except (yaml.YAMLError, ValueError, ET.ParseError) as error:
            print(f"{name}: {error}")
            broken = 1
    return broken


if __name__ == "__main__":
    sys.exit(main())
