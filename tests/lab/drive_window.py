#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window over the accessibility bus as a screen reader would: a rolling reboot of the whole lab.

Run inside the lab, under a session bus and an X server:
    dbus-run-session -- xvfb-run -a tests/lab/drive_window.py KUBEMORI
Exit 0 when every node has a new boot id, none is cordoned and the window says so.
"""
import json
import os
import subprocess
import sys
import time

import pyatspi

DEADLINE = 420


def wait(what, look, seconds=60.0):
    """Polls `look` until it answers something true. Objects vanish between calls: an exception is only "not yet"."""
    end = time.monotonic() + seconds
    last = None
    while time.monotonic() < end:
        try:
            found = look()
            if found:
                return found
        except Exception as error:  # noqa: BLE001
            last = error
        time.sleep(0.2)
    raise SystemExit(f'timed out after {seconds:.0f} s waiting for {what} ({last})')


def application(name):
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        child = desktop.getChildAtIndex(index)
        if child and child.name == name:
            return child
    return None


def find(root, role=None, name=None):
    return pyatspi.findDescendant(
        root, lambda a: (role is None or a.getRoleName() == role) and (name is None or (a.name or '').startswith(name)))


def usable(widget):
    states = widget.getState()
    return states.contains(pyatspi.STATE_ENABLED) and states.contains(pyatspi.STATE_SHOWING)


def press(root, name, seconds=60.0, role='button'):
    def look():
        candidates = pyatspi.findAllDescendants(
            root, lambda a: a.getRoleName() == role and (a.name or '').startswith(name))
        return next((c for c in candidates if usable(c)), None)
    button = wait(f'a usable {role} “{name}”', look, seconds)
    button.queryAction().doAction(0)


def nodes():
    listing = subprocess.run(['kubectl', 'get', 'nodes', '-o', 'json'], check=True, capture_output=True, timeout=30)
    return {item['metadata']['name']: (item['status']['nodeInfo']['bootID'], bool(item['spec'].get('unschedulable')))
            for item in json.loads(listing.stdout)['items']}


def main():
    before = nodes()
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON='1', QT_QPA_PLATFORM='xcb', LANG='C.UTF-8')
    program = subprocess.Popen([sys.argv[1], '--cluster', 'lab', '--language', 'en'], env=environment)
    try:
        window = wait('the window on the accessibility bus', lambda: application('kubemori') or application('Kubemori'))
        table = wait('the node table', lambda: find(window, 'table', 'Nodes'))
        wait('four rows', lambda: table.queryTable().nRows == len(before))
        press(window, 'Rolling reboot')
        press(window, 'Start')
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if program.poll() is not None:
                raise SystemExit(f'the window went away with exit code {program.returncode}')
            asked = find(window, 'button', 'Delete the data')
            if asked and usable(asked):
                asked.queryAction().doAction(0)
            now = nodes()
            if all(now[n][0] != before[n][0] and not now[n][1] for n in before):
                break
            time.sleep(1)
        else:
            raise SystemExit(f'not every node was rebooted and put back: {nodes()}')
        wait('the result in words', lambda: find(window, None, 'Finished'))
        print('driven over the accessibility bus:', json.dumps({n: [before[n][0], now[n][0]] for n in before}))
    finally:
        program.terminate()
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()


if __name__ == '__main__':
    main()
