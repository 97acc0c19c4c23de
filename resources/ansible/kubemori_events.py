# -*- coding: utf-8 -*-
# SPDX-License-Identifier: GPL-3.0-or-later
"""Callback plugin that tells Kubemori what a run does, a JSON object a line, in the file that KUBEMORI_EVENTS names.

Works with ansible 2.9 to core 2.20 (Python 2.7, 3.5 and later), beside the user's own callbacks. It never disturbs a run: whatever
goes wrong in here ends the telling, with one warning. docs/ansible-runs.md says what each event carries.
"""
from __future__ import absolute_import, division, print_function

import fcntl
import functools
import json
import os
import sys
import time

from ansible.plugins.callback import CallbackBase

__metaclass__ = type

DOCUMENTATION = '''
    name: kubemori_events
    callback: kubemori_events
    type: aggregate
    short_description: tells Kubemori what a run does
    description:
      - Writes an event a line into the file that the environment variable KUBEMORI_EVENTS names; does nothing without it.
'''

MESSAGE_LIMIT = 4096        # bytes of what is told of a result
NOTE_LIMIT = 500            # of what is told of one that did not fail
LABEL_LIMIT = 300           # of an item
LABEL_ENTRIES = 20          # entries of an item that is a list or a dictionary
UNORDERED = ('free', 'host_pinned')     # strategies that start a task once a host

if sys.version_info[0] >= 3:
    TEXT, BYTES, INTEGERS = str, bytes, (int,)
else:
    TEXT, BYTES, INTEGERS = unicode, str, (int, long)  # noqa: F821 pylint: disable=undefined-variable


def text(value):
    """A text as one; anything else is none. Half characters become "?"."""
    if isinstance(value, BYTES):
        return value.decode('utf-8', 'replace')
    if not isinstance(value, TEXT):
        return TEXT('')
    return value.encode('utf-8', 'replace').decode('utf-8', 'replace')


def shortened(value, limit):
    """At most `limit` bytes of a text: its beginning and its end."""
    value = text(value)
    if len(value) * 4 <= limit:
        return value
    data = value.encode('utf-8')
    if len(data) <= limit:
        return value
    half = (limit - 10) // 2
    return data[:half].decode('utf-8', 'ignore') + TEXT('\n[...]\n') + data[-half:].decode('utf-8', 'ignore')


def tail(value, limit):
    """The last bytes of a text, whole lines where there are any."""
    data = text(value).strip().encode('utf-8')
    if len(data) > limit:
        data = data[-limit:]
        data = data[data.find(b'\n') + 1:]
    return data.decode('utf-8', 'ignore')


def label(value, depth=0):
    """An item in short. Of what is neither text, number, list nor dictionary (a vault's text, say) only the kind is told."""
    if isinstance(value, (TEXT, BYTES)):
        value = text(value)[:LABEL_LIMIT]
        return TEXT("'%s'") % value if depth else value
    if value is None or isinstance(value, (bool, float) + INTEGERS):
        return TEXT(value)
    if depth < 3 and isinstance(value, dict):
        parts = [TEXT('%s: %s') % (label(key, depth + 1), label(value[key], depth + 1)) for key in list(value)[:LABEL_ENTRIES]]
        return TEXT('{%s}') % TEXT(', ').join(parts)
    if depth < 3 and isinstance(value, (list, tuple)):
        return TEXT('[%s]') % TEXT(', ').join(label(entry, depth + 1) for entry in value[:LABEL_ENTRIES])
    return TEXT('(%s)') % type(value).__name__


def result_data(result):
    """What the module said. Where ansible would convert all of it only for being looked at, it is taken as it is."""
    data = getattr(result, '_return_data', None)
    if data is None:
        data = result._result
    return data if isinstance(data, dict) else {}


def is_censored(data):
    return bool(data.get('_ansible_no_log')) or 'censored' in data


