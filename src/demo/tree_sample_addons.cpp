// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_texts.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto texts = R"tree(@file inventory/sample/group_vars/k8s_cluster/addons.yml
---
@..2.31.0| ## The dashboard of Kubernetes
@..2.31.0| # dashboard_enabled: false
@..2.31.0|
## Helm on the first control plane
helm_enabled: false

## A registry within the cluster
registry_enabled: false
# registry_namespace: kube-system
# registry_disk_size: "10Gi"

## Figures for kubectl top and for scaling
metrics_server_enabled: false
# metrics_server_container_port: 10250
# metrics_server_kubelet_insecure_tls: true
# metrics_server_metric_resolution: 15s
# metrics_server_replicas: 1

## Volumes in a folder of a node
local_path_provisioner_enabled: false
# local_path_provisioner_namespace: "local-path-storage"
# local_path_provisioner_storage_class: "local-path"
# local_path_provisioner_reclaim_policy: Delete
# local_path_provisioner_claim_root: /opt/local-path-provisioner/
@..2.25.0| # local_path_provisioner_image_repo: "rancher/local-path-provisioner"
@2.25.0..| # local_path_provisioner_image_repo: "{{ docker_image_repo }}/rancher/local-path-provisioner"
@..2.29.0| # local_path_provisioner_image_tag: "v0.0.24"

## Volumes of disks that are mounted already
local_volume_provisioner_enabled: false
# local_volume_provisioner_namespace: kube-system

# csi_snapshot_controller_enabled: false
@in ..2.28.0

## Volumes of Ceph
cephfs_provisioner_enabled: false
# cephfs_provisioner_namespace: "cephfs-provisioner"
# cephfs_provisioner_cluster: ceph
rbd_provisioner_enabled: false
# rbd_provisioner_namespace: rbd-provisioner
# rbd_provisioner_pool: kube
@end
@in 2.26.0..

## The objects of the Gateway API
gateway_api_enabled: false
@end
@2.26.0..2.28.0| # gateway_api_experimental_channel: false
@in ..2.31.0

## The NGINX ingress controller
ingress_nginx_enabled: false
# ingress_nginx_host_network: false
@end
@2.25.0..2.31.0| # ingress_nginx_service_type: LoadBalancer
@2.27.0..2.31.0| # ingress_nginx_service_annotations:
@2.27.0..2.31.0| #   example.org/pool: outside
@2.26.0..2.31.0| # ingress_nginx_service_nodeport_http: 30080
@2.26.0..2.31.0| # ingress_nginx_service_nodeport_https: 30081
@in ..2.31.0
ingress_publish_status_address: ""
# ingress_nginx_namespace: "ingress-nginx"
# ingress_nginx_insecure_port: 80
# ingress_nginx_secure_port: 443
# ingress_nginx_configmap:
#   map-hash-bucket-size: "128"
# ingress_nginx_termination_grace_period_seconds: 300
# ingress_nginx_class: nginx
# ingress_nginx_without_class: true
# ingress_nginx_default: false
@end

## The load balancer of AWS
ingress_alb_enabled: false

## Certificates for what runs in the cluster
cert_manager_enabled: false
# cert_manager_namespace: "cert-manager"
# cert_manager_leader_election_namespace: kube-system

## Addresses for services of type LoadBalancer
metallb_enabled: false
metallb_speaker_enabled: "{{ metallb_enabled }}"
@2.25.0..| metallb_namespace: "metallb-system"
@..2.28.0| # metallb_version: v0.13.9
# metallb_protocol: "layer2"
# metallb_port: "7472"
# metallb_memberlist_port: "7946"
# metallb_config:
#   address_pools:
#     primary:
#       ip_range:
#         - 192.0.2.200-192.0.2.220
#       auto_assign: true
#   layer2:
#     - primary

## Argo CD
argocd_enabled: false
@..2.25.0| # argocd_version: v2.8.4
@2.25.0..2.28.0| # argocd_version: v2.11.0
# argocd_namespace: argocd
@in ..2.28.0

## Plugins for kubectl
krew_enabled: false
krew_root_dir: "/usr/local/krew"
@end

## One address for all control planes
kube_vip_enabled: false
# kube_vip_arp_enabled: true
# kube_vip_controlplane_enabled: true
# kube_vip_address: 192.0.2.10
# kube_vip_interface: eth0
# kube_vip_services_enabled: false
@2.25.0..| # kube_vip_dns_mode: first
@2.25.0..| # kube_vip_leasename: plndr-cp-lock
@2.28.0..| # kube_vip_lb_fwdmethod: local
@2.31.0..| # kube_vip_bgp_sourceip:
@2.31.0..| # kube_vip_bgp_sourceif:
@in 2.25.0..

## What a node has, as labels
node_feature_discovery_enabled: false
# node_feature_discovery_gc_sa_name: node-feature-discovery
# node_feature_discovery_worker_sa_name: node-feature-discovery
@end
)tree"_L1;

} // namespace

QLatin1StringView sampleAddonTexts()
{
    return texts;
}

} // namespace kubemori::demo
