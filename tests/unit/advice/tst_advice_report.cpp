// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/check_report.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

/// Stands when the setting "here" is set; what else it asks for was not looked at.
KnownIssue issue(const QString &id, Severity severity, Truth truth)
{
    Condition condition;
    condition.kind = truth == Truth::Unknown ? Condition::Kind::Options : Condition::Kind::Setting;
    condition.name = truth == Truth::Yes ? u"here"_s : u"nowhere"_s;
    condition.test.kind = Test::Kind::Defined;
    KnownIssue issue;
    issue.id = id;
    issue.severity = severity;
    issue.when = condition;
    return issue;
}

Picture picture()
{
    Picture picture;
    picture.current = *Version::parse(u"v2.19.1");
    picture.target = *Version::parse(u"v2.20.0");
    picture.after = SettingLayers{
        .roles = {}, .sample = {}, .own = {{u"here"_s, {.value = inventory::Value(true), .origin = u"a:1"_s}}}};
    return picture;
}

QStringList idsOf(const CheckReport &report)
{
    QStringList ids;
    for (const IssueFinding &finding : report.findings) {
        ids.append(finding.issue.id);
    }
    return ids;
}

} // namespace

class TestAdviceReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sorts();
    void blocks_data();
    void blocks();
    void countsTheJudged();
};

void TestAdviceReport::sorts()
{
    using enum Truth;
    using enum Severity;
    const QList<KnownIssue> issues{issue(u"unknown-block"_s, Block, Unknown),
                                   issue(u"silenced-block"_s, Block, Yes),
                                   issue(u"silenced-unknown"_s, Block, Unknown),
                                   issue(u"yes-info"_s, Info, Yes),
                                   issue(u"yes-warn-b"_s, Warn, Yes),
                                   issue(u"no-block"_s, Block, No),
                                   issue(u"yes-warn-a"_s, Warn, Yes),
                                   issue(u"unknown-warn"_s, Warn, Unknown),
                                   issue(u"yes-block"_s, Block, Yes)};
    const Silence silence{.reason = u"x"_s, .by = u"ops"_s, .when = {}};
    const CheckReport report =
        checkIssues(issues, picture(), {{u"silenced-block"_s, silence}, {u"silenced-unknown"_s, silence}});
    QCOMPARE(idsOf(report),
             QStringList({u"yes-block"_s, u"yes-warn-a"_s, u"yes-warn-b"_s, u"yes-info"_s, u"unknown-block"_s,
                          u"unknown-warn"_s, u"silenced-block"_s, u"silenced-unknown"_s}));
    QCOMPARE(report.judged, 9);
    QCOMPARE(report.current, u"v2.19.1"_s);
    QCOMPARE(report.target, u"v2.20.0"_s);
    QCOMPARE(report.findings.at(6).silence, std::optional(silence));
    QCOMPARE(report.findings.at(0).silence, std::optional<Silence>());
    QCOMPARE(report.findings.at(0).verdict.sightings.size(), 1);
}

void TestAdviceReport::blocks_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<Truth>("truth");
    QTest::addColumn<bool>("isSilenced");
    QTest::addColumn<bool>("isBlocked");
    QTest::newRow("stands") << Severity::Block << Truth::Yes << false << true;
    QTest::newRow("silenced") << Severity::Block << Truth::Yes << true << false;
    QTest::newRow("not known") << Severity::Block << Truth::Unknown << false << false;
    QTest::newRow("a warning") << Severity::Warn << Truth::Yes << false << false;
    QTest::newRow("not so") << Severity::Block << Truth::No << false << false;
}

void TestAdviceReport::blocks()
{
    QFETCH(const Severity, severity);
    QFETCH(const Truth, truth);
    QFETCH(const bool, isSilenced);
    QFETCH(const bool, isBlocked);
    QMap<QString, Silence> silenced;
    if (isSilenced) {
        silenced.insert(u"a"_s, {.reason = u"x"_s, .by = {}, .when = {}});
    }
    QCOMPARE(checkIssues({issue(u"a"_s, severity, truth)}, picture(), silenced).isBlocked(), isBlocked);
}

/// Those about other hops, and those known from logs only, are not among them.
void TestAdviceReport::countsTheJudged()
{
    KnownIssue elsewhere = issue(u"elsewhere"_s, Severity::Block, Truth::Yes);
    elsewhere.target = TagRange::parse(u"v2.21.0"_s).value();
    KnownIssue logsOnly = issue(u"logs"_s, Severity::Block, Truth::Yes);
    logsOnly.when.reset();
    logsOnly.clues = {LogClue{}};
    const CheckReport report =
        checkIssues({elsewhere, logsOnly, issue(u"a"_s, Severity::Info, Truth::No)}, picture(), {});
    QCOMPARE(report.judged, 1);
    QVERIFY(report.findings.isEmpty());
}

QTEST_GUILESS_MAIN(TestAdviceReport)

#include "tst_advice_report.moc"
