#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line on the lab: nodes, nodes --watch, reboot --dry-run and a rolling reboot of everything.

usage, inside the lab: command_line.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import json
import os
import signal
import subprocess
import sys
import threading
import time

import lab_checks
from lab_checks import boot_ids, check, cordoned, truth

PROGRAM = sys.argv[1]


def run(*arguments, timeout=120):
    return lab_checks.run(PROGRAM, *arguments, timeout=timeout)


def nodes():
    result = run('nodes', '--cluster', 'lab', '-o', 'json')
    check('nodes exits 0', result.returncode == 0, result.stderr)
    document = json.loads(result.stdout)
    real = truth()
    check('nodes lists every node', sorted(n['name'] for n in document['nodes']) == sorted(real), result.stdout)
    wanted = {'name', 'roles', 'ready', 'schedulable', 'version', 'internalIp', 'osImage', 'kernel', 'runtime', 'bootId', 'createdAt',
              'conditions'}
    check('nodes has the fields of the contract', all(wanted <= set(n) for n in document['nodes']), document['nodes'][0])
    check('nodes agrees with the API server',
          all(n['bootId'] == real[n['name']]['status']['nodeInfo']['bootID'] and n['schedulable'] is True and n['ready'] == 'True'
              for n in document['nodes']), result.stdout)
    table = run('nodes', '--cluster', 'lab')
    check('nodes prints a table', table.returncode == 0 and len(table.stdout.splitlines()) == 1 + len(real), table.stdout)
    japanese = run('nodes', '--cluster', 'lab', '--language', 'ja')
    check('nodes speaks Japanese', japanese.returncode == 0 and '名前' in japanese.stdout, japanese.stdout)


def wrong_usage():
    for arguments in (('nodes',), ('nodes', '--cluster', 'nowhere'), ('nodes', '--cluster', 'lab', '-o', 'xml'),
                      ('nodes', '--cluster', 'lab', '--no-such-option'), ('reboot', '--cluster', 'lab', '--nodes', 'node9', '--dry-run')):
        result = run(*arguments)
        check('exit 2 and a message for: ' + ' '.join(arguments), result.returncode == 2 and result.stderr.strip() and not result.stdout,
              f'{result.returncode} {result.stderr} {result.stdout}')
    version = run('--version')
    check('--version needs no display', version.returncode == 0 and 'kubemori' in version.stdout.lower(), version.stdout + version.stderr)


def watch():
    program = subprocess.Popen([PROGRAM, 'nodes', '--cluster', 'lab', '--watch', '-o', 'json'], stdout=subprocess.PIPE, text=True,
                               stdin=subprocess.DEVNULL)
    events, ready, cordon = [], threading.Event(), threading.Event()

    def read():
        for line in program.stdout:
            event = json.loads(line)
            events.append(event)
            if event['event'] == 'state' and event['state'] == 'watching':
                ready.set()
            if event['event'] == 'modified' and event['node']['name'] == 'node4' and not event['node']['schedulable']:
                cordon.set()
    reader = threading.Thread(target=read)
    reader.start()
    check('nodes --watch comes to watch', ready.wait(60))
    subprocess.run(['kubectl', 'cordon', 'node4'], check=True, capture_output=True, timeout=30)
    check('nodes --watch tells of a cordon', cordon.wait(30))
    subprocess.run(['kubectl', 'uncordon', 'node4'], check=True, capture_output=True, timeout=30)
    program.send_signal(signal.SIGINT)
    program.wait(10)
    reader.join(10)
    check('nodes --watch lists the nodes first', sum(e['event'] == 'listed' for e in events) == 4, events)


def forecast(document):
    findings = [finding for node in document['nodes'] for finding in node['findings']]
    named = {(finding['kind'], finding['subject']) for finding in findings}
    check('the forecast names what the demo holds', {('budget-obeyed', 'demo/web'), ('bare-pod', 'demo/lonely'),
                                                     ('empty-dir-data', 'demo/cache'), ('outage', 'demo/cache')} <= named, named)
    check('nothing blocks', document['block'] == 0 and document['warn'] == sum(f['severity'] == 'warn' for f in findings) > 0, document)
    check('every node has its DaemonSet pods', all(any(p.startswith('demo/agent-') for p in n['daemonSetPods']) for n in document['nodes']),
          document)
    check('without a past run there is no estimate', document['estimateSeconds'] is None and document['pastRuns'] == 0, document)
    for language, word in (('en', 'Forecast: '), ('ja', '予測: ')):
        shown = run('reboot', '--cluster', 'lab', '--dry-run', '--language', language).stdout
        check('a dry run says it for people too: ' + language, word in shown and 'demo/lonely' in shown and 'kubectl cordon node3' in shown, shown)


