# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the lab's Kubespray in miniature: layouts and names of the real releases, and playbooks that do on the lab's paper
nodes what the real ones do on machines. In own words and small. A line `@2.27.0..| TEXT` is only of releases from there on,
`@..2.27.0| TEXT` of those before; %name% is a value of the release.
"""

FILES = {
    '.gitignore': r'''
.venv
*.retry
*.bak
*~

# Inventories are everybody's own
inventory/*
!inventory/local
!inventory/sample
''',
    'README.md': r'''
# Kubespray, in miniature, for the lab of Kubemori

This is not Kubespray: it upgrades nodes that are only paper. Release: %tag%, Kubernetes %kube%.
''',
    'galaxy.yml': r'''
---
namespace: kubernetes_sigs
name: kubespray
version: %version%
readme: README.md
''',
    'requirements.txt': r'''
# One version for all tags: the lab has no other
ansible-core==%ansible%
''',
    'ansible.cfg': r'''
[ssh_connection]
pipelining=True
ssh_args = -o ControlMaster=auto -o ControlPersist=30m -o ConnectionAttempts=5 -o UserKnownHostsFile=/dev/null
[defaults]
force_valid_group_names = ignore
host_key_checking=False
gathering = smart
fact_caching = jsonfile
fact_caching_connection = /tmp
fact_caching_timeout = 86400
timeout = 300
stdout_callback = default
display_skipped_hosts = no
callbacks_enabled = profile_tasks,ara_default
roles_path = roles
deprecation_warnings=False
inventory_ignore_extensions = ~, .orig, .bak, .ini, .cfg, .retry, .creds
[inventory]
ignore_patterns = artifacts, credentials
''',
    'cluster.yml': r'''
---
- name: Install a cluster
  ansible.builtin.import_playbook: playbooks/cluster.yml
''',
    'upgrade-cluster.yml': r'''
---
- name: Upgrade a cluster
  ansible.builtin.import_playbook: playbooks/upgrade_cluster.yml
''',
    'docs/ansible/ansible.md': r'''
# Ansible

| Ansible Version | Python Version |
|-----------------|----------------|
| >= 2.16.4 | 3.10-3.13 |
''',
    'docs/operations/upgrades.md': r'''
# Upgrades

One minor release after the other:

    ansible-playbook upgrade-cluster.yml -b -i inventory/mycluster/%inventory%
@2.27.0..|
@2.27.0..| With --limit only when facts of all nodes are in the cache.
''',
    'playbooks/ansible_version.yml': r'''
---
- name: Look at Ansible
  hosts: all
  gather_facts: false
  become: false
  run_once: true
  vars:
    minimal_ansible_version: 2.16.4
    maximal_ansible_version: 2.17.0
  tags: always
  tasks:
    - name: "Between {{ minimal_ansible_version }} and {{ maximal_ansible_version }}?"
      ansible.builtin.assert:
        msg: "Ansible must be between {{ minimal_ansible_version }} and {{ maximal_ansible_version }} exclusive - you have {{ ansible_version.string }}"
        that:
          - ansible_version.string is version(minimal_ansible_version, ">=")
          - ansible_version.string is version(maximal_ansible_version, "<")
''',
    'playbooks/boilerplate.yml': r'''
---
- name: Look at Ansible first
  import_playbook: ansible_version.yml

@..2.27.0| - name: Old names of the control plane's group
@..2.27.0|   hosts: kube-master
@..2.27.0|   gather_facts: false
@..2.27.0|   tags: always
@..2.27.0|   tasks:
@..2.27.0|     - name: These nodes belong to kube_control_plane
@..2.27.0|       ansible.builtin.group_by:
@..2.27.0|         key: kube_control_plane
@2.27.0..| - name: Groups that an inventory need not have
@2.27.0..|   hosts: all
@2.27.0..|   gather_facts: false
@2.27.0..|   tags: always
@2.27.0..|   tasks:
@2.27.0..|     - name: Nodes belong to k8s_cluster
@2.27.0..|       ansible.builtin.group_by:
@2.27.0..|         key: k8s_cluster
@2.27.0..|       when: group_names | intersect(['kube_control_plane', 'kube_node']) | length > 0
''',
    'playbooks/facts.yml': r'''
---
- name: Prepare hosts for Ansible
  hosts: k8s_cluster:etcd:calico_rr
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  gather_facts: false
  roles:
    - { role: kubespray-defaults }
    - { role: bootstrap-os, tags: bootstrap-os }

- name: Gather facts
  hosts: k8s_cluster:etcd:calico_rr
  gather_facts: false
  tags: always
  tasks:
    - name: Gather minimal facts
      ansible.builtin.setup:
        gather_subset: '!all'

    - name: Gather necessary facts (network)
      ansible.builtin.setup:
        gather_subset: '!all,!min,network'
        filter: "ansible_*_ipv[46]*"
''',
    'playbooks/install_etcd.yml': r'''
---
- name: Install etcd
  hosts: etcd
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  roles:
    - { role: kubespray-defaults }
    - { role: etcd, tags: etcd }
''',
    'playbooks/cluster.yml': r'''
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: Gather facts
  import_playbook: facts.yml

- name: Nodes
  hosts: k8s_cluster
  gather_facts: false
  roles:
    - { role: kubespray-defaults }
    - { role: kubernetes/node, tags: node }

- name: Install Kubernetes apps
  hosts: kube_control_plane
  gather_facts: false
  roles:
    - { role: kubespray-defaults }
    - { role: kubernetes-apps, tags: apps }
''',
    'playbooks/upgrade_cluster.yml': r'''
---
- name: What all playbooks begin with
  import_playbook: boilerplate.yml

- name: Gather facts
  import_playbook: facts.yml

- name: Prepare nodes for upgrade
  hosts: k8s_cluster:etcd:calico_rr
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  roles:
    - { role: kubespray-defaults }
    - { role: kubernetes/preinstall, tags: preinstall }

- name: Install etcd
  import_playbook: install_etcd.yml

- name: Control planes first, one after the other
  hosts: kube_control_plane
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  serial: 1
  roles:
    - { role: kubespray-defaults }
    - { role: upgrade/pre-upgrade, tags: pre-upgrade }
    - { role: container-engine, tags: container-engine }
    - { role: kubernetes/node, tags: node }
    - { role: kubernetes/control-plane, tags: master, upgrade_cluster_setup: true }
    - { role: upgrade/post-upgrade, tags: post-upgrade }

- name: Network of all nodes
  hosts: kube_control_plane:calico_rr:kube_node
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  serial: "{{ serial | default('20%') }}"
  roles:
    - { role: kubespray-defaults }
    - { role: network_plugin, tags: network }

- name: Then the workers, a few at a time
  hosts: kube_node:calico_rr:!kube_control_plane
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  serial: "{{ serial | default('20%') }}"
  roles:
    - { role: kubespray-defaults }
    - { role: upgrade/pre-upgrade, tags: pre-upgrade }
    - { role: container-engine, tags: container-engine }
    - { role: kubernetes/node, tags: node }
    - { role: kubernetes/kubeadm, tags: kubeadm }
    - { role: upgrade/post-upgrade, tags: post-upgrade }

- name: Install Kubernetes apps
  hosts: kube_control_plane
  gather_facts: false
  any_errors_fatal: "{{ any_errors_fatal | default(true) }}"
  roles:
    - { role: kubespray-defaults }
    - { role: kubernetes-apps, tags: apps }
''',
    'roles/kubespray-defaults/defaults/main/main.yml': r'''
---
kube_version: %kube%
kube_version_min_required: %lowest%

kubectl: "kubectl --kubeconfig {{ kube_config_dir }}/admin.conf"
kube_config_dir: /etc/kubernetes
bin_dir: /usr/local/bin
ignore_assert_errors: false
kube_proxy_mode: ipvs
kube_proxy_strict_arp: false
kube_network_plugin: calico
kube_network_node_prefix: 24
container_manager: containerd
etcd_deployment_type: host
kube_api_anonymous_auth: true
kubelet_fail_swap_on: true
deploy_container_engine: true
auto_renew_certificates: false
event_ttl_duration: "1h0m0s"
ntp_enabled: false
helm_enabled: false
metrics_server_enabled: false
metallb_enabled: false
containerd_max_container_log_line_size: %logline%
containerd_debug_level: "info"
@..2.27.0| kubeadm_patches:
@..2.27.0|   enabled: false
@2.27.0..| kubeadm_patches: []
''',
    'roles/kubespray-defaults/defaults/main/download.yml': r'''
---
kube_major_version: "{{ kube_version | regex_replace('^v([0-9])+\\.([0-9]+)\\.[0-9]+', 'v\\1.\\2') }}"
etcd_supported_versions:
  %minor%: "%etcd%"
etcd_version: "{{ etcd_supported_versions[kube_major_version] }}"
containerd_version: %containerd%
calico_version: "%calico%"
runc_version: %runc%
cni_version: "%cni%"
coredns_version: "%coredns%"
helm_version: "%helm%"
metallb_version: v0.13.9
metrics_server_version: v0.7.0
''',
    'roles/kubespray-defaults/tasks/main.yml': r'''
---
- name: Configure defaults
  ansible.builtin.debug:
    msg: "Check roles/kubespray-defaults/defaults/main/main.yml"
  tags: always
''',
    'roles/bootstrap-os/tasks/main.yml': r'''
---
- name: Is there a Python
  ansible.builtin.raw: test -x /usr/bin/python3
  changed_when: false
''',
    'roles/etcd/defaults/main.yml': r'''
---
etcd_data_dir: /var/lib/etcd
''',
    'roles/etcd/tasks/main.yml': r'''
---
- name: Install etcd | Look at its version
  ansible.builtin.command: etcd --version
  changed_when: false
''',
    'roles/kubernetes/preinstall/defaults/main.yml': r'''
---
upstream_dns_servers: []
ntp_servers:
  - "0.pool.ntp.org iburst"
''',
    'roles/kubernetes/preinstall/tasks/main.yml': r'''
---
- name: Verify settings
  ansible.builtin.import_tasks: 0040-verify-settings.yml
''',
    'roles/kubernetes/preinstall/tasks/0040-verify-settings.yml': r'''
---
@2.27.0..| - name: Stop if any host not in '--limit' does not have a fact cache
@2.27.0..|   vars:
@2.27.0..|     left_out: "{{ groups['k8s_cluster'] | difference(query('inventory_hostnames', ansible_limit)) }}"
@2.27.0..|     unknown: "{{ left_out | map('extract', hostvars) | selectattr('ansible_default_ipv4', 'undefined') | map(attribute='inventory_hostname') | list }}"
@2.27.0..|   ansible.builtin.assert:
@2.27.0..|     that: unknown == []
@2.27.0..|     fail_msg: |
@2.27.0..|       Kubespray does not support '--limit' without a populated facts cache for the excluded hosts.
@2.27.0..|       Run facts.yml without '--limit' first. These have none: {{ unknown }}
@2.27.0..|   run_once: true
@2.27.0..|   when:
@2.27.0..|     - ansible_limit is defined
@2.27.0..|     - not ignore_assert_errors
@2.27.0..|
- name: Stop if the group kube_control_plane is empty
  ansible.builtin.assert:
    that: groups.get('kube_control_plane')
  run_once: true

- name: Stop if the version of Kubernetes is too old
  ansible.builtin.assert:
    that: kube_version is version(kube_version_min_required, '>=')
  run_once: true
''',
    'roles/upgrade/pre-upgrade/defaults/main.yml': r'''
---
drain_grace_period: 300
drain_timeout: 360s
drain_pod_selector: ""
drain_nodes: true
drain_retries: 3
drain_retry_delay_seconds: 10
drain_fallback_enabled: false
upgrade_node_always_cordon: false
upgrade_node_uncordon_after_drain_failure: true
upgrade_node_fail_if_drain_fails: true
upgrade_node_confirm: false
upgrade_node_pause_seconds: 0
''',
    'roles/upgrade/pre-upgrade/tasks/main.yml': r'''
---
- name: Confirm node upgrade
  ansible.builtin.pause:
    echo: true
    prompt: "Ready to upgrade node? (Press Enter to continue or Ctrl+C for other options)"
  when: upgrade_node_confirm

- name: Wait before upgrade node
  ansible.builtin.pause:
    seconds: "{{ upgrade_node_pause_seconds }}"
  when:
    - not upgrade_node_confirm
    - upgrade_node_pause_seconds != 0

- name: See if node is in ready state
  ansible.builtin.command: >-
    {{ kubectl }} get node {{ inventory_hostname }}
    -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}'
  register: node_ready
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  failed_when: false
  changed_when: false

- name: See if node is schedulable
  ansible.builtin.command: "{{ kubectl }} get node {{ inventory_hostname }} -o jsonpath='{.spec.unschedulable}'"
  register: node_unschedulable
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  failed_when: false
  changed_when: false

- name: Set if node needs cordoning
  ansible.builtin.set_fact:
    needs_cordoning: "{{ (node_ready.stdout == 'True' and not node_unschedulable.stdout) or upgrade_node_always_cordon | bool }}"

- name: Node draining
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  when: needs_cordoning
  block:
    - name: Cordon node
      ansible.builtin.command: "{{ kubectl }} cordon {{ inventory_hostname }}"
      changed_when: true

    - name: Drain node
      ansible.builtin.command: >-
        {{ kubectl }} drain --force --ignore-daemonsets --grace-period {{ drain_grace_period }}
        --timeout {{ drain_timeout }} --delete-emptydir-data {{ inventory_hostname }}
        {% if drain_pod_selector %}--pod-selector '{{ drain_pod_selector }}'{% endif %}
      when: drain_nodes
      register: drained
      until: drained.rc == 0
      retries: "{{ drain_retries }}"
      delay: "{{ drain_retry_delay_seconds }}"
  rescue:
    - name: Set node back to schedulable
      ansible.builtin.command: "{{ kubectl }} uncordon {{ inventory_hostname }}"
      when: upgrade_node_uncordon_after_drain_failure

    - name: Fail after rescue
      ansible.builtin.fail:
        msg: "Failed to drain node {{ inventory_hostname }}"
      when: upgrade_node_fail_if_drain_fails
''',
    'roles/upgrade/post-upgrade/defaults/main.yml': r'''
---
upgrade_node_post_upgrade_confirm: false
''',
    'roles/upgrade/post-upgrade/tasks/main.yml': r'''
---
- name: Confirm node uncordon
  ansible.builtin.pause:
    echo: true
    prompt: "Ready to uncordon node?"
  when: upgrade_node_post_upgrade_confirm

- name: Uncordon node
  ansible.builtin.command: "{{ kubectl }} uncordon {{ inventory_hostname }}"
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  when: needs_cordoning | default(false)
''',
    'roles/container-engine/tasks/main.yml': r'''
---
- name: Install containerd
  ansible.builtin.copy:
    content: "{{ containerd_version }}\n"
    dest: /var/lib/lab/containerd-version
    mode: "0644"
''',
    'roles/kubernetes/node/defaults/main.yml': r'''
---
kubelet_max_pods: 110
kubelet_shutdown_grace_period: 60s
lab_folder: /var/lib/lab
''',
    'roles/kubernetes/node/tasks/main.yml': r'''
---
# The lab's kubelet is paper: its binary is a line in a file. Two files beside it make this role slow, or fail once.
- name: Install | Look for what the lab wants of this node
  ansible.builtin.shell: |
    mkdir -p {{ lab_folder }}
    cat {{ lab_folder }}/slow-upgrade 2>/dev/null || echo 0
    cat {{ lab_folder }}/fail-upgrade 2>/dev/null || true
    rm -f {{ lab_folder }}/fail-upgrade
  register: lab_wishes
  changed_when: false

- name: Install | Unpack binaries
  ansible.builtin.command: "sleep {{ lab_wishes.stdout_lines[0] }}"
  changed_when: false
  when: lab_wishes.stdout_lines[0] | float > 0

- name: Install | Check the kubelet binary
  ansible.builtin.fail:
    msg: "{{ lab_wishes.stdout_lines[1] }}"
  when: lab_wishes.stdout_lines | length > 1

- name: Install | Copy kubelet binary from download dir
  ansible.builtin.copy:
    content: "{{ kube_version if kube_version is match('v') else 'v' ~ kube_version }}\n"
    dest: "{{ lab_folder }}/kubelet-version"
    mode: "0644"

- name: Wait for the kubelet of this version
  ansible.builtin.command: >-
    {{ kubectl }} get node {{ inventory_hostname }}
    -o jsonpath='{.status.nodeInfo.kubeletVersion} {.status.conditions[?(@.type=="Ready")].status}'
  register: kubelet_says
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  until: kubelet_says.stdout == 'v' ~ (kube_version | regex_replace('^v', '')) ~ ' True'
  retries: 30
  delay: 1
  changed_when: false
''',
    'roles/kubernetes/control-plane/tasks/main.yml': r'''
---
- name: Kubeadm | Wait for the API server of this version
  ansible.builtin.command: >-
    {{ kubectl }} -n kube-system get pod kube-apiserver-{{ inventory_hostname }}
    -o jsonpath='{.spec.containers[0].image} {.status.conditions[?(@.type=="Ready")].status}'
  register: apiserver_says
  delegate_to: "{{ groups['kube_control_plane'][0] }}"
  until: apiserver_says.stdout == 'registry.k8s.io/kube-apiserver:v' ~ (kube_version | regex_replace('^v', '')) ~ ' True'
  retries: 30
  delay: 1
  changed_when: false
''',
    'roles/kubernetes/kubeadm/tasks/main.yml': r'''
---
- name: Kubeadm | Look at the node's certificate
  ansible.builtin.stat:
    path: /var/lib/kubelet/pki/kubelet.crt
''',
    'roles/network_plugin/defaults/main.yml': r'''
---
calico_cni_name: k8s-pod-network
calico_pool_blocksize: 26
calico_mtu: 0
''',
    'roles/network_plugin/tasks/main.yml': r'''
---
- name: Calico | Write down its version
  ansible.builtin.copy:
    content: "{{ calico_version }}\n"
    dest: /var/lib/lab/calico-version
    mode: "0644"
''',
    'roles/kubernetes-apps/tasks/main.yml': r'''
---
- name: Kubernetes Apps | Say what is installed
  ansible.builtin.shell: >-
    {{ kubectl }} -n kube-system create configmap kubespray-apps --from-literal=release=%tag%
    --from-literal=coredns={{ coredns_version }} --dry-run=client -o yaml | {{ kubectl }} apply -f -
  when: inventory_hostname == groups['kube_control_plane'][0]
  changed_when: true
''',
    'inventory/sample/inventory.ini': r'''
@..2.27.0| # Every machine once, with the address that Ansible reaches it by.
@..2.27.0| [all]
@..2.27.0| # node1 ansible_host=192.0.2.11 etcd_member_name=etcd1
@..2.27.0|
@..2.27.0| [kube_control_plane]
@..2.27.0| # node1
@..2.27.0|
@..2.27.0| [etcd]
@..2.27.0| # node1
@..2.27.0|
@..2.27.0| [kube_node]
@..2.27.0| # node2
@..2.27.0|
@..2.27.0| [calico_rr]
@..2.27.0|
@..2.27.0| [k8s_cluster:children]
@..2.27.0| kube_control_plane
@..2.27.0| kube_node
@..2.27.0| calico_rr
@2.27.0..| # Control planes that run etcd too, and workers. Members of etcd need their etcd_member_name.
@2.27.0..| [kube_control_plane]
@2.27.0..| # node1 ansible_host=192.0.2.11 etcd_member_name=etcd1
@2.27.0..|
@2.27.0..| [etcd:children]
@2.27.0..| kube_control_plane
@2.27.0..|
@2.27.0..| [kube_node]
@2.27.0..| # node4 ansible_host=192.0.2.14
''',
    'inventory/sample/group_vars/all/all.yml': r'''
---
## Where programs are put
bin_dir: /usr/local/bin

## A load balancer on every node
# loadbalancer_apiserver_localhost: true
loadbalancer_apiserver_port: 6443

## Name servers
# upstream_dns_servers:
#   - 192.0.2.53

## Time
ntp_enabled: false
ntp_servers:
  - "0.pool.ntp.org iburst"

@..2.27.0| ## A cloud to work with
@..2.27.0| # cloud_provider:
@2.27.0..| ## A cloud to work with; only "external" is left
@2.27.0..| # cloud_provider:
@2.27.0..| # external_cloud_provider:

no_proxy_exclude_workers: false
unsafe_show_logs: false
''',
    'inventory/sample/group_vars/all/etcd.yml': r'''
---
## Where etcd keeps its data
etcd_data_dir: /var/lib/etcd

## host: a service; kubeadm: a static pod
etcd_deployment_type: host
''',
    'inventory/sample/group_vars/all/containerd.yml': r'''
---
# containerd_storage_dir: "/var/lib/containerd"
# containerd_debug_level: "info"
@..2.27.0| # containerd_max_container_log_line_size: -1
@2.27.0..| # containerd_max_container_log_line_size: 16384
''',
    'inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml': r'''
---
## Folders of Kubernetes on a node
kube_config_dir: /etc/kubernetes
kube_cert_dir: "{{ kube_config_dir }}/ssl"

## The version of Kubernetes
kube_version: %kube%

kube_network_plugin: calico

## Addresses of services and of pods
kube_service_addresses: 10.233.0.0/18
kube_pods_subnet: 10.233.64.0/18
kube_network_node_prefix: 24

## How services find their pods
kube_proxy_mode: ipvs
## MetalLB with layer2 needs it with ipvs
kube_proxy_strict_arp: false

kube_encrypt_secret_data: false
cluster_name: cluster.local
container_manager: containerd
credentials_dir: "{{ inventory_dir }}/credentials"

## How long events are kept
event_ttl_duration: "1h0m0s"

## Renew certificates by a timer
auto_renew_certificates: false

## Changes to what kubeadm writes
@..2.27.0| kubeadm_patches:
@..2.27.0|   enabled: false
@..2.27.0|   source_dir: "{{ inventory_dir }}/patches"
@..2.27.0|   dest_dir: "{{ kube_config_dir }}/patches"
@2.27.0..| kubeadm_patches_dir: "{{ kube_config_dir }}/patches"
@2.27.0..| kubeadm_patches: []
@2.27.0..|
@2.27.0..| ## Take away what strangers may read
@2.27.0..| remove_anonymous_access: false
''',
    'inventory/sample/group_vars/k8s_cluster/k8s-net-calico.yml': r'''
---
calico_cni_name: k8s-pod-network
## Bits of a node's share of the pool
calico_pool_blocksize: 26
# calico_mtu: 1500
''',
    'inventory/sample/group_vars/k8s_cluster/addons.yml': r'''
---
helm_enabled: false

## Figures for kubectl top
metrics_server_enabled: false
# metrics_server_replicas: 1

## Addresses for services of type LoadBalancer
metallb_enabled: false
metallb_speaker_enabled: "{{ metallb_enabled }}"
metallb_namespace: "metallb-system"
# metallb_config:
#   address_pools:
#     primary:
#       ip_range:
#         - 192.0.2.200-192.0.2.220

@2.27.0..| ## The objects of the Gateway API
@2.27.0..| gateway_api_enabled: false
''',
}
