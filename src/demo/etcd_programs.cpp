// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/etcd_programs.hpp"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 databaseBytes = 42004480;
/// Of the text that stands for the database in a snapshot: nobody waits for 40 MB of it.
constexpr qsizetype snapshotBytes = qsizetype{256} << 10;

/// The machine it runs on; the admin's is like the first node.
int hostOf(const Call &call)
{
    return std::max(0, call.host());
}

/// It grows with every change.
qint64 raftIndex(const ClusterModel &model)
{
    return 48211 + static_cast<qint64>(model.version());
}

/// Members have ids of 64 bits, here from the node's place.
quint64 memberId(int node)
{
    return 0x8e9e05c52164694dULL + static_cast<quint64>(node) * 0x1000193ULL;
}

QString clientUrl(const SimNode &node)
{
    return u"https://%1:2379"_s.arg(node.ip);
}

std::vector<int> membersOf(const ClusterModel &model)
{
    std::vector<int> members;
    for (int index = 0; index < static_cast<int>(model.nodes().size()); ++index) {
        if (model.node(index).controlPlane) {
            members.push_back(index);
        }
    }
    return members;
}

bool hasQuorum(const ClusterModel &model)
{
    const auto members = membersOf(model);
    const auto up = std::ranges::count_if(members, [&model](int index) { return model.node(index).answers; });
    return static_cast<std::size_t>(up) > members.size() / 2;
}

/// QJsonValue would round an id to a double.
QByteArray withIds(QByteArray json, const ClusterModel &model)
{
    for (const int member : membersOf(model)) {
        json.replace(QByteArray("\"@" + QByteArray::number(member) + "\""), QByteArray::number(memberId(member)));
    }
    return json + '\n';
}

QString idOf(int node)
{
    return u'@' + QString::number(node);
}

int memberList(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) {
        QJsonArray members;
        for (const int index : membersOf(model)) {
            const SimNode &node = model.node(index);
            members.append(QJsonObject{{u"ID"_s, idOf(index)},
                                       {u"name"_s, u"etcd%1"_s.arg(index + 1)},
                                       {u"peerURLs"_s, QJsonArray{u"https://%1:2380"_s.arg(node.ip)}},
                                       {u"clientURLs"_s, QJsonArray{clientUrl(node)}}});
        }
        call.out(withIds(QJsonDocument(QJsonObject{{u"members"_s, members}}).toJson(QJsonDocument::Compact), model));
        return 0;
    });
}

int endpointHealth(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) {
        QJsonArray endpoints;
        int code = 0;
        for (const int index : membersOf(model)) {
            const SimNode &node = model.node(index);
            QJsonObject json{{u"endpoint"_s, clientUrl(node)},
                             {u"health"_s, node.answers},
                             {u"took"_s, node.answers ? u"8.4ms"_s : u"5s"_s}};
            if (!node.answers) {
                json.insert(u"error"_s, u"context deadline exceeded"_s);
                code = 1;
            }
            endpoints.append(json);
        }
        call.outLine(QString::fromUtf8(QJsonDocument(endpoints).toJson(QJsonDocument::Compact)));
        if (code != 0) {
            call.errLine(u"Error: unhealthy cluster"_s);
        }
        return code;
    });
}

int endpointStatus(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) {
        QJsonArray endpoints;
        bool allAnswer = true;
        for (const int index : membersOf(model)) {
            const SimNode &node = model.node(index);
            allAnswer = allAnswer && node.answers;
            if (node.answers) {
                endpoints.append(
                    QJsonObject{{u"Endpoint"_s, clientUrl(node)},
                                {u"Status"_s, QJsonObject{{u"header"_s, QJsonObject{{u"member_id"_s, idOf(index)}}},
                                                          {u"version"_s, node.etcd},
                                                          {u"dbSize"_s, databaseBytes},
                                                          {u"dbSizeInUse"_s, databaseBytes / 10 * 8},
                                                          {u"raftTerm"_s, 4},
                                                          {u"raftIndex"_s, raftIndex(model)},
                                                          {u"raftAppliedIndex"_s, raftIndex(model)},
                                                          {u"leader"_s, idOf(model.etcdLeader())}}}});
            }
        }
        call.out(withIds(QJsonDocument(endpoints).toJson(QJsonDocument::Compact), model));
        return allAnswer ? 0 : 1;
    });
}

