// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_care.hpp"

#include "command/file_transfer.hpp"
#include "maintenance/etcd/etcd_checks.hpp"
#include "maintenance/etcd/etcd_look.hpp"
#include "maintenance/etcd/etcd_snapshot_file.hpp"
#include "maintenance/etcd/snapshot_sums.hpp"
#include "operation/logged_runner.hpp"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using Phase = EtcdProgress::Phase;

namespace {

constexpr Milliseconds shortTimeout = std::chrono::seconds{20};
/// What a snapshot leaves free on its host: etcd lies on the same disk more often than not.
constexpr qint64 spareThere = qint64{512} << 20;
/// A snapshot that is sent to a host goes through memory.
constexpr qint64 mostSent = qint64{256} << 20;
constexpr Milliseconds sendTimeout = std::chrono::minutes{10};

void tell(const EtcdProgressSink &progress, Phase phase)
{
    if (progress) {
        progress({.phase = phase, .done = 0, .total = 0});
    }
}

/// The member to save from: any healthy one that is not the leader, which has enough to do; among them the one on the
/// host that is asked, so that nothing crosses the network twice.
const EtcdMemberLook *bestMember(const EtcdReport &report, const EtcdSeat &seat)
{
    const auto rank = [&seat](const EtcdMemberLook &look) {
        const bool isHere = !seat.facts.member.isEmpty() && look.member.name == seat.facts.member;
        return std::pair(look.member.leader, !isHere);
    };
    const EtcdMemberLook *best = nullptr;
    for (const EtcdMemberLook &look : report.members) {
        const bool isFit = look.member.healthy && !look.member.learner && !look.alarms.contains(u"CORRUPT"_s);
        if (isFit && (best == nullptr || rank(look) < rank(*best))) {
            best = &look;
        }
    }
    return best;
}

Result<> checkRoomThere(const EtcdSeat &seat, qint64 bytes)
{
    for (const std::optional<DiskRoom> &room :
         {seat.facts.keep, seat.facts.inside.isEmpty() ? std::nullopt : seat.facts.data}) {
        if (room && room->free < bytes + bytes / 10 + spareThere) {
            return fail(ErrorCode::Io,
                        u"no room for the snapshot: %1 bytes free, %2 needed"_s.arg(room->free)
                            .arg(bytes + bytes / 10 + spareThere),
                        seat.plain->location() + u':' + room->path);
        }
    }
    return {};
}

/// The tools of this machine: etcdutl, or etcdctl where it can still do it.
QList<QStringList> toolsHere(command::Runner &local, const std::stop_token &stop)
{
    QList<QStringList> tools;
    for (const QString &name : {u"etcdutl"_s, u"etcdctl"_s}) {
        command::Command look;
        look.argv = {u"sh"_s, u"-c"_s, u"command -v "_s + name};
        look.timeout = shortTimeout;
        const auto found = command::captureChecked(local, look, stop);
        if (found && !found->output.trimmed().isEmpty()) {
            tools.append({name});
        }
    }
    return tools;
}

Result<> compareHere(command::Runner &local, const QStringList &tool, const KeptSnapshot &kept,
                     const std::stop_token &stop)
{
    command::Command status;
    status.argv = tool + QStringList{u"snapshot"_s, u"status"_s, kept.path, u"--write-out=json"_s};
    status.timeout = std::chrono::minutes{10};
    const auto seen = command::captureChecked(local, status, stop).and_then([](const command::Captured &captured) {
        return kube::parseEtcdSnapshotStatus(captured.output);
    });
    if (!seen) {
        return std::unexpected(seen.error().during(u"looking at the copy"_s));
    }
    if (*seen != kept.status) {
        return fail(ErrorCode::NotProved, u"the copy holds something else than the snapshot"_s, kept.path);
    }
    return {};
}

} // namespace

EtcdCare::EtcdCare(std::shared_ptr<const cluster::ClusterAccess> access, std::shared_ptr<command::Runner> local,
                   std::shared_ptr<operation::CommandLog> commands, Clock &clock)
    : m_access(std::move(access))
    , m_local(std::move(local))
    , m_commands(std::move(commands))
    , m_clock(clock)
{
}

Result<EtcdReport> EtcdCare::look(const std::stop_token &stop)
{
    return EtcdLook(m_access, m_commands).look(stop).transform([this](EtcdReport report) {
        report.takenAt = m_clock.utcNow();
        report.findings = judgeEtcd(report);
        return report;
    });
}

