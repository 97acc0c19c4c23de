// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QRegularExpression>
#include <QString>

namespace kubemori::advice {

/// Which programs write the lines that a pattern is about.
enum class LogSource : int { Ansible = 1, Kubelet = 2, Etcd = 4, Calico = 8, Containerd = 16, Kubectl = 32, Any = 63 };
Q_DECLARE_FLAGS(LogSources, LogSource)
Q_DECLARE_OPERATORS_FOR_FLAGS(LogSources)

/// How an issue shows in logs.
struct LogClue
{
    QRegularExpression pattern;
    LogSources from = LogSource::Any;
    QRegularExpression task; ///< ansible: of the failed task's name; empty pattern: any
    int sure = 60;           ///< 1 to 100
};

} // namespace kubemori::advice
