// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_texts.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto texts = R"tree(@file inventory/sample/inventory.ini
@in ..2.27.0
# Every machine once, with the address that Ansible reaches it by.
[all]
# node1 ansible_host=192.0.2.11 etcd_member_name=etcd1
# node2 ansible_host=192.0.2.12 etcd_member_name=etcd2
# node3 ansible_host=192.0.2.13 etcd_member_name=etcd3
# node4 ansible_host=192.0.2.14

[kube_control_plane]
# node1
# node2

[etcd]
# node1
# node2
# node3

[kube_node]
# node3
# node4

[calico_rr]

[k8s_cluster:children]
kube_control_plane
kube_node
calico_rr
@end
@in 2.27.0..
# Three control planes that run etcd too, and workers. Members of etcd need their etcd_member_name.
[kube_control_plane]
# node1 ansible_host=192.0.2.11 etcd_member_name=etcd1
# node2 ansible_host=192.0.2.12 etcd_member_name=etcd2
# node3 ansible_host=192.0.2.13 etcd_member_name=etcd3

[etcd:children]
kube_control_plane

[kube_node]
# node4 ansible_host=192.0.2.14
# node5 ansible_host=192.0.2.15
@end
@file inventory/sample/group_vars/all/all.yml
---
## Where programs are put
bin_dir: /usr/local/bin

## The address by which nodes reach each other, where it is not the one of Ansible
# access_ip: 192.0.2.1

## A load balancer of your own in front of the API
# apiserver_loadbalancer_domain_name: "api.example.org"
# loadbalancer_apiserver:
#   address: 192.0.2.10
#   port: 6443

## Or one on every node
# loadbalancer_apiserver_localhost: true
# loadbalancer_apiserver_type: nginx
loadbalancer_apiserver_port: 6443
loadbalancer_apiserver_healthcheck_port: 8081

## Name servers
# disable_host_nameservers: false
# upstream_dns_servers:
#   - 192.0.2.53

@..2.28.0| ## A cloud to work with: empty or external
@2.28.0..| ## Only external is left here; the next one says which controller
# cloud_provider:
# external_cloud_provider:

## A proxy, and who is asked without it
# http_proxy: ""
# https_proxy: ""
# no_proxy: ""
# additional_no_proxy: ""
# skip_http_proxy_on_os_packages: false
no_proxy_exclude_workers: false

## Certificates are made by a script, or not at all
# cert_management: script

## Go on although a check says no
# ignore_assert_errors: false

## Read without a login; 0 switches it off
# kube_read_only_port: 10255

# download_container: true
# deploy_container_engine: true
# ping_access_ip: true

@2.29.0..| ## Keys that the kernel does not know are an error, or not
@2.29.0..| # sysctl_ignore_unknown_keys: false
# sysctl_file_path: "/etc/sysctl.d/99-sysctl.conf"

## Who may do what is asked of a web hook
kube_webhook_token_auth: false
kube_webhook_token_auth_url_skip_tls_verify: false
# kube_webhook_token_auth_url: https://...

## Time
ntp_enabled: false
ntp_manage_config: false
ntp_servers:
  - "0.pool.ntp.org iburst"
  - "1.pool.ntp.org iburst"

## Show what is usually kept out of the output, passwords too
unsafe_show_logs: false

## Go on with a system that nobody has tried
allow_unsupported_distribution_setup: false
@file inventory/sample/group_vars/all/etcd.yml
---
## Where etcd keeps its data; a quick disk is worth it
etcd_data_dir: /var/lib/etcd

## The runtime that etcd needs when it runs as a container
# container_manager: containerd

## host: a service of the machine; docker: a container; kubeadm: a static pod
etcd_deployment_type: host
@file inventory/sample/group_vars/all/containerd.yml
---
## Nothing here has to be set; these are the values that count
# containerd_storage_dir: "/var/lib/containerd"
# containerd_state_dir: "/run/containerd"
# containerd_oom_score: 0

# containerd_default_runtime: "runc"
# containerd_snapshotter: "native"

# containerd_runc_runtime:
#   name: runc
#   type: "io.containerd.runc.v2"

# containerd_additional_runtimes:
#   - name: kata
#     type: "io.containerd.kata.v2"

# containerd_grpc_max_recv_message_size: 16777216
# containerd_grpc_max_send_message_size: 16777216

