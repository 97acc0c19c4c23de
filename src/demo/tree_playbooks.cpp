// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_texts.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto texts = R"tree(@file README.md
# Kubespray, in miniature

This is not Kubespray. It is a small stand-in that Kubemori's demo makes for itself: files and settings have the names
of the real ones, so that releases can be compared, settings carried over and branches made. Nothing can be installed
with it. The real one: <https://github.com/kubernetes-sigs/kubespray>

Release: %tag%

## What this release installs

| Part | Version |
|---|---|
| Kubernetes | %kube% |
| etcd | %etcd% |
| containerd | %containerd% |
| Calico | %calico% |
| CoreDNS | %coredns% |
| kube-vip | v%kubeVipImage% |
@..2.31.0| | ingress-nginx | %ingressNginx% |

## Node systems

- Debian 12
@2.29.0..| - Debian 13
@..2.29.0| - Ubuntu 20.04
- Ubuntu 22.04 and 24.04
@..2.30.0| - RHEL and its kin 8
- RHEL and its kin 9
@2.29.0..| - RHEL and its kin 10
@file .gitignore
.venv
.cache
*.retry
*.bak
*.swp
*~

# Inventories are everybody's own
inventory/*
!inventory/local
!inventory/sample
@file ansible.cfg
[ssh_connection]
pipelining=True
ssh_args = -o ControlMaster=auto -o ControlPersist=30m

[defaults]
force_valid_group_names = ignore
host_key_checking=False
gathering = smart
fact_caching = jsonfile
fact_caching_connection = /tmp
fact_caching_timeout = 86400
stdout_callback = default
@..2.29.0| callbacks_enabled = profile_tasks,ara_default
@2.29.0..| callbacks_enabled = profile_tasks
roles_path = roles
inventory_ignore_extensions = ~, .orig, .bak, .ini, .cfg, .retry
@file requirements.txt
ansible==%ansible%
@..2.26.0| cryptography==41.0.4
@2.27.0..2.28.0| cryptography==44.0.0
@2.28.0..2.29.0| cryptography==45.0.2
@2.29.0..2.30.0| cryptography==46.0.2
@2.30.0..2.31.0| cryptography==46.0.3
@2.31.0..| cryptography==46.0.7
@..2.30.0| jmespath==1.0.1
@2.30.0..| jmespath==1.1.0
@..2.25.0| netaddr==0.9.0
@2.25.0..2.26.0| netaddr==1.2.1
@2.26.0..| netaddr==1.3.0
@..2.26.0| ruamel.yaml==0.17.35
@file galaxy.yml
---
namespace: kubernetes_sigs
name: kubespray
description: A miniature for Kubemori's demo
version: %version%
readme: README.md
dependencies:
  ansible.utils: '>=2.5.0'
  community.general: '>=7.0.0'
@file cluster.yml
---
- name: Install a cluster
  ansible.builtin.import_playbook: playbooks/cluster.yml
@file upgrade-cluster.yml
---
- name: Upgrade a cluster
  ansible.builtin.import_playbook: playbooks/upgrade_cluster.yml
@file upgrade_cluster.yml 2.29.1..
---
- name: Upgrade a cluster
  ansible.builtin.import_playbook: playbooks/upgrade_cluster.yml
@file scale.yml
---
- name: Add nodes
  ansible.builtin.import_playbook: playbooks/scale.yml
@file remove-node.yml
---
- name: Take nodes away
  ansible.builtin.import_playbook: playbooks/remove_node.yml
@file remove_node.yml 2.29.1..
---
- name: Take nodes away
  ansible.builtin.import_playbook: playbooks/remove_node.yml
@file reset.yml
---
- name: Remove Kubernetes from all nodes
  ansible.builtin.import_playbook: playbooks/reset.yml
@file recover-control-plane.yml
---
- name: Bring a broken control plane back
  ansible.builtin.import_playbook: playbooks/recover_control_plane.yml
@file playbooks/ansible_version.yml
---
- name: Look at Ansible
  hosts: all
  gather_facts: false
  become: false
  run_once: true
  vars:
    minimal_ansible_version: %ansibleMin%
    maximal_ansible_version: %ansibleMax%
  tags: always
  tasks:
    - name: "Is it {{ minimal_ansible_version }} or later, and before {{ maximal_ansible_version }}?"
      ansible.builtin.assert:
        msg: "Ansible must be between {{ minimal_ansible_version }} and {{ maximal_ansible_version }} exclusive - you have {{ ansible_version.string }}"
        that:
          - ansible_version.string is version(minimal_ansible_version, ">=")
          - ansible_version.string is version(maximal_ansible_version, "<")
@file playbooks/boilerplate.yml
---
- name: Look at Ansible first
  import_playbook: ansible_version.yml

- name: Groups by their new names
  hosts: all
  gather_facts: false
  tags: always
@..2.29.0|   tasks:
@..2.29.0|     - name: Nodes of kube-master belong to kube_control_plane
@..2.29.0|       ansible.builtin.group_by:
@..2.29.0|         key: kube_control_plane
@..2.29.0|       when: "'kube-master' in group_names"
@..2.27.0|     - name: Nodes of k8s-cluster belong to k8s_cluster
@..2.27.0|       ansible.builtin.group_by:
@..2.27.0|         key: k8s_cluster
@..2.27.0|       when: "'k8s-cluster' in group_names"
@2.27.0..2.29.0|     - name: All nodes belong to k8s_cluster
@2.27.0..2.29.0|       ansible.builtin.group_by:
@2.27.0..2.29.0|         key: k8s_cluster
@2.27.0..2.29.0|       when: group_names | intersect(['kube_control_plane', 'kube_node']) | length > 0
@2.29.0..|   roles:
@2.29.0..|     - role: dynamic_groups
@file playbooks/facts.yml
---
@2.29.0..| - name: Groups first
@2.29.0..|   import_playbook: boilerplate.yml
@2.29.0..|
@2.29.0..| - name: Then the facts
@2.29.0..|   import_playbook: internal_facts.yml
@..2.29.0| - name: Gather facts of all nodes
@..2.29.0|   hosts: k8s_cluster:etcd:calico_rr
@..2.29.0|   gather_facts: true
@file playbooks/internal_facts.yml 2.29.0..
---
- name: Gather facts of all nodes
  hosts: k8s_cluster:etcd:calico_rr
  gather_facts: true
@file playbooks/install_etcd.yml
---
- name: Install etcd
  hosts: etcd
  roles:
    - role: %defaults%
    - role: etcd
@file playbooks/cluster.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: etcd
  import_playbook: install_etcd.yml

- name: Nodes
  hosts: k8s_cluster
  roles:
    - role: %defaults%
    - role: kubernetes/node

- name: Network
  hosts: k8s_cluster
  roles:
    - role: %defaults%
    - role: network_plugin

- name: Add-ons
  hosts: kube_control_plane
  roles:
    - role: %defaults%
@..2.31.0|     - role: kubernetes-apps/ingress_controller
    - role: kubernetes-apps
@file playbooks/upgrade_cluster.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: etcd
  import_playbook: install_etcd.yml

- name: Control planes, one after the other
  hosts: kube_control_plane
  serial: 1
  roles:
    - role: %defaults%
    - role: upgrade/pre-upgrade
    - role: kubernetes/node
    - role: upgrade/post-upgrade

- name: Workers
  hosts: kube_node:!kube_control_plane
  serial: "{{ serial | default('20%') }}"
  roles:
    - role: %defaults%
    - role: upgrade/pre-upgrade
    - role: kubernetes/node
    - role: upgrade/post-upgrade

- name: Add-ons
  hosts: kube_control_plane
  roles:
    - role: %defaults%
@..2.31.0|     - role: kubernetes-apps/ingress_controller
    - role: kubernetes-apps
@file playbooks/scale.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: New nodes
  hosts: kube_node
  roles:
    - role: %defaults%
    - role: kubernetes/node
@file playbooks/remove_node.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: Take them away
  hosts: "{{ node | default('kube_node') }}"
  gather_facts: false
  roles:
    - role: %defaults%
@file playbooks/reset.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: Ask before everything is removed
  hosts: all
  gather_facts: false
  roles:
    - role: %defaults%
@file playbooks/recover_control_plane.yml
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: etcd of what is left
  hosts: etcd[0]
  roles:
    - role: %defaults%
@file docs/ansible.md ..2.25.0
# Ansible

Use the version that requirements.txt names, in a virtual environment of its own.

| Ansible Version | Python Version |
|-----------------|----------------|
| %ansibleRange% | %python% |
@file docs/ansible/ansible.md 2.25.0..
# Ansible

Use the version that requirements.txt names, in a virtual environment of its own.

| Ansible Version | Python Version |
|-----------------|----------------|
| %ansibleRange% | %python% |
@file docs/upgrades.md ..2.25.0
# Upgrades

Go from one minor release to the next and leave none out. Read what changed, carry your settings over, then:

    ansible-playbook facts.yml -b -i inventory/mycluster/inventory.ini
    ansible-playbook upgrade-cluster.yml -b -i inventory/mycluster/inventory.ini

Nodes can be given a few at a time with --limit.
@file docs/operations/upgrades.md 2.25.0..
# Upgrades

Go from one minor release to the next and leave none out; releases that only mend may be left out. Read what changed,
carry your settings over, then:

@..2.28.0|     ansible-playbook facts.yml -b -i inventory/mycluster/inventory.ini
@2.28.0..|     ansible-playbook playbooks/facts.yml -b -i inventory/mycluster/inventory.ini
    ansible-playbook upgrade-cluster.yml -b -i inventory/mycluster/inventory.ini

Nodes can be given a few at a time with --limit.
@2.27.0..| Without facts of all nodes in the cache --limit is refused.
)tree"_L1;

} // namespace

QLatin1StringView playbookTexts()
{
    return texts;
}

} // namespace kubemori::demo
