#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor of runs, with small shell programs in ansible's place: everything that docs/ansible-runs.md promises of it."""
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

import told_tests
from run_client import Follower, answer, call, eventually, followed, owner, processes_of, start

DAEMON = 'import os,signal,sys,time;[signal.signal(s,signal.SIG_IGN) for s in (1,2,15)];os.fork() and os._exit(0);os.setsid();' \
         'os.fork() and os._exit(0);[os.close(f) for f in (0,1,2)];time.sleep(600)'


class SupervisorCase(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix='kubemori runs ')
        self.home = pathlib.Path(self.place.name)
        self.root = self.home / 'root'
        self.started = []

    def tearDown(self):
        for folder in self.started:
            for pid in processes_of(os.path.basename(folder)):
                os.kill(pid, signal.SIGKILL)
        self.place.cleanup()

    def name(self, number=1):
        """Ids are found in environments: no two tests share one."""
        return f'{os.getpid()}-{self._testMethodName}-{number}'

    def shell(self, text, number=1, **fields):
        said = start(self.root, self.name(number), ['/bin/bash', '-c', text], **fields)
        self.assertIn('ok', said)
        self.started.append(said['folder'])
        return said['folder']

    def interpreter(self, text, number=1):
        said = start(self.root, self.name(number), ['python3', '-c', text])
        self.assertIn('ok', said)
        self.started.append(said['folder'])
        return said['folder']

    def state(self, folder):
        return answer('status', folder)['status']


