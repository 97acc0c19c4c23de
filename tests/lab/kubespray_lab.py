# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of upgrades on the lab share: a cluster that stands at a release, its checkout, and what becomes of it."""
import glob
import os
import shutil
import subprocess
import sys

import kubespray_repo
from lab_checks import kubectl, truth

HOME = os.environ.get('HOME', '/nowhere')
CHECKOUT = os.path.join(HOME, 'kubespray')
WHEELS = os.path.join(os.environ.get('KUBEMORI_CACHE', '/nowhere'), 'wheels')
NODES = tuple(kubespray_repo.NODES)
FAIL_MARK = '/var/lib/lab/fail-upgrade'
SLOW_MARK = '/var/lib/lab/slow-upgrade'


def why_not():
    """Why no environment can be made here; empty when it can."""
    if not glob.glob(os.path.join(WHEELS, f'ansible_core-{kubespray_repo.ANSIBLE}-*.whl')):
        reason = os.path.join(WHEELS, 'why')
        if os.path.exists(reason):
            with open(reason, encoding='utf-8') as file:
                return file.read().strip()
        return f'there are no wheels of ansible-core {kubespray_repo.ANSIBLE} in {WHEELS}: ./dev test fetches them'
    probe = subprocess.run([sys.executable, '-c', 'import venv, ensurepip'], capture_output=True, text=True, check=False)
    return '' if probe.returncode == 0 else 'this Python makes no virtual environments: the package python3-venv is missing'


def skip_if_impossible():
    reason = '' if 'KUBEMORI_LAB' not in os.environ else why_not()
    if reason:
        print(f'SKIP   : {reason}')
        sys.exit(77)


def set_version(node, version):
    subprocess.run(['lab-ctl', 'node', node, 'kubelet-version', version], check=True, capture_output=True, timeout=60)


def cluster_at(tag):
    """All nodes at the release's version of Kubernetes, as if it had installed them."""
    for node in NODES:
        set_version(node, kubespray_repo.RELEASES[tag]['kube'])
        mark(node, '/var/lib/lab/containerd-version', kubespray_repo.RELEASES[tag]['containerd'] + '\n')
    subprocess.run(['lab-ctl', 'ready'], check=True, capture_output=True, timeout=120)


def profile(inventory, name='clusters-upgrade.yaml'):
    """clusters.yaml with the cluster `lab` and its checkout; returns its path."""
    with open(os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml'), encoding='utf-8') as file:
        lab = file.read().split('  - id: lab-kubeconfig')[0]
    path = os.path.join(HOME, name)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 'w', encoding='utf-8') as file:
        file.write(lab + f'    kubespray: {{ path: {CHECKOUT}, inventory: {inventory} }}\n')
    return path


def fresh_checkout(tag, inventory='lab', conflict=True):
    """A new one; returns the path of the inventory file in it. With real samples where $KUBEMORI_LAB_SAMPLES names a folder of them."""
    shutil.rmtree(CHECKOUT, ignore_errors=True)
    kubespray_repo.make(CHECKOUT, tag, os.environ.get('KUBEMORI_LAB_SAMPLES'))
    return kubespray_repo.make_inventory(CHECKOUT, inventory, tag, conflict)


def versions():
    return {name: item['status']['nodeInfo']['kubeletVersion'] for name, item in truth().items()}


def ready():
    """Names of the nodes that are Ready."""
    return sorted(name for name, item in truth().items()
                  if any(c['type'] == 'Ready' and c['status'] == 'True' for c in item['status']['conditions']))


def images(component='kube-apiserver'):
    """Of its pods, by node."""
    lines = kubectl('get', 'pods', '-n', 'kube-system', '-l', f'component={component}', '-o',
                    r'jsonpath={range .items[*]}{.spec.nodeName} {.spec.containers[0].image}{"\n"}{end}')
    return dict(line.split(' ') for line in lines.splitlines())


def mark(node, path, text):
    """Writes a file on a node."""
    subprocess.run(['ssh', f'root@{kubespray_repo.NODES[node]}', f'mkdir -p $(dirname {path}); cat > {path}'], input=text, text=True,
                   check=True, capture_output=True, timeout=30)


def unmark(node, path):
    subprocess.run(['ssh', f'root@{kubespray_repo.NODES[node]}', f'rm -f {path}'], check=True, capture_output=True, timeout=30)


def clean_up():
    """What `lab-ctl reset` does not know of."""
    kubectl('delete', 'configmap', 'kubespray-apps', '-n', 'kube-system', '--ignore-not-found')
