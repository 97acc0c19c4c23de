// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::ui {

/// How many nodes of a run are upgraded, as the API server says it: by their kubelets' versions, from before and now.
class UpgradeProgress
{
public:
    struct State
    {
        QString target;     ///< "v1.33.7"
        QStringList done;   ///< nodes that have it
        QStringList behind; ///< nodes that do not
        bool operator==(const State &) const = default;
    };

    /// Versions by node, as they are now; the first ones are those from before.
    void setVersions(const QMap<QString, QString> &versions);
    /// For these nodes. None: no node has another version than before, and all have the same.
    [[nodiscard]] std::optional<State> state(const QStringList &nodes) const;

private:
    QMap<QString, QString> m_before;
    QMap<QString, QString> m_now;
};

} // namespace kubemori::ui
