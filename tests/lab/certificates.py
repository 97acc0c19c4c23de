#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates on the lab: node1 gets what kubeadm left on a control plane, all of it expired, and an API server of its own that shows it.
They are seen, a renewal that breaks off half-way is put back, and one that works (over ssh only) is served.

usage, inside the lab: certificates.py KUBEMORI
Prints Qt-Test-like totals at the end; exit 0 when every check passed, 77 outside a lab or without a kubeadm.
"""
import base64
import json
import os
import re
import subprocess
import sys
import tempfile

import lab_checks
from lab_checks import check

PROGRAM = sys.argv[1]
NODE = '10.77.0.11'
PKI = os.path.join(os.environ.get('LAB', '/run/lab'), 'pki')
SSL = '/etc/kubernetes/ssl'
PAST = ('20240101000000Z', '20250101000000Z')
CONFIG = f"""apiVersion: kubeadm.k8s.io/v1beta2
kind: InitConfiguration
localAPIEndpoint: {{ advertiseAddress: {NODE}, bindPort: 6443 }}
nodeRegistration: {{ name: node1, criSocket: /run/containerd/containerd.sock }}
---
apiVersion: kubeadm.k8s.io/v1beta2
kind: ClusterConfiguration
kubernetesVersion: v1.20.2
certificatesDir: {SSL}
etcd:
  external:
    endpoints: [ "https://10.77.0.1:2379" ]
    caFile: /etc/ssl/etcd/ssl/ca.pem
    certFile: /etc/ssl/etcd/ssl/admin-node1.pem
    keyFile: /etc/ssl/etcd/ssl/admin-node1-key.pem
"""
# Stands for the kubelet and the container runtime: what is removed is started again.
SERVER = f"""#!/bin/bash
cd /
while :; do
  kube-apiserver --etcd-servers=https://10.77.0.1:2379 --etcd-cafile=/etc/ssl/etcd/ssl/ca.pem \\
    --etcd-certfile=/etc/ssl/etcd/ssl/admin-node1.pem --etcd-keyfile=/etc/ssl/etcd/ssl/admin-node1-key.pem \\
    --advertise-address={NODE} --bind-address=0.0.0.0 --secure-port=6443 --tls-cert-file={SSL}/apiserver.crt \\
    --tls-private-key-file={SSL}/apiserver.key --client-ca-file={SSL}/ca.crt --authorization-mode=Node,RBAC \\
    --service-cluster-ip-range=10.233.0.0/18 --service-account-issuer=https://kubernetes.default.svc.cluster.local \\
    --service-account-signing-key-file={SSL}/sa.key --service-account-key-file={SSL}/sa.pub --allow-privileged=true \\
    --endpoint-reconciler-type=none --disable-admission-plugins=ServiceAccount >> /var/log/kube-apiserver.log 2>&1
  sleep 0.5
done
"""
# The lab's kubeadm is real, but cannot write kubeconfigs: it was built with a Go that its JSON library does not know. Those are signed by
# openssl here, with the same arguments, order and words.
KUBEADM = f"""#!/bin/bash
real=/usr/local/lib/lab/kubeadm
kubeconfig() {{
  local file=/etc/kubernetes/$1.conf d; d=$(mktemp -d)
  sed -n 's/^ *client-certificate-data: //p' "$file" | base64 -d > "$d/old" && sed -n 's/^ *client-key-data: //p' "$file" | base64 -d > "$d/key"
  openssl x509 -x509toreq -in "$d/old" -key "$d/key" -out "$d/csr" 2>/dev/null || exit 1
  openssl x509 -req -in "$d/csr" -CA {SSL}/ca.crt -CAkey {SSL}/ca.key -days 365 -extfile <(echo extendedKeyUsage=clientAuth) -out "$d/new" 2>/dev/null || exit 1
  sed -i "s/client-certificate-data: .*/client-certificate-data: $(base64 -w 0 "$d/new")/" "$file"; rm -r "$d"
  echo "certificate embedded in the kubeconfig file for $1 renewed"
}}
case "$*" in
  "certs renew all --config "*)
    for c in admin.conf apiserver apiserver-kubelet-client controller-manager.conf front-proxy-client scheduler.conf; do
      case $c in *.conf) kubeconfig "${{c%.conf}}";; *) "$real" certs renew "$c" --config "$5" || exit 1;; esac
    done;;
  *) exec "$real" "$@";;
esac
"""
CRICTL = """#!/bin/bash
case "$*" in
  "pods --namespace kube-system --name "*" -q") pgrep -f '^kube-apiserver --etcd-servers' | sed 's/^/pod/';;
  "rmp -f pod"*) shift 2; kill "${@#pod}";;
  *) echo "crictl: '$*' is not there in a lab node" >&2; exit 1;;
