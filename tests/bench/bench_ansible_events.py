#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What our callback plugin costs a run: the same playbook with and without it, in pairs that take turns in who is first.

usage: bench_ansible_events.py [PAIRS [TASKS]]     (5 pairs of 200 tasks on 3 names for this machine)
Prints the median of the pairs' ratios of wall time and of processor time. Exit 1 when the wall time's is over the goal, 77 without
ansible.
"""
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

GOAL = 1.02
HOSTS = 3
PLUGIN = pathlib.Path(__file__).resolve().parents[2] / 'resources/ansible/kubemori_events.py'


def write_playbook(place, tasks):
    hosts = ''.join(f'node{number}\n' for number in range(1, HOSTS + 1))
    (place / 'inventory.ini').write_text(
        hosts + '[all:vars]\nansible_connection=local\nansible_python_interpreter="{{ ansible_playbook_python }}"\n')
    # Tasks that are as quick as can be, where a callback costs most; now and then a module that takes its time.
    one = '    - name: Task {number}\n      {what}\n'
    kinds = ('command: "true"',) + ('debug: msg={number}',) * 19
    (place / 'playbook.yml').write_text('- hosts: all\n  gather_facts: false\n  tasks:\n' + ''.join(
        one.format(number=number, what=kinds[number % len(kinds)].format(number=number)) for number in range(tasks)))
    (place / 'callback').mkdir()
    shutil.copy(PLUGIN, place / 'callback')


def timed_run(place, is_followed):
    """Wall and processor seconds."""
    env = dict(os.environ, ANSIBLE_NOCOWS='1', ANSIBLE_FORCE_COLOR='1', ANSIBLE_PIPELINING='1')
    if is_followed:
        env.update(ANSIBLE_CALLBACK_PLUGINS=str(place / 'callback'), KUBEMORI_EVENTS=str(place / 'events.jsonl'))
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(['ansible-playbook', '-i', 'inventory.ini', 'playbook.yml'], cwd=place, env=env, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pair(place, followed_first):
    runs = {is_followed: timed_run(place, is_followed) for is_followed in (followed_first, not followed_first)}
    wall, processor = (runs[True][part] / runs[False][part] for part in (0, 1))
    print(f'  without {runs[False][0]:.2f} s, with {runs[True][0]:.2f} s: wall {wall:.4f}, processor {processor:.4f}', flush=True)
    return wall, processor


def main():
    pairs, tasks = (int(word) for word in (sys.argv[1:3] + ['5', '200'][len(sys.argv) - 1:]))
    if not shutil.which('ansible-playbook'):
        print('SKIP   : there is no ansible-playbook on this machine')
        return 77
    with tempfile.TemporaryDirectory(prefix='kubemori-bench-') as place:
        place = pathlib.Path(place)
        write_playbook(place, tasks)
        timed_run(place, True)                         # warms the disk's cache
        ratios = [pair(place, number % 2 == 0) for number in range(pairs)]
        events = (place / 'events.jsonl').read_bytes().count(b'\n') // (pairs + 1)
    wall, processor = (statistics.median(ratio[part] for ratio in ratios) for part in (0, 1))
    print(f'{tasks} tasks on {HOSTS} hosts, {events} events: wall time x {wall:.4f} (goal {GOAL}), processor time x {processor:.4f}, '
          f'medians of {pairs} pairs')
    return 1 if wall > GOAL else 0


if __name__ == '__main__':
    sys.exit(main())
