// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "demo/cluster_model.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace kubemori::demo {

/// What a demo cluster is made of. The versions are those that the named Kubespray release installs by default.
struct ClusterRecipe
{
    QString id;
    QString name;
    cluster::Purpose purpose = cluster::Purpose::Test;
    QString kubespray;
    QString kubernetes;
    QString containerd;
    QString etcd;
    QString osImage;
    QString kernel;
    QString nextKernel; ///< installed but not running yet
    QString prefix;     ///< of the nodes' names
    int subnet = 1;     ///< third part of the nodes' addresses, counted on for large clusters
    int controlPlanes = 3;
    int workers = 0;
    bool controlPlanesWork = false; ///< control planes are workers too
    int ageDays = 100;
    int certificateDays = 200;
    cluster::DrainOptions::EmptyDir emptyDir = cluster::DrainOptions::EmptyDir::Ask;
    /// What is special about it, once its nodes are there.
    std::function<void(ClusterModel &)> quirks;
    /// The day until when its Kubespray checkout knows releases, "2026-02-01"; empty: it knows all.
    QString lastFetch = {};
    bool hasOpenWork = false; ///< its checkout has changes that are in no commit
};

/// How addresses are given out: 198.18.SUBNET.HOST, on to the next subnet when one is full.
inline constexpr int hostsPerSubnet = 240;
inline constexpr int firstHost = 11;

/// Five clusters of different purpose, size and age, and one of 5,000 nodes.
[[nodiscard]] const std::vector<ClusterRecipe> &demoClusters();

/// Of the node with this index, from 0.
[[nodiscard]] QString nodeNameOf(const ClusterRecipe &recipe, int index);
/// 198.18.0.0/15 is set aside for tests (RFC 2544): no such address is a machine of anybody's.
[[nodiscard]] QString nodeAddressOf(const ClusterRecipe &recipe, int index);

/// The profile as the admin of such a cluster would have written it; marked as simulated. Its id has a dot, which no id
/// in clusters.yaml can have.
[[nodiscard]] cluster::Profile profileOf(const ClusterRecipe &recipe);

/// The cluster with its nodes and workloads.
[[nodiscard]] std::unique_ptr<ClusterModel> buildCluster(const ClusterRecipe &recipe, Instant now);

} // namespace kubemori::demo
