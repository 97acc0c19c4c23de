#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a git repository that looks like Kubespray and upgrades the lab's nodes: tags v2.25.0 to v2.27.1.

usage: kubespray_repo.py FOLDER [--tag TAG] [--inventory NAME] [--samples FOLDER]
  --tag TAG         what is checked out at the end, on a branch t_TAG (v2.26.0)
  --inventory NAME  an inventory of the lab's nodes with settings of its own, as an admin of that tag has it
  --samples FOLDER  take inventory/sample of the tags from FOLDER/TAG/inventory/sample where it is there
"""
import argparse
import os
import re
import shutil
import subprocess

from kubespray_texts import FILES

ANSIBLE = '2.16.19'  # the version that packaging/toolchain/ansible.sh fetches wheels of
RELEASES = {
    'v2.25.0': dict(date='2024-05-21T09:26:12Z', kube='v1.29.5', lowest='v1.27.0', etcd='v3.5.12', containerd='1.7.16', calico='v3.27.3',
                    runc='v1.1.12', cni='v1.3.0', helm='v3.14.2', coredns='v1.11.1', logline='-1', inventory='hosts.yaml'),
    'v2.26.0': dict(date='2024-09-05T07:24:49Z', kube='v1.30.4', lowest='v1.28.0', etcd='v3.5.12', containerd='1.7.21', calico='v3.28.1',
                    runc='v1.1.13', cni='v1.4.0', helm='v3.15.4', coredns='v1.11.1', logline='-1', inventory='hosts.yaml'),
    'v2.27.0': dict(date='2025-01-02T03:58:14Z', kube='v1.31.4', lowest='v1.29.0', etcd='v3.5.16', containerd='1.7.24', calico='v3.29.1',
                    runc='v1.2.3', cni='v1.4.0', helm='v3.16.4', coredns='v1.11.3', logline='16384', inventory='inventory.ini'),
    'v2.27.1': dict(date='2025-06-27T14:00:33Z', kube='v1.31.9', lowest='v1.29.0', etcd='v3.5.21', containerd='1.7.27', calico='v3.29.4',
                    runc='v1.2.3', cni='v1.4.0', helm='v3.16.4', coredns='v1.11.3', logline='16384', inventory='inventory.ini'),
}
NODES = {'node1': '10.77.0.11', 'node2': '10.77.0.12', 'node3': '10.77.0.13', 'node4': '10.77.0.14'}
# What the admin of the lab's cluster has set: (file below group_vars, old line of the sample, own lines).
OWN_SETTINGS = (
    ('all/all.yml', r'^ntp_enabled: .*$', 'ntp_enabled: true'),
    ('all/all.yml', r'^# upstream_dns_servers:\n#   - .*$', 'upstream_dns_servers:\n  - 10.77.0.1\n  - 10.77.0.2'),
    ('all/containerd.yml', r'^# containerd_debug_level: .*$', 'containerd_debug_level: "warn"'),
    ('k8s_cluster/k8s-cluster.yml', r'^kube_proxy_strict_arp: .*$', 'kube_proxy_strict_arp: true'),
    ('k8s_cluster/k8s-cluster.yml', r'^event_ttl_duration: .*$', 'event_ttl_duration: "3h0m0s"'),
    ('k8s_cluster/k8s-cluster.yml', r'^auto_renew_certificates: .*$', 'auto_renew_certificates: true'),
    ('k8s_cluster/addons.yml', r'^helm_enabled: .*$', 'helm_enabled: true'),
    ('k8s_cluster/addons.yml', r'^metrics_server_enabled: .*$', 'metrics_server_enabled: true'),
    ('k8s_cluster/k8s-net-calico.yml', r'^# calico_mtu: .*$', 'calico_mtu: 1450'),
)
OWN_FILE = 'all/site.yml'
OWN_TEXT = '---\n# Ours: no role of Kubespray reads these\nsite_name: lab\nsite_window: "Sun 02:00-05:00"\n'
# Changed by the admin and by v2.27.0: only a person can say what is to become of it.
CONFLICT = ('k8s_cluster/k8s-cluster.yml', r'^kubeadm_patches:\n  enabled: false$', 'kubeadm_patches:\n  enabled: true')


def version_of(tag):
    return tuple(int(number) for number in tag.lstrip('v').split('.'))


def text_for(tag, text):
    """The lines of the release, with its values."""
    release = RELEASES[tag]
    values = dict(release, tag=tag, version=tag[1:], ansible=ANSIBLE, minor=release['kube'].rsplit('.', 1)[0])
    lines = []
    for line in text.strip('\n').split('\n'):
        some = re.match(r'@([0-9.]*?)\.\.([0-9.]*)\| ?(.*)$', line)
        if some:
            first, end, line = some.groups()
            if (first and version_of(tag) < version_of(first)) or (end and version_of(tag) >= version_of(end)):
                continue
        lines.append(re.sub(r'%(\w+)%', lambda name: values[name.group(1)], line))
    return '\n'.join(lines) + '\n'


def checksums(tag):
    """Sums that are no file's: which patches there are is all that is read of them."""
    line, newest = RELEASES[tag]['kube'].rsplit('.', 1)
    text = '---\n'
    for program in ('kubelet', 'kubectl', 'kubeadm'):
        text += f'{program}_checksums:\n  amd64:\n'
        text += ''.join(f'    {line}.{patch}: {patch + 1:064x}\n' for patch in range(int(newest), -1, -1))
    return text


