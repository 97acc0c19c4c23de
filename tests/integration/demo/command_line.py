#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The subcommands on the demo's clusters: what scripts get to see. No cluster, no display, nothing configured."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]


class Home:
    """A home folder of its own for each run of this test."""

    def __init__(self, folder):
        self.state = pathlib.Path(folder) / "state" / "kubemori"
        self.environment = dict(os.environ, LC_ALL="C.UTF-8", XDG_CONFIG_HOME=f"{folder}/config",
                                XDG_STATE_HOME=f"{folder}/state")
        self.environment.pop("DISPLAY", None)

    def run(self, *words, code=0):
        done = subprocess.run([PROGRAM, *words], env=self.environment, capture_output=True, text=True, timeout=100,
                              check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == code, f"{words}: exit {done.returncode}, not {code}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done

    def json(self, *words):
        return json.loads(self.run(*words, "-o", "json").stdout)


def lists_nodes(home):
    nodes = home.json("nodes", "--demo", "--cluster", "education")["nodes"]
    assert [node["name"] for node in nodes] == [f"minipc{i}" for i in range(1, 7)], nodes
    assert all(node["ready"] == "True" and node["version"] == "v1.34.3" for node in nodes), nodes


def lists_five_thousand(home):
    nodes = home.json("nodes", "--demo", "--cluster", "scale")["nodes"]
    assert len(nodes) == 5000 and len({node["name"] for node in nodes}) == 5000
    assert len({node["internalIp"] for node in nodes}) == 5000


def plans_and_says_so(home):
    plan = home.json("reboot", "--demo", "--cluster", "production", "--dry-run")["plan"]
    assert len(plan["nodes"]) == 5, plan["nodes"]
    assert plan["warnings"][0]["kind"] == "simulated", plan["warnings"]
    text = home.run("reboot", "--demo", "--cluster", "production", "--dry-run").stdout
    assert "This cluster is simulated" in text, text


def reboots(home):
    result = home.json("reboot", "--demo", "--demo-speed", "150", "--cluster", "education", "--yes")
    assert result["outcome"] == "Succeeded", result
    assert len(result["nodes"]) == 6, result
    for node in result["nodes"]:
        assert node["outcome"] == "Succeeded" and node["bootIdBefore"] != node["bootIdAfter"], node
        assert node["seconds"] > 30, node  # of the demo's time
    listed = home.json("operations", "list", "--demo")["operations"]
    assert len(listed) == 1, listed
    assert home.json("operations", "list")["operations"] == []
    assert (home.state / "demo" / "operations").is_dir() and not (home.state / "operations").exists()
    shown = home.json("operations", "show", result["operation"], "--demo")["operations"]
    assert len(shown) == 1, shown


def checks(home):
    """A cluster that is well, and one on which something speaks against an upgrade."""
    well = home.json("check", "--demo", "--cluster", "test")["findings"]
    assert {"nodes-ready", "etcd-health", "disk-space"} <= {each["id"] for each in well}, well
    found = json.loads(home.run("check", "--demo", "--cluster", "staging", "-o", "json", code=3).stdout)["findings"]
    blocks = [each for each in found if each["severity"] == "block"]
    assert [(each["id"], each["where"]) for each in blocks] == [("rlimits", "stage4")] and blocks[0]["remedy"], blocks
    assert home.json("upgrade", "list", "--demo")["upgrades"] == []  # it only looked


def looks_after_etcd(home):
    """Members, a snapshot with its rehearsal on a host, the list, and a rehearsal of the file that lies here."""
    members = home.json("etcd", "members", "--demo", "--cluster", "education")
    assert len(members["members"]) == 3 and [each["leader"] for each in members["members"]].count(True) == 1, members
    assert members["kind"] == "host" and members["findings"] == [], members
    made = home.json("etcd", "snapshot", "--rehearse", "--demo", "--demo-speed", "100", "--cluster", "education")
    snapshot = made["snapshot"]
    assert snapshot["verified"] and snapshot["verifiedBy"].startswith("sha256, integrity"), made
    assert made["rehearsal"]["restored"]["revision"] == snapshot["revision"] and made["warnings"] == [], made
    assert pathlib.Path(snapshot["path"]).stat().st_mode & 0o777 == 0o600
    kept = home.json("etcd", "snapshots", "--demo", "--cluster", "education")
    assert [each["path"] for each in kept["snapshots"]] == [snapshot["path"]] and kept["findings"] == [], kept
    again = home.json("etcd", "rehearse", snapshot["path"], "--demo", "--demo-speed", "100", "--cluster", "education")
    assert again["rehearsal"]["restored"]["revision"] == snapshot["revision"], again
    home.run("etcd", "defragment", "--demo", "--cluster", "education", code=2)


def upgrades_when_told_again(home):
    home.run("releases", "--demo", "--cluster", "education")  # makes the checkout, which nobody has fetched for a while
    subprocess.run(["git", "-C", home.state / "demo" / "checkouts" / "demo.education" / "kubespray", "fetch", "-q", "--no-tags",
                    "origin", "refs/tags/*:refs/tags/*"], env=home.environment, check=True)
    words = ("upgrade", "--demo", "--demo-speed", "150", "--cluster", "education", "--to", "v2.31.0", "--yes")
    said = home.run(*words, code=1).stderr
    assert "minipc2" in said and "Connection timed out" in said, said[-2000:]  # the first one fails there
    upgrade = home.json(*words)["upgrade"]
    assert upgrade["hops"][0]["runDone"] and upgrade["hops"][0]["finished"], upgrade
    listed = home.json("upgrade", "list", "--demo")["upgrades"]
    assert [each["id"] for each in listed] == [upgrade["id"]], listed  # the second call went on with it
    assert home.json("upgrade", "list")["upgrades"] == []


def refuses_what_is_wrong(home):
    said = home.run("nodes", "--demo", "--cluster", "nowhere", code=2).stderr
    assert "education" in said, said
    for speed in ("0", "nan", "fast", "1e9"):
        home.run("nodes", "--demo", "--demo-speed", speed, "--cluster", "education", code=2)
    home.run("nodes", "--cluster", "education", code=2)  # without --demo it is a cluster like any other


def main():
    for test in (lists_nodes, lists_five_thousand, plans_and_says_so, reboots, checks, looks_after_etcd, upgrades_when_told_again, refuses_what_is_wrong):
        with tempfile.TemporaryDirectory() as folder:
            test(Home(folder))
            print(f"{test.__name__}: passed", flush=True)


main()
