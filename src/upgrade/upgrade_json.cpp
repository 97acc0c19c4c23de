// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/upgrade_json.hpp"

#include "upgrade/names.hpp"

#include <QJsonArray>

#include <functional>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeFrom(const QJsonValue &json)
{
    return QDateTime::fromString(json.toString(), Qt::ISODateWithMs).toUTC();
}

template<class Item> QJsonArray arrayOf(const QList<Item> &items, const std::function<QJsonObject(const Item &)> &make)
{
    QJsonArray array;
    for (const Item &item : items) {
        array.append(make(item));
    }
    return array;
}

template<class Item> QList<Item> listFrom(const QJsonValue &json, const std::function<Item(const QJsonObject &)> &make)
{
    QList<Item> items;
    for (const QJsonValue &entry : json.toArray()) {
        items.append(make(entry.toObject()));
    }
    return items;
}

QStringList wordsFrom(const QJsonValue &json)
{
    QStringList words;
    for (const QJsonValue &word : json.toArray()) {
        words.append(word.toString());
    }
    return words;
}

kubespray::LocalText localFrom(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    return {.en = object.value("en"_L1).toString(), .ja = object.value("ja"_L1).toString()};
}

/// Only of known issues.
void insertLocal(QJsonObject &json, const QString &key, const kubespray::LocalText &text)
{
    if (!text.en.isEmpty()) {
        json.insert(key, QJsonObject{{u"en"_s, text.en}, {u"ja"_s, text.ja}});
    }
}

Finding findingFrom(const QJsonObject &json)
{
    const QJsonObject fix = json.value("fix"_L1).toObject();
    return {.check = json.value("check"_L1).toString(),
            .severity = operation::fromName<Severity>(json.value("severity"_L1).toString()).value_or(Severity::Unknown),
            .subject = json.value("subject"_L1).toString(),
            .evidence = json.value("evidence"_L1).toString(),
            .fix = {.place = operation::fromName<Fix::Place>(fix.value("place"_L1).toString())
                                 .value_or(Fix::Place::ControlPlane),
                    .node = fix.value("node"_L1).toString(),
                    .command = wordsFrom(fix.value("command"_L1)),
                    .become = fix.value("become"_L1).toBool()},
            .link = json.value("link"_L1).toString(),
            .title = localFrom(json.value("title"_L1)),
            .remedy = localFrom(json.value("remedy"_L1)),
            .silenced = json.value("silenced"_L1).toString()};
}

QJsonObject recordJson(const StageRecord &record)
{
    return {{u"at"_s, timeText(record.at)},
            {u"accepted"_s, record.accepted},
            {u"findings"_s, arrayOf<Finding>(record.findings, [](const Finding &finding) { return toJson(finding); })}};
}

StageRecord recordFrom(const QJsonObject &json)
{
    return {.at = timeFrom(json.value("at"_L1)),
            .findings = listFrom<Finding>(json.value("findings"_L1), findingFrom),
            .accepted = json.value("accepted"_L1).toString()};
}

QJsonObject targetJson(const HopTarget &target)
{
    QJsonObject components;
    for (auto entry = target.components.begin(); entry != target.components.end(); ++entry) {
        components.insert(entry.key(), entry.value());
    }
    return {{u"kubeBefore"_s, target.kubeBefore},
            {u"kubeVersion"_s, target.kubeVersion},
            {u"wantsPrefix"_s, target.wantsPrefix},
            {u"ansibleMin"_s, target.ansibleMin},
            {u"ansibleMax"_s, target.ansibleMax},
            {u"python"_s, target.python},
            {u"requirements"_s, target.requirements},
            {u"upgradePlaybook"_s, target.upgradePlaybook},
            {u"clusterPlaybook"_s, target.clusterPlaybook},
            {u"factsPlaybook"_s, target.factsPlaybook},
            {u"controlPlaneGroup"_s, target.controlPlaneGroup},
            {u"nodeGroup"_s, target.nodeGroup},
            {u"components"_s, components}};
}

HopTarget targetFrom(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    HopTarget target{.kubeBefore = text("kubeBefore"_L1),
                     .kubeVersion = text("kubeVersion"_L1),
                     .wantsPrefix = json.value("wantsPrefix"_L1).toBool(true),
                     .ansibleMin = text("ansibleMin"_L1),
                     .ansibleMax = text("ansibleMax"_L1),
                     .python = text("python"_L1),
                     .requirements = text("requirements"_L1),
                     .upgradePlaybook = text("upgradePlaybook"_L1),
                     .clusterPlaybook = text("clusterPlaybook"_L1),
                     .factsPlaybook = text("factsPlaybook"_L1),
                     .controlPlaneGroup = text("controlPlaneGroup"_L1),
                     .nodeGroup = text("nodeGroup"_L1),
                     .components = {}};
    const QJsonObject components = json.value("components"_L1).toObject();
    for (auto entry = components.begin(); entry != components.end(); ++entry) {
        target.components.insert(entry.key(), entry.value().toString());
    }
    return target;
}

QJsonObject nodeJson(const NodeBefore &node)
{
    return {{u"name"_s, node.name},
            {u"version"_s, node.version},
            {u"schedulable"_s, node.schedulable},
            {u"ready"_s, node.ready},
            {u"controlPlane"_s, node.isControlPlane}};
}

NodeBefore nodeFrom(const QJsonObject &json)
{
    return {.name = json.value("name"_L1).toString(),
            .version = json.value("version"_L1).toString(),
            .schedulable = json.value("schedulable"_L1).toBool(true),
            .ready = json.value("ready"_L1).toBool(),
            .isControlPlane = json.value("controlPlane"_L1).toBool()};
}