def tree(tag):
    files = {path: text_for(tag, text) for path, text in FILES.items()}
    files['roles/kubespray-defaults/defaults/main/checksums.yml'] = checksums(tag)
    return files


def git(folder, *arguments, date=None):
    named = {'GIT_AUTHOR_NAME': 'Lab', 'GIT_AUTHOR_EMAIL': 'lab@example.org', 'GIT_COMMITTER_NAME': 'Lab',
             'GIT_COMMITTER_EMAIL': 'lab@example.org'}
    if date:
        named.update(GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
    return subprocess.run(['git', '-C', folder, *arguments], check=True, capture_output=True, text=True, timeout=60,
                          env={**os.environ, **named}).stdout


def write(folder, path, text):
    target = os.path.join(folder, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, 'w', encoding='utf-8') as file:
        file.write(text)


def write_tree(folder, tag, samples):
    for entry in os.listdir(folder):
        if entry != '.git':
            path = os.path.join(folder, entry)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    for path, text in tree(tag).items():
        write(folder, path, text)
    real = os.path.join(samples, tag, 'inventory', 'sample') if samples else ''
    if os.path.isdir(real):
        own = os.path.join(folder, 'inventory', 'sample')
        shutil.rmtree(own)
        shutil.copytree(real, own)


def make(folder, tag='v2.26.0', samples=None):
    """The whole history; `tag` is checked out on a branch t_TAG, as after an earlier upgrade."""
    os.makedirs(folder, exist_ok=True)
    git(folder, 'init', '-q', '-b', 'master')
    for name, release in RELEASES.items():
        write_tree(folder, name, samples)
        git(folder, 'add', '-A')
        git(folder, 'commit', '-q', '-m', f'Release {name}', date=release['date'])
        git(folder, 'tag', '-a', '-m', name, name, date=release['date'])
    git(folder, 'checkout', '-q', '-b', f't_{tag}', tag)
    # Whoever commits here later is somebody.
    git(folder, 'config', 'user.name', 'Admin of the lab')
    git(folder, 'config', 'user.email', 'admin@example.org')


def hosts_yaml():
    """As inventory_builder wrote it until v2.26: all nodes are kube_node, and no etcd_member_name."""
    text = 'all:\n  hosts:\n'
    for name, address in NODES.items():
        text += f'    {name}:\n      ansible_host: {address}\n      ip: {address}\n      access_ip: {address}\n'
        if name == 'node1':  # the lab's only etcd runs on the workstation and is node1's
            text += '      etcd_access_address: 10.77.0.1\n'
    text += '  vars:\n    ansible_user: ops\n    ansible_python_interpreter: /usr/bin/python3\n  children:\n'
    for group, hosts in (('kube_control_plane', ('node1', 'node2')), ('kube_node', tuple(NODES)), ('etcd', ('node1',))):
        text += f'    {group}:\n      hosts:\n' + ''.join(f'        {host}:\n' for host in hosts)
    return text + '    k8s_cluster:\n      children:\n        kube_control_plane:\n        kube_node:\n    calico_rr:\n      hosts: {}\n'


def inventory_ini():
    """As the samples are from v2.27.0 on."""
    lines = ['[all:vars]', 'ansible_user=ops', 'ansible_python_interpreter=/usr/bin/python3', '', '[kube_control_plane]']
    member = {'node1': ' etcd_access_address=10.77.0.1 etcd_member_name=etcd1'}
    lines += [f'{name} ansible_host={NODES[name]} ip={NODES[name]} access_ip={NODES[name]}{member.get(name, "")}' for name in ('node1', 'node2')]
    lines += ['', '[etcd]', 'node1', '', '[kube_node]', 'node1', 'node2']
    lines += [f'{name} ansible_host={NODES[name]} ip={NODES[name]} access_ip={NODES[name]}' for name in ('node3', 'node4')]
    return '\n'.join(lines + ['', '[k8s_cluster:children]', 'kube_control_plane', 'kube_node', '']) + '\n'


def replace(folder, file, old, new):
    path = os.path.join(folder, 'group_vars', file)
    with open(path, encoding='utf-8') as source:
        text = source.read()
    changed, count = re.subn(old, lambda _: new, text, count=1, flags=re.MULTILINE)
    if not count:  # a sample of another kind does not have the line
        changed = text + new + '\n'
    with open(path, 'w', encoding='utf-8') as target:
        target.write(changed)


def make_inventory(folder, name, tag='v2.26.0', conflict=True):
    """inventory/NAME with the lab's nodes and settings of its own, made from the sample that is checked out."""
    own = os.path.join(folder, 'inventory', name)
    shutil.copytree(os.path.join(folder, 'inventory', 'sample'), own)
    os.unlink(os.path.join(own, 'inventory.ini'))
    file = RELEASES[tag]['inventory']
    write(own, file, hosts_yaml() if file == 'hosts.yaml' else inventory_ini())
    for change in OWN_SETTINGS:
        replace(own, *change)
    if conflict:
        replace(own, *CONFLICT)
    write(own, f'group_vars/{OWN_FILE}', OWN_TEXT)
    return os.path.join('inventory', name, file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('folder')
    parser.add_argument('--tag', default='v2.26.0', choices=RELEASES)
    parser.add_argument('--inventory')
    parser.add_argument('--samples')
    options = parser.parse_args()
    make(options.folder, options.tag, options.samples)
    if options.inventory:
        print(make_inventory(options.folder, options.inventory, options.tag))


if __name__ == '__main__':
    main()
