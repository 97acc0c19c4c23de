// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_rule.hpp"
#include "kubespray/inventory_settings.hpp"
#include "kubespray/release_tags.hpp"
#include "kubespray/rule_check.hpp"
#include "support/code_of.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;

namespace {

using Test = SettingCondition::Test;

HopRule ruleWith(const SettingCondition &condition)
{
    HopRule rule;
    rule.when = {condition};
    return rule;
}

QString verdict(const std::optional<Applies> &applies)
{
    return !applies ? u"no"_s : *applies == Applies::Yes ? u"yes"_s : u"depends"_s;
}

const QByteArray goodRule = "rules:\n"
                            "  - id: T1\n"
                            "    kind: avoid\n"
                            "    severity: warn\n"
                            "    tags: v2.1.0\n"
                            "    title: {en: Title, ja: 題}\n"
                            "    why: {en: Why, ja: 理由}\n"
                            "    source: a file\n";

} // namespace

class KubesprayRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranges_data();
    void ranges();
    void refusesRanges_data();
    void refusesRanges();
    void readsRules();
    void refusesRules_data();
    void refusesRules();
    void builtInRulesAreSound();
    void conditions_data();
    void conditions();
    void readsSettings();
    void settingsOfNothing();
};

void KubesprayRulesTest::ranges_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("the tag") << u"v2.28.0"_s << u"v2.28.0"_s << true;
    QTest::newRow("another tag") << u"v2.28.0"_s << u"v2.28.1"_s << false;
    QTest::newRow("first of a span") << u"v2.23.0..v2.23.1"_s << u"v2.23.0"_s << true;
    QTest::newRow("last of a span") << u"v2.23.0..v2.23.1"_s << u"v2.23.1"_s << true;
    QTest::newRow("behind a span") << u"v2.23.0..v2.23.1"_s << u"v2.23.2"_s << false;
    QTest::newRow("from") << u">=v2.29.0"_s << u"v2.30.0"_s << true;
    QTest::newRow("before from") << u">=v2.29.0"_s << u"v2.28.9"_s << false;
    QTest::newRow("below") << u"<v2.16.0"_s << u"v2.15.1"_s << true;
    QTest::newRow("not below") << u"<v2.16.0"_s << u"v2.16.0"_s << false;
    QTest::newRow("line") << u"v2.30.*"_s << u"v2.30.12"_s << true;
    QTest::newRow("next line") << u"v2.30.*"_s << u"v2.31.0"_s << false;
    QTest::newRow("several") << u"v2.23.0, v2.24.0..v2.24.1"_s << u"v2.24.1"_s << true;
    QTest::newRow("between several") << u"v2.23.0, v2.24.0..v2.24.1"_s << u"v2.23.1"_s << false;
    QTest::newRow("all") << u"*"_s << u"v0.1.0"_s << true;
    QTest::newRow("candidate") << u">=v2.31.0"_s << u"v2.31.0-rc1"_s << true;
    QTest::newRow("numbers, not letters") << u"<v2.9.0"_s << u"v2.10.0"_s << false;
}

void KubesprayRulesTest::ranges()
{
    QFETCH(QString, range);
    QFETCH(QString, tag);
    QFETCH(bool, isIn);
    const auto parsed = TagRange::parse(range);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->contains(releaseVersion(tag).value()), isIn);
}

void KubesprayRulesTest::refusesRanges_data()
{
    QTest::addColumn<QString>("range");
    for (const auto *text : {"", "2.28.0", "v2.28", "v2.28.0..", "..v2.28.0", "v2.2.0..v2.1.0", "<=v2.28.0", ">v2.28.0",
                             "v2.*", "v2.28.0,,v2.29.0", "latest"}) {
        QTest::newRow(*text == 0 ? "empty" : text) << QString::fromLatin1(text);
    }
}

void KubesprayRulesTest::refusesRanges()
{
    QFETCH(QString, range);
    QCOMPARE(codeOf(TagRange::parse(range)), u"InvalidInput"_s);
}

void KubesprayRulesTest::readsRules()
{
    const auto rules = readHopRules(goodRule + "  - id: T2\n"
                                               "    kind: pass\n"
                                               "    severity: block\n"
                                               "    tags: v2.30.*\n"
                                               "    before: '>=v2.31.0'\n"
                                               "    when:\n"
                                               "      - {key: a, is: true}\n"
                                               "      - {key: b, in: [x, 24], absent-means: x}\n"
                                               "      - {key: c, set: false}\n"
                                               "      - {key: d, not-in: [y]}\n"
                                               "    title: {en: Title, ja: 題}\n"
                                               "    why: {en: Why, ja: 理由}\n"
                                               "    remedy: {en: Do, ja: 対応}\n"
                                               "    source: a file\n",
                                    u"r.yaml"_s);
    QVERIFY2(rules.has_value(), rules ? "" : qPrintable(toLogLine(rules.error())));
    QCOMPARE(rules->size(), 2);
    QCOMPARE(rules->first().title.ja, u"題"_s);
    const HopRule &pass = rules->at(1);
    QVERIFY(pass.kind == HopRule::Kind::Pass);
    QVERIFY(pass.severity == Severity::Block);
    QVERIFY(pass.before.contains(Version{.major = 2, .minor = 31, .patch = 0, .pre = {}}));
    QCOMPARE(pass.when.size(), 4);
    QCOMPARE(pass.when.at(1).values, (QStringList{u"x"_s, u"24"_s}));
    QCOMPARE(pass.when.at(1).absence.value_or(QString()), u"x"_s);
    QCOMPARE(conditionText(pass), u"a is true, b is x or 24, c is not set, d is not y"_s);
}

