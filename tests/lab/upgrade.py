#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole upgrade on the lab by the command line, from v2.26.0 to v2.27.0: looked at first, decided on, failed, killed, taken up, done.

usage, inside the lab: upgrade.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import kubespray_lab
import kubespray_repo
import lab_checks
from kubespray_lab import CHECKOUT, FAIL_MARK, HOME, NODES, SLOW_MARK, WHEELS, images, mark, ready, unmark, versions
from lab_checks import check, cordoned, kubectl

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else 'kubemori'
STATE = os.path.join(os.environ.get('XDG_STATE_HOME', '/nowhere'), 'kubemori')
OLD, NEW = 'v1.30.4', 'v1.31.4'
CONFLICT = 'group_vars/k8s_cluster/k8s-cluster.yml:kubeadm_patches'
SECRET = 'hare-and-tortoise-7431'  # in a setting of the admin's own: it stays where it is, and comes to nowhere else
FULL_DISK = 'there is no space left on node2 for kubelet'
CONFIG, PLAIN, DECIDED = (os.path.join(HOME, name) for name in ('clusters-upgrade.yaml', 'plain.yaml', 'decided.yaml'))
VENVS = os.path.join(HOME, '.local', 'share', 'kubemori', 'venv')
said = []  # everything the program has said


def upgrade(*options, decisions=PLAIN, timeout=240):
    result = lab_checks.run(PROGRAM, *command(*options, decisions=decisions), timeout=timeout)
    said.append(result.stdout + result.stderr)
    return result


def command(*options, decisions=PLAIN):
    return ('upgrade', '--config', CONFIG, '--cluster', 'lab', '--to', 'v2.27.0', '--decisions', decisions, *options)


def program(*arguments):
    result = lab_checks.run(PROGRAM, *arguments, '--config', CONFIG)
    said.append(result.stdout + result.stderr)
    return result


def end_of(result):
    return f'exit {result.returncode}: {result.stdout[-1500:]}\n{result.stderr[-4000:]}'


def git(*arguments):
    return subprocess.run(['git', '-C', CHECKOUT, *arguments], check=True, capture_output=True, text=True, timeout=60).stdout


def folder(path):
    """All files below it, and what is in them."""
    found = {}
    for where, _, names in os.walk(path):
        for file in filter(os.path.isfile, (os.path.join(where, name) for name in names)):  # no pipes, no sockets
            with open(file, 'rb') as opened:
                found[os.path.relpath(file, path)] = opened.read()
    return found


def checkout():
    """As git and a person see it."""
    files = {name: content for name, content in folder(CHECKOUT).items() if not name.startswith('.git/')}
    return git('rev-parse', 'HEAD', '--abbrev-ref', 'HEAD'), git('branch', '--list'), git('status', '--porcelain', '--ignored'), files


def settings(name):
    """All group_vars of an inventory in the checkout as one text per file, without comments."""
    files = folder(os.path.join(CHECKOUT, 'inventory', name, 'group_vars'))
    return {path: [line for line in content.decode().splitlines() if line.strip() and not line.startswith('#')] for path, content in files.items()}


def the_stage():
    """A cluster at v2.26.0, with a node that an admin has cordoned, a checkout with settings, and what was decided."""
    kubespray_lab.cluster_at('v2.26.0')
    shutil.rmtree(VENVS, ignore_errors=True)  # another suite of the same lab may have made one
    kubectl('cordon', 'node4')
    inventory = kubespray_lab.fresh_checkout('v2.26.0')
    kubespray_lab.profile(inventory, os.path.basename(CONFIG))
    with open(os.path.join(CHECKOUT, 'inventory', 'lab', 'group_vars', kubespray_repo.OWN_FILE), 'a', encoding='utf-8') as file:
        file.write(f'site_registry_password: {SECRET}\n')
    plain = {'wheels': WHEELS, 'fetch': False, 'inventory': 'ini', 'strategy': {'kind': 'whole', 'serial': 1}}
    for path, extra in ((PLAIN, {}), (DECIDED, {'settings': {CONFLICT: 'new'}})):
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({**plain, **extra}, file)
    check('all nodes stand at the old version', versions() == dict.fromkeys(NODES, OLD), versions())


