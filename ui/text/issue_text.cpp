// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/issue_text.hpp"

#include "base/shell_quote.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/finding_text.hpp"
#include "ui/text/hop_text.hpp"

#include <QLocale>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::CheckReport;
using advice::IssueFinding;
using advice::KnownIssue;
using advice::NodeScope;
using advice::RemedyStep;
using advice::Severity;
using advice::Sighting;
using advice::Truth;
using Captures = QMap<QString, QString>;

namespace {

/// What is the same at all places.
Captures commonCaptures(const QList<Sighting> &sightings)
{
    if (sightings.isEmpty()) {
        return {};
    }
    Captures common = sightings.constFirst().captures;
    common.removeIf([&sightings](const auto &entry) {
        return !std::ranges::all_of(
            sightings, [&entry](const Sighting &each) { return each.captures.value(entry.key()) == entry.value(); });
    });
    return common;
}

QString filled(QString text, const Captures &captures, bool isShell)
{
    for (auto it = captures.cbegin(); it != captures.cend(); ++it) {
        text.replace(u'{' + it.key() + u'}', isShell ? shellQuote(it.value()) : it.value());
    }
    return text;
}

QString yamlText(const inventory::Value &value)
{
    if (const bool *flag = value.boolean()) {
        return *flag ? u"true"_s : u"false"_s;
    }
    return value.isText() ? *value.text() : QString::fromUtf8(value.toJson());
}

/// A script's lines below each other.
QString indented(const QString &mark, const QString &script)
{
    const QString gap(mark.size(), u' ');
    QStringList lines = script.trimmed().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        lines[i] = u"   "_s + (i == 0 ? mark : gap) + lines.at(i);
    }
    return lines.join(u'\n');
}

int countOf(const CheckReport &report, const std::function<bool(const IssueFinding &)> &is)
{
    return static_cast<int>(std::ranges::count_if(report.findings, is));
}

int standing(const CheckReport &report, Severity severity)
{
    return countOf(report, [severity](const IssueFinding &finding) {
        return finding.verdict.truth == Truth::Yes && !finding.silence && finding.issue.severity == severity;
    });
}

} // namespace

upgrade::Severity IssueText::severity(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return upgrade::Severity::Block;
    case Severity::Warn:
        return upgrade::Severity::Warn;
    case Severity::Info:
        break;
    }
    return upgrade::Severity::Info;
}

upgrade::Severity IssueText::severity(const IssueFinding &finding)
{
    return finding.verdict.truth == Truth::Yes ? severity(finding.issue.severity) : upgrade::Severity::Unknown;
}

QString IssueText::title(const KnownIssue &issue)
{
    return HopText::local(issue.title);
}

QString IssueText::text(const KnownIssue &issue)
{
    return HopText::local(issue.text).simplified();
}

QString IssueText::remedy(const KnownIssue &issue)
{
    return HopText::local(issue.remedy).simplified();
}

QString IssueText::moment(const QDateTime &when, const QDateTime &now)
{
    const QDateTime local = when.toLocalTime();
    const QString time = QLocale().toString(local.time(), u"HH:mm"_s);
    return local.date() == now.toLocalTime().date()
               ? time
               : tr("%1 %2", "day, time").arg(QLocale().toString(local.date(), QLocale::ShortFormat), time);
}

