#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A planned power cut of the whole lab: shut down, killed on the way, started up, and everything as it was before.

usage, inside the lab: power_cycle.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import hashlib
import json
import os
import stat
import subprocess
import sys
import time

import lab_checks
from lab_checks import boot_ids, check, claims, cordoned, kubectl, main

PROGRAM = sys.argv[1]
OPERATIONS = os.path.join(os.environ.get('XDG_STATE_HOME', ''), 'kubemori', 'operations')
NODES = ['node1', 'node2', 'node3', 'node4']
DOWN = ['node3', 'node4', 'node2', 'node1']


def run(*arguments, timeout=240):
    return lab_checks.run(PROGRAM, *arguments, timeout=timeout)


def config():
    """The lab's clusters, with a command that presses the power button."""
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori')
    with open(os.path.join(folder, 'clusters.yaml'), encoding='utf-8') as usual:
        text = usual.read().replace('timeouts: {', 'power: { on: [lab-ctl, node, "{node}", start] }\n    timeouts: {')
    path = os.path.join(folder, 'powered.yaml')
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def phase(node):
    return subprocess.run(['lab-ctl', 'node', node, 'phase'], check=True, capture_output=True, timeout=60, text=True).stdout.strip()


def operations():
    return json.loads(run('operations', 'list', '-o', 'json').stdout)['operations']


def plan():
    before = boot_ids()
    result = run('shutdown', '--cluster', 'lab', '--dry-run', '-o', 'json')
    check('shutdown --dry-run exits 0', result.returncode == 0, result.stderr)
    document = json.loads(result.stdout)['plan']
    check('workers go first, the control plane in use last', document['nodes'] == DOWN, document['nodes'])
    kinds = [step['kind'] for step in document['steps']]
    check('etcd is saved before the first cordon', 'snapshot' in kinds and kinds.index('snapshot') < kinds.index('cordon'), kinds)
    last_cordon = max(i for i, kind in enumerate(kinds) if kind == 'cordon')
    check('every node is cordoned before the first is switched off', last_cordon < kinds.index('power-off'), kinds)
    unattended = run('shutdown', '--cluster', 'lab')
    check('without --yes and without a terminal a decision is needed (exit 4)', unattended.returncode == 4, unattended.stderr)
    nothing = run('startup', '--cluster', 'lab', '--yes')
    check('there is nothing to start up', nothing.returncode == 2, nothing.stderr)
    check('nothing was changed', boot_ids() == before and cordoned() == [] and claims() == {})


def snapshot(operation):
    path = os.path.join(OPERATIONS, operation, 'etcd-snapshot.db')
    if not check('the snapshot of etcd is here', os.path.exists(path), os.listdir(os.path.dirname(path))):
        return
    check('for nobody else', stat.S_IMODE(os.stat(path).st_mode) == 0o600, oct(os.stat(path).st_mode))
    status = subprocess.run(['etcdutl', 'snapshot', 'status', path, '--write-out=json'], capture_output=True, text=True, timeout=60)
    check('and whole', status.returncode == 0 and json.loads(status.stdout)['totalKey'] > 100, status.stdout + status.stderr)
    with open(path, 'rb') as file:
        digest = hashlib.file_digest(file, 'sha256').hexdigest()
    with open(os.path.join(OPERATIONS, operation, 'journal.jsonl'), encoding='utf-8') as file:
        check('its checksum is in the journal', digest in file.read())
    with open(os.path.join(OPERATIONS, operation, 'commands.log'), 'rb') as file:
        log = file.read()
    check('its contents are not in the log', b'snapshot save' in log and b'/registry/' not in log, len(log))


def off():
    """Kills it on the way down, and takes it up again; returns the operation."""
    program = subprocess.Popen([PROGRAM, 'shutdown', '--cluster', 'lab', '--config', config(), '--yes', '-o', 'json'],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(2400):
        if phase('node3') == 'off' or program.poll() is not None:
            break
        time.sleep(0.05)
    program.kill()
    program.wait(10)
    operation = operations()[0]
    check('killed on the way down, it is cut off', operation['standing'] == 'CutOff' and operation['needsAttention'], operation)
    result = run('startup', '--cluster', 'lab', '--config', config(), '--yes', '-o', 'json')
    check('taken up, it goes on down and rests', result.returncode == 0 and json.loads(result.stdout)['outcome'] == 'Suspended',
          result.stdout + result.stderr[-4000:])
    return operation['id']


def cycle():
    subprocess.run(['kubectl', 'cordon', 'node4'], check=True, capture_output=True, timeout=30)
    before = boot_ids()
    operation = off()
    check('every node is off', [phase(node) for node in NODES] == ['off'] * 4, [phase(node) for node in NODES])
    check('all are cordoned, and claimed unless somebody else had cordoned them',
          cordoned() == NODES and claims() == {node: operation for node in NODES if node != 'node4'}, claims())
    snapshot(operation)
    shown = json.loads(run('operations', 'show', operation, '-o', 'json').stdout)['operations'][0]
    check('it is shown to rest, with every node off', shown['outcome'] == 'Suspended' and shown['needsAttention']
          and [s['off'] for s in shown['standings']] == [True] * len(shown['standings']), shown)
    result = run('startup', '--cluster', 'lab', '--config', config(), '--yes', '-o', 'json')
    check('startup exits 0', result.returncode == 0, result.stderr[-4000:])
    document = json.loads(result.stdout)
    after = boot_ids()
    check('every node has booted once', document['outcome'] == 'Succeeded' and all(after[n] != before[n] for n in NODES), (before, after))
    check('what took pods before takes pods again, and nothing else', cordoned() == ['node4'] and claims() == {}, (cordoned(), claims()))
    check('nothing is left to decide', not any(o['needsAttention'] for o in operations()))
    ready = subprocess.run(['lab-ctl', 'ready'], capture_output=True, timeout=180, text=True) if kubectl('uncordon', 'node4') else None
    check('the workloads are back', ready is not None and ready.returncode == 0, ready and ready.stderr)


if __name__ == '__main__':
    main([plan, cycle])