esac
"""


def kubemori(*arguments, timeout=120):
    return lab_checks.run(PROGRAM, *arguments, timeout=timeout)


def openssl(*arguments):
    subprocess.run(['openssl', *arguments], check=True, capture_output=True, timeout=30)


def on_node(script, data=b''):
    return subprocess.run(['ssh', f'root@{NODE}', script], input=data, check=True, capture_output=True, timeout=60).stdout.decode()


def put(path, data, mode='600'):
    on_node(f"umask 077; mkdir -p '{os.path.dirname(path)}'; cat > '{path}'; chmod {mode} '{path}'",
            data if isinstance(data, bytes) else data.encode())


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def assets():
    """The folder with the lab's kubeadm; None when it has none."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'control_plane.sh')
    found = subprocess.run([script, 'find'], capture_output=True, text=True, timeout=30)
    folder = (found.stdout.splitlines() or [''])[-1]
    return folder if os.path.exists(os.path.join(folder, 'kubeadm')) else None


def certificate(folder, name, subject, ca, names=''):
    """A pair signed by `ca` that has long ended; returns certificate and key."""
    base = os.path.join(folder, name)
    extensions = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\n' \
        'extendedKeyUsage=serverAuth,clientAuth\n' + (f'subjectAltName={names}\n' if names else '')
    with open(base + '.ext', 'w', encoding='utf-8') as file:
        file.write(extensions)
    openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', subject, '-keyout', base + '.key',
            '-out', base + '.csr')
    openssl('x509', '-req', '-in', base + '.csr', '-CA', ca + '.crt', '-CAkey', ca + '.key', '-extfile', base + '.ext',
            '-not_before', PAST[0], '-not_after', PAST[1], '-out', base + '.crt')
    return read(base + '.crt'), read(base + '.key')


def kubeconfig(pair):
    text = on_node('cat /etc/kubernetes/admin.conf')
    for key, data in zip(('client-certificate-data', 'client-key-data'), pair):
        text = re.sub(rf'{key}: \S+', f'{key}: {base64.b64encode(data).decode()}', text)
    return text


def served():
    """When the certificate that node1's API endpoint shows ends."""
    shown = subprocess.run(['openssl', 's_client', '-connect', f'{NODE}:6443'], input=b'', capture_output=True, timeout=20).stdout
    end = subprocess.run(['openssl', 'x509', '-noout', '-enddate'], input=shown, capture_output=True, timeout=20)
    return end.stdout.decode().strip()


def ready():
    for _ in range(150):
        if subprocess.run(['curl', '-ks', '--max-time', '2', f'https://{NODE}:6443/readyz'], capture_output=True, timeout=10).stdout == b'ok':
            return True
        subprocess.run(['sleep', '0.2'], check=False)
    return False


def fingerprint():
    """Everything that a renewal changes, with modes and owners."""
    return on_node('cd /; find etc/kubernetes root/.kube -type f -exec stat -c "%n %a %u" {} + | sort; '
                   'find etc/kubernetes root/.kube -type f -exec sha256sum {} + | sort')


def prepare():
    folder = assets()
    on_node('tar -C / -cf /var/lib/lab-before.tar etc/kubernetes root/.kube')
    with tempfile.TemporaryDirectory() as work:
        ca = os.path.join(PKI, 'ca')
        proxy = os.path.join(work, 'front-proxy-ca')
        openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650', '-subj',
                '/CN=front-proxy-ca', '-keyout', proxy + '.key', '-out', proxy + '.crt')
        names = f'DNS:node1,DNS:kubernetes,DNS:kubernetes.default,DNS:localhost,IP:127.0.0.1,IP:{NODE},IP:10.233.0.1'
        pairs = {
            'apiserver': certificate(work, 'apiserver', '/CN=kube-apiserver', ca, names),
            'apiserver-kubelet-client': certificate(work, 'kubelet', '/O=system:masters/CN=kube-apiserver-kubelet-client', ca),
            'front-proxy-client': certificate(work, 'front', '/CN=front-proxy-client', proxy),
            'front-proxy-ca': (read(proxy + '.crt'), read(proxy + '.key')),
            'ca': (read(ca + '.crt'), read(ca + '.key')),
        }
        for name, (crt, key) in pairs.items():
            put(f'{SSL}/{name}.crt', crt, '644')
            put(f'{SSL}/{name}.key', key)
        for name, subject in (('admin', '/O=system:masters/CN=kubernetes-admin'),
                              ('controller-manager', '/CN=system:kube-controller-manager'), ('scheduler', '/CN=system:kube-scheduler')):
            text = kubeconfig(certificate(work, name, subject, ca))
            put(f'/etc/kubernetes/{name}.conf', text)
            if name == 'admin':
                put('/root/.kube/config', text)
    for name in ('sa.key', 'sa.pub'):
        put(f'{SSL}/{name}', read(os.path.join(PKI, name)))
    put('/etc/kubernetes/kubeadm-config.yaml', CONFIG, '640')
    put('/usr/local/bin/crictl', CRICTL, '755')
    put('/usr/local/bin/lab-apiserver', SERVER, '755')
    put('/usr/local/bin/kubeadm', KUBEADM, '755')
    put('/usr/local/lib/lab/kubeadm', read(os.path.join(folder, 'kubeadm')), '755')
    put('/usr/local/bin/kube-apiserver', read(os.path.join(folder, 'kube-apiserver')), '755')
    # Its API endpoint is a server of its own from now on, with the node's files.
    on_node("pkill -f '6443 23[7]9'; setsid -f python3 /usr/local/lib/lab/forward.py 10.77.0.1 2379 >/dev/null 2>&1 </dev/null; "
            "setsid -f lab-apiserver >/dev/null 2>&1 </dev/null")
    check('node1 has an API server of its own', ready(), on_node('tail -n 5 /var/log/kube-apiserver.log'))
    check('which shows an expired certificate', served() == 'notAfter=Jan  1 00:00:00 2025 GMT', served())


