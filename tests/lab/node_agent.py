#!/usr/bin/python3
"""The kubelet of a mini node, on paper: a real Node object, Lease and pods, but no containers.

It registers the node, reports its status, renews its Lease, sets pods that the scheduler put here Running and Ready, and finishes
deletions after their grace period. It runs inside the node and dies with it, so the real node lifecycle controller sees a node go.
Pods can misbehave by annotation: lab.kubemori/start-seconds: N (Ready after N seconds), lab.kubemori/stop-seconds: N (takes N
seconds to stop), lab.kubemori/stuck: "true" (never finishes its deletion), lab.kubemori/never-ready: "true".
Its version is what VERSION_FILE on the node says, as soon as somebody writes that: an upgrade is a new line there, after which it is
NotReady for a moment as a kubelet that starts again. Control planes then show mirror pods of that version too.
"""
import argparse
import ctypes
import datetime
import hashlib
import http.client
import json
import os
import platform
import ssl
import sys
import threading
import time

BOOT_ID_FILE = "/proc/sys/kernel/random/boot_id"
NOT_READY_FILE = "/run/lab-node/not-ready"  # as long as it is there, the node says NotReady
VERSION_FILE = "/var/lib/lab/kubelet-version"
RUNTIME_FILE = "/var/lib/lab/containerd-version"
LEASE_PERIOD = 1.0  # seconds
STATUS_PERIOD = 3.0
RESTART = 1.0  # how long a kubelet of another version is NotReady
STATIC_PODS = ("kube-apiserver", "kube-controller-manager", "kube-scheduler")
PKI = "/var/lib/kubelet/pki/kubelet"
CA = "/etc/kubernetes/ssl/ca.crt"


def log(text):
    print(datetime.datetime.now().strftime("%H:%M:%S.%f")[:-3], text, flush=True)


def stamp(micro=False, ahead=datetime.timedelta()):
    now = datetime.datetime.now(datetime.timezone.utc) + ahead
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ" if micro else "%Y-%m-%dT%H:%M:%SZ")


def parse_time(text):
    return datetime.datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.timezone.utc).timestamp()


def first_line(path):
    """None without the file; empty while it is being written."""
    try:
        with open(path) as file:
            return file.readline().strip()
    except OSError:
        return None


class ApiError(Exception):
    def __init__(self, status, text):
        super().__init__(f"{status}: {text[:300]}")
        self.status = status


class Api:
    """One kept-alive connection to the API server; one per thread."""

    def __init__(self, host, port):
        self.address = (host, port)
        self.context = ssl.create_default_context(cafile=CA)
        self.context.load_cert_chain(PKI + ".crt", PKI + ".key")
        self.connection = None

    def call(self, method, path, body=None, kind="application/json", timeout=5):
        for attempt in (1, 2):
            fresh = self.connection is None
            if fresh:
                self.connection = http.client.HTTPSConnection(*self.address, context=self.context, timeout=timeout)
            try:
                data = None if body is None else json.dumps(body)
                self.connection.request(method, path, data, {"Content-Type": kind, "User-Agent": "kubelet/lab"})
                answer = self.connection.getresponse()
                text = answer.read().decode()
                break
            except (OSError, http.client.HTTPException):
                self.close()
                if fresh or attempt == 2:  # an idle connection may have been closed meanwhile: that alone is no failure
                    raise
        if answer.status >= 300:
            raise ApiError(answer.status, text)
        return json.loads(text)

    def watch(self, path):
        """Yields events until the server ends the stream; raises OSError when it falls silent."""
        connection = http.client.HTTPSConnection(*self.address, context=self.context, timeout=45)
        try:
            connection.request("GET", path, headers={"User-Agent": "kubelet/lab"})
            answer = connection.getresponse()
            if answer.status >= 300:
                raise ApiError(answer.status, answer.read().decode())
            while line := answer.readline():
                yield json.loads(line)
        finally:
            connection.close()

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None


