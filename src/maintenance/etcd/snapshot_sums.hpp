// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>
#include <QString>

#include <stop_token>

namespace kubemori::maintenance {

/// The checksums of a snapshot's file while it goes by, whatever its size: its sha256, and the one that etcd puts
/// behind the database, which shows that what the server sent is what lies there.
class SnapshotSums
{
public:
    /// Absent: the file ends with no such sum (a copy of a database, and not a snapshot).
    enum class Integrity { Absent, Right, Wrong };

    void add(QByteArrayView bytes);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// Hexadecimal.
    [[nodiscard]] QByteArray sha256() const;
    [[nodiscard]] Integrity integrity() const;

    /// Those of a file of this machine. Errors: NotFound, Io, Cancelled.
    [[nodiscard]] static Result<SnapshotSums> ofFile(const QString &path, const std::stop_token &stop);

    SnapshotSums() = default;
    SnapshotSums(SnapshotSums &&) = default;
    SnapshotSums &operator=(SnapshotSums &&) = default;

private:
    QCryptographicHash m_whole{QCryptographicHash::Sha256};
    QCryptographicHash m_contents{QCryptographicHash::Sha256}; ///< of all but the last bytes
    QByteArray m_tail;
    qint64 m_bytes = 0;
};

} // namespace kubemori::maintenance
