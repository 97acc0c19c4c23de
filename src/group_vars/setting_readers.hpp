// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/git.hpp"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace kubemori::group_vars {

/// A line of a role or playbook that names a setting.
struct SettingUse
{
    QString path; ///< in the checkout
    int line = 0; ///< from 1
    QString text;

    bool operator==(const SettingUse &) const = default;
};

/// What reads settings in the roles and playbooks of a release: whole words of its files, found by git. A name that is
/// put together from parts, and words in comments, it cannot tell. Blocks; thread-safe.
class SettingReaders
{
public:
    /// `folder`: a Kubespray checkout where the runner runs.
    SettingReaders(std::shared_ptr<command::Runner> runner, QString folder);

    /// Every line that names one of the keys, by key. One call of git for all of them. Errors: those of Git::read().
    [[nodiscard]] Result<QHash<QString, QList<SettingUse>>> usesOf(const QStringList &keys, const QString &tag,
                                                                   std::stop_token stop) const;
    /// Those of the keys that are named at all.
    [[nodiscard]] Result<QSet<QString>> readKeys(const QStringList &keys, const QString &tag,
                                                 std::stop_token stop) const;

private:
    kubespray::Git m_git;
};

} // namespace kubemori::group_vars
