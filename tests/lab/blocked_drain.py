#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A drain that a disruption budget holds up for good, on the command line: what it says, and a budget relaxed and put back.

usage, inside the lab: blocked_drain.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab.
"""
import json
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

from lab_checks import check, cordoned, kubectl, main, run

PROGRAM = sys.argv[1]


def spec():
    return json.loads(kubectl('get', 'poddisruptionbudget', 'web', '--namespace=demo', '--output=json'))['spec']


def block():
    """No pod of web may go; returns a node that has some, and their names."""
    kubectl('patch', 'poddisruptionbudget', 'web', '--namespace=demo', '--type=merge', '--patch={"spec":{"maxUnavailable":0}}')
    pods = json.loads(kubectl('get', 'pods', '--namespace=demo', '--selector=app=web', '--output=json'))['items']
    node = max(pod['spec']['nodeName'] for pod in pods)
    return node, sorted(pod['metadata']['name'] for pod in pods if pod['spec']['nodeName'] == node)


def config(folder):
    """The lab's clusters with a short drain that asks nothing about emptyDir volumes, and that is begun although a budget holds it."""
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml'), encoding='utf-8') as usual:
        text = usual.read().replace('drain: 120 }', 'drain: 10 }\n    gates: { budgets: off }\n    drain: { emptydir: delete }')
    path = os.path.join(folder, 'clusters.yaml')
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), 'w', encoding='utf-8') as file:
        file.write(text)
    return path


class Terminal:
    """The program on a terminal of its own, typed into."""

    def __init__(self, *arguments):
        self.text, self.code = '', None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execv(PROGRAM, [PROGRAM, *arguments])

    def read(self, until, seconds=120):
        """Reads until this pattern shows up behind what was there before; the match, or None."""
        start, end = len(self.text), time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(until, self.text[start:])
            if found:
                return found
            if select.select([self.fd], [], [], 0.5)[0]:
                try:
                    self.text += os.read(self.fd, 65536).decode('utf-8', 'replace')
                except OSError:  # the program has ended
                    return re.search(until, self.text[start:])
        return None

    def type(self, line):
        os.write(self.fd, line.encode() + b'\n')

    def wait(self, seconds=240):
        self.read(r'(?!)', seconds)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def unattended(path):
    node, pods = block()
    before = spec()
    result = run(PROGRAM, 'reboot', '--cluster', 'lab', '--config', path, '--nodes', node, '--yes', '-o', 'json', timeout=300)
    check('--yes ends the operation (exit 1)', result.returncode == 1, f'{result.returncode} {result.stderr[-3000:]}')
    lines = [line for line in result.stderr.splitlines() if '! demo/web-' in line]
    told = sorted(re.findall(r'! demo/([^:\s]+)', '\n'.join(lines)))
    check('each blocked pod is told while the drain runs, once', told == pods, (pods, lines, result.stderr[-3000:]))
    check('with the budget, its numbers and the verdict',
          lines and all('demo/web (maxUnavailable: 0): 3 of 3 healthy, 3 needed' in line and 'Cannot clear' in line for line in lines), lines)
    check('the question names owner and selector', 'deployment/web' in result.stderr and 'app=web' in result.stderr, result.stderr[-3000:])
    check('nothing was relaxed', spec() == before and ' patch ' not in result.stderr, result.stderr[-3000:])
    check('nothing is left to put back', json.loads(result.stdout)['nodes'][0]['notPutBack'] == [], result.stdout)
    check('the node is schedulable again', cordoned() == [], cordoned())


def relaxed(path):
    node, _ = block()
    before = spec()
    program = Terminal('reboot', '--cluster', 'lab', '--config', path, '--nodes', node, '--language', 'en')
    check('the plan is asked about', program.read('Type .yes. to run this: ') is not None, program.text[-2000:])
    program.type('yes')
    check('the blocked drain is asked about', program.read('Your choice: ') is not None, program.text[-3000:])
    option = re.search(r'(\d)\) Relax demo/web… .*?\$ (sudo kubectl patch [^\r\n]*)', program.text, re.S)
    check('relaxing is offered with its exact command', option is not None, program.text[-3000:])
    if option is None:
        program.type('9')
        return
    check('nothing is changed before the answer', spec() == before)
    program.type(option.group(1))
    code = program.wait()
    check('the reboot succeeds', code == 0, program.text[-3000:])
    check('the command that was shown is the one that was run', program.text.count(option.group(2)) >= 2, program.text[-5000:])
    check('the budget is exactly as before', spec() == before, (spec(), before))
    check('no node is left cordoned', cordoned() == [], cordoned())


def on_a_fresh_lab(part):
    def on_it():
        subprocess.run(['lab-ctl', 'reset'], check=True, timeout=120)
        with tempfile.TemporaryDirectory() as folder:
            part(config(folder))
    on_it.__name__ = part.__name__
    return on_it


if __name__ == '__main__':
    main([on_a_fresh_lab(part) for part in (unattended, relaxed)])
