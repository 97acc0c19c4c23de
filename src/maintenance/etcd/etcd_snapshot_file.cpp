// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_snapshot_file.hpp"

#include "maintenance/etcd/snapshot_sums.hpp"
#include "operation/logged_runner.hpp"

#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <chrono>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Snapshots may have gigabytes, and lines between sites are thin.
constexpr Milliseconds saveTimeout = std::chrono::minutes{10};
constexpr Milliseconds copyTimeout = std::chrono::minutes{60};
constexpr Milliseconds removeTimeout = std::chrono::seconds{20};
constexpr qsizetype sha256Digits = 64;
/// What is left free here besides the copy.
constexpr qint64 spare = qint64{64} << 20;
/// How often progress is told.
constexpr Milliseconds tellEvery{100};

/// Whether a file of this size fits beside the copy's path.
Result<> checkRoom(const QString &path, qint64 bytes)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < bytes + spare) {
        return fail(
            ErrorCode::Io,
            u"no room for the snapshot: %1 bytes free, %2 needed"_s.arg(disk.bytesAvailable()).arg(bytes + spare),
            disk.rootPath());
    }
    return {};
}

} // namespace

EtcdSnapshotFile::EtcdSnapshotFile(Place place, command::Command save, std::shared_ptr<operation::CommandLog> commands)
    : m_place(std::move(place))
    , m_save(std::move(save))
    , m_commands(std::move(commands))
{
    m_save.timeout = saveTimeout;
}

QString EtcdSnapshotFile::folder()
{
    return u"/var/lib/kubemori"_s;
}

void EtcdSnapshotFile::tell(EtcdProgress::Phase phase, qint64 done, qint64 total) const
{
    if (m_progress) {
        m_progress({.phase = phase, .done = done, .total = total});
    }
}

Result<EtcdSnapshot> EtcdSnapshotFile::make(const std::stop_token &stop)
{
    using enum EtcdProgress::Phase;
    EtcdSnapshot made{
        .host = m_place.host->location(), .path = m_place.path, .copy = m_place.copy, .sha256 = {}, .status = {}};
    tell(Saving);
    const auto folderMade = ask(asRoot({u"mkdir"_s, u"-p"_s, u"-m"_s, u"0700"_s, folder()}), stop);
    if (!folderMade) {
        return std::unexpected(folderMade.error());
    }
    if (const auto saved = ask(m_save, stop); !saved) {
        return std::unexpected(saved.error());
    }
    tell(Checking);
    const auto checked = status(stop);
    if (!checked) {
        return std::unexpected(checked.error().during(u"checking the snapshot"_s));
    }
    made.status = *checked;
    if (!m_place.savedAs.isEmpty()) {
        const auto moved = ask(asRoot({u"mv"_s, u"--"_s, m_place.savedAs, m_place.path}), stop);
        if (!moved) {
            return std::unexpected(moved.error());
        }
    }
    const auto there = sumThere(stop);
    if (!there) {
        return std::unexpected(there.error());
    }
    tell(Copying, 0, checked->bytes);
    if (const auto here = bringHere(*there, checked->bytes, stop); !here) {
        return std::unexpected(here.error().during(u"copying the snapshot to this machine"_s));
    }
    made.sha256 = *there;
    return made;
}

Result<> EtcdSnapshotFile::removeThere()
{
    QStringList argv{u"rm"_s, u"-f"_s, u"--"_s, m_place.path, m_place.path + u".part"_s};
    if (!m_place.savedAs.isEmpty()) {
        argv += {m_place.savedAs, m_place.savedAs + u".part"_s};
    }
    command::Command remove = asRoot(argv);
    remove.timeout = removeTimeout;
    const auto removed = ask(remove, {});
    return removed ? Result<>() : std::unexpected(removed.error());
}

command::Command EtcdSnapshotFile::asRoot(const QStringList &argv) const
{
    command::Command command;
    command.argv = argv;
    command.become = m_place.become;
    command.timeout = saveTimeout;
    return command;
}

