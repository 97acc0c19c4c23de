// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_texts.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto texts = R"tree(@file inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml
---
## Folders of Kubernetes on a node
kube_config_dir: /etc/kubernetes
kube_script_dir: "{{ bin_dir }}/kubernetes-scripts"
kube_manifest_dir: "{{ kube_config_dir }}/manifests"
kube_cert_dir: "{{ kube_config_dir }}/ssl"
kube_token_dir: "{{ kube_config_dir }}/tokens"

## Health checks come without a login
kube_api_anonymous_auth: true

@..2.28.0| ## The version of Kubernetes
@..2.28.0| kube_version: %sample%

## Where downloads are kept on a node, and how long to wait between two of them
local_release_dir: "/tmp/releases"
retry_stagger: 5

## Who owns the files of the control plane
kube_owner: kube
kube_cert_group: kube-cert
kube_log_level: 2

## Passwords and keys that are made up along the way
credentials_dir: "{{ inventory_dir }}/credentials"

## Log in by OpenID Connect
# kube_oidc_auth: false
# kube_oidc_url: https:// ...
# kube_oidc_client_id: kubernetes
# kube_oidc_username_claim: sub
# kube_oidc_groups_claim: groups
@in 2.31.0..

## Log in as a file of the API server says
# kube_apiserver_use_authentication_config_file: false
# kube_apiserver_authentication_config_jwt:
#   - issuer:
#       url: https://issuer.example.org
# kube_apiserver_authentication_config_anonymous:
#   enabled: false
@end

## The network between pods: calico, cilium, flannel, kube-router, custom_cni or none
kube_network_plugin: calico
kube_network_plugin_multus: false

## Addresses of services and of pods; neither may be in use anywhere else
kube_service_addresses: 10.233.0.0/18
kube_pods_subnet: 10.233.64.0/18
kube_network_node_prefix: 24

@..2.28.0| ## IPv4 and IPv6 side by side
@..2.28.0| enable_dual_stack_networks: false
@2.28.0..| ## Which of the two there are
@2.28.0..| # ipv4_stack: true
@2.28.0..| # ipv6_stack: false
kube_service_addresses_ipv6: fd85:ee78:d8a6:8607::1000/116
kube_pods_subnet_ipv6: fd85:ee78:d8a6:8607::1:0000/112

@..2.25.0| kube_apiserver_ip: "{{ kube_service_addresses | ipaddr('net') | ipaddr(1) | ipaddr('address') }}"
@2.25.0..2.28.0| kube_apiserver_ip: "{{ kube_service_addresses | ansible.utils.ipaddr('net') | ansible.utils.ipaddr(1) | ansible.utils.ipaddr('address') }}"
@2.28.0..| kube_apiserver_ip: "{{ kube_service_subnets.split(',') | first | ansible.utils.ipaddr('net') | ansible.utils.ipaddr(1) | ansible.utils.ipaddr('address') }}"
kube_apiserver_port: 6443

## How services find their pods: ipvs, iptables or nftables
kube_proxy_mode: ipvs
## MetalLB with layer2 needs it with ipvs
kube_proxy_strict_arp: false

## Secrets are stored encrypted
kube_encrypt_secret_data: false

## A node that goes down ends its pods first
# kubelet_shutdown_grace_period: 60s
# kubelet_shutdown_grace_period_critical_pods: 20s

## Names within the cluster
cluster_name: cluster.local
ndots: 2
# searchdomains:
#   - svc.example.org
dns_mode: coredns
# manual_dns_server: 10.x.x.x
enable_nodelocaldns: true
enable_nodelocaldns_secondary: false
nodelocaldns_ip: 169.254.25.10
nodelocaldns_health_port: 9254
resolvconf_mode: host_resolvconf
deploy_netchecker: false
dns_domain: "{{ cluster_name }}"

## docker, crio or containerd
container_manager: containerd

## Keep the certificates of kubeadm under a key
kubeadm_certificate_key: "{{ lookup('password', credentials_dir + '/kubeadm_certificate_key.creds length=64 chars=hexdigits') | lower }}"

## Write down who did what
kubernetes_audit: false

