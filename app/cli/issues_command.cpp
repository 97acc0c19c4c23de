// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/issues_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/issue_printer.hpp"
#include "app/cli/output.hpp"
#include "app/composition/advice_work.hpp"

#include "advice/issue_lint.hpp"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPaths = 10'000;

/// What is wrong with a file of a person's own is said; the other issues count all the same.
advice::IssueBase allIssues()
{
    advice::IssueBase base = composition::knownIssues();
    for (const Error &problem : std::as_const(base.problems)) {
        say(printable(problemLine(problem)));
    }
    return base;
}

int list(const Context &context)
{
    const advice::IssueBase base = allIssues();
    return writeOut(context.json ? issuesJson(base) : issuesTable(base.issues).toUtf8()) ? Done : Failed;
}

int show(const QString &id, const Context &context)
{
    const advice::IssueBase base = allIssues();
    const advice::KnownIssue *issue = base.find(id);
    if (issue == nullptr) {
        say(CliText::tr("There is no known issue “%1”.").arg(printable(id)));
        return WrongUsage;
    }
    return writeOut(context.json ? QJsonDocument(toJson(*issue)).toJson(QJsonDocument::Compact) + '\n'
                                 : issueText(*issue).toUtf8())
               ? Done
               : Failed;
}

struct Linted
{
    qsizetype files = 0;
    int examples = 0;
    QList<Error> faults;
};

/// The files to look at: those of folders, and files as they are named.
QStringList filesOf(const QStringList &paths, QList<Error> &faults)
{
    if (paths.isEmpty()) {
        return advice::builtInIssueFiles();
    }
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        const QStringList inside = advice::issueFiles(path);
        if (inside.isEmpty()) {
            faults.append(Error{.code = ErrorCode::NotFound,
                                .detail = u"there are no files of known issues"_s,
                                .subject = path,
                                .context = {}});
        }
        files.append(inside);
    }
    return files;
}

Linted lintAll(const QStringList &paths, const std::stop_token &stop)
{
    Linted linted;
    for (const QString &file : filesOf(paths, linted.faults)) {
        if (stop.stop_requested()) {
            break;
        }
        const advice::LintResult result = advice::lintIssueFile(file);
        ++linted.files;
        linted.examples += result.examples;
        linted.faults.append(result.faults);
    }
    return linted;
}

QByteArray lintJson(const Linted &linted)
{
    QJsonArray problems;
    for (const Error &fault : linted.faults) {
        problems.append(problemJson(fault));
    }
    const QJsonObject json{{u"files"_s, linted.files}, {u"examples"_s, linted.examples}, {u"problems"_s, problems}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray lintText(const Linted &linted)
{
    QString text;
    for (const Error &fault : linted.faults) {
        text += problemLine(fault) + u'\n';
    }
    text += CliText::tr("Files: %1, examples: %2, faults: %3")
                .arg(linted.files)
                .arg(linted.examples)
                .arg(linted.faults.size());
    return (printable(text) + u'\n').toUtf8();
}

int lint(const QStringList &paths, const Context &context)
{
    const Linted linted = lintAll(paths, context.stop);
    if (!writeOut(context.json ? lintJson(linted) : lintText(linted)) || context.stop.stop_requested()) {
        return Failed;
    }
    const auto isUnreadable = [](const Error &fault) { return readingExitCode(fault) == Failed; };
    if (std::ranges::any_of(linted.faults, isUnreadable)) {
        return Failed;
    }
    return linted.faults.isEmpty() ? Done : WrongUsage;
}

} // namespace

QString IssuesCommand::name() const
{
    return u"issues"_s;
}

QString IssuesCommand::summary() const
{
    return CliText::tr("Lists the known issues, shows one of them, or reads files of them strictly and tries their "
                       "examples (lint).");
}

void IssuesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s, CliText::tr("list, show or lint"), u"list|show|lint"_s);
    parser.addPositionalArgument(
        u"issue"_s, CliText::tr("show: the issue's id. lint: files or folders; without any, the program's own."),
        u"[ISSUE...]"_s);
}

int IssuesCommand::mostArguments() const
{
    return mostPaths;
}

int IssuesCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    if (verb == "lint"_L1) {
        return lint(words.sliced(1), context);
    }
    if (verb == "list"_L1 && words.size() == 1) {
        return list(context);
    }
    if (verb == "show"_L1 && words.size() == 2) {
        return show(words.at(1), context);
    }
    say(CliText::tr("Say what to do: list, show ID, or lint [PATH…]."));
    return WrongUsage;
}

} // namespace kubemori::cli