def failure_message(data):
    """The useful part of a failure: what went wrong, then the end of what the program said, then of a traceback."""
    parts = [text(data.get('msg') or data.get('reason')).strip()]
    for name in ('stderr', 'module_stderr', 'stdout', 'module_stdout'):
        said = tail(data.get(name), MESSAGE_LIMIT // 4)
        if said and said not in parts[0]:
            parts.append(said)
    trace = tail(data.get('exception'), MESSAGE_LIMIT // 4).rsplit('\n', 1)[-1]
    if trace and not any(trace in part for part in parts):
        parts.append(trace)
    return shortened(TEXT('\n').join(part for part in parts if part), MESSAGE_LIMIT)


def note(data, status):
    """What is worth telling of a result that did not fail."""
    if status == 'skipped':
        reason = data.get('false_condition', data.get('skip_reason'))
        return shortened(reason if isinstance(reason, (TEXT, BYTES)) else data.get('msg'), NOTE_LIMIT)
    return shortened(data.get('msg'), NOTE_LIMIT)


def guarded(method):
    """No error in here may reach ansible."""
    @functools.wraps(method)
    def call(self, *arguments, **named):
        if self.events is None:
            return
        try:
            method(self, *arguments, **named)
        except Exception as error:       # pylint: disable=broad-except
            self.give_up('%s: %s: %s' % (method.__name__, type(error).__name__, error))
    return call


class EventFile:
    """Appends events to the file, each with one write.

    ansible forks for every task and host, after which whatever is touched has to be copied: that, not the writing, is what an event
    costs. So as little as possible is touched, least for the most frequent event.
    """
    encode = staticmethod(json.JSONEncoder(separators=(',', ':')).encode)

    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        fcntl.fcntl(self.file, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
        self.number = 0
        self.quoted = {}                 # names of hosts as JSON

    def write(self, kind, carried):
        self.append(kind, ''.join([',"%s":%s' % (name, self.encode(value)) for name, value in carried.items() if value is not None]))

    def write_host_start(self, task, host):
        quoted = self.quoted.get(host)
        if quoted is None:
            quoted = self.quoted[host] = self.encode(text(host))
        self.append('host_start', ',"id":"%s","host":%s' % (task, quoted))

    def append(self, kind, rest):
        self.number += 1
        line = ('{"e":"%s","t":%d,"n":%d%s}\n' % (kind, time.time() * 1000, self.number, rest)).encode('ascii')
        while line:
            line = line[os.write(self.file, line):]

    def close(self):
        os.close(self.file)


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'aggregate'
    CALLBACK_NAME = 'kubemori_events'
    CALLBACK_NEEDS_WHITELIST = False
    CALLBACK_NEEDS_ENABLED = False

    def __init__(self, *arguments, **named):
        super(CallbackModule, self).__init__(*arguments, **named)
        self.events = None
        self.is_unordered = False        # of the current play
        self.begun = set()               # tasks of an unordered play's batch
        self.running = {}                # what a host has been at last
        path = os.environ.get('KUBEMORI_EVENTS')
        if not path:
            self.disabled = True
            return
        try:
            self.events = EventFile(path)
        except Exception as error:       # pylint: disable=broad-except
            self.give_up(error)

    def give_up(self, reason):
        """Ends the telling, with one warning."""
        events, self.events = self.events, None
        self.disabled = True
        try:
            self._display.warning('kubemori_events tells nothing more of this run: %s' % (reason,))
            if events is not None:
                events.close()
        except Exception:                # pylint: disable=broad-except
            pass

    # ---- playbook, plays and tasks

    @guarded
    def v2_playbook_on_start(self, playbook):
        from ansible.release import __version__ as version
        self.events.write('playbook_start', {
            'name': text(getattr(playbook, '_file_name', '')), 'ansible': text(version), 'python': '%d.%d.%d' % sys.version_info[:3]})

    @guarded
    def v2_playbook_on_play_start(self, play):
        self.is_unordered = text(getattr(play, 'strategy', '')).endswith(UNORDERED)
        self.begun = set()
        self.events.write('play_start', {'id': text(play._uuid), 'name': text(play.get_name()).strip(), 'hosts': self.batch(play)})

    @staticmethod
    def batch(play):
        """The hosts that the play works on now: ansible restricts its inventory to them."""
        try:
            inventory = play.get_variable_manager()._inventory
            return [text(host.get_name()) for host in inventory.get_hosts(play.hosts, order=getattr(play, 'order', None))]
        except Exception:                # pylint: disable=broad-except
            return []

    @guarded
    def v2_playbook_on_task_start(self, task, is_conditional):
        self.task_started(task)

    @guarded
    def v2_playbook_on_handler_task_start(self, task):
        self.task_started(task, is_handler=True)

    @guarded
    def v2_playbook_on_cleanup_task_start(self, task):
        self.task_started(task)

    def task_started(self, task, is_handler=False):
        if self.is_unordered:
            if task._uuid in self.begun:
                return
            self.begun.add(task._uuid)
        role = getattr(task, '_role', None)
        role = text(role.get_name()) if role else None
        name = text(task.get_name()).strip()
        if role and name.startswith(role + ' : '):
            name = name[len(role) + 3:]
        self.events.write('task_start', {
            'id': text(task._uuid), 'name': name, 'role': role, 'action': text(task.action), 'path': text(task.get_path()) or None,
            'handler': True if is_handler else None})

    @guarded
    def v2_playbook_on_include(self, included_file):
        task = getattr(included_file, '_task', None)
        self.events.write('include', {
            'id': text(getattr(task, '_uuid', '')), 'name': text(included_file._filename),
            'hosts': [text(host.get_name()) for host in included_file._hosts]})

    @guarded
    def v2_playbook_on_notify(self, handler, host):
        name = text(handler.get_name()) if hasattr(handler, 'get_name') else text(handler)
        self.events.write('notify', {'name': name.strip(), 'host': self.host_name(host)})

    @guarded
    def v2_playbook_on_no_hosts_matched(self):
        self.events.write('no_hosts_matched', {})

    @guarded
    def v2_playbook_on_no_hosts_remaining(self):
        self.events.write('no_hosts_remaining', {})

    @guarded
    def v2_playbook_on_stats(self, stats):
        tallies = {}
        for host in sorted(stats.processed.keys()):
            tally = stats.summarize(host)
            tallies[text(host)] = {
                'ok': tally['ok'], 'changed': tally['changed'], 'unreachable': tally['unreachable'], 'failed': tally['failures'],
                'skipped': tally['skipped'], 'rescued': tally.get('rescued', 0), 'ignored': tally.get('ignored', 0)}
        self.events.write('stats', {'tallies': tallies})

    # ---- hosts

    @guarded
    def v2_runner_on_start(self, host, task):
        name = host.name
        self.running[name] = task._uuid
        self.events.write_host_start(task._uuid, name)

    @guarded
    def v2_runner_on_ok(self, result):
        self.host_ended(result, 'changed' if result.is_changed() else 'ok')

    @guarded
    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.host_ended(result, 'ignored' if ignore_errors else 'failed')

    @guarded
    def v2_runner_on_skipped(self, result):
        self.host_ended(result, 'skipped')

    @guarded
    def v2_runner_on_unreachable(self, result):
        self.host_ended(result, 'ignored' if self.ignores(result, 'ignore_unreachable') else 'unreachable')

    @guarded
    def v2_runner_item_on_ok(self, result):
        self.item_ended(result, 'changed' if result.is_changed() else 'ok')

    @guarded
    def v2_runner_item_on_failed(self, result):
        self.item_ended(result, 'ignored' if self.ignores(result, 'ignore_errors') else 'failed')

    @guarded
    def v2_runner_item_on_skipped(self, result):
        self.item_ended(result, 'skipped')

    @guarded
    def v2_runner_retry(self, result):
        data = result_data(result)
        self.events.write('retry', self.place(result, {
            'attempts': self.number(data, 'attempts'), 'retries': self.number(data, 'retries')}))

    @guarded
    def v2_runner_on_async_poll(self, result):
        data = result_data(result)
        carried = self.place(result, {'message': TEXT('job %s') % text(data.get('ansible_job_id'))})
        # The one who asks is a task of ansible's own that nobody has heard of.
        carried['id'] = text(self.running.get(carried['host'], carried['id']))
        self.events.write('async_poll', carried)

    @staticmethod
    def host_name(host):
        return text(host.get_name()) if hasattr(host, 'get_name') else text(host)

    @staticmethod
    def ignores(result, keyword):
        """The task's keyword, as it was evaluated for this host."""
        return getattr(result._task, keyword, None) is True

    @staticmethod
    def number(data, name):
        value = data.get(name)
        return int(value) if isinstance(value, INTEGERS) and not isinstance(value, bool) else None

    def place(self, result, carried):
        carried['id'] = text(result._task._uuid)
        carried['host'] = self.host_name(result._host)
        return carried

    def delegated(self, result):
        """Where it was done, if not on the host."""
        target = text(getattr(result._task, 'delegate_to', None))
        return target if target and target != self.host_name(result._host) else None

    def told(self, result, status):
        """What host and item results have in common. Of a task with no_log nothing that it said."""
        data = result_data(result)
        carried = self.place(result, {'status': status, 'rc': self.number(data, 'rc')})
        if is_censored(data):
            carried['censored'] = True
        elif status in ('failed', 'ignored', 'unreachable'):
            carried['message'] = failure_message(data) or None
        else:
            carried['message'] = note(data, status) or None
        return data, carried

    def host_ended(self, result, status):
        data, carried = self.told(result, status)
        carried['attempts'] = self.number(data, 'attempts')
        carried['delegated'] = self.delegated(result)
        if isinstance(data.get('results'), list) and len(data['results']) > 0:
            carried['items'] = len(data['results'])
        self.events.write('host_result', carried)

    def item_ended(self, result, status):
        data, carried = self.told(result, status)
        if not is_censored(data):
            carried['item'] = label(data.get('_ansible_item_label', data.get('item')))[:LABEL_LIMIT]
        self.events.write('item_result', carried)
