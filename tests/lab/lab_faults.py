# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong around an operation on the lab, and what must be true all the while, seen from outside."""
import json
import os
import socket
import subprocess
import threading
import time

from lab_checks import boot_ids, check, claims, cordoned, kubectl
from lab_operation import STEPS, listed, standing

NODES = ('node1', 'node2', 'node3', 'node4')
FOREIGN = 'node2'  # cordoned by somebody else as long as the suite runs


def lab(*words):
    """lab-ctl without the start of a program: a step may be over by then."""
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(90)
        link.connect(f"{os.environ['LAB']}/control.sock")
        link.sendall((json.dumps(words) + '\n').encode())
        reply = json.loads(link.makefile().readline())
    if not reply['ok']:
        raise RuntimeError(f"{' '.join(words)}: {reply['text']}")
    return reply['text']


def eventually(what, holds, seconds=90):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise RuntimeError(f'not within {seconds} s: {what}')
        time.sleep(0.2)


def at_each_step(run, node, fault):
    """Calls fault(step) once as each step of the node begins to run, until the program ends; returns where it was called."""
    met = []
    for record in run.follow(300):
        step = record.get('step', '').partition('/')[2]
        if record['event'] == 'state' and record['state'] == 'Running' and record['step'].startswith(node) and step not in met:
            met.append(step)
            fault(step)
    check('every step was met', sorted(met) == sorted(STEPS), met)


def create(thing):
    subprocess.run(['kubectl', 'create', '--filename=-'], input=json.dumps(thing), text=True, check=True, timeout=60, capture_output=True)


def make_pod(name, node, stop_seconds=0, **metadata):
    """A Ready pod on the node that takes so long to end once it is to go."""
    notes = {'lab.kubemori/stop-seconds': str(stop_seconds)}
    pod = {'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {'name': name, 'namespace': 'demo', 'annotations': notes, **metadata},
           'spec': {'nodeName': node, 'terminationGracePeriodSeconds': stop_seconds + 1,
                    'containers': [{'name': 'main', 'image': 'registry.example/main:1.0'}]}}
    create(pod)
    kubectl('wait', '--namespace=demo', '--for=condition=Ready', '--timeout=55s', f'pod/{name}')


def make_budget(name, app, least):
    version = 'policy/v1' if 'policy/v1' in kubectl('api-versions').split() else 'policy/v1beta1'
    create({'apiVersion': version, 'kind': 'PodDisruptionBudget', 'metadata': {'name': name, 'namespace': 'demo'},
            'spec': {'minAvailable': least, 'selector': {'matchLabels': {'app': app}}}})


def change_budget(name, least):
    kubectl('patch', 'poddisruptionbudget', name, '--namespace=demo', '--type=merge', f'--patch={{"spec":{{"minAvailable":{least}}}}}')


def pod(name):
    """The pod, or nothing where there is none."""
    text = kubectl('get', 'pod', name, '--namespace=demo', '--ignore-not-found', '--output=json')
    return json.loads(text) if text.strip() else {}


def drain_is_under_way(name):
    """The pod is ending: kubectl asked for that and waits."""
    eventually(f'{name} is being evicted', lambda: 'deletionTimestamp' in pod(name).get('metadata', {}))


class FullDisk:
    """A small disk of its own under the operations, and a file that takes all that is left of it."""

    def __init__(self, folder):
        self.folder, self.filler = folder, os.path.join(folder, '.filler')

    def __enter__(self):
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m,mode=700', 'full', self.folder], check=True, timeout=20)
        return self

    def __exit__(self, *_):
        subprocess.run(['umount', '-l', self.folder], check=False, timeout=20)

    def fill(self):
        with open(self.filler, 'wb', buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass

    def free(self):
        os.unlink(self.filler)


class Outside:
    """Looks at the machines all the while: how many are down at once, and which have rebooted."""

    def __enter__(self):
        self.before, self.down, self.ending = boot_ids(), set(), threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()
        return self

    def look(self):
        while not self.ending.wait(0.2):
            self.down.add(tuple(node for node in NODES if lab('node', node, 'phase') != 'up'))

    def __exit__(self, *_):
        self.ending.set()
        self.thread.join()

    def rebooted(self):
        now = boot_ids()
        return [node for node in NODES if now[node] != self.before[node]]


def check_listed(run, node, left):
    """A run that failed says of the node what is true of it, and can be read and taken up again."""
    said = run.result(node)
    check('the result says whether the node is left cordoned', said['leftCordoned'] == left, said)
    check('and that is so', cordoned() == sorted([FOREIGN] + [node] * left), cordoned())
    check('a node that is left says whose it is, another one nothing', claims() == ({node: run.id} if left else {}), claims())
    shown = standing(run.id)
    check('the journal can be read, and says whether somebody is needed', shown['needsAttention'] == left, shown)
    check('what is left is named', [s['name'] for s in shown['standings']] == [node] if left else True, shown)


def check_restored(run, node, outside):
    """Nothing is left of the operation but a new boot of its one node."""
    check('it ended well', run.end() == 0, run.text()[-4000:])
    check('no node is left cordoned but the one that somebody else cordoned', cordoned() == [FOREIGN], cordoned())
    check('no node is claimed', claims() == {}, claims())
    check('the one node has rebooted and no other', outside.rebooted() == [node], outside.rebooted())
    check('never was more than one node down', outside.down and all(len(down) <= 1 for down in outside.down), outside.down)
    check('no other node was down', all(name == node for down in outside.down for name in down), outside.down)
    mine = [o for o in listed() if o['id'] == run.id][0]
    check('its journal says so too', (mine['standing'], mine['needsAttention'], mine['outcome']) == ('Ended', False, 'Succeeded'), mine)
