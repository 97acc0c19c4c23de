// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/promotion.hpp"
#include "suites.hpp"
#include "support/fake_clock.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::fleet;
using cluster::Purpose;
using kubemori::test::FakeClock;
using operation::Outcome;
using operation::Standing;

/// When a release that runs elsewhere is worth to be mentioned.
class PromotionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsWell();
    void whoIsTold_data();
    void whoIsTold();
    void whoTells_data();
    void whoTells();
    void trouble_data();
    void trouble();
    void nodesThatAreNotReady();
    void onlyWhatCameSince();
    void onlyCheckedOut();
    void upgradeUnderWay();
    void patchWithoutANewKubernetes();
    void severalTrials();
    void hostileData();

private:
    [[nodiscard]] VersionRecord record(const QString &tag, const QString &kubernetes) const;
    [[nodiscard]] OperationRecord ended(Outcome outcome, Standing standing = Standing::Ended) const;

    FakeClock m_clock;
    FleetMember m_prod;
    FleetMember m_test;
};

VersionRecord PromotionTest::record(const QString &tag, const QString &kubernetes) const
{
    return {.at = m_clock.utcNow(), .release = tag, .isExact = true, .apiServer = kubernetes, .kubelets = {kubernetes}};
}

OperationRecord PromotionTest::ended(Outcome outcome, Standing standing) const
{
    return {.id = u"op"_s,
            .kind = u"rolling-reboot"_s,
            .standing = standing,
            .outcome = outcome,
            .begunAt = m_clock.utcNow(),
            .lastAt = m_clock.utcNow(),
            .needsAttention = false};
}

void PromotionTest::init()
{
    m_prod = {.id = u"prod"_s, .name = u"Production"_s, .purpose = Purpose::Production, .tag = u"v2.26.0"_s};
    m_test = {.id = u"test"_s, .name = u"Test"_s, .purpose = Purpose::Test, .tag = u"v2.27.0"_s};
    m_test.history = {record(u"v2.26.0"_s, u"v1.30.4"_s)};
    m_clock.advance(24h);
    m_test.history.append(record(u"v2.27.0"_s, u"v1.31.4"_s));
}

void PromotionTest::runsWell()
{
    const QDateTime since = m_clock.utcNow();
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::AlreadyDone, Outcome::Cancelled}) {
        m_clock.advance(1h);
        m_test.operations.prepend(ended(outcome));
    }
    m_test.operations.prepend(ended(Outcome::Unknown, Standing::Running)); // not over, so nothing is known of it
    const auto hints = promotionHints(m_prod, {m_prod, m_test});
    QCOMPARE(hints.size(), 1);
    QCOMPARE(toString(hints.first().kind), u"RunsWell"_s);
    QCOMPARE(hints.first().cluster, u"test"_s);
    QCOMPARE(hints.first().name, u"Test"_s);
    QCOMPARE(hints.first().tag, u"v2.27.0"_s);
    QCOMPARE(hints.first().since, since);
    QVERIFY(!hints.first().isAtLeast);
    QCOMPARE(hints.first().operations, 3);
    QCOMPARE(hints.first().troubled, 0);
}

void PromotionTest::whoIsTold_data()
{
    QTest::addColumn<Purpose>("purpose");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("told");
    QTest::newRow("production") << Purpose::Production << u"v2.26.0"_s << true;
    QTest::newRow("staging") << Purpose::Staging << u"v2.26.1"_s << true;
    QTest::newRow("numbers, not letters") << Purpose::Production << u"v2.9.0"_s << true;
    QTest::newRow("test") << Purpose::Test << u"v2.26.0"_s << false;
    QTest::newRow("education") << Purpose::Education << u"v2.26.0"_s << false;
    QTest::newRow("has it already") << Purpose::Production << u"v2.27.0"_s << false;
    QTest::newRow("is ahead") << Purpose::Production << u"v2.27.1"_s << false;
    QTest::newRow("not known") << Purpose::Production << QString() << false;
}

void PromotionTest::whoIsTold()
{
    QFETCH(Purpose, purpose);
    QFETCH(QString, tag);
    QFETCH(bool, told);
    m_prod.purpose = purpose;
    m_prod.tag = tag;
    QCOMPARE(!promotionHints(m_prod, {m_prod, m_test}).isEmpty(), told);
}

void PromotionTest::whoTells_data()
{
    QTest::addColumn<Purpose>("purpose");
    QTest::addColumn<bool>("tells");
    QTest::newRow("test") << Purpose::Test << true;
    QTest::newRow("education") << Purpose::Education << true;
    QTest::newRow("staging") << Purpose::Staging << false;
    QTest::newRow("production") << Purpose::Production << false;
}

void PromotionTest::whoTells()
{
    QFETCH(Purpose, purpose);
    QFETCH(bool, tells);
    m_test.purpose = purpose;
    QCOMPARE(!promotionHints(m_prod, {m_prod, m_test}).isEmpty(), tells);
}

void PromotionTest::trouble_data()
{
    QTest::addColumn<OperationRecord>("record");
    QTest::addColumn<bool>("isTrouble");
    const auto attention = [this](Outcome outcome) {
        OperationRecord record = ended(outcome);
        record.needsAttention = true;
        return record;
    };
    QTest::newRow("succeeded") << ended(Outcome::Succeeded) << false;
    QTest::newRow("failed") << ended(Outcome::Failed) << true;
    QTest::newRow("unknown is no success") << ended(Outcome::Unknown) << true;
    QTest::newRow("cut off") << ended(Outcome::Unknown, Standing::CutOff) << true;
    QTest::newRow("left as it was") << ended(Outcome::Cancelled, Standing::Left) << true;
    QTest::newRow("cancelled by a person") << ended(Outcome::Cancelled) << false;
    QTest::newRow("left a node cordoned") << attention(Outcome::Cancelled) << true;
    QTest::newRow("rests as planned") << attention(Outcome::Suspended) << false;
}

