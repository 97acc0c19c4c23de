#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Remedies of known issues on the lab: scripts on control planes, calls of kubectl, a patch of a checkout, and what is left when they fail.

usage, inside the lab: remedies.py KUBEMORI
"""
import json
import os
import subprocess
import sys
import tempfile

import lab_checks
import lab_operation
from lab_checks import check, cordoned, kubectl

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else 'kubemori'
FOLDER = tempfile.mkdtemp(prefix='remedies-')
CONF = '/etc/kubernetes/kubelet.conf'
FAR = 'server: https://10.77.0.12:6443'
NEAR = 'server: https://127.0.0.1:6443'

HEAD = '''id: {id}
severity: warn
title: {{en: Something is wrong, ja: 問題}}
text: {{en: Something is wrong on this cluster., ja: 問題があります。}}
source: tests/lab
when: {{group: etcd, exists: true}}
remedy: {{en: Put it right., ja: 直します。}}
steps:
{steps}
examples:
  - {{name: hit, expect: true, inventory: "[etcd]\\nnode1\\n"}}
  - {{name: miss, expect: false, inventory: "[others]\\nnode1\\n"}}
'''


def issue(name, steps):
    """The file of an issue with these steps, given as the lines below `steps:`."""
    path = os.path.join(FOLDER, name + '.yaml')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEAD.format(id=name, steps=steps.rstrip()))
    return path


def remedy(path, *options, code=0):
    result = lab_checks.run(PROGRAM, 'remedy', path, '--cluster', 'lab', '-o', 'json', *options)
    check(f'remedy {os.path.basename(path)} {" ".join(options)} exits {code}', result.returncode == code,
          f'{result.returncode} {result.stdout} {result.stderr}')
    return json.loads(result.stdout) if result.stdout.strip() else {}


def on(node, command):
    return subprocess.run(['ssh', 'root@10.77.0.1' + node[-1], command], check=True, capture_output=True, timeout=30, text=True).stdout


def conf(node):
    return on(node, f'cat {CONF}').strip()


def put_conf():
    for node in ('node1', 'node2'):
        on(node, f'rm -f {CONF}.old; echo "{FAR}" >{CONF}; chmod 600 {CONF}')


def kubelet_steps(verify, timeout, before=''):
    return f'''  - command: {{en: Let kubelet talk to its own API server, ja: 直す}}
    on: control-plane
    check: "grep -q '{NEAR}' {CONF}"
    run: "cp -p {CONF} {CONF}.old && sed -i 's|{FAR}|{NEAR}|' {CONF}{before}"
    verify: "{verify}"
    undo: "[ ! -e {CONF}.old ] || mv {CONF}.old {CONF}"
    timeout: {timeout}
'''


WELL = f"grep -q '{NEAR}' {CONF} && kubectl --kubeconfig /etc/kubernetes/admin.conf get --raw /readyz"


def control_planes():
    put_conf()
    path = issue('kubelet-far', kubelet_steps(WELL, 30))
    plan = remedy(path, '--dry-run')['plan']
    check('a step for each control plane, in order', [s['id'] for s in plan['steps']] == ['node1/remedy-1', 'node2/remedy-1'], plan)
    check('the plan shows the scripts', all(f"mv {CONF}.old {CONF}" in s['command'] and NEAR in s['command'] for s in plan['steps']), plan)
    check('a dry run changes nothing', conf('node1') == conf('node2') == FAR)
    unattended = lab_checks.run(PROGRAM, 'remedy', path, '--cluster', 'lab')
    check('without --yes and a terminal a decision is needed', unattended.returncode == 4, unattended.stderr)
    done = remedy(path, '--yes')
    check('it succeeds on both', [n['outcome'] for n in done['nodes']] == ['Succeeded', 'Succeeded'], done)
    check('both files are edited', conf('node1') == conf('node2') == NEAR)
    check('what was there is kept', on('node2', f'cat {CONF}.old').strip() == FAR)
    again = remedy(path, '--yes')
    check('a second time there is nothing to do', again['outcome'] == 'AlreadyDone', again)


def undone():
    put_conf()
    failed = remedy(issue('kubelet-never', kubelet_steps('echo not well; exit 1', 3)), '--yes', code=1)
    check('the first control plane failed, the second was not touched',
          [(n['outcome'], n['touched']) for n in failed['nodes']] == [('Failed', True), ('Cancelled', False)], failed)
    check('the undo put the file back', conf('node1') == FAR and 'gone' in on('node1', f'[ -e {CONF}.old ] || echo gone'))
    check('nothing is left', not any(n['notPutBack'] for n in failed['nodes']), failed)
    check('the error says what was seen', 'not well' in failed['error']['detail'], failed)


def killed():
    put_conf()
    on('node1', 'touch /run/slow')
    path = issue('kubelet-slow', kubelet_steps(WELL, 60, '; [ ! -e /run/slow ] || sleep 50'))
    run = lab_operation.Run(['remedy', path, '--cluster', 'lab'])
    wait_until(lambda: conf('node1') == NEAR)
    run.process.kill()
    run.process.wait(10)
    on('node1', f"rm /run/slow; echo torn >{CONF}")
    past = lab_operation.standing(run.id)
    check('an operation that died needs somebody', past['needsAttention'] and past['kind'] == 'remedy', past)
    result = lab_checks.run(PROGRAM, 'operations', 'resume', run.id, '--yes', '-o', 'json')
    check('it goes on', result.returncode == 0, result.stdout + result.stderr)
    check('its half was undone first', conf('node1') == conf('node2') == NEAR and on('node1', f'cat {CONF}.old').strip() == FAR)


def wait_until(condition):
    for _ in range(200):
        if condition():
            return
    raise RuntimeError('it never came to be so')


def calls():
    kubectl('cordon', 'node3')
    path = issue('left-cordoned', '''  - kubectl: {en: "Uncordon {node}", ja: "{node} を直す"}
    run: [uncordon, "{node}"]
''')
    remedy(path, '--yes', code=2)
    check('without a node nothing is done', cordoned() == ['node3'])
    done = remedy(path, '--node', 'node3', '--yes')
    check('the node takes pods again', done['outcome'] == 'Succeeded' and cordoned() == [], done)
    set_budget('{"minAvailable":3,"maxUnavailable":null}')
    try:
        budgets()
    finally:
        set_budget('{"minAvailable":null,"maxUnavailable":1}')


def set_budget(spec):
    kubectl('patch', 'poddisruptionbudget', 'web', '--namespace=demo', '--type=merge', f'--patch={{"spec":{spec}}}')


def least():
    return int(kubectl('get', 'poddisruptionbudget', 'web', '--namespace=demo', '--output=jsonpath={.spec.minAvailable}'))


def budgets():
    steps = '''  - kubectl: {en: "Let one pod of {namespace}/{name} go", ja: 緩める}
    run: [patch, poddisruptionbudget, "{name}", "--namespace={namespace}", --type=merge, "--patch={\\"spec\\":{\\"minAvailable\\":2}}"]
    verify: [VERIFY, poddisruptionbudget, "{name}", "--namespace={namespace}"]
    undo: [patch, poddisruptionbudget, "{name}", "--namespace={namespace}", --type=merge, "--patch={\\"spec\\":{\\"minAvailable\\":3}}"]
    timeout: 3
'''
    names = ('--capture', 'namespace=demo', '--capture', 'name=web', '--yes')
    failed = remedy(issue('budget-never', steps.replace('VERIFY', 'wait, --for=condition=Never, --timeout=1s')), *names, code=1)
    check('a budget whose change did not help is put back', least() == 3 and failed['outcome'] == 'Failed', failed)
    path = issue('budget', steps.replace('VERIFY', 'get'))
    remedy(path, '--capture', 'namespace=demo', '--capture', 'name=--all', '--dry-run', code=2)
    remedy(path, *names)
    check('the budget is relaxed', least() == 2)


def patch():
    checkout = os.path.join(FOLDER, 'checkout')
    os.makedirs(os.path.join(checkout, 'roles', 'one'))
    file = os.path.join(checkout, 'roles', 'one', 'main.yml')
    with open(file, 'w', encoding='utf-8') as out:
        out.write('- name: look\n  when: old\n- name: more\n')

    def git(*words):
        return subprocess.run(['git', '-C', checkout, '-c', 'user.name=a', '-c', 'user.email=a@b', *words], check=True,
                              capture_output=True, timeout=30, text=True).stdout
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'all')
    usual = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml')
    config = os.path.join(FOLDER, 'clusters.yaml')
    with open(usual, encoding='utf-8') as source, open(config, 'w', encoding='utf-8') as target:
        target.write(source.read().split('  - id: lab-kubeconfig')[0] + f'    kubespray: {{ path: {checkout} }}\n')
    os.chmod(config, 0o600)
    path = issue('bad-condition', '''  - patch: roles/one/main.yml
    find: "when: old"
    replace: "when: new"
''')
    plan = remedy(path, '--config', config, '--dry-run')['plan']
    check('the plan shows a diff', '-  when: old\n+  when: new' in plan['steps'][0]['command'] and git('status', '--porcelain') == '', plan)
    remedy(path, '--config', config, '--yes')
    check('the checkout is patched', '+  when: new' in git('diff'))
    remedy(path, '--config', config, '--undo', '--yes')
    check('the way back leaves nothing', git('status', '--porcelain') == '', git('status', '--porcelain'))


if __name__ == '__main__':
    lab_checks.main([control_planes, undone, killed, calls, patch])
