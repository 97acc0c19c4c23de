#!/usr/bin/env python3
"""Node objects for nodes_vs_kubectl.sh, and its table.

  bench_nodes.py make N       creates bench-00000 ... on the API server of $KUBECONFIG (the lab's) and fills in their status
  bench_nodes.py remove N     deletes them
  bench_nodes.py report DIR N medians of the measurements in DIR; exit 1 when a goal is missed

Only the standard library, and only an API server on this machine or in the lab's private network: a guard against a KUBECONFIG that
names a real cluster.
"""
import base64
import concurrent.futures
import hashlib
import http.client
import ipaddress
import json
import pathlib
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

THREADS = 8
LAB = ipaddress.ip_network("10.77.0.0/24")


class Api:
    """One keep-alive connection per thread, with the credential of the kubeconfig."""

    def __init__(self):
        shown = subprocess.run(["kubectl", "config", "view", "--raw", "--minify", "-o", "json"], check=True, capture_output=True, timeout=30)
        config = json.loads(shown.stdout)
        cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
        self.url = urllib.parse.urlsplit(cluster["server"])
        address = ipaddress.ip_address(self.url.hostname)
        if not address.is_loopback and address not in LAB:
            sys.exit(f"bench: {address} is not the lab's API server: refused")
        self.context = None
        if self.url.scheme == "https":
            self.context = ssl.create_default_context(cafile=cluster.get("certificate-authority"), cadata=self.pem(cluster, "certificate-authority-data"))
            if cluster.get("insecure-skip-tls-verify"):
                self.context.check_hostname = False
                self.context.verify_mode = ssl.CERT_NONE
            self.client_certificate(user)
        self.headers = {"Content-Type": "application/json"}
        if "token" in user:
            self.headers["Authorization"] = "Bearer " + user["token"]
        self.local = threading.local()

    @staticmethod
    def pem(holder, key):
        return base64.b64decode(holder[key]).decode() if key in holder else None

    def client_certificate(self, user):
        if "client-certificate" in user:
            self.context.load_cert_chain(user["client-certificate"], user["client-key"])
        elif "client-certificate-data" in user:
            with tempfile.NamedTemporaryFile("w", suffix=".pem") as both:
                both.write(self.pem(user, "client-certificate-data") + "\n" + self.pem(user, "client-key-data"))
                both.flush()
                self.context.load_cert_chain(both.name)

    def connect(self):
        port = self.url.port or 443
        if self.context is None:
            return http.client.HTTPConnection(self.url.hostname, port, timeout=60)
        return http.client.HTTPSConnection(self.url.hostname, port, timeout=60, context=self.context)

    def call(self, method, path, body=None, content=None, good=(200, 201)):
        headers = self.headers | ({"Content-Type": content} if content else {})
        data = json.dumps(body).encode() if body is not None else None
        for attempt in range(4):
            try:
                connection = getattr(self.local, "connection", None) or self.connect()
                self.local.connection = connection
                connection.request(method, path, data, headers)
                answer = connection.getresponse()
                text = answer.read()
            except (OSError, http.client.HTTPException) as fault:
                self.local.connection = None
                last = str(fault)
            else:
                if answer.status in good:
                    return
                last = f"{answer.status} {text[:200]!r}"
                if answer.status not in (409, 429, 500, 503, 504):
                    break
            time.sleep(0.5 * (attempt + 1))
        raise RuntimeError(f"{method} {path}: {last}")


def name(index):
    return f"bench-{index:05d}"


def images():
    result = []
    for i in range(50):
        image = f"registry.example.com/team-{i % 7}/component-{i}"
        digest = hashlib.sha256(image.encode()).hexdigest()
        result.append({"names": [f"{image}@sha256:{digest}", f"{image}:v1.{i}.0"], "sizeBytes": 10_000_000 + i * 1_234_567})
    return result


def condition(kind, status, reason, message):
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return {"type": kind, "status": status, "reason": reason, "message": message, "lastHeartbeatTime": now, "lastTransitionTime": now}


