// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/etcd/etcd_host.hpp"

#include "maintenance/etcd/etcd_snapshot_file.hpp"

#include <QMap>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

// $1 etcdctl, $2 to $4 its certificates by the profile ({node}: $5, else the host's own name), $6 folder of snapshots.
// Kubespray: a service on the host or in docker has its settings in /etc/etcd.env, with etcdctl's among them; kubeadm's
// is a static pod; an API server without one here names the certificates it uses itself. sudo's path often lacks
// Kubespray's bin_dir. The last line tells that nothing was cut off.
constexpr auto script = R"sh(say() { printf '%s=%s\n' "$1" "$2"; }
env=/etc/etcd.env pod=/etc/kubernetes/manifests/etcd.yaml api=/etc/kubernetes/manifests/kube-apiserver.yaml
program() { command -v "$1" 2>/dev/null || { test -x "/usr/local/bin/$1" && echo "/usr/local/bin/$1"; }; }
setting() { sed -n "s/^$1=//p" "$env" 2>/dev/null | tail -n 1 | tr -d "\"'"; }
flag() { sed -n "s/^ *- *[\"']*--$2=//p" "$1" 2>/dev/null | tail -n 1 | tr -d "\"'"; }
name=${5:-$(uname -n)}
named() { printf %s "$1" | sed "s/{node}/$name/g"; }
files() {
  if test -z "$found" && test -f "$1" && test -f "$2" && test -f "$3"; then
    found=1; say ca "$1"; say cert "$2"; say key "$3"
  fi
}
room() {
  d=$2
  while ! test -d "$d" && test "$d" != / && test -n "$d"; do d=$(dirname -- "$d"); done
  numbers=$(timeout 10 df -B1 --output=size,avail -- "$d" 2>/dev/null | tail -n 1) && say "$1" "$numbers $2"
}
ctl=$(program "$1") utl=''
case $1 in *etcdctl) utl=$(program "${1%etcdctl}etcdutl");; esac
say node "$name"; say etcdctl "$ctl"; say etcdutl "$utl"
data='' own=''
if test -r "$env"; then
  say kind service; own=$(setting ETCD_NAME); data=$(setting ETCD_DATA_DIR)
  say member "$own"; say quota "$(setting ETCD_QUOTA_BACKEND_BYTES)"; say initial "$(setting ETCD_INITIAL_CLUSTER)"
elif test -r "$pod"; then
  say kind pod; data=$(flag "$pod" data-dir)
  say member "$(flag "$pod" name)"; say quota "$(flag "$pod" quota-backend-bytes)"; say initial "$(flag "$pod" initial-cluster)"
elif test -r "$api"; then
  say kind none; say servers "$(flag "$api" etcd-servers)"
fi
found=
files "$(named "$2")" "$(named "$3")" "$(named "$4")"
files "$(setting ETCDCTL_CACERT)" "$(setting ETCDCTL_CERT)" "$(setting ETCDCTL_KEY)"
files "$(flag "$pod" trusted-ca-file)" "$(flag "$pod" cert-file)" "$(flag "$pod" key-file)"
files "$(flag "$api" etcd-cafile)" "$(flag "$api" etcd-certfile)" "$(flag "$api" etcd-keyfile)"
if test -r "$env" && command -v docker >/dev/null 2>&1; then
  say docker "$(timeout 10 docker ps --format '{{.Names}}' 2>/dev/null | grep -x -e "${own:-etcd}" -e 'etcd[0-9]*' | head -n 1)"
fi
if test -z "$ctl" && test -r "$pod" && command -v crictl >/dev/null 2>&1; then
  say crictl "$(timeout 10 crictl ps --quiet --name '^etcd$' 2>/dev/null | head -n 1)"
fi
data=${data:-/var/lib/etcd}
if test -d "$data"; then room data "$data"; fi
room keep "$6"
say end 1)sh";

using Answers = QMap<QString, QString>;

Answers answersOf(const QByteArray &said)
{
    Answers answers;
    for (const QByteArray &line : said.split('\n')) {
        const qsizetype equals = line.indexOf('=');
        const QString name = QString::fromUtf8(line.left(std::max<qsizetype>(0, equals)));
        if (equals > 0 && !answers.contains(name)) {
            answers.insert(name, QString::fromUtf8(line.sliced(equals + 1)).trimmed());
        }
    }
    return answers;
}

/// "1000 400 /var/lib/etcd"
std::optional<DiskRoom> roomOf(const QString &text)
{
    const QStringList words = text.simplified().split(u' ');
    if (words.size() < 3) {
        return std::nullopt;
    }
    bool hasBytes = false;
    bool hasFree = false;
    const DiskRoom room{.path = words.mid(2).join(u' '),
                        .bytes = words.at(0).toLongLong(&hasBytes),
                        .free = words.at(1).toLongLong(&hasFree)};
    return hasBytes && hasFree && room.bytes > 0 ? std::optional(room) : std::nullopt;
}

EtcdKind kindOf(const Answers &answers)
{
    const QString kind = answers.value(u"kind"_s);
    if (kind == "service"_L1) {
        return answers.value(u"docker"_s).isEmpty() ? EtcdKind::Host : EtcdKind::Docker;
    }
    if (kind == "pod"_L1) {
        return EtcdKind::Kubeadm;
    }
    return kind == "none"_L1 ? EtcdKind::Elsewhere : EtcdKind::Unknown;
}

