// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/tree_template.hpp"

#include <QHash>
#include <QRegularExpression>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto noMoreV = "2.28.0"_L1; ///< versions are written without their v from here on

bool isBefore(const Release &release, const QString &version)
{
    return release.version() < Version::parse(version).value_or(Version());
}

/// Whether the release lies in "FROM..TO".
bool isIn(const QString &range, const Release &release)
{
    const QString from = range.section(u".."_s, 0, 0);
    const QString to = range.section(u".."_s, 1, 1);
    return (from.isEmpty() || !isBefore(release, from)) && (to.isEmpty() || isBefore(release, to));
}

QString withValues(const QString &line, const Release &release)
{
    static const QRegularExpression name(u"%([a-zA-Z]+)%"_s);
    QString result;
    qsizetype at = 0;
    for (const auto &match : name.globalMatch(line)) {
        result += QStringView(line).sliced(at, match.capturedStart() - at);
        result += valueOf(match.captured(1), release);
        at = match.capturedEnd();
    }
    return result + QStringView(line).sliced(at);
}

} // namespace

QString valueOf(const QString &name, const Release &release)
{
    const bool isOld = isBefore(release, noMoreV);
    const QString v = isOld ? u"v"_s : QString();
    const QHash<QString, QString> values{
        {u"tag"_s, release.tag},
        {u"version"_s, release.tag.toString().sliced(1)},
        {u"v"_s, v},
        {u"defaults"_s, isOld ? u"kubespray-defaults"_s : u"kubespray_defaults"_s},
        {u"kube"_s, v + release.kubernetes},
        {u"sample"_s, v + release.sample},
        {u"minor"_s, v + release.kubernetes.toString().section(u'.', 0, 1)},
        {u"lowest"_s, v + release.kubelet.toString().section(u' ', -1).section(u'.', 0, 1) + u".0"_s},
        {u"ansibleMin"_s, release.ansibleMin},
        {u"ansibleMax"_s, release.ansibleMax},
        {u"ansible"_s, release.ansible},
        {u"ansibleRange"_s, release.ansibleRange},
        {u"python"_s, release.python},
        {u"etcd"_s, v + release.etcd},
        {u"containerd"_s, release.containerd},
        {u"calico"_s, v + release.calico},
        {u"runc"_s, v + release.runc},
        {u"cni"_s, v + release.cni},
        {u"helm"_s, v + release.helm},
        {u"coredns"_s, v + release.coredns},
        {u"nodelocaldns"_s, isOld ? u"1.22.28"_s : u"1.25.0"_s},
        {u"metricsServer"_s, v + release.metricsServer},
        {u"certManager"_s, v + release.certManager},
        {u"ingressNginx"_s, v + release.ingressNginx},
        {u"kubeVip"_s, v + release.kubeVip},
        {u"kubeVipImage"_s, release.kubeVipImage},
    };
    return values.value(name, u'%' + name + u'%');
}

void grow(Tree &tree, QLatin1StringView text, const Release &release)
{
    static const QRegularExpression ofSome(uR"(\A@([0-9.]+)\|(.*)\z)"_s);
    QByteArray *file = nullptr;
    bool isOurs = true; // the lines between @in and @end
    for (const QLatin1StringView &each : text.tokenize(u'\n')) {
        QString line = each;
        if (line.startsWith("@file "_L1)) {
            const QString range = line.section(u' ', 2, 2);
            file = range.isEmpty() || isIn(range, release) ? &tree[withValues(line.section(u' ', 1, 1), release)]
                                                           : nullptr;
            continue;
        }
        if (line.startsWith("@in "_L1) || line == "@end"_L1) {
            isOurs = line == "@end"_L1 || isIn(line.section(u' ', 1, 1), release);
            continue;
        }
        if (file == nullptr || !isOurs) {
            continue;
        }
        if (const auto match = ofSome.match(line); match.hasMatch()) {
            if (!isIn(match.captured(1), release)) {
                continue;
            }
            line = match.captured(2).startsWith(u' ') ? match.captured(2).sliced(1) : match.captured(2);
        }
        *file += withValues(line, release).toUtf8() + '\n';
    }
}

} // namespace kubemori::demo