def status(index, pictures):
    digest = hashlib.sha256(name(index).encode()).hexdigest()
    boot = f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"
    return {
        "capacity": {"cpu": "16", "memory": "65851340Ki", "pods": "110"},
        "allocatable": {"cpu": "15800m", "memory": "65226700Ki", "pods": "110"},
        "addresses": [{"type": "InternalIP", "address": f"10.99.{index // 256 % 256}.{index % 256}"}, {"type": "Hostname", "address": name(index)}],
        "nodeInfo": {
            "machineID": digest[:32], "systemUUID": boot, "bootID": boot, "kernelVersion": "6.12.48+deb13-amd64",
            "osImage": "Debian GNU/Linux 13 (trixie)", "containerRuntimeVersion": "containerd://2.1.4", "kubeletVersion": "v1.20.2",
            "kubeProxyVersion": "v1.20.2", "operatingSystem": "linux", "architecture": "amd64",
        },
        "conditions": [
            condition("NetworkUnavailable", "False", "CiliumIsUp", "Cilium is running on this node"),
            condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            condition("Ready", "True", "KubeletReady", "kubelet is posting ready status. AppArmor enabled"),
        ],
        "images": pictures,
    }


def make(api, index, pictures):
    labels = {"kubernetes.io/hostname": name(index), "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}
    # Unschedulable, so that the lab's pods stay on the lab's own nodes.
    node = {"kind": "Node", "apiVersion": "v1", "metadata": {"name": name(index), "labels": labels}, "spec": {"unschedulable": True}}
    # 409 is no failure: a run before this one may have left it.
    api.call("POST", "/api/v1/nodes", node, good=(200, 201, 409))
    api.call("PATCH", f"/api/v1/nodes/{name(index)}/status", {"status": status(index, pictures)}, "application/merge-patch+json")


def all_nodes(count, work):
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        for done, _ in enumerate(pool.map(work, range(count)), 1):
            if done % 1000 == 0:
                print(f"bench: {done} of {count}", file=sys.stderr)


def read(path):
    return [[float(word) for word in line.split()] for line in path.read_text().splitlines()]


def report(folder, count):
    rows = {key: read(folder / key) for key in ("json", "raw", "kubemori")}
    titles = {"json": "kubectl get nodes -o json", "raw": "kubectl get --raw /api/v1/nodes", "kubemori": "kubemori nodes -o json"}
    seconds, memory = {}, {}
    print(f"| command ({count} nodes, medians of {len(rows['raw'])} runs) | wall | peak memory of that process | output |")
    print("|---|---|---|---|")
    for key, title in titles.items():
        seconds[key] = statistics.median(row[0] for row in rows[key])
        memory[key] = statistics.median(row[1] for row in rows[key]) / 1024
        print(f"| `{title}` | {seconds[key]:.2f} s | {memory[key]:.0f} MB | {rows[key][-1][2] / 1e6:.1f} MB |")
    shown = len(json.loads((folder / "nodes.json").read_text())["nodes"])
    goals = {
        f"all nodes shown ({shown})": shown >= count,
        f"at least 5 times faster than get -o json ({seconds['json'] / seconds['kubemori']:.1f})": seconds["json"] >= 5 * seconds["kubemori"],
        f"at most 20 % slower than get --raw ({seconds['kubemori'] / seconds['raw'] * 100 - 100:+.0f} %)": seconds["kubemori"] <= 1.2 * seconds["raw"],
        f"peak memory below 150 MB ({memory['kubemori']:.0f} MB)": memory["kubemori"] < 150,
    }
    for goal, met in goals.items():
        print(f"{'met   ' if met else 'MISSED'} {goal}")
    return 0 if all(goals.values()) else 1


def main(arguments):
    if len(arguments) == 2 and arguments[0] in ("make", "remove"):
        api, count = Api(), int(arguments[1])
        pictures = images()
        if arguments[0] == "make":
            all_nodes(count, lambda index: make(api, index, pictures))
        else:
            all_nodes(count, lambda index: api.call("DELETE", f"/api/v1/nodes/{name(index)}", good=(200, 202, 404)))
        return 0
    if len(arguments) == 3 and arguments[0] == "report":
        return report(pathlib.Path(arguments[1]), int(arguments[2]))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
