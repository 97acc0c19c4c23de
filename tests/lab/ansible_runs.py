#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of real ansible on the lab's nodes, from this machine and from a node that is the deployer: followed, lost, found again, stopped.

usage, inside the lab: ansible_runs.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time

import lab_checks
from lab_checks import check, cordoned

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else 'kubemori'
HOME = os.environ.get('HOME', '/nowhere')
CHECKOUT = os.path.join(HOME, 'kubespray')
CONFIG = os.path.join(HOME, 'runs-clusters.yaml')
RUNS = os.path.join(os.environ.get('XDG_STATE_HOME', '/nowhere'), 'kubemori', 'ansible')
PASSWORD = 'correct horse'

FILES = {
    'ansible.cfg': '''[ssh_connection]
pipelining = True
ssh_args = -o ControlMaster=auto -o ControlPersist=10m -o ConnectionAttempts=5
[defaults]
host_key_checking = True
gathering = smart
fact_caching = jsonfile
fact_caching_connection = /tmp
''',
    'inventory/lab/inventory.ini': '''[kube_control_plane]
node1 ansible_host=10.77.0.11
node2 ansible_host=10.77.0.12
[kube_node]
node3 ansible_host=10.77.0.13
node4 ansible_host=10.77.0.14
[k8s_cluster:children]
kube_control_plane
kube_node
[all:vars]
ansible_user=ops
ansible_python_interpreter=/usr/bin/python3
''',
    'playbooks/facts.yml': '''- name: Gather facts
  hosts: k8s_cluster
  gather_facts: false
  tasks:
    - name: Gather minimal facts
      setup:
        gather_subset: '!all'
''',
    'upgrade-cluster.yml': '''- name: Gather facts
  hosts: k8s_cluster
  gather_facts: false
  tasks:
    - name: Gather minimal facts
      setup:
        gather_subset: '!all'
- name: Upgrade workers
  hosts: kube_node
  gather_facts: false
  serial: 1
  tasks:
    - name: Cordon node
      command: kubectl cordon {{ inventory_hostname }}
      delegate_to: node1
    - name: Drain node
      command: kubectl drain {{ inventory_hostname }} --force --ignore-daemonsets --delete-emptydir-data --timeout 60s
      delegate_to: node1
    - name: Install kubelet
      shell: for i in 1 2 3 4; do echo part $i; sleep 0.5; done
    - name: Uncordon node
      command: kubectl uncordon {{ inventory_hostname }}
      delegate_to: node1
''',
    'long.yml': '''- name: Something long
  hosts: kube_node
  gather_facts: false
  tasks:
    - name: Install packages
      command: sleep 300
''',
    'who.yml': '''- name: Who
  hosts: node3
  gather_facts: false
  tasks:
    - name: Become root
      command: id -un
      become: true
''',
}


