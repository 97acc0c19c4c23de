#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts, follows, feeds, stops and finds runs of ansible on the machine that has the checkout: docs/ansible-runs.md.

Given to that machine's Python (3.6 or later) on standard input, never installed:
    python3 -c 'import sys;exec(sys.stdin.buffer.read(int(sys.argv[1])))' LENGTH COMMAND ARGUMENTS… < script, then data
"""
import ast
import ctypes
import errno
import fcntl
import hashlib
import json
import locale
import os
import re
import select
import selectors
import shutil
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
import traceback

ROWS, COLUMNS = 50, 160
TIMES_STEP_MS = 50              # at most one line of `times` in that time
KEPT_BYTES = 16 << 20           # output that waits for room on a full disk
LIVE_CHUNK, PAST_CHUNK = 64 << 10, 1 << 20
INTERRUPT_SECONDS, TERMINATE_SECONDS, GRACE_SECONDS, RAW_SECONDS = 20.0, 10.0, 2.0, 3.0
SEND_SECONDS, ECHO_SECONDS = 5.0, 2.0
HEARTBEAT_SECONDS = 5.0
OWNER_BYTES = 4096
NAME = re.compile(r'^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$')
FACTS = 'facts'                 # the folder beside the runs' for what is known of hosts
FILE_CACHES = {'jsonfile', 'yaml', 'pickle'}
UTF8_LOCALES = ('C.UTF-8', 'en_US.UTF-8', 'C.utf8', 'en_US.utf8')


class Refused(Exception):
    """Ends a command with an error that is told on standard output."""

    def __init__(self, code, detail='', owner=None):
        super().__init__(code)
        self.answer = {'error': code, 'detail': str(detail)}
        if owner is not None:
            self.answer['owner'] = owner


# ---- small things

def now_ms():
    return int(time.time() * 1000)


def iso(ms):
    return time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(ms // 1000)) + '.%03dZ' % (ms % 1000)


def home_expanded(word):
    return os.path.expanduser(word) if word == '~' or word.startswith('~/') else word


def read_bytes(path, limit=16 << 20):
    with open(path, 'rb') as file:
        return file.read(limit)


def read_json(path):
    """The object in a file; None where there is none, or only a part of one."""
    try:
        value = json.loads(read_bytes(path).decode('utf-8', 'replace'))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def compact(value):
    return json.dumps(value, separators=(',', ':')).encode('ascii')


def write_whole(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]


def write_new_file(path, data):
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        write_whole(fd, data)
    finally:
        os.close(fd)


def size_of(path):
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


# ---- folders of runs

def default_root():
    state = os.environ.get('XDG_STATE_HOME') or ''
    return os.path.join(state if os.path.isabs(state) else os.path.expanduser('~/.local/state'), 'kubemori', 'ansible')


def checked_root(root):
    root = home_expanded(root) if root else default_root()
    if not os.path.isabs(root) or '..' in root.split('/') or '\0' in root:
        raise Refused('no-folder', 'not an absolute path: ' + root)
    return os.path.normpath(root)


def checked_id(name):
    if not isinstance(name, str) or not NAME.match(name) or '..' in name or name == FACTS:
        raise Refused('not-a-run', 'not a name for a run: %.80r' % (name,))
    return name


def checked_folder(folder):
    """A run's folder: named as its record says, and not a link to somewhere else."""
    folder = checked_root(folder or '-')
    checked_id(os.path.basename(folder))
    record = read_json(os.path.join(folder, 'run.json'))
    if record is None or os.path.islink(folder) or record.get('id') != os.path.basename(folder):
        raise Refused('not-a-run', folder)
    return folder


