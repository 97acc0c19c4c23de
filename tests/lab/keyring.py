#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords in a real keyring, on the lab: asked for once and remembered, then a whole rolling reboot without a question; and the
password is nowhere but in the keyring.

usage, inside the lab: keyring.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab or without gnome-keyring.
"""
import base64
import json
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import lab_checks
from lab_checks import boot_ids, check

PROGRAM = sys.argv[1]
PASSWORD = 'correct horse'
USER = 'opspw'
folder = pathlib.Path(tempfile.mkdtemp(prefix='kubemori-keyring.'))
environment = {}


def profile():
    control = f'hosts: [10.77.0.11], user: {USER}, become: true, kubectl: kubectl'
    return (f'version: 1\nclusters:\n  - id: pw\n    name: pw\n    purpose: test\n    control_plane: {{ {control} }}\n'
            f'    nodes: {{ user: {USER}, become: true, address: internal_ip }}\n'
            '    timeouts: { down: 60, up: 120, ready: 120, drain: 120 }\n')


def prepare():
    """A home without keys, so that hosts ask for the password, and a keyring on a bus of its own."""
    for name in ('home/.ssh', 'run', 'config/kubemori', 'state', 'cache', 'data'):
        (folder / name).mkdir(parents=True, mode=0o700)
    shutil.copy(pathlib.Path(os.environ['LAB']) / 'home/.ssh/known_hosts', folder / 'home/.ssh/known_hosts')
    (folder / 'config/kubemori/clusters.yaml').write_text(profile(), encoding='utf-8')
    environment.update(os.environ, HOME=str(folder / 'home'), XDG_RUNTIME_DIR=str(folder / 'run'), XDG_DATA_HOME=str(folder / 'data'),
                       XDG_CONFIG_HOME=str(folder / 'config'), XDG_STATE_HOME=str(folder / 'state'), XDG_CACHE_HOME=str(folder / 'cache'))
    for name in ('SSH_AUTH_SOCK', 'DISPLAY', 'WAYLAND_DISPLAY', 'KUBECONFIG'):
        environment.pop(name, None)
    address = f'unix:path={folder}/run/bus'
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address', '--address', address], env=environment,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    environment['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
    keyring = subprocess.Popen(['gnome-keyring-daemon', '--unlock', '--foreground', '--components=secrets'], env=environment,
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    keyring.stdin.write(b'of the keyring itself')
    keyring.stdin.close()
    return [keyring, bus]


def on_a_terminal(arguments, conversation):
    """Runs the program on a terminal of its own and types the answers to what it asks, in this order."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(PROGRAM, [PROGRAM, *arguments], environment)
    shown, waiting, end = b'', list(conversation), time.monotonic() + 90
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break
        if waiting and waiting[0][0].encode() in shown.split(b'\x00')[-1]:
            os.write(terminal, waiting.pop(0)[1].encode() + b'\n')
            shown += b'\x00'
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode(errors='replace').replace('\x00', ''), waiting


def unattended(*arguments, timeout=400):
    return subprocess.run([PROGRAM, *arguments, '--language', 'en'], capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL,
                          text=True, env=environment, start_new_session=True)


def kept():
    return json.loads((folder / 'state/kubemori/keyring-accounts.json').read_text(encoding='utf-8'))['accounts']


def asked_once():
    code, shown, left = on_a_terminal(['nodes', '--cluster', 'pw', '--language', 'en'], [
        (f'ssh password for {USER}@10.77.0.11: ', PASSWORD), ('[y/N] ', 'y'),
        (f'sudo password for {USER}@10.77.0.11: ', PASSWORD), ('[y/N] ', 'y')])
    check('the first run asks for both passwords and offers to remember them', not left, f'{left} {shown}')
    check('the first run lists the nodes', code == 0 and all(f'node{i}' in shown for i in range(1, 5)), shown)
    check('both are remembered by name', kept() == [f'ssh-password:{USER}@10.77.0.11', f'sudo:{USER}@10.77.0.11'], kept())
    second = unattended('nodes', '--cluster', 'pw', '-o', 'json')
    check('the second run asks nobody', second.returncode == 0 and len(json.loads(second.stdout)['nodes']) == 4, second.stderr)


def reboot_without_a_question():
    seen, over = set(), threading.Event()

    def watch():
        while not over.wait(0.01):
            for process in pathlib.Path('/proc').glob('[0-9]*'):
                for part in ('cmdline', 'environ'):
                    try:
                        seen.add((process / part).read_bytes())
                    except OSError:
                        pass
    watcher = threading.Thread(target=watch)
    watcher.start()
    before = boot_ids()
    done = unattended('reboot', '--cluster', 'pw', '--nodes', 'node4', '--yes', '-o', 'json')
    over.set()
    watcher.join()
    check('a rolling reboot with passwords from the keyring succeeds', done.returncode == 0, done.stdout + done.stderr)
    check('the node has a new boot', boot_ids()['node4'] != before['node4'])
    check('what worked on the node is remembered for it too', f'sudo:{USER}@10.77.0.14' in kept(), kept())
    check('processes were seen', len(seen) > 20)
    check('the password is in no argument list and no environment', not any(leak in text for text in seen for leak in forms()))
    check('the password is in nothing the program printed', not any(leak in (done.stdout + done.stderr).encode() for leak in forms()))


def forms():
    secret = PASSWORD.encode()
    return [secret, base64.b64encode(secret)[:-1], base64.b64encode(USER.encode() + b':' + secret)[8:-2], b'correct%20horse', secret.hex().encode()]


def nowhere_else():
    files = [path for path in folder.rglob('*') if path.is_file()]
    check('journal, log and report were written', {'journal.jsonl', 'report.md'} <= {path.name for path in files}, files)
    holders = [str(path) for path in files for leak in forms() if leak in path.read_bytes()]
    check('the password is in no file', not holders, holders)


if 'KUBEMORI_LAB' in os.environ and not shutil.which('gnome-keyring-daemon'):
    print('SKIP   : gnome-keyring is not installed')
    sys.exit(77)
daemons = prepare() if 'KUBEMORI_LAB' in os.environ else []
try:
    lab_checks.main([asked_once, reboot_without_a_question, nowhere_else])
finally:
    for daemon in daemons:
        daemon.kill()
        daemon.wait()
    shutil.rmtree(folder, ignore_errors=True)