class Running(SupervisorCase):
    def test_output_exit_and_size_of_the_terminal(self):
        folder = self.shell('stty size; tty >/dev/null && echo terminal; printf "\\033[31mred\\033[0m\\r\\n"; echo wrong >&2; exit 7')
        got = followed(folder)
        self.assertEqual(got.output, b'50 160\r\nterminal\r\n\x1b[31mred\x1b[0m\r\r\nwrong\r\n')
        self.assertEqual((got.state['state'], got.state['exit'], got.state['signal'], got.state['stopped']), ('ended', 7, 0, False))
        self.assertEqual(got.output, pathlib.Path(folder, 'output').read_bytes())

    def test_a_signal_is_told(self):
        state = followed(self.shell('kill -SEGV $$')).state
        self.assertEqual((state['exit'], state['signal']), (None, signal.SIGSEGV))

    def test_what_the_program_gets(self):
        """Signals as a shell leaves them, the caller's umask and variables, our marks, and nothing open but the terminal."""
        before = os.umask(0o027)
        try:
            folder = self.shell('umask; echo "$ADDED:$KUBEMORI_RUN:$PYTHONUNBUFFERED:${GONE-unset}:$PWD"; ls /proc/$$/fd | xargs; '
                                'grep SigIgn /proc/self/status', env={'ADDED': 'so', 'GONE': None}, cwd='/usr')
        finally:
            os.umask(before)
        lines = followed(folder).output.decode().split('\r\n')
        self.assertEqual(lines[0], '0027')
        self.assertEqual(lines[1], f'so:{self.name()}:1:unset:/usr')
        self.assertLessEqual(set(lines[2].split()), {'0', '1', '2', '255', '3'})
        self.assertEqual(int(lines[3].split()[1], 16), 0)

    def test_files_are_private(self):
        folder = self.shell('true')
        followed(folder)
        self.assertEqual(os.stat(folder).st_mode & 0o777, 0o700)
        for entry in pathlib.Path(folder).iterdir():
            self.assertEqual(entry.stat().st_mode & 0o077, 0, entry)

    def test_start_returns_while_the_program_runs(self):
        """And holds nothing of the caller's: the pipe that the answer came through has ended, or `start` would hang."""
        folder = self.shell('sleep 600')
        self.assertEqual(self.state(folder)['state'], 'running')
        pid, supervisor = (self.state(folder)[name] for name in ('pid', 'supervisor'))
        self.assertEqual(os.getsid(pid), pid)
        self.assertNotEqual(os.getsid(supervisor), os.getsid(0))
        for number in os.listdir(f'/proc/{supervisor}/fd'):
            target = os.readlink(f'/proc/{supervisor}/fd/{number}')
            self.assertRegex(target, r'^/dev/(null|ptmx|pts/\d+)|^anon_inode|^pipe:|' + str(self.root), number)
        answer('stop', folder)
        self.assertTrue(followed(folder).state['stopped'])

    def test_environment_is_kept_without_the_callers(self):
        folder = self.shell('true', env={'TOKEN': 'planted-in-env'}, record={'cluster': 'blue', 'environment': ['A=1']})
        followed(folder)
        run = answer('status', folder)
        self.assertEqual(run['cluster'], 'blue')
        self.assertIn('A=1', run['environment'])
        self.assertIn('ANSIBLE_NOCOWS=1', run['environment'])
        self.assertNotIn('planted-in-env', json.dumps(run))
        self.assertEqual(run['outputBytes'], 0)

    def test_refused(self):
        good = {'root': str(self.root), 'id': 'one', 'argv': ['true'], 'cwd': '/'}
        for wrong, code in (({'argv': ['no-such-program-here']}, 'no-program'), ({'argv': ['/etc/passwd']}, 'no-program'),
                            ({'argv': ['./true']}, 'no-program'), ({'cwd': '/nowhere-at-all'}, 'no-folder'), ({'id': '..'}, 'not-a-run'),
                            ({'id': 'a/b'}, 'not-a-run'), ({'id': 'a..b'}, 'not-a-run'), ({'id': 'facts'}, 'not-a-run'), ({'id': ''}, 'not-a-run'), ({'argv': []}, 'io'),
                            ({'argv': 'true'}, 'io'), ({'root': 'relative'}, 'no-folder'), ({'root': '/tmp/../x'}, 'no-folder')):
            said = answer('start', data=json.dumps({**good, **wrong}).encode())
            self.assertEqual(said.get('error'), code, (wrong, said))
        self.assertEqual(answer('start', data=b'{')['error'], 'io')
        self.assertEqual([entry for entry in self.root.iterdir()] if self.root.exists() else [], [])

    def test_a_script_for_nothing_that_is_there(self):
        """exec fails although the file may be executed: nothing is kept of the run."""
        script = self.home / 'script'
        script.write_text('#!/no/such/interpreter\n')
        script.chmod(0o755)
        self.assertEqual(start(self.root, 'one', [script]).get('error'), 'no-program')
        self.assertEqual(list(self.root.iterdir()), [])

    def test_an_id_is_used_once(self):
        followed(self.shell('true'))
        self.assertEqual(start(self.root, self.name(), ['true'])['error'], 'exists')

    def test_state_home_is_the_default_root(self):
        env = dict(os.environ, XDG_STATE_HOME=str(self.home / 'state'))
        said = start('', self.name(), ['true'], own_env=env)
        self.assertEqual(said['folder'], str(self.home / 'state/kubemori/ansible' / self.name()))
        followed(said['folder'])
        self.assertIn(self.name().encode(), call('list', '', env=env))

    def test_a_removed_folder_harms_nobody(self):
        folder = self.shell(f'read x; touch "{self.home}/went-on"; exit 0')
        follower = Follower(folder)
        follower.until(lambda got: got.states)
        fifo = os.open(os.path.join(folder, 'input'), os.O_WRONLY)
        for entry in ('callback',):
            os.rmdir(os.path.join(folder, entry))
        for entry in os.listdir(folder):
            os.unlink(os.path.join(folder, entry))
        os.rmdir(folder)
        os.write(fifo, b'\n')
        os.close(fifo)
        self.assertEqual(follower.rest().state['state'], 'lost')
        self.assertTrue(eventually((self.home / 'went-on').exists))
        self.assertTrue(eventually(lambda: not processes_of(self.name())))


