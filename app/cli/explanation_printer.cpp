// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explanation_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "app/cli/run_printer.hpp"

#include "ui/text/hop_text.hpp"
#include "ui/text/state_text.hpp"

#include <QJsonArray>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using advice::Cause;
using advice::FailedTask;
using ansible::HostStatus;

namespace {

constexpr qsizetype mostFailures = 20;
constexpr qsizetype longestMessage = 300;
constexpr double whole = 100;

const advice::KnownIssue *issueOf(const Cause &cause, const Explanation &explanation)
{
    const auto found = std::ranges::find(explanation.issues, cause.issue, &advice::KnownIssue::id);
    return found == explanation.issues.end() ? nullptr : &*found;
}

QJsonObject toJson(const Cause &cause, const Explanation &explanation)
{
    const advice::KnownIssue *const issue = issueOf(cause, explanation);
    QJsonObject captures;
    for (const auto &[name, value] : cause.captures.asKeyValueRange()) {
        captures.insert(name, value);
    }
    return {{u"id"_s, cause.issue},
            {u"title"_s, issue ? ui::HopText::local(issue->title) : QString()},
            {u"line"_s, cause.line},
            {u"evidence"_s, cause.evidence},
            {u"remedy"_s, issue ? ui::HopText::local(issue->remedy) : QString()},
            {u"confidence"_s, cause.confidence / whole},
            {u"severity"_s, issue ? kubespray::toString(issue->severity) : QString()},
            {u"text"_s, issue ? ui::HopText::local(issue->text) : QString()},
            {u"times"_s, cause.times},
            {u"host"_s, cause.host},
            {u"task"_s, cause.task},
            {u"captures"_s, captures},
            {u"links"_s, issue ? QJsonArray::fromStringList(issue->links) : QJsonArray()}};
}

QJsonObject toJson(const ansible::HostTally &tally)
{
    return {{u"ok"_s, tally.ok},          {u"changed"_s, tally.changed}, {u"unreachable"_s, tally.unreachable},
            {u"failed"_s, tally.failed},  {u"skipped"_s, tally.skipped}, {u"rescued"_s, tally.rescued},
            {u"ignored"_s, tally.ignored}};
}

QString where(const QString &task, const QString &host)
{
    return task.isEmpty() ? host : host.isEmpty() ? task : CliText::tr("%1 on %2").arg(task, host);
}

QString shortMessage(const QString &message)
{
    QString text = message.simplified();
    if (text.size() > longestMessage) {
        text = text.first(longestMessage) + u'…';
    }
    return text;
}

QString failuresText(const Explanation &explanation)
{
    const QList<FailedTask> &all = explanation.diagnosis.failures;
    const QList<FailedTask> harmful = explanation.diagnosis.harmful();
    QString text;
    if (!harmful.isEmpty()) {
        text += CliText::tr("Failed:") + u'\n';
        for (const FailedTask &failure : harmful.first(std::min(mostFailures, harmful.size()))) {
            const QString what =
                failure.status == HostStatus::Unreachable ? CliText::tr("unreachable") : CliText::tr("failed");
            text += u"  %1:%2  %3  %4\n"_s.arg(explanation.file)
                        .arg(failure.line)
                        .arg(what, where(failure.task, failure.host));
            if (const QString message = shortMessage(failure.message); !message.isEmpty()) {
                text += u"      "_s + message + u'\n';
            }
        }
        if (harmful.size() > mostFailures) {
            text += u"  "_s + CliText::tr("… and %n more.", nullptr, static_cast<int>(harmful.size() - mostFailures)) +
                    u'\n';
        }
    }
    const auto ignored = std::ranges::count(all, HostStatus::Ignored, &FailedTask::status);
    const auto rescued = std::ranges::count(all, HostStatus::Rescued, &FailedTask::status);
    if (ignored + rescued > 0) {
        text += CliText::tr("Failures that did no harm: %1 ignored, %2 rescued.").arg(ignored).arg(rescued) + u'\n';
    }
    return text;
}

QString causesText(const Explanation &explanation)
{
    const QList<Cause> &causes = explanation.diagnosis.causes;
    if (causes.isEmpty()) {
        return explanation.diagnosis.harmful().isEmpty()
                   ? CliText::tr("Nothing that is known to go wrong was found.") + u'\n'
                   : CliText::tr("No known issue explains it.") + u'\n';
    }
    QString text = CliText::tr("Probable causes:") + u'\n';
    int number = 0;
    for (const Cause &cause : causes) {
        const advice::KnownIssue *const issue = issueOf(cause, explanation);
        text += u"%1. %2 (%3, %4 %)\n"_s.arg(++number)
                    .arg(issue ? ui::HopText::local(issue->title) : cause.issue, cause.issue)
                    .arg(cause.confidence);
        text += u"   %1:%2: %3\n"_s.arg(explanation.file).arg(cause.line).arg(cause.evidence);
        if (cause.times > 1) {
            text += u"   "_s + CliText::tr("%n line(s) say so.", nullptr, static_cast<int>(cause.times)) + u'\n';
        }
        if (const QString place = where(cause.task, cause.host); !place.isEmpty()) {
            text += u"   "_s + place + u'\n';
        }
        if (issue) {
            text += u"   "_s + ui::HopText::local(issue->text) + u'\n';
            text += u"   "_s + CliText::tr("What helps: %1").arg(ui::HopText::local(issue->remedy)) + u'\n';
            for (const QString &link : issue->links) {
                text += u"   "_s + link + u'\n';
            }
        }
    }
    return text;
}

QString goingOnText(const Explanation &explanation)
{
    const QStringList hosts = explanation.unfinished();
    return hosts.isEmpty() ? QString()
                           : CliText::tr("To go on once the cause is gone: the same command again, for the hosts that "
                                         "are not finished with --limit %1")
                                     .arg(hosts.join(u',')) +
                                 u'\n';
}

QString clusterText(const Explanation &explanation)
{
    if (!explanation.nodes) {
        return {};
    }
    QStringList cordoned;
    QStringList notReady;
    QMap<QString, int> versions;
    for (const kube::Node &node : *explanation.nodes) {
        if (!node.schedulable) {
            cordoned.append(node.name);
        }
        if (node.ready() != kube::ConditionStatus::True) {
            notReady.append(node.name);
        }
        ++versions[node.version];
    }
    QString text = CliText::tr("The cluster %1 now:").arg(explanation.cluster) + u'\n';
    text += u"  "_s +
            (notReady.isEmpty() ? CliText::tr("All nodes are ready.")
                                : CliText::tr("Not ready: %1").arg(notReady.join(u", "_s))) +
            u'\n';
    text += u"  "_s +
            (cordoned.isEmpty() ? CliText::tr("No node is cordoned.")
                                : CliText::tr("Cordoned: %1").arg(cordoned.join(u", "_s))) +
            u'\n';
    for (const auto &[version, count] : versions.asKeyValueRange()) {
        text += u"  "_s + CliText::tr("%1: %n node(s)", nullptr, count).arg(version) + u'\n';
    }
    return text;
}

} // namespace

