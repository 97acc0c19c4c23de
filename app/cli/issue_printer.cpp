// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/issue_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "ui/text/hop_text.hpp"

#include "advice/condition_json.hpp"
#include "advice/issue_format.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using advice::KnownIssue;
using advice::LogClue;
using advice::RemedyStep;

namespace {

QJsonObject toJson(const kubespray::LocalText &text)
{
    return {{u"en"_s, text.en}, {u"ja"_s, text.ja}};
}

QStringList programsOf(const LogClue &clue)
{
    QStringList words;
    if (clue.from != advice::LogSource::Any) {
        for (const advice::format::SourceWord &source : advice::format::sources()) {
            if (source.source != advice::LogSource::Any && clue.from.testFlag(source.source)) {
                words.append(source.word);
            }
        }
    }
    return words.isEmpty() ? QStringList{u"any"_s} : words;
}

QJsonObject toJson(const LogClue &clue)
{
    QJsonObject json{{u"pattern"_s, clue.pattern.pattern()},
                     {u"from"_s, QJsonArray::fromStringList(programsOf(clue))},
                     {u"sure"_s, clue.sure}};
    if (!clue.task.pattern().isEmpty()) {
        json.insert(u"task"_s, clue.task.pattern());
    }
    return json;
}

void insertKnown(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(key, text);
    }
}

void insertKnown(QJsonObject &json, const QString &key, const QStringList &texts)
{
    if (!texts.isEmpty()) {
        json.insert(key, QJsonArray::fromStringList(texts));
    }
}

QJsonObject toJson(const RemedyStep &step)
{
    QJsonObject json;
    switch (step.kind) {
    case RemedyStep::Kind::Setting:
        return {{u"setting"_s, step.key},
                {u"value"_s, QJsonDocument::fromJson('[' + step.value.toJson() + ']').array().at(0)},
                {u"file"_s, step.file}};
    case RemedyStep::Kind::Patch:
        return {{u"patch"_s, step.file}, {u"find"_s, step.find}, {u"replace"_s, step.replace}};
    case RemedyStep::Kind::Command:
        json = {{u"command"_s, toJson(step.title)}, {u"on"_s, advice::toString(step.scope)}, {u"run"_s, step.run}};
        insertKnown(json, u"check"_s, step.check);
        insertKnown(json, u"verify"_s, step.verify);
        insertKnown(json, u"undo"_s, step.undo);
        break;
    case RemedyStep::Kind::Kubectl:
        json = {{u"kubectl"_s, toJson(step.title)}, {u"run"_s, QJsonArray::fromStringList(step.runArguments)}};
        insertKnown(json, u"check"_s, step.checkArguments);
        insertKnown(json, u"verify"_s, step.verifyArguments);
        insertKnown(json, u"undo"_s, step.undoArguments);
        break;
    }
    json.insert(u"timeout"_s, step.timeoutSeconds);
    return json;
}

template<class List> QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const auto &item : list) {
        array.append(toJson(item));
    }
    return array;
}

/// Where an issue is from, for people.
QString originOf(const KnownIssue &issue)
{
    return issue.file.startsWith(u':') ? CliText::tr("built in") : issue.file;
}

QString releasesOf(const KnownIssue &issue)
{
    QStringList words;
    if (issue.current) {
        words.append(CliText::tr("from %1").arg(issue.current->text()));
    }
    if (issue.target) {
        words.append(issue.current ? CliText::tr("to %1").arg(issue.target->text()) : issue.target->text());
    }
    if (issue.crosses) {
        words.append(CliText::tr("across v%1").arg(issue.crosses->toString()));
    }
    return words.join(u' ');
}

QString indented(const QString &text)
{
    QString result = u"  "_s + text.trimmed();
    return result.replace(u'\n', u"\n  "_s) + u'\n';
}

QString clueText(const LogClue &clue)
{
    QString text = clue.pattern.pattern();
    if (!clue.task.pattern().isEmpty()) {
        text += u'\n' + CliText::tr("in failed tasks whose name matches %1").arg(clue.task.pattern());
    }
    return text + u'\n' +
           CliText::tr("written by: %1; how certain: %2 %").arg(programsOf(clue).join(", "_L1)).arg(clue.sure);
}

void addScript(QString &text, const QString &label, const QString &script)
{
    if (!script.isEmpty()) {
        text += u'\n' + label + u' ' + script.trimmed();
    }
}

