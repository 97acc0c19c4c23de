#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long `kubemori check` takes for an inventory without a cluster: the whole command, on a real checkout of Kubespray.
KUBEMORI_KUBESPRAY names the checkout, KUBEMORI the program."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

FROM, TO = "v2.30.0", "v2.31.0"
ROUNDS = 7
GOAL = 1.0  # seconds


def main():
    checkout = os.environ.get("KUBEMORI_KUBESPRAY", "")
    if not checkout or not pathlib.Path(checkout, ".git").exists():
        print("skipped: KUBEMORI_KUBESPRAY names no checkout of Kubespray")
        return 77
    with tempfile.TemporaryDirectory() as home:
        archive = subprocess.run(["git", "-C", checkout, "archive", FROM, "inventory/sample"], capture_output=True, check=True)
        subprocess.run(["tar", "-C", home, "-x"], input=archive.stdout, check=True)
        inventory = pathlib.Path(home, "inventory", "sample")
        (inventory / "inventory.ini").write_text("[kube_control_plane]\nnode1\n[etcd]\nnode1\n[kube_node]\nnode2\n", encoding="utf-8")
        with open(inventory / "group_vars" / "k8s_cluster" / "addons.yml", "a", encoding="utf-8") as addons:
            addons.write("metallb_enabled: true\n")
        words = [os.environ["KUBEMORI"], "check", "--repo", checkout, "--inventory", str(inventory), "--from", FROM, "--to", TO,
                 "-o", "json"]
        environment = dict(os.environ, XDG_CONFIG_HOME=home, LC_ALL="C.UTF-8")
        times = []
        for _ in range(ROUNDS):
            start = time.monotonic()
            done = subprocess.run(words, env=environment, capture_output=True, check=False)
            times.append(time.monotonic() - start)
            if done.returncode not in (0, 3):
                print(done.stderr.decode())
                return 1
        middle = statistics.median(times)
        print(f"check of an inventory, {FROM} to {TO}: {middle * 1000:.0f} ms (best {min(times) * 1000:.0f} ms), aim {GOAL * 1000:.0f} ms")
        return 0 if middle <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