void KubesprayRulesTest::refusesRules_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("kind") << "avoid"_ba << "shun"_ba << u"shun"_s;
    QTest::newRow("severity") << "warn"_ba << "fatal"_ba << u"fatal"_s;
    QTest::newRow("range") << "v2.1.0"_ba << "v2"_ba << u"v2"_s;
    QTest::newRow("misspelled key") << "source:"_ba << "sources:"_ba << u"sources"_s;
    QTest::newRow("no Japanese") << "{en: Title, ja: 題}"_ba << "{en: Title}"_ba << u"ja"_s;
    QTest::newRow("no id") << "id: T1\n    "_ba << ""_ba << u"mapping"_s;
    QTest::newRow("pass without before") << "avoid"_ba << "pass"_ba << u"before"_s;
    QTest::newRow("cross without since") << "avoid"_ba << "cross"_ba << u"since"_s;
    QTest::newRow("running without component") << "avoid"_ba << "running"_ba << u"component"_s;
    QTest::newRow("two tests") << "    source"_ba << "    when: [{key: a, is: true, set: true}]\n    source"_ba
                               << u"exactly one"_s;
    QTest::newRow("condition without key") << "    source"_ba << "    when: [{is: true}]\n    source"_ba << u"key"_s;
    QTest::newRow("no YAML") << "rules:"_ba << "rules: ["_ba << QString();
    QTest::newRow("no list") << "rules:"_ba << "regeln:"_ba << u"rules"_s;
}

void KubesprayRulesTest::refusesRules()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, says);
    QVERIFY(goodRule.contains(from));
    QByteArray text = goodRule;
    text.replace(from, to);
    const auto rules = readHopRules(text, u"r.yaml"_s);
    QCOMPARE(codeOf(rules), u"InvalidInput"_s);
    QVERIFY2(rules.error().subject.startsWith("r.yaml"_L1), qPrintable(rules.error().subject));
    QVERIFY2(says == "mapping"_L1 || rules.error().detail.contains(says), qPrintable(rules.error().detail));
    QCOMPARE(codeOf(readHopRules(goodRule + goodRule.sliced(7), u"r.yaml"_s)), u"InvalidInput"_s); // the id twice
}

void KubesprayRulesTest::builtInRulesAreSound()
{
    const QList<HopRule> &rules = builtInHopRules();
    QVERIFY(rules.size() > 20);
    for (const HopRule &rule : rules) {
        QVERIFY2(!rule.title.en.isEmpty() && !rule.title.ja.isEmpty(), qPrintable(rule.id));
        QVERIFY2(rule.title.en != rule.title.ja, qPrintable(rule.id));
        QVERIFY2(!rule.title.en.endsWith(u'.') && !rule.title.ja.endsWith(u'。'), qPrintable(rule.id));
        QVERIFY2(rule.why.en.endsWith(u'.') && rule.why.ja.endsWith(u'。'), qPrintable(rule.id));
        // Whoever is to stop must be told what to do.
        QVERIFY2(rule.severity == Severity::Info || !rule.remedy.en.isEmpty() || rule.id == "N18"_L1,
                 qPrintable(rule.id));
    }
}

void KubesprayRulesTest::conditions_data()
{
    QTest::addColumn<int>("test");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("absence");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Test test, const QStringList &values, const QString &absence,
                        const QString &setting, const char *expected) {
        QTest::newRow(name) << static_cast<int>(test) << values << absence << setting << QString::fromLatin1(expected);
    };
    const QString unset;
    row("true", Test::IsTrue, {}, unset, u"true"_s, "yes");
    row("yes is true", Test::IsTrue, {}, unset, u"yes"_s, "yes");
    row("True is true", Test::IsTrue, {}, unset, u"True"_s, "yes");
    row("false is not true", Test::IsTrue, {}, unset, u"false"_s, "no");
    row("unset is not true", Test::IsTrue, {}, unset, unset, "no");
    row("unset may mean true", Test::IsTrue, {}, u"true"_s, unset, "yes");
    row("template", Test::IsTrue, {}, unset, u"{{ x }}"_s, "depends");
    row("false", Test::IsFalse, {}, unset, u"no"_s, "yes");
    row("unset is not false", Test::IsFalse, {}, unset, unset, "no");
    row("one of", Test::IsOneOf, {u"calico"_s, u"canal"_s}, unset, u"canal"_s, "yes");
    row("none of them", Test::IsOneOf, {u"calico"_s}, unset, u"cilium"_s, "no");
    row("default of the release", Test::IsOneOf, {u"calico"_s}, u"calico"_s, unset, "yes");
    row("setting before default", Test::IsOneOf, {u"calico"_s}, u"calico"_s, u"cilium"_s, "no");
    row("not in", Test::IsNoneOf, {u"24"_s}, unset, u"26"_s, "yes");
    row("in", Test::IsNoneOf, {u"24"_s}, unset, u"24"_s, "no");
    row("not in by default", Test::IsNoneOf, {u"24"_s}, u"26"_s, unset, "yes");
    row("set", Test::IsDefined, {}, unset, u"{{ x }}"_s, "yes");
    row("not set", Test::IsDefined, {}, unset, unset, "no");
    row("unset", Test::IsUndefined, {}, unset, unset, "yes");
    row("not unset", Test::IsUndefined, {}, unset, u"x"_s, "no");
}

