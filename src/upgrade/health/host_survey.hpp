// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node.hpp"
#include "upgrade/health/host_look.hpp"

#include <QList>

#include <functional>
#include <stop_token>

namespace kubemori::upgrade::health {

/// Looks at many nodes, a few at a time, so that one that does not answer holds nobody else up.
class HostSurvey
{
public:
    /// How one node is looked at; blocks. Called on several threads at once.
    using Look = std::function<HostLook(const kube::Node &, const std::stop_token &)>;
    /// Hears of each as it is done, on the thread of the call. May be empty.
    using Heard = std::function<void(const HostLook &)>;

    explicit HostSurvey(Look look, int atATime = 4);

    /// One for each node, in the order of the nodes; none when it was stopped. Blocks; nothing of it goes on
    /// afterwards.
    [[nodiscard]] QList<HostLook> run(const QList<kube::Node> &nodes, const Heard &heard,
                                      const std::stop_token &stop) const;

private:
    Look m_look;
    int m_atATime;
};

} // namespace kubemori::upgrade::health
