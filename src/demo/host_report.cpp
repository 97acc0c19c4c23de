// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/host_report.hpp"

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// A gzip's first bytes; what follows is no gzip.
constexpr QByteArrayView archiveStart("\x1f\x8b\x08 demo\n");

SimNode nodeOf(const Call &call)
{
    return call.cluster().look([&call](const ClusterModel &model) { return model.node(std::max(0, call.host())); });
}

QStringList kubeconfigsOf(const SimNode &node)
{
    QStringList names{u"kubelet.conf"_s};
    if (node.controlPlane) {
        names += {u"admin.conf"_s, u"controller-manager.conf"_s, u"scheduler.conf"_s, u"super-admin.conf"_s};
    }
    names.sort();
    return names;
}

/// Files and folders that a node has there, as tar lists them.
QStringList kubernetesFiles(const SimNode &node)
{
    QStringList files{
        u"etc/kubernetes/"_s,           u"etc/kubernetes/manifests/"_s,          u"etc/kubernetes/ssl/"_s,
        u"etc/kubernetes/ssl/ca.crt"_s, u"etc/kubernetes/kubelet-config.yaml"_s, u"etc/kubernetes/kubelet.env"_s};
    for (const QString &name : kubeconfigsOf(node)) {
        files.append(u"etc/kubernetes/"_s + name);
    }
    if (node.controlPlane) {
        for (const QString &name : {u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s}) {
            files.append(u"etc/kubernetes/manifests/%1.yaml"_s.arg(name));
        }
        for (const QString &name : {u"ca.key"_s, u"apiserver.crt"_s, u"apiserver.key"_s, u"sa.key"_s, u"sa.pub"_s}) {
            files.append(u"etc/kubernetes/ssl/"_s + name);
        }
    }
    return files;
}

QString disk(const QString &device, qint64 totalKib, qint64 freeKib, const QString &mount)
{
    const qint64 used = totalKib - freeKib;
    return u"disk=%1 %2 %3 %4 %5% %6"_s.arg(device)
        .arg(totalKib)
        .arg(used)
        .arg(freeKib)
        .arg(used * 100 / totalKib)
        .arg(mount);
}

QString rlimits(const SimNode &node)
{
    const QString limit = node.state.hasTextLimits ? u"\"65535\""_s : u"65535"_s;
    return u"\"rlimits\": [ { \"type\": \"RLIMIT_NOFILE\", \"hard\": %1, \"soft\": %1 } ]"_s.arg(limit);
}

} // namespace

int reportHost(Call &call)
{
    const SimNode node = nodeOf(call);
    const HostState &state = node.state;
    call.outLine(u"report=1"_s);
    for (const QString &folder : {u"/"_s, u"/var"_s, u"/var/lib/etcd"_s, u"/var/lib/containerd"_s}) {
        if (folder != "/var/lib/etcd"_L1 || node.controlPlane) {
            call.outLine(disk(u"/dev/sda2"_s, state.diskKib, state.freeKib, u"/"_s));
        }
    }
    call.outLine(u"swap=%1"_s.arg(state.swapKib));
    call.outLine(u"cgroups="_s + state.cgroups);
    call.outLine(u"kernel="_s + node.kernel);
    call.outLine(u"docker=inactive"_s);
    call.outLine(
        u"containerd=containerd github.com/containerd/containerd v%1 0000000"_s.arg(node.runtime.section(u"//"_s, 1)));
    call.outLine(u"rlimits="_s + rlimits(node));
    const QString other = state.server.isEmpty() ? u"https://127.0.0.1:6443"_s : state.server;
    for (const QString &name : kubeconfigsOf(node)) {
        call.outLine(u"server=/etc/kubernetes/%1 %2"_s.arg(
            name, name == "kubelet.conf"_L1 ? other : u"https://127.0.0.1:6443"_s));
    }
    call.outLine(u"end=1"_s);
    return 0;
}

int setKubeletServer(Call &call)
{
    if (!call.command().become) {
        call.errLine(u"sed: couldn't open temporary file /etc/kubernetes/sedQx2v8J: Permission denied"_s);
        return 4;
    }
    call.cluster().with([&call](ClusterModel &model) { model.node(call.host()).state.server.clear(); });
    return call.sleep(std::chrono::seconds{2}) ? 0 : 1;
}

int tellDate(Call &call)
{
    const SimNode node = nodeOf(call);
    const Instant now = call.cluster().look([](const ClusterModel &model) { return model.now(); }) +
                        (call.host() < 0 ? Milliseconds{0} : node.state.clockAhead);
    const qint64 ms = now.time_since_epoch().count();
    const QString format = call.arguments().value(0);
    if (format == "+%s"_L1) {
        call.outLine(QString::number(ms / 1000));
    } else if (format == "+%s.%N"_L1) {
        call.outLine(u"%1.%2"_s.arg(ms / 1000).arg(ms % 1000, 3, 10, QChar(u'0')) + u"000000"_s);
    } else {
        call.outLine(toDateTime(now).toString(Qt::RFC2822Date));
    }
    return 0;
}

int packFolder(Call &call)
{
    const QString file = call.argv().value(4);
    const QString folder = call.argv().value(5);
    if (!call.command().become) {
        call.errLine(u"tar: %1: Cannot open: Permission denied"_s.arg(folder));
        return 2;
    }
    if (folder != "etc/kubernetes"_L1 || !file.startsWith(u'/')) {
        call.errLine(u"tar: %1: Cannot stat: No such file or directory"_s.arg(folder));
        return 2;
    }
    if (!call.sleep(std::chrono::seconds{2})) {
        return 1;
    }
    call.cluster().with([&](ClusterModel &model) {
        SimNode &node = model.node(call.host());
        node.files.insert(file, archiveStart + kubernetesFiles(node).join(u'\n').toUtf8() + '\n');
    });
    return 0;
}

int listArchive(Call &call)
{
    const QStringList words = call.arguments();
    const QString file = words.value(words.size() - 1);
    const SimNode node = nodeOf(call);
    if (words.value(0) != "-tzf"_L1 || !node.files.contains(file)) {
        call.errLine(u"tar (child): %1: Cannot open: No such file or directory"_s.arg(file));
        return 2;
    }
    const QByteArray bytes = node.files.value(file);
    if (!bytes.startsWith(archiveStart)) {
        call.errLine(u"gzip: stdin: not in gzip format"_s);
        return 2;
    }
    call.out(QByteArrayView(bytes).sliced(archiveStart.size()));
    return 0;
}

} // namespace kubemori::demo
