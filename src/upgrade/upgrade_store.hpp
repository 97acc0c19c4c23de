// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/upgrade.hpp"

#include <QList>
#include <QString>

namespace kubemori::upgrade {

/// The upgrades of all clusters on this machine: `root/ID/upgrade.json` (0600), with what was kept for safety beside
/// it. Blocks on the disk; thread-safe: a file is replaced whole.
class UpgradeStore
{
public:
    explicit UpgradeStore(QString root = defaultRoot());

    /// `$XDG_STATE_HOME/kubemori/upgrades`, by default `~/.local/state/kubemori/upgrades`.
    [[nodiscard]] static QString defaultRoot();

    /// The latest first; `cluster` empty: of all. What cannot be read is left out.
    [[nodiscard]] QList<Upgrade> list(const QString &cluster = {}) const;
    /// NotFound; InvalidData with what is wrong in the file.
    [[nodiscard]] Result<Upgrade> load(const QString &id) const;
    /// The one whose run is this operation. NotFound.
    [[nodiscard]] Result<Upgrade> ofOperation(const QString &operation) const;
    [[nodiscard]] Result<> save(const Upgrade &upgrade) const;
    /// Forgets it. What was kept for safety beside it stays.
    [[nodiscard]] Result<> remove(const QString &id) const;
    /// The upgrade's own folder; save() makes it (0700). InvalidInput for an id that is no plain file name.
    [[nodiscard]] Result<QString> folderOf(const QString &id) const;

    /// A file that a colleague can import; 0600.
    [[nodiscard]] static Result<> write(const Upgrade &upgrade, const QString &path);
    [[nodiscard]] static Result<Upgrade> read(const QString &path);

private:
    QString m_root;
};

} // namespace kubemori::upgrade
