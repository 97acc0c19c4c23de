// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "advice/picture.hpp"

#include <QList>
#include <QMap>
#include <QString>

namespace kubemori::advice {

enum class Truth { No, Unknown, Yes };
/// Stable name for JSON and tests: "yes".
[[nodiscard]] QString toString(Truth truth);

/// A place where an issue was seen.
struct Sighting
{
    QString where;                   ///< a node, "namespace/name", "group_vars/all/all.yml:12"; may be empty
    QString evidence;                ///< what was seen there; technical, untranslated; one line
    QMap<QString, QString> captures; ///< of the pattern, and "node" where it was on one

    bool operator==(const Sighting &) const = default;
};

/// What came of looking for one issue.
struct Verdict
{
    Truth truth = Truth::Unknown;
    QList<Sighting> sightings; ///< with Yes
    QStringList missing;       ///< with Unknown: what could not be told ("kube_network_plugin is a template")
};

/// Whether an issue stands. Pure; for any thread. An issue that is not about the picture's hop is No.
[[nodiscard]] Verdict judge(const KnownIssue &issue, const Picture &picture);
/// The condition alone.
[[nodiscard]] Verdict judge(const Condition &condition, const Picture &picture);

/// What has to be looked at to judge these issues.
struct Questions
{
    QStringList checkoutPaths;
    QList<ClusterQuery> cluster; ///< each once
    QList<NodeQuery> nodes;      ///< each once
};
[[nodiscard]] Questions questionsOf(const QList<KnownIssue> &issues, const Version &current, const Version &target);

} // namespace kubemori::advice
