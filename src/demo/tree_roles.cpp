// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_texts.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto texts = R"tree(@file roles/%defaults%/defaults/main/main.yml
---
# What counts where an inventory says nothing
ping_access_ip: true
kube_api_anonymous_auth: true
kubelet_fail_swap_on: true

## The version of Kubernetes
@..2.28.0| kube_version: %kube%
@2.28.0..| kube_version: "{{ (kubelet_checksums['amd64'] | dict2items)[0].key }}"

## Older ones are not tried
@..2.28.0| kube_version_min_required: %lowest%
@2.28.0..| kube_version_min_required: "{{ (kubelet_checksums['amd64'] | dict2items)[-1].key }}"

kube_proxy_mode: ipvs
kube_network_plugin: calico
kube_service_addresses: 10.233.0.0/18
kube_pods_subnet: 10.233.64.0/18
kube_network_node_prefix: 24
@2.28.0..| ipv4_stack: true
@2.28.0..| ipv6_stack: "{{ enable_dual_stack_networks | default(false) }}"
container_manager: containerd
etcd_deployment_type: host
resolvconf_mode: host_resolvconf
kube_encrypt_secret_data: false
kube_proxy_strict_arp: false
kubeconfig_localhost: false
event_ttl_duration: "1h0m0s"
upstream_dns_servers: []
ntp_enabled: false
kubeadm_patches_dir: "{{ kube_config_dir }}/patches"
auto_renew_certificates: false
@2.25.0..| remove_anonymous_access: false

## Add-ons
helm_enabled: false
local_path_provisioner_enabled: false
@..2.31.0| dashboard_enabled: false
metrics_server_enabled: false
@..2.31.0| ingress_nginx_enabled: false
cert_manager_enabled: false
metallb_enabled: false
kube_vip_enabled: false
@..2.28.0| krew_enabled: false
@..2.28.0| cephfs_provisioner_enabled: false
@..2.28.0| rbd_provisioner_enabled: false
@2.25.0..| node_feature_discovery_enabled: false
@2.26.0..| gateway_api_enabled: false
@file roles/%defaults%/defaults/main/download.yml
---
# Versions of what is downloaded
@in ..2.28.0
runc_version: %runc%
containerd_version: %containerd%
calico_version: "%calico%"
cni_version: "%cni%"
helm_version: "%helm%"
kube_major_version: "{{ kube_version | regex_replace('^v([0-9])+\\.([0-9]+)\\.[0-9]+', 'v\\1.\\2') }}"
@end
@in 2.28.0..
runc_version: "{{ (runc_checksums['amd64'] | dict2items)[0].key }}"
containerd_version: "{{ (containerd_archive_checksums['amd64'] | dict2items)[0].key }}"
calico_version: "{{ (calicoctl_binary_checksums['amd64'] | dict2items)[0].key }}"
cni_version: "{{ (cni_binary_checksums['amd64'] | dict2items)[0].key }}"
helm_version: "{{ (helm_archive_checksums['amd64'] | dict2items)[0].key }}"
kube_major_version: "{{ (kube_version | split('.'))[:-1] | join('.') }}"
@end
calico_ctl_version: "{{ calico_version }}"
calico_cni_version: "{{ calico_version }}"
etcd_supported_versions:
  '%minor%': "%etcd%"
etcd_version: "{{ etcd_supported_versions[kube_major_version] }}"
coredns_version: "%coredns%"
nodelocaldns_version: "%nodelocaldns%"
metrics_server_version: "%metricsServer%"
@..2.31.0| ingress_nginx_version: "%ingressNginx%"
@..2.31.0| ingress_nginx_controller_image_tag: "{{ ingress_nginx_version }}"
cert_manager_version: "%certManager%"
metallb_version: %v%0.13.9
@2.30.0..| kube_vip_version: %kubeVip%
@..2.30.0| kube_vip_image_tag: v%kubeVipImage%
@2.30.0..| kube_vip_image_tag: "v{{ kube_vip_version }}"