@2.26.0..| # containerd_debug_address: ""
# containerd_debug_level: "info"
@2.26.0..| # containerd_debug_format: ""
@2.26.0..| # containerd_debug_uid: 0
@2.26.0..| # containerd_debug_gid: 0

# containerd_metrics_address: ""
# containerd_metrics_grpc_histogram: false

## Registries by other addresses
# containerd_registries_mirrors:
#   - prefix: docker.io
#     mirrors:
#       - host: https://mirror.example.org
#         capabilities: ["pull", "resolve"]
@2.29.0..| #         header:
@2.29.0..| #           Authorization: "Basic XXX"

@..2.27.0| # containerd_max_container_log_line_size: -1
@2.27.0..| # containerd_max_container_log_line_size: 16384

# containerd_registry_auth:
#   - registry: registry.example.org
#     username: user
#     password: pass
@file inventory/sample/group_vars/all/offline.yml
---
## Without the Internet: where images and files come from instead
# registry_host: "registry.example.org"
# files_repo: "http://files.example.org"
# yum_repo: "http://yum.example.org"
# debian_repo: "http://debian.example.org"
# ubuntu_repo: "http://ubuntu.example.org"

## Images
# kube_image_repo: "{{ registry_host }}"
# gcr_image_repo: "{{ registry_host }}"
# github_image_repo: "{{ registry_host }}"
# docker_image_repo: "{{ registry_host }}"
# quay_image_repo: "{{ registry_host }}"

@in 2.25.0..
## Files by way of a proxy of your own
# github_url: "https://github.example.org"
# dl_k8s_io_url: "https://dl-k8s.example.org"
# storage_googleapis_url: "https://storage.example.org"
# get_helm_url: "https://helm.example.org"

@end
## Programs
@..2.26.0| # kubeadm_download_url: "{{ files_repo }}/dl.k8s.io/release/{{ kubeadm_version }}/bin/linux/{{ image_arch }}/kubeadm"
@2.26.0..2.28.0| # kubeadm_download_url: "{{ files_repo }}/dl.k8s.io/release/{{ kube_version }}/bin/linux/{{ image_arch }}/kubeadm"
@..2.28.0| # kubectl_download_url: "{{ files_repo }}/dl.k8s.io/release/{{ kube_version }}/bin/linux/{{ image_arch }}/kubectl"
@..2.28.0| # kubelet_download_url: "{{ files_repo }}/dl.k8s.io/release/{{ kube_version }}/bin/linux/{{ image_arch }}/kubelet"
@2.28.0..| # kubeadm_download_url: "{{ files_repo }}/dl.k8s.io/release/v{{ kube_version }}/bin/linux/{{ image_arch }}/kubeadm"
@2.28.0..| # kubectl_download_url: "{{ files_repo }}/dl.k8s.io/release/v{{ kube_version }}/bin/linux/{{ image_arch }}/kubectl"
@2.28.0..| # kubelet_download_url: "{{ files_repo }}/dl.k8s.io/release/v{{ kube_version }}/bin/linux/{{ image_arch }}/kubelet"
@..2.28.0| # etcd_download_url: "{{ files_repo }}/etcd/{{ etcd_version }}/etcd-{{ etcd_version }}-linux-{{ image_arch }}.tar.gz"
@2.28.0..| # etcd_download_url: "{{ files_repo }}/etcd/v{{ etcd_version }}/etcd-v{{ etcd_version }}-linux-{{ image_arch }}.tar.gz"
@..2.28.0| # calico_crds_download_url: "{{ files_repo }}/calico/archive/{{ calico_version }}.tar.gz"
@2.28.0..2.31.0| # calico_crds_download_url: "{{ files_repo }}/calico/archive/v{{ calico_version }}.tar.gz"
@2.31.0..| # calico_crds_download_url: "{{ files_repo }}/calico/raw/v{{ calico_version }}/manifests/crds.yaml"
@..2.28.0| # krew_download_url: "{{ files_repo }}/krew/{{ krew_version }}/krew-{{ host_os }}_{{ image_arch }}.tar.gz"

## Packages
# docker_debian_repo_base_url: "{{ debian_repo }}/docker-ce"
# docker_ubuntu_repo_base_url: "{{ ubuntu_repo }}/docker-ce"
# containerd_debian_repo_base_url: "{{ debian_repo }}/containerd"
# containerd_ubuntu_repo_base_url: "{{ ubuntu_repo }}/containerd"
)tree"_L1;

} // namespace

QLatin1StringView sampleTexts()
{
    return texts;
}

} // namespace kubemori::demo