class Following(SupervisorCase):
    def test_times_are_those_of_reading(self):
        began = int(time.time() * 1000)
        folder = self.shell('echo one; sleep 0.4; echo two; sleep 0.4; echo three')
        live = followed(folder)
        past = followed(folder)
        self.assertEqual(live.output, past.output)
        self.assertEqual([frame for frame in live.frames if frame[0] == 'O'], [frame for frame in past.frames if frame[0] == 'O'])
        times = [frame[3] for frame in past.frames if frame[0] == 'O']
        self.assertEqual(len(times), 3)
        self.assertTrue(began <= times[0] and times[0] + 300 <= times[1] and times[1] + 300 <= times[2], times)

    def test_from_any_offset(self):
        folder = self.shell('seq 1 2000')
        whole = followed(folder)
        for offset in (0, 1, 777, len(whole.output) - 1, len(whole.output)):
            got = followed(folder, offset)
            self.assertEqual(got.output, whole.output[offset:])
            self.assertEqual([state['state'] for state in got.states], ['ended'])

    def test_much_output_arrives_whole(self):
        folder = self.shell('seq 1 400000')
        got = followed(folder)
        self.assertEqual(got.output, b''.join(b'%d\r\n' % number for number in range(1, 400001)))
        self.assertLessEqual(max(frame[2] for frame in got.frames), 1 << 20)
        self.assertEqual(followed(folder).output, got.output)

    def test_killed_followers_miss_and_double_nothing(self):
        folder = self.shell('for i in $(seq 1 60); do echo "line $i"; echo "{\\"n\\":$i}" >> "$KUBEMORI_EVENTS"; sleep 0.02; done')
        output = events = b''
        for wanted in (5, 20, 35):
            follower = Follower(folder, len(output), len(events))
            got = follower.until(lambda got, wanted=wanted: f'line {wanted}\r\n'.encode() in output + got.output)
            follower.kill()
            output, events = output + got.output, events + got.events
        got = followed(folder, len(output), len(events))
        self.assertEqual(output + got.output, b''.join(b'line %d\r\n' % number for number in range(1, 61)))
        self.assertEqual([json.loads(line)['n'] for line in (events + got.events).splitlines()], list(range(1, 61)))

    def test_only_whole_events(self):
        folder = self.shell('printf \'{"n":1}\\n{"n\' >> "$KUBEMORI_EVENTS"; echo half; read x; printf \'":2}\\n{"n":\' >> "$KUBEMORI_EVENTS"')
        follower = Follower(folder)
        follower.until(lambda got: b'half' in got.output and got.events)
        self.assertEqual(follower.got.events, b'{"n":1}\n')
        answer('send', folder, data=b'\n')
        self.assertEqual(follower.rest().events, b'{"n":1}\n{"n":2}\n')

    def test_states_come_as_they_change_and_the_last_is_the_end(self):
        folder = self.shell('trap "" INT; read x')
        follower = Follower(folder)
        follower.until(lambda got: got.states)
        answer('stop', folder, '0.3', '5')
        got = follower.rest()
        self.assertEqual([state['state'] for state in got.states], ['running', 'stopping', 'ended'])
        self.assertEqual(got.frames[-1][0], 'S')

    def test_ends_when_nobody_reads(self):
        folder = self.shell('sleep 600')
        follower = Follower(folder)
        follower.until(lambda got: got.states)
        follower.process.stdout.close()
        self.assertEqual(follower.process.wait(timeout=20), 0)
        self.assertEqual(self.state(folder)['state'], 'running')
        answer('stop', folder)
        followed(folder)

    def test_no_run_is_said(self):
        for folder in ('/nowhere', '/etc', str(self.home), 'relative', ''):
            for words in (('follow', folder, '0', '0'), ('status', folder), ('send', folder), ('stop', folder), ('remove', folder)):
                self.assertIn(answer(*words)['error'], ('not-a-run', 'no-folder'), words)


class Typing(SupervisorCase):
    def test_what_is_sent_is_typed(self):
        folder = self.shell('read -p "name? " x; echo "hello $x"; read y; echo "and $y"')
        follower = Follower(folder)
        follower.until(lambda got: b'name? ' in got.output)
        self.assertEqual(answer('send', folder, data='日本\n'.encode()), {'ok': True})
        follower.until(lambda got: 'hello 日本'.encode() in got.output)
        self.assertEqual(answer('send', folder, data=b'more\n'), {'ok': True})
        self.assertIn(b'and more', follower.rest().output)
        self.assertEqual(answer('send', folder, data=b'late\n')['error'], 'over')

    def test_a_secret_waits_until_typing_is_hidden(self):
        folder = self.shell('read x; stty -echo; echo ready; read secret; stty echo; echo "${#secret} letters"')
        self.assertEqual(answer('send', folder, 'hidden', data=b'planted-early\n')['error'], 'shown')
        answer('send', folder, data=b'\n')
        self.assertEqual(answer('send', folder, 'hidden', data=b'planted-typed\n'), {'ok': True})
        self.assertIn(b'13 letters', followed(folder).output)
        for entry in pathlib.Path(folder).rglob('*'):
            if entry.is_file():
                self.assertNotIn(b'planted', entry.read_bytes(), entry)

    def test_much_is_typed_whole(self):
        folder = self.interpreter('import sys,hashlib,tty;tty.setraw(0);print("ready",flush=True);import os\n'
                                  'd=b""\nwhile len(d)<300000: d+=os.read(0,65536)\nprint(hashlib.md5(d).hexdigest())')
        follower = Follower(folder)
        follower.until(lambda got: b'ready' in got.output)
        data = bytes(range(48, 123)) * 4000
        self.assertEqual(answer('send', folder, data=data), {'ok': True})
        self.assertIn(hashlib.md5(data).hexdigest().encode(), follower.rest().output)