## Bring admin.conf and kubectl here
# kubeconfig_localhost: false
# kubectl_localhost: false

## What the kubelet keeps back for Kubernetes and for the system
# kube_reserved: false
# kube_memory_reserved: 256Mi
# kube_cpu_reserved: 100m
# kube_pid_reserved: "1000"
@..2.27.1| # kube_master_memory_reserved: 512Mi
@..2.27.1| # kube_master_cpu_reserved: 200m
@..2.27.1| # kube_master_pid_reserved: "1000"
# system_reserved: true
# system_memory_reserved: 512Mi
# system_cpu_reserved: 500m
@..2.27.1| # system_master_memory_reserved: 256Mi
@..2.27.1| # system_master_cpu_reserved: 250m

## More names and addresses in the certificate of the API
# supplementary_addresses_in_ssl_keys: [192.0.2.10, api.example.org]

volume_cross_zone_attachment: false
persistent_volumes_enabled: false

## How long events are kept
event_ttl_duration: "1h0m0s"

## Renew certificates by a timer
auto_renew_certificates: false
@..2.29.0| # auto_renew_certificates_systemd_calendar: "Mon *-*-1,2,3,4,5,6,7 03:{{ groups['kube_control_plane'].index(inventory_hostname) }}0:00"
@2.29.0..| # auto_renew_certificates_systemd_calendar: "Mon *-*-1,2,3,4,5,6,7 03:00:00"

## Changes to what kubeadm writes
@..2.27.0| kubeadm_patches:
@..2.27.0|   enabled: false
@..2.27.0|   source_dir: "{{ inventory_dir }}/patches"
@..2.27.0|   dest_dir: "{{ kube_config_dir }}/patches"
@2.27.0..| kubeadm_patches_dir: "{{ kube_config_dir }}/patches"
@2.27.0..| kubeadm_patches: []
@2.25.0..|
@2.25.0..| ## Take away what strangers may read
@2.25.0..| remove_anonymous_access: false
@file inventory/sample/group_vars/k8s_cluster/kube_control_plane.yml 2.27.1..
# What is kept back on control planes for Kubernetes
# kube_memory_reserved: 512Mi
# kube_cpu_reserved: 200m
# kube_ephemeral_storage_reserved: 2Gi
# kube_pid_reserved: "1000"

# And for the system
# system_memory_reserved: 256Mi
# system_cpu_reserved: 250m
# system_ephemeral_storage_reserved: 2Gi
# system_pid_reserved: "1000"
@file inventory/sample/group_vars/k8s_cluster/k8s-net-calico.yml
---
## The name of the network
calico_cni_name: k8s-pod-network

## Tell routes to the routers around
# peer_with_router: false

## Pods reach the world by the address of their node
# nat_outgoing: true

# calico_ipam_host_local: true

## The pool that pods get their addresses from
# calico_pool_name: "default-pool"
## Bits of a node's share of the pool
calico_pool_blocksize: 26
# calico_pool_cidr: 10.233.64.0/20
@..2.29.0| # calico_cni_pool: true

## The number of the autonomous system
# global_as_num: "64512"

## The largest packet
# calico_mtu: 1500
# calico_veth_mtu: 1440

# calico_advertise_cluster_ips: true
# calico_datastore: "kdd"
# calico_iptables_backend: "Auto"

## Between the nodes and the API of large clusters
# typha_enabled: false
# typha_secure: false
# typha_replicas: 1

## How packets travel from node to node: vxlan or bird
# calico_network_backend: vxlan
# calico_ipip_mode: 'Never'
# calico_vxlan_mode: 'Always'
# calico_vxlan_vni: 4096
# calico_vxlan_port: 4789

# calico_bpf_enabled: false
# calico_ip_auto_method: "interface=eth.*"
# calico_felix_chaininsertmode: Insert
# calico_wireguard_enabled: false
# calico_node_livenessprobe_timeout: 10
# calico_node_readinessprobe_timeout: 10
# calico_apiserver_enabled: false
)tree"_L1;

} // namespace

QLatin1StringView sampleClusterTexts()
{
    return texts;
}

} // namespace kubemori::demo
