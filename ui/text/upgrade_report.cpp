// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/upgrade_report.hpp"

#include "ui/text/finding_text.hpp"
#include "ui/text/markdown.hpp"
#include "ui/text/upgrade_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::HopRecord;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::StageRecord;
using upgrade::Strategy;

QString UpgradeReport::markdown(const upgrade::Upgrade &upgrade)
{
    QString text = u"# "_s +
                   markdown::escaped(tr("Upgrade of %1: %2 → %3").arg(upgrade.cluster, upgrade.from(), upgrade.to())) +
                   u"\n\n"_s;
    text +=
        markdown::escaped(tr("Begun %1, last changed %2. %3")
                              .arg(markdown::moment(upgrade.created), markdown::moment(upgrade.changed), upgrade.id)) +
        u"\n\n"_s;
    if (!upgrade.like.isEmpty()) {
        text += markdown::escaped(tr("With the decisions of %1.").arg(upgrade.like)) + u"\n\n"_s;
    }
    for (const HopRecord &record : upgrade.hops) {
        text += hop(record);
    }
    return text;
}

QString UpgradeReport::hop(const HopRecord &hop)
{
    QString text = u"## "_s + markdown::escaped(UpgradeText::route(hop.from, hop.to)) + u"\n\n"_s;
    const QString state = hop.finished.isValid() ? tr("Finished %1.").arg(markdown::moment(hop.finished))
                          : hop.isRunDone        ? tr("The nodes are upgraded; not everything behind it is done.")
                          : hop.stages.isEmpty() ? tr("Not begun.")
                                                 : tr("Not finished.");
    text += markdown::escaped(tr("Kubernetes %1 → %2. %3").arg(hop.target.kubeBefore, hop.target.kubeVersion, state)) +
            u"\n\n"_s;
    return hop.stages.isEmpty() ? text : QString(text + decisions(hop) + nodes(hop) + stages(hop));
}

QString UpgradeReport::decisions(const HopRecord &hop)
{
    const Strategy &strategy = hop.choices.strategy;
    QStringList variables;
    for (const ansible::ExtraVariable &variable : strategy.extraVariables) {
        variables.append(variable.name);
    }
    QString text =
        u"### "_s + tr("Decisions") + u"\n\n"_s + markdown::row({tr("What"), tr("How")}) + markdown::ruler(2);
    const auto add = [&text](const QString &what, const QString &how) {
        text += how.isEmpty() ? QString() : markdown::row({what, how});
    };
    add(tr("Nodes"), strategy.kind == Strategy::Kind::Whole ? tr("One run over all") : tr("Node by node"));
    add(tr("Only these nodes"), strategy.nodes.join(u", "_s));
    add(tr("Skipped tags"), strategy.skipTags.join(u", "_s));
    add(tr("Tags"), strategy.tags.join(u", "_s));
    add(tr("Extra variables"), variables.join(u", "_s)); // their values may be secrets
    add(tr("Inventory"), hop.inventoryFile);
    add(tr("Inventory before"), hop.oldInventory);
    add(tr("Environment"), hop.venv);
    add(tr("Settings decided"), hop.choices.resolutions.keys().join(u", "_s));
    add(tr("Operation"), hop.operation);
    return text + u'\n';
}

QString UpgradeReport::nodes(const HopRecord &hop)
{
    if (hop.nodes.isEmpty()) {
        return {};
    }
    QString text = u"### "_s + tr("Nodes before") + u"\n\n"_s +
                   markdown::row({tr("Node"), tr("Version"), tr("Ready"), tr("Schedulable")}) + markdown::ruler(4);
    for (const upgrade::NodeBefore &node : hop.nodes) {
        text += markdown::row(
            {node.name, node.version, node.ready ? tr("yes") : tr("no"), node.schedulable ? tr("yes") : tr("no")});
    }
    return text + u'\n';
}

QString UpgradeReport::stages(const HopRecord &hop)
{
    QString text;
    for (const Stage stage : upgrade::allStages()) {
        const StageRecord record = hop.record(stage);
        if (!record.isDone() || stage == Stage::Report) {
            continue;
        }
        text += u"### "_s + markdown::escaped(UpgradeText::stage(stage)) + u"\n\n"_s +
                markdown::escaped(markdown::moment(record.at)) + u"\n\n"_s;
        if (!record.accepted.isEmpty()) {
            text += markdown::escaped(tr("Accepted: %1").arg(record.accepted)) + u"\n\n"_s;
        }
        text += findings(record);
    }
    return text;
}

QString UpgradeReport::findings(const StageRecord &record)
{
    if (record.findings.isEmpty()) {
        return {};
    }
    QList<Finding> sorted = record.findings;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &Finding::severity);
    QString text = markdown::row({tr("Result"), tr("What"), tr("Where"), tr("Seen")}) + markdown::ruler(4);
    for (const Finding &finding : sorted) {
        text += markdown::row(
            {FindingText::severity(finding.severity), FindingText::title(finding), finding.subject, finding.evidence});
    }
    return text + u'\n';
}

} // namespace kubemori::ui