QString IssueText::summary(const CheckReport &report, const QDateTime &now)
{
    const bool isHop = report.current != report.target && !report.target.isEmpty();
    const int blocks = standing(report, Severity::Block);
    const int warnings = standing(report, Severity::Warn);
    const int notes = standing(report, Severity::Info);
    const int untold =
        countOf(report, [](const IssueFinding &each) { return each.verdict.truth == Truth::Unknown && !each.silence; });
    const int silenced = countOf(report, [](const IssueFinding &each) { return each.silence.has_value(); });
    QStringList parts;
    if (blocks > 0) {
        parts << (isHop ? tr("%n issue(s) block an upgrade to %1", nullptr, blocks).arg(report.target)
                        : tr("%n issue(s) that block", nullptr, blocks));
    } else if (isHop) {
        parts << tr("No known issue blocks an upgrade to %1").arg(report.target);
    } else if (warnings + notes == 0) {
        parts << tr("No known issue was found");
    }
    const std::array counts{
        std::pair(warnings, tr("%n warning(s)", nullptr, warnings)),
        std::pair(notes, tr("%n for information", nullptr, notes)),
        std::pair(untold, tr("%n could not be told", nullptr, untold)),
        std::pair(silenced, tr("%n silenced", nullptr, silenced)),
    };
    for (const auto &[count, words] : counts) {
        if (count > 0) {
            parts << words;
        }
    }
    return tr("%1; looked at %2", "what was found, when")
        .arg(parts.join(tr(", ", "between counts")), moment(report.when, now));
}

QString IssueText::where(const advice::Verdict &verdict)
{
    QStringList places;
    for (const Sighting &sighting : verdict.sightings) {
        if (!sighting.where.isEmpty() && !places.contains(sighting.where)) {
            places << sighting.where;
        }
    }
    if (places.size() < 2) {
        return places.value(0);
    }
    return tr("%1 and %n more", "place, further places", static_cast<int>(places.size()) - 1).arg(places.constFirst());
}

QString IssueText::places(const QList<Sighting> &sightings)
{
    QStringList lines;
    for (const Sighting &sighting : sightings) {
        const QStringList parts{sighting.where, sighting.evidence};
        QStringList said(parts);
        said.removeAll(QString());
        if (!said.isEmpty()) {
            lines << said.join(u": "_s);
        }
    }
    lines.removeDuplicates();
    return lines.join(u'\n');
}

QString IssueText::note(const IssueFinding &finding)
{
    if (finding.silence) {
        const QString day = QLocale().toString(finding.silence->when.toLocalTime().date(), QLocale::ShortFormat);
        return finding.silence->by.isEmpty() ? tr("Silenced on %1: %2", "day, reason").arg(day, finding.silence->reason)
                                             : tr("Silenced by %1 on %2: %3", "user, day, reason")
                                                   .arg(finding.silence->by, day, finding.silence->reason);
    }
    if (finding.verdict.truth == Truth::Unknown) {
        QStringList missing = finding.verdict.missing;
        missing.removeDuplicates();
        return missing.isEmpty() ? tr("It could not be told whether this is so here.")
                                 : tr("It could not be told whether this is so here: %1").arg(missing.join(u"; "_s));
    }
    return {};
}

QString IssueText::origin(const KnownIssue &issue)
{
    return issue.file.isEmpty() || issue.file.startsWith(u":/") ? tr("comes with the program") : issue.file;
}

QString IssueText::gap(const Error &gap)
{
    const QString line = ErrorText::line(gap);
    const QString detail = gap.detail.section(u'\n', 0, 0).trimmed();
    return detail.isEmpty() || line.contains(detail)
               ? line
               : tr("%1 (%2)", "what could not be looked at, what was said").arg(line, detail);
}

QString IssueText::problem(const Error &problem)
{
    QString detail = problem.detail.isEmpty() ? ErrorText::line(problem) : problem.detail;
    return problem.subject.isEmpty() || detail.startsWith(problem.subject) ? detail
                                                                           : problem.subject + u": "_s + detail;
}