download_run_once: false
download_localhost: false
download_force_cache: false
local_release_dir: "/tmp/releases"
@file roles/%defaults%/vars/main.yml ..2.28.0
---
# Not for inventories to set
calico_min_version_required: "v3.19.4"
containerd_min_version_required: "1.3.7"
kube_proxy_deployed: "{{ 'addon/kube-proxy' not in kubeadm_init_phases_skip }}"
@file roles/%defaults%/vars/main/main.yml 2.28.0..
---
# Not for inventories to set
calico_min_version_required: "3.27.0"
containerd_min_version_required: "1.3.7"
kube_proxy_deployed: "{{ 'addon/kube-proxy' not in kubeadm_init_phases_skip }}"
kube_service_subnets: "{{ kube_service_addresses }}"
@file roles/kubespray-defaults/tasks/main.yml 2.28.0..2.31.0
---
- name: Say the new name
  ansible.builtin.fail:
    msg: kubespray-defaults is deprecated, switch to kubespray_defaults
  ignore_errors: true # noqa ignore-errors
@file roles/dynamic_groups/tasks/main.yml 2.29.0..
---
- name: Nodes of kube-master belong to kube_control_plane
  ansible.builtin.group_by:
    key: kube_control_plane
  when: "'kube-master' in group_names"

- name: All nodes belong to k8s_cluster
  ansible.builtin.group_by:
    key: k8s_cluster
  when: group_names | intersect(['kube_control_plane', 'kube_node']) | length > 0
@file roles/kubernetes/node/defaults/main.yml
---
kubelet_config_api_version: v1beta1
kubelet_max_pods: 110
kubelet_shutdown_grace_period: 60s
@..2.30.0| kube_vip_version: %kubeVip%
kube_vip_arp_enabled: false
kube_vip_interface: ""
kube_vip_services_enabled: false
@2.25.0..| kube_vip_dns_mode: first
@2.28.0..| kube_vip_lb_fwdmethod: local
@2.31.0..| kube_vip_bgp_sourceip:
@2.31.0..| kube_vip_bgp_sourceif:
@file roles/kubernetes/node/tasks/main.yml
---
- name: Install | Copy kubelet binary from download dir
  ansible.builtin.copy:
    src: "{{ local_release_dir }}/kubelet"
    dest: "{{ bin_dir }}/kubelet"
    mode: "0755"
    remote_src: true
@file roles/kubernetes/preinstall/tasks/0040-verify-settings.yml
---
@2.27.0..| - name: Stop if any host not in '--limit' does not have a fact cache
@2.27.0..|   ansible.builtin.assert:
@2.27.0..|     that: hostvars[item].ansible_default_ipv4 is defined
@2.27.0..|     msg: "Kubespray does not support '--limit' without a populated facts cache for the following hosts: {{ item }}."
@2.27.0..|   loop: "{{ groups['k8s_cluster'] }}"
@2.27.0..|
- name: Stop if the version of Kubernetes is too old
  ansible.builtin.assert:
    that: kube_version is version(kube_version_min_required, '>=')
@file roles/upgrade/pre-upgrade/defaults/main.yml
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
@file roles/upgrade/pre-upgrade/tasks/main.yml
---
- name: Cordon node
  ansible.builtin.command: "{{ kubectl }} cordon {{ kube_override_hostname | default(inventory_hostname) }}"
  when: needs_cordoning

- name: Drain node
  ansible.builtin.command: >-
    {{ kubectl }} drain --force --ignore-daemonsets --delete-emptydir-data
    --grace-period {{ drain_grace_period }} --timeout {{ drain_timeout }}
    {{ kube_override_hostname | default(inventory_hostname) }}
  retries: "{{ drain_retries }}"
  delay: "{{ drain_retry_delay_seconds }}"
@2.31.0..|   async: "{{ (drain_timeout | regex_replace('s$', '') | int) + 120 }}"
@2.31.0..|   poll: 15
  when: needs_cordoning
@file roles/upgrade/post-upgrade/tasks/main.yml
---
- name: Wait for the node to be Ready
  ansible.builtin.command: "{{ kubectl }} wait --for=condition=Ready --timeout=120s node/{{ inventory_hostname }}"

- name: Uncordon node
  ansible.builtin.command: "{{ kubectl }} uncordon {{ inventory_hostname }}"
  when: needs_cordoning