int moveLeader(const Call &call, const QString &id)
{
    return call.cluster().with([&](ClusterModel &model) {
        for (const int member : membersOf(model)) {
            if (QString::number(memberId(member), 16) == id && model.node(member).answers) {
                call.outLine(u"Leadership transferred from %1 to %2"_s.arg(
                    QString::number(memberId(model.etcdLeader()), 16), id));
                model.setEtcdLeader(member);
                return 0;
            }
        }
        call.errLine(u"Error: etcdserver: bad leader transferee"_s);
        return 1;
    });
}

/// The text that stands for a database, made whole with the sum that etcd puts behind it.
int saveSnapshot(const Call &call, const QString &path)
{
    if (!call.sleep(std::chrono::seconds{3})) {
        return 1;
    }
    call.cluster().with([&](ClusterModel &model) {
        QByteArray bytes = model.id().toUtf8() + ' ' + QByteArray::number(model.version()) + '\n';
        bytes.append(QByteArray(snapshotBytes - bytes.size(), '.'));
        bytes.append(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        model.node(hostOf(call)).files.insert(path, bytes);
    });
    call.outLine(u"Snapshot saved at "_s + path);
    return 0;
}

std::optional<QByteArray> fileOf(const Call &call, const QString &path)
{
    return call.cluster().look([&](const ClusterModel &model) -> std::optional<QByteArray> {
        const auto &files = model.node(hostOf(call)).files;
        return files.contains(path) ? std::optional(files.value(path)) : std::nullopt;
    });
}

int snapshotStatus(const Call &call, const QString &path)
{
    const auto bytes = fileOf(call, path);
    if (!bytes) {
        call.errLine(u"Error: stat %1: no such file or directory"_s.arg(path));
        return 1;
    }
    const bool isRestored = path.endsWith("/member/snap/db"_L1);
    const qint64 revision = bytes->left(bytes->indexOf('\n')).split(' ').value(1).toLongLong();
    const QJsonObject status{{u"hash"_s, isRestored ? qint64{1804289383} : qint64{2977324621}},
                             {u"revision"_s, revision},
                             {u"totalKey"_s, isRestored ? 1285 : 1287},
                             {u"totalSize"_s, snapshotBytes}};
    call.outLine(QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact)));
    return 0;
}

int restoreSnapshot(const Call &call, const QString &path)
{
    const QStringList words = call.arguments();
    const auto option =
        std::ranges::find_if(words, [](const QString &word) { return word.startsWith("--data-dir="_L1); });
    const auto bytes = fileOf(call, path);
    if (!bytes || option == words.end()) {
        call.errLine(u"Error: cannot restore %1"_s.arg(path));
        return 1;
    }
    const QByteArray database = bytes->first(std::min<qsizetype>(bytes->size(), snapshotBytes));
    if (QCryptographicHash::hash(database, QCryptographicHash::Sha256) != bytes->sliced(database.size())) {
        call.errLine(u"Error: expected sha256 of another file"_s);
        return 1;
    }
    if (!call.sleep(std::chrono::seconds{2})) {
        return 1;
    }
    const QString member = option->section(u'=', 1) + u"/member"_s;
    call.cluster().with([&](ClusterModel &model) {
        auto &files = model.node(hostOf(call)).files;
        files.insert(member + u"/snap/db"_s, database);
        files.insert(member + u"/snap/0000000000000001-0000000000000001.snap"_s, "snap");
        files.insert(member + u"/wal/0000000000000000-0000000000000000.wal"_s, "wal");
    });
    return 0;
}

} // namespace

