// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QDateTime>
#include <QMap>
#include <QString>

namespace kubemori::advice {

/// Why an issue is not to be shown for a cluster any more.
struct Silence
{
    QString reason;
    QString by;     ///< the user's name on this machine
    QDateTime when; ///< UTC

    bool operator==(const Silence &) const = default;
};

/// The issues that a person has silenced, per cluster: `$XDG_CONFIG_HOME/kubemori/silenced-issues.json` (0600), shared
/// by windows and the command line. Blocks on the disk; thread-safe: what another program changes at the same time is
/// kept.
class SilencedIssues
{
public:
    explicit SilencedIssues(QString file);
    [[nodiscard]] static QString defaultFile();

    /// By issue; empty when there is no file. InvalidData when it is no such file: nothing is silenced then.
    [[nodiscard]] Result<QMap<QString, Silence>> of(const QString &cluster) const;
    /// InvalidInput without a reason; InvalidData when the file is none of these: it is left as it is. Io.
    [[nodiscard]] Result<> silence(const QString &cluster, const QString &issue, const Silence &silence);
    [[nodiscard]] Result<> unsilence(const QString &cluster, const QString &issue);

private:
    QString m_file;
};

} // namespace kubemori::advice
