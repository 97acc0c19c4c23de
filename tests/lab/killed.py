#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rolling reboot whose program is killed with -9 on the lab, and what the next one makes of it: resume, put back, leave.

usage, inside the lab: killed.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import json
import os
import subprocess
import sys
import time

from lab_checks import boot_ids, check, claims, cordoned, main, run

PROGRAM = sys.argv[1]
OPERATIONS = os.path.join(os.environ.get('XDG_STATE_HOME', ''), 'kubemori', 'operations')


def operations():
    result = run(PROGRAM, 'operations', 'list', '-o', 'json')
    check('operations list exits 0', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['operations']


def journal(operation):
    with open(os.path.join(OPERATIONS, operation, 'journal.jsonl'), encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.endswith('\n')]


def begin(node):
    """Starts a reboot of one node; returns the process and the operation's id."""
    known = set(os.listdir(OPERATIONS)) if os.path.isdir(OPERATIONS) else set()
    program = subprocess.Popen([PROGRAM, 'reboot', '--cluster', 'lab', '--nodes', node, '--yes', '-o', 'json'],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        new = [name for name in (os.listdir(OPERATIONS) if os.path.isdir(OPERATIONS) else [])
               if name not in known and not name.startswith('.')]
        if new and os.path.exists(os.path.join(OPERATIONS, new[0], 'journal.jsonl')):
            return program, new[0]
        time.sleep(0.05)
    raise RuntimeError('no operation began')


def kill_at(node, step, state='Running'):
    """Kills it with -9 as soon as the journal says that the step came to that state."""
    program, operation = begin(node)
    for _ in range(1800):
        if any(r['event'] == 'state' and r['step'] == f'{node}/{step}' and r['state'] == state for r in journal(operation)):
            break
        time.sleep(0.05)
    program.kill()
    program.wait(10)
    return operation


def standing(operation):
    result = run(PROGRAM, 'operations', 'show', operation, '-o', 'json')
    check('operations show exits 0', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['operations'][0]


def shutdowns(operation, node):
    return sum(r['event'] == 'intent' and r['step'] == f'{node}/shutdown' for r in journal(operation))


def resume_after(step):
    def part():
        node = 'node4'
        before = boot_ids()
        operation = kill_at(node, step)
        shown = standing(operation)
        check(f'killed in {step}: it is seen to be cut off', shown['standing'] == 'CutOff' and shown['needsAttention'], shown)
        check(f'killed in {step}: the node it was working on is named', [s['name'] for s in shown['standings']] == [node], shown)
        check(f'killed in {step}: the node says which operation cordoned it', claims() == {node: operation}, claims())
        result = run(PROGRAM, 'operations', 'resume', operation, '--yes', '-o', 'json', timeout=300)
        check(f'killed in {step}: resume exits 0', result.returncode == 0, result.stderr[-3000:])
        after = boot_ids()
        check(f'killed in {step}: the node has rebooted once', after[node] != before[node] and shutdowns(operation, node) == 1,
              (before[node], after[node], shutdowns(operation, node)))
        check(f'killed in {step}: nothing is left', cordoned() == [] and claims() == {}, (cordoned(), claims()))
        check(f'killed in {step}: nobody has to decide any more', not any(o['needsAttention'] for o in operations()))
    part.__name__ = 'resume_after_' + step.replace('-', '_')
    return part


def put_back():
    before = boot_ids()
    operation = kill_at('node3', 'drain')
    check('killed in the drain: the node is left cordoned', cordoned() == ['node3'], cordoned())
    result = run(PROGRAM, 'operations', 'abort', operation, '--yes', '-o', 'json', timeout=200)
    check('abort exits 0', result.returncode == 0, result.stderr[-3000:])
    check('abort puts the node back and reboots nothing', cordoned() == [] and claims() == {} and boot_ids() == before,
          (cordoned(), claims()))


def leave():
    operation = kill_at('node3', 'drain')
    result = run(PROGRAM, 'operations', 'abort', operation, '--leave', '--yes', '-o', 'json')
    check('abort --leave exits 0', result.returncode == 0, result.stderr[-3000:])
    check('abort --leave touches nothing', cordoned() == ['node3'], cordoned())
    check('and does not ask again', not any(o['needsAttention'] for o in operations()))
    # Another operation does not take the node for free: it is claimed.
    result = run(PROGRAM, 'reboot', '--cluster', 'lab', '--nodes', 'node3', '--yes', '-o', 'json', timeout=200)
    check('a node that is claimed is not rebooted by another operation', result.returncode == 1 and operation in result.stderr,
          (result.returncode, result.stderr[-3000:]))
    subprocess.run(['lab-ctl', 'reset'], check=True, timeout=120)


def one_at_a_time():
    program, operation = begin('node3')
    second = run(PROGRAM, 'reboot', '--cluster', 'lab', '--nodes', 'node4', '--yes', '-o', 'json', timeout=60)
    check('a second operation on the same cluster is refused', second.returncode == 1 and operation in second.stderr, second.stderr)
    check('and its owner is named', f'process {program.pid}' in second.stderr, second.stderr)
    again = run(PROGRAM, 'operations', 'resume', operation, '--yes', timeout=60)
    check('an operation that runs cannot be resumed', again.returncode == 1, again.stderr)
    check('it is listed as running', [o['standing'] for o in operations() if o['id'] == operation] == ['Running'])
    check('it ends well', program.wait(200) == 0)
    check('node4 was not touched', not any(r.get('node') == 'node4' for r in journal(operation)))


if __name__ == '__main__':
    main([resume_after(step) for step in ('drain', 'wait-down', 'wait-up', 'wait-ready', 'uncordon')] +
         [put_back, leave, one_at_a_time])
