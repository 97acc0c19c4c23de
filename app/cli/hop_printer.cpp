// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hop_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "app/cli/release_printer.hpp"
#include "ui/text/hop_text.hpp"

#include <QJsonArray>
#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using kubespray::Advisory;
using kubespray::AlternativeReason;
using kubespray::Hop;
using kubespray::HopReason;
using ui::HopText;

namespace {

/// Stable names for scripts.
QString nameOf(HopReason reason)
{
    switch (reason) {
    case HopReason::HighestPatch:
        return u"highest-patch"_s;
    case HopReason::OnlyRelease:
        return u"only-release"_s;
    case HopReason::Target:
        return u"target"_s;
    case HopReason::MustNotSkip:
        return u"must-not-skip"_s;
    case HopReason::HigherAvoided:
        break;
    }
    return u"higher-avoided"_s;
}

QString nameOf(AlternativeReason reason)
{
    switch (reason) {
    case AlternativeReason::LowerPatch:
        return u"lower-patch"_s;
    case AlternativeReason::Avoided:
        return u"avoided"_s;
    case AlternativeReason::BeyondTarget:
        return u"beyond-target"_s;
    case AlternativeReason::PreRelease:
        return u"pre-release"_s;
    case AlternativeReason::NotReadable:
        break;
    }
    return u"not-readable"_s;
}

QJsonObject toJson(const Advisory &advisory)
{
    QJsonObject json{{u"id"_s, advisory.id},
                     {u"severity"_s, kubespray::toString(advisory.severity)},
                     {u"title"_s, HopText::title(advisory)},
                     {u"kind"_s, kubespray::toString(advisory.kind)},
                     {u"blocks"_s, advisory.blocks()}};
    const auto add = [&json](const QString &name, const QString &text) {
        if (!text.isEmpty()) {
            json.insert(name, text);
        }
    };
    if (advisory.applies == kubespray::Applies::DependsOn) {
        add(u"appliesIf"_s, advisory.condition);
    }
    add(u"explanation"_s, HopText::explanation(advisory));
    add(u"remedy"_s, HopText::remedy(advisory));
    add(u"subject"_s, advisory.subject);
    add(u"before"_s, advisory.before);
    add(u"after"_s, advisory.after);
    add(u"proposal"_s, advisory.proposal);
    add(u"source"_s, advisory.rule.source);
    return json;
}

QJsonObject toJson(const Hop &hop)
{
    QJsonArray advisories;
    for (const Advisory &advisory : hop.advisories) {
        advisories.append(toJson(advisory));
    }
    QJsonArray alternatives;
    for (const kubespray::Alternative &alternative : hop.alternatives) {
        alternatives.append(QJsonObject{{u"tag"_s, alternative.tag},
                                        {u"kubeVersion"_s, alternative.kubeVersion},
                                        {u"reason"_s, nameOf(alternative.reason)},
                                        {u"rule"_s, alternative.rule},
                                        {u"downgrades"_s, QJsonArray::fromStringList(alternative.downgrades)}});
    }
    QJsonArray changes;
    for (const kubespray::ComponentChange &change : hop.changes) {
        changes.append(QJsonObject{{u"component"_s, change.name},
                                   {u"before"_s, change.before},
                                   {u"after"_s, change.after},
                                   {u"downgrade"_s, change.isDowngrade}});
    }
    QJsonObject json{{u"from"_s, hop.from},
                     {u"to"_s, hop.to},
                     {u"kubeVersion"_s, hop.kubeVersion},
                     {u"kubeVersionBefore"_s, hop.kubeBefore},
                     {u"ansibleCore"_s, cli::toJson(hop.ansible)},
                     {u"newEnvironment"_s, hop.needsNewEnvironment},
                     {u"python"_s, hop.python},
                     {u"playbook"_s, hop.playbook},
                     {u"reason"_s, nameOf(hop.reason)},
                     {u"blocked"_s, hop.isBlocked()},
                     {u"advisories"_s, advisories},
                     {u"alternatives"_s, alternatives},
                     {u"changes"_s, changes}};
    if (hop.estimate) {
        json.insert(u"estimateSeconds"_s, static_cast<qint64>(hop.estimate->count() / 1000));
    }
    return json;
}

QString line(const QString &indent, const QString &text)
{
    return text.isEmpty() ? QString() : QString(indent + printable(text) + u'\n');
}

QString textOf(const Advisory &advisory)
{
    const QString indent = u"      "_s;
    const QString remedy = HopText::remedy(advisory);
    return line(u"   "_s,
                u"%1  %2  (%3)"_s.arg(HopText::severity(advisory.severity), HopText::title(advisory), advisory.id)) +
           line(indent, HopText::condition(advisory)) + line(indent, HopText::explanation(advisory)) +
           (remedy.isEmpty() ? QString() : line(indent, CliText::tr("To do: %1").arg(remedy)));
}

QString textOf(const Hop &hop, qsizetype number)
{
    QString text = line({}, u"%1. %2 → %3"_s.arg(number).arg(hop.from, hop.to));
    for (const Advisory &advisory : hop.advisories) {
        text += textOf(advisory);
    }
    QStringList changes;
    for (const kubespray::ComponentChange &change : hop.changes) {
        if (change.isMain) {
            changes.append(HopText::change(change));
        }
    }
    if (!changes.isEmpty()) {
        text += line(u"   "_s, CliText::tr("Components: %1").arg(changes.join(", "_L1)));
    }
    for (const kubespray::Alternative &alternative : hop.alternatives) {
        text += line(u"   "_s, CliText::tr("Not taken: %1").arg(HopText::alternative(alternative)));
    }
    return text + u'\n';
}

} // namespace

