// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/etcd/etcd_progress.hpp"
#include "maintenance/etcd/etcd_report.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for what is seen of etcd and of its snapshots, the same for the window and the command line.
class EtcdText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::EtcdText)
public:
    /// What was found, as a few words without a full stop; the id itself for one that is not known.
    [[nodiscard]] static QString title(const QString &check);
    /// What to do; empty for one that is not known.
    [[nodiscard]] static QString remedy(const QString &check);
    /// "Blocks", "Warning", "Note".
    [[nodiscard]] static QString severity(maintenance::EtcdSeverity severity);
    /// "Healthy", "Unhealthy".
    [[nodiscard]] static QString health(const kube::EtcdMember &member);
    /// "Leader", "Member", "Learner".
    [[nodiscard]] static QString role(const kube::EtcdMember &member);
    /// How it is installed: "service of the host".
    [[nodiscard]] static QString kind(maintenance::EtcdKind kind);
    /// "Copying to this machine".
    [[nodiscard]] static QString phase(maintenance::EtcdProgress::Phase phase);
    /// "40.1 MiB"; empty for nothing.
    [[nodiscard]] static QString bytes(qint64 bytes);
    /// "8.4 ms"; empty when it was not measured.
    [[nodiscard]] static QString latency(const kube::EtcdMember &member);
};

} // namespace kubemori::ui
