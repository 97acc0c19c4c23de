// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/issue_base.hpp"
#include "advice/issue_reader.hpp"
#include "advice/issue_trial.hpp"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

QStringList files()
{
    return issueFiles(QStringLiteral(KUBEMORI_SOURCE_DIR "/resources/known-issues"));
}

Result<IssueFile> read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? readIssueFile(file.readAll(), path)
                                          : fail(ErrorCode::Io, file.errorString(), path);
}

/// "file:line: what is wrong", as compilers have it.
QByteArray inWords(const Error &error)
{
    return u"%1: %2"_s.arg(error.subject, error.detail).toUtf8();
}

} // namespace

/// The program's known issues: each file is right, and each of its examples comes out as it says. One of them:
/// tst_known_issues isRead:ID "example:ID: name of the example"
class TestKnownIssues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRead_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : files()) {
            QTest::newRow(qPrintable(QFileInfo(path).completeBaseName())) << path;
        }
    }
    void isRead()
    {
        QFETCH(const QString, path);
        const auto file = read(path);
        QVERIFY2(file, file ? "" : inWords(file.error()).constData());
    }

    void example_data()
    {
        QTest::addColumn<KnownIssue>("issue");
        QTest::addColumn<int>("at");
        for (const QString &path : files()) {
            const auto file = read(path);
            for (int at = 0; file && at < file->examples.size(); ++at) {
                QTest::addRow("%s: %s", qPrintable(file->issue.id), qPrintable(file->examples.at(at).name))
                    << file->issue << at;
            }
        }
    }
    void example()
    {
        QFETCH(const KnownIssue, issue);
        QFETCH(const int, at);
        const auto file = read(issue.file);
        QVERIFY(file);
        const auto tried = tryExample(issue, file->examples.at(at));
        QVERIFY2(tried, tried ? "" : inWords(tried.error()).constData());
    }
};

QTEST_GUILESS_MAIN(TestKnownIssues)

#include "tst_known_issues.moc"
