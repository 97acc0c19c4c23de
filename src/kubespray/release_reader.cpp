// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/release_reader.hpp"

#include "kubespray/release_components.hpp"
#include "kubespray/release_tooling.hpp"

#include <QRegularExpression>

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

KubeVersions readKube(const ReleaseVariables &variables)
{
    KubeVersions kube{.installed = variables.fact(u"kube_version"_s),
                      .sample = variables.sampleFact(u"kube_version"_s),
                      .roleDefault = variables.roleFact(u"kube_version"_s),
                      .lowest = variables.fact(u"kube_version_min_required"_s),
                      .withChecksums = {},
                      .checksums = {}};
    // The kubelet was part of hyperkube before v2.12.0.
    for (const QString &name : {u"kubelet_checksums"_s, u"kubeadm_checksums"_s}) {
        const OutlineEntry *checksums = variables.find(name);
        const OutlineEntry *versions = checksums == nullptr ? nullptr : checksums->child(u"amd64"_s);
        if (versions == nullptr) {
            continue;
        }
        kube.checksums = variables.originOf(name);
        for (const OutlineEntry &version : versions->children) {
            if (version.text != "0"_L1) { // there was none for this processor
                kube.withChecksums.append(version.key);
            }
        }
        break;
    }
    return kube;
}

/// "upgrade-cluster.yml" and "playbooks/upgrade_cluster.yml" are both "upgrade_cluster".
QString playbookName(const QString &path)
{
    static const QRegularExpression form(uR"(\A(?:playbooks/)?([\w-]+)\.ya?ml\z)"_s);
    return form.matchView(path).captured(1).replace(u'-', u'_');
}

Playbooks readPlaybooks(const ReleaseSource &source)
{
    QStringList paths;
    for (const QString &path : source.paths()) {
        if (!playbookName(path).isEmpty()) {
            paths.append(path);
        }
    }
    // Those at the top stay when those below move; documentation names them.
    std::ranges::stable_sort(paths, {}, [](const QString &path) { return path.count(u'/'); });
    const auto named = [&](const QString &name) {
        QStringList found;
        std::ranges::copy_if(paths, std::back_inserter(found),
                             [&](const QString &path) { return playbookName(path) == name; });
        return found;
    };
    return {.upgrade = named(u"upgrade_cluster"_s),
            .cluster = named(u"cluster"_s),
            .facts = named(u"facts"_s),
            .scale = named(u"scale"_s),
            .removeNode = named(u"remove_node"_s),
            .reset = named(u"reset"_s),
            .recoverControlPlane = named(u"recover_control_plane"_s)};
}

QStringList groupsOf(const QByteArray &ini)
{
    static const QRegularExpression header(uR"(^\[([^\]\s]+)\])"_s, QRegularExpression::MultilineOption);
    QStringList groups;
    for (const auto &match : header.globalMatch(QString::fromUtf8(ini))) {
        groups.append(match.captured(1));
    }
    return groups;
}

QString firstOf(const QStringList &groups, const QRegularExpression &form)
{
    for (const QString &group : groups) {
        const QString name = group.section(u':', 0, 0);
        if (form.matchView(name).hasMatch()) {
            return name;
        }
    }
    return {};
}

SampleLayout readSample(const ReleaseSource &source)
{
    static const QRegularExpression controlPlane(uR"(\Akube[-_](?:control[-_]plane|master)\z)"_s);
    static const QRegularExpression node(uR"(\Akube[-_]node\z)"_s);
    static const QRegularExpression cluster(uR"(\Ak8s[-_]cluster\z)"_s);
    const QString top = u"inventory/sample/"_s;
    SampleLayout sample;
    for (const QString &path : source.wanted(top)) {
        const QString below = path.sliced(top.size());
        if (!below.contains(u'/')) {
            sample.inventoryFiles.append(path);
        } else {
            sample.groupVarsFiles.append(below.section(u'/', 1));
        }
    }
    for (const QString &path : sample.inventoryFiles) {
        if (path.endsWith(".ini"_L1)) {
            sample.groups += groupsOf(source.content(path));
        }
    }
    sample.controlPlaneGroup = firstOf(sample.groups, controlPlane);
    sample.nodeGroup = firstOf(sample.groups, node);
    sample.clusterGroup = firstOf(sample.groups, cluster);
    for (const QString &file : sample.groupVarsFiles) {
        if (file.endsWith("/k8s-cluster.yml"_L1) || file.endsWith("/k8s_cluster.yml"_L1)) {
            sample.clusterFolder = file.section(u'/', 0, -2);
        }
    }
    return sample;
}

} // namespace

Release readRelease(const ReleaseTag &tag, const ReleaseSource &source)
{
    const ReleaseVariables variables(source);
    Release release{.tag = tag,
                    .kube = readKube(variables),
                    .ansible = {},
                    .requirements = readRequirements(source),
                    .python = readPythonTable(source),
                    .playbooks = readPlaybooks(source),
                    .sample = readSample(source),
                    .components = readComponents(variables),
                    .error = std::nullopt};
    release.ansible = readAnsibleRange(source);
    return release;
}

} // namespace kubemori::kubespray