QByteArray planJson(const kubespray::HopPlan &plan)
{
    QJsonArray hops;
    for (const Hop &hop : plan.hops) {
        hops.append(toJson(hop));
    }
    QJsonObject json{{u"from"_s, plan.from}, {u"to"_s, plan.to}, {u"hops"_s, hops}, {u"blocked"_s, plan.isBlocked()}};
    if (const auto estimate = plan.estimate()) {
        json.insert(u"estimateSeconds"_s, static_cast<qint64>(estimate->count() / 1000));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

QString planText(const kubespray::HopPlan &plan, bool isDecided)
{
    QList<QStringList> rows;
    QString details;
    for (qsizetype i = 0; i < plan.hops.size(); ++i) {
        const Hop &hop = plan.hops.at(i);
        const QString ansible = hop.ansible.toString();
        rows.append({QString::number(i + 1), hop.from, hop.to, printable(HopText::kubernetes(hop)),
                     printable(ansible.isEmpty() ? HopText::unknown() : ansible),
                     hop.needsNewEnvironment ? CliText::tr("new") : CliText::tr("same"),
                     printable(hop.python.isEmpty() ? u"-"_s : hop.python), HopText::reason(hop)});
        details += textOf(hop, i + 1);
    }
    QString text =
        table({CliText::tr("HOP"), CliText::tr("FROM"), CliText::tr("TO"), CliText::tr("KUBERNETES"),
               CliText::tr("ANSIBLE-CORE"), CliText::tr("ENVIRONMENT"), CliText::tr("PYTHON"), CliText::tr("WHY")},
              rows) +
        u'\n' + details + CliText::tr("Estimated time: %1").arg(HopText::estimate(plan.estimate())) + u'\n';
    if (!isDecided) {
        text += CliText::tr("With --inventory, what depends on settings is decided.") + u'\n';
    }
    return text +
           (plan.isBlocked() ? CliText::tr("Something blocks this way. See above.")
                             : CliText::tr("Nothing blocks this way.")) +
           u'\n';
}

} // namespace kubemori::cli
