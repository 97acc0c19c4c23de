// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/upgrade.hpp"

#include <QJsonObject>
#include <QString>

#include <stop_token>

namespace kubemori::cli {

/// What was decided beforehand for an upgrade: choices for every hop, and for single ones.
class UpgradeDecisions
{
public:
    UpgradeDecisions() = default;
    /// A YAML (or JSON) mapping with the fields of upgrade::choicesFromJson(); below `hops` the same by tag; `accept`:
    /// why findings that block are accepted. InvalidInput or InvalidData with the field.
    [[nodiscard]] static Result<UpgradeDecisions> read(const QString &path, const std::stop_token &stop);

    /// Puts them into the hops that are not begun yet. InvalidData with the field that is wrong.
    [[nodiscard]] Result<> applyTo(upgrade::Upgrade &upgrade) const;
    /// Empty: findings that block stop the upgrade.
    [[nodiscard]] const QString &acceptance() const { return m_acceptance; }

private:
    QJsonObject m_all;
    QJsonObject m_hops;
    QString m_acceptance;
};

} // namespace kubemori::cli
