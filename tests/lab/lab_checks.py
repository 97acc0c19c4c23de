# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripted tests on the lab share: checks that are counted, the program under test, and the cluster seen from outside."""
import json
import os
import subprocess
import sys
import time

passed, failed = [], []


def check(what, condition, evidence=''):
    (passed if condition else failed).append(what)
    print(('PASS   : ' if condition else 'FAIL!  : ') + what + ('' if condition else f'\n   {evidence}'), flush=True)
    return condition


def run(program, *arguments, timeout=120):
    return subprocess.run([program, *arguments], capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL, text=True)


def kubectl(*arguments):
    """What it prints; raises where it fails."""
    return subprocess.run(['kubectl', *arguments], check=True, capture_output=True, timeout=60, text=True).stdout


def truth():
    return {item['metadata']['name']: item for item in json.loads(kubectl('get', 'nodes', '--output=json'))['items']}


def boot_ids():
    return {name: item['status']['nodeInfo']['bootID'] for name, item in truth().items()}


def cordoned():
    return sorted(name for name, item in truth().items() if item['spec'].get('unschedulable'))


def claims():
    """What nodes say about the operation that cordoned them."""
    return {name: item['metadata']['annotations']['kubemori.io/operation'] for name, item in truth().items()
            if 'kubemori.io/operation' in item['metadata'].get('annotations', {})}


def main(parts):
    """Runs the parts one after the other on a fresh lab, prints Qt-Test-like totals and ends the program."""
    if 'KUBEMORI_LAB' not in os.environ:
        print('SKIP   : not inside a lab')
        sys.exit(77)
    subprocess.run(['lab-ctl', 'reset'], check=True, timeout=120)
    for part in parts:
        began = time.monotonic()
        try:
            part()
        except Exception as error:  # a part that breaks off is a failure, the others still count
            check(part.__name__ + ' runs to its end', False, repr(error))
        print(f'{part.__name__}: {time.monotonic() - began:.0f} s', flush=True)
    subprocess.run(['lab-ctl', 'reset'], check=False, timeout=120)
    print(f'Totals: {len(passed)} passed, {len(failed)} failed, 0 skipped, 0 blacklisted')
    sys.exit(1 if failed else 0)