def dry_run():
    before, state = checkout(), sorted(folder(STATE)) if os.path.isdir(STATE) else []
    result = upgrade('--dry-run', '-o', 'json', decisions=DECIDED)
    check('a dry run exits 0', result.returncode == 0, end_of(result))
    document = json.loads(result.stdout or '{}')
    text = json.dumps(document)
    check('it shows the commands of every stage', all(word in text for word in ('t_v2.27.0', 'pip', WHEELS, 'etcdctl', 'inventory/lab')), text[:3000])
    plan = document.get('plan', {})
    commands = '\n'.join(step['command'] for step in plan.get('steps', []))
    check('and the plan of the run', plan.get('nodes', [])[:2] == ['node1', 'node2'] and sorted(plan['nodes']) == list(NODES)
          and 'upgrade-cluster.yml' in commands and re.search(f'kube_version\\W+{NEW}\\b', commands) is not None, commands[:3000])
    words = upgrade('--dry-run', decisions=DECIDED)
    check('it says so to people too', words.returncode == 0 and 'upgrade-cluster.yml' in words.stdout, end_of(words))
    check('a dry run leaves the checkout as it is', checkout() == before, [a == b for a, b in zip(checkout(), before)])
    check('and leaves nothing behind', [name for name in (sorted(folder(STATE)) if os.path.isdir(STATE) else [])
                                        if name not in state and not name.endswith(('.lock', '.log'))] == [], sorted(folder(STATE)))
    check('and no environment', not os.path.exists(VENVS))
    check('and touches no node', versions() == dict.fromkeys(NODES, OLD) and cordoned() == ['node4'], versions())


def unattended():
    result = upgrade()
    check('without --yes and without a terminal a decision is needed (exit 4)', result.returncode == 4, end_of(result))
    check('and no node was touched', versions() == dict.fromkeys(NODES, OLD) and cordoned() == ['node4'], versions())


def needs_a_decision():
    before = folder(os.path.join(CHECKOUT, 'inventory', 'lab'))
    result = upgrade('--yes', '-o', 'json')
    check('an open conflict is a decision that is needed (exit 4)', result.returncode == 4, end_of(result))
    check('it is named', CONFLICT in result.stderr and CONFLICT in result.stdout, end_of(result))
    check('one document is printed', isinstance(json.loads(result.stdout or 'null'), dict), result.stdout[:500])
    check('the inventory is as it was', folder(os.path.join(CHECKOUT, 'inventory', 'lab')) == before)
    check('and a copy of it is kept', folder(os.path.join(CHECKOUT, 'inventory', 'lab.v2.26.0')) == before)
    check('and no node was touched', versions() == dict.fromkeys(NODES, OLD) and cordoned() == ['node4'], versions())


def handed_over():
    """What was begun is kept, and can be given to a colleague."""
    listed = program('upgrade', 'list', '-o', 'json')
    upgrades = json.loads(listed.stdout or '{}').get('upgrades', [])
    check('the upgrade is kept', [(u['cluster'], u['hops'][0]['from'], u['hops'][-1]['to']) for u in upgrades] == [('lab', 'v2.26.0', 'v2.27.0')],
          end_of(listed))
    file = os.path.join(HOME, 'handed-over.json')
    exported = program('upgrade', 'export', upgrades[0]['id'], file)
    check('it can be written to a file', exported.returncode == 0 and os.path.getsize(file) > 0, end_of(exported))
    with open(file, encoding='utf-8') as opened:
        check('which tells no secret', SECRET not in opened.read())
    back = program('upgrade', 'import', file)
    check('and brought back', back.returncode == 0
          and json.loads(program('upgrade', 'list', '-o', 'json').stdout)['upgrades'] == upgrades, end_of(back))