QStringList Explanation::unfinished() const
{
    QStringList hosts;
    for (const auto &[host, tally] : diagnosis.recap.asKeyValueRange()) {
        if (tally.failed > 0 || tally.unreachable > 0) {
            hosts.append(host);
        }
    }
    return hosts.size() < diagnosis.recap.size() ? hosts : QStringList();
}

QJsonObject toJson(const Explanation &explanation)
{
    QJsonArray findings;
    for (const Cause &cause : explanation.diagnosis.causes) {
        findings.append(toJson(cause, explanation));
    }
    QJsonArray failed;
    for (const FailedTask &failure : explanation.diagnosis.failures) {
        failed.append(QJsonObject{{u"task"_s, failure.task},
                                  {u"host"_s, failure.host},
                                  {u"message"_s, failure.message},
                                  {u"line"_s, failure.line},
                                  {u"status"_s, ansible::toString(failure.status)}});
    }
    QJsonObject recap;
    for (const auto &[host, tally] : explanation.diagnosis.recap.asKeyValueRange()) {
        recap.insert(host, toJson(tally));
    }
    QJsonObject document{{u"findings"_s, findings},
                         {u"failedTasks"_s, failed},
                         {u"recap"_s, recap},
                         {u"unfinished"_s, QJsonArray::fromStringList(explanation.unfinished())}};
    if (explanation.nodes) {
        QJsonArray nodes;
        for (const kube::Node &node : *explanation.nodes) {
            nodes.append(QJsonObject{{u"name"_s, node.name},
                                     {u"ready"_s, kube::toString(node.ready())},
                                     {u"schedulable"_s, node.schedulable},
                                     {u"version"_s, node.version}});
        }
        document.insert(u"nodes"_s, nodes);
    }
    return document;
}

QString toText(const Explanation &explanation)
{
    QStringList parts{failuresText(explanation), causesText(explanation)};
    if (!explanation.diagnosis.recap.isEmpty()) {
        parts.append(tallyTable(explanation.diagnosis.recap));
    }
    parts << goingOnText(explanation) << clusterText(explanation);
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace kubemori::cli
