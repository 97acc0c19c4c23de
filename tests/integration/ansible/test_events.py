#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real ansible under the supervisor with our callback plugin, for every version that is at hand: a playbook with every kind of
event gives the tree that ansible's own `json` callback gives, secrets are nowhere, and the user's own settings stay."""
import collections
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import told_tests
from event_tree import EventTree, reference_tree
from run_client import PLUGIN, Follower, answer, eventually, followed, owner, processes_of, start

HERE = pathlib.Path(__file__).resolve().parent
PLAYBOOKS = HERE / 'playbooks'
CACHE = pathlib.Path(os.environ.get('KUBEMORI_CACHE') or
                     os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'kubemori')) / 'ansible'


def system_programs():
    """Folder of the system's ansible, or of another that is named for looking at by hand."""
    named = os.environ.get('KUBEMORI_TEST_ANSIBLE')
    found = shutil.which('ansible-playbook')
    return pathlib.Path(named) if named else pathlib.Path(found).parent if found else None


def second_programs():
    found = sorted(CACHE.glob('*/bin/ansible-playbook'))
    return found[0].parent if found else None


def why_no_second():
    reasons = [file.read_text().strip() for file in sorted(CACHE.glob('*.why'))]
    return reasons[0] if reasons else 'no second version of ansible-core is there: ./dev test gets it'


class AnsibleCase(unittest.TestCase):
    programs = None          # folder

    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix='kubemori-ansible-')
        self.home = pathlib.Path(self.place.name).resolve()
        self.root = self.home / 'root'
        self.run_id = ''

    def tearDown(self):
        for pid in processes_of(self.run_id):
            os.kill(pid, signal.SIGKILL)
        self.place.cleanup()

    def begin(self, *words, cwd=PLAYBOOKS, inventory='inventory.ini', env=None, program='ansible-playbook', own_env=None):
        self.run_id = f'{os.getpid()}-{type(self).__name__}-{self._testMethodName}'
        inventory = pathlib.Path(cwd) / inventory
        # The inventory's lock would keep tests from running side by side; a copy is an inventory of its own.
        copy = self.home / 'inventory' / inventory.name
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(inventory, copy)
        said = start(self.root, self.run_id, [self.programs / program, '-i', copy, *words], cwd=str(cwd), plugin=PLUGIN,
                     inventory=str(copy), owner=owner(self.run_id), own_env=own_env,
                     env={'REFERENCE_FILE': str(self.home / 'reference.json'), **(env or {})})
        self.assertIn('ok', said)
        return said['folder']

    def run_whole(self, *words, **named):
        got = followed(self.begin(*words, **named))
        self.assertEqual(got.state['state'], 'ended', got.output.decode())
        return got



