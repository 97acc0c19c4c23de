// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upgrade_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/finding_text.hpp"
#include "ui/text/upgrade_text.hpp"

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

QString findingText(const Finding &finding)
{
    QString text = u"  %1: %2"_s.arg(ui::FindingText::severity(finding.severity), ui::FindingText::title(finding));
    if (!finding.subject.isEmpty()) {
        text += u": "_s + finding.subject;
    }
    text += u'\n';
    for (const QString &line : finding.evidence.split(u'\n', Qt::SkipEmptyParts)) {
        text += u"      "_s + line + u'\n';
    }
    if (const QString advice = ui::FindingText::remedy(finding); !advice.isEmpty()) {
        text += u"      "_s + advice + u'\n';
    }
    if (!finding.fix.isEmpty()) {
        text += u"      $ "_s + ui::FindingText::command(finding.fix) + u'\n';
    }
    return text;
}

QString stateOf(const upgrade::StageRecord &record)
{
    if (!record.isDone()) {
        return CliText::tr("to do");
    }
    if (!record.isPassed()) {
        return CliText::tr("blocked");
    }
    return record.accepted.isEmpty() ? CliText::tr("done") : CliText::tr("accepted: %1").arg(record.accepted);
}

QString placeOf(const Upgrade &upgrade)
{
    return upgrade.isFinished() ? CliText::tr("finished")
                                : u"%1 → %2: %3"_s.arg(upgrade.current().from, upgrade.current().to,
                                                       ui::UpgradeText::stage(upgrade.stage));
}

} // namespace

QString stageTitle(const upgrade::HopRecord &hop, Stage stage)
{
    return u"%1 → %2: %3"_s.arg(hop.from, hop.to, ui::UpgradeText::stage(stage));
}

QString findingsText(const QList<Finding> &findings)
{
    QList<Finding> sorted = findings;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &Finding::severity);
    QString text;
    QStringList good;
    for (const Finding &finding : sorted) {
        if (finding.severity == Severity::Good) {
            good.append(ui::FindingText::title(finding));
        } else {
            text += findingText(finding);
        }
    }
    good.removeDuplicates();
    if (!good.isEmpty()) {
        text += u"  "_s + CliText::tr("Good: %1").arg(good.join(u", "_s)) + u'\n';
    }
    return printable(text);
}

QString commandsText(const QList<upgrade::PlannedCommand> &commands)
{
    QString text;
    for (const upgrade::PlannedCommand &command : commands) {
        text += u"  [%1] %2\n"_s.arg(command.place, command.text);
    }
    return printable(text);
}

QString upgradesTable(const QList<Upgrade> &upgrades)
{
    QList<QStringList> rows;
    for (const Upgrade &upgrade : upgrades) {
        rows.append({upgrade.id, upgrade.cluster, upgrade.from(), upgrade.to(), placeOf(upgrade)});
    }
    return printable(table(
        {CliText::tr("UPGRADE"), CliText::tr("CLUSTER"), CliText::tr("FROM"), CliText::tr("TO"), CliText::tr("STATE")},
        rows));
}

QString upgradeText(const Upgrade &upgrade)
{
    QString text = u"%1  %2  %3\n"_s.arg(upgrade.id, upgrade.cluster, placeOf(upgrade));
    for (const upgrade::HopRecord &hop : upgrade.hops) {
        text += u"\n%1 → %2 (Kubernetes %3)\n"_s.arg(hop.from, hop.to, hop.target.kubeVersion);
        for (const Stage stage : upgrade::allStages()) {
            if (stage == Stage::Target || stage == Stage::Report) {
                continue;
            }
            const upgrade::StageRecord record = hop.record(stage);
            const bool isRun = stage == Stage::Run && hop.isRunDone;
            text += u"  %1: %2\n"_s.arg(ui::UpgradeText::stage(stage), isRun ? CliText::tr("done") : stateOf(record));
            text += record.isDone() && !record.isPassed() ? findingsText(record.findings) : QString();
        }
    }
    return printable(text);
}

} // namespace kubemori::cli
