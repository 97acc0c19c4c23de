#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rolling reboots on the lab around which everything goes wrong: ssh, API server, disk, kubelet, drain and cluster.

usage, inside the lab: faults.py KUBEMORI [PART...]
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import os
import sys
import time

from lab_checks import check, claims, cordoned, kubectl, main
from lab_faults import (FOREIGN, FullDisk, Outside, at_each_step, change_budget, check_listed, check_restored, drain_is_under_way,
                        eventually, lab, make_budget, make_pod, pod)
from lab_operation import OPERATIONS, Run, listed, run, says, shutdowns

NODE = 'node3'
CONTROL_PLANES = ('node1', 'node2')
QUICK = ('STOP=0.3', 'DOWN=2', 'NET_TO_SSH=0.5', 'SSH_TO_AGENT=0.5', 'NOT_READY=0.5')


def began(step):
    return says('state', f'{NODE}/{step}', state='Running')


def prepare():
    """Short reboots, deadlines that a slow machine still meets, and a node that somebody else has cordoned."""
    path = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml')
    with open(path, encoding='utf-8') as file:
        usual = file.read()
    text = usual.replace('timeouts: { down: 60, up: 120, ready: 120, drain: 120 }',
                         'timeouts: { command: 15, drain: 90, down: 60, up: 90, ready: 150, gates: 150 }\n    drain: { emptydir: delete }')
    check('the profile is shortened', text != usual)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    lab('node', NODE, 'set', *QUICK)
    kubectl('cordon', FOREIGN)


def ssh_cut_at_each_step():
    make_pod('slow', NODE, stop_seconds=4)

    def cut(step):
        if step == 'drain':
            drain_is_under_way('slow')
        for node in (*CONTROL_PLANES, NODE):
            lab('node', node, 'cut-ssh')

    with Outside() as outside:
        under_way = Run.begin(NODE)
        at_each_step(under_way, NODE, cut)
        check('the cut drain was begun again', under_way.commands().count('kubectl drain ') >= 2, under_way.commands())
        check('and the cut is on record', '= Disconnected: ' in under_way.commands(), under_way.commands())
        check_restored(under_way, NODE, outside)
        check('it was told to reboot once', shutdowns(under_way.id, NODE) == 1)


def api_server_away_at_each_step():
    make_pod('slow', NODE, stop_seconds=4)

    def away(step):
        if step == 'drain':
            drain_is_under_way('slow')
        if step in ('drain', 'shutdown', 'wait-ready'):  # nobody at its port for some seconds
            lab('apiserver', 'restart')
            return
        lab('apiserver', 'pause')  # asked, and silent
        # Once for a minute: the node comes back meanwhile, and finds nobody to report to.
        time.sleep(60 if step == 'wait-down' else 2)
        lab('apiserver', 'resume')

    with Outside() as outside:
        under_way = Run.begin(NODE)
        at_each_step(under_way, NODE, away)
        check_restored(under_way, NODE, outside)
        check('it was told to reboot once', shutdowns(under_way.id, NODE) == 1)


def node_deleted_then_frozen_peer_then_same_boot_id():
    make_pod('slow', NODE, stop_seconds=4)
    with Outside() as outside:
        first = Run.begin(NODE)
        first.wait_for(began('drain'), 'the drain')
        drain_is_under_way('slow')
        lab('node', NODE, 'stop-agent')
        kubectl('delete', 'node', NODE)
        lose_pods()
        check('a node that is deleted in the drain ends it', first.end() == 1, first.text()[-4000:])
        check('it says that the node is gone', NODE in first.text() and 'no longer in the cluster' in first.text(), first.text()[-4000:])
        check('it does not list it as left cordoned', not first.result(NODE)['leftCordoned'])
        register_again()
        check_listed(first, NODE, left=False)

        lab('node', NODE, 'set', 'SAME_BOOT_ID=yes', 'DOWN=10')
        make_pod('slow2', NODE, stop_seconds=8)
        second = Run.resume(first.id)
        frozen_peer(second)
        check('a node that comes back with its old boot id ends it', second.end() == 1, second.text()[-4000:])
        check('and is said never to have rebooted', 'it never rebooted' in second.text(), second.text()[-4000:])
        check_listed(second, NODE, left=True)

        lab('node', NODE, 'set', 'SAME_BOOT_ID=no', 'DOWN=2', 'SSH_TO_AGENT=60')  # no kubelet for a while
        third = Run.resume(first.id)
        third.wait_for(began('wait-up'), 'the wait for ssh')
        kubectl('delete', 'node', NODE)
        check('a node that is deleted while it reboots ends it', third.end() == 1, third.text()[-4000:])
        check_listed(third, NODE, left=False)
        register_again()
        lab('node', NODE, 'set', *QUICK)
        fourth = Run.resume(first.id)
        check_restored(fourth, NODE, outside)
        # Once for nothing, once more after that was seen, and not again after it was seen to have worked.
        check('it was told to reboot as often as it had to be', shutdowns(first.id, NODE) == 2, shutdowns(first.id, NODE))


def lose_pods():
    """The garbage collector would wait for 40 s before it takes the pods of a node that is gone."""
    kubectl('delete', 'pods', '--namespace=demo', f'--field-selector=spec.nodeName={NODE}', '--force', '--grace-period=0', '--wait=false')


