// SPDX-License-Identifier: GPL-3.0-or-later
#include "etcd_place.hpp"

#include <QCryptographicHash>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray nodesJson()
{
    QByteArray items;
    for (int i = 1; i <= 3; ++i) {
        const QByteArray number = QByteArray::number(i);
        items += QByteArray(i > 1 ? "," : "") + R"({"metadata":{"name":"cp)" + number +
                 R"("},"spec":{},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1)" + number +
                 R"("}]}})";
    }
    return R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[)" + items + "]}";
}

QByteArray eachMember(const std::function<QByteArray(const QByteArray &number)> &text)
{
    QByteArray all;
    for (int i = 1; i <= 3; ++i) {
        all += QByteArray(i > 1 ? "," : "") + text(QByteArray::number(i));
    }
    return all;
}

} // namespace

EtcdPlace::EtcdPlace()
{
    profile.id = u"lab"_s;
    profile.controlPlane.hosts = {u"10.0.0.11"_s, u"10.0.0.12"_s};
    profile.controlPlane.user = u"ops"_s;
    profile.controlPlane.kubectl = u"kubectl"_s;
    const QByteArray members = R"({"members":[)" + eachMember([](const QByteArray &number) {
                                   return R"({"ID":1)" + number + R"(,"name":"etcd)" + number +
                                          R"(","peerURLs":["https://10.0.0.1)" + number +
                                          R"(:2380"],"clientURLs":["https://10.0.0.1)" + number + R"(:2379"]})";
                               }) +
                               "]}";
    const QByteArray health =
        '[' + eachMember([](const QByteArray &number) {
            return R"({"endpoint":"https://10.0.0.1)" + number + R"(:2379","health":true,"took":"4.2ms"})";
        }) +
        ']';
    const QByteArray status =
        '[' + eachMember([](const QByteArray &number) {
            return R"({"Endpoint":"https://10.0.0.1)" + number + R"(:2379","Status":{"header":{"member_id":1)" +
                   number +
                   R"(},"version":"3.5.16","dbSize":42004480,"dbSizeInUse":41000000,"leader":11,"raftIndex":90,)"
                   R"("raftTerm":3,"raftAppliedIndex":90}})";
        }) +
        ']';
    for (const auto &host : {cp1, cp2, node3}) {
        host->on(u"kubectl"_s, saying(nodesJson()));
        host->on(u"ETCD_INITIAL_CLUSTER"_s, saying(hostOfKubespray));
        host->on(u"member list"_s, saying(members));
        host->on(u"endpoint health"_s, saying(health));
        host->on(u"endpoint status"_s, saying(status));
        host->on(u"alarm list"_s, saying(R"({"header":{"member_id":11}})"));
    }
    node3->on(u"ETCD_INITIAL_CLUSTER"_s, saying("etcdctl=\nkind=service\nmember=etcd3\nquota=\n"
                                                "data=107374182400 1073741824 /data/etcd\nend=1\n"));
    here->on(u"command -v"_s, complaining({}));
}

std::shared_ptr<command::Runner> EtcdPlace::ssh(const command::SshTarget &target)
{
    return target.host == "10.0.0.11"_L1 ? cp1 : target.host == "10.0.0.12"_L1 ? cp2 : node3;
}

maintenance::EtcdCare EtcdPlace::care()
{
    return {std::make_shared<cluster::ClusterAccess>(profile, *this), here, std::make_shared<operation::CommandLog>(),
            clock};
}

QByteArray EtcdPlace::snapshotFile(qsizetype databaseBytes)
{
    QByteArray database;
    for (qsizetype i = 0; i < databaseBytes; ++i) {
        database.append(static_cast<char>(i * 31 % 251));
    }
    return database + QCryptographicHash::hash(database, QCryptographicHash::Sha256);
}

void EtcdPlace::serveSnapshot(const QByteArray &there, const QByteArray &sent)
{
    const QByteArray size = QByteArray::number(there.size() - 32);
    for (const auto &host : {cp1, cp2}) {
        host->on(u"mkdir"_s, saying({}));
        host->on(u"snapshot save"_s, saying("Snapshot saved\n"));
        host->on(u"snapshot status"_s,
                 saying(R"({"hash":2466945439,"revision":4711,"totalKey":1200,"totalSize":)" + size + "}"));
        host->on(u"sha256sum"_s, saying(QCryptographicHash::hash(there, QCryptographicHash::Sha256).toHex() +
                                        "  /var/lib/kubemori/x\n"));
        host->on(u"cat --"_s, saying(sent));
        host->on(u" mv "_s, saying({}));
        host->on(u" rm "_s, saying({}));
    }
}

} // namespace kubemori::test