def is_alive(folder):
    """Somebody holds the folder's `alive`: its supervisor, and nobody else does."""
    try:
        fd = os.open(os.path.join(folder, 'alive'), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return False
    except OSError:
        return True
    finally:
        os.close(fd)


def run_state(folder):
    """What state.json says; a run that says nothing of its end and has no supervisor is lost."""
    alive = is_alive(folder)             # asked first: the supervisor writes its last word while it lives
    state = read_json(os.path.join(folder, 'state.json')) or {'state': 'starting'}
    if state.get('state') != 'ended' and not alive:
        state['state'] = 'lost'
    return state


def is_over(state):
    return state.get('state') in ('ended', 'lost')


def described(folder):
    run = read_json(os.path.join(folder, 'run.json'))
    if run is None:
        raise Refused('not-a-run', folder)
    run['folder'] = folder
    run['status'] = run_state(folder)
    run['outputBytes'] = size_of(os.path.join(folder, 'output'))
    run['eventBytes'] = size_of(os.path.join(folder, 'events.jsonl'))
    return run


# ---- the lock: one run at a time for an inventory

def git_folder(start):
    """The .git of the checkout that `start` lies in, and its top; a worktree's own .git folder counts."""
    folder = start
    while True:
        git = os.path.join(folder, '.git')
        if os.path.isdir(git):
            return git, folder
        if os.path.isfile(git):
            words = read_bytes(git, 4096).decode('utf-8', 'replace').split('gitdir:', 1)
            linked = os.path.join(folder, words[-1].strip())
            return (linked, folder) if os.path.isdir(linked) else (None, None)
        if folder == os.path.dirname(folder):
            return None, None
        folder = os.path.dirname(folder)


def lock_paths(inventory, root):
    """Where the lock may lie, best first. A file and the folder that it is in are one inventory."""
    real = os.path.realpath(inventory)
    folder = real if os.path.isdir(real) else os.path.dirname(real)
    if os.path.exists(real):
        git, top = git_folder(folder)
        if git:
            name = re.sub(r'[^A-Za-z0-9._-]+', '-', os.path.relpath(folder, top)).strip('-.') or 'checkout'
            yield os.path.join(git, 'kubemori-%s.lock' % name[:120])
        yield os.path.join(folder, '.kubemori.lock')
    yield os.path.join(root, 'kubemori-%s.lock' % hashlib.sha256(real.encode('utf-8', 'surrogateescape')).hexdigest()[:16])


def opened_lock(path):
    """Open for writing, else only for reading (another user's: flock needs no more); None: neither is to be had."""
    flags = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    for way in (os.O_RDWR | os.O_CREAT, os.O_RDWR, os.O_RDONLY):
        try:
            fd = os.open(path, way | flags, 0o664)
        except OSError:
            continue
        if stat.S_ISREG(os.fstat(fd).st_mode):
            return fd
        os.close(fd)
    return None


def told_owner(fd):
    """What a lock says of its owner. Others may have written it: only short texts of known names are taken."""
    try:
        value = json.loads(os.pread(fd, OWNER_BYTES, 0).decode('utf-8', 'replace'))
    except (OSError, ValueError):
        return {}
    if not isinstance(value, dict):
        return {}
    kept = {}
    for name in ('user', 'host', 'run', 'command', 'since'):
        text = value.get(name)
        if isinstance(text, str):
            kept[name] = ''.join(c if c.isprintable() else ' ' for c in text)[:300]
    return kept


def write_owner(fd, owner):
    try:
        os.ftruncate(fd, 0)
        os.pwrite(fd, compact(owner)[:OWNER_BYTES], 0)
    except OSError:
        pass                             # only to be read, or a full disk: the lock holds all the same


def take_lock(inventory, root, owner):
    for path in lock_paths(inventory, root):
        fd = opened_lock(path)
        if fd is None:
            continue
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused('locked', path, told_owner(fd))
        except OSError:                  # a file system without locks
            os.close(fd)
            continue
        try:
            os.fchmod(fd, 0o664)         # the umask is ours, the lock is everybody's
        except OSError:
            pass
        write_owner(fd, owner)
        return fd
    raise Refused('io', 'no place for a lock for ' + inventory)


# ---- what ansible gets in its environment

def is_ansible(argv):
    return os.path.basename(argv[0]) in ('ansible', 'ansible-playbook')


def found_program(argv, environment, folder):
    """The program's full path. A name is looked for in PATH, anything with a slash from the working folder."""
    program = argv[0]
    if '/' in program:
        program = os.path.join(folder, program)
        if os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    else:
        program = shutil.which(program, path=environment.get('PATH', os.defpath))
        if program:
            return os.path.join(folder, program)
    raise Refused('no-program', argv[0])


def dumped_settings(program, environment, folder):
    """What ansible makes of its ansible.cfg and the environment: {NAME: text}. Empty if it does not say."""
    tool = os.path.join(os.path.dirname(program), 'ansible-config')
    if not os.access(tool, os.X_OK):
        tool = shutil.which('ansible-config', path=environment.get('PATH', os.defpath))
    if not tool:
        return {}
    try:
        said = subprocess.run([tool, 'dump'], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=60).stdout.decode('utf-8', 'replace')
    except (OSError, subprocess.SubprocessError):
        return {}
    said = re.sub('\033\\[[0-9;]*m', '', said)
    return dict(re.findall(r'^(\w+)\([^)\n]*\) = (.*)$', said, re.MULTILINE))


def callback_paths(settings, environment):
    try:
        paths = ast.literal_eval(settings.get('DEFAULT_CALLBACK_PLUGIN_PATH', ''))
        if isinstance(paths, list):
            return [str(path) for path in paths]
    except (ValueError, SyntaxError):
        pass
    own = environment.get('ANSIBLE_CALLBACK_PLUGINS')
    return own.split(':') if own else [os.path.expanduser('~/.ansible/plugins/callback'), '/usr/share/ansible/plugins/callback']


def fact_folder(settings, environment, root, inventory):
    """Where this inventory's facts are kept; None where facts are not kept in files or the caller chose a place."""
    plugin = settings.get('CACHE_PLUGIN', '').strip().split('.')[-1]
    if plugin not in FILE_CACHES or not inventory or environment.get('ANSIBLE_CACHE_PLUGIN_CONNECTION'):
        return None
    real = os.path.realpath(inventory)
    folder = real if os.path.isdir(real) else os.path.dirname(real)
    name = re.sub(r'[^A-Za-z0-9._-]+', '-', os.path.basename(folder))[:40].strip('.-') or 'inventory'
    return os.path.join(root, FACTS, '%s-%s' % (name, hashlib.sha256(folder.encode('utf-8', 'surrogateescape')).hexdigest()[:8]))


def has_locale(name):
    try:
        locale.setlocale(locale.LC_CTYPE, name)
        return locale.nl_langinfo(locale.CODESET).upper().replace('-', '') == 'UTF8'
    except locale.Error:
        return False


def locale_settings(environment):
    """ansible wants UTF-8; what ssh carries over need not exist here."""
    wanted = environment.get('LC_ALL') or environment.get('LC_CTYPE') or environment.get('LANG') or 'C'
    if has_locale(wanted):
        return {}
    return {'LC_ALL': next((name for name in UTF8_LOCALES if has_locale(name)), UTF8_LOCALES[0])}


def added_settings(run, program, environment, folder):
    """What is put into the program's environment for it to be followed."""
    added = {'ANSIBLE_FORCE_COLOR': '1', 'ANSIBLE_NOCOWS': '1', 'PYTHONUNBUFFERED': '1', 'KUBEMORI_RUN': run['id'],
             'KUBEMORI_EVENTS': os.path.join(folder, 'events.jsonl')}
    words = locale_settings(environment)
    added.update(words)
    if environment.get('TERM', 'dumb') == 'dumb':
        added['TERM'] = 'xterm-256color'
    if not is_ansible(run['argv']):
        return added
    settings = dumped_settings(program, dict(environment, **words), run['cwd'])
    if run['plugin']:
        ours = os.path.join(folder, 'callback')
        added['ANSIBLE_CALLBACK_PLUGINS'] = ':'.join([ours] + callback_paths(settings, environment))
        if os.path.basename(run['argv'][0]) == 'ansible':
            added['ANSIBLE_LOAD_CALLBACK_PLUGINS'] = '1'
    facts = fact_folder(settings, environment, run['root'], run['inventory'])
    if facts:
        added['ANSIBLE_CACHE_PLUGIN_CONNECTION'] = facts
    return added


# ---- processes of a run

def process_parents():
    """{pid: parent} of everything that runs; zombies are left out."""
    parents = {}
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                fields = read_bytes('/proc/%s/stat' % name, 4096).rpartition(b')')[2].split()
            except OSError:
                continue
            if len(fields) > 1 and fields[0] not in (b'Z', b'X'):
                parents[int(name)] = int(fields[1])
    return parents


def carries(pid, mark):
    try:
        return mark in read_bytes('/proc/%d/environ' % pid, 2 << 20).split(b'\0')
    except OSError:
        return False


def run_processes(run_id):
    """Every process that a run has: what descends from us (orphans come to us), and whoever has its id in the environment."""
    parents = process_parents()
    mark = b'KUBEMORI_RUN=' + run_id.encode('ascii')
    found = {os.getpid()} | {pid for pid in parents if carries(pid, mark)}
    more = found
    while more:                          # their children, and so on
        more = {pid for pid, parent in parents.items() if parent in more} - found
        found = found | more
    return found - {os.getpid()}


def command_line(pid):
    try:
        return read_bytes('/proc/%d/cmdline' % pid, 4096).decode('utf-8', 'replace').split('\0')
    except OSError:
        return ['']


def process_name(pid):
    """The program's name and nothing of its arguments, which may be secrets; a script's instead of its interpreter's."""
    words = command_line(pid)
    name = os.path.basename(words[0].split(' ')[0]).rstrip(':')
    if re.match(r'^(python[0-9.]*|sh|bash|dash)$', name) and len(words) > 1 and words[1].startswith('/'):
        name = os.path.basename(words[1])
    return '%s (%d)' % (name[:60] or '?', pid)


def is_ssh_master(pid):
    """A connection that ssh keeps for the next run (ControlPersist); it names itself "ssh: SOCKET [mux]"."""
    title = command_line(pid)[0]
    return title.startswith('ssh: ') and title.rstrip().endswith('[mux]')


def signal_each(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass


def signal_groups(groups, number):
    for group in groups:
        try:
            os.killpg(group, number)
        except OSError:
            pass


def adopt_orphans():
    """Orphans of the run become our children, so that none is lost sight of (PR_SET_CHILD_SUBREAPER)."""
    try:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    except (OSError, AttributeError):
        pass                             # then only the environment tells whose they are


# ---- the supervisor

class Transcript:
    """Appends what the terminal showed to `output` and when it did to `times`. What a full disk does not take waits in memory."""

    def __init__(self, folder):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self.output = os.open(os.path.join(folder, 'output'), flags, 0o600)
        self.times = os.open(os.path.join(folder, 'times'), flags, 0o600)
        self.waiting = []                # [file, bytes], in order
        self.waiting_bytes = 0
        self.offset = 0
        self.stamp = None
        self.missing = 0                 # bytes that found no room at all
        self.gap = 0                     # those of them that the output does not speak of yet

    def take(self, data):
        if self.waiting_bytes + len(data) > KEPT_BYTES:
            self.missing += len(data)
            self.gap += len(data)
            return
        if self.gap:
            data = b'\r\n[kubemori: %d bytes are missing here, the disk was full]\r\n' % self.gap + data
            self.gap = 0
        now = now_ms()
        if self.stamp is None or not 0 <= now - self.stamp < TIMES_STEP_MS:
            self._queue(self.times, b'%d %d\n' % (self.offset, now))
            self.stamp = now
        self._queue(self.output, data)
        self.offset += len(data)
        self.flush()

    def _queue(self, fd, data):
        self.waiting.append([fd, data])
        self.waiting_bytes += len(data)

    def flush(self):
        """True: nothing waits."""
        while self.waiting:
            fd, data = self.waiting[0]
            try:
                written = os.write(fd, data)
            except OSError:
                return False
            self.waiting_bytes -= written
            if written < len(data):
                self.waiting[0][1] = data[written:]
            else:
                del self.waiting[0]
        return True


class StateFile:
    """state.json, replaced whole."""

    def __init__(self, folder):
        self.path = os.path.join(folder, 'state.json')
        self.values = {'state': 'starting', 'exit': None, 'signal': 0, 'stopped': False, 'ended': None, 'leftovers': [], 'pid': 0}

    def update(self, **values):
        """True: it is on the disk."""
        self.values.update(values)
        data = compact(self.values) + b'\n'
        return self._replace(data) or self._overwrite(data)

    def _replace(self, data):
        new = self.path + '.new'
        try:
            fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            try:
                write_whole(fd, data)
            finally:
                os.close(fd)
            os.replace(new, self.path)
            return True
        except OSError:
            return False

    def _overwrite(self, data):
        """On a full disk: what is there has room for about as much."""
        try:
            os.unlink(self.path + '.new')
        except OSError:
            pass
        try:
            fd = os.open(self.path, os.O_WRONLY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            if os.pwrite(fd, data, 0) == len(data):
                os.ftruncate(fd, len(data))
                return True
            return False
        except OSError:
            return False
        finally:
            os.close(fd)


def opened_fifo(path):
    """Open for both ends, so that it never ends while nobody writes."""
    os.mkfifo(path, 0o600)
    return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)


class Terminal:
    """The pseudo terminal that the program has."""

    def __init__(self):
        # Our own hold on the program's end keeps the terminal whole when the program closes its own.
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', ROWS, COLUMNS, 0, 0))
        os.set_blocking(self.master, False)
        self.typed = b''

    def read(self):
        try:
            return os.read(self.master, 65536)
        except OSError:
            return b''

    def type(self, data=b''):
        """Gives the program what it takes now; the rest goes with the next call."""
        self.typed += data
        try:
            while self.typed:
                self.typed = self.typed[os.write(self.master, self.typed):]
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EINTR):
                self.typed = b''

    def is_raw(self):
        """The program reads Ctrl+C itself, as ansible does while a `pause` task waits."""
        try:
            return not termios.tcgetattr(self.slave)[3] & termios.ISIG
        except termios.error:
            return False

    def foreground_group(self):
        try:
            return os.tcgetpgrp(self.master)
        except OSError:
            return 0


def become_program(terminal, program, argv, environment, folder, umask):
    """In the child: the terminal becomes its own, everything else is as a shell would leave it. Only returns by an exception."""
    os.setsid()
    fcntl.ioctl(terminal.slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(terminal.slave, fd)
    for number in range(1, signal.NSIG):
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            try:
                signal.signal(number, signal.SIG_DFL)
            except (OSError, ValueError, RuntimeError):
                pass
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.umask(umask)
    os.chdir(folder)
    os.execve(program, argv, environment)


def start_program(terminal, program, argv, environment, folder, umask):
    """The child's pid; OSError if it could not be started."""
    said, says = os.pipe()               # closed by a successful exec
    pid = os.fork()
    if pid == 0:
        try:
            become_program(terminal, program, argv, environment, folder, umask)
        except OSError as error:
            os.write(says, b'%d' % (error.errno or errno.EIO))
        finally:
            os._exit(127)
    os.close(says)
    trouble = os.read(said, 16)
    os.close(said)
    if trouble:
        os.waitpid(pid, 0)
        raise OSError(int(trouble), os.strerror(int(trouble)), program)
    return pid


class Supervisor:
    """Follows one program to its end, and beyond: nothing of it is left when it is done."""

    def __init__(self, run_id, folder, lock):
        self.run_id = run_id
        self.lock = lock
        self.state = StateFile(folder)
        self.transcript = Transcript(folder)
        self.input = opened_fifo(os.path.join(folder, 'input'))
        self.control = opened_fifo(os.path.join(folder, 'control'))
        self.terminal = Terminal()
        self.pid = 0
        self.wait_status = None          # of the program, once it has ended
        self.stage = 0                   # of a stop: 1 interrupted, 2 terminated, 3 killed
        self.waits = [INTERRUPT_SECONDS, TERMINATE_SECONDS]
        self.deadline = None
        self.is_interrupt_typed = False
        self.is_interrupted = False      # by the signal
        self.is_told_to_end = False      # by a signal
        self.killed = {}                 # pid: name
        self.recent = b''                # the end of the output since the stop
        self.answers = []                # when an interrupted `pause` is told to abort
        self.selector = selectors.DefaultSelector()

    def start(self, program, argv, environment, folder, umask):
        self._watch_signals()
        self.pid = start_program(self.terminal, program, argv, environment, folder, umask)
        self.state.update(state='running', pid=self.pid, supervisor=os.getpid(), terminal=os.ttyname(self.terminal.slave))
        for fd, take in ((self.terminal.master, self._take_output), (self.input, self._take_input), (self.control, self._take_control)):
            self.selector.register(fd, selectors.EVENT_READ, take)

    def _watch_signals(self):
        self.wake, wakes = os.pipe()
        for fd in (self.wake, wakes):
            os.set_blocking(fd, False)
        signal.set_wakeup_fd(wakes)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self._be_told_to_end)              # the machine goes down
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGPIPE):
            signal.signal(number, signal.SIG_IGN)
        self.selector.register(self.wake, selectors.EVENT_READ, lambda: os.read(self.wake, 512))

    def _be_told_to_end(self, *_):
        self.is_told_to_end = True

    def follow(self):
        while self.wait_status is None:
            self._turn(self._patience())
            if self.deadline is not None and time.monotonic() >= self.deadline:
                self._time_is_up()
        self._drain()
        self._clear()
        self._drain()
        self._end()

    def _patience(self):
        """How long nothing needs to be done of ourselves."""
        if self.terminal.typed:
            return 0.05
        moments = self.answers[:1] + ([self.deadline] if self.deadline is not None else [])
        waits = [max(0.0, moment - time.monotonic()) for moment in moments]
        if self.transcript.waiting:
            waits.append(1.0)
        return min(waits) if waits else None

    def _turn(self, seconds):
        for key, _ in self.selector.select(seconds):
            key.data()
        self._answer_pause()
        self.terminal.type()
        self.transcript.flush()
        if self.is_told_to_end:
            self.is_told_to_end = False
            self._next_stage()
        self._reap()

    def _reap(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.pid:
                self.wait_status = status

    def _take_output(self):
        data = self.terminal.read()
        if data:
            self.transcript.take(data)
            if self.stage:
                self._leave_pause(data)
        return len(data)

    def _leave_pause(self, data):
        """An interrupted `pause` asks what to do. It throws away what was typed just before it listens: said more than once."""
        self.recent = (self.recent + data)[-4096:]
        if b"'A' to abort" in self.recent:
            self.recent = b''
            self.answers = [time.monotonic() + seconds for seconds in (0.1, 0.5, 1.0, 1.5)]

    def _answer_pause(self):
        if self.answers and time.monotonic() >= self.answers[0]:
            del self.answers[0]
            self.terminal.type(b'a')

    def _take_input(self):
        self.terminal.type(self._read_fifo(self.input))

    def _take_control(self):
        for line in self._read_fifo(self.control).decode('ascii', 'replace').splitlines():
            words = line.split()
            if words[:1] == ['stop']:
                for place, word in enumerate(words[1:3]):
                    self.waits[place] = float(word)
                self._next_stage()

    @staticmethod
    def _read_fifo(fd):
        try:
            return os.read(fd, 65536)
        except OSError:
            return b''

    def _next_stage(self):
        """A stop begins, or goes on to its next stage because time is up or somebody asks again."""
        if self.stage == 3:
            return
        self.stage += 1
        if self.stage == 1:
            self.state.update(state='stopping', stopped=True)
            self._interrupt()
        elif self.stage == 2:
            signal_each(run_processes(self.run_id), signal.SIGTERM)
            self._allow(self.waits[1])
        else:
            self.deadline = None
            self._kill(run_processes(self.run_id))

    def _interrupt(self):
        """As Ctrl+C at the terminal does: a signal, or in raw mode the character, and the signal if that was of no use."""
        if self.terminal.is_raw() and not self.is_interrupt_typed:
            self.is_interrupt_typed = True
            self.terminal.type(b'\x03')
            self._allow(min(RAW_SECONDS, self.waits[0]))
            return
        self.is_interrupted = True
        signal_groups(self._groups(), signal.SIGINT)
        self._allow(self.waits[0])

    def _allow(self, seconds):
        self.deadline = time.monotonic() + seconds

    def _time_is_up(self):
        if self.stage == 1 and not self.is_interrupted:
            self._interrupt()
        else:
            self._next_stage()

    def _groups(self):
        groups = {self.terminal.foreground_group(), os.getpgid(self.pid) if self.wait_status is None else 0}
        return groups - {0, 1, os.getpgrp()}

    def _kill(self, pids):
        for pid in pids:
            self.killed.setdefault(pid, process_name(pid))
        signal_each(pids, signal.SIGKILL)

    def _left(self):
        """What still runs and may not: ssh's kept connections are fine after a run that ended by itself."""
        left = run_processes(self.run_id)
        return left if self.stage else {pid for pid in left if not is_ssh_master(pid)}

    def _clear(self):
        """Ends what the program has left behind, kindly first."""
        self.deadline = None
        left = self._left()
        if left:
            signal_each(left, signal.SIGTERM)
            left = self._wait_for_none(GRACE_SECONDS, ends_at_stage=3)
        for _ in range(5):               # what is killed may just have made another one
            if not left:
                return
            self._kill(left)
            left = self._wait_for_none(1.0)

    def _wait_for_none(self, seconds, ends_at_stage=4):
        end = time.monotonic() + seconds
        while True:
            left = self._left()
            if not left or time.monotonic() >= end or self.stage >= ends_at_stage:
                return left
            self._turn(0.05)

    def _drain(self):
        taken = 0
        while taken < 64 << 20:
            more = self._take_output()
            if not more:
                return
            taken += more

    def _release_lock(self):
        if self.lock is not None:
            try:
                os.ftruncate(self.lock, 0)
            except OSError:
                pass
            os.close(self.lock)

    def _end(self):
        for _ in range(60):              # a full disk may have room in a while
            if self.transcript.flush():
                break
            time.sleep(1)
        self._release_lock()             # before the end is told: whoever hears of it may start the next run
        status = self.wait_status
        last = {'state': 'ended', 'ended': iso(now_ms()), 'leftovers': sorted(self.killed.values())}
        if os.WIFSIGNALED(status):
            last['signal'] = os.WTERMSIG(status)
        else:
            last['exit'] = os.WEXITSTATUS(status)
        if self.transcript.missing or self.transcript.waiting_bytes:
            last['missing'] = self.transcript.missing + self.transcript.waiting_bytes
        for _ in range(60):
            if self.state.update(**last) or not os.path.isdir(os.path.dirname(self.state.path)):
                return
            time.sleep(1)


# ---- start

def texts(value, name):
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and '\0' not in word for word in value) or not value[0]:
        raise Refused('io', name + ' is not a list of words')
    return value