QString IssueText::toText(const KnownIssue &issue, const QList<Sighting> &sightings, const QString &note)
{
    QStringList parts{
        tr("%1: %2", "severity, title").arg(FindingText::severity(severity(issue.severity)), title(issue)), note,
        text(issue), places(sightings)};
    if (const QString help = remedy(issue); !help.isEmpty()) {
        parts << tr("What to do: %1").arg(help);
    }
    parts << steps(issue, sightings) << issue.links.join(u'\n') << issue.id;
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

Sighting IssueText::sighting(const advice::Cause &cause)
{
    Sighting sighting;
    sighting.where = cause.host;
    sighting.evidence = cause.evidence;
    sighting.captures = cause.captures;
    if (!cause.host.isEmpty() && !sighting.captures.contains(u"node"_s)) {
        sighting.captures.insert(u"node"_s, cause.host);
    }
    return sighting;
}

QString IssueText::certainty(int confidence)
{
    return tr("%1 % certain").arg(confidence);
}

QString IssueText::evidence(const QString &name)
{
    if (name == u"kubelet-journal") {
        return tr("kubelet", "evidence: its journal");
    }
    if (name == u"containers") {
        return tr("Containers", "evidence");
    }
    if (name == u"etcd") {
        return u"etcd"_s;
    }
    if (name == u"disk") {
        return tr("Disk", "evidence");
    }
    if (name == u"time") {
        return tr("Time", "evidence");
    }
    if (name == u"certificates") {
        return tr("Certificates", "evidence");
    }
    return name;
}

namespace {

/// A class for tr() in what only the steps need.
class StepText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::IssueText)
public:
    static QString place(NodeScope scope)
    {
        switch (scope) {
        case NodeScope::All:
            return tr("on all nodes");
        case NodeScope::ControlPlane:
            return tr("on the control planes");
        case NodeScope::FirstControlPlane:
            return tr("on the first control plane");
        case NodeScope::Etcd:
            return tr("on the nodes with etcd");
        case NodeScope::Here:
            return tr("on the nodes where it was found");
        case NodeScope::Deployer:
            break;
        }
        return tr("on the deployer");
    }
    static QString head(const RemedyStep &step, const Captures &captures)
    {
        switch (step.kind) {
        case RemedyStep::Kind::Setting:
            return tr("Set in the inventory, %1:").arg(filled(step.file, captures, false));
        case RemedyStep::Kind::Patch:
            return tr("Change in the checkout, %1:").arg(filled(step.file, captures, false));
        case RemedyStep::Kind::Command:
            return tr("%1 (%2):", "what is done, where")
                .arg(filled(HopText::local(step.title), captures, false), place(step.scope));
        case RemedyStep::Kind::Kubectl:
            break;
        }
        return filled(HopText::local(step.title), captures, false) + u':';
    }
    static QStringList body(const RemedyStep &step, const Captures &captures)
    {
        if (step.kind == RemedyStep::Kind::Setting) {
            return {u"   "_s + step.key + u": "_s + filled(yamlText(step.value), captures, false)};
        }
        if (step.kind == RemedyStep::Kind::Patch) {
            return {indented(u"- "_s, step.find), indented(u"+ "_s, step.replace)};
        }
        const bool isKubectl = step.kind == RemedyStep::Kind::Kubectl;
        const auto script = [&](const QString &text, const QStringList &arguments) {
            if (isKubectl && arguments.isEmpty()) {
                return QString();
            }
            QStringList command{u"kubectl"_s};
            for (const QString &argument : arguments) {
                command << filled(argument, captures, false);
            }
            return isKubectl ? shellJoin(command) : filled(text, captures, true);
        };
        const std::array parts{
            std::pair(tr("look:", "a step's command that changes nothing"), script(step.check, step.checkArguments)),
            std::pair(tr("run:", "a step's command"), script(step.run, step.runArguments)),
            std::pair(tr("prove:", "a step's command"), script(step.verify, step.verifyArguments)),
            std::pair(tr("undo:", "a step's command"), script(step.undo, step.undoArguments)),
        };
        QStringList lines;
        for (const auto &[mark, command] : parts) {
            if (!command.isEmpty()) {
                lines << indented(mark + u' ', command);
            }
        }
        return lines;
    }
};

} // namespace

QString IssueText::steps(const KnownIssue &issue, const QList<Sighting> &sightings)
{
    const Captures captures = commonCaptures(sightings);
    QStringList lines;
    int number = 0;
    for (const RemedyStep &step : issue.steps) {
        lines << u"%1. %2"_s.arg(++number).arg(StepText::head(step, captures)) << StepText::body(step, captures);
    }
    return lines.join(u'\n');
}

} // namespace kubemori::ui