def plan():
    before = boot_ids()
    result = run('reboot', '--cluster', 'lab', '--dry-run', '-o', 'json')
    check('reboot --dry-run exits 0', result.returncode == 0, result.stderr)
    whole = json.loads(result.stdout)
    check('a dry run prints plan and forecast', set(whole) == {'plan', 'forecast'}, sorted(whole))
    forecast(whole['forecast'])
    document = whole['plan']
    check('the plan reboots workers first, the control plane in use last',
          sorted(document['nodes'][:2]) == ['node3', 'node4'] and document['nodes'][3] == 'node1', document['nodes'])
    kinds = [step['kind'] for step in document['steps'] if step['node'] == document['nodes'][0]]
    check('every node has its nine steps', kinds == ['gates', 'cordon', 'drain', 'wait-detached', 'shutdown', 'wait-down', 'wait-up',
                                                     'wait-ready', 'uncordon'], kinds)
    last = document['steps'][-1]
    check('the last step waits for the workloads', (last['kind'], last['node']) == ('settle', document['nodes'][3]), last)
    check('steps say their commands', all(step['command'] for step in document['steps']), document['steps'])
    check('a dry run changes nothing', boot_ids() == before and cordoned() == [])
    unattended = run('reboot', '--cluster', 'lab')
    check('without --yes and without a terminal a decision is needed (exit 4)', unattended.returncode == 4,
          f'{unattended.returncode} {unattended.stderr}')
    check('and nothing was changed', boot_ids() == before and cordoned() == [])


def if_required():
    subprocess.run(['ssh', 'root@10.77.0.13', 'touch /var/run/reboot-required'], check=True, capture_output=True, timeout=30)
    result = run('reboot', '--cluster', 'lab', '--if-required', '--dry-run', '-o', 'json')
    check('--if-required plans only what needs it', result.returncode == 0 and json.loads(result.stdout)['plan']['nodes'] == ['node3'],
          result.stdout + result.stderr)
    subprocess.run(['ssh', 'root@10.77.0.13', 'rm /var/run/reboot-required'], check=True, capture_output=True, timeout=30)
    result = run('reboot', '--cluster', 'lab', '--if-required', '--yes', '-o', 'json')
    check('--if-required with nothing to do is done', result.returncode == 0 and json.loads(result.stdout)['nodes'] == [],
          result.stdout + result.stderr)


def profile_with(name, keys):
    """The lab's clusters.yaml with further keys before its timeouts."""
    usual = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml')
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], name)
    with open(usual, encoding='utf-8') as source, open(config, 'w', encoding='utf-8') as target:
        for line in source:
            target.write(line.replace('timeouts: {', keys))
    os.chmod(config, 0o600)
    return config


def own_command():
    config = profile_with('own.yaml', 'reboot_required: { command: "test ! -e /run/wants-it" }\n    timeouts: {')
    plan_it = ('reboot', '--cluster', 'lab', '--if-required', '--dry-run', '-o', 'json')
    subprocess.run(['ssh', 'root@10.77.0.14', 'touch /run/wants-it'], check=True, capture_output=True, timeout=30)
    result = run(*plan_it, '--config', config)
    check('a command of the profile tells who needs a reboot', result.returncode == 0
          and json.loads(result.stdout)['plan']['nodes'] == ['node4'], result.stdout + result.stderr)
    subprocess.run(['ssh', 'root@10.77.0.14', 'rm /run/wants-it'], check=True, capture_output=True, timeout=30)
    config = profile_with('unsure.yaml', 'reboot_required: { command: "echo no idea >&2; exit 3" }\n    timeouts: {')
    result = run(*plan_it, '--config', config)
    check('one that cannot tell is told', result.returncode == 1 and 'exit code 3: no idea' in result.stderr and not result.stdout,
          f'{result.returncode} {result.stdout} {result.stderr}')


