// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/report_text.hpp"

#include "maintenance/node_facts.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/markdown.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/time_text.hpp"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::JournalContents;
using operation::PlanStep;
using operation::StepKind;
using operation::Timeline;
using operation::TimelineEntry;
using Kind = TimelineEntry::Kind;

namespace {

QString htmlRow(const QStringList &cells, const QString &tag)
{
    QString out = u"<tr>"_s;
    for (const QString &cell : cells) {
        out += u"<%1>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
    }
    return out + u"</tr>\n"_s;
}

/// Of a node's result; of a node that was not reached, what is known.
operation::NodeResult resultOf(const JournalContents &contents, const QString &node)
{
    if (contents.results.contains(node)) {
        return contents.results.value(node);
    }
    // At rest no node's part is over, and yet something is known of each.
    if (contents.finished) {
        const auto found = std::ranges::find(contents.finished->nodes, node, &operation::NodeResult::node);
        if (found != contents.finished->nodes.end()) {
            return *found;
        }
    }
    operation::NodeResult result;
    result.node = node;
    result.outcome = operation::Outcome::Cancelled;
    result.touched = contents.touchedNodes.contains(node);
    return result;
}

} // namespace

QString ReportText::title(const Timeline &timeline)
{
    return tr("%1 of %2", "kind of operation, cluster")
        .arg(OperationText::operationKind(timeline.contents.plan.kind), timeline.contents.plan.cluster);
}

QList<ReportText::Section> ReportText::sections(const Timeline &timeline)
{
    return {overview(timeline), nodes(timeline),     versions(timeline), plan(timeline),
            phases(timeline),   questions(timeline), changes(timeline)};
}

ReportText::Section ReportText::overview(const Timeline &timeline)
{
    const JournalContents &contents = timeline.contents;
    Section section{.title = tr("Overview"), .lines = {}, .header = {tr("What"), tr("Value")}, .rows = {}};
    section.rows << QStringList{tr("Operation"), contents.plan.operation};
    for (const TimelineEntry &entry : timeline.entries) {
        if (entry.kind == Kind::Begun || entry.kind == Kind::Resumed) {
            section.rows << QStringList{entry.kind == Kind::Begun ? tr("Started") : tr("Taken up again"),
                                        tr("%1 by %2", "time, person").arg(markdown::moment(entry.at), entry.text)};
        }
    }
    section.rows << QStringList{contents.finished ? tr("Ended") : tr("Last record"), markdown::moment(contents.lastAt)}
                 << QStringList{tr("Result"), contents.finished ? OperationText::outcome(contents.finished->outcome)
                                                                : tr("Cut off before its end")}
                 << QStringList{tr("Nodes in order"), contents.plan.nodes.join(u", "_s)};
    for (const operation::PlanWarning &warning : contents.plan.warnings) {
        section.rows << QStringList{tr("Known before"), OperationText::warning(warning)};
    }
    return section;
}

ReportText::Section ReportText::nodes(const Timeline &timeline)
{
    Section section{
        .title = tr("Nodes"),
        .lines = {},
        .header = {tr("Node"), tr("Result"), tr("Time taken"), tr("Boot ID before"), tr("Boot ID after"), tr("Remark")},
        .rows = {}};
    for (const QString &node : timeline.contents.plan.nodes) {
        const operation::NodeResult result = resultOf(timeline.contents, node);
        section.rows << QStringList{node,
                                    OperationText::nodeOutcome(result),
                                    result.touched ? TimeText::elapsed(result.duration) : QString(),
                                    result.bootIdBefore,
                                    result.bootIdAfter,
                                    result.leftCordoned ? tr("Left cordoned") : QString()};
    }
    return section;
}

ReportText::Section ReportText::versions(const Timeline &timeline)
{
    namespace facts = maintenance::facts;
    Section section{
        .title = tr("Versions"), .lines = {}, .header = {tr("Node"), tr("Before"), tr("After")}, .rows = {}};
    for (const QString &node : timeline.contents.plan.nodes) {
        const QString before = timeline.contents.facts.value(node, facts::versionsBefore);
        if (!before.isEmpty()) {
            section.rows << QStringList{node, before, timeline.contents.facts.value(node, facts::versionsAfter)};
        }
    }
    if (section.rows.isEmpty()) {
        section.header.clear();
        section.lines << tr("No node was looked at.");
    }
    return section;
}

ReportText::Section ReportText::plan(const Timeline &timeline)
{
    Section section{
        .title = tr("Plan"), .lines = {}, .header = {tr("Node"), tr("Step"), tr("Command"), tr("Runs on")}, .rows = {}};
    for (const PlanStep &step : timeline.contents.plan.steps) {
        section.rows << QStringList{step.node, OperationText::step(step.kind),
                                    QString(step.command).replace(u'\n', u"; "_s), step.location};
    }
    return section;
}