class Tree(AnsibleCase):
    def json_callback(self):
        """ansible's own, where this version has one; else None, and our reference stands for it."""
        places = [self.programs.parent, pathlib.Path('/usr/lib/python3/dist-packages')]
        for place in places:
            for pattern, name in (('ansible/plugins/callback/json.py', 'json'),
                                  ('ansible_collections/ansible/posix/plugins/callback/json.py', 'ansible.posix.json')):
                if list(place.glob(pattern)) + list(place.glob('lib/python3*/site-packages/' + pattern)):
                    return name
        return None

    def every_event(self, callback):
        folder = self.begin('every_event.yml', '-e', f'scratch={self.home}', env={'ANSIBLE_STDOUT_CALLBACK': callback} if callback else {})
        follower = Follower(folder)
        # 2.9 does not tell callbacks that it asks.
        follower.until(lambda got: b'"e":"async_poll"' in got.events or b'"ansible":"2.9' in got.events and b'In the backgr' in got.events)
        (self.home / 'polled').touch()                 # what runs in the background waits to be asked about
        return follower.rest()

    def reported(self, callback, output):
        if callback is None:
            return json.loads((self.home / 'reference.json').read_text())
        return json.JSONDecoder().raw_decode(output[output.index('\n{') + 1:])[0]

    def test_is_the_json_callbacks(self):
        callback = self.json_callback()
        got = self.every_event(callback)
        print('compared with', callback or 'the reference')
        events = got.event_list()
        self.assertIn(got.state['exit'], (2, 4), got.output.decode())   # failed, unreachable: versions differ in which is told
        self.assertEqual([event['n'] for event in events], list(range(1, len(events) + 1)))
        self.assertEqual([event['t'] for event in events], sorted(event['t'] for event in events))
        theirs = reference_tree(self.reported(callback, got.output.decode()))
        ours = EventTree(events).tree()
        self.assertEqual([play['name'] for play in ours['plays']], [play['name'] for play in theirs['plays']])
        for mine, other in zip(ours['plays'], theirs['plays']):
            for one, two in zip(mine['tasks'], other['tasks']):
                self.assertEqual(one, two)
            self.assertEqual(mine, other)
        self.assertEqual(ours, theirs)
        self.look_at(events)
        self.assertNotIn('planted', got.events.decode())
        if callback is None:
            self.assertIn(b'PLAY RECAP', got.output)
            self.assertIn(b'\x1b[0;3', got.output)

    def look_at(self, events):
        """What the json callback does not say."""
        by_kind = collections.defaultdict(list)
        for event in events:
            by_kind[event['e']].append(event)
        tasks = {event['id']: event for event in by_kind['task_start']}

        def results(name, kind='host_result', key='name'):
            return [event for event in by_kind[kind] if tasks[event['id']][key] == name]

        def only(name, **more):
            found = [event for event in results(name) if all(event.get(key) == value for key, value in more.items())]
            self.assertEqual(len(found), 1, (name, more, results(name)))
            return found[0]

        begin = by_kind['playbook_start'][0]
        self.assertTrue(begin['name'].endswith('every_event.yml') and begin['ansible'] and begin['python'], begin)
        self.assertEqual([event['hosts'] for event in by_kind['play_start'] if event['name'] == 'In batches'][:2], [['node1'], ['node2']])
        self.assertEqual(len({event['id'] for event in by_kind['play_start'] if event['name'] == 'In batches'}), 1)
        self.assertEqual(sorted(event['status'] for event in results('Nobody there, and no matter')), ['ignored', 'ok', 'ok', 'ok'])
        self.assertIn('connect', only('Nobody there', status='unreachable')['message'].lower())
        hello = next(event for event in tasks.values() if event['name'] == 'Say hello')
        self.assertEqual((hello['role'], hello['action']), ('greeting', 'command'))
        self.assertTrue(hello['path'].endswith('/greeting/tasks/main.yml:1'), hello)
        self.assertTrue(all(event.get('handler', False) == (event['name'] == 'Say goodbye') for event in tasks.values()))
        self.assertGreaterEqual({(event['name'].split(' : ')[-1], event['host']) for event in by_kind['notify']},
                                {('Say goodbye', host) for host in ('node1', 'node2', 'node3')})
        failed = only('Fails and no matter', host='node1')
        self.assertEqual((failed['status'], failed['rc']), ('ignored', 3))
        self.assertIn('what went wrong', failed['message'])
        self.assertIn('what it wrote', failed['message'])
        self.assertEqual(only('Fails in a block', host='node2')['message'], 'the reason for the failure')
        self.assertEqual(only('Fails in a block', host='node2')['status'], 'failed')
        self.assertEqual([(event['item'], event['status']) for event in results('Over items', 'item_result') if event['host'] == 'node1'],
                         [('good', 'changed'), ('bad', 'ignored'), ('left out', 'skipped')])
        self.assertEqual(only('Over items', host='node1')['items'], 3)
        self.assertEqual([(event['attempts'], event['retries']) for event in results('At the third try', 'retry')], [(1, 6), (2, 6)])
        self.assertEqual(only('At the third try')['attempts'], 3)
        self.assertTrue(results('In the background', 'async_poll') or begin['ansible'].startswith('2.9'))
        self.assertEqual([sorted(event['hosts']) for event in by_kind['include']], [['node1', 'node3'], ['node1', 'node3']])
        self.assertTrue(all(event['name'].endswith('included.yml') for event in by_kind['include']))
        self.assertEqual(only('Elsewhere', host='node2')['delegated'], 'node1')
        for name in ('A secret that is used', 'Secrets in a loop', 'A secret in a failure'):
            for event in results(name) + results(name, 'item_result'):
                self.assertTrue(event['censored'], event)
                self.assertFalse({'message', 'item'} & set(event), event)
        self.assertEqual(only('One fails for good', status='failed')['message'], 'for good')
        self.assertEqual(len([event for event in tasks.values() if event['name'] == 'Each at its pace']), 1)
        self.assertEqual(len(by_kind['no_hosts_matched']), 1)
        self.assertTrue(by_kind['no_hosts_remaining'])
        self.assertEqual(by_kind['stats'][0]['tallies']['node1']['rescued'], 1)

    def test_a_module_on_hosts(self):
        got = self.run_whole('here', '-m', 'command', '-a', 'echo hello', program='ansible')
        events = got.event_list()
        self.assertEqual([(event['host'], event['status']) for event in sorted(
            (event for event in events if event['e'] == 'host_result'), key=lambda event: event['host'])],
            [('node1', 'changed'), ('node2', 'changed'), ('node3', 'changed')])
        self.assertEqual(next(event for event in events if event['e'] == 'play_start')['hosts'], ['node1', 'node2', 'node3'])

    def test_without_room_for_events_it_goes_on(self):
        """The plugin gives up with one warning, and ansible does not care."""
        (self.home / 'plugins').mkdir()
        (self.home / 'plugins' / 'kubemori_events.py').write_text(PLUGIN)
        env = dict(os.environ, ANSIBLE_CALLBACK_PLUGINS=str(self.home / 'plugins'), KUBEMORI_EVENTS='/dev/full',
                   ANSIBLE_CACHE_PLUGIN='memory')
        done = subprocess.run([self.programs / 'ansible-playbook', '-i', 'inventory.ini', '--limit', 'node1', 'quick.yml'], cwd=PLAYBOOKS,
                              env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(' '.join(done.stdout.split()).count('tells nothing more of this run'), 1, done.stdout)
        self.assertIn('ok=2', done.stdout)


class Secrets(AnsibleCase):
    planted = ('planted-variable-7Yq', 'planted-become-4Rt', 'planted-vault-9Ws', 'planted-in-the-vault-2Zk')

    def watch(self, folder, seen):
        """Looks at every process of the run, as others on the machine can."""
        while self.watching:
            for pid in processes_of(self.run_id):
                for name in ('cmdline', 'environ'):
                    try:
                        seen.append(pathlib.Path(f'/proc/{pid}/{name}').read_bytes())
                    except OSError:
                        pass
            time.sleep(0.05)

    def vaulted(self):
        """A vault of the run's folder, and sudo's stand-in that wants a password."""
        password = self.home / 'password'
        password.write_text(self.planted[2])
        vault = self.home / 'vault.yml'
        vault.write_text(f'from_vault: {self.planted[3]}\n')
        subprocess.run([self.programs / 'ansible-vault', 'encrypt', '--vault-password-file', password, vault], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        password.unlink()
        sudo = self.home / 'sudo'
        sudo.write_text((HERE / 'asking_sudo.py').read_text())
        sudo.chmod(0o755)
        return vault, sudo

    def test_are_nowhere(self):
        vault, sudo = self.vaulted()
        wanted = hashlib.sha256(self.planted[1].encode()).hexdigest()
        folder = self.begin('secrets.yml', '-K', '--ask-vault-pass', '-e', f'@{vault}', '-e', f'ansible_become_exe={sudo}',
                            env={'WANTED_SHA256': wanted})
        seen = []
        self.watching = True
        watcher = threading.Thread(target=self.watch, args=(folder, seen))
        watcher.start()
        try:
            follower = Follower(folder)
            for prompt, secret in ((b'BECOME password', self.planted[1]), (b'Vault password', self.planted[2])):
                follower.until(lambda got, prompt=prompt: prompt in got.output)
                self.assertEqual(answer('send', folder, 'hidden', data=secret.encode() + b'\n'), {'ok': True})
            got = follower.rest()
        finally:
            self.watching = False
            watcher.join()
        self.assertEqual(got.state['exit'], 0, got.output.decode())
        self.assertIn(b'20 letters and 24 letters', got.output)
        self.assertGreater(len(seen), 10)
        for secret in self.planted:
            for data in seen:
                self.assertNotIn(secret.encode(), data)
            for file in self.root.rglob('*'):
                if file.is_file():
                    self.assertNotIn(secret.encode(), file.read_bytes(), file)


class Settings(AnsibleCase):
    def test_stay_as_they_are(self):
        """ansible.cfg, a callback that it enables, a folder of callbacks, and a connection for facts kept in files."""
        config = self.home / 'ansible.cfg'
        text = (PLAYBOOKS / 'ansible.cfg').read_text().replace('../reference', str(HERE / 'reference'))
        config.write_text(text + f'{self.enabling()} = telling\n')
        before = (config.read_bytes(), config.stat().st_mtime_ns)
        (self.home / 'callback_plugins').mkdir()
        (self.home / 'callback_plugins' / 'telling.py').write_text((HERE / 'telling_callback.py').read_text())
        (self.home / 'facts.yml').write_text('- hosts: node1\n  gather_facts: true\n  gather_subset: ["!all"]\n  tasks:\n    - ping:\n')
        got = self.run_whole('facts.yml', cwd=self.home, inventory=PLAYBOOKS / 'inventory.ini')
        self.assertEqual(got.state['exit'], 0, got.output.decode())
        self.assertEqual((config.read_bytes(), config.stat().st_mtime_ns), before)
        self.assertIn(b'told by a callback that had to be enabled', got.output)
        self.assertTrue((self.home / 'reference.json').exists(), 'a callback from a folder of ansible.cfg')
        self.assertTrue(got.events)
        kept = [file for file in (self.root / 'facts').rglob('*') if file.is_file()]
        self.assertEqual([file.name.replace('s1_', '') for file in kept], ['node1'])
        self.assertFalse(os.path.exists('/tmp/kubemori-test-facts-of-others'))

    def enabling(self):
        said = subprocess.run([self.programs / 'ansible', '--version'], stdout=subprocess.PIPE, text=True, check=True).stdout
        return 'callback_whitelist' if said.startswith('ansible 2.') else 'callbacks_enabled'

    def test_facts_kept_in_memory_get_no_folder(self):
        got = self.run_whole('quick.yml', '--limit', 'node1', env={'ANSIBLE_CACHE_PLUGIN': 'memory'})
        self.assertEqual(got.state['exit'], 0, got.output.decode())
        self.assertFalse((self.root / 'facts').exists())
        run = answer('status', str(self.root / self.run_id))
        self.assertNotIn('CACHE', ' '.join(run['environment']))

    def test_a_locale_that_is_not_there(self):
        """What ssh brings along: ansible would refuse to start."""
        env = dict(os.environ, LC_ALL='xx_YY.UTF-8', LANG='xx_YY.UTF-8')
        got = self.run_whole('quick.yml', '--limit', 'node1', own_env=env)
        self.assertEqual(got.state['exit'], 0, got.output.decode())
        self.assertTrue((self.root / 'facts').exists(), 'ansible-config did not start either')


class Stopping(AnsibleCase):
    def stop_at(self, playbook, word, *seconds):
        folder = self.begin(playbook)
        follower = Follower(folder)
        follower.until(lambda got: word in got.output)
        self.assertTrue(eventually(lambda: len(processes_of(self.run_id)) > 0))
        answer('stop', folder, *seconds)
        got = follower.rest()
        self.assertEqual(processes_of(self.run_id), {})
        self.assertTrue(got.state['stopped'])
        return got

    def test_leaves_nothing(self):
        got = self.stop_at('long.yml', b'TASK [Long]')
        self.assertNotEqual(got.state['exit'], 0)
        self.assertEqual(got.state['leftovers'], [])

    def test_ends_what_ignores_it(self):
        """A command on this machine that neither an interrupt nor a request to end impresses."""
        got = self.stop_at('stubborn.yml', b'TASK [Stubborn]', '2', '1')
        self.assertNotEqual(got.state['exit'], 0)

    def test_a_pause_is_left(self):
        got = self.stop_at('pause.yml', b'Ready?')
        self.assertNotEqual(got.state['exit'], 0)
        self.assertEqual((got.state['signal'], got.state['leftovers']), (0, []))
        self.assertNotIn(b'TASK [Afterwards]', got.output)

    def test_a_pause_is_answered(self):
        folder = self.begin('pause.yml')
        follower = Follower(folder)
        follower.until(lambda got: b'Ready?' in got.output)
        # It throws away what was typed before it listens.
        while b'Afterwards' not in follower.got.output:
            answer('send', folder, data=b'\n')
            follower.frame()
        self.assertEqual(follower.rest().state['exit'], 0)


def cases_for(programs, version):
    """The cases with their programs; their names say which version."""
    return [type(case.__name__ + version, (case,), {'programs': programs}) for case in (Tree, Secrets, Settings, Stopping)]


class SecondVersion(unittest.TestCase):
    def test_is_there(self):
        self.skipTest(why_no_second())


def all_cases():
    system = system_programs()
    if system is None:
        print('SKIP   : there is no ansible-playbook on this machine')
        raise SystemExit(77)
    if os.environ.get('KUBEMORI_TEST_ANSIBLE'):
        return cases_for(system, 'Named')
    second = second_programs()
    return cases_for(system, 'System') + (cases_for(second, 'Second') if second else [SecondVersion])


if __name__ == '__main__':
    told_tests.main(*all_cases())
