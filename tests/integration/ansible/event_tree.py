# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees of plays, tasks and hosts, from our events and from what ansible's `json` callback says, in one form for comparing."""
UNORDERED_PLAYS = ('Free',)


def status_of(result):
    """A result of the json callback in a word. What was ignored or rescued is a failure there too."""
    for word in ('unreachable', 'failed', 'skipped', 'changed'):
        if result.get(word):
            return word
    return 'ok'


def reference_items(result):
    """A loop's items. Of a censored result there are none in some versions."""
    items = result.get('results')
    return None if items is None or result.get('censored') else [status_of(item) for item in items]


def reference_host(result):
    return {'status': status_of(result), 'attempts': result.get('attempts'), 'items': reference_items(result),
            'censored': bool(result.get('censored'))}


def merged(tasks):
    """Of a play without order: a task once, with all hosts that it was said to start on."""
    found = {}
    for task in tasks:
        found.setdefault(task['id'], {**task, 'hosts': {}})['hosts'].update(task['hosts'])
    return list(found.values())


def reference_tree(said):
    plays = []
    for play in said['plays']:
        tasks = [{'id': task['task']['id'], 'name': task['task']['name'],
                  'hosts': {host: reference_host(result) for host, result in task['hosts'].items()}} for task in play['tasks']]
        name = play['play']['name']
        plays.append({'id': play['play']['id'], 'name': name, 'tasks': merged(tasks) if name in UNORDERED_PLAYS else tasks})
    stats = {host: {'failed' if name == 'failures' else name: number for name, number in tally.items()}
             for host, tally in said['stats'].items()}
    return {'plays': plays, 'stats': stats}


class EventTree:
    """Grown from our events, strictly: what does not fit is an error."""

    def __init__(self, events):
        self.plays, self.stats, self.current = [], None, {}
        self.begun, self.items = set(), {}
        for event in events:
            getattr(self, 'on_' + event['e'], lambda event: None)(event)

    def on_play_start(self, event):
        self.plays.append({'id': event['id'], 'name': event['name'], 'tasks': [], 'batch': event['hosts']})
        self.current = {}

    def on_task_start(self, event):
        name = event['name'] if 'role' not in event else f'{event["role"]} : {event["name"]}'
        self.current[event['id']] = {'id': event['id'], 'name': name, 'hosts': {}}
        self.plays[-1]['tasks'].append(self.current[event['id']])
        self.begun = {key for key in self.begun if key[0] != event['id']}

    def on_host_start(self, event):
        assert event['id'] in self.current, event
        self.begun.add((event['id'], event['host']))

    def on_item_result(self, event):
        self.items.setdefault((event['id'], event['host']), []).append(event)

    def on_host_result(self, event):
        key = (event['id'], event['host'])
        assert key in self.begun, ('never started', event)
        assert event['host'] in self.plays[-1]['batch'], event
        items = [self.status(item) for item in self.items.pop(key, [])] if 'items' in event and not event.get('censored') else None
        self.current[event['id']]['hosts'][event['host']] = {
            'status': self.status(event), 'attempts': event.get('attempts'), 'items': items, 'censored': event.get('censored', False)}

    def on_stats(self, event):
        self.stats = event['tallies']

    @staticmethod
    def status(event):
        """As the json callback would have it: it does not say what was ignored."""
        if event['status'] == 'ignored':
            return 'unreachable' if 'rc' not in event and 'connect' in event.get('message', '').lower() else 'failed'
        return event['status']

    def tree(self):
        plays = [{name: play[name] for name in ('id', 'name', 'tasks')} for play in self.plays]
        return {'plays': plays, 'stats': self.stats}