void KubesprayRulesTest::conditions()
{
    QFETCH(int, test);
    QFETCH(QStringList, values);
    QFETCH(QString, absence);
    QFETCH(QString, setting);
    QFETCH(QString, expected);
    const HopRule rule = ruleWith({.key = u"k"_s,
                                   .test = static_cast<Test>(test),
                                   .values = values,
                                   .absence = absence.isNull() ? std::nullopt : std::optional(absence)});
    InventorySettings settings;
    if (setting.startsWith(u'{')) {
        settings.addOpaque(u"k"_s);
    } else if (!setting.isNull()) {
        settings.add(u"k"_s, setting);
    }
    QCOMPARE(verdict(appliesTo(rule, &settings)), expected);
    QCOMPARE(verdict(appliesTo(rule, nullptr)), u"depends"_s);
    QCOMPARE(verdict(appliesTo(HopRule{}, nullptr)), u"yes"_s);
    if (setting.isNull()) { // it may be in the file that cannot be read
        settings.setIncomplete();
        QCOMPARE(verdict(appliesTo(rule, &settings)), u"depends"_s);
    }
}

void KubesprayRulesTest::readsSettings()
{
    inventory::MemoryFiles files;
    files.add(u"/i/inventory.ini"_s, "[all]\n");
    files.add(u"/i/group_vars/all/all.yml"_s,
              "---\n# metallb_enabled: true\nkube_version: v1.31.4 # old\nport: 0644\n");
    files.add(u"/i/group_vars/k8s_cluster/addons.yml"_s,
              "metallb_enabled: true\nmetallb_config:\n  speaker:\n    enabled: true\nmode: \"{{ other }}\"\n");
    files.add(u"/i/group_vars/k8s_cluster/notes.txt"_s, "ignored: true\n");
    files.add(u"/i/group_vars/k8s_cluster/.hidden.yml"_s, "hidden: true\n");
    files.add(u"/i/group_vars/etcd"_s, "kube_version: v1.30.0\n");
    for (const QString &path : {u"/i"_s, u"/i/"_s, u"/i/inventory.ini"_s}) {
        const auto settings = readInventorySettings(path, files, {});
        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(toLogLine(settings.error())));
        QCOMPARE(settings->find(u"metallb_enabled"_s)->texts, QStringList{u"true"_s});
        QCOMPARE(settings->find(u"kube_version"_s)->texts, (QStringList{u"v1.31.4"_s, u"v1.30.0"_s}));
        QCOMPARE(settings->find(u"port"_s)->texts, QStringList{u"0644"_s});
        QVERIFY(settings->find(u"metallb_config"_s)->isOpaque);
        QVERIFY(settings->find(u"mode"_s)->isOpaque);
        QVERIFY(settings->find(u"speaker"_s) == nullptr); // no top-level variable
        QVERIFY(settings->find(u"ignored"_s) == nullptr);
        QVERIFY(settings->find(u"hidden"_s) == nullptr);
        QVERIFY(!settings->isIncomplete());
    }
    files.add(u"/i/group_vars/all/secrets.yml"_s, "$ANSIBLE_VAULT;1.1;AES256\n6162\n");
    QVERIFY(readInventorySettings(u"/i"_s, files, {})->isIncomplete());
}

void KubesprayRulesTest::settingsOfNothing()
{
    inventory::MemoryFiles files;
    files.add(u"/i/inventory.ini"_s, "[all]\n");
    QCOMPARE(codeOf(readInventorySettings(u"/missing"_s, files, {})), u"NotFound"_s);
    QCOMPARE(codeOf(readInventorySettings(u"/i"_s, files, {})), u"NotFound"_s);
    std::stop_source stop;
    stop.request_stop();
    files.add(u"/i/group_vars/all.yml"_s, "a: 1\n");
    QVERIFY(!readInventorySettings(u"/i"_s, files, stop.get_token()).has_value());
}

QTEST_APPLESS_MAIN(KubesprayRulesTest)

#include "tst_kubespray_rules.moc"