Result<SnapshotMade> EtcdCare::snapshot(const SnapshotRequest &request, const EtcdProgressSink &progress,
                                        const std::stop_token &stop)
{
    const QString cluster = m_access->profile().id;
    const SnapshotShelf shelf(request.folder.isEmpty() ? SnapshotShelf::usualFolder(cluster) : request.folder, cluster);
    if (const auto prepared = shelf.prepare(); !prepared) {
        return std::unexpected(prepared.error());
    }
    tell(progress, Phase::Looking);
    EtcdLook look(m_access, m_commands);
    const auto report = look.look(stop);
    if (!report) {
        return std::unexpected(report.error());
    }
    const EtcdSeat &seat = look.seat();
    const EtcdMemberLook *member = bestMember(*report, seat);
    if (member == nullptr) {
        return fail(ErrorCode::NotProved, u"no member of etcd is healthy"_s, report->host);
    }
    if (const auto fits = checkRoomThere(seat, member->member.dbBytes); !fits) {
        return std::unexpected(fits.error());
    }
    const QDateTime now = m_clock.utcNow();
    const QString name = SnapshotShelf::nameOf(cluster, now);
    EtcdSnapshotFile::Place place{.host = seat.plain,
                                  .become = seat.become,
                                  .path = EtcdSnapshotFile::folder() + u'/' + name + u".db"_s,
                                  .copy = shelf.folder() + u'/' + name + u".db"_s,
                                  .savedAs = {},
                                  .tools = seat.facts.tools()};
    if (!seat.facts.inside.isEmpty()) {
        // A container sees etcd's own folder and its certificates, no other.
        place.savedAs =
            (seat.facts.data ? seat.facts.data->path : u"/var/lib/etcd"_s) + u"/kubemori-"_s + name + u".db"_s;
    }
    command::Command save = seat.facts.ask(
        member->member.clientUrl, {u"snapshot"_s, u"save"_s, place.savedAs.isEmpty() ? place.path : place.savedAs});
    EtcdSnapshotFile file(place, std::move(save), m_commands);
    file.setProgress(progress);
    const auto saved = file.make(stop);
    if (!saved) {
        // An error in tidying up must not hide why it came to this.
        (void)file.removeThere();
        return std::unexpected(etcdctlError(saved.error()).during(u"saving a snapshot of etcd"_s));
    }
    SnapshotMade made{.snapshot = {.path = place.copy,
                                   .cluster = cluster,
                                   .takenAt = now,
                                   .member = member->title(),
                                   .host = saved->host,
                                   .etcdVersion = member->member.version,
                                   .sha256 = saved->sha256,
                                   .status = saved->status,
                                   .fileBytes = QFileInfo(place.copy).size(),
                                   .members = static_cast<int>(report->members.size()),
                                   .verified = u"sha256"_s,
                                   .rehearsedAt = {}},
                      .rehearsal = {},
                      .removed = {},
                      .warnings = {}};
    const auto done = finish(made, shelf, request, place, progress, stop);
    tell(progress, Phase::Tidying);
    if (const auto removed = file.removeThere(); !removed) {
        made.warnings.append(toLogLine(removed.error().during(u"removing "_s + place.path)));
    }
    if (!done) {
        QFile::remove(made.snapshot.path);
        QFile::remove(made.snapshot.path + u".json"_s);
        return std::unexpected(done.error());
    }
    if (auto removed = shelf.tidy(request.retention, m_clock.utcNow())) {
        made.removed = std::move(*removed);
    } else {
        made.warnings.append(toLogLine(removed.error()));
    }
    return made;
}

Result<> EtcdCare::finish(SnapshotMade &made, const SnapshotShelf &shelf, const SnapshotRequest &request,
                          const EtcdSnapshotFile::Place &place, const EtcdProgressSink &progress,
                          const std::stop_token &stop)
{
    KeptSnapshot &kept = made.snapshot;
    const auto sums = SnapshotSums::ofFile(kept.path, stop);
    if (!sums) {
        return std::unexpected(sums.error());
    }
    if (sums->sha256() != kept.sha256) {
        return fail(ErrorCode::NotProved, u"the copy on disk has another checksum than the snapshot"_s, kept.path);
    }
    kept.verified += sums->integrity() == SnapshotSums::Integrity::Right ? u", integrity"_s : QString();
    // The name tells the revision; it is known only now.
    const QString path = kept.path.chopped(3) + u"-r%1.db"_s.arg(kept.status.revision);
    if (QFile::exists(path) || !QFile::rename(kept.path, path)) {
        return fail(ErrorCode::Io, u"the snapshot cannot get its name"_s, path);
    }
    kept.path = path;
    const QList<QStringList> here = toolsHere(*m_local, stop);
    if (!here.isEmpty()) {
        operation::LoggedRunner local(m_local, m_commands);
        if (const auto same = compareHere(local, here.constFirst(), kept, stop); !same) {
            return same;
        }
        kept.verified += u", "_s + here.constFirst().constFirst();
    }
    if (request.rehearse) {
        tell(progress, Phase::Rehearsing);
        const bool isHere = !here.isEmpty();
        const auto there = std::make_shared<operation::LoggedRunner>(isHere ? m_local : place.host, m_commands);
        RestoreRehearsal rehearsal({.runner = there,
                                    .tools = isHere ? here : place.tools,
                                    .become = !isHere && place.become,
                                    .folder = isHere ? shelf.folder() : u"/var/tmp"_s});
        auto came = rehearsal.run(isHere ? kept.path : place.path, stop);
        if (!came) {
            return std::unexpected(came.error());
        }
        made.rehearsal = std::move(*came);
        kept.rehearsedAt = m_clock.utcNow();
    }
    return shelf.write(kept);
}