void PromotionTest::trouble()
{
    QFETCH(OperationRecord, record);
    QFETCH(bool, isTrouble);
    QCOMPARE(record.isTrouble(), isTrouble);
    record.lastAt = m_clock.utcNow();
    m_test.operations = {ended(Outcome::Succeeded), record};
    const auto hints = promotionHints(m_prod, {m_prod, m_test});
    QCOMPARE(hints.size(), 1);
    QCOMPARE(toString(hints.first().kind), isTrouble ? u"Trouble"_s : u"RunsWell"_s);
    QCOMPARE(hints.first().operations, 2);
    QCOMPARE(hints.first().troubled, isTrouble ? 1 : 0);
}

void PromotionTest::nodesThatAreNotReady()
{
    m_test.notReady = 2;
    const auto hints = promotionHints(m_prod, {m_test});
    QCOMPARE(toString(hints.first().kind), u"Trouble"_s);
    QCOMPARE(hints.first().notReady, 2);
}

void PromotionTest::onlyWhatCameSince()
{
    OperationRecord before = ended(Outcome::Failed);
    before.lastAt = m_clock.utcNow().addSecs(-1); // while the old release ran
    m_test.operations = {before};
    const auto hints = promotionHints(m_prod, {m_test});
    QCOMPARE(toString(hints.first().kind), u"RunsWell"_s);
    QCOMPARE(hints.first().operations, 0);
    // Seen for the first time, nobody knows since when.
    m_test.history = {m_test.history.constLast()};
    QVERIFY(promotionHints(m_prod, {m_test}).first().isAtLeast);
}

void PromotionTest::onlyCheckedOut()
{
    // The tag is what will be installed. The cluster itself is as before.
    m_test.history = {record(u"v2.26.0"_s, u"v1.30.4"_s), record(u"v2.27.0"_s, u"v1.30.4"_s)};
    QCOMPARE(toString(promotionHints(m_prod, {m_test}).first().kind), u"Unsettled"_s);
    m_clock.advance(1h);
    m_test.history.append(record(u"v2.27.0"_s, u"v1.31.4"_s)); // the upgrade
    const auto hints = promotionHints(m_prod, {m_test});
    QCOMPARE(toString(hints.first().kind), u"RunsWell"_s);
    QCOMPARE(hints.first().since, m_clock.utcNow()); // and not since the checkout
}

void PromotionTest::upgradeUnderWay()
{
    m_test.history.last().kubelets = {u"v1.30.4"_s, u"v1.31.4"_s};
    QCOMPARE(toString(promotionHints(m_prod, {m_test}).first().kind), u"Unsettled"_s);
    m_test.history.last().kubelets = {u"v1.30.4"_s}; // the API server first
    QCOMPARE(toString(promotionHints(m_prod, {m_test}).first().kind), u"Unsettled"_s);
}

void PromotionTest::patchWithoutANewKubernetes()
{
    // A checkout that became known later says nothing about an upgrade.
    m_test.history = {record(QString(), u"v1.31.4"_s), record(u"v2.27.0"_s, u"v1.31.4"_s)};
    QCOMPARE(toString(promotionHints(m_prod, {m_test}).first().kind), u"RunsWell"_s);
}

void PromotionTest::severalTrials()
{
    FleetMember lab = m_test;
    lab.id = u"lab"_s;
    lab.operations = {ended(Outcome::Failed)};
    FleetMember course = m_test;
    course.id = u"course"_s;
    course.purpose = Purpose::Education;
    course.tag = u"v2.28.0"_s;
    course.history = {record(u"v2.28.0"_s, u"v1.32.5"_s)};
    FleetMember old = m_test;
    old.id = u"old"_s;
    old.tag = u"v2.25.0"_s;
    const auto hints = promotionHints(m_prod, {lab, m_prod, old, m_test, course});
    QStringList order;
    for (const PromotionHint &hint : hints) {
        order << hint.cluster;
    }
    QCOMPARE(order, (QStringList{u"course"_s, u"test"_s, u"lab"_s}));
}

void PromotionTest::hostileData()
{
    m_test.history.clear();
    QVERIFY(promotionHints(m_prod, {m_test}).isEmpty()); // never seen running anything
    m_test.history = {record(u"v2.26.0"_s, u"v1.30.4"_s)};
    QVERIFY(promotionHints(m_prod, {m_test}).isEmpty()); // the record is of another release
    m_test.history = {record(u"v2.27.0"_s, u"v1.31.4"_s)};
    m_test.history.last().isExact = false;
    QVERIFY(promotionHints(m_prod, {m_test}).isEmpty());
    m_test.tag = u"<b>v9</b>"_s;
    QVERIFY(promotionHints(m_prod, {m_test}).isEmpty());
    QVERIFY(promotionHints(m_prod, {}).isEmpty());
}

std::unique_ptr<QObject> makePromotionTest()
{
    return std::make_unique<PromotionTest>();
}

#include "tst_promotion.moc"