class Stopping(SupervisorCase):
    def stopped(self, folder, *seconds):
        self.assertEqual(answer('stop', folder, *seconds), {'ok': True})
        got = followed(folder)
        self.assertEqual(processes_of(os.path.basename(folder)), {}, 'left behind')
        self.assertTrue(got.state['stopped'])
        return got.state

    def ready(self, folder, word=b'ready'):
        follower = Follower(folder)
        follower.until(lambda got: word in got.output)
        follower.kill()

    def test_an_interrupt_is_enough(self):
        folder = self.shell('trap "echo tidied; exit 130" INT; echo ready; while :; do sleep 0.05; done')
        self.ready(folder)
        state = self.stopped(folder)
        self.assertEqual((state['exit'], state['leftovers']), (130, []))
        self.assertIn(b'tidied', followed(folder).output)

    def test_then_it_is_asked_to_end(self):
        folder = self.shell('trap "" INT; trap "exit 9" TERM; echo ready; while :; do sleep 0.05; done')
        self.ready(folder)
        state = self.stopped(folder, '0.3', '30')
        self.assertEqual((state['exit'], state['leftovers']), (9, []))

    def test_then_everything_is_killed(self):
        folder = self.shell(f'trap "" INT TERM HUP; python3 -c \'{DAEMON}\'; (trap "" INT TERM; sleep 600; :) & echo ready; '
                            'while :; do sleep 600; done')
        self.ready(folder)
        self.assertGreaterEqual(len(processes_of(self.name())), 4)
        state = self.stopped(folder, '0.2', '0.2')
        self.assertEqual(state['signal'], signal.SIGKILL)
        names = sorted(name.split(' ')[0] for name in state['leftovers'])
        self.assertIn('bash', names)
        self.assertIn('python3', names)
        self.assertNotIn('600', ' '.join(state['leftovers']).replace('(', ' ').split())

    def test_a_second_stop_hastens(self):
        folder = self.shell('trap "" INT TERM; echo ready; while :; do sleep 0.05; done')
        self.ready(folder)
        answer('stop', folder, '500', '500')
        self.assertTrue(eventually(lambda: self.state(folder)['state'] == 'stopping'))
        answer('stop', folder)
        self.assertEqual(self.stopped(folder)['signal'], signal.SIGKILL)

    def test_the_foreground_group_is_interrupted_too(self):
        folder = self.shell('set -m; trap "echo over; exit 3" INT; echo ready; sleep 600; echo went on')
        self.ready(folder)
        self.assertNotEqual(self.stopped(folder, '5', '5')['signal'], signal.SIGKILL)

    def test_who_lets_the_environment_go_is_found_as_a_descendant(self):
        folder = self.shell('env -i setsid bash -c \'trap "" INT TERM HUP; exec -a planted-name sleep 654321\' & sleep 0.2; echo ready; read x')
        self.ready(folder)
        self.assertEqual(subprocess.run(['pgrep', '-f', '^planted-name 654321'], stdout=subprocess.DEVNULL, check=False).returncode, 0)
        self.stopped(folder, '0.2', '0.2')
        self.assertEqual(subprocess.run(['pgrep', '-f', '^planted-name 654321'], stdout=subprocess.DEVNULL, check=False).returncode, 1)

    def test_nothing_is_left_of_a_run_that_ends_by_itself(self):
        folder = self.shell(f'python3 -c \'{DAEMON}\'; sleep 600 & echo done')
        state = followed(folder).state
        self.assertEqual((state['exit'], state['stopped'], len(state['leftovers'])), (0, False, 1))
        self.assertEqual(processes_of(self.name()), {})

    def test_kept_ssh_connections_outlive_a_run_but_not_a_stop(self):
        master = 'bash -c \'exec -a "ssh: /x/cp/abc [mux]" sleep 600\' & echo ready; '
        folder = self.shell('set -m; setsid ' + master + 'sleep 0.3')
        self.assertEqual(followed(folder).state['exit'], 0)
        kept = processes_of(self.name())
        self.assertEqual(len(kept), 1, kept)
        for pid in kept:
            os.kill(pid, signal.SIGKILL)
        folder = self.shell('set -m; setsid ' + master + 'sleep 600', 2)
        self.ready(folder)
        self.assertEqual(self.stopped(folder, '5', '5')['leftovers'], [])

    def test_the_machine_goes_down(self):
        folder = self.shell('trap "echo tidied; exit 130" INT; echo ready; while :; do sleep 0.05; done')
        self.ready(folder)
        os.kill(self.state(folder)['supervisor'], signal.SIGTERM)
        self.assertEqual(followed(folder).state['exit'], 130)

    def test_a_killed_supervisor_is_told(self):
        folder = self.shell('echo ready; while :; do sleep 0.05; done')
        follower = Follower(folder)
        follower.until(lambda got: b'ready' in got.output)
        os.kill(self.state(folder)['supervisor'], signal.SIGKILL)
        self.assertEqual(follower.rest().state['state'], 'lost')
        self.assertEqual(self.state(folder)['state'], 'lost')
        self.assertTrue(eventually(lambda: not processes_of(self.name())), 'the terminal is gone, the program went on')
        for words in (('stop', folder), ('send', folder)):
            self.assertEqual(answer(*words)['error'], 'over')
        self.assertEqual(followed(folder).output, b'ready\r\n')
        self.assertEqual(answer('remove', folder), {'ok': True})