class Agent:
    def __init__(self, options):
        self.name, self.ip, self.number = options.node, options.ip, int(options.ip.rsplit(".", 1)[1]) - 10
        self.usual_version, self.control_plane = options.version, options.control_plane
        self.version = self.usual_version
        self.version = self.wanted_version()
        self.static_pods = (None, 0.0)  # the version they were made for, when to look at them again
        self.api_address = (options.api_host, 6443)
        self.not_ready_until = time.monotonic() + options.not_ready
        self.clock = datetime.timedelta(seconds=options.clock)
        with open(BOOT_ID_FILE) as file:
            self.boot_id = file.read().strip()
        self.uid = ""  # of the Node object
        self.since = {}  # condition type -> (status, lastTransitionTime)
        self.pods, self.lock, self.changed = {}, threading.Lock(), threading.Event()
        self.seen_at = {}  # pod uid -> monotonic time of its first sight, of its deletion
        self.next_ip = 1

    def api(self):
        return Api(*self.api_address)

    def forever(self, what, period, step):
        """Runs step(api) every `period` seconds for the life of the node; a failure is logged once per change."""
        api, last = self.api(), None
        while True:
            started = time.monotonic()
            try:
                step(api)
                error = None
            except (OSError, http.client.HTTPException, ApiError, ValueError, KeyError) as exception:
                error = f"{type(exception).__name__}: {exception}"
                api.close()
            if error != last:
                log(f"{what}: {error or 'works'}")
                last = error
            rest = period - (time.monotonic() - started)
            time.sleep(max(0.05, rest if error is None else min(rest, 0.5)))

    # --- Version ------------------------------------------------------------------------------------------------------

    def wanted_version(self):
        """What was written for this node, with its v; what it was started with where nothing was."""
        told = first_line(VERSION_FILE)
        if told is None:
            return self.usual_version
        return "v" + told.removeprefix("v") if told else self.version

    def look_at_version(self):
        """Begins again, on paper, when another version was put in its place."""
        wanted = self.wanted_version()
        if wanted != self.version:
            log(f"kubelet {self.version} ends, {wanted} starts")
            self.version, self.not_ready_until = wanted, time.monotonic() + RESTART

    def keep_static_pods(self, api):
        """Mirror pods of the control plane, with images of this version; none on a node that was never told one."""
        wanted = self.version if os.path.exists(VERSION_FILE) else ""
        made_for, again = self.static_pods
        if wanted == made_for and time.monotonic() < again:
            return
        for name in STATIC_PODS:
            self.keep_static_pod(api, name, f"registry.k8s.io/{name}:{wanted}" if wanted else None)
        self.static_pods = (wanted, time.monotonic() + STATUS_PERIOD)

    def keep_static_pod(self, api, name, image):
        path = f"/api/v1/namespaces/kube-system/pods/{name}-{self.name}"
        try:
            pod = api.call("GET", path)
        except ApiError as error:
            if error.status != 404:
                raise
            pod = None
        if pod is not None and pod["spec"]["containers"][0]["image"] != image:
            api.call("DELETE", path, {"gracePeriodSeconds": 0})
            pod = None
        if pod is None and image is not None:
            api.call("POST", "/api/v1/namespaces/kube-system/pods", self.static_pod(name, image))

    def static_pod(self, name, image):
        digest = hashlib.md5(image.encode()).hexdigest()
        return {"apiVersion": "v1", "kind": "Pod",
                "metadata": {"name": f"{name}-{self.name}", "namespace": "kube-system",
                             "labels": {"component": name, "tier": "control-plane"},
                             "annotations": {"kubernetes.io/config.mirror": digest, "kubernetes.io/config.hash": digest,
                                             "kubernetes.io/config.source": "file", "kubernetes.io/config.seen": stamp(micro=True)},
                             "ownerReferences": [{"apiVersion": "v1", "kind": "Node", "name": self.name, "uid": self.uid, "controller": True}]},
                "spec": {"nodeName": self.name, "hostNetwork": True, "priorityClassName": "system-node-critical",
                         "tolerations": [{"operator": "Exists", "effect": "NoExecute"}],
                         "containers": [{"name": name, "image": image, "command": [name]}]}}

    # --- Node and Lease -----------------------------------------------------------------------------------------------

    def node_object(self):
        labels = {
            "kubernetes.io/hostname": self.name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
            "beta.kubernetes.io/os": "linux", "beta.kubernetes.io/arch": "amd64",
        }
        if self.control_plane:
            labels["node-role.kubernetes.io/control-plane"] = ""
        pod_cidr = f"10.233.{64 + self.number}.0/24"
        return {"apiVersion": "v1", "kind": "Node", "spec": {"podCIDR": pod_cidr, "podCIDRs": [pod_cidr]}, "metadata": {"name": self.name, "labels": labels,
                "annotations": {"volumes.kubernetes.io/controller-managed-attach-detach": "true"}}}

    def register(self, api):
        try:
            node = api.call("GET", f"/api/v1/nodes/{self.name}")
        except ApiError as error:
            if error.status != 404:
                raise
            node = api.call("POST", "/api/v1/nodes", self.node_object())
        self.uid = node["metadata"]["uid"]
        for condition in node.get("status", {}).get("conditions", []):
            self.since.setdefault(condition["type"], (condition["status"], condition["lastTransitionTime"]))

    def condition(self, kind, status, reason, message, now):
        before = self.since.get(kind)
        if before is None or before[0] != status:
            self.since[kind] = (status, now)
        return {"type": kind, "status": status, "reason": reason, "message": message, "lastHeartbeatTime": now,
                "lastTransitionTime": self.since[kind][1]}

    def is_ready(self):
        return time.monotonic() >= self.not_ready_until and not os.path.exists(NOT_READY_FILE)

    def conditions(self):
        now = stamp(ahead=self.clock)
        ready = self.is_ready()
        return [
            self.condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now),
            self.condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now),
            self.condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now),
            self.condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now) if ready else
            self.condition("Ready", "False", "KubeletNotReady", "container runtime network not ready: NetworkReady=false "
                           "reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized", now),
        ]

    def status(self):
        with open("/etc/os-release") as file:
            os_name = dict(line.strip().split("=", 1) for line in file if "=" in line).get("PRETTY_NAME", "Linux").strip('"')
        with open("/etc/machine-id") as file:
            machine = file.read().strip()
        return {
            "addresses": [{"type": "InternalIP", "address": self.ip}, {"type": "Hostname", "address": self.name}],
            "capacity": {"cpu": "4", "memory": "8148264Ki", "pods": "110", "ephemeral-storage": "51474912Ki"},
            "allocatable": {"cpu": "3900m", "memory": "7624Mi", "pods": "110", "ephemeral-storage": "47439278801"},
            "daemonEndpoints": {"kubeletEndpoint": {"Port": 10250}},
            "nodeInfo": {
                "architecture": "amd64", "bootID": self.boot_id,
                "containerRuntimeVersion": "containerd://" + (first_line(RUNTIME_FILE) or "1.4.9"),
                "kernelVersion": platform.release(), "kubeProxyVersion": self.version, "kubeletVersion": self.version,
                "machineID": machine, "operatingSystem": "linux", "osImage": os_name, "systemUUID": machine,
            },
            "images": [{"names": [f"registry.k8s.io/{name}"], "sizeBytes": size} for name, size in
                       (("kube-proxy:" + self.version, 118000000), ("pause:3.3", 683000))],
            "conditions": self.conditions(),
        }

    def post_status(self, api):
        merge = "application/strategic-merge-patch+json"
        try:
            api.call("PATCH", f"/api/v1/nodes/{self.name}/status", {"status": self.status()}, merge)
        except ApiError as error:
            if error.status != 404:
                raise
            self.register(api)  # somebody deleted the Node object: a kubelet registers again

    def status_loop(self):
        """Every STATUS_PERIOD, and at once when the node turns Ready after its boot or gets another version."""
        state = {"next": 0.0, "told": None}

        def step(api):
            self.look_at_version()
            now, told = time.monotonic(), (self.is_ready(), self.version)
            if now >= state["next"] or told != state["told"]:
                self.post_status(api)
                state.update(next=now + STATUS_PERIOD, told=told)
                self.changed.set()

        self.forever("status", 0.2, step)

    def renew_lease(self, api):
        base = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"
        spec = {"holderIdentity": self.name, "leaseDurationSeconds": 40, "renewTime": stamp(micro=True)}
        try:
            api.call("PATCH", f"{base}/{self.name}", {"spec": spec}, "application/merge-patch+json")
        except ApiError as error:
            if error.status != 404:
                raise
            api.call("POST", base, {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
                                    "metadata": {"name": self.name, "namespace": "kube-node-lease"}, "spec": spec})

    # --- Pods ---------------------------------------------------------------------------------------------------------

    def follow_pods(self, api):
        where = f"/api/v1/pods?fieldSelector=spec.nodeName%3D{self.name}"
        listing = api.call("GET", where, timeout=10)
        with self.lock:
            self.pods = {pod["metadata"]["uid"]: pod for pod in listing["items"]}
        self.changed.set()
        version = listing["metadata"]["resourceVersion"]
        for event in api.watch(f"{where}&watch=1&timeoutSeconds=30&resourceVersion={version}"):
            if event["type"] == "ERROR":
                return
            pod = event["object"]
            with self.lock:
                if event["type"] == "DELETED":
                    self.pods.pop(pod["metadata"]["uid"], None)
                else:
                    self.pods[pod["metadata"]["uid"]] = pod
            self.changed.set()

    def work_on_pods(self):
        api = self.api()
        while True:
            self.changed.wait(0.2)
            self.changed.clear()
            if time.monotonic() < self.not_ready_until:
                continue  # no container network yet: nothing starts
            with self.lock:
                pods = list(self.pods.values())
            for pod in pods:
                try:
                    self.work_on(api, pod)
                except ApiError as error:
                    if error.status not in (404, 409):
                        log(f"pod {pod['metadata']['name']}: {error}")
                except (OSError, http.client.HTTPException, ValueError):
                    api.close()
                    time.sleep(0.3)
                    break

    def age(self, uid, what):
        """Seconds since this was first seen."""
        return time.monotonic() - self.seen_at.setdefault((uid, what), time.monotonic())

    def work_on(self, api, pod):
        meta, status = pod["metadata"], pod.get("status", {})
        notes = meta.get("annotations", {})
        path = f"/api/v1/namespaces/{meta['namespace']}/pods/{meta['name']}"
        if "deletionTimestamp" in meta:
            grace = meta.get("deletionGracePeriodSeconds", 0)
            needed = min(grace, float(notes.get("lab.kubemori/stop-seconds", 1)))
            if notes.get("lab.kubemori/stuck") == "true" or self.age(meta["uid"], "stop") < needed:
                return
            api.call("DELETE", path, {"gracePeriodSeconds": 0, "preconditions": {"uid": meta["uid"]}})
            return
        if status.get("phase") in ("Succeeded", "Failed"):
            return
        mine = f"containerd://{self.boot_id.replace('-', '')}"
        containers = status.get("containerStatuses", [])
        started = bool(containers) and containers[0].get("containerID", "").startswith(mine)
        is_ready = any(c["type"] == "Ready" and c["status"] == "True" for c in status.get("conditions", []))
        long_enough = self.age(meta["uid"], "start") >= float(notes.get("lab.kubemori/start-seconds", 0.5))
        want_ready = notes.get("lab.kubemori/never-ready") != "true" and (long_enough or (started and is_ready))
        if started and is_ready == want_ready:
            return
        restarts = containers[0].get("restartCount", 0) + (0 if started else 1) if containers else 0
        address = self.ip if pod["spec"].get("hostNetwork") else status.get("podIP") if started else self.new_pod_ip()
        body = {"status": self.pod_status(pod, mine, want_ready, restarts, address)}
        answer = api.call("PATCH", path + "/status", body, "application/strategic-merge-patch+json")
        with self.lock:  # what the watch brings later may be older than this answer; it then simply does the work again
            if meta["uid"] in self.pods:
                self.pods[meta["uid"]] = answer

    def new_pod_ip(self):
        self.next_ip = self.next_ip % 250 + 1
        return f"10.233.{64 + self.number}.{self.next_ip}"

    def pod_status(self, pod, container_prefix, ready, restarts, address):
        now = stamp()
        ready_text = "True" if ready else "False"
        containers = [{
            "name": c["name"], "image": c["image"], "imageID": f"docker-pullable://{c['image']}", "ready": ready, "started": True,
            "restartCount": restarts, "containerID": f"{container_prefix}{index:032x}", "state": {"running": {"startedAt": now}},
        } for index, c in enumerate(pod["spec"]["containers"])]
        conditions = [{"type": kind, "status": value, "lastTransitionTime": now} for kind, value in (
            ("Initialized", "True"), ("Ready", ready_text), ("ContainersReady", ready_text), ("PodScheduled", "True"))]
        return {"phase": "Running", "hostIP": self.ip, "podIP": address, "podIPs": [{"$patch": "replace"}, {"ip": address}],
                "startTime": pod.get("status", {}).get("startTime", now), "containerStatuses": containers, "conditions": conditions}

    def run(self):
        log(f"start: node {self.name}, boot {self.boot_id}")
        api = self.api()
        deadline = time.monotonic() + 600
        while True:
            try:
                self.register(api)
                break
            except (OSError, http.client.HTTPException, ApiError, ValueError) as error:
                api.close()
                if time.monotonic() > deadline:
                    sys.exit(f"could not register: {error}")
                time.sleep(0.3)
        loops = [lambda: self.forever("lease", LEASE_PERIOD, self.renew_lease), self.status_loop,
                 lambda: self.forever("pods", 0.1, self.follow_pods)]
        if self.control_plane:
            loops.append(lambda: self.forever("static pods", 0.5, self.keep_static_pods))
        for target in loops:
            threading.Thread(target=target, daemon=True).start()
        self.work_on_pods()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--ip", required=True)
    parser.add_argument("--api-host", required=True)
    parser.add_argument("--version", default="v1.20.2")
    parser.add_argument("--control-plane", action="store_true")
    parser.add_argument("--not-ready", type=float, default=0, help="seconds of NotReady after the start, as after a boot")
    parser.add_argument("--clock", type=float, default=0, help="seconds by which the node's clock is ahead, as its heartbeats show it")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(15, b"kubelet", 0, 0, 0)  # PR_SET_NAME: ps and pgrep show it as what it stands for
    os.umask(0o077)
    Agent(options).run()


if __name__ == "__main__":
    main()