def seen():
    result = kubemori('certs', '--cluster', 'lab', '-o', 'json')
    check('certs exits 3 when something has expired', result.returncode == 3, f'{result.returncode} {result.stderr}')
    document = json.loads(result.stdout)
    wanted = {'node', 'path', 'subject', 'notAfter', 'daysLeft'}
    check('certs has the fields of the contract', all(wanted <= set(c) for c in document['certificates']), document['certificates'][:2])
    of = {(c['node'], c['path']): c for c in document['certificates']}
    first = of[('node1', f'{SSL}/apiserver.crt')]
    check('the expired one is seen', first['daysLeft'] < 0 and first['notAfter'] == '2025-01-01T00:00:00Z' and first['key'] == 'same', first)
    check('with its names', f'IP:{NODE}' in first['names'] and first['issuer'] == 'CN=kubernetes', first)
    check('and as what the server shows', of[('node1', '127.0.0.1:6443')]['fingerprint'] == first['fingerprint'], of)
    check('kubeconfigs too', of[('node1', '/root/.kube/config')]['daysLeft'] < 0 and of[('node1', '/etc/kubernetes/scheduler.conf')]['daysLeft'] < 0)
    check('node2 is well', of[('node2', f'{SSL}/apiserver.crt')]['daysLeft'] > 300 and of[('node2', '127.0.0.1:2379')]['daysLeft'] > 300)
    check('every node was asked', {c['node'] for c in document['certificates']} == {'node1', 'node2', 'node3', 'node4'})
    ids = {(f['node'], f['id']) for f in document['findings'] if f['severity'] == 'block'}
    check('findings name node1 only', ids == {('node1', 'expired')}, ids)
    for language, word in (('en', 'expired'), ('ja', '期限')):
        table = kubemori('certs', '--cluster', 'lab', '--language', language)
        check('a table for people: ' + language, table.returncode == 3 and f'{SSL}/apiserver.crt' in table.stdout, table.stdout)
    only = kubemori('certs', '--cluster', 'lab', '--nodes', 'node3', '-o', 'json')
    check('--nodes asks only these', only.returncode == 0 and {c['node'] for c in json.loads(only.stdout)['certificates']} == {'node3'},
          only.stdout + only.stderr)
    for wrong in (('--nodes', 'node9'), ('--warn-days', 'x'), ('--dry-run',), ('--renew', '--nodes', 'node3', '--dry-run')):
        result = kubemori('certs', '--cluster', 'lab', *wrong)
        check('exit 2 for: ' + ' '.join(wrong), result.returncode == 2 and result.stderr.strip() and not result.stdout, result.stderr)


def ssh_only():
    """The lab's profile, with node1 as the only way in: its kubectl cannot log in, so that there is no API."""
    usual = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml')
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'ssh-only.yaml')
    with open(usual, encoding='utf-8') as source, open(config, 'w', encoding='utf-8') as target:
        target.write(source.read().replace('hosts: [10.77.0.11, 10.77.0.12]', 'hosts: [10.77.0.11]'))
    os.chmod(config, 0o600)
    return config


