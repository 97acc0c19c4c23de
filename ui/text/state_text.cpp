// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/state_text.hpp"

#include "ui/text/error_text.hpp"

namespace kubemori::ui {

QString StateText::nodeStatus(kube::ConditionStatus ready)
{
    switch (ready) {
    case kube::ConditionStatus::True:
        return tr("Ready", "node status");
    case kube::ConditionStatus::False:
        return tr("NotReady", "node status");
    case kube::ConditionStatus::Unknown:
        break;
    }
    return tr("Unknown", "node status");
}

QString StateText::scheduling(bool schedulable)
{
    return schedulable ? tr("Schedulable") : tr("Cordoned");
}

QString StateText::purpose(cluster::Purpose purpose)
{
    switch (purpose) {
    case cluster::Purpose::Production:
        return tr("Production");
    case cluster::Purpose::Staging:
        return tr("Staging");
    case cluster::Purpose::Test:
        return tr("Test");
    case cluster::Purpose::Education:
        break;
    }
    return tr("Education");
}

QString StateText::feed(const kube::FeedState &state, int secondsLeft)
{
    switch (state.kind) {
    case kube::FeedState::Kind::Connecting:
        return state.host.isEmpty() ? tr("Connecting…") : tr("Connecting to %1…").arg(state.host);
    case kube::FeedState::Kind::Listing:
        return tr("Reading the nodes from %1…").arg(state.host);
    case kube::FeedState::Kind::Watching:
        return tr("Connected to %1").arg(state.host);
    case kube::FeedState::Kind::Waiting:
        break;
    }
    return tr("Reconnecting in %1 s – %2", "seconds, reason").arg(secondsLeft).arg(ErrorText::line(state.error));
}

QString StateText::feedShort(const kube::FeedState &state)
{
    switch (state.kind) {
    case kube::FeedState::Kind::Connecting:
        return tr("Connecting…");
    case kube::FeedState::Kind::Listing:
        return tr("Reading nodes…");
    case kube::FeedState::Kind::Watching:
        return tr("Live");
    case kube::FeedState::Kind::Waiting:
        break;
    }
    return tr("No connection");
}

QString StateText::readyCount(int ready, int total)
{
    return tr("%1 of %n node(s) Ready", nullptr, total).arg(ready);
}

QString StateText::cordonedCount(int count)
{
    return tr("%n cordoned", nullptr, count);
}

QString StateText::nodeCount(int count)
{
    return tr("%n node(s)", nullptr, count);
}

} // namespace kubemori::ui
