// SPDX-License-Identifier: GPL-3.0-or-later
// Where the command line says that the report of an operation lies.
#include "app/cli/report_paths.hpp"
#include "app/telling/operation_report.hpp"

#include "operation/journal.hpp"
#include "operation/recorder.hpp"
#include "support/fake_clock.hpp"
#include "unit/operation/memory_file.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::cli;
using namespace kubemori::operation;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

const QString operationId = u"20260301-213000-reboot-lab"_s;

QByteArray journal()
{
    FakeClock clock;
    Redactor redactor;
    auto disk = std::make_shared<MemoryDisk>();
    const Plan plan{.operation = operationId,
                    .kind = u"rolling-reboot"_s,
                    .cluster = u"lab"_s,
                    .nodes = {u"n1"_s},
                    .steps = {},
                    .warnings = {}};
    const auto begun = Journal::begin(std::make_unique<MemoryFile>(disk), plan,
                                      {.user = u"ops"_s, .host = u"desk"_s, .process = 1, .operation = {}, .since = {}},
                                      clock, redactor);
    return begun ? disk->bytes() : QByteArray();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pathsOfWhatIsThere();
    void noReportIsNoField();

private:
    QTemporaryDir m_home;
    QString m_root;
    QString m_folder;
};

void TestReport::init()
{
    qputenv("XDG_STATE_HOME", m_home.path().toUtf8());
    m_root = m_home.filePath(u"kubemori/operations"_s);
    m_folder = m_root + u'/' + operationId;
    QDir(m_folder).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder));
}

void TestReport::pathsOfWhatIsThere()
{
    QFile file(m_folder + u"/journal.jsonl"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(journal()) > 0);
    file.close();
    const auto written = telling::writeReport(m_root, operationId);
    QVERIFY2(written.has_value(), written ? "" : qPrintable(toLogLine(written.error())));
    const QString markdown = m_folder + u"/report.md"_s;
    const QString html = m_folder + u"/report.html"_s;
    QCOMPARE(reportJson(m_root, operationId), (QJsonObject{{u"markdown"_s, markdown}, {u"html"_s, html}}));
    QCOMPARE(withReport({{u"outcome"_s, u"x"_s}}, m_root, operationId),
             (QJsonObject{{u"outcome"_s, u"x"_s}, {u"report"_s, reportJson(m_root, operationId)}}));
    QCOMPARE(reportText(m_root, operationId), u"Report: %1\nReport: %2\n"_s.arg(markdown, html));
    QVERIFY(QFile::remove(html));
    QCOMPARE(reportJson(m_root, operationId), (QJsonObject{{u"markdown"_s, markdown}}));
}

void TestReport::noReportIsNoField()
{
    for (const QString &id : {operationId, u"no-such-operation"_s, u"../../etc"_s, QString()}) {
        QCOMPARE(reportJson(m_root, id), QJsonObject());
        QCOMPARE(withReport({{u"a"_s, 1}}, m_root, id), (QJsonObject{{u"a"_s, 1}}));
        QCOMPARE(reportText(m_root, id), QString());
    }
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
