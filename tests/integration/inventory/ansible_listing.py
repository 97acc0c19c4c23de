#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `ansible-inventory -i PATH --list` says of many inventories, without a start of Python for each.

Reads paths from standard input, one a line, and prints for each a line of JSON: {"path", "refused": "why" or null,
"listing": {...} or null}. An inventory is refused when Ansible could not parse it or would have ended with an error.
"""
import contextlib
import io
import json
import os
import sys
import tempfile

# Settings of this account must not take part, nor group_vars of the current folder.
place = tempfile.TemporaryDirectory()
os.chdir(place.name)
with open("ansible.cfg", "w", encoding="utf-8") as empty:
    empty.write("[defaults]\n")
for name in [name for name in os.environ if name.startswith("ANSIBLE_")]:
    del os.environ[name]
os.environ["ANSIBLE_CONFIG"] = os.path.abspath("ansible.cfg")

from ansible.cli.inventory import InventoryCLI  # noqa: E402
from ansible.inventory.manager import InventoryManager  # noqa: E402
from ansible.parsing.dataloader import DataLoader  # noqa: E402
from ansible.vars.manager import VariableManager  # noqa: E402


class Inventory(InventoryManager):
    """Remembers whether its one source was parsed: Ansible itself only warns."""

    was_parsed = False

    def parse_source(self, source, cache=False):
        self.was_parsed = super().parse_source(source, cache=cache)
        return self.was_parsed


def listing(path):
    cli = InventoryCLI(["ansible-inventory", "-i", path, "--list"])
    cli.parse()
    cli.loader = DataLoader()
    cli.inventory = Inventory(loader=cli.loader, sources=[path])
    if not cli.inventory.was_parsed:
        return None, "not parsed"
    cli.vm = VariableManager(loader=cli.loader, inventory=cli.inventory, version_info=cli.version_info(gitinfo=False))
    return json.loads(cli.dump(cli.json_inventory(cli._get_group("all")))), None


def answer(path):
    try:
        found, refused = listing(path)
    except Exception as error:  # whatever Ansible fails with, its program would have failed too
        found, refused = None, f"{type(error).__name__}: {error}"
    return {"path": path, "refused": refused, "listing": found}


def main():
    for line in sys.stdin:
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            found = answer(line.rstrip("\n"))
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
