#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`kubemori diff` over a repository of our own: what scripts rely on."""
import json
import os
import subprocess
import sys
import tempfile

KUBEMORI = os.path.abspath(sys.argv[1])


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-C", folder, *arguments],
                   check=True, stdout=subprocess.DEVNULL)


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(*arguments, code=0, cwd=None):
    done = subprocess.run([KUBEMORI, "diff", *arguments], capture_output=True, text=True, timeout=60, cwd=cwd)
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def files(*arguments, cwd=None):
    return json.loads(run("-o", "json", *arguments, cwd=cwd).stdout)["files"]


with tempfile.TemporaryDirectory() as repository:
    git(repository, "init", "-q")
    put(repository, "roles/a/main.yml", "".join(f"line {i}\n" for i in range(20)))
    put(repository, "設定.yml", "a: 1\n")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "One")
    git(repository, "tag", "v1.0.0")
    git(repository, "mv", "roles/a/main.yml", "roles/main.yaml")
    put(repository, "設定.yml", "a: 2\nb: 3\n")
    put(repository, "new.bin", "\0\1")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Two")
    git(repository, "tag", "v2.0.0")

    assert files("--repo", repository, "v1.0.0", "v2.0.0") == [
        {"old": None, "new": "new.bin", "status": "added", "added": None, "removed": None},
        {"old": "roles/a/main.yml", "new": "roles/main.yaml", "status": "renamed", "added": 0, "removed": 0},
        {"old": "設定.yml", "new": "設定.yml", "status": "modified", "added": 2, "removed": 1},
    ]
    assert [file["new"] for file in files("--repo", repository, "v1.0.0", "v2.0.0", "--path", "roles/a")] == ["roles/main.yaml"]
    assert files("--repo", repository, "v2.0.0", "v2.0.0") == []
    put(repository, "untracked.yml", "x\n")
    assert [file["new"] for file in files("--repo", ".", "v2.0.0", "WORKTREE", cwd=repository)] == ["untracked.yml"]
    assert [file["new"] for file in files("--repo", repository, "v2.0.0", "./", cwd=repository)] == ["untracked.yml"]

    table = run("--repo", repository, "v1.0.0", "v2.0.0").stdout
    assert "roles/a/main.yml → roles/main.yaml" in table and "+2 −1" in table, table
    assert "v9" in run("--repo", repository, "v9", "v2.0.0", code=1).stderr
    run("--repo", repository, "v1.0.0", code=2)
    run("v1.0.0", "v2.0.0", code=2)
    run("--repo", repository, "v1.0.0..v2.0.0", "v2.0.0", code=2)
    run("--repo", os.path.join(repository, "nowhere"), "v1.0.0", "v2.0.0", code=1)

    config = os.path.join(repository, "clusters.yaml")
    put(repository, "clusters.yaml",
        "clusters:\n- id: prod\n  name: Prod\n  purpose: test\n  control_plane:\n    hosts: [cp1]\n"
        f"  kubespray:\n    path: {repository}\n")
    os.chmod(config, 0o600)
    assert len(files("--config", config, "--cluster", "prod", "v1.0.0", "v2.0.0")) == 3
    run("--config", config, "--cluster", "other", "v1.0.0", "v2.0.0", code=2)
print("kubemori diff: good")
