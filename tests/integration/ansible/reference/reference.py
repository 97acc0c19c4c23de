# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands for ansible's own `json` callback, which newer versions do not bring along: the same plays, tasks, hosts and stats in
the same form, in the file that REFERENCE_FILE names. Also stands for a callback of the user's that needs no enabling."""
from __future__ import absolute_import, division, print_function

import json
import os

from ansible.plugins.callback import CallbackBase

__metaclass__ = type

DOCUMENTATION = '''
    name: reference
    type: aggregate
    short_description: what the json callback writes
    description: [what the json callback writes]
'''
FLAGS = ('failed', 'skipped', 'changed', 'unreachable', 'attempts', 'rc', 'censored')


def flags(result):
    kept = {}
    for name in FLAGS:
        if name in result:
            kept[name] = result[name] if isinstance(result[name], (bool, int)) else True
    if isinstance(result.get('results'), list):
        kept['results'] = [flags(item) for item in result['results'] if isinstance(item, dict)]
    return kept


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'aggregate'
    CALLBACK_NAME = 'reference'
    CALLBACK_NEEDS_WHITELIST = False
    CALLBACK_NEEDS_ENABLED = False

    def __init__(self, *arguments, **named):
        super(CallbackModule, self).__init__(*arguments, **named)
        self.plays = []

    def v2_playbook_on_play_start(self, play):
        self.plays.append({'play': {'name': play.get_name(), 'id': str(play._uuid)}, 'tasks': []})

    def v2_playbook_on_task_start(self, task, is_conditional):
        self.plays[-1]['tasks'].append({'task': {'name': task.get_name(), 'id': str(task._uuid)}, 'hosts': {}})

    def v2_playbook_on_handler_task_start(self, task):
        self.v2_playbook_on_task_start(task, False)

    def record(self, result, **added):
        said = flags(result._result)
        said.update(added)
        said['action'] = str(result._task.action)
        matching = [task for task in self.plays[-1]['tasks'] if task['task']['id'] == str(result._task._uuid)]
        (matching or self.plays[-1]['tasks'])[-1]['hosts'][result._host.get_name()] = said

    def v2_runner_on_ok(self, result):
        self.record(result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.record(result, failed=True)

    def v2_runner_on_skipped(self, result):
        self.record(result, skipped=True)

    def v2_runner_on_unreachable(self, result):
        self.record(result, unreachable=True)

    def v2_playbook_on_stats(self, stats):
        place = os.environ.get('REFERENCE_FILE')
        if place:
            with open(place, 'w') as file:
                json.dump({'plays': self.plays, 'stats': dict((host, stats.summarize(host)) for host in stats.processed)}, file)
