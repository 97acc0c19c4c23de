#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rolling reboot whose program is killed with -9 on the lab, and what the next one makes of it: resume, put back, leave.

usage, inside the lab: killed.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import subprocess

from lab_checks import boot_ids, check, claims, cordoned, main
from lab_operation import Run, journal, listed, run, says, shutdowns, standing


def kill_at(node, step):
    """Kills a reboot with -9 as soon as the journal says that the step runs; returns the operation's id."""
    under_way = Run.begin(node)
    under_way.wait_for(says('state', f'{node}/{step}', state='Running'), step)
    under_way.kill()
    return under_way.id


def resume_after(step):
    def part():
        node = 'node4'
        before = boot_ids()
        operation = kill_at(node, step)
        shown = standing(operation)
        check(f'killed in {step}: it is seen to be cut off', shown['standing'] == 'CutOff' and shown['needsAttention'], shown)
        check(f'killed in {step}: the node it was working on is named', [s['name'] for s in shown['standings']] == [node], shown)
        check(f'killed in {step}: the node says which operation cordoned it', claims() == {node: operation}, claims())
        result = run('operations', 'resume', operation, '--yes', '-o', 'json', timeout=300)
        check(f'killed in {step}: resume exits 0', result.returncode == 0, result.stderr[-3000:])
        after = boot_ids()
        check(f'killed in {step}: the node has rebooted once', after[node] != before[node] and shutdowns(operation, node) == 1,
              (before[node], after[node], shutdowns(operation, node)))
        check(f'killed in {step}: nothing is left', cordoned() == [] and claims() == {}, (cordoned(), claims()))
        check(f'killed in {step}: nobody has to decide any more', not any(o['needsAttention'] for o in listed()))
    part.__name__ = 'resume_after_' + step.replace('-', '_')
    return part


def put_back():
    before = boot_ids()
    operation = kill_at('node3', 'drain')
    check('killed in the drain: the node is left cordoned', cordoned() == ['node3'], cordoned())
    result = run('operations', 'abort', operation, '--yes', '-o', 'json', timeout=200)
    check('abort exits 0', result.returncode == 0, result.stderr[-3000:])
    check('abort puts the node back and reboots nothing', cordoned() == [] and claims() == {} and boot_ids() == before,
          (cordoned(), claims()))


def leave():
    operation = kill_at('node3', 'drain')
    result = run('operations', 'abort', operation, '--leave', '--yes', '-o', 'json')
    check('abort --leave exits 0', result.returncode == 0, result.stderr[-3000:])
    check('abort --leave touches nothing', cordoned() == ['node3'], cordoned())
    check('and does not ask again', not any(o['needsAttention'] for o in listed()))
    # Another operation does not take the node for free: it is claimed.
    result = run('reboot', '--cluster', 'lab', '--nodes', 'node3', '--yes', '-o', 'json', timeout=200)
    check('a node that is claimed is not rebooted by another operation', result.returncode == 1 and operation in result.stderr,
          (result.returncode, result.stderr[-3000:]))
    subprocess.run(['lab-ctl', 'reset'], check=True, timeout=120)


def one_at_a_time():
    first = Run.begin('node3')
    operation = first.id
    second = run('reboot', '--cluster', 'lab', '--nodes', 'node4', '--yes', '-o', 'json', timeout=60)
    check('a second operation on the same cluster is refused', second.returncode == 1 and operation in second.stderr, second.stderr)
    check('and its owner is named', f'process {first.process.pid}' in second.stderr, second.stderr)
    again = run('operations', 'resume', operation, '--yes', timeout=60)
    check('an operation that runs cannot be resumed', again.returncode == 1, again.stderr)
    check('it is listed as running', [o['standing'] for o in listed() if o['id'] == operation] == ['Running'])
    check('it ends well', first.end() == 0)
    check('node4 was not touched', not any(r.get('node') == 'node4' for r in journal(operation)))


if __name__ == '__main__':
    main([resume_after(step) for step in ('drain', 'wait-down', 'wait-up', 'wait-ready', 'uncordon')] +
         [put_back, leave, one_at_a_time])
