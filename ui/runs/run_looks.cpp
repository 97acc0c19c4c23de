// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_looks.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::PhaseState;
using ansible::RunState;

RunLook lookOf(HostStatus status)
{
    switch (status) {
    case HostStatus::Running:
        return {u"running"_s, Tone::Active};
    case HostStatus::Ok:
        return {u"ready"_s, Tone::Good};
    case HostStatus::Changed:
        return {u"edit"_s, Tone::Active};
    case HostStatus::Skipped:
        return {u"skipped"_s, Tone::Neutral};
    case HostStatus::Failed:
        return {u"not-ready"_s, Tone::Bad};
    case HostStatus::Ignored:
    case HostStatus::Rescued:
        return {u"warning"_s, Tone::Attention};
    case HostStatus::Unreachable:
        return {u"warning"_s, Tone::Bad};
    }
    return {};
}

RunLook lookOf(const ansible::RunStatus &status)
{
    switch (status.state) {
    case RunState::Starting:
    case RunState::Running:
        return {u"running"_s, Tone::Active};
    case RunState::Stopping:
        return {u"stop"_s, Tone::Attention};
    case RunState::Ended:
        return status.wasStopped    ? RunLook{u"cancelled"_s, Tone::Attention}
               : status.isSuccess() ? RunLook{u"ready"_s, Tone::Good}
                                    : RunLook{u"not-ready"_s, Tone::Bad};
    case RunState::Lost:
        return {u"unknown"_s, Tone::Attention};
    }
    return {};
}

RunLook lookOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Waiting:
        return {u"pending"_s, Tone::Neutral};
    case PhaseState::Running:
        return {u"running"_s, Tone::Active};
    case PhaseState::Done:
        return {u"ready"_s, Tone::Good};
    case PhaseState::Skipped:
        return {u"skipped"_s, Tone::Neutral};
    case PhaseState::Failed:
        return {u"not-ready"_s, Tone::Bad};
    }
    return {};
}

} // namespace kubemori::ui
