// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.hpp"

#include <QTimeZone>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace upgrade;
using namespace upgrade::health;

namespace {

Error away()
{
    return {.code = ErrorCode::TimedOut, .detail = u"no answer"_s, .subject = {}, .context = {}};
}

} // namespace

kube::Node nodeNamed(const QString &name, bool controlPlane)
{
    kube::Node node;
    node.name = name;
    node.hostname = name;
    node.internalIp = u"10.0.0."_s + QString::number(10 + name.back().digitValue() + (controlPlane ? 100 : 0));
    node.roles = controlPlane ? QStringList{u"control-plane"_s} : QStringList();
    node.version = u"v1.30.4"_s;
    node.kernel = u"6.1.0-18-amd64"_s;
    node.runtime = u"containerd://1.7.24"_s;
    node.conditions = {{.type = u"Ready"_s,
                        .status = kube::ConditionStatus::True,
                        .reason = u"KubeletReady"_s,
                        .message = {},
                        .lastHeartbeat = {},
                        .lastTransition = {}}};
    return node;
}

kube::PodHealth podNamed(const QString &app, const QString &name)
{
    kube::PodHealth pod;
    pod.nameSpace = u"shop"_s;
    pod.name = name;
    pod.node = u"node1"_s;
    pod.ownerKind = u"ReplicaSet"_s;
    pod.ownerName = app + u"-5d7f"_s;
    pod.templateHash = u"5d7f"_s;
    pod.phase = u"Running"_s;
    pod.ready = true;
    return pod;
}

kube::EtcdMember memberNamed(const QString &name, const QString &version, bool leader)
{
    kube::EtcdMember member;
    member.name = name;
    member.healthy = true;
    member.leader = leader;
    member.version = version;
    return member;
}

HostFacts goodFacts()
{
    constexpr qint64 gib = 1024 * 1024;
    HostFacts facts;
    facts.disks = {{.mount = u"/"_s, .device = u"/dev/sda1"_s, .totalKib = 100 * gib, .freeKib = 60 * gib}};
    facts.swapKib = 0;
    facts.cgroups = u"cgroup2fs"_s;
    facts.kernel = u"6.1.0-18-amd64"_s;
    facts.containerd = u"1.7.24"_s;
    facts.dockerActive = false;
    facts.rlimits = Rlimits::Numbers;
    facts.servers = {{.file = u"/etc/kubernetes/kubelet.conf"_s, .server = u"https://127.0.0.1:6443"_s}};
    facts.serverNames = QList<ServerName>();
    return facts;
}

HostLook hostNamed(const QString &name, const HostFacts &facts)
{
    HostLook look{.node = name, .facts = {}, .clock = {}, .certificates = {}};
    look.facts = facts;
    look.clock = ClockReading{.least = -20, .most = 80};
    return look;
}

HostLook silentHost(const QString &name)
{
    HostLook look{.node = name, .facts = {}, .clock = {}, .certificates = {}};
    look.facts = Result<HostFacts>(std::unexpected(away()));
    look.clock = Result<ClockReading>(std::unexpected(away()));
    return look;
}

kubespray::InventorySettings settingsOf(const QMap<QString, QString> &values)
{
    kubespray::InventorySettings settings;
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        settings.add(value.key(), *value);
    }
    return settings;
}

ClusterPicture goodPicture()
{
    ClusterPicture picture;
    picture.now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    picture.nodes = QList{nodeNamed(u"cp1"_s, true), nodeNamed(u"node1"_s)};
    picture.pods = PodLook{.pods = {podNamed(u"web"_s, u"web-1"_s)}, .components = {}};
    picture.budgets = QList<kube::PodDisruptionBudget>();
    picture.etcd = QList{memberNamed(u"etcd1"_s, u"3.5.26"_s, true)};
    picture.ceph = std::optional<QList<kube::CephCluster>>();
    picture.deprecated = QList<DeprecatedApi>();
    picture.settings = settingsOf({});
    HostLook cp1 = hostNamed(u"cp1"_s, goodFacts());
    cp1.certificates = QList<fleet::Certificate>{
        {.path = u"/etc/kubernetes/ssl/apiserver.crt"_s, .notAfter = picture.now.addDays(300)}};
    picture.hosts = {cp1, hostNamed(u"node1"_s, goodFacts())};
    return picture;
}

ClusterPicture blindPicture()
{
    ClusterPicture picture;
    picture.now = goodPicture().now;
    const std::unexpected<Error> no(away());
    picture.nodes = no;
    picture.pods = no;
    picture.budgets = no;
    picture.etcd = no;
    picture.ceph = no;
    picture.deprecated = no;
    picture.settings = no;
    return picture;
}

HopRecord hopTo(const QString &tag, const QString &kube)
{
    HopRecord hop;
    hop.to = tag;
    hop.target.kubeBefore = u"v1.30.4"_s;
    hop.target.kubeVersion = kube;
    return hop;
}

QStringList said(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        lines.append(QString(toString(finding.severity) + u' ' + finding.subject).trimmed());
    }
    return lines;
}

QString evidence(const QList<Finding> &findings, const QString &saying)
{
    const qsizetype at = said(findings).indexOf(saying);
    return at < 0 ? u"nobody says "_s + saying + u" but "_s + said(findings).join(u", "_s) : findings.at(at).evidence;
}

} // namespace kubemori::test
