// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/certificate_programs.hpp"
#include "demo/kubectl_program.hpp"
#include "demo/programs.hpp"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

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
                                                          {u"dbSize"_s, 42004480},
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

int saveSnapshot(const Call &call, const QString &path)
{
    if (!call.sleep(std::chrono::seconds{3})) {
        return 1;
    }
    call.cluster().with([&](ClusterModel &model) {
        constexpr qsizetype size = qsizetype{256} << 10;
        QByteArray bytes = model.id().toUtf8() + ' ' + QByteArray::number(model.version()) + '\n';
        bytes.append(QByteArray(size - bytes.size(), '.'));
        model.node(call.host()).files.insert(path, bytes);
    });
    call.outLine(u"Snapshot saved at "_s + path);
    return 0;
}

int snapshotStatus(const Call &call, const QString &path)
{
    return call.cluster().look([&](const ClusterModel &model) {
        const auto &files = model.node(call.host()).files;
        if (!files.contains(path)) {
            call.errLine(u"Error: stat %1: no such file or directory"_s.arg(path));
            return 1;
        }
        const QJsonObject status{{u"hash"_s, qint64{2977324621}},
                                 {u"revision"_s, static_cast<qint64>(model.version())},
                                 {u"totalKey"_s, 1287},
                                 {u"totalSize"_s, files.value(path).size()}};
        call.outLine(QString::fromUtf8(QJsonDocument(status).toJson(QJsonDocument::Compact)));
        return 0;
    });
}

int etcdctl(Call &call)
{
    QStringList words = call.arguments();
    words.removeIf([](const QString &word) { return word.startsWith(u'-'); });
    const QString verb = words.value(0) + u' ' + words.value(1);
    const bool quorum = call.cluster().look(hasQuorum);
    if (!quorum && !verb.startsWith(u"endpoint") && verb != u"snapshot status") {
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
    call.errLine(u"Error: unknown command \"%1\" for \"etcdctl\""_s.arg(verb.trimmed()));
    return 1;
}

} // namespace

Program clusterProgram(const QString &name)
{
    static const QHash<QString, Program> programs{
        {u"kubectl"_s, runKubectl}, {u"etcdctl"_s, etcdctl},    {u"etcdutl"_s, etcdctl},
        {u"openssl"_s, runOpenssl}, {u"kubeadm"_s, runKubeadm},
    };
    return programs.value(name);
}

} // namespace kubemori::demo