@file roles/etcd/defaults/main.yml
---
etcd_backup_prefix: "/var/backups"
etcd_backup_retention_count: -1
etcd_data_dir: "/var/lib/etcd"
etcd_config_dir: /etc/ssl/etcd
etcd_heartbeat_interval: "250"
etcd_election_timeout: "5000"
etcd_snapshot_count: "10000"
etcd_metrics: "basic"
etcd_quota_backend_bytes: "2147483648"
etcd_max_request_bytes: "1572864"
etcd_compaction_retention: "8"
etcd_experimental_initial_corrupt_check: true
@..2.28.0| etcd_kubeadm_enabled: false
@file roles/etcd/tasks/main.yml
---
- name: Check etcd health
  ansible.builtin.command: "{{ bin_dir }}/etcdctl endpoint --cluster health"
  changed_when: false

- name: Save a snapshot before anything is changed
  ansible.builtin.command: "{{ bin_dir }}/etcdctl snapshot save {{ etcd_backup_prefix }}/etcd.db"
@file roles/network_plugin/calico_defaults/defaults/main.yml
---
calico_cni_name: k8s-pod-network
calico_network_backend: vxlan
calico_ipip_mode: Never
calico_vxlan_mode: Always
calico_vxlan_vni: 4096
calico_vxlan_port: 4789
calico_pool_name: "default-pool"
calico_pool_blocksize: 26
calico_datastore: "kdd"
calico_iptables_backend: "Auto"
nat_outgoing: true
calico_mtu: 1500
typha_enabled: false
typha_replicas: 1
calico_apiserver_enabled: false
calico_felix_floating_ips: Disabled
calico_kubeconfig_wait_timeout: 300
@file roles/network_plugin/calico/tasks/main.yml
---
- name: Calico | Check that the running version is not too old
  ansible.builtin.assert:
    that: calico_running_version is version(calico_min_version_required, '>=')

- name: Calico | Install
  ansible.builtin.include_tasks: install.yml
@file roles/network_plugin/calico/tasks/install.yml
---
- name: Calico | Apply its objects
  ansible.builtin.command: "{{ kubectl }} apply -f {{ kube_config_dir }}/calico"
@file roles/kubernetes-apps/metallb/defaults/main.yml
---
metallb_enabled: false
metallb_log_level: info
metallb_namespace: "metallb-system"
metallb_port: "7472"
metallb_memberlist_port: "7946"
metallb_speaker_enabled: "{{ metallb_enabled }}"
@file roles/kubernetes-apps/metallb/tasks/main.yml
---
- name: Kubernetes Apps | Stop if there is no address to give out
  ansible.builtin.assert:
    that: metallb_config.address_pools | default({}) | length > 0

- name: Kubernetes Apps | Install MetalLB
  ansible.builtin.command: "{{ kubectl }} apply -f {{ kube_config_dir }}/metallb.yaml"
@file roles/kubernetes-apps/ingress_controller/ingress_nginx/defaults/main.yml ..2.31.0
---
ingress_nginx_namespace: "ingress-nginx"
ingress_nginx_host_network: false
@2.25.0..| ingress_nginx_service_type: LoadBalancer
ingress_nginx_insecure_port: 80
ingress_nginx_secure_port: 443
ingress_nginx_class: nginx
ingress_nginx_without_class: true
ingress_nginx_default: false
ingress_nginx_termination_grace_period_seconds: 300
@file roles/kubernetes-apps/ingress_controller/ingress_nginx/tasks/main.yml ..2.31.0
---
- name: NGINX Ingress Controller | Apply manifests
  ansible.builtin.command: "{{ kubectl }} apply -f {{ kube_config_dir }}/addons/ingress_nginx"
@file roles/kubernetes-apps/ingress_controller/cert_manager/defaults/main.yml
---
cert_manager_namespace: "cert-manager"
cert_manager_leader_election_namespace: kube-system
cert_manager_dns_policy: "ClusterFirst"
)tree"_L1;

} // namespace

QLatin1StringView roleTexts()
{
    return texts;
}

} // namespace kubemori::demo
