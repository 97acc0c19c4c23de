// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/safety_stage.hpp"

#include "base/shell_quote.hpp"
#include "maintenance/etcd/etcd_snapshot_file.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/stages/folder_backup.hpp"
#include "upgrade/stages/make_finding.hpp"

#include <QDir>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView backedUp("/etc/kubernetes");

/// It came to nothing, and what is lost with it only a person can say.
Finding unknown(QLatin1StringView check, const QString &subject, const Error &error)
{
    return makeFinding(check, Severity::Unknown, subject, toLogLine(error));
}

Finding unwanted(QLatin1StringView check)
{
    return makeFinding(check, Severity::Info, {}, u"not wanted"_s);
}

/// How a node is reached, and where its backup goes.
Result<FolderBackupFile::Place> placeOf(const UpgradeSite &site, const kube::Node &node, const QString &name)
{
    return site.access->nodeHost(node.name, node.internalIp).transform([&](const cluster::NodeHost &host) {
        QString file = u"kubernetes-%1-%2.tar.gz"_s.arg(node.name, name);
        file.replace(u'/', u'_'); // the API server's word is no path
        return FolderBackupFile::Place{.host = host.runner,
                                       .become = host.become,
                                       .folder = backedUp,
                                       .path = maintenance::EtcdSnapshotFile::folder() + u'/' + file,
                                       .copy = site.folder + u'/' + file};
    });
}

} // namespace

QString SafetyStage::nameOf(const HopRecord &hop) const
{
    return hop.from + u'-' + hop.to + u'-' + site().clock->utcNow().toUTC().toString(u"yyyyMMdd-hhmmss"_s);
}

Result<QList<PlannedCommand>> SafetyStage::plan(const HopRecord &hop, std::stop_token stop)
{
    QList<PlannedCommand> commands;
    const QString name = nameOf(hop);
    if (hop.choices.wantsSnapshot) {
        const QString host = site().actions->kubectlHost();
        const QString place = host.isEmpty() ? u"local"_s : host;
        const QString file = maintenance::EtcdSnapshotFile::folder() + u"/etcd-%1.db"_s.arg(name);
        commands.append({.place = place, .text = shellJoin({u"etcdctl"_s, u"snapshot"_s, u"save"_s, file})});
        commands.append({.place = place,
                         .text = shellJoin({u"cat"_s, u"--"_s, file}) + u" > "_s +
                                 shellQuote(site().folder + u"/etcd-%1.db"_s.arg(name))});
    }
    if (!hop.choices.wantsBackup) {
        return commands;
    }
    const auto nodes = site().actions->health().nodes(std::move(stop));
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    for (const kube::Node &node : *nodes) {
        if (!node.isControlPlane()) {
            continue;
        }
        const auto place = placeOf(site(), node, name);
        if (!place) {
            return std::unexpected(place.error());
        }
        for (const QStringList &argv : FolderBackupFile(*place).commands()) {
            const bool isCopy = argv.constFirst() == "cat"_L1;
            commands.append({.place = node.name,
                             .text = (place->become ? u"sudo "_s : QString()) + shellJoin(argv) +
                                     (isCopy ? u" > "_s + shellQuote(place->copy) : QString())});
        }
    }
    return commands;
}

Result<QList<Finding>> SafetyStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    QList<Finding> findings;
    if (!hop.choices.wantsSnapshot) {
        findings.append(unwanted(checks::etcdSnapshot));
    }
    if (!hop.choices.wantsBackup) {
        findings.append(unwanted(checks::kubernetesBackup));
    }
    if (findings.size() == 2) {
        return findings;
    }
    const auto nodes = site().actions->health().nodes(stop);
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    if (!QDir().mkpath(site().folder)) {
        return fail(ErrorCode::Io, u"the folder for backups cannot be made"_s, site().folder);
    }
    if (hop.choices.wantsSnapshot) {
        const auto saved = saveEtcd(hop, *nodes, sink, stop);
        if (!saved) {
            return std::unexpected(saved.error());
        }
        findings.append(*saved);
    }
    for (const kube::Node &node : *nodes) {
        if (!hop.choices.wantsBackup || !node.isControlPlane()) {
            continue;
        }
        const auto saved = saveFolder(hop, node, sink, stop);
        if (!saved) {
            return std::unexpected(saved.error());
        }
        findings.append(*saved);
    }
    return findings;
}

Result<Finding> SafetyStage::saveEtcd(const HopRecord &hop, const QList<kube::Node> &nodes, const OutputSink &sink,
                                      const std::stop_token &stop) const
{
    const QString name = u"etcd-"_s + nameOf(hop);
    const QString copy = site().folder + u'/' + name + u".db"_s;
    tellCommand(sink, u"etcdctl snapshot save "_s + maintenance::EtcdSnapshotFile::folder() + u'/' + name + u".db"_s);
    const auto saved = site().actions->health().saveEtcdSnapshot(nodes, name, copy, stop);
    if (!saved) {
        if (saved.error().code == ErrorCode::Cancelled) {
            return std::unexpected(saved.error());
        }
        return unknown(checks::etcdSnapshot, {}, saved.error());
    }
    return makeFinding(
        checks::etcdSnapshot, Severity::Good, saved->host,
        u"%1:%2\n%3\nsha256 %4, revision %5, %6 keys, %7 bytes"_s.arg(saved->host, saved->path, saved->copy)
            .arg(QString::fromLatin1(saved->sha256))
            .arg(saved->status.revision)
            .arg(saved->status.keys)
            .arg(saved->status.bytes));
}

Result<Finding> SafetyStage::saveFolder(const HopRecord &hop, const kube::Node &node, const OutputSink &sink,
                                        const std::stop_token &stop) const
{
    const auto made = placeOf(site(), node, nameOf(hop)).and_then([&](const FolderBackupFile::Place &place) {
        return FolderBackupFile(place).make(sink, stop);
    });
    if (!made) {
        if (made.error().code == ErrorCode::Cancelled) {
            return std::unexpected(made.error());
        }
        return unknown(checks::kubernetesBackup, node.name, made.error());
    }
    return makeFinding(checks::kubernetesBackup, Severity::Good, node.name,
                       u"%1:%2\n%3\nsha256 %4, %5 files, %6 bytes%7"_s.arg(node.name, made->path, made->copy)
                           .arg(QString::fromLatin1(made->sha256))
                           .arg(made->entries)
                           .arg(made->bytes)
                           .arg(made->hasMoved ? u"; some changed while they were read"_s : QString()));
}

} // namespace kubemori::upgrade
