// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/secret_key.hpp"

#include <QList>
#include <QString>

#include <functional>

namespace kubemori::keyring {

/// Which accounts Kubemori has in the keyring: a file of names (mode 0600), no secrets. A keyring cannot be listed in
/// the same way everywhere, and must not be opened for an account that was never kept. Several processes may share the
/// file. Thread-safe.
class AccountIndex
{
public:
    explicit AccountIndex(QString path);
    /// $XDG_STATE_HOME/kubemori/keyring-accounts.json
    [[nodiscard]] static QString defaultPath();

    /// Sorted. A file that is not there is an empty one; one that makes no sense is InvalidData.
    [[nodiscard]] Result<QList<command::SecretKey>> accounts() const;
    [[nodiscard]] bool contains(const command::SecretKey &key) const;
    /// Errors: Io.
    [[nodiscard]] Result<> add(const command::SecretKey &key) const;
    [[nodiscard]] Result<> remove(const command::SecretKey &key) const;

private:
    [[nodiscard]] Result<> change(const std::function<bool(QList<command::SecretKey> &)> &edit) const;
    [[nodiscard]] Result<> write(const QList<command::SecretKey> &accounts) const;

    QString m_path;
};

} // namespace kubemori::keyring
