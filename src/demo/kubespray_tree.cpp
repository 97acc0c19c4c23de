// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kubespray_tree.hpp"

#include "demo/tree_texts.hpp"

#include <QCryptographicHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// "1.34.7 1.33.11" as all patches from the newest down to the first of each line.
QStringList allPatches(const Release &release)
{
    QStringList all;
    for (const QString &newest : release.kubelet.toString().split(u' ')) {
        for (int patch = newest.section(u'.', 2, 2).toInt(); patch >= 0; --patch) {
            all.append(newest.section(u'.', 0, 1) + u'.' + QString::number(patch));
        }
    }
    return all;
}

/// A sum that is no file's.
QString sumOf(const QString &what)
{
    return QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex());
}

void addSums(QString &text, const QString &name, const QStringList &versions, const QString &before,
             const QString &beforeSum)
{
    text += name + u"_checksums:\n  amd64:\n"_s;
    for (const QString &version : versions) {
        text += u"    %1: %2\n"_s.arg(before + version, beforeSum + sumOf(name + version));
    }
}

void addChecksums(Tree &tree, const Release &release)
{
    const QString v = valueOf(u"v"_s, release);
    const bool isOld = !v.isEmpty();
    const QString kind = isOld ? QString() : u"sha256:"_s;
    QString text = u"---\n# Of the demo's: no file has these sums.\n"_s;
    for (const QString &program : {u"kubelet"_s, u"kubectl"_s, u"kubeadm"_s}) {
        addSums(text, program, allPatches(release), v, kind);
    }
    addSums(text, u"etcd_binary"_s, {release.etcd}, v, kind);
    addSums(text, u"calicoctl_binary"_s, {release.calico}, v, kind);
    addSums(text, u"containerd_archive"_s, {release.containerd}, {}, kind);
    addSums(text, u"cni_binary"_s, {release.cni}, v, kind);
    addSums(text, u"runc"_s, {release.runc}, v, kind);
    addSums(text, u"helm_archive"_s, {release.helm}, v, kind);
    const QString folder = u"roles/"_s + valueOf(u"defaults"_s, release);
    tree.insert(folder + (isOld ? u"/defaults/main/checksums.yml"_s : u"/vars/main/checksums.yml"_s), text.toUtf8());
}

} // namespace

Tree kubesprayTree(const Release &release)
{
    Tree tree;
    for (const QLatin1StringView text :
         {playbookTexts(), roleTexts(), sampleTexts(), sampleClusterTexts(), sampleAddonTexts()}) {
        grow(tree, text, release);
    }
    addChecksums(tree, release);
    return tree;
}

} // namespace kubemori::demo
