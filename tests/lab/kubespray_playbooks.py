#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab's own Kubespray by hand: its playbooks move real nodes from v2.26.0 to v2.27.0, fail where they are told to, and are taken up.

usage, inside the lab: kubespray_playbooks.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time

import kubespray_lab
import kubespray_repo
import lab_checks
from kubespray_lab import CHECKOUT, FAIL_MARK, HOME, NODES, WHEELS, images, mark, ready, versions
from lab_checks import check, cordoned, kubectl

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else 'kubemori'
VENV = os.path.join(HOME, 'venv')
OLD, NEW = 'v1.30.4', 'v1.31.4'
ENVIRONMENT = {**os.environ, 'ANSIBLE_CACHE_PLUGIN_CONNECTION': os.path.join(HOME, 'facts'), 'ANSIBLE_NOCOLOR': '1'}


def playbook(name, *options, tag='v2.27.0', timeout=180):
    inventory = os.path.join('inventory', 'lab', kubespray_repo.RELEASES[tag]['inventory'])
    return subprocess.run([os.path.join(VENV, 'bin', 'ansible-playbook'), name, '-b', '-i', inventory, *options], cwd=CHECKOUT,
                          env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)


def end_of(result):
    return (result.stdout + result.stderr)[-3000:]


def changed_by(task, said):
    """The hosts on which it did something, as the output tells."""
    parts = [re.split(r'\n(?:TASK|PLAY) ', part)[0] for part in said.split(f'TASK [{task}] ')[1:]]
    return [host for part in parts for host in re.findall(r'^changed: \[(\w+)', part, re.MULTILINE)]


def read_by_the_program():
    kubespray_lab.fresh_checkout('v2.26.0')
    listed = lab_checks.run(PROGRAM, 'releases', '--repo', CHECKOUT, '-o', 'json')
    releases = {release['tag']: release for release in json.loads(listed.stdout)['releases']} if listed.returncode == 0 else {}
    check('its tags are releases', list(releases) and set(releases) == set(kubespray_repo.RELEASES), listed.stderr)
    check('their versions of Kubernetes are read', {tag: release['kubeVersion'].lstrip('v') for tag, release in releases.items()}
          == {tag: release['kube'].lstrip('v') for tag, release in kubespray_repo.RELEASES.items()}, listed.stdout)
    check('and the range of ansible-core', all((release['ansibleCore']['min'], release['ansibleCore']['max']) == ('2.16.4', '2.17.0')
                                               for release in releases.values()), listed.stdout)
    planned = lab_checks.run(PROGRAM, 'plan', '--repo', CHECKOUT, '--from', 'v2.26.0', '--to', 'v2.27.0', '-o', 'json')
    plan = json.loads(planned.stdout or '{}')
    check('one hop leads from v2.26.0 to v2.27.0', [(hop['from'], hop['to']) for hop in plan.get('hops', [])] == [('v2.26.0', 'v2.27.0')],
          planned.stdout + planned.stderr)


def environment():
    made = subprocess.run([sys.executable, '-m', 'venv', VENV], capture_output=True, text=True, timeout=120, check=False)
    check('a virtual environment is made', made.returncode == 0, made.stdout + made.stderr)
    installed = subprocess.run([os.path.join(VENV, 'bin', 'pip'), 'install', '-q', '--no-index', '--find-links', WHEELS, '-r', 'requirements.txt'],
                               cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False)
    check('requirements.txt is installed without a network', installed.returncode == 0, installed.stdout + installed.stderr)


def one_node_at_v2_26():
    """With the old inventory; --limit needs no facts there."""
    kubespray_lab.set_version('node3', kubespray_repo.RELEASES['v2.25.0']['kube'])
    result = playbook('upgrade-cluster.yml', '--limit', 'node3', tag='v2.26.0')
    check('at v2.26.0 --limit needs no facts', result.returncode == 0 and versions()['node3'] == OLD, end_of(result))


def at_v2_27():
    """As an admin would go there without the program."""
    subprocess.run(['git', '-C', CHECKOUT, 'checkout', '-q', '-b', 't_v2.27.0', 'v2.27.0'], check=True, timeout=60)
    for folder in (os.path.join(CHECKOUT, 'inventory', 'lab'), os.path.join(HOME, 'facts')):
        shutil.rmtree(folder)
    kubespray_repo.make_inventory(CHECKOUT, 'lab', 'v2.27.0', conflict=False)


