// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_marks.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

Tone statusTone(kube::ConditionStatus ready)
{
    switch (ready) {
    case kube::ConditionStatus::True:
        return Tone::Good;
    case kube::ConditionStatus::False:
        return Tone::Bad;
    case kube::ConditionStatus::Unknown:
        break;
    }
    return Tone::Attention;
}

QString statusIcon(kube::ConditionStatus ready)
{
    switch (ready) {
    case kube::ConditionStatus::True:
        return u"ready"_s;
    case kube::ConditionStatus::False:
        return u"not-ready"_s;
    case kube::ConditionStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

Tone rebootTone(const KnownRebootNeed &need)
{
    return need && need->has_value() && (*need)->required ? Tone::Attention : Tone::Neutral;
}

QString rebootIcon(const KnownRebootNeed &need)
{
    if (!need) {
        return {};
    }
    if (!need->has_value()) {
        return u"unknown"_s;
    }
    return (*need)->required ? u"rolling-reboot"_s : u"already-done"_s;
}

} // namespace

Tone nodeTone(const NodeRow &row, NodeColumn column)
{
    switch (column) {
    case NodeColumn::Status:
        return statusTone(row.ready);
    case NodeColumn::RebootRequired:
        return rebootTone(row.rebootNeed);
    default:
        return row.node.schedulable ? Tone::Neutral : Tone::Attention;
    }
}

QString nodeIcon(const NodeRow &row, NodeColumn column)
{
    switch (column) {
    case NodeColumn::Status:
        return statusIcon(row.ready);
    case NodeColumn::Scheduling:
        return row.node.schedulable ? u"already-done"_s : u"cordon"_s;
    case NodeColumn::RebootRequired:
        return rebootIcon(row.rebootNeed);
    default:
        return {};
    }
}

} // namespace kubemori::ui
