# SPDX-License-Identifier: GPL-3.0-or-later
"""An operation on the lab while it runs: begun and taken up by the command line, followed by its journal."""
import json
import os
import subprocess
import sys
import tempfile
import time

import lab_checks
from lab_checks import check

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else 'kubemori'
OPERATIONS = os.path.join(os.environ.get('XDG_STATE_HOME', ''), 'kubemori', 'operations')
STEPS = ('gates', 'cordon', 'drain', 'wait-detached', 'shutdown', 'wait-down', 'wait-up', 'wait-ready', 'uncordon', 'settle')
LOOK = 0.02  # seconds between two looks at a journal: a step may be over in a tenth


def run(*arguments, timeout=120):
    return lab_checks.run(PROGRAM, *arguments, timeout=timeout)


def folders():
    names = os.listdir(OPERATIONS) if os.path.isdir(OPERATIONS) else []
    return {name for name in names if not name.startswith('.') and os.path.exists(os.path.join(OPERATIONS, name, 'journal.jsonl'))}


def journal(operation):
    """Its whole records."""
    with open(os.path.join(OPERATIONS, operation, 'journal.jsonl'), encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.endswith('\n')]


def listed():
    result = run('operations', 'list', '-o', 'json')
    check('operations list exits 0', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['operations']


def standing(operation, *options):
    result = run('operations', 'show', operation, *options, '-o', 'json')
    check('operations show exits 0', result.returncode == 0, result.stderr)
    return json.loads(result.stdout)['operations'][0]


def shutdowns(operation, node):
    """How often it was about to tell the node to reboot."""
    return sum(r['event'] == 'intent' and r['step'] == f'{node}/shutdown' for r in journal(operation))


def says(event, step, **fields):
    """What matches the records of a step: says('state', 'node3/drain', state='Running')."""
    return lambda record: record['event'] == event and record.get('step') == step and \
        all(text in json.dumps(record.get(key, '')) for key, text in fields.items())


class Run:
    """One run of the program at an operation."""

    def __init__(self, arguments, operation=None):
        self.id, self.seen = operation, len(journal(operation)) if operation else 0
        self.output, self.errors = tempfile.TemporaryFile('w+'), tempfile.TemporaryFile('w+')
        known = folders()
        self.process = subprocess.Popen([PROGRAM, *arguments, '--yes', '-o', 'json'], stdin=subprocess.DEVNULL,
                                        stdout=self.output, stderr=self.errors)
        while self.id is None:
            self.id = next(iter(folders() - known), None)
            if self.id is None and self.process.poll() is not None:
                raise RuntimeError(f'no operation began: {self.text()}')
            time.sleep(LOOK)

    @classmethod
    def begin(cls, nodes, *options):
        return cls(['reboot', '--cluster', 'lab', '--nodes', nodes, *options])

    @classmethod
    def resume(cls, operation, *options):
        return cls(['operations', 'resume', operation, *options], operation)

    def records(self):
        """The ones of this run."""
        return journal(self.id)[self.seen:]

    def follow(self, seconds=180):
        """Yields every record of this run, until the program ends."""
        told, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            over = self.process.poll() is not None
            for record in self.records()[told:]:
                told += 1
                yield record
            if over:
                return
            time.sleep(LOOK)
        raise RuntimeError(f'{self.id} did not end within {seconds} s: {self.text()[-3000:]}')

    def wait_for(self, matches, what, seconds=120):
        """The first record of this run that matches; a failure of the part when it ends or hangs without."""
        for record in self.follow(seconds):
            if matches(record):
                return record
        raise RuntimeError(f'{self.id} ended without: {what}: {self.text()[-3000:]}')

    def end(self, seconds=180):
        """Its exit code."""
        return self.process.wait(seconds)

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def commands(self):
        """Every command of the operation and how it ended, as people read it afterwards."""
        with open(os.path.join(OPERATIONS, self.id, 'commands.log'), encoding='utf-8') as file:
            return file.read()

    def text(self):
        """What it said to people."""
        self.errors.seek(0)
        return self.errors.read()

    def result(self, node):
        """What it said of the node at its end."""
        self.output.seek(0)
        said = json.loads(self.output.read())
        return next(n for n in said.get('operations', [said])[0]['nodes'] if n['name'] == node)
