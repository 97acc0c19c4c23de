// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_base.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

const KnownIssue *IssueBase::find(const QString &id) const
{
    for (const KnownIssue &issue : issues) {
        if (issue.id == id) {
            return &issue;
        }
    }
    return nullptr;
}

namespace {

const QString builtInFolder = u":/kubemori/known-issues"_s;
/// Far more than anybody writes by hand.
constexpr qint64 longestFile = qint64{1} << 20;

void addFolder(const QString &folder, QMap<QString, KnownIssue> &issues, QList<Error> &problems)
{
    for (const QString &path : issueFiles(folder)) {
        auto file = readIssueFile(path);
        if (file) {
            const QString id = file->issue.id;
            issues.insert(id, std::move(file->issue));
        } else {
            problems.append(file.error());
        }
    }
}

IssueBase load(const QStringList &folders)
{
    QMap<QString, KnownIssue> issues;
    IssueBase base;
    for (const QString &folder : folders) {
        if (QFileInfo(folder).isDir()) {
            addFolder(folder, issues, base.problems);
        } else {
            base.problems.append(
                Error{.code = ErrorCode::NotFound, .detail = u"no such folder"_s, .subject = folder, .context = {}});
        }
    }
    base.issues = issues.values();
    return base;
}

IssueBase loadBuiltIn()
{
    IssueBase base = load({builtInFolder});
    for (const Error &problem : std::as_const(base.problems)) { // a fault of this program, which its tests find
        qCritical("%s", qPrintable(toLogLine(problem)));
    }
    return base;
}

} // namespace

Result<IssueFile> readIssueFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, file.errorString(), path);
    }
    if (file.size() > longestFile) {
        return fail(ErrorCode::InvalidInput, u"the file is too large"_s, path);
    }
    return readIssueFile(file.readAll(), path);
}

QStringList builtInIssueFiles()
{
    return issueFiles(builtInFolder);
}

QStringList issueFiles(const QString &folder)
{
    QStringList paths;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.yaml"_s, u"*.yml"_s}, QDir::Files, QDir::Name)) {
        paths.append(file.filePath());
    }
    return paths;
}

IssueBase loadIssues(const QStringList &folders)
{
    const IssueBase &builtIn = builtInIssues();
    IssueBase own = load(folders);
    QMap<QString, KnownIssue> issues;
    for (const QList<KnownIssue> &list : {builtIn.issues, own.issues}) {
        for (const KnownIssue &issue : list) {
            issues.insert(issue.id, issue);
        }
    }
    return {.issues = issues.values(), .problems = builtIn.problems + own.problems};
}

const IssueBase &builtInIssues()
{
    static const IssueBase base = loadBuiltIn();
    return base;
}

} // namespace kubemori::advice