Result<QByteArray> EtcdSnapshotFile::ask(const command::Command &command, const std::stop_token &stop)
{
    operation::LoggedRunner logged(m_place.host, m_commands);
    return command::captureChecked(logged, command, stop).transform([](const command::Captured &captured) {
        return captured.output;
    });
}

/// etcdutl took this over from etcdctl with etcd 3.5, and etcdctl lost it with 3.6.
Result<kube::EtcdSnapshotStatus> EtcdSnapshotFile::status(const std::stop_token &stop)
{
    QList<QStringList> tools = m_place.tools;
    if (tools.isEmpty()) {
        const QString etcdctl = m_save.argv.constFirst();
        QString etcdutl = etcdctl;
        etcdutl.replace(etcdutl.lastIndexOf(u"etcdctl"_s), 7, u"etcdutl"_s);
        tools = {{etcdutl}, {etcdctl}};
    }
    Result<QByteArray> said;
    for (const QStringList &tool : std::as_const(tools)) {
        said = ask(asRoot(tool + QStringList{u"snapshot"_s, u"status"_s, savedPath(), u"--write-out=json"_s}), stop);
        if (said || stop.stop_requested()) {
            break;
        }
    }
    return said ? kube::parseEtcdSnapshotStatus(*said) : std::unexpected(said.error());
}

Result<QByteArray> EtcdSnapshotFile::sumThere(const std::stop_token &stop)
{
    const auto said = ask(asRoot({u"sha256sum"_s, u"--"_s, m_place.path}), stop);
    if (!said) {
        return std::unexpected(said.error());
    }
    const QByteArray sum = said->left(said->indexOf(' '));
    if (sum.size() != sha256Digits) {
        return fail(ErrorCode::InvalidData, u"not a checksum: "_s + QString::fromUtf8(said->left(80)), m_place.path);
    }
    return sum;
}

/// The log is told that it is done, not what is in it.
Result<> EtcdSnapshotFile::bringHere(const QByteArray &sum, qint64 expected, const std::stop_token &stop)
{
    if (const auto fits = checkRoom(m_place.copy, expected); !fits) {
        return fits;
    }
    // Until commit() it has another name, and without it nothing is left.
    QSaveFile file(m_place.copy);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    SnapshotSums sums;
    QByteArray complaint;
    command::Command cat = asRoot({u"cat"_s, u"--"_s, m_place.path});
    cat.timeout = copyTimeout;
    std::stop_source giveUp;
    const std::stop_callback passOn(stop, [&giveUp] { giveUp.request_stop(); });
    auto toldAt = std::chrono::steady_clock::now();
    m_commands->started(cat, m_place.host->location());
    const auto exit = m_place.host->run(
        cat,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                complaint.append(bytes.left(400));
                return;
            }
            sums.add(bytes);
            // A disk that ran full, or a host that sends without end: no use in hearing the rest.
            if (file.write(bytes.data(), bytes.size()) != bytes.size() || sums.bytes() > expected + spare) {
                giveUp.request_stop();
            }
            if (const auto now = std::chrono::steady_clock::now(); now - toldAt >= tellEvery) {
                toldAt = now;
                tell(EtcdProgress::Phase::Copying, sums.bytes(), expected);
            }
        },
        giveUp.get_token());
    m_commands->finished(exit);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    if (!exit && !(giveUp.stop_requested() && !stop.stop_requested())) {
        return std::unexpected(exit.error());
    }
    if (exit && !exit->isSuccess()) {
        return fail(ErrorCode::ExitedNonZero, QString::fromUtf8(complaint.trimmed()), m_place.path);
    }
    tell(EtcdProgress::Phase::Comparing);
    if (sums.sha256() != sum) {
        return fail(ErrorCode::NotProved, u"the copy has another checksum than the snapshot"_s, m_place.copy);
    }
    if (sums.integrity() == SnapshotSums::Integrity::Wrong) {
        return fail(ErrorCode::NotProved, u"etcd's own checksum in the snapshot is wrong"_s, m_place.path);
    }
    if (!file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    return {};
}

} // namespace kubemori::maintenance
