// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/snapshot_sums.hpp"

#include <QFile>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype sumBytes = 32;
/// A database is a whole number of these, so that what is left over is the sum.
constexpr qint64 sectorBytes = 512;
constexpr qint64 pieceBytes = qint64{1} << 20;

} // namespace

void SnapshotSums::add(QByteArrayView bytes)
{
    m_whole.addData(bytes);
    m_bytes += bytes.size();
    if (bytes.size() >= sumBytes) {
        m_contents.addData(m_tail);
        m_contents.addData(bytes.chopped(sumBytes));
        m_tail = bytes.last(sumBytes).toByteArray();
        return;
    }
    m_tail.append(bytes);
    if (m_tail.size() > sumBytes) {
        m_contents.addData(QByteArrayView(m_tail).chopped(sumBytes));
        m_tail = m_tail.last(sumBytes);
    }
}

QByteArray SnapshotSums::sha256() const
{
    return m_whole.resultView().toByteArray().toHex();
}

SnapshotSums::Integrity SnapshotSums::integrity() const
{
    if (m_bytes % sectorBytes != sumBytes) {
        return Integrity::Absent;
    }
    return m_contents.resultView() == QByteArrayView(m_tail) ? Integrity::Right : Integrity::Wrong;
}

Result<SnapshotSums> SnapshotSums::ofFile(const QString &path, const std::stop_token &stop)
{
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, u"there is no such file"_s, path);
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    SnapshotSums sums;
    QByteArray piece;
    do {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, path);
        }
        piece = file.read(pieceBytes);
        sums.add(piece);
    } while (!piece.isEmpty());
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    return sums;
}

} // namespace kubemori::maintenance