def fails_at_node2():
    mark('node2', FAIL_MARK, FULL_DISK)
    result = upgrade('--yes', '-o', 'json', decisions=DECIDED)
    check('a run that fails is exit 1', result.returncode == 1, end_of(result))
    check('the error of the node is told', FULL_DISK in result.stderr and 'node2' in result.stderr, end_of(result))
    seen = versions()
    check('node1 is through, all others are as they were', seen == {'node1': NEW, 'node2': OLD, 'node3': OLD, 'node4': OLD}, seen)
    check('node4 is left as the admin had it', 'node4' in cordoned() and 'node3' not in cordoned() and 'node1' not in cordoned(), cordoned())
    operation = newest_operation()
    shown = program('operations', 'show', operation, '-o', 'json') if operation else None
    check('the operation says that it failed', shown is not None and shown.returncode == 0 and 'ailed' in shown.stdout, shown and end_of(shown))
    words = program('operations', 'show', operation).stdout if operation else ''
    check('and on which node, with what', 'node2' in words and 'no space left' in words, words[-3000:])
    told = json.loads(shown.stdout)['operations'][0] if shown else {}
    states = {node['name']: node for node in told.get('nodes', [])}
    check('node1 is told to be through', told.get('upgraded') == ['node1'], told)
    check('and node2 as the one that failed', [name for name in NODES if states.get(name, {}).get('outcome') == 'Failed'] == ['node2'], states)


def newest_operation():
    names = sorted(os.listdir(os.path.join(STATE, 'operations'))) if os.path.isdir(os.path.join(STATE, 'operations')) else []
    return next((name for name in reversed(names) if 'upgrade' in name), None)


def runs():
    return json.loads(program('runs', 'list', '--cluster', 'lab', '-o', 'json').stdout or '{}').get('runs', [])


def wait_until(what, condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f'not within {seconds} s: {what}')
        time.sleep(0.3)


def unpacks(node):
    """Whether ansible waits for the slow node now: the sleep is a process of that node, and nodes are on this machine."""
    name = f'sleep {SLOW[node]}'.encode()
    for path in glob.glob('/proc/[0-9]*/cmdline'):
        try:
            with open(path, 'rb') as file:
                if file.read().rstrip(b'\0').replace(b'\0', b' ') == name:
                    return True
        except OSError:
            pass
    return False


SLOW = {'node3': '6.125'}