def old_cluster():
    kubespray_lab.cluster_at('v2.26.0')
    check('all nodes stand at the old version', versions() == dict.fromkeys(NODES, OLD), versions())
    check('control planes have pods of it', images() == {node: f'registry.k8s.io/kube-apiserver:{OLD}' for node in ('node1', 'node2')}, images())
    kubectl('cordon', 'node4')


def limit_without_facts():
    result = playbook('upgrade-cluster.yml', '--limit', 'node3')
    check('--limit is refused without facts', result.returncode != 0 and 'without a populated facts cache' in result.stdout, end_of(result))
    check('and nothing was changed', versions() == dict.fromkeys(NODES, OLD) and cordoned() == ['node4'], versions())


def fails_at_node2():
    mark('node2', FAIL_MARK, 'there is no space left on node2 for kubelet')
    result = playbook('upgrade-cluster.yml', '-e', f'kube_version={NEW}')
    check('the run fails at node2', result.returncode == 2 and 'no space left on node2' in result.stdout, end_of(result))
    seen = versions()
    check('node1 is through, all others are as they were', seen == {'node1': NEW, 'node2': OLD, 'node3': OLD, 'node4': OLD}, seen)
    check('node2 is left cordoned', cordoned() == ['node2', 'node4'], cordoned())


def confirmed(options, timeout=120):
    """A run on a terminal, where Enter is pressed at each question; what it said, and how often it asked."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(CHECKOUT)
        program = os.path.join(VENV, 'bin', 'ansible-playbook')
        os.execve(program, [program, 'upgrade-cluster.yml', '-b', '-i', 'inventory/lab/inventory.ini', *options], ENVIRONMENT)
    said, asked, end = b'', 0, time.monotonic() + timeout
    while time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                said += os.read(terminal, 4096)
            except OSError:  # it has ended
                break
        elif said.count(b'Ready to upgrade node?') > asked:  # only when it is silent: what is typed too early is thrown away
            asked += 1
            os.write(terminal, b'\r')
    else:
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said.decode(errors='replace'), asked


def taken_up():
    facts = playbook('playbooks/facts.yml')
    check('facts of all nodes are gathered', facts.returncode == 0, end_of(facts))
    bare = playbook('upgrade-cluster.yml', '--limit', 'node2', '-e', 'kube_version=1.31.4')
    check('a version without v is refused, as with Kubespray before v2.28.0', bare.returncode == 2 and versions()['node2'] == OLD, end_of(bare))
    code, said, asked = confirmed(['--limit', 'node2', '-e', f'{{"upgrade_node_confirm": true, "kube_version": "{NEW}"}}'])
    check('--limit node2 goes through with facts, and asks first', code == 0 and asked == 1, (code, asked, said[-3000:]))
    check('node2 has the new version', versions()['node2'] == NEW, versions())
    check('who was cordoned before is not uncordoned, as with Kubespray', cordoned() == ['node2', 'node4'], cordoned())
    kubectl('uncordon', 'node2')


def the_rest():
    result = playbook('upgrade-cluster.yml', '-e', f'kube_version={NEW}', '-e', '{"serial": 1}')
    check('the whole run goes through', result.returncode == 0, end_of(result))
    check('every node has the new version', versions() == dict.fromkeys(NODES, NEW), versions())
    check('control planes have pods of it', images() == {node: f'registry.k8s.io/kube-apiserver:{NEW}' for node in ('node1', 'node2')}, images())
    check('every node is Ready, and schedulable as before', ready() == list(NODES) and cordoned() == ['node4'], (ready(), cordoned()))
    drained = changed_by('upgrade/pre-upgrade : Drain node', result.stdout)
    check('node4 was upgraded without a drain', drained == ['node1', 'node2', 'node3'], drained)
    apps = kubectl('get', 'configmap', 'kubespray-apps', '-n', 'kube-system', '-o', 'jsonpath={.data.release}')
    check('the apps are of the new release', apps == 'v2.27.0', apps)
    kubespray_lab.clean_up()


def reset():
    subprocess.run(['lab-ctl', 'reset'], check=True, timeout=120)
    check('a reset brings the lab back to its own version', set(versions().values()) == {'v1.20.2'} and images() == {}, (versions(), images()))


if __name__ == '__main__':
    kubespray_lab.skip_if_impossible()
    lab_checks.main([read_by_the_program, environment, one_node_at_v2_26, at_v2_27, old_cluster, limit_without_facts, fails_at_node2,
                     taken_up, the_rest, reset])