class Keeping(SupervisorCase):
    def test_list_and_remove(self):
        folders = [self.shell('echo here', number) for number in (1, 2)] + [self.shell('sleep 600', 3)]
        for folder in folders[:2]:
            followed(folder)
        (self.root / 'facts').mkdir()
        (self.root / 'stray').write_text('x')
        runs = [json.loads(line) for line in call('list', str(self.root)).splitlines()]
        self.assertEqual([(run['folder'], run['status']['state'], run['outputBytes']) for run in runs],
                         [(folders[0], 'ended', 6), (folders[1], 'ended', 6), (folders[2], 'running', 0)])
        self.assertEqual(answer('remove', folders[2])['error'], 'running')
        self.assertEqual(answer('remove', folders[0]), {'ok': True})
        self.assertEqual(answer('remove', folders[0])['error'], 'not-a-run')
        self.assertEqual(len(call('list', str(self.root)).splitlines()), 2)
        answer('stop', folders[2])
        followed(folders[2])

    def test_only_runs_are_removed(self):
        folder = self.shell('true')
        followed(folder)
        precious = self.home / 'precious'
        precious.mkdir()
        (precious / 'run.json').write_text('{"id":"other"}')
        link = self.root / 'link'
        link.symlink_to(folder)
        for wrong in (precious, link, self.root, f'{folder}/../{self.name()}', f'{folder}/callback'):
            self.assertIn(answer('remove', str(wrong))['error'], ('not-a-run', 'no-folder'), wrong)
        self.assertTrue(precious.exists() and os.path.exists(folder))

    def test_links_in_a_run_are_not_followed(self):
        folder = self.shell('true')
        followed(folder)
        precious = self.home / 'precious'
        precious.mkdir()
        (precious / 'file').write_text('x')
        os.symlink(precious, os.path.join(folder, 'way-out'))
        self.assertEqual(answer('remove', folder), {'ok': True})
        self.assertTrue((precious / 'file').exists())

    def test_nothing_to_list(self):
        self.assertEqual(call('list', str(self.home / 'never')), b'')


