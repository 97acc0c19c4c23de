#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""etcd.py KUBEMORI: `kubemori etcd` on real etcds with TLS: members, snapshots that are proved, one that is changed on the way, a
rehearsal, disks without room, members that stop. Run it in a lab."""
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys

import lab_checks
from lab_checks import check

PROGRAM = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
LAB = os.environ.get('LAB', '/run/lab')
FOLDER = os.path.join(LAB, 'run', 'snapshots')
NODES = {'node1': '10.77.0.11', 'node2': '10.77.0.12'}
# Once, and only for a snapshot: the byte is flipped while it goes by.
FLIP = r"""#!/bin/sh
case "$*" in
  *.db) rm -f /usr/local/bin/cat
        /usr/bin/cat "$@" | python3 -c 'import sys; d = bytearray(sys.stdin.buffer.read()); d[9000] ^= 1; sys.stdout.buffer.write(d)';;
  *) exec /usr/bin/cat "$@";;
esac
"""
config = None


def etcd(*words, timeout=90):
    arguments = ['etcd', '--cluster', 'lab', *words] + (['--config', config] if config else [])
    return lab_checks.run(PROGRAM, *arguments, timeout=timeout)


def etcd_json(*words):
    result = etcd(*words, '-o', 'json')
    return result, json.loads(result.stdout) if result.stdout.strip() else {}


def on(node, script, content=None):
    return subprocess.run(['ssh', f'root@{NODES[node]}', script], input=content, check=True, capture_output=True, timeout=30, text=True).stdout


def trio(*words):
    return subprocess.run([os.path.join(HERE, 'etcd_trio.sh'), *words], check=True, capture_output=True, timeout=60, text=True).stdout.strip()


def ids(document):
    return [finding['id'] for finding in document.get('findings', [])]


def kept():
    return sorted(os.listdir(FOLDER)) if os.path.isdir(FOLDER) else []


def left_on_nodes():
    return ''.join(on(node, 'ls /var/lib/kubemori /var/tmp 2>/dev/null | grep -e etcd-lab -e rehearsal; true') for node in NODES)


def use_trio():
    """An etcd of three members, with the settings of a node as Kubespray writes them."""
    global config
    trio('start')
    trio('lead', 'node1')
    cluster = ','.join(f'{name}=https://{ip}:12380' for name, ip in {**NODES, 'here': '10.77.0.1'}.items())
    for node in NODES:
        on(node, 'cat > /etc/etcd.env', f'ETCD_NAME={node}\nETCD_DATA_DIR=/tmp/etcd-trio/data\nETCD_QUOTA_BACKEND_BYTES=4294967296\n'
           f'ETCD_INITIAL_CLUSTER={cluster}\nETCDCTL_CACERT=/etc/ssl/etcd/ssl/ca.pem\n')
    pki = os.path.join(LAB, 'pki')
    for key in range(20):
        subprocess.run(['etcdctl', '--endpoints=https://10.77.0.11:12379', f'--cacert={pki}/etcd-ca.crt', f'--cert={pki}/etcd-admin.crt',
                        f'--key={pki}/etcd-admin.key', 'put', f'/registry/{key}', 'x' * 1000], check=True, capture_output=True, timeout=30)
    usual = os.path.join(os.environ['XDG_CONFIG_HOME'], 'kubemori', 'clusters.yaml')
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'trio.yaml')
    with open(usual, encoding='utf-8') as source, open(config, 'w', encoding='utf-8') as target:
        target.write(source.read().replace('timeouts: {', 'gates: { etcd: { endpoint: "https://127.0.0.1:12379" } }\n    timeouts: {'))
    os.chmod(config, 0o600)


def one_member():
    result, document = etcd_json('members')
    member = document.get('members', [{}])[0]
    check('the lab has one member, which leads', result.returncode == 0 and len(document['members']) == 1 and member['leader']
          and member['healthy'] and member['version'].startswith('3.'), result.stdout + result.stderr)
    check('its size, position and latency are told', member['dbBytes'] > 0 and member['raftIndex'] > 0 and member['latencyMs'] > 0, member)
    check('one member is a note', 'etcd-single' in ids(document), ids(document))
    shown = etcd('members')
    check('and for people', shown.returncode == 0 and 'etcd1' in shown.stdout and 'etcd has one member' in shown.stdout, shown.stdout)
    for words in ((), ('defrag',), ('rehearse',), ('snapshot', '--keep', 'all')):
        wrong = etcd(*words)
        check('exit 2 for: etcd ' + ' '.join(words), wrong.returncode == 2 and not wrong.stdout, wrong.stderr)


def three_members():
    use_trio()
    result, document = etcd_json('members')
    members = {member['name']: member for member in document['members']}
    check('three members, led by node1', result.returncode == 0 and sorted(members) == ['here', 'node1', 'node2']
          and [name for name, member in members.items() if member['leader']] == ['node1'], result.stdout + result.stderr)
    check('nodes, quota and data folders are found', members['node2']['node'] == 'node2' and members['node1']['quotaBytes'] == 4 << 30
          and members['node2']['data']['path'] == '/tmp/etcd-trio/data' and members['node2']['data']['free'] > 0, members)
    check('a host that is no node is not asked', ids(document) == ['etcd-disk-unknown'], document['findings'])
    check('it is a service of the host', (document['kind'], document['route']) == ('host', 'host'), document)


def a_snapshot():
    _, before = etcd_json('snapshots', '--to', FOLDER)
    check('without one there is a finding', ids(before) == ['etcd-snapshot-none'], before)
    result, document = etcd_json('snapshot', '--to', FOLDER, '--rehearse')
    if not check('a snapshot is made', result.returncode == 0, result.stderr):
        return
    snapshot = document['snapshot']
    with open(snapshot['path'], 'rb') as file:
        content = file.read()
    check('it has the checksum that is told', hashlib.sha256(content).hexdigest() == snapshot['sha256'])
    check('and all proofs', snapshot['verified'] is True and snapshot['verifiedBy'] == 'sha256, integrity, etcdutl', snapshot)
    check('it is for its owner alone', (os.stat(snapshot['path']).st_mode & 0o777, os.stat(FOLDER).st_mode & 0o777) == (0o600, 0o700))
    status = json.loads(subprocess.run(['etcdutl', 'snapshot', 'status', snapshot['path'], '-w', 'json'], check=True, capture_output=True).stdout)
    check('etcdutl says the same', (status['hash'], status['revision'], status['totalKey'])
          == (snapshot['hash'], snapshot['revision'], snapshot['keys']), (status, snapshot))
    check('its name tells cluster and revision', os.path.basename(snapshot['path']).startswith('etcd-lab-')
          and snapshot['path'].endswith(f"-r{snapshot['revision']}.db"), snapshot['path'])
    check('the leader was spared', snapshot['member'] != 'node1', snapshot)
    check('the restore was rehearsed', document['rehearsal']['restored']['revision'] == snapshot['revision']
          and document['rehearsal']['walBytes'] > 0, document['rehearsal'])
    check('nothing is left of it', not glob.glob(FOLDER + '/kubemori-rehearsal-*') and left_on_nodes() == '', left_on_nodes())
    _, after = etcd_json('snapshots', '--to', FOLDER)
    check('it is in the list, and nothing to say of it', [s['path'] for s in after['snapshots']] == [snapshot['path']] and not ids(after), after)


def changed_on_the_way():
    before = kept()
    for node in NODES:
        on(node, 'cat > /usr/local/bin/cat && chmod 755 /usr/local/bin/cat', FLIP)
    result = etcd('snapshot', '--to', FOLDER)
    check('the copy had its byte flipped', any('cat' not in on(node, 'ls /usr/local/bin') for node in NODES))
    check('a copy that was changed on the way is refused', result.returncode == 1 and 'checksum' in result.stderr, result.stderr)
    check('and not kept, here or there', kept() == before and left_on_nodes() == '', (kept(), left_on_nodes()))
    for node in NODES:
        on(node, 'rm -f /usr/local/bin/cat')
    result, document = etcd_json('snapshot', '--to', FOLDER, '--keep', '1')
    check('the next one is good, and the older one goes', result.returncode == 0 and len(document['removed']) == 1 and len(kept()) == 2,
          (result.stderr, kept()))


def no_room():
    before = kept()
    small = os.path.join(LAB, 'run', 'small')
    os.makedirs(small, exist_ok=True)
    subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'small', small], check=True)
    result = etcd('snapshot', '--to', small)
    check('no room here: refused', result.returncode == 1 and 'no room' in result.stderr and os.listdir(small) == [], result.stderr)
    subprocess.run(['umount', small], check=True)
    for node in NODES:
        on(node, 'mkdir -p /var/lib/kubemori && mount -t tmpfs -o size=1m small /var/lib/kubemori')
    result = etcd('snapshot', '--to', FOLDER)
    check('no room there: refused', result.returncode == 1 and 'no room' in result.stderr and kept() == before, result.stderr)
    for node in NODES:
        on(node, 'umount /var/lib/kubemori')


def rehearsals():
    result, listed = etcd_json('snapshots', '--to', FOLDER)
    path = listed['snapshots'][0]['path']
    result, document = etcd_json('rehearse', path)
    check('a kept snapshot is rehearsed', result.returncode == 0 and document['rehearsal']['restored']['revision']
          == listed['snapshots'][0]['revision'], result.stderr)
    check('and that is noted', etcd_json('snapshots', '--to', FOLDER)[1]['snapshots'][0]['rehearsedAt'] is not None)
    broken = os.path.join(LAB, 'run', 'broken.db')
    shutil.copy(path, broken)
    with open(broken, 'r+b') as file:
        file.seek(9000)
        byte = file.read(1)
        file.seek(9000)
        file.write(bytes([byte[0] ^ 1]))
    result = etcd('rehearse', broken)
    check('a broken one is told', result.returncode == 1 and 'checksum' in result.stderr, result.stderr)
    check('one that is not there is wrong usage', etcd('rehearse', broken + '.none').returncode == 2)
    with open(path + '.json', 'r+', encoding='utf-8') as file:
        text = json.load(file)
        text['takenAt'] = '2020-01-01T00:00:00Z'
        file.seek(0)
        file.truncate()
        json.dump(text, file)
    check('an old one is a reminder', ids(etcd_json('snapshots', '--to', FOLDER)[1]) == ['etcd-snapshot-old'])


def members_stop():
    trio('kill', 'node2')
    result, document = etcd_json('members')
    check('a stopped member blocks', result.returncode == 3 and {'etcd-member-unhealthy', 'etcd-no-margin'} <= set(ids(document)),
          result.stdout + result.stderr)
    check('and is named', [f['where'] for f in document['findings'] if f['id'] == 'etcd-member-unhealthy'] == ['node2'], document['findings'])
    result = etcd('snapshot', '--to', FOLDER)
    check('a snapshot can be made of the others', result.returncode == 0, result.stderr)
    trio('kill', 'here')
    result, document = etcd_json('members')
    check('without a quorum the settings name the members', result.returncode == 3 and document['fromSettings'] is True
          and sorted(m['name'] for m in document['members']) == ['here', 'node1', 'node2'], result.stdout + result.stderr)
    check('and that is what is said first', ids(document)[:2] == ['etcd-no-quorum', 'etcd-no-leader'], ids(document))


def clean():
    trio('stop')
    for node in NODES:
        on(node, 'rm -f /etc/etcd.env /usr/local/bin/cat; umount /var/lib/kubemori 2>/dev/null; rm -rf /var/lib/kubemori; true')


if __name__ == '__main__':
    lab_checks.main([one_member, three_members, a_snapshot, changed_on_the_way, no_room, rehearsals, members_stop, clean])