QJsonObject podJson(const PodBefore &pod)
{
    return {{u"name"_s, pod.name}, {u"owner"_s, pod.owner}, {u"state"_s, pod.state}};
}

PodBefore podFrom(const QJsonObject &json)
{
    return {.name = json.value("name"_L1).toString(),
            .owner = json.value("owner"_L1).toString(),
            .state = json.value("state"_L1).toString()};
}

QJsonObject hopJson(const HopRecord &hop)
{
    QJsonObject stages;
    for (auto entry = hop.stages.begin(); entry != hop.stages.end(); ++entry) {
        stages.insert(toString(entry.key()), recordJson(entry.value()));
    }
    return {{u"from"_s, hop.from},
            {u"to"_s, hop.to},
            {u"target"_s, targetJson(hop.target)},
            {u"choices"_s, toJson(hop.choices)},
            {u"stages"_s, stages},
            {u"inventoryFolder"_s, hop.inventoryFolder},
            {u"oldInventory"_s, hop.oldInventory},
            {u"inventoryFile"_s, hop.inventoryFile},
            {u"venv"_s, hop.venv},
            {u"nodes"_s, arrayOf<NodeBefore>(hop.nodes, nodeJson)},
            {u"pods"_s, arrayOf<PodBefore>(hop.pods, podJson)},
            {u"operation"_s, hop.operation},
            {u"runDone"_s, hop.isRunDone},
            {u"finished"_s, timeText(hop.finished)}};
}

Result<HopRecord> hopFrom(const QJsonObject &json)
{
    const auto choices = choicesFromJson(json.value("choices"_L1).toObject());
    if (!choices) {
        return std::unexpected(choices.error());
    }
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    HopRecord hop{.from = text("from"_L1),
                  .to = text("to"_L1),
                  .target = targetFrom(json.value("target"_L1).toObject()),
                  .choices = *choices,
                  .stages = {},
                  .inventoryFolder = text("inventoryFolder"_L1),
                  .oldInventory = text("oldInventory"_L1),
                  .inventoryFile = text("inventoryFile"_L1),
                  .venv = text("venv"_L1),
                  .nodes = listFrom<NodeBefore>(json.value("nodes"_L1), nodeFrom),
                  .pods = listFrom<PodBefore>(json.value("pods"_L1), podFrom),
                  .operation = text("operation"_L1),
                  .isRunDone = json.value("runDone"_L1).toBool(),
                  .finished = timeFrom(json.value("finished"_L1))};
    const QJsonObject stages = json.value("stages"_L1).toObject();
    for (auto entry = stages.begin(); entry != stages.end(); ++entry) {
        if (const auto stage = stageFrom(entry.key())) {
            hop.stages.insert(*stage, recordFrom(entry.value().toObject()));
        }
    }
    if (hop.from.isEmpty() || hop.to.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"a hop names no releases"_s, u"hops"_s);
    }
    return hop;
}

} // namespace

QJsonObject toJson(const Finding &finding)
{
    QJsonObject json{{u"check"_s, finding.check},
                     {u"severity"_s, toString(finding.severity)},
                     {u"subject"_s, finding.subject},
                     {u"evidence"_s, finding.evidence}};
    if (!finding.fix.isEmpty()) {
        json.insert(u"fix"_s, QJsonObject{{u"place"_s, toString(finding.fix.place)},
                                          {u"node"_s, finding.fix.node},
                                          {u"command"_s, QJsonArray::fromStringList(finding.fix.command)},
                                          {u"become"_s, finding.fix.become}});
    }
    if (!finding.link.isEmpty()) {
        json.insert(u"link"_s, finding.link);
    }
    insertLocal(json, u"title"_s, finding.title);
    insertLocal(json, u"remedy"_s, finding.remedy);
    if (!finding.silenced.isEmpty()) {
        json.insert(u"silenced"_s, finding.silenced);
    }
    return json;
}

QJsonObject toJson(const Upgrade &upgrade)
{
    return {{u"id"_s, upgrade.id},
            {u"cluster"_s, upgrade.cluster},
            {u"like"_s, upgrade.like},
            {u"created"_s, timeText(upgrade.created)},
            {u"changed"_s, timeText(upgrade.changed)},
            {u"hops"_s, arrayOf<HopRecord>(upgrade.hops, hopJson)},
            {u"hop"_s, upgrade.hop},
            {u"stage"_s, toString(upgrade.stage)}};
}

Result<Upgrade> upgradeFromJson(const QJsonObject &json)
{
    Upgrade upgrade{.id = json.value("id"_L1).toString(),
                    .cluster = json.value("cluster"_L1).toString(),
                    .like = json.value("like"_L1).toString(),
                    .created = timeFrom(json.value("created"_L1)),
                    .changed = timeFrom(json.value("changed"_L1)),
                    .hops = {},
                    .hop = json.value("hop"_L1).toInt(-1),
                    .stage = stageFrom(json.value("stage"_L1).toString()).value_or(Stage::Target)};
    for (const QJsonValue &entry : json.value("hops"_L1).toArray()) {
        const auto hop = hopFrom(entry.toObject());
        if (!hop) {
            return std::unexpected(hop.error());
        }
        upgrade.hops.append(*hop);
    }
    if (upgrade.id.isEmpty() || upgrade.cluster.isEmpty() || upgrade.hops.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"this is no upgrade: it names no cluster or no hops"_s);
    }
    if (upgrade.hop < 0 || upgrade.hop >= upgrade.hops.size()) {
        return fail(ErrorCode::InvalidData, u"there is no such hop"_s, u"hop"_s);
    }
    return upgrade;
}

} // namespace kubemori::upgrade
