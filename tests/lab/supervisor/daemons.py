"""The real programs of the control plane: etcd, kube-apiserver, kube-controller-manager, kube-scheduler."""
import os
import signal
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request

LAB = "/run/lab"
HOST_IP = "10.77.0.1"
API = f"https://{HOST_IP}:6443"


class LabError(Exception):
    """Something that the caller of lab-ctl is to read."""


def wait_for(what, seconds, check, interval=0.05):
    """Polls until check() is true; LabError with `what` when it is not in time."""
    deadline = time.monotonic() + seconds
    while not check():
        if time.monotonic() > deadline:
            raise LabError(f"{what}: not within {seconds} s")
        time.sleep(interval)


class Daemon:
    """One program that is to run until told otherwise; started again when it ends by itself, as a kubelet would do."""

    def __init__(self, name, command):
        self.name, self.command = name, command
        self.process, self.wanted, self.lock = None, False, threading.RLock()

    def start(self):
        with self.lock:
            self.wanted = True
            if self.running():
                return
            with open(f"{LAB}/log/{self.name}.log", "ab") as log:
                self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def running(self):
        return self.process is not None and self.process.poll() is None

    def stop(self):
        """SIGTERM, then SIGKILL: an API server would wait a minute for its watches to end."""
        with self.lock:
            self.wanted = False
            if not self.running():
                return
            self.signal(signal.SIGCONT)
            self.signal(signal.SIGTERM)
            try:
                self.process.wait(1.5)
            except subprocess.TimeoutExpired:
                self.signal(signal.SIGKILL)
                self.process.wait(5)

    def signal(self, number):
        if self.running():
            os.kill(self.process.pid, number)

    def keep(self):
        with self.lock:
            if self.wanted and not self.running():
                print(f"{self.name} ended with {self.process.returncode}; starting it again", flush=True)
                self.start()


class ControlPlane:
    def __init__(self, assets):
        self.context = ssl.create_default_context(cafile=f"{LAB}/pki/ca.crt")
        pki = f"{LAB}/pki"
        etcd = f"https://{HOST_IP}:2379"
        self.daemons = {
            "etcd": Daemon("etcd", [
                "etcd", "--name=etcd1", f"--data-dir={LAB}/etcd", f"--listen-client-urls=https://127.0.0.1:2379,{etcd}",
                f"--advertise-client-urls={etcd}", f"--listen-peer-urls=https://{HOST_IP}:2380",
                f"--initial-advertise-peer-urls=https://{HOST_IP}:2380", f"--initial-cluster=etcd1=https://{HOST_IP}:2380",
                f"--cert-file={pki}/etcd-member.crt", f"--key-file={pki}/etcd-member.key", f"--trusted-ca-file={pki}/etcd-ca.crt",
                "--client-cert-auth=true", f"--peer-cert-file={pki}/etcd-member.crt", f"--peer-key-file={pki}/etcd-member.key",
                f"--peer-trusted-ca-file={pki}/etcd-ca.crt", "--peer-client-cert-auth=true", "--unsafe-no-fsync=true"]),
            "apiserver": Daemon("kube-apiserver", [
                f"{assets}/kube-apiserver", f"--etcd-servers={etcd}", f"--etcd-cafile={pki}/etcd-ca.crt",
                f"--etcd-certfile={pki}/etcd-admin.crt", f"--etcd-keyfile={pki}/etcd-admin.key", f"--bind-address={HOST_IP}",
                f"--advertise-address={HOST_IP}", "--secure-port=6443", f"--tls-cert-file={pki}/apiserver.crt",
                f"--tls-private-key-file={pki}/apiserver.key", f"--client-ca-file={pki}/ca.crt", "--authorization-mode=Node,RBAC",
                "--service-cluster-ip-range=10.233.0.0/18", "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
                f"--service-account-signing-key-file={pki}/sa.key", f"--service-account-key-file={pki}/sa.pub", "--allow-privileged=true",
                # No pod runs for real, so none needs a token; waiting for tokens would only slow the start.
                "--disable-admission-plugins=ServiceAccount",
                # Pods of a dead node move on after half a minute, not after five.
                "--default-not-ready-toleration-seconds=30", "--default-unreachable-toleration-seconds=30",
                f"--audit-policy-file={LAB}/audit-policy.yaml", f"--audit-log-path={LAB}/log/audit.log"]),
            "controller-manager": Daemon("kube-controller-manager", [
                f"{assets}/kube-controller-manager", f"--kubeconfig={pki}/controller-manager.conf", f"--cert-dir={LAB}/run/kcm",
                "--bind-address=127.0.0.1", "--leader-elect=false", "--node-monitor-period=1s", "--node-monitor-grace-period=8s",
                # The node IPAM controller sleeps 10 s before its first look, and all others wait for it; the agent sets podCIDR.
                "--controllers=*,-nodeipam", f"--service-account-private-key-file={pki}/sa.key", f"--root-ca-file={pki}/ca.crt",
                "--kube-api-qps=200", "--kube-api-burst=300"]),
            "scheduler": Daemon("kube-scheduler", [
                f"{assets}/kube-scheduler", f"--kubeconfig={pki}/scheduler.conf", "--bind-address=127.0.0.1", "--leader-elect=false",
                f"--cert-dir={LAB}/run/scheduler"]),
        }

    def healthy(self, path="/readyz"):
        try:
            with urllib.request.urlopen(API + path, timeout=2, context=self.context) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def start(self):
        for name in ("etcd", "apiserver"):
            self.daemons[name].start()
        self.wait_ready()
        for name in ("controller-manager", "scheduler"):
            self.daemons[name].start()

    def stop(self):
        for name in ("scheduler", "controller-manager", "apiserver", "etcd"):
            self.daemons[name].stop()

    def keep(self):
        for daemon in self.daemons.values():
            daemon.keep()

    def wait_ready(self):
        try:
            wait_for("the API server is ready", 90, self.healthy, 0.1)
        except LabError as error:
            states = ", ".join(f"{d.name} {'runs' if d.running() else 'does not run'}" for d in self.daemons.values())
            raise LabError(f"{error} ({states}; logs in {LAB}/log)") from error

    def command(self, verb):
        """lab-ctl apiserver VERB."""
        server = self.daemons["apiserver"]
        if verb == "stop":
            server.stop()
        elif verb in ("start", "restart"):
            if verb == "restart":
                server.stop()
            server.signal(signal.SIGCONT)
            server.start()
            self.wait_ready()
        elif verb == "pause":
            server.signal(signal.SIGSTOP)
        elif verb == "resume":
            server.signal(signal.SIGCONT)
            self.wait_ready()
        else:
            raise LabError(f"apiserver: unknown verb {verb}")
        return f"apiserver: {verb} done"

    def state(self):
        server = self.daemons["apiserver"]
        return "stopped" if not server.running() else "ready" if self.healthy() else "runs, but is not ready"