def plan():
    before = fingerprint()
    result = kubemori('certs', '--config', ssh_only(), '--cluster', 'lab', '--renew', '--dry-run', '-o', 'json')
    check('a plan can be made without an API', result.returncode == 0, result.stderr)
    made = json.loads(result.stdout)['plan']
    check('of the one node that is known', made['nodes'] == ['node1'] and made['addresses'] == {'node1': NODE}, made)
    check('in five steps', [s['kind'] for s in made['steps']] == ['gates', 'backup', 'renew', 'restart', 'serving'], made['steps'])
    check('with the exact command', 'kubeadm certs renew all --config /etc/kubernetes/kubeadm-config.yaml' in made['steps'][2]['command'],
          made['steps'][2])
    check('and Kubespray’s way to start pods anew', 'crictl rmp -f' in made['steps'][3]['command'], made['steps'][3])
    check('a dry run changes nothing', fingerprint() == before)
    unattended = kubemori('certs', '--config', ssh_only(), '--cluster', 'lab', '--renew')
    check('without --yes a decision is needed (exit 4)', unattended.returncode == 4 and fingerprint() == before, unattended.stderr)


def broken_off():
    on_node(f'mv {SSL}/front-proxy-ca.key /root/')
    before = fingerprint()
    result = kubemori('certs', '--cluster', 'lab', '--renew', '--nodes', 'node1', '--yes', '-o', 'json')
    check('a renewal that breaks off fails', result.returncode == 1, f'{result.returncode} {result.stderr[-3000:]}')
    check('and says what was put back', 'put back from /var/lib/kubemori/certificates-' in result.stderr, result.stderr[-3000:])
    check('kubeadm itself says nothing of it by its exit code', 'Detected external front-proxy-ca' in result.stderr
          and f'{SSL}/front-proxy-client.crt is still the old one' in result.stderr, result.stderr[-3000:])
    after = fingerprint()
    check('every file is as before, mode and owner too', after == before, after)
    check('the server was left alone', served() == 'notAfter=Jan  1 00:00:00 2025 GMT', served())
    on_node(f'mv /root/front-proxy-ca.key {SSL}/')


def renewed():
    config = ssh_only()
    result = kubemori('certs', '--config', config, '--cluster', 'lab', '--renew', '--yes', '-o', 'json')
    check('renewed over ssh only', result.returncode == 0, f'{result.returncode} {result.stderr[-4000:]}')
    document = json.loads(result.stdout)
    check('node1 succeeded', [(n['name'], n['outcome']) for n in document['nodes']] == [('node1', 'Succeeded')], document)
    check('its API endpoint serves the new one', served() != 'notAfter=Jan  1 00:00:00 2025 GMT' and ready(), served())
    end = on_node(f'openssl x509 -noout -enddate < {SSL}/apiserver.crt').strip()
    check('which is what lies in the file', served() == end, (served(), end))
    check('with the names it had', 'IP Address:10.233.0.1' in on_node(f'openssl x509 -noout -ext subjectAltName < {SSL}/apiserver.crt'))
    check('root’s kubeconfig is the new one', on_node('cmp /etc/kubernetes/admin.conf /root/.kube/config && stat -c %a /root/.kube/config')
          .strip() == '600')
    check('and works', 'node4' in on_node('kubectl get nodes'))
    folder = f"/var/lib/kubemori/certificates-{document['operation']}"
    check('the backup is there, root’s alone', on_node(f'stat -c "%a %U" {folder}').strip() == '700 root')
    check('and holds the old ones', 'Jan  1 00:00:00 2025' in on_node(f'openssl x509 -noout -enddate < {folder}/ssl/apiserver.crt'))
    result = kubemori('certs', '--cluster', 'lab', '-o', 'json')
    check('certs finds nothing any more', result.returncode == 0, result.stdout[-2000:])
    shown = kubemori('operations', 'show', document['operation'], '-o', 'json')
    check('the operation is kept', shown.returncode == 0 and 'renew-certificates' in shown.stdout, shown.stdout)


def leave():
    """node1 as it was: its disk outlives the reset."""
    on_node('rm -rf /etc/kubernetes /root/.kube /usr/local/bin/kubeadm /usr/local/bin/kube-apiserver /usr/local/bin/crictl '
            '/usr/local/bin/lab-apiserver /usr/local/lib/lab/kubeadm /var/lib/kubemori; tar -C / -xpf /var/lib/lab-before.tar; rm /var/lib/lab-before.tar')
    subprocess.run(['lab-ctl', 'node', 'node1', 'crash'], check=True, timeout=60)


if 'KUBEMORI_LAB' in os.environ and assets() is None:
    print('SKIP   : the lab’s programs were found without a kubeadm')
    sys.exit(77)
lab_checks.main([prepare, seen, plan, broken_off, renewed, leave])
