// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/diagnosis.hpp"
#include "kube/node.hpp"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::cli {

/// What `kubemori explain` has to tell.
struct Explanation
{
    QString file; ///< as it was named
    advice::Diagnosis diagnosis;
    QList<advice::KnownIssue> issues;       ///< that it was judged by
    std::optional<QList<kube::Node>> nodes; ///< of the cluster as it is now; none: not looked at
    QString cluster;

    /// Hosts whose last run ended in a failure, while others went through.
    [[nodiscard]] QStringList unfinished() const;
};

/// The document of `-o json`.
[[nodiscard]] QJsonObject toJson(const Explanation &explanation);
/// The same for people.
[[nodiscard]] QString toText(const Explanation &explanation);

} // namespace kubemori::cli
