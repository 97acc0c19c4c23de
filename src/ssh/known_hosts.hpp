// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kubemori::ssh {

/// A line of a known_hosts file that speaks of a certain host.
struct KnownHost
{
    QString file;
    int line = 0;
    QString marker; ///< "@revoked", "@cert-authority" or empty
    QString keyType;
    QByteArray key; ///< the public key blob

    /// "SHA256:…" as ssh-keygen prints it.
    [[nodiscard]] QString fingerprint() const;
    bool operator==(const KnownHost &) const = default;
};

/// "SHA256:…" of a public key blob.
[[nodiscard]] QString sha256Fingerprint(const QByteArray &key);

/// The lines of `content` whose host field matches: plain names, patterns with * ? and !, [host]:port, and names hashed
/// by HashKnownHosts. Format: sshd(8), SSH_KNOWN_HOSTS FILE FORMAT. Lines that cannot be read are passed over.
[[nodiscard]] QList<KnownHost> findKnownHosts(const QByteArray &content, const QString &file, const QString &host,
                                              int port);

/// The same over files; those that cannot be read are passed over.
[[nodiscard]] QList<KnownHost> findKnownHosts(const QStringList &files, const QString &host, int port);

/// Adds the line, as one write under a process-wide mutex; makes the file (0600) and its folder (0700) where missing.
[[nodiscard]] Result<> appendKnownHost(const QString &file, const QByteArray &line);

} // namespace kubemori::ssh
