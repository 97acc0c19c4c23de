// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "kube/node.hpp"
#include "kube/node_feed.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for states of nodes, clusters and connections.
class StateText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::StateText)
public:
    /// "Ready", "NotReady", "Unknown", as kubectl says it.
    [[nodiscard]] static QString nodeStatus(kube::ConditionStatus ready);
    [[nodiscard]] static QString scheduling(bool schedulable);
    [[nodiscard]] static QString purpose(cluster::Purpose purpose);
    /// One line for the status bar; `secondsLeft` counts down while it waits.
    [[nodiscard]] static QString feed(const kube::FeedState &state, int secondsLeft);
    /// Two or three words for the list of clusters.
    [[nodiscard]] static QString feedShort(const kube::FeedState &state);
    [[nodiscard]] static QString readyCount(int ready, int total);
    [[nodiscard]] static QString cordonedCount(int count);
    [[nodiscard]] static QString nodeCount(int count);
};

} // namespace kubemori::ui
