# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks to resources/ansible/run.py as Kubemori does: the script on standard input of a Python, frames from standard output."""
import getpass
import json
import os
import pathlib
import subprocess
import sys
import time

SOURCE = pathlib.Path(__file__).resolve().parents[3]
SCRIPT = (SOURCE / 'resources/ansible/run.py').read_bytes()
PLUGIN = (SOURCE / 'resources/ansible/kubemori_events.py').read_text()
LOADER = 'import sys;exec(sys.stdin.buffer.read(int(sys.argv[1])))'
# Another Python, 3.6 say, for looking at by hand.
PYTHON = os.environ.get('KUBEMORI_TEST_PYTHON', sys.executable)


def command(*words):
    return [PYTHON, '-c', LOADER, str(len(SCRIPT)), *words]


def call(*words, data=b'', env=None):
    """What a command says. Everything that it started has let go of its output when this returns."""
    done = subprocess.run(command(*words), input=SCRIPT + data, stdout=subprocess.PIPE, timeout=60, check=True, env=env)
    return done.stdout


def answer(*words, data=b'', env=None):
    return json.loads(call(*words, data=data, env=env))


def start(root, name, argv, own_env=None, **fields):
    run = {'root': str(root), 'id': name, 'argv': [str(word) for word in argv], 'cwd': '/', **fields}
    return answer('start', data=json.dumps(run).encode(), env=own_env)


class Followed:
    """What frames of `follow` carried."""

    def __init__(self, output=0, events=0):
        self.output, self.events = b'', b''
        self.at = {'O': output, 'E': events}
        self.states, self.frames = [], []

    @property
    def state(self):
        return self.states[-1] if self.states else None

    def take(self, kind, offset, ms, data):
        self.frames.append((kind, offset, len(data), ms))
        if kind == 'S':
            self.states.append(json.loads(data))
        elif kind in 'OE':
            assert offset == self.at[kind], f'{kind} at {offset} instead of {self.at[kind]}: missing or doubled'
            self.at[kind] += len(data)
            if kind == 'O':
                self.output += data
            else:
                assert data.endswith(b'\n'), 'part of an event'
                self.events += data

    def event_list(self):
        return [json.loads(line) for line in self.events.splitlines()]


class Follower:
    """A `follow` that runs; read from step by step."""

    def __init__(self, folder, output=0, events=0):
        self.got = Followed(output, events)
        self.process = subprocess.Popen(command('follow', folder, str(output), str(events)), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.process.stdin.write(SCRIPT)
        self.process.stdin.close()

    def frame(self):
        """Takes a frame; None at the end."""
        head = self.process.stdout.readline()
        if not head:
            return None
        if head.startswith(b'{'):
            raise AssertionError(head.decode())
        kind, offset, length, ms = head.split()
        data = self.process.stdout.read(int(length))
        assert self.process.stdout.read(1) == b'\n', 'a frame without its end'
        self.got.take(kind.decode(), int(offset), int(ms), data)
        return kind.decode()

    def until(self, is_enough):
        while not is_enough(self.got):
            assert self.frame() is not None, f'over too early: {self.got.state} {self.got.output[-2000:]!r}'
        return self.got

    def rest(self):
        while self.frame() is not None:
            pass
        self.end()
        return self.got

    def kill(self):
        self.process.kill()
        self.end()

    def end(self):
        self.process.wait(timeout=30)
        self.process.stdout.close()


def followed(folder, output=0, events=0):
    """Everything of a run, to its end."""
    return Follower(folder, output, events).rest()


def processes_of(run):
    """Who has the run's id in the environment: {pid: command line}. The test's own eyes, not the supervisor's."""
    mark = f'KUBEMORI_RUN={run}'.encode()
    found = {}
    for folder in pathlib.Path('/proc').iterdir():
        if folder.name.isdigit():
            try:
                if mark in (folder / 'environ').read_bytes().split(b'\0'):
                    words = (folder / 'cmdline').read_bytes()
                    if words:
                        found[int(folder.name)] = words.replace(b'\0', b' ').decode('utf-8', 'replace').strip()
            except OSError:
                pass
    return found


def eventually(is_so, seconds=10.0):
    """Whether it becomes so; not how fast."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def owner(run):
    return {'user': getpass.getuser(), 'host': 'desk', 'run': run, 'command': 'test', 'since': '2026-01-02T03:04:05Z'}