def asked_run(data):
    """What `start` was given, with every field there."""
    try:
        run = json.loads(data.decode('utf-8'))
    except ValueError as error:
        raise Refused('io', 'not JSON: %s' % error)
    if not isinstance(run, dict):
        raise Refused('io', 'not an object')
    run['id'] = checked_id(run.get('id'))
    run['root'] = checked_root(run.get('root') or '')
    run['argv'] = [home_expanded(word) for word in texts(run.get('argv'), 'argv')]
    run['cwd'] = home_expanded(run.get('cwd') or '~')
    run['inventory'] = os.path.join(run['cwd'], home_expanded(run['inventory'])) if run.get('inventory') else ''
    run['plugin'] = run.get('plugin') or ''
    for name in ('env', 'owner', 'record'):
        run[name] = run.get(name) or {}
    if not os.path.isdir(run['cwd']):
        raise Refused('no-folder', run['cwd'])
    return run


def users_environment(run):
    environment = dict(os.environ)
    for name, value in run['env'].items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = str(value)
    return environment


def made_folder(run):
    folder = os.path.join(run['root'], run['id'])
    os.makedirs(run['root'], 0o700, exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        raise Refused('exists', folder)
    return folder


def fill_folder(run, folder, added):
    os.mkdir(os.path.join(folder, 'callback'), 0o700)
    if run['plugin']:
        write_new_file(os.path.join(folder, 'callback', 'kubemori_events.py'), run['plugin'].encode('utf-8'))
    write_new_file(os.path.join(folder, 'events.jsonl'), b'')
    facts = added.get('ANSIBLE_CACHE_PLUGIN_CONNECTION')
    if facts and facts.startswith(run['root'] + '/'):
        os.makedirs(facts, 0o700, exist_ok=True)


def write_record(run, folder, added):
    """run.json makes the folder a run: written last."""
    record = dict(run['record'])
    record.update(id=run['id'], folder=folder, started=iso(now_ms()), owner=run['owner'])
    record.setdefault('command', run['argv'])
    record['environment'] = list(record.get('environment') or []) + ['%s=%s' % pair for pair in sorted(added.items())]
    write_new_file(os.path.join(folder, 'run.json'), compact(record) + b'\n')


def held_alive(folder):
    fd = os.open(os.path.join(folder, 'alive'), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(fd, fcntl.LOCK_EX)
    return fd


def leave_caller(keep):
    """Nothing of whoever started us stays open, so that an ssh channel can end."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    for name in os.listdir('/proc/self/fd'):
        if int(name) > 2 and int(name) not in keep:
            try:
                os.close(int(name))
            except OSError:
                pass
    os.chdir('/')


def note_trouble(folder):
    """Leaves word of an error in here, for whoever has to find out why a run is lost."""
    try:
        write_new_file(os.path.join(folder, 'trouble'), traceback.format_exc().encode('utf-8', 'replace'))
    except OSError:
        pass


def supervise(run, folder, program, environment, umask, lock, alive, tell):
    """The life of the supervisor's process."""
    leave_caller({alive, tell} | ({lock} if lock is not None else set()))
    adopt_orphans()
    try:
        supervisor = Supervisor(run['id'], folder, lock)
        supervisor.start(program, run['argv'], environment, run['cwd'], umask)
        answer = {'ok': True, 'folder': folder, 'pid': supervisor.pid}
    except OSError as error:
        missing = error.errno in (errno.ENOENT, errno.EACCES, errno.ENOEXEC) and error.filename == program
        answer = {'error': 'no-program' if missing else 'io', 'detail': str(error)}
    write_whole(tell, compact(answer))
    os.close(tell)
    if 'ok' in answer:
        try:
            supervisor.follow()
        except Exception:                # pylint: disable=broad-except
            note_trouble(folder)


def detached(work):
    """Runs `work` in a process that belongs to nobody; returns what it tells on the pipe that it is given."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setsid()
            if os.fork() == 0:
                work(tells)
            code = 0
        finally:
            os._exit(code)
    os.close(tells)
    os.waitpid(child, 0)
    with os.fdopen(told, 'rb') as pipe:
        return pipe.read()


def launched(run, folder, program, environment, umask, lock):
    added = added_settings(run, program, environment, folder)
    environment.update(added)
    fill_folder(run, folder, added)
    alive = held_alive(folder)
    write_record(run, folder, added)
    told = detached(lambda tell: supervise(run, folder, program, environment, umask, lock, alive, tell))
    return json.loads(told.decode('utf-8')) if told else {'error': 'io', 'detail': 'the supervisor ended at once'}


def start():
    umask = os.umask(0o077)
    run = asked_run(sys.stdin.buffer.read())
    environment = users_environment(run)
    program = found_program(run['argv'], environment, run['cwd'])
    os.makedirs(run['root'], 0o700, exist_ok=True)
    lock = take_lock(run['inventory'], run['root'], run['owner']) if run['inventory'] else None
    folder = made_folder(run)
    answer = {}
    try:
        answer = launched(run, folder, program, environment, umask, lock)
    finally:
        if 'ok' not in answer:           # nothing ran: nothing is kept
            shutil.rmtree(folder, ignore_errors=True)
    return answer


# ---- follow

class Times:
    """Reads `times` beside the output, forward only: until where, and with which time, output is of one moment."""

    def __init__(self, folder):
        self.file = open(os.path.join(folder, 'times'), 'rb')
        self.ms = 0
        self.next = None                 # (offset, ms) of the moment after this one
        self.rest = b''

    def _line(self):
        self.rest += self.file.readline()
        if not self.rest.endswith(b'\n'):
            return None
        words, self.rest = self.rest.split(), b''
        return (int(words[0]), int(words[1])) if len(words) == 2 and words[0].isdigit() and words[1].isdigit() else self._line()

    def moment(self, offset, end):
        """The time of the byte at `offset`, and where that moment's output ends, at most `end`."""
        while True:
            if self.next is None:
                self.next = self._line()
            if self.next is None or self.next[0] > offset:
                return self.ms, end if self.next is None else min(end, self.next[0])
            self.ms = self.next[1]
            self.next = None


class Follower:
    """Sends frames of a run from two offsets on."""

    def __init__(self, folder, output, events):
        self.folder = folder
        self.files = {'O': open(os.path.join(folder, 'output'), 'rb'), 'E': open(os.path.join(folder, 'events.jsonl'), 'rb')}
        self.offsets = {'O': output, 'E': events}
        self.times = Times(folder)
        self.sent = time.monotonic()

    def frame(self, kind, offset, data, ms=0):
        write_whole(1, b'%s %d %d %d\n%s\n' % (kind.encode('ascii'), offset, len(data), ms, data))
        self.sent = time.monotonic()

    def _read(self, kind, length):
        return os.pread(self.files[kind].fileno(), length, self.offsets[kind])

    def _send(self, kind, data, ms=0):
        self.frame(kind, self.offsets[kind], data, ms)
        self.offsets[kind] += len(data)

    def send_output(self, chunk):
        # The size is asked before the times are read: every byte up to there has its time already.
        end = os.fstat(self.files['O'].fileno()).st_size
        moved = False
        while self.offsets['O'] < end:
            ms, until = self.times.moment(self.offsets['O'], end)
            data = self._read('O', min(chunk, until - self.offsets['O']))
            if not data:
                break
            self._send('O', data, ms)
            moved = True
        return moved

    def send_events(self, chunk):
        moved = False
        while True:
            data = self._read('E', chunk)
            whole = data.rfind(b'\n') + 1
            if not whole:
                if len(data) < chunk or chunk >= 64 << 20:
                    return moved
                chunk *= 4               # a line longer than that
                continue
            self._send('E', data[:whole])
            moved = True

    def send_new(self, chunk):
        events = self.send_events(chunk)
        return self.send_output(chunk) or events


def wait_or_leave(seconds):
    """Waits; ends the program when nobody reads its output any more."""
    reader = select.poll()
    reader.register(1, select.POLLERR | select.POLLHUP)
    if reader.poll(int(seconds * 1000)):
        raise BrokenPipeError()


def state_of(folder):
    return run_state(folder) if os.path.isdir(folder) else {'state': 'lost'}


def told_state(state):
    return {name: value for name, value in state.items() if name != 'terminal'}


def follow_until_over(follower):
    told, wait, is_caught_up = None, 0.05, False
    while True:
        state = state_of(follower.folder)          # before the files are read: what it speaks of is in them
        if is_over(state):
            return state
        if state != told:
            follower.frame('S', 0, compact(told_state(state)))
            told = state
        wait = 0.05 if follower.send_new(LIVE_CHUNK) else min(0.2, wait + 0.025)
        if not is_caught_up or time.monotonic() - follower.sent >= HEARTBEAT_SECONDS:
            follower.frame('H', 0, b'')
            is_caught_up = True
        wait_or_leave(wait)


def follow(folder, output='0', events='0'):
    folder = checked_folder(folder)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    follower = Follower(folder, int(output), int(events))
    try:
        state = follow_until_over(follower)
        if state['state'] == 'lost' and read_state_age(folder) < 10:
            wait_or_leave(1.0)                     # a program that has just lost its terminal may have a last word
        follower.send_new(PAST_CHUNK)
        follower.frame('S', 0, compact(told_state(state)))
    except BrokenPipeError:
        pass
    return None


def read_state_age(folder):
    """Seconds since anything was written."""
    newest = 0
    for name in ('output', 'events.jsonl', 'state.json'):
        try:
            newest = max(newest, os.stat(os.path.join(folder, name)).st_mtime)
        except OSError:
            pass
    return time.time() - newest


# ---- the other commands

def write_fifo(path, data):
    """Writes to the supervisor; `over` when nobody reads."""
    try:
        fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused('over' if error.errno in (errno.ENXIO, errno.ENOENT) else 'io', error)
    end = time.monotonic() + SEND_SECONDS
    try:
        while data:
            try:
                data = data[os.write(fd, data):]
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise Refused('io', 'the program takes no input')
                time.sleep(0.02)
            except BrokenPipeError:
                raise Refused('over', path)
    finally:
        os.close(fd)


def shows_typing(terminal):
    fd = os.open(terminal, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return bool(termios.tcgetattr(fd)[3] & termios.ECHO)
    finally:
        os.close(fd)


def wait_for_hidden_typing(folder):
    """A secret is only typed where the terminal does not show it."""
    terminal = (read_json(os.path.join(folder, 'state.json')) or {}).get('terminal', '')
    end = time.monotonic() + ECHO_SECONDS
    try:
        while shows_typing(terminal):
            if time.monotonic() >= end:
                raise Refused('shown', 'the program shows what is typed')
            time.sleep(0.02)
    except (OSError, termios.error) as error:
        raise Refused('io', error)


def send(folder, hidden=''):
    folder = checked_folder(folder)
    data = sys.stdin.buffer.read()
    if is_over(run_state(folder)):
        raise Refused('over', folder)
    if hidden == 'hidden':
        wait_for_hidden_typing(folder)
    write_fifo(os.path.join(folder, 'input'), data)
    return {'ok': True}


def stop(folder, *seconds):
    folder = checked_folder(folder)
    if is_over(run_state(folder)):
        raise Refused('over', folder)
    words = ['stop'] + ['%g' % float(word) for word in seconds[:2]]
    write_fifo(os.path.join(folder, 'control'), (' '.join(words) + '\n').encode('ascii'))
    return {'ok': True}


def status(folder):
    return told_run(described(checked_folder(folder)))


def told_run(run):
    return dict(run, status=told_state(run['status']))


def list_runs(root=''):
    root = checked_root(root)
    try:
        names = sorted(os.listdir(root))
    except OSError:
        names = []
    for name in names:
        try:
            run = told_run(described(checked_folder(os.path.join(root, name))))
        except (Refused, OSError):
            continue
        write_whole(1, compact(run) + b'\n')
    return None


def remove(folder):
    folder = checked_folder(folder)
    if is_alive(folder):
        raise Refused('running', folder)
    doomed = os.path.join(os.path.dirname(folder), '.removed-' + os.path.basename(folder))
    os.rename(folder, doomed)            # gone at once for whoever lists
    shutil.rmtree(doomed)
    return {'ok': True}


COMMANDS = {'start': start, 'follow': follow, 'send': send, 'stop': stop, 'status': status, 'list': list_runs, 'remove': remove}


def answer_of(words):
    try:
        return COMMANDS[words[0]](*words[1:])
    except Refused as refused:
        return refused.answer
    except (OSError, ValueError, TypeError, KeyError, IndexError) as error:
        return {'error': 'io', 'detail': '%s: %s' % (type(error).__name__, error)}


def main(words):
    answer = answer_of(words)
    if answer is not None:
        try:
            write_whole(1, compact(answer) + b'\n')
        except OSError:
            pass


main(sys.argv[2:])
