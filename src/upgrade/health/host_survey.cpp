// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/host_survey.hpp"

#include "base/few_at_once.hpp"

#include <optional>
#include <utility>

namespace kubemori::upgrade::health {

HostSurvey::HostSurvey(Look look, int atATime)
    : m_look(std::move(look))
    , m_atATime(atATime)
{
}

QList<HostLook> HostSurvey::run(const QList<kube::Node> &nodes, const Heard &heard, const std::stop_token &stop) const
{
    std::vector<std::optional<HostLook>> looks(static_cast<std::size_t>(nodes.size())); // by the nodes' place
    doFewAtOnce(
        looks.size(), m_atATime,
        [&](std::size_t place, const std::stop_token &stopped) {
            looks[place] = m_look(nodes.at(static_cast<qsizetype>(place)), stopped);
        },
        [&](std::size_t place) {
            if (heard) {
                heard(*looks[place]);
            }
        },
        stop);
    QList<HostLook> inOrder;
    for (std::optional<HostLook> &look : looks) {
        if (look && !stop.stop_requested()) {
            inOrder.append(std::move(*look));
        }
    }
    return inOrder;
}

} // namespace kubemori::upgrade::health