def register_again():
    """Somebody starts the kubelet: it makes a new Node object, without the cordon and without a claim."""
    lab('node', NODE, 'start-agent')
    eventually('it is Ready', lambda: NODE in kubectl('get', 'nodes') and ' Ready' in kubectl('get', 'node', NODE))


def frozen_peer(under_way):
    """kubectl runs over ssh on a host that falls silent without a farewell."""
    drain_is_under_way('slow2')
    for node in CONTROL_PLANES:
        lab('node', node, 'freeze-sshd')
    silent = '= Disconnected: ops@10.77.0.1'
    eventually('a frozen peer is noticed', lambda: silent in under_way.commands(), 60)
    line = next(line for line in under_way.commands().splitlines() if silent in line)
    check('it is named, and its silence is what is said', 'no sign of life for 12 s' in line, line)
    for node in CONTROL_PLANES:
        lab('node', node, 'thaw-sshd')


def budget_changed_finalizer_old_heartbeat_and_flapping():
    make_pod('kept', NODE, finalizers=['lab.kubemori/hold'])
    for name in ('guarded1', 'guarded2'):
        make_pod(name, NODE, labels={'app': 'guarded'})
    make_budget('guarded', 'guarded', 1)
    lab('node', NODE, 'set', 'CLOCK=-3600')
    with Outside() as outside:
        under_way = Run.begin(NODE)
        budget_and_finalizer(under_way)
        old_heartbeat(under_way)
        flapping(under_way)
        check_restored(under_way, NODE, outside)


def budget_and_finalizer(under_way):
    board = lambda text: lambda r: r['event'] == 'blockers' and text in str(r['blockers'])
    under_way.wait_for(board('minAvailable: 1'), 'the budget holds a pod')
    change_budget('guarded', 2)
    under_way.wait_for(board('minAvailable: 2'), 'the budget that was changed is seen')
    change_budget('guarded', 0)
    eventually('the budget lets go', lambda: not pod('guarded1') and not pod('guarded2'))
    check('a pod with a finalizer is waited for', 'deletionTimestamp' in pod('kept')['metadata'] and
          not any(began('shutdown')(r) for r in under_way.records()))
    kubectl('patch', 'pod', 'kept', '--namespace=demo', '--type=merge', '--patch={"metadata":{"finalizers":null}}')


def old_heartbeat(under_way):
    seen = says('observed', f'{NODE}/wait-ready', what='the heartbeat is not newer than the old boot')
    under_way.wait_for(seen, 'Ready with a heartbeat of before is not believed')
    check('and the node stays cordoned', cordoned() == sorted([FOREIGN, NODE]), cordoned())
    lab('node', NODE, 'stop-agent')
    lab('node', NODE, 'set', 'CLOCK=0')
    lab('node', NODE, 'start-agent')


def flapping(under_way):
    """Not Ready as soon as it was seen Ready once."""
    under_way.wait_for(says('observed', f'{NODE}/wait-ready', what='Ready, looking once more'), 'Ready is seen')
    lab('node', NODE, 'say-not-ready')
    under_way.wait_for(says('observed', f'{NODE}/wait-ready', what='Ready=False'), 'NotReady is seen')
    check('a node that flaps stays cordoned', cordoned() == sorted([FOREIGN, NODE]), cordoned())
    lab('node', NODE, 'say-ready')


def disk_full():
    make_pod('slow', NODE, stop_seconds=2)
    with FullDisk(OPERATIONS) as disk, Outside() as outside:
        first = Run.begin(NODE)
        first.wait_for(began('drain'), 'the drain')
        disk.fill()
        check('a disk that is full in the middle ends it', first.end() == 1, first.text()[-4000:])
        check('it says so', 'No space left on device' in first.text() and 'free space' in first.text(), first.text()[-4000:])
        disk.free()
        check_listed(first, NODE, left=NODE in cordoned())
        check_restored(Run.resume(first.id), NODE, outside)
        check('it was told to reboot once', shutdowns(first.id, NODE) == 1)
        begun_on_a_full_disk(disk)


def begun_on_a_full_disk(disk):
    known = [operation['id'] for operation in listed()]
    disk.fill()
    refused = run('reboot', '--cluster', 'lab', '--nodes', NODE, '--yes', timeout=100)
    said = refused.stdout + refused.stderr
    check('nothing is begun on a full disk', refused.returncode == 1 and cordoned() == [FOREIGN] and claims() == {}, said)
    check('it says why, where and what to do', all(text in said for text in ('No space left on device', OPERATIONS, 'free space')), said)
    check('and nothing of a report that there is none', 'no report' not in said, said)
    disk.free()
    check('and leaves nothing that somebody would have to look at', [o['id'] for o in listed()] == known, listed())


PARTS = (ssh_cut_at_each_step, budget_changed_finalizer_old_heartbeat_and_flapping, disk_full,
         node_deleted_then_frozen_peer_then_same_boot_id, api_server_away_at_each_step)

if __name__ == '__main__':
    main([prepare] + [part for part in PARTS if part.__name__ in sys.argv[2:] or not sys.argv[2:]])