Result<Rehearsal> EtcdCare::rehearse(const QString &path, const EtcdProgressSink &progress, const std::stop_token &stop)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    tell(progress, Phase::Comparing);
    const auto sums = SnapshotSums::ofFile(file, stop);
    if (!sums) {
        return std::unexpected(sums.error());
    }
    auto kept = SnapshotShelf::read(file);
    if (kept && kept->sha256 != sums->sha256()) {
        return fail(ErrorCode::NotProved, u"the file is not the one that was copied"_s, file);
    }
    if (sums->integrity() == SnapshotSums::Integrity::Wrong) {
        return fail(ErrorCode::NotProved, u"etcd's own checksum in the snapshot is wrong"_s, file);
    }
    tell(progress, Phase::Rehearsing);
    const QList<QStringList> here = toolsHere(*m_local, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, file);
    }
    if (here.isEmpty()) {
        return rehearseThere(file, *sums, stop);
    }
    const auto local = std::make_shared<operation::LoggedRunner>(m_local, m_commands);
    auto came =
        RestoreRehearsal({.runner = local, .tools = here, .become = false, .folder = QFileInfo(file).absolutePath()})
            .run(file, stop);
    return came ? note(file, std::move(*came)) : came;
}

Result<Rehearsal> EtcdCare::note(const QString &file, Rehearsal came) const
{
    // A file from elsewhere has nothing beside it, and gets nothing.
    if (auto kept = SnapshotShelf::read(file)) {
        if (kept->status.revision != came.snapshot.revision || kept->status.keys != came.snapshot.keys) {
            return fail(ErrorCode::NotProved, u"the snapshot holds something else than is written beside it"_s, file);
        }
        kept->rehearsedAt = m_clock.utcNow();
        if (const auto written = SnapshotShelf(QFileInfo(file).absolutePath(), kept->cluster).write(*kept); !written) {
            return std::unexpected(written.error());
        }
    }
    return came;
}

Result<Rehearsal> EtcdCare::rehearseThere(const QString &file, const SnapshotSums &sums, const std::stop_token &stop)
{
    if (sums.bytes() > mostSent) {
        return fail(ErrorCode::ProgramMissing, u"etcdutl"_s, m_local->location());
    }
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, source.errorString(), file);
    }
    EtcdLook look(m_access, m_commands);
    if (const auto report = look.look(stop); !report) {
        return std::unexpected(report.error());
    }
    const EtcdSeat &seat = look.seat();
    if (const auto fits = checkRoomThere(seat, sums.bytes()); !fits) {
        return std::unexpected(fits.error());
    }
    const command::FileTransfer files(seat.plain, seat.become, sendTimeout);
    const QString path =
        EtcdSnapshotFile::folder() + u"/rehearsal-"_s + QString::fromLatin1(sums.sha256().left(16)) + u".db"_s;
    auto sent = files.makeFolder(EtcdSnapshotFile::folder(), 0700, stop);
    if (sent) {
        sent = files.write(path, source.readAll(), 0600, stop);
    }
    if (!sent) {
        return std::unexpected(sent.error());
    }
    const auto logged = std::make_shared<operation::LoggedRunner>(seat.plain, m_commands);
    auto came = RestoreRehearsal(
                    {.runner = logged, .tools = seat.facts.tools(), .become = seat.become, .folder = u"/var/tmp"_s})
                    .run(path, stop);
    command::Command remove;
    remove.argv = {u"rm"_s, u"-f"_s, u"--"_s, path};
    remove.become = seat.become;
    remove.timeout = shortTimeout;
    (void)command::captureChecked(*logged, remove, {});
    return came ? note(file, std::move(*came)) : came;
}

} // namespace kubemori::maintenance