QString stepText(const RemedyStep &step)
{
    const auto line = [](const QStringList &arguments) {
        return arguments.isEmpty() ? QString() : u"kubectl "_s + arguments.join(u' ');
    };
    QString text = ui::HopText::local(step.title);
    switch (step.kind) {
    case RemedyStep::Kind::Setting:
        return u"%1: %2\n%3"_s.arg(step.key, QString::fromUtf8(step.value.toJson()), step.file);
    case RemedyStep::Kind::Patch:
        return u"%1\n- %2\n+ %3"_s.arg(step.file, step.find, step.replace);
    case RemedyStep::Kind::Command:
        text += u" ("_s + advice::toString(step.scope) + u')';
        addScript(text, CliText::tr("check:"), step.check);
        addScript(text, CliText::tr("run:"), step.run);
        addScript(text, CliText::tr("verify:"), step.verify);
        addScript(text, CliText::tr("undo:"), step.undo);
        break;
    case RemedyStep::Kind::Kubectl:
        addScript(text, CliText::tr("check:"), line(step.checkArguments));
        addScript(text, CliText::tr("run:"), line(step.runArguments));
        addScript(text, CliText::tr("verify:"), line(step.verifyArguments));
        addScript(text, CliText::tr("undo:"), line(step.undoArguments));
        break;
    }
    return text;
}

} // namespace

QString issuesTable(const QList<KnownIssue> &issues)
{
    QList<QStringList> rows;
    for (const KnownIssue &issue : issues) {
        const QString seen = issue.isChecked()
                                 ? issue.clues.isEmpty() ? CliText::tr("check") : CliText::tr("check, logs")
                                 : CliText::tr("logs");
        rows.append({issue.id, ui::HopText::severity(issue.severity), seen, printable(ui::HopText::local(issue.title)),
                     printable(originOf(issue))});
    }
    return table({CliText::tr("ISSUE"), CliText::tr("SEVERITY"), CliText::tr("SEEN BY"), CliText::tr("TITLE"),
                  CliText::tr("FROM")},
                 rows);
}

QJsonObject toJson(const KnownIssue &issue)
{
    QJsonObject json{{u"id"_s, issue.id},
                     {u"severity"_s, toString(issue.severity)},
                     {u"title"_s, toJson(issue.title)},
                     {u"text"_s, toJson(issue.text)},
                     {u"source"_s, issue.source},
                     {u"remedy"_s, toJson(issue.remedy)},
                     {u"log"_s, arrayOf(issue.clues)},
                     {u"steps"_s, arrayOf(issue.steps)},
                     {u"links"_s, QJsonArray::fromStringList(issue.links)},
                     {u"builtIn"_s, issue.file.startsWith(u':')},
                     {u"file"_s, issue.file}};
    if (issue.target) {
        json.insert(u"target"_s, issue.target->text());
    }
    if (issue.current) {
        json.insert(u"current"_s, issue.current->text());
    }
    if (issue.crosses) {
        json.insert(u"crosses"_s, QString(u'v' + issue.crosses->toString()));
    }
    if (issue.when) {
        json.insert(u"when"_s, advice::toJson(*issue.when));
    }
    return json;
}

QByteArray issuesJson(const advice::IssueBase &base)
{
    QJsonArray problems;
    for (const Error &problem : base.problems) {
        problems.append(problemJson(problem));
    }
    QJsonArray issues;
    for (const KnownIssue &issue : base.issues) {
        issues.append(cli::toJson(issue));
    }
    const QJsonObject json{{u"issues"_s, issues}, {u"problems"_s, problems}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QString issueText(const KnownIssue &issue)
{
    QString text = u"%1  %2\n%3\n\n%4\n"_s.arg(issue.id, ui::HopText::severity(issue.severity),
                                               ui::HopText::local(issue.title), ui::HopText::local(issue.text));
    if (const QString releases = releasesOf(issue); !releases.isEmpty()) {
        text += u'\n' + CliText::tr("Releases:") + u' ' + releases + u'\n';
    }
    if (issue.when) {
        text += u'\n' + CliText::tr("It stands when:") + u'\n' + indented(toText(*issue.when));
    }
    if (!issue.clues.isEmpty()) {
        text += u'\n' + CliText::tr("In logs:") + u'\n';
        for (const LogClue &clue : issue.clues) {
            text += indented(clueText(clue));
        }
    }
    text += u'\n' + CliText::tr("What helps:") + u' ' + ui::HopText::local(issue.remedy) + u'\n';
    int number = 0;
    for (const RemedyStep &step : issue.steps) {
        text += indented(u"%1. %2"_s.arg(++number).arg(stepText(step)));
    }
    text += u'\n' + CliText::tr("Seen in:") + u' ' + issue.source + u'\n';
    for (const QString &link : issue.links) {
        text += link + u'\n';
    }
    return printable(text + CliText::tr("From:") + u' ' + originOf(issue) + u'\n');
}

QString problemLine(const Error &problem)
{
    return problem.subject + u": "_s + problem.detail;
}

QJsonObject problemJson(const Error &problem)
{
    static const QRegularExpression place(u"\\A(.*):(\\d+)\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = place.match(problem.subject);
    QJsonObject json{{u"file"_s, match.hasMatch() ? match.captured(1) : problem.subject},
                     {u"message"_s, problem.detail}};
    if (match.hasMatch()) {
        json.insert(u"line"_s, match.captured(2).toInt());
    }
    return json;
}

} // namespace kubemori::cli