int runEtcdctl(Call &call)
{
    QStringList words = call.arguments();
    words.removeIf([](const QString &word) { return word.startsWith(u'-'); });
    const QString verb = words.value(0) + u' ' + words.value(1);
    const bool quorum = call.cluster().look(hasQuorum);
    if (!quorum && !verb.startsWith(u"endpoint") && (!verb.startsWith(u"snapshot ") || verb == u"snapshot save")) {
        call.errLine(u"Error: context deadline exceeded"_s);
        return 1;
    }
    if (verb == u"member list") {
        return memberList(call);
    }
    if (verb == u"endpoint health") {
        return endpointHealth(call);
    }
    if (verb == u"endpoint status") {
        return endpointStatus(call);
    }
    if (words.value(0) == u"move-leader") {
        return moveLeader(call, words.value(1));
    }
    if (verb == u"snapshot save") {
        return saveSnapshot(call, words.value(2));
    }
    if (verb == u"snapshot status") {
        return snapshotStatus(call, words.value(2));
    }
    if (verb == u"snapshot restore") {
        return restoreSnapshot(call, words.value(2));
    }
    if (verb == u"alarm list") {
        call.outLine(u"{}"_s);
        return 0;
    }
    call.errLine(u"Error: unknown command \"%1\" for \"etcdctl\""_s.arg(verb.trimmed()));
    return 1;
}

std::optional<int> runEtcdScript(const Call &call)
{
    const QString script = call.argv().value(2);
    const SimNode node = call.cluster().look([&call](const ClusterModel &model) { return model.node(hostOf(call)); });
    const auto room = [&node](const QString &path) {
        return u"%1 %2 %3"_s.arg(node.state.diskKib << 10).arg(node.state.freeKib << 10).arg(path);
    };
    if (script.contains(u"ETCD_INITIAL_CLUSTER")) {
        if (!node.controlPlane) {
            call.outLine(u"etcdctl=\nend=1"_s);
            return 0;
        }
        const QString number =
            call.cluster().look([&call](const ClusterModel &) { return QString::number(hostOf(call) + 1); });
        call.outLine(
            u"node=%1\netcdctl=/usr/local/bin/etcdctl\netcdutl=/usr/local/bin/etcdutl\nkind=service"_s.arg(node.name));
        call.outLine(u"member=etcd%1\nquota=\nca=/etc/ssl/etcd/ssl/ca.pem"_s.arg(number));
        call.outLine(u"cert=/etc/ssl/etcd/ssl/admin-%1.pem\nkey=/etc/ssl/etcd/ssl/admin-%1-key.pem"_s.arg(node.name));
        call.outLine(u"data=%1\nkeep=%2\nend=1"_s.arg(room(u"/var/lib/etcd"_s), room(u"/var/lib/kubemori"_s)));
        return 0;
    }
    if (script.startsWith(u"stat -L")) {
        const auto bytes = fileOf(call, call.argv().value(5));
        if (!bytes) {
            call.errLine(u"stat: cannot statx '%1': No such file or directory"_s.arg(call.argv().value(5)));
            return 1;
        }
        call.outLine(u"%1\n%2"_s.arg(bytes->size()).arg(node.state.freeKib << 10));
        return 0;
    }
    return std::nullopt;
}

int listFiles(Call &call)
{
    const QString folder = call.arguments().value(0) + u'/';
    const QMap<QString, QByteArray> files =
        call.cluster().look([&call](const ClusterModel &model) { return model.node(hostOf(call)).files; });
    for (const auto &[path, bytes] : files.asKeyValueRange()) {
        if (path.startsWith(folder)) {
            call.outLine(u"%1 %2"_s.arg(bytes.size()).arg(path.sliced(folder.size())));
        }
    }
    return 0;
}

int removeFiles(Call &call)
{
    QStringList paths = call.arguments();
    const bool isDeep = paths.contains(u"-rf"_s);
    paths.removeIf([](const QString &word) { return word.startsWith(u'-'); });
    call.cluster().with([&](ClusterModel &model) {
        model.node(hostOf(call)).files.removeIf([&](const QMap<QString, QByteArray>::iterator &file) {
            return std::ranges::any_of(paths, [&](const QString &path) {
                return file.key() == path || (isDeep && file.key().startsWith(path + u'/'));
            });
        });
    });
    return 0;
}

} // namespace kubemori::demo