def make_checkout():
    for name, text in FILES.items():
        path = os.path.join(CHECKOUT, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    subprocess.run(['git', 'init', '-q', CHECKOUT], check=True)
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml'), encoding='utf-8') as file:
        lab = file.read().split('  - id: lab-kubeconfig')[0]
    there = lab.replace('id: lab', 'id: there').replace('name: lab', 'name: there').split('clusters:\n')[1]
    with open(os.open(CONFIG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 'w', encoding='utf-8') as file:
        file.write(lab + f'    kubespray: {{ path: {CHECKOUT}, inventory: inventory/lab/inventory.ini }}\n')
        file.write(there + '    kubespray: { host: node2, user: ops, path: "~/kubespray", inventory: inventory/lab/inventory.ini, '
                           f'identity_file: {HOME}/.ssh/id_ed25519 }}\n')


def make_deployer():
    """node2 gets the checkout, and the key that it reaches the others with."""
    subprocess.run(f'tar -C {HOME} -cf - kubespray .ssh/id_ed25519 .ssh/known_hosts | ssh node2 "mkdir -p .ssh; tar xf - -C ."',
                   shell=True, check=True, timeout=60)


def runs(*arguments, cluster='lab', timeout=120):
    return lab_checks.run(PROGRAM, 'runs', *arguments, '--config', CONFIG, '--cluster', cluster, timeout=timeout)


def begun(playbook, cluster='lab', *options):
    result = runs('start', playbook, '--yes', '--detach', '-o', 'json', *options, cluster=cluster)
    check(f'{playbook} is started', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['runs'][0]['id']


def shown(run, cluster='lab'):
    result = runs('show', run, '-o', 'json', cluster=cluster)
    check('runs show exits 0', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['runs'][0]


def processes_of(run):
    """Whoever carries the run's mark, anywhere on this machine: the nodes are namespaces of it."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/environ', 'rb') as file:
                if f'KUBEMORI_RUN={run}'.encode() in file.read().split(b'\0'):
                    found.append(int(pid))
        except OSError:
            pass
    return found


def output_of(run):
    with open(os.path.join(RUNS, run, 'output'), 'rb') as file:
        return file.read()


def a_whole_run():
    dry = runs('start', 'playbooks/facts.yml', '--dry-run', '-o', 'json')
    plan = json.loads(dry.stdout)['plan']
    check('the plan names command and hosts', 'playbooks/facts.yml' in plan['command'] and len(plan['hosts']) == 4, dry.stdout)
    result = runs('start', 'playbooks/facts.yml', '--yes', '-o', 'json')
    check('facts.yml exits 0', result.returncode == 0, result.stderr[-3000:])
    run = json.loads(result.stdout)['runs'][0]
    check('its recap is of all nodes', all(run['recap'][f'node{i}']['ok'] == 1 for i in (1, 2, 3, 4)), run['recap'])
    check('its output was shown', 'PLAY RECAP' in result.stderr, result.stderr[-2000:])
    facts = os.path.join(RUNS, 'facts')
    cached = [name for folder in os.listdir(facts) for name in os.listdir(os.path.join(facts, folder))]
    check('facts are kept for this inventory alone', sorted(name.split('_')[-1] for name in cached) == ['node1', 'node2', 'node3', 'node4'], cached)
    module = runs('start', 'kube_node', '--module', 'command', '--args', 'uname -n', '--yes')
    graph = runs('start', '--graph', '--yes')
    check('the inventory is shown as ansible reads it', graph.returncode == 0 and '@kube_node:' in graph.stdout and 'node3' in graph.stdout,
          graph.stdout + graph.stderr)
    check('a module runs on hosts', module.returncode == 0 and 'node3' in module.stdout and 'node4' in module.stdout, module.stdout)


def killed_and_found_again():
    follower = subprocess.Popen([PROGRAM, 'runs', 'start', 'upgrade-cluster.yml', '--yes', '--config', CONFIG, '--cluster', 'lab'],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    seen = b''
    while b'Drain node' not in seen:
        piece = os.read(follower.stdout.fileno(), 4096)
        if not piece:
            break
        seen += piece
    follower.send_signal(signal.SIGKILL)
    follower.wait(10)
    listed = json.loads(runs('list', '-o', 'json').stdout)['runs']
    check('the run goes on when the program is killed', listed[0]['state'] == 'running', listed[:1])
    run = listed[0]['id']
    second = runs('start', 'playbooks/facts.yml', '--yes', timeout=60)
    check('a second run is kept out, and the owner named', second.returncode == 1 and run in second.stderr, second.stderr)
    again = runs('follow', run, timeout=180)
    check('it is found again and ends well', again.returncode == 0, again.stderr[-2000:])
    check('its output is complete', again.stdout.encode() == output_of(run).replace(b'\r\n', b'\n'), (len(again.stdout), len(output_of(run))))
    check('nothing is told twice', again.stdout.count('PLAY RECAP') == 1 and again.stdout.count('part') <= 4, again.stdout[-2000:])
    check('the nodes end as they began', cordoned() == [], cordoned())
    whole = shown(run)
    check('each node was a batch of its own', whole['recap']['node3']['ok'] == 5 and whole['recap']['node4']['ok'] == 5, whole['recap'])


def stopped():
    run = begun('long.yml')
    end = time.monotonic() + 30
    while time.monotonic() < end and not shown(run)['unfinished']:
        time.sleep(0.2)
    result = runs('stop', run, '-o', 'json', timeout=90)
    check('a run is stopped', result.returncode == 0, result.stderr)
    ended = json.loads(result.stdout)['runs'][0]
    check('it says that a person did it', ended['stopped'] and ended['state'] == 'ended', ended)
    check('it says what may still run, and where',
          sorted((task['host'], task['task']) for task in ended['unfinished']) == [('node3', 'Install packages'), ('node4', 'Install packages')],
          ended['unfinished'])
    check('nothing of it is left', processes_of(run) == [], processes_of(run))


def with_a_password():
    """The password is typed on the terminal, and is nowhere afterwards."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(PROGRAM, [PROGRAM, 'runs', 'start', 'who.yml', '--yes', '-K', '-e', 'ansible_user=opspw', '--config', CONFIG, '--cluster', 'lab'])
    said, typed, end = b'', False, time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 1)
        if ready:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            said += piece
        if not typed and b'BECOME password' in said and said.rstrip(b' ').endswith(b':') and b'sudo' in said.lower():
            time.sleep(0.3)
            os.write(terminal, PASSWORD.encode() + b'\n')
            typed = True
    _, status = os.waitpid(pid, 0)
    check('sudo with a password works', os.waitstatus_to_exitcode(status) == 0 and b'changed=1' in said, said[-3000:])
    files = [os.path.join(folder, name) for folder, _, names in os.walk(os.environ['XDG_STATE_HOME']) for name in names]
    traces = [path for path in files if os.path.isfile(path) and PASSWORD.encode() in open(path, 'rb').read()] if typed else ['never typed']
    check('the password is in no file', traces == [], traces)
    check('nor on the screen', PASSWORD.encode() not in said, said)


def from_a_deployer():
    make_deployer()
    follower = subprocess.Popen([PROGRAM, 'runs', 'start', 'upgrade-cluster.yml', '--yes', '-o', 'json', '--config', CONFIG, '--cluster', 'there'],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    seen = b''
    while b'Drain node' not in seen:
        piece = os.read(follower.stderr.fileno(), 4096)
        if not piece:
            break
        seen += piece
    subprocess.run(['lab-ctl', 'node', 'node2', 'cut-ssh'], check=True, timeout=60)
    answer, rest = follower.communicate(timeout=180)
    check('a run on a deployer outlives its connection', follower.returncode == 0, (seen + rest)[-3000:])
    run = json.loads(answer)['runs'][0]
    check('its recap came', run['recap'].get('node4', {}).get('ok') == 5, run)
    there = subprocess.run(['ssh', 'node2', 'cat', f'.local/state/kubemori/ansible/{run["id"]}/output'], check=True, capture_output=True, timeout=60)
    check('its output is here as it is there', there.stdout == output_of(run['id']), (len(there.stdout), len(output_of(run['id']))))
    check('the nodes end as they began', cordoned() == [], cordoned())
    compared = runs('compare', run['id'], run['id'], '-o', 'json', cluster='there')
    tasks = json.loads(compared.stdout)['tasks']
    check('a run is like itself', tasks and all(task['oldMs'] == task['newMs'] for task in tasks), compared.stdout[:2000])


if __name__ == '__main__':
    if 'KUBEMORI_LAB' in os.environ:
        make_checkout()
    lab_checks.main([a_whole_run, killed_and_found_again, stopped, with_a_password, from_a_deployer])
