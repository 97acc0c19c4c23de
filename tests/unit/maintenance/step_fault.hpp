// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outside_watch.hpp"

#include <map>

namespace kubemori::test {

inline const QString worker = QStringLiteral("node1");
inline const QString controlPlane = QStringLiteral("cp2");

/// A rolling reboot of a worker and a control plane, looked at from outside, and a fault that begins with a step.
struct StepScene
{
    explicit StepScene(QString step);

    [[nodiscard]] bool isWithin(Milliseconds time) const { return run.clock.steadyNow() - since < time; }
    [[nodiscard]] QString node() const { return begins.section(u'/', 0, 0); }
    [[nodiscard]] kube::Node &api() { return run.world->at(node()).api; }

    RebootRun run;
    OutsideWatch watch{run};
    QString begins;
    bool hasBegun = false;
    SteadyTime since;
    int hits = 0;
    std::function<void()> onBegin;
    std::function<std::optional<Error>(const QString &call)> fault; ///< asked before every call from then on
};

[[nodiscard]] inline Error because(ErrorCode code)
{
    return {.code = code, .detail = QStringLiteral("on purpose"), .subject = {}, .context = {}};
}

using Fault = std::function<void(StepScene &)>;

/// What nobody has to be asked about, as it goes on by itself, by what it is called.
[[nodiscard]] const std::map<QByteArray, Fault> &passingFaults();

} // namespace kubemori::test