def killed():
    """With -9, while node3 is in the middle of its upgrade."""
    for node, seconds in SLOW.items():
        mark(node, SLOW_MARK, seconds)
    with open(os.path.join(HOME, 'killed.out'), 'w+', encoding='utf-8') as out:
        process = subprocess.Popen([PROGRAM, *command('--yes', '-o', 'json', decisions=DECIDED)], stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            wait_until('node3 is upgraded', lambda: unpacks('node3') or process.poll() is not None, 150)
        finally:
            early = process.poll()
            process.send_signal(signal.SIGKILL)
            process.wait(10)
        out.seek(0)
        said.append(out.read())
    check('the second try comes to node3', early is None, (early, said[-1][-4000:]))
    listed = runs()
    check('ansible goes on when the program is killed', [run['state'] for run in listed[:1]] == ['running'], listed[:1])
    wait_until('ansible ends', lambda: all(run['state'] != 'running' for run in runs()), 120)
    check('all by itself, to the end', versions() == dict.fromkeys(NODES, NEW), versions())
    unmark('node3', SLOW_MARK)


def whole_runs():
    """How often upgrade-cluster.yml was run, other than for the add-ons alone."""
    return sum('upgrade-cluster.yml' in run['command'] and not any(word.startswith('--tags') for word in run['command']) for run in runs())


def taken_up():
    operation, before = newest_operation(), whole_runs()
    shown = program('operations', 'show', operation, '-o', 'json')
    standing = json.loads(shown.stdout)['operations'][0] if shown.returncode == 0 else {}
    check('the operation is seen to be cut off', standing.get('standing') == 'CutOff', end_of(shown))
    result = upgrade('--yes', '-o', 'json', decisions=DECIDED)
    check('the same command takes it up and finishes', result.returncode == 0, end_of(result))
    check('it took up the same operation', newest_operation() == operation, (operation, newest_operation()))
    check('and upgraded nothing once more', before == whole_runs() == 2, (before, whole_runs()))
    document = json.loads(result.stdout or '{}').get('upgrade', {})
    check('the upgrade says that it is finished', bool((document.get('hops') or [{}])[-1].get('finished')), json.dumps(document)[-2000:])


def the_cluster():
    check('every node has the new version', versions() == dict.fromkeys(NODES, NEW), versions())
    check('every node is Ready', ready() == list(NODES), ready())
    check('schedulable as before: only what the admin has cordoned is', cordoned() == ['node4'], cordoned())
    check('no node is claimed any more', lab_checks.claims() == {}, lab_checks.claims())
    check('control planes run images of it', images() == {node: f'registry.k8s.io/kube-apiserver:{NEW}' for node in ('node1', 'node2')}, images())


def the_checkout():
    check('the work branch is checked out', git('rev-parse', '--abbrev-ref', 'HEAD').strip() == 't_v2.27.0', git('status'))
    files = git('show', '--name-only', '--format=%an', 'HEAD').split()
    check('the inventory is committed there, and nothing else', 'inventory/lab/inventory.ini' in files
          and all(name.startswith('inventory/lab/') for name in files if '/' in name), files)
    check('the commit is on top of the tag', git('rev-parse', 'HEAD~1') == git('rev-parse', 'v2.27.0^{commit}'))
    with open(os.path.join(CHECKOUT, 'inventory', 'lab', 'inventory.ini'), encoding='utf-8') as file:
        inventory = file.read()
    check('inventory.ini names the member of etcd', re.search(r'^node1 .*etcd_member_name=etcd1', inventory, re.MULTILINE) is not None, inventory)
    check('the old form does not come along', not os.path.exists(os.path.join(CHECKOUT, 'inventory', 'lab', 'hosts.yaml')))
    new = settings('lab')
    for path, _, own in kubespray_repo.OWN_SETTINGS:
        check(f'kept: {own.splitlines()[0]}', all(line in new.get(path, []) for line in own.splitlines()), new.get(path))
    old = settings('lab.v2.26.0')
    check('settings of the admin alone are kept whole', new.get(kubespray_repo.OWN_FILE) == old[kubespray_repo.OWN_FILE], new.get(kubespray_repo.OWN_FILE))
    cluster = new.get('k8s_cluster/k8s-cluster.yml', [])
    check('what was decided is in it', 'kubeadm_patches: []' in cluster and f'kube_version: {NEW}' in cluster, cluster)


def what_is_kept():
    found = folder(STATE)
    check('a snapshot of etcd is kept', any('snapshot' in name or name.endswith('.db') for name in found), sorted(found))
    check('and the control planes\' /etc/kubernetes', sum('tar' in os.path.basename(name) for name in found) >= 2, sorted(found))
    readable = [name for name in found if os.stat(os.path.join(STATE, name)).st_mode & 0o077 and re.search(r'\.db|tar', name)]
    check('which nobody else can read', readable == [], readable)
    told = [name for name, content in found.items() if SECRET.encode() in content]
    check('no setting of the admin\'s is told in any file', told == [], told)
    keys = [name for name, content in found.items() if not re.search(r'\.db|tar', name)
            and (b'PRIVATE KEY' in content or b'client-key-data: ' in content)]
    check('no key is in any file that is not a backup', keys == [], keys)
    check('nor does the program say one', not any(SECRET in text or 'PRIVATE KEY' in text for text in said))
    kubespray_lab.clean_up()


if __name__ == '__main__':
    kubespray_lab.skip_if_impossible()
    lab_checks.main([the_stage, dry_run, unattended, needs_a_decision, handed_over, fails_at_node2, killed, taken_up, the_cluster, the_checkout,
                     what_is_kept])
