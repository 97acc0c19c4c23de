// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/hop_text.hpp"

#include <QLocale>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::ui::HopText;

class HopTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }
    void everyKindHasWords_data();
    void everyKindHasWords();
    void rulesSpeakBothLanguages();
    void conditions();
    void hops();
    void releases();
    void refusals();
};

void HopTextTest::everyKindHasWords_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = static_cast<int>(AdvisoryKind::ComponentDowngrade);
         kind <= static_cast<int>(AdvisoryKind::Unreadable); ++kind) {
        QTest::newRow(qPrintable(toString(static_cast<AdvisoryKind>(kind)))) << kind;
    }
}

void HopTextTest::everyKindHasWords()
{
    QFETCH(int, kind);
    Advisory advisory;
    advisory.kind = static_cast<AdvisoryKind>(kind);
    advisory.subject = u"SUBJECT"_s;
    advisory.before = u"BEFORE"_s;
    advisory.after = u"AFTER"_s;
    const QString title = HopText::title(advisory);
    QVERIFY2(title.contains("SUBJECT"_L1) || title.contains("BEFORE"_L1) || title.contains("AFTER"_L1),
             qPrintable(title));
    QVERIFY2(!title.contains(u'%') && !title.endsWith(u'.'), qPrintable(title));
    for (const QString &more : {HopText::explanation(advisory), HopText::remedy(advisory)}) {
        QVERIFY2(!more.contains(u'%'), qPrintable(more));
    }
    advisory.proposal = u"PROPOSAL"_s;
    if (advisory.kind == AdvisoryKind::ComponentDowngrade) {
        QVERIFY(HopText::remedy(advisory).contains("PROPOSAL"_L1));
    }
}

void HopTextTest::rulesSpeakBothLanguages()
{
    Advisory advisory;
    advisory.rule.title = {.en = u"English"_s, .ja = u"日本語"_s};
    advisory.rule.why = {.en = u"Only English."_s, .ja = {}};
    QCOMPARE(HopText::title(advisory), u"English"_s);
    QLocale::setDefault(QLocale(QLocale::Japanese));
    QCOMPARE(HopText::title(advisory), u"日本語"_s);
    QCOMPARE(HopText::explanation(advisory), u"Only English."_s);
}

void HopTextTest::conditions()
{
    Advisory advisory;
    advisory.condition = u"metallb_enabled is true"_s;
    QVERIFY(HopText::condition(advisory).isEmpty()); // it is certain
    advisory.applies = Applies::DependsOn;
    QCOMPARE(HopText::condition(advisory), u"Applies if metallb_enabled is true."_s);
}

void HopTextTest::hops()
{
    Hop hop;
    hop.line = u"2.28"_s;
    hop.kubeVersion = u"1.32.8"_s;
    QCOMPARE(HopText::kubernetes(hop), u"unknown → 1.32.8"_s);
    QCOMPARE(HopText::reason(hop), u"highest patch of 2.28"_s);
    QCOMPARE(HopText::alternative({.tag = u"v2.28.0"_s,
                                   .kubeVersion = {},
                                   .reason = AlternativeReason::LowerPatch,
                                   .rule = {},
                                   .downgrades = {u"etcd"_s, u"calico"_s}}),
             u"v2.28.0: a higher patch is taken; would make older: etcd, calico"_s);
    QCOMPARE(HopText::change(
                 {.name = u"etcd"_s, .before = u"3.5"_s, .after = u"3.6"_s, .isMain = true, .isDowngrade = false}),
             u"etcd 3.5 → 3.6"_s);
    QVERIFY(HopText::change({.name = u"weave"_s, .before = u"2.8"_s, .after = {}, .isMain = true, .isDowngrade = false})
                .contains("gone"_L1));
    QVERIFY(HopText::estimate(std::nullopt) != HopText::estimate(Milliseconds{60'000}));
    QVERIFY(HopText::estimate(Milliseconds{60'000}).contains("1 min"_L1));
}

void HopTextTest::releases()
{
    Release release;
    QCOMPARE(HopText::kubernetes(release), HopText::unknown());
    release.kube.installed.value = u"v1.27.7"_s;
    QCOMPARE(HopText::kubernetes(release), u"v1.27.7"_s);
    release.kube.sample.value = u"v1.27.7"_s;
    release.kube.roleDefault.value = u"v1.27.10"_s;
    QVERIFY(HopText::kubernetes(release).contains("v1.27.10"_L1));
}

void HopTextTest::refusals()
{
    const auto refused = [](ErrorCode code, const QString &from, const QString &to) {
        return HopText::refusal({.code = code, .detail = u"detail"_s, .subject = u"v9"_s, .context = {}}, from, to);
    };
    QVERIFY(refused(ErrorCode::NotFound, u"v1"_s, u"v9"_s).contains("v9"_L1));
    QVERIFY(refused(ErrorCode::InvalidInput, u"v2"_s, u"v1"_s).contains("older"_L1));
    QVERIFY(!refused(ErrorCode::InvalidInput, u"v2"_s, u"v2"_s).contains("older"_L1));
    QVERIFY(!refused(ErrorCode::TimedOut, u"v1"_s, u"v2"_s).isEmpty());
}

QTEST_APPLESS_MAIN(HopTextTest)

#include "tst_hop_text.moc"
