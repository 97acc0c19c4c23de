"""One mini node: namespaces, link, sshd, agent; its power button and its reboots."""
import os
import shutil
import signal
import subprocess
import threading
import time
import uuid

from daemons import HOST_IP, LAB, LabError, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))
USUAL_VERSION = os.environ.get("LAB_KUBELET_VERSION", "v1.20.2")
VERSION_FILE = "/var/lib/lab/kubelet-version"  # on the node; in its folder is whatever else upgrades leave there
# What a reboot looks like, in seconds; $LAB/NODE/reboot.conf overrides.
DEFAULTS = {"STOP": "0.5", "DOWN": "4", "NET_TO_SSH": "1", "SSH_TO_AGENT": "2", "NOT_READY": "1", "CLOCK": "0", "RETURN": "yes", "SAME_BOOT_ID": "no"}


class MiniNode:
    """All state changes happen under one lock; `turn` counts them, so that a reboot in progress notices that it was overtaken."""

    def __init__(self, name, number, control_plane):
        self.name, self.number, self.control_plane = name, number, control_plane
        self.ip, self.link = f"10.77.0.1{number}", f"ve{number}"
        self.dir = f"{LAB}/{name}"
        self.root = f"{self.dir}/root"
        self.phase, self.turn = "off", 0
        self.init, self.init_pid = None, None
        self.services, self.clock = [], "0"
        self.changed = threading.Condition(threading.RLock())
        self.log_file = open(f"{LAB}/log/{name}.log", "ab", buffering=0)
        self.write_conf({})

    def log(self, text):
        line = f"{time.strftime('%H:%M:%S')} {self.name}: {text}"
        print(line, flush=True)
        self.log_file.write((line + "\n").encode())

    # --- Disk and settings --------------------------------------------------------------------------------------------

    def mount(self):
        lower = f"{LAB}/image/layer:{os.environ.get('LOWER', '/run/lower')}"
        run("mount", "-t", "overlay", f"lab-{self.name}", "-o", f"lowerdir={lower},upperdir={self.dir}/disk,workdir={self.dir}/work", self.root)
        self.new_boot_id()
        threading.Thread(target=self.read_requests, daemon=True).start()

    def unmount(self):
        subprocess.run(["umount", "-l", self.root], stderr=subprocess.DEVNULL, check=False)

    def conf(self):
        values = dict(DEFAULTS)
        with open(f"{self.dir}/reboot.conf", encoding="utf-8") as file:
            values.update(line.strip().split("=", 1) for line in file if "=" in line)
        return values

    def write_conf(self, values):
        with open(f"{self.dir}/reboot.conf.new", "w", encoding="utf-8") as file:
            file.writelines(f"{key}={value}\n" for key, value in {**DEFAULTS, **values}.items())
        os.replace(f"{self.dir}/reboot.conf.new", f"{self.dir}/reboot.conf")

    def set(self, pairs):
        values = self.conf()
        for pair in pairs:
            key, _, value = pair.partition("=")
            if key not in DEFAULTS:
                raise LabError(f"unknown setting {key}; there are {', '.join(DEFAULTS)}")
            if key in ("RETURN", "SAME_BOOT_ID"):
                if value not in ("yes", "no"):
                    raise LabError(f"{key} is yes or no, not '{value}'")
            else:
                try:
                    float(value)
                except ValueError as error:
                    raise LabError(f"{key} is a number of seconds, not '{value}'") from error
            values[key] = value
        self.write_conf(values)
        return " ".join(f"{key}={value}" for key, value in values.items())

    def new_boot_id(self):
        with open(f"{self.dir}/boot_id", "w", encoding="utf-8") as file:
            file.write(f"{uuid.uuid4()}\n")

    def boot_id(self):
        with open(f"{self.dir}/boot_id", encoding="utf-8") as file:
            return file.read().strip()

    # --- Power --------------------------------------------------------------------------------------------------------

    def set_phase(self, phase):
        with self.changed:
            self.phase = phase
            self.changed.notify_all()
        self.log(phase)

    def next_turn(self):
        with self.changed:
            self.turn += 1
            self.changed.notify_all()
            return self.turn

    def pause(self, seconds, turn):
        """Waits; False when something else was decided for this node meanwhile."""
        with self.changed:
            return not self.changed.wait_for(lambda: self.turn != turn, seconds)

    def power_off(self, silently):
        """silently: as if the plug was pulled, so that no connection is closed; else peers see their connections end."""
        with self.changed:
            if silently:
                subprocess.run(["ip", "link", "set", self.link, "down"], stderr=subprocess.DEVNULL, check=False)
            if self.init:
                if self.init_pid:
                    kill(self.init_pid)
                kill(self.init.pid)
                self.init.wait(10)
            for service in self.services:
                kill(service.pid)
                service.wait(10)
            self.services.clear()
            subprocess.run(["ip", "link", "del", self.link], stderr=subprocess.DEVNULL, check=False)
            self.init = self.init_pid = None
        self.set_phase("off")

    def boot(self, turn, fast=False):
        conf = self.conf()
        if fast:
            conf.update(NET_TO_SSH="0", SSH_TO_AGENT="0", NOT_READY="0")
        with self.changed:
            if self.turn != turn:
                return
            self.start_init()
        self.set_phase("network up")
        if not self.pause(float(conf["NET_TO_SSH"]), turn):
            return
        self.start_in_turn(turn, self.start_sshd, "ssh up")
        if not self.pause(float(conf["SSH_TO_AGENT"]), turn):
            return
        self.start_in_turn(turn, lambda: self.start_agent(conf["NOT_READY"]), "up")

    def start_in_turn(self, turn, start, phase):
        with self.changed:
            if self.turn == turn:
                start()
                self.set_phase(phase)

    def start_init(self):
        booted = f"{self.dir}/ctl/booted"
        if os.path.exists(booted):
            os.unlink(booted)
        self.init = subprocess.Popen(
            ["unshare", "--pid", "--uts", "--mount", "--net", "--ipc", "--fork", "--kill-child", "--propagation", "private", "bash",
             f"{HERE}/../node/init.sh", self.root, self.name, self.ip, f"{self.dir}/boot_id", f"{self.dir}/ctl"],
            stdin=subprocess.DEVNULL, stdout=self.log_file, stderr=self.log_file, start_new_session=True)

        def child():
            self.init_pid = first_child(self.init.pid)
            return self.init_pid is not None or self.init.poll() is not None

        wait_for(f"{self.name}: first process", 10, child, 0.01)
        if self.init_pid is None:
            raise LabError(f"{self.name}: could not make its namespaces; see {LAB}/log/{self.name}.log")
        # A fixed address: a peer's ARP entry of before the reboot then still holds.
        run("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "address", f"02:00:0a:4d:00:1{self.number}",
            "netns", str(self.init_pid))
        run("ip", "link", "set", self.link, "master", "br0", "up")
        wait_for(f"{self.name}: boot", 20, lambda: os.path.exists(booted) or self.init.poll() is not None, 0.02)
        if self.init.poll() is not None:
            raise LabError(f"{self.name}: its first process ended; see {LAB}/log/{self.name}.log")

    def inside(self, *command):
        """Starts a program as a service of the node."""
        self.services = [service for service in self.services if service.poll() is None]
        self.services.append(subprocess.Popen(
            ["nsenter", f"--target={self.init_pid}", "--mount", "--uts", "--ipc", "--net", "--pid", "--root", "--wd", "env", "-i",
             "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", *command],
            stdin=subprocess.DEVNULL, stdout=self.log_file, stderr=self.log_file, start_new_session=True))

    def start_sshd(self):
        self.inside("/usr/sbin/sshd", "-D", "-E", "/var/log/sshd.log")
        wait_for(f"{self.name}: sshd", 20, lambda: self.processes("sshd"), 0.02)

    def start_agent(self, not_ready="0"):
        if self.control_plane and not self.processes("forward"):
            self.inside("bash", "-c", 'exec -a kube-apiserver python3 /usr/local/lib/lab/forward.py "$@"', "-", HOST_IP,
                        "6443", "2379")
        if not self.processes("kubelet"):
            role = ["--control-plane"] if self.control_plane else []
            self.clock = self.conf()["CLOCK"]
            self.inside("python3", "/usr/local/lib/lab/node_agent.py", "--node", self.name, "--ip", self.ip, "--api-host", HOST_IP,
                        "--version", USUAL_VERSION, "--not-ready", not_ready,
                        f"--clock={self.clock}", *role)

    def processes(self, name):
        """Outer pids of the node's processes whose name or command line says `name`."""
        if self.init_pid is None:
            return []
        found = []
        try:
            home = os.readlink(f"/proc/{self.init_pid}/ns/pid")
        except OSError:
            return []
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink(f"/proc/{entry}/ns/pid") != home:
                    continue
                with open(f"/proc/{entry}/comm", encoding="utf-8") as file:
                    comm = file.read().strip()
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
            except OSError:
                continue
            script = {"kubelet": b"node_agent.py", "forward": b"forward.py"}.get(name)
            if comm.startswith(name) or (script and any(word.endswith(b"/" + script) for word in words)):
                found.append(int(entry))
        return found

    # --- What lab-ctl and the node itself ask for ---------------------------------------------------------------------

    def read_requests(self):
        """`shutdown` and friends in the node write to a pipe."""
        with open(os.open(f"{self.dir}/ctl/request", os.O_RDWR), encoding="utf-8") as pipe:
            for line in pipe:
                verb, _, delay = line.strip().partition(" ")
                self.log(f"asked for {line.strip()}")
                if verb in ("reboot", "poweroff"):
                    threading.Thread(target=self.go_down, args=(verb == "reboot", float(delay or 0)), daemon=True).start()
                elif verb == "cancel":
                    if self.phase == "up":
                        self.next_turn()
                elif verb.startswith("kubelet-"):
                    if verb != "kubelet-start":
                        self.stop_agent()
                    if verb != "kubelet-stop":
                        self.start_agent()

    def go_down(self, come_back, delay=0.0):
        turn = self.next_turn()
        try:
            conf = self.conf()
            if delay and not self.pause(delay, turn):
                return
            self.set_phase("shutting down")
            if not self.pause(float(conf["STOP"]), turn):
                return
            self.power_off(silently=False)
            if not come_back or not self.pause(float(conf["DOWN"]), turn) or self.conf()["RETURN"] != "yes":
                return
            if self.conf()["SAME_BOOT_ID"] != "yes":
                self.new_boot_id()
            self.boot(turn)
        except (LabError, OSError, subprocess.SubprocessError) as error:
            self.set_phase(f"broken: {error}")

    def start(self, fast=False):
        turn = self.next_turn()
        if self.init is not None and self.init.poll() is None and self.phase == "up":
            return
        if self.init is not None:
            self.power_off(silently=False)
        self.new_boot_id()
        self.boot(turn, fast)
        with self.changed:
            if self.phase != "up":
                raise LabError(f"{self.name}: did not start: {self.phase}")

    def stop_agent(self):
        for pid in self.processes("kubelet"):
            kill(pid)
        wait_for(f"{self.name}: agent ends", 5, lambda: not self.processes("kubelet"))

    def signal_sshd(self, number):
        pids = self.processes("sshd")
        if not pids:
            raise LabError(f"{self.name}: no sshd runs ({self.phase})")
        for pid in pids:
            kill(pid, number)
        if number == signal.SIGCONT:
            for service in self.services:   # nsenter stops itself together with its child
                kill(service.pid, number)

    def cut_ssh(self):
        """Every ssh connection ends as if by a reset; new ones are taken. Connections that are still logging in are cut too."""
        for name in ("sshd-session", "sshd-auth"):
            for pid in self.processes(name):
                kill(pid)

    def say_not_ready(self, wanted):
        """The kubelet goes on to report, and says NotReady."""
        mark = f"{self.dir}/ctl/not-ready"
        if wanted:
            with open(mark, "w", encoding="utf-8"):
                pass
        elif os.path.exists(mark):
            os.unlink(mark)

    def kubelet_version(self, told=None):
        """The version that its kubelet is to have; `told`: from now on, as if its binary had been changed."""
        path = f"{self.root}{VERSION_FILE}"
        if told is not None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path + ".new", "w", encoding="utf-8") as file:
                file.write(f"v{told.removeprefix('v')}\n")
            os.replace(path + ".new", path)
        if not os.path.exists(path):
            return USUAL_VERSION
        with open(path, encoding="utf-8") as file:
            return "v" + file.readline().strip().removeprefix("v")

    def forget_versions(self):
        """Back to what it was installed with."""
        folder = os.path.dirname(f"{self.root}{VERSION_FILE}")
        if os.path.isdir(folder):
            shutil.rmtree(folder)
            self.stop_agent()

    def host_key(self, original):
        key = f"{self.root}/etc/ssh/ssh_host_ed25519_key"
        for suffix in ("", ".pub"):
            os.unlink(key + suffix)
            if original:
                shutil.copy(f"{self.dir}/ssh_host_ed25519_key{suffix}", key + suffix)
        if not original:
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"root@{self.name}", "-f", key)
        os.chmod(key, 0o600)
        if self.processes("sshd"):
            self.signal_sshd(signal.SIGCONT)
            self.signal_sshd(signal.SIGKILL)
            wait_for(f"{self.name}: sshd ends", 5, lambda: not self.processes("sshd"))
            self.start_sshd()
        with open(key + ".pub", encoding="utf-8") as file:
            return file.read().strip()

    def has_original_key(self):
        with open(f"{self.root}/etc/ssh/ssh_host_ed25519_key", "rb") as now, open(f"{self.dir}/ssh_host_ed25519_key", "rb") as then:
            return now.read() == then.read()

    def reset(self):
        self.write_conf({})
        subprocess.run(["ip", "link", "set", self.link, "up"], stderr=subprocess.DEVNULL, check=False)
        self.start(fast=True)
        if not self.has_original_key():
            self.host_key(original=True)
        if not self.processes("sshd"):
            self.start_sshd()
        self.signal_sshd(signal.SIGCONT)
        self.say_not_ready(False)
        self.forget_versions()
        if self.clock != "0":
            self.stop_agent()
        self.start_agent()

    def command(self, verb, arguments):
        simple = {
            "crash": lambda: (self.next_turn(), self.power_off(silently=True)),
            "start": self.start,
            "reboot": lambda: threading.Thread(target=self.go_down, args=(True,), daemon=True).start(),
            "freeze-sshd": lambda: self.signal_sshd(signal.SIGSTOP),
            "thaw-sshd": lambda: self.signal_sshd(signal.SIGCONT),
            "cut-ssh": self.cut_ssh,
            "say-not-ready": lambda: self.say_not_ready(True),
            "say-ready": lambda: self.say_not_ready(False),
            "stop-agent": self.stop_agent,
            "start-agent": self.start_agent,
            "link-down": lambda: run("ip", "link", "set", self.link, "down"),
            "link-up": lambda: run("ip", "link", "set", self.link, "up"),
            "reset": self.reset,
        }
        if verb == "set":
            return self.set(arguments)
        if verb == "new-hostkey":
            return self.host_key(original=False)
        if verb == "bootid":
            return self.boot_id()
        if verb == "phase":
            return self.phase
        if verb == "kubelet-version":
            return self.kubelet_version(*arguments[:1])
        if verb not in simple:
            raise LabError(f"unknown verb {verb}; there are set, new-hostkey, bootid, phase, kubelet-version, {', '.join(simple)}")
        if verb in ("start-agent", "link-down", "link-up") and self.init_pid is None:
            raise LabError(f"{self.name} is off")
        simple[verb]()
        return f"{self.name}: {verb} done"


def run(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False)
    if done.returncode:
        raise LabError(f"{' '.join(command)}: {(done.stderr or done.stdout).strip()}")


def kill(pid, number=signal.SIGKILL):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def first_child(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="utf-8") as file:
            words = file.read().split()
    except OSError:
        return None
    return int(words[0]) if words else None