ReportText::Section ReportText::phases(const Timeline &timeline)
{
    const operation::Plan &plan = timeline.contents.plan;
    QList<StepKind> kinds;
    for (const PlanStep &step : plan.steps) {
        if (!kinds.contains(step.kind)) {
            kinds << step.kind;
        }
    }
    Section section{.title = tr("Time for each step"), .lines = {}, .header = {tr("Node")}, .rows = {}};
    for (const StepKind kind : std::as_const(kinds)) {
        section.header << OperationText::step(kind);
    }
    for (const QString &node : plan.nodes) {
        QStringList cells{node};
        for (const StepKind kind : std::as_const(kinds)) {
            const auto step = std::ranges::find_if(
                plan.steps, [&](const PlanStep &one) { return one.node == node && one.kind == kind; });
            const Milliseconds took = step == plan.steps.end() ? Milliseconds{0} : timeline.duration(step->id);
            cells << (took.count() > 0 ? TimeText::elapsed(took) : QString());
        }
        section.rows << cells;
    }
    return section;
}

ReportText::Section ReportText::questions(const Timeline &timeline)
{
    Section section{.title = tr("Questions and answers"),
                    .lines = {},
                    .header = {tr("Time"), tr("Node"), tr("What was asked"), tr("Answer"), tr("Reason given")},
                    .rows = {}};
    for (const TimelineEntry &entry : timeline.entries) {
        if (entry.kind == Kind::Question) {
            section.rows << QStringList{markdown::moment(entry.at), entry.node, ErrorText::line(entry.error), QString(),
                                        QString()};
        } else if (entry.kind == Kind::Answer && !section.rows.isEmpty()) {
            section.rows.last()[3] =
                entry.choice ? OperationText::choice(*entry.choice, section.rows.constLast().at(1)).remove(u'&')
                             : QString();
            section.rows.last()[4] = entry.reason;
        }
    }
    if (section.rows.isEmpty()) {
        section.header.clear();
        section.lines << tr("Nothing had to be asked.");
    }
    return section;
}

ReportText::Section ReportText::changes(const Timeline &timeline)
{
    Section section{.title = tr("Changes made"),
                    .lines = {tr("Every command that changed something, in order. The full log with all output is "
                                 "commands.log in the folder of the operation.")},
                    .header = {tr("Time"), tr("Node"), tr("Command"), tr("Result")},
                    .rows = {}};
    for (const TimelineEntry &entry : timeline.entries) {
        if (entry.kind == Kind::Change) {
            section.rows << QStringList{markdown::moment(entry.at), entry.node, entry.text, tr("no answer recorded")};
        } else if (entry.kind == Kind::ChangeDone && !section.rows.isEmpty()) {
            section.rows.last()[3] = entry.error == Error{} ? tr("done", "a command") : ErrorText::line(entry.error);
        }
    }
    if (section.rows.isEmpty()) {
        section.header.clear();
        section.lines = {tr("Nothing was changed.")};
    }
    return section;
}

QString ReportText::markdown(const Timeline &timeline)
{
    QString text = u"# "_s + markdown::escaped(title(timeline)) + u"\n"_s;
    for (const Section &section : sections(timeline)) {
        text += u"\n## "_s + markdown::escaped(section.title) + u"\n\n"_s;
        for (const QString &line : section.lines) {
            text += markdown::escaped(line) + u"\n\n"_s;
        }
        if (!section.header.isEmpty()) {
            text += markdown::row(section.header) + markdown::ruler(section.header.size());
            for (const QStringList &cells : section.rows) {
                text += markdown::row(cells);
            }
        }
    }
    return text;
}

QString ReportText::html(const Timeline &timeline)
{
    QString text = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><title>%2</title>\n"
                   "<style>body{font-family:sans-serif;margin:2em;max-width:80em}table{border-collapse:collapse}"
                   "th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
                   "td{font-variant-numeric:tabular-nums}</style></head><body>\n<h1>%2</h1>\n"_s.arg(
                       QLocale().bcp47Name().toHtmlEscaped(), title(timeline).toHtmlEscaped());
    for (const Section &section : sections(timeline)) {
        text += u"<h2>%1</h2>\n"_s.arg(section.title.toHtmlEscaped());
        for (const QString &line : section.lines) {
            text += u"<p>%1</p>\n"_s.arg(line.toHtmlEscaped());
        }
        if (!section.header.isEmpty()) {
            text += u"<table>\n"_s + htmlRow(section.header, u"th"_s);
            for (const QStringList &cells : section.rows) {
                text += htmlRow(cells, u"td"_s);
            }
            text += u"</table>\n"_s;
        }
    }
    return text + u"</body></html>\n"_s;
}

} // namespace kubemori::ui
