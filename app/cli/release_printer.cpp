// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/release_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/hop_text.hpp"

#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using kubespray::Release;
using kubespray::ReleaseFact;

namespace {

QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// With its place, and the template it came from.
QJsonObject toJson(const ReleaseFact &fact)
{
    QJsonObject json{{u"value"_s, known(fact.value)}, {u"from"_s, known(fact.origin.toString())}};
    if (!fact.raw.isEmpty()) {
        json.insert(u"raw"_s, fact.raw);
    }
    return json;
}

QJsonArray toJson(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

QJsonObject toJson(const kubespray::Playbooks &playbooks)
{
    return {{u"upgrade"_s, toJson(playbooks.upgrade)},
            {u"cluster"_s, toJson(playbooks.cluster)},
            {u"facts"_s, toJson(playbooks.facts)},
            {u"scale"_s, toJson(playbooks.scale)},
            {u"removeNode"_s, toJson(playbooks.removeNode)},
            {u"reset"_s, toJson(playbooks.reset)},
            {u"recoverControlPlane"_s, toJson(playbooks.recoverControlPlane)}};
}

QJsonObject toJson(const kubespray::SampleLayout &sample)
{
    return {{u"files"_s, toJson(sample.inventoryFiles)},
            {u"groups"_s, toJson(sample.groups)},
            {u"controlPlaneGroup"_s, known(sample.controlPlaneGroup)},
            {u"nodeGroup"_s, known(sample.nodeGroup)},
            {u"clusterGroup"_s, known(sample.clusterGroup)},
            {u"groupVarsFolder"_s, known(sample.clusterFolder)},
            {u"groupVars"_s, toJson(sample.groupVarsFiles)}};
}

QJsonArray toJson(const QList<kubespray::RequirementsFile> &files)
{
    QJsonArray json;
    for (const kubespray::RequirementsFile &file : files) {
        QJsonObject pins;
        for (const kubespray::PipPin &pin : file.pins) {
            pins.insert(pin.package, pin.constraint);
        }
        json.append(QJsonObject{{u"file"_s, file.path}, {u"linkTo"_s, known(file.linkTarget)}, {u"pins"_s, pins}});
    }
    return json;
}

QJsonObject toJson(const Release &release)
{
    QJsonObject json{{u"tag"_s, release.tag.name},
                     {u"date"_s, release.tag.date.toString(Qt::ISODate)},
                     {u"commit"_s, release.tag.commit},
                     {u"preRelease"_s, release.tag.isPreRelease()}};
    if (release.error) {
        json.insert(u"error"_s, toLogLine(*release.error));
        return json;
    }
    const kubespray::KubeVersions &kube = release.kube;
    json.insert(u"kubeVersion"_s, known(kube.installed.value));
    json.insert(u"ansibleCore"_s, cli::toJson(release.ansible));
    json.insert(u"kube"_s, QJsonObject{{u"installed"_s, toJson(kube.installed)},
                                       {u"sample"_s, toJson(kube.sample)},
                                       {u"roleDefault"_s, toJson(kube.roleDefault)},
                                       {u"sampleDisagrees"_s, kube.sampleDisagrees()},
                                       {u"lowest"_s, toJson(kube.lowest)},
                                       {u"withChecksums"_s, toJson(kube.withChecksums)},
                                       {u"checksumsFrom"_s, known(kube.checksums.toString())}});
    json.insert(u"ansibleFrom"_s, known(release.ansible.min.origin.toString()));
    json.insert(u"requirements"_s, toJson(release.requirements));
    QJsonArray python;
    for (const kubespray::PythonRange &row : release.python) {
        python.append(
            QJsonObject{{u"ansible"_s, row.ansible}, {u"python"_s, row.python}, {u"from"_s, row.origin.toString()}});
    }
    json.insert(u"python"_s, known(release.pythonRange()));
    json.insert(u"pythonTable"_s, python);
    json.insert(u"playbooks"_s, toJson(release.playbooks));
    json.insert(u"inventory"_s, toJson(release.sample));
    QJsonObject components;
    for (const kubespray::Component &component : release.components) {
        components.insert(component.name, toJson(component.version));
    }
    json.insert(u"components"_s, components);
    return json;
}

QString cell(const QString &text)
{
    return text.isEmpty() ? u"-"_s : printable(text);
}

QString versionOf(const Release &release, const QString &component)
{
    const kubespray::Component *found = release.component(component);
    return found == nullptr ? QString() : found->version.isKnown() ? found->version.value : ui::HopText::unknown();
}

/// "v1.31.4   roles/…/main.yml:21"
QStringList factRow(const QString &name, const ReleaseFact &fact)
{
    const QString value = fact.isKnown() ? fact.value : fact.raw.isEmpty() ? u"-"_s : ui::HopText::unknown();
    return {name, cell(value), cell(fact.origin.toString())};
}

} // namespace

QJsonObject toJson(const kubespray::AnsibleRange &range)
{
    return {{u"min"_s, known(range.min.value)}, {u"max"_s, known(range.max.value)}};
}

QByteArray releasesJson(const QList<Release> &releases)
{
    QJsonArray list;
    for (const Release &release : releases) {
        list.append(toJson(release));
    }
    return QJsonDocument(QJsonObject{{u"releases"_s, list}}).toJson(QJsonDocument::Indented);
}

QString releasesTable(const QList<Release> &releases)
{
    QList<QStringList> rows;
    for (const Release &release : releases) {
        rows.append({release.tag.name, release.tag.date.toString(u"yyyy-MM-dd"_s),
                     cell(release.error ? CliText::tr("cannot be read") : ui::HopText::kubernetes(release)),
                     cell(release.ansible.toString()), cell(release.pythonRange()), cell(versionOf(release, u"etcd"_s)),
                     cell(versionOf(release, u"containerd"_s)), cell(versionOf(release, u"calico"_s))});
    }
    return table({CliText::tr("RELEASE"), CliText::tr("DATE"), CliText::tr("KUBERNETES"), CliText::tr("ANSIBLE-CORE"),
                  CliText::tr("PYTHON"), CliText::tr("ETCD"), CliText::tr("CONTAINERD"), CliText::tr("CALICO")},
                 rows);
}

QString releaseText(const Release &release)
{
    const kubespray::KubeVersions &kube = release.kube;
    QList<QStringList> rows{factRow(CliText::tr("Kubernetes"), kube.installed)};
    if (kube.sampleDisagrees()) {
        rows.append(factRow(CliText::tr("Kubernetes by the roles"), kube.roleDefault));
    }
    rows.append(factRow(CliText::tr("Kubernetes at least"), kube.lowest));
    rows.append({CliText::tr("Kubernetes versions"), QString::number(kube.withChecksums.size()),
                 cell(kube.checksums.toString())});
    rows.append(factRow(CliText::tr("ansible-core at least"), release.ansible.min));
    rows.append(factRow(CliText::tr("ansible-core below"), release.ansible.max));
    for (const kubespray::PythonRange &row : release.python) {
        rows.append({CliText::tr("Python for Ansible %1").arg(printable(row.ansible)), cell(row.python),
                     cell(row.origin.toString())});
    }
    for (const kubespray::RequirementsFile &file : release.requirements) {
        for (const kubespray::PipPin &pin : file.pins) {
            rows.append({pin.package, cell(pin.constraint), u"%1:%2"_s.arg(printable(file.path)).arg(pin.line)});
        }
    }
    for (const auto &[name, paths] : {std::pair(CliText::tr("Playbook for upgrades"), release.playbooks.upgrade),
                                      std::pair(CliText::tr("Playbook for facts"), release.playbooks.facts)}) {
        rows.append({name, cell(paths.value(0)), u"-"_s});
    }
    rows.append({CliText::tr("Inventory groups"), cell(release.sample.groups.join(u' ')),
                 cell(release.sample.inventoryFiles.value(0))});
    rows.append({CliText::tr("group_vars of the cluster"), cell(release.sample.clusterFolder), u"-"_s});
    for (const kubespray::Component &component : release.components) {
        rows.append(factRow(component.name, component.version));
    }
    return release.tag.name + u"  "_s + release.tag.date.toString(u"yyyy-MM-dd"_s) + u"\n\n"_s +
           table({CliText::tr("FACT"), CliText::tr("VALUE"), CliText::tr("FROM")}, rows);
}

void sayUnreadable(const QList<Release> &releases)
{
    for (const Release &release : releases) {
        if (release.error) {
            say(printable(release.tag.name + u": "_s + release.error->detail));
        }
    }
}

} // namespace kubemori::cli
