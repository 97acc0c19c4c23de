// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_snapshot_file.hpp"

#include "operation/logged_runner.hpp"

#include <QCryptographicHash>
#include <QSaveFile>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Snapshots may have gigabytes, and lines between sites are thin.
constexpr Milliseconds saveTimeout = std::chrono::minutes{10};
constexpr Milliseconds copyTimeout = std::chrono::minutes{60};
constexpr qsizetype sha256Digits = 64;

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

Result<EtcdSnapshot> EtcdSnapshotFile::make(const std::stop_token &stop)
{
    EtcdSnapshot made{
        .host = m_place.host->location(), .path = m_place.path, .copy = m_place.copy, .sha256 = {}, .status = {}};
    const auto folderMade = ask(asRoot({u"mkdir"_s, u"-p"_s, u"-m"_s, u"0700"_s, folder()}), stop);
    if (!folderMade) {
        return std::unexpected(folderMade.error());
    }
    if (const auto saved = ask(m_save, stop); !saved) {
        return std::unexpected(saved.error());
    }
    const auto checked = status(stop);
    if (!checked) {
        return std::unexpected(checked.error().during(u"checking the snapshot"_s));
    }
    made.status = *checked;
    const auto there = sumThere(stop);
    if (!there) {
        return std::unexpected(there.error());
    }
    const auto here = bringHere(stop);
    if (!here) {
        return std::unexpected(here.error().during(u"copying the snapshot to this machine"_s));
    }
    if (*here != *there) {
        return fail(ErrorCode::NotProved, u"the copy has another checksum than the snapshot"_s, m_place.copy);
    }
    made.sha256 = *here;
    return made;
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
    const QStringList rest{u"snapshot"_s, u"status"_s, m_place.path, u"--write-out=json"_s};
    QString etcdutl = m_save.argv.constFirst();
    etcdutl.replace(etcdutl.lastIndexOf(u"etcdctl"_s), 7, u"etcdutl"_s);
    auto said = ask(asRoot(QStringList{etcdutl} + rest), stop);
    if (!said && !stop.stop_requested()) {
        said = ask(asRoot(QStringList{m_save.argv.constFirst()} + rest), stop);
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
Result<QByteArray> EtcdSnapshotFile::bringHere(const std::stop_token &stop)
{
    QSaveFile file(m_place.copy);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    QCryptographicHash sum(QCryptographicHash::Sha256);
    QByteArray complaint;
    command::Command cat = asRoot({u"cat"_s, u"--"_s, m_place.path});
    cat.timeout = copyTimeout;
    m_commands->started(cat, m_place.host->location());
    const auto exit = m_place.host->run(
        cat,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                complaint.append(bytes.left(400));
                return;
            }
            sum.addData(bytes);
            file.write(bytes.data(), bytes.size());
        },
        stop);
    m_commands->finished(exit);
    if (!exit) {
        return std::unexpected(exit.error());
    }
    if (!exit->isSuccess()) {
        return fail(ErrorCode::ExitedNonZero, QString::fromUtf8(complaint.trimmed()), m_place.path);
    }
    // A disk that ran full is told of here, too.
    if (!file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), m_place.copy);
    }
    return sum.result().toHex();
}

} // namespace kubemori::maintenance
