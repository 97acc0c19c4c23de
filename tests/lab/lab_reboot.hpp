// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/operation_watch.hpp"
#include "lab/scripted_prompter.hpp"

#include "app/composition/cluster_directory.hpp"

#include <QTest>

#include <algorithm>
#include <future>

namespace kubemori::test {

/// A reboot under way with everything it needs, so that a test reads as what is done and what comes out.
struct LabReboot
{
    explicit LabReboot(const cluster::Profile &profile, QByteArray secret = {})
        : prompter(std::move(secret))
        , session(directory.open(profile, prompter))
    {
    }

    Result<operation::Plan> plan(const QStringList &nodes)
    {
        const auto planned = whole(nodes);
        return planned ? Result<operation::Plan>(planned->plan) : std::unexpected(planned.error());
    }

    /// With its forecast.
    Result<ui::PlannedReboot> whole(const QStringList &nodes)
    {
        std::promise<Result<ui::PlannedReboot>> promise;
        session->planRollingReboot({.nodes = nodes}, [&](Result<ui::PlannedReboot> made) {
            if (!made || made->forecast) {
                promise.set_value(std::move(made));
            }
        });
        return promise.get_future().get();
    }

    bool start(const QStringList &nodes)
    {
        auto made = plan(nodes);
        if (!made) {
            qWarning().noquote() << "no plan:" << toLogLine(made.error());
            return false;
        }
        madePlan = *made;
        running = session->start(*made, watch.sink());
        return true;
    }

    /// The lab's profile that works over ssh; data in emptyDir volumes is given up unasked.
    [[nodiscard]] static cluster::Profile profile()
    {
        for (const cluster::Profile &profile : composition::RealClusterDirectory().profiles()) {
            if (profile.id == QLatin1StringView("lab")) {
                cluster::Profile copy = profile;
                copy.drain.emptyDir = cluster::DrainOptions::EmptyDir::Delete;
                return copy;
            }
        }
        qFatal("the lab has no profile named lab");
    }

    ScriptedPrompter prompter;
    composition::RealClusterDirectory directory;
    OperationWatch watch;
    std::unique_ptr<ui::ClusterSession> session;
    operation::Plan madePlan;
    std::unique_ptr<ui::RunningOperation> running;
};

} // namespace kubemori::test

#define VERIFY_OR_TRANSCRIPT(condition, reboot)                                                                        \
    QVERIFY2(condition, qPrintable(QLatin1Char('\n') + (reboot).watch.transcript()))