def shut_gates():
    """A profile whose gate for the API servers cannot open, as it asks a port where nobody listens."""
    config = profile_with('shut.yaml', 'gates: { readyz: { port: 6444 } }\n    timeouts: { gates: 1,')
    common = ('reboot', '--config', config, '--cluster', 'lab', '--nodes', 'node3', '--yes')
    before = boot_ids()
    result = run(*common, '-o', 'json')
    check('--yes never passes a shut gate', result.returncode == 1 and not json.loads(result.stdout)['nodes'][0]['touched'],
          f'{result.returncode} {result.stdout} {result.stderr}')
    check('and says which one, on what', 'API servers: node2: ' in result.stderr, result.stderr)
    check('and nothing was changed', boot_ids() == before and cordoned() == [])
    empty = run(*common, '--accept-gates', ' ')
    check('--accept-gates without a reason is wrong usage', empty.returncode == 2 and boot_ids() == before, empty.stderr)
    accepted = run(*common, '--accept-gates', 'CHG-1234: the port is wrong', '-o', 'json', timeout=200)
    check('--accept-gates goes on', accepted.returncode == 0, accepted.stderr[-4000:])
    check('and the node was rebooted', boot_ids()['node3'] != before['node3'] and cordoned() == [])
    folder = os.path.join(os.environ['XDG_STATE_HOME'], 'kubemori', 'operations', json.loads(accepted.stdout)['operation'])
    with open(os.path.join(folder, 'journal.jsonl'), encoding='utf-8') as journal:
        # A drain may ask of its own (emptyDir); only the gates take a reason in words.
        answers = [record for record in map(json.loads, journal) if record['event'] == 'answer' and record['choice'] == 'Accept']
    check('the reason is in the journal', [(a['choice'], a.get('words')) for a in answers]
          == [('Accept', 'CHG-1234: the port is wrong')], answers)


class BudgetWatch(threading.Thread):
    """The PodDisruptionBudget as seen from outside while the cluster is rebooted."""

    def __init__(self):
        super().__init__(daemon=True)
        self.states, self.violations, self.over = 0, [], False

    def run(self):
        while not self.over:
            look = subprocess.run(['kubectl', 'get', 'pdb', 'web', '-n', 'demo', '-o',
                                   'jsonpath={.status.currentHealthy} {.status.desiredHealthy}'], capture_output=True, text=True, timeout=30)
            numbers = look.stdout.split()
            if look.returncode == 0 and len(numbers) == 2:
                self.states += 1
                if int(numbers[0]) < int(numbers[1]):
                    self.violations.append(look.stdout)
            time.sleep(0.2)


def reboot():
    before = boot_ids()
    watcher = BudgetWatch()
    watcher.start()
    result = run('reboot', '--cluster', 'lab', '--yes', '-o', 'json', timeout=500)
    watcher.over = True
    watcher.join(10)
    check('reboot --yes exits 0', result.returncode == 0, result.stderr[-4000:])
    document = json.loads(result.stdout)
    after = boot_ids()
    check('the result says succeeded', document.get('outcome') == 'succeeded' or document.get('outcome') == 'Succeeded', document)
    check('four new boot ids', all(after[n] != before[n] for n in before), (before, after))
    check('the result has both boot ids of every node',
          {n['name']: (n['bootIdBefore'], n['bootIdAfter']) for n in document['nodes']} == {n: (before[n], after[n]) for n in before}, document)
    check('no node is left cordoned', cordoned() == [], cordoned())
    check('the disruption budget was watched and never violated', watcher.states > 10 and not watcher.violations,
          (watcher.states, watcher.violations))
    folder = os.path.join(os.environ['XDG_STATE_HOME'], 'kubemori', 'operations', document['operation'])
    again = json.loads(run('reboot', '--cluster', 'lab', '--dry-run', '-o', 'json').stdout)['forecast']
    total = sum(n['seconds'] for n in document['nodes'])
    runs = len([name for name in os.listdir(os.path.dirname(folder)) if not name.startswith('.')])
    check('the next forecast knows how long it takes', 1 <= again['pastRuns'] <= runs and 0.5 * total < again['estimateSeconds'] < 2 * total,
          (again['pastRuns'], again['estimateSeconds'], total))
    report = document.get('report', {})
    check('the result says where the report is', sorted(report) == ['html', 'markdown']
          and all(os.path.dirname(path) == folder and os.path.getsize(path) > 0 for path in report.values()), report)
    shown = json.loads(run('operations', 'show', document['operation'], '-o', 'json').stdout)['operations'][0]
    check('and so does operations show', shown.get('report') == report, shown)
    words = run('operations', 'show', document['operation']).stdout
    check('in words too', all(path in words for path in report.values()), words)
    check('everything that was run is kept', os.path.getsize(os.path.join(folder, 'journal.jsonl')) > 0
          and os.path.exists(os.path.join(folder, 'plan.json')), folder)


if __name__ == '__main__':
    lab_checks.main([wrong_usage, nodes, watch, plan, if_required, own_command, shut_gates, reboot])