class Locking(SupervisorCase):
    def setUp(self):
        super().setUp()
        self.checkout = self.home / 'checkout'
        self.inventory = self.checkout / 'inventory' / 'blue' / 'hosts.yaml'
        self.inventory.parent.mkdir(parents=True)
        self.inventory.write_text('all: {}\n')
        (self.checkout / '.git').mkdir()
        self.lock = self.checkout / '.git' / 'kubemori-inventory-blue.lock'

    def locked(self, number=1, **fields):
        return self.shell('read x', number, inventory=str(self.inventory), owner=owner(self.name(number)), **fields)

    def try_again(self, inventory=None):
        return start(self.root, self.name(9), ['true'], inventory=str(inventory or self.inventory))

    def end(self, folder):
        answer('send', folder, data=b'\n')
        self.assertEqual(followed(folder).state['state'], 'ended')

    def test_one_run_at_a_time(self):
        folder = self.locked()
        self.assertEqual(self.lock.stat().st_mode & 0o777, 0o664)
        for same in (self.inventory, self.inventory.parent):
            said = self.try_again(same)
            self.assertEqual(said['error'], 'locked')
            self.assertEqual(said['owner'], owner(self.name()))
        self.assertFalse((self.root / self.name(9)).exists())
        self.end(folder)
        self.assertEqual(self.lock.read_text(), '', 'nobody is named when nobody holds it')
        self.end(self.locked(2))

    def test_another_inventory_is_free(self):
        other = self.checkout / 'inventory' / 'green'
        other.mkdir()
        folder = self.locked()
        self.assertIn('ok', self.try_again(other))
        self.end(folder)

    def test_ends_with_the_supervisor(self):
        folder = self.locked()
        os.kill(self.state(folder)['supervisor'], signal.SIGKILL)
        self.assertTrue(eventually(lambda: self.state(folder)['state'] == 'lost'))
        self.end(self.locked(2))

    def test_is_free_when_the_end_is_told(self):
        for number in range(1, 6):
            folder = self.shell('true', number, inventory=str(self.inventory))
            self.assertEqual(followed(folder).state['exit'], 0)

    def test_where_it_lies(self):
        plain = self.home / 'plain'
        plain.mkdir()
        (plain / 'hosts.ini').write_text('')
        folder = self.shell('read x', inventory=str(plain / 'hosts.ini'))
        self.assertTrue((plain / '.kubemori.lock').exists())
        self.assertEqual(self.try_again(plain)['error'], 'locked')
        self.end(folder)

    def test_a_worktree_has_its_own(self):
        (self.checkout / '.git').rmdir()
        git = self.home / 'main' / '.git' / 'worktrees' / 'checkout'
        git.mkdir(parents=True)
        (self.checkout / '.git').write_text(f'gitdir: {git}\n')
        folder = self.locked()
        self.assertTrue((git / self.lock.name).exists())
        self.end(folder)

    def test_a_link_is_not_followed(self):
        victim = self.home / 'victim'
        victim.write_text('precious')
        self.lock.symlink_to(victim)
        folder = self.locked()
        self.assertEqual(victim.read_text(), 'precious')
        self.assertTrue((self.inventory.parent / '.kubemori.lock').exists())
        self.end(folder)

    def test_the_owners_word_is_short_text(self):
        folder = self.locked()
        for said in ('{"user": "' + 'x' * 100000, '[1]', '\0\0', json.dumps({'user': 'a\x1b[2Jb\nc' + 'y' * 900, 'run': 5, 'evil': 'z'})):
            self.lock.write_text(said)
            answer_ = self.try_again()
            self.assertEqual(answer_['error'], 'locked')
            self.assertLess(len(json.dumps(answer_)), 2000)
        self.assertEqual(list(answer_['owner']), ['user'])
        self.assertNotRegex(answer_['owner']['user'], r'[\x00-\x1f]')
        self.end(folder)

    @unittest.skipIf(os.getuid() != 0, 'only root can be two users here')
    def test_two_users_share_it(self):
        """One that may only read the lock is kept out, and keeps others out."""
        self.home.chmod(0o755)
        folder = self.locked()
        other = subprocess.run(
            ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'python3', '-c',
             f'import fcntl,os;f=os.open({str(self.lock)!r},os.O_RDONLY);fcntl.flock(f,fcntl.LOCK_EX|fcntl.LOCK_NB)'],
            stderr=subprocess.PIPE, check=False)
        self.assertIn(b'BlockingIOError', other.stderr)
        self.end(folder)


class FullDisk(SupervisorCase):
    """A file that may not grow stands for a disk that is full."""

    def test_output_waits_for_room(self):
        small = self.home / 'small'
        small.mkdir()
        if os.getuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=256k', 'none', small], stderr=subprocess.DEVNULL,
                                              check=False).returncode != 0:
            self.skipTest('no file system can be mounted here')
        try:
            filler = small / 'filler'
            said = start(small / 'root', self.name(), ['/bin/bash', '-c', 'read x; seq 1 100000; echo more; read y; echo end'])
            folder = said['folder']
            self.started.append(folder)
            filler.write_bytes(b'x' * (64 << 10))
            answer('send', folder, data=b'\n')
            self.assertTrue(eventually(lambda: os.stat(folder + '/output').st_size > 100000))
            self.assertEqual(self.state(folder)['state'], 'running')
            subprocess.run(['mount', '-o', 'remount,size=4m', small], check=True)
            answer('send', folder, data=b'\n')
            got = followed(folder)
            self.assertEqual(got.state['exit'], 0)
            self.assertIn(b'99999\r\n100000\r\nmore\r\n', got.output)
            self.assertTrue(got.output.endswith(b'end\r\n'))
        finally:
            subprocess.run(['umount', '-l', small], check=False)


if __name__ == '__main__':
    told_tests.main(Running, Following, Typing, Stopping, Keeping, Locking, FullDisk)