/// The host has no etcdctl: that of the container, which is started with etcd's own image.
void takeFromContainer(const Answers &answers, EtcdHost &host)
{
    const QString docker = answers.value(u"docker"_s);
    const QString crictl = answers.value(u"crictl"_s);
    if (!docker.isEmpty()) {
        host.route = EtcdRoute::Docker;
        host.inside = {u"docker"_s, u"exec"_s, u"--env=ETCDCTL_API=3"_s, docker};
    } else if (!crictl.isEmpty()) {
        host.route = EtcdRoute::Crictl;
        host.inside = {u"crictl"_s, u"exec"_s, crictl};
    } else {
        return;
    }
    host.etcdctl = u"etcdctl"_s;
    host.etcdutl = u"etcdutl"_s;
}

/// Where clients of a member usually reach it: beside the port of its peers.
QString clientUrlOf(const QString &peerUrl)
{
    QUrl url(peerUrl);
    url.setPort(url.port() == 2380 || url.port() < 0 ? 2379 : url.port() - 1);
    return url.toString(QUrl::RemovePath);
}

} // namespace

command::Command EtcdHost::ask(const QString &endpoints, const QStringList &arguments) const
{
    command::Command command;
    command.argv = inside +
                   QStringList{etcdctl, u"--endpoints="_s + (endpoints.isEmpty() ? endpoint : endpoints),
                               u"--cacert="_s + ca, u"--cert="_s + cert, u"--key="_s + key} +
                   arguments;
    command.become = become;
    if (inside.isEmpty()) {
        command.environment.insert(u"ETCDCTL_API"_s, u"3"_s); // before etcd 3.4 it was 2
    }
    return command;
}

QList<QStringList> EtcdHost::tools() const
{
    QList<QStringList> tools;
    if (!etcdutl.isEmpty()) {
        tools.append(inside + QStringList{etcdutl});
    }
    tools.append(inside + QStringList{etcdctl});
    return tools;
}

QList<kube::EtcdMember> EtcdHost::settledMembers() const
{
    QList<kube::EtcdMember> members;
    for (const QString &pair : initialCluster.split(u',', Qt::SkipEmptyParts)) {
        kube::EtcdMember one;
        one.name = pair.section(u'=', 0, 0).trimmed();
        one.peerUrls = {pair.section(u'=', 1).trimmed()};
        one.clientUrl = clientUrlOf(one.peerUrls.constFirst());
        one.urls = {one.clientUrl, one.peerUrls.constFirst()};
        one.trouble = u"does not answer"_s;
        members.append(one);
    }
    if (members.isEmpty()) {
        kube::EtcdMember own;
        own.name = member;
        own.clientUrl = endpoint.section(u',', 0, 0);
        own.urls = {own.clientUrl};
        own.trouble = u"does not answer"_s;
        members.append(own);
    }
    return members;
}

command::Command etcdHostCommand(const cluster::EtcdGate &settings, const QString &node, bool become)
{
    command::Command command;
    command.argv = {
        u"sh"_s,      u"-c"_s, QString::fromLatin1(script), u"sh"_s, settings.etcdctl, settings.ca, settings.cert,
        settings.key, node,    EtcdSnapshotFile::folder()};
    command.environment.insert(u"LC_ALL"_s, u"C"_s);
    command.become = become;
    return command;
}

Result<EtcdHost> parseEtcdHost(const QByteArray &said, const cluster::EtcdGate &settings, bool become)
{
    const Answers answers = answersOf(said);
    if (answers.value(u"end"_s) != "1"_L1) {
        return fail(ErrorCode::InvalidData,
                    u"what the host says of etcd is cut off: "_s + QString::fromUtf8(said.left(200)));
    }
    EtcdHost host;
    host.kind = kindOf(answers);
    host.etcdctl = answers.value(u"etcdctl"_s);
    host.etcdutl = answers.value(u"etcdutl"_s);
    host.become = become;
    if (host.etcdctl.isEmpty()) {
        takeFromContainer(answers, host);
    }
    // Without files etcdctl itself says which one is missing.
    const auto named = [&answers](QString path) { return path.replace(u"{node}"_s, answers.value(u"node"_s)); };
    host.ca = answers.value(u"ca"_s, named(settings.ca));
    host.cert = answers.value(u"cert"_s, named(settings.cert));
    host.key = answers.value(u"key"_s, named(settings.key));
    host.endpoint = settings.endpoint;
    if (host.kind == EtcdKind::Elsewhere && settings.endpoint == cluster::EtcdGate().endpoint &&
        !answers.value(u"servers"_s).isEmpty()) {
        host.endpoint = answers.value(u"servers"_s);
    }
    host.member = answers.value(u"member"_s);
    host.initialCluster = answers.value(u"initial"_s);
    host.quota = std::max<qint64>(0, answers.value(u"quota"_s).toLongLong());
    host.data = roomOf(answers.value(u"data"_s));
    host.keep = roomOf(answers.value(u"keep"_s));
    return host;
}

Error etcdctlError(Error error)
{
    if (error.detail.contains(u"command not found"_s)) {
        error.code = ErrorCode::ProgramMissing;
    } else if (error.detail.contains(u"no such file or directory"_s)) {
        error.code = ErrorCode::NotFound;
    }
    return error;
}

} // namespace kubemori::maintenance
