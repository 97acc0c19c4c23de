// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/check_ids.hpp"
#include "upgrade/decision_differences.hpp"
#include "upgrade/make_upgrade.hpp"
#include "upgrade/run_requests.hpp"
#include "upgrade/upgrade_json.hpp"
#include "upgrade/upgrade_store.hpp"

#include "support/code_of.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::upgrade;

namespace {

const QDateTime noon = QDateTime(QDate(2026, 11, 28), QTime(12, 0, 0, 417), QTimeZone::UTC);

/// With something in every field.
HopRecord fullHop()
{
    HopRecord hop;
    hop.from = u"v2.26.0"_s;
    hop.to = u"v2.27.0"_s;
    hop.target = {.kubeBefore = u"v1.30.4"_s,
                  .kubeVersion = u"v1.31.4"_s,
                  .wantsPrefix = false,
                  .ansibleMin = u"2.16.4"_s,
                  .ansibleMax = u"2.17.0"_s,
                  .python = u"3.10-3.12"_s,
                  .requirements = u"requirements.txt"_s,
                  .upgradePlaybook = u"upgrade-cluster.yml"_s,
                  .clusterPlaybook = u"cluster.yml"_s,
                  .factsPlaybook = u"playbooks/facts.yml"_s,
                  .controlPlaneGroup = u"kube_control_plane"_s,
                  .nodeGroup = u"kube_node"_s,
                  .components = {{u"calico"_s, u"v3.29.1"_s}}};
    hop.choices.wantsBackup = false;
    hop.choices.openWork = kubespray::OpenWork::Stash;
    hop.choices.python = u"/usr/bin/python3.11"_s;
    hop.choices.venv = u"~/venv"_s;
    hop.choices.wheels = u"/srv/wheels"_s;
    hop.choices.inventoryForm = HopChoices::InventoryForm::Ini;
    using group_vars::Resolution;
    hop.choices.resolutions = {{u"a.yml:x"_s, {.choice = Resolution::Choice::New, .text = {}}},
                               {u"a.yml:y"_s, {.choice = Resolution::Choice::Text, .text = u"y: 1"_s}}};
    hop.choices.asksVaultPassword = true;
    hop.choices.strategy = {.kind = Strategy::Kind::NodeByNode,
                            .nodes = {u"node1"_s},
                            .tags = {u"a"_s},
                            .skipTags = {u"multus"_s},
                            .extraVariables = {{.name = u"n"_s, .value = 3}, {.name = u"t"_s, .value = u"3"_s}},
                            .kubeVersion = u"1.31.4"_s,
                            .serial = 2,
                            .alwaysCordon = false,
                            .confirmsEachNode = true};
    Finding finding{.check = checks::rlimits,
                    .severity = Severity::Block,
                    .subject = u"node1"_s,
                    .evidence = u"/etc/containerd/cri-base.json"_s,
                    .fix = {.place = Fix::Place::Node,
                            .node = u"node1"_s,
                            .command = {u"systemctl"_s, u"restart"_s, u"containerd"_s},
                            .become = true},
                    .link = u"https://example.org"_s,
                    .title = {.en = u"A known issue"_s, .ja = u"既知の問題"_s},
                    .remedy = {.en = u"Do it."_s, .ja = u"対処。"_s},
                    .silenced = u"it is meant so"_s};
    hop.stages.insert(Stage::Health, {.at = noon, .findings = {finding}, .accepted = u"known"_s});
    hop.inventoryFolder = u"inventory/mycluster"_s;
    hop.oldInventory = u"inventory/mycluster.v2.26.0"_s;
    hop.inventoryFile = u"inventory/mycluster/inventory.ini"_s;
    hop.venv = u"~/venv"_s;
    hop.nodes = {
        {.name = u"node1"_s, .version = u"v1.30.4"_s, .schedulable = false, .ready = true, .isControlPlane = true}};
    hop.pods = {{.name = u"shop/web-1"_s, .owner = u"shop/ReplicaSet/web"_s, .state = u"CrashLoopBackOff"_s}};
    hop.operation = u"20261128-120000-417-upgrade-lab"_s;
    hop.isRunDone = true;
    hop.finished = noon;
    return hop;
}

Upgrade fullUpgrade(const QString &id = u"20261128-120000-417-upgrade-lab"_s)
{
    return {.id = id,
            .cluster = u"lab"_s,
            .like = u"other"_s,
            .created = noon,
            .changed = noon,
            .hops = {fullHop(), fullHop()},
            .hop = 1,
            .stage = Stage::Reach};
}

kubespray::Release releaseOf(const QString &tag)
{
    kubespray::Release release;
    release.tag.name = tag;
    release.playbooks.facts = {u"playbooks/facts.yml"_s};
    release.playbooks.cluster = {u"cluster.yml"_s};
    release.sample.controlPlaneGroup = u"kube_control_plane"_s;
    kubespray::Component coredns;
    coredns.name = u"coredns"_s;
    coredns.version.value = u"v1.11.3"_s;
    release.components = {coredns};
    return release;
}

kubespray::Hop hopOf(const QString &from, const QString &to, const QString &kube)
{
    kubespray::Hop hop;
    hop.from = from;
    hop.to = to;
    hop.kubeBefore = u"v1.30.4"_s;
    hop.kubeVersion = kube;
    hop.playbook = u"upgrade-cluster.yml"_s;
    return hop;
}

} // namespace

/// The value that an upgrade is, how it is made, and how it is kept.
class UpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfStages();
    void checkIdsAreUnique();
    void readsBackWithoutLoss();
    void refusesWhatIsNoUpgrade_data();
    void refusesWhatIsNoUpgrade();
    void choicesKeepWhatIsNotNamed();
    void choicesNameWhatIsWrong_data();
    void choicesNameWhatIsWrong();
    void passesOnlyWhatIsAccepted();
    void storeKeepsAndFinds();
    void storeRefusesOtherNames();
    void brokenFileNamesItsLine();
    void madeFromAPlan();
    void likeAnother();
    void whatIsDecidedOtherwise();
    void requests();
};

void UpgradeTest::namesOfStages()
{
    QCOMPARE(allStages().size(), 12);
    for (const Stage stage : allStages()) {
        QVERIFY(stageFrom(toString(stage)) == stage);
    }
    QVERIFY(!stageFrom(u"none"_s));
}

void UpgradeTest::checkIdsAreUnique()
{
    const QSet<QString> ids(checks::all.begin(), checks::all.end());
    QCOMPARE(ids.size(), static_cast<qsizetype>(checks::all.size()));
}

void UpgradeTest::readsBackWithoutLoss()
{
    const Upgrade upgrade = fullUpgrade();
    const QByteArray bytes = QJsonDocument(toJson(upgrade)).toJson();
    const auto read = upgradeFromJson(QJsonDocument::fromJson(bytes).object());
    QVERIFY(read);
    QVERIFY(*read == upgrade);
    QVERIFY(read->hops.constFirst().choices.strategy.extraVariables.constFirst().value.isDouble());
}

void UpgradeTest::refusesWhatIsNoUpgrade_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("no hops") << QByteArray(R"({"id":"a","cluster":"b","hop":0,"hops":[]})");
    QTest::newRow("no such hop") << QByteArray(R"({"id":"a","cluster":"b","hop":1,"hops":[{"from":"x","to":"y"}]})");
    QTest::newRow("hop without releases") << QByteArray(R"({"id":"a","cluster":"b","hop":0,"hops":[{}]})");
    QTest::newRow("unknown choice") << QByteArray(
        R"({"id":"a","cluster":"b","hop":0,"hops":[{"from":"x","to":"y","choices":{"openWork":"eat"}}]})");
}

void UpgradeTest::refusesWhatIsNoUpgrade()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(codeOf(upgradeFromJson(QJsonDocument::fromJson(json).object())), u"InvalidData"_s);
}

void UpgradeTest::choicesKeepWhatIsNotNamed()
{
    const HopChoices before = fullHop().choices;
    const auto read = choicesFromJson({{u"snapshot"_s, false}}, before);
    QVERIFY(read);
    HopChoices expected = before;
    expected.wantsSnapshot = false;
    QVERIFY(*read == expected);
}

void UpgradeTest::choicesNameWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("type") << QByteArray(R"({"snapshot":"yes"})") << u"snapshot"_s;
    QTest::newRow("name") << QByteArray(R"({"inventory":"toml"})") << u"inventory"_s;
    QTest::newRow("in the strategy") << QByteArray(R"({"strategy":{"serial":0}})") << u"strategy.serial"_s;
    QTest::newRow("list of numbers") << QByteArray(R"({"strategy":{"nodes":[1]}})") << u"strategy.nodes"_s;
    QTest::newRow("strategy") << QByteArray(R"({"strategy":"whole"})") << u"strategy"_s;
    QTest::newRow("setting") << QByteArray(R"({"settings":{"a:b":"theirs"}})") << u"a:b"_s;
}

void UpgradeTest::choicesNameWhatIsWrong()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, field);
    const auto read = choicesFromJson(QJsonDocument::fromJson(json).object());
    QCOMPARE(codeOf(read), u"InvalidData"_s);
    QCOMPARE(read.error().subject, field);
}

void UpgradeTest::passesOnlyWhatIsAccepted()
{
    StageRecord record;
    QVERIFY(!record.isPassed());
    record.at = noon;
    QVERIFY(record.isPassed());
    record.findings = {
        {.check = checks::swap, .severity = Severity::Unknown, .subject = {}, .evidence = {}, .fix = {}, .link = {}}};
    QVERIFY(record.isPassed());
    record.findings.append(
        {.check = checks::swap, .severity = Severity::Block, .subject = {}, .evidence = {}, .fix = {}, .link = {}});
    QVERIFY(!record.isPassed());
    record.accepted = u"because"_s;
    QVERIFY(record.isPassed());
}

void UpgradeTest::storeKeepsAndFinds()
{
    const QTemporaryDir temp;
    const UpgradeStore store(temp.path() + u"/state/upgrades"_s);
    QVERIFY(store.list().isEmpty());
    Upgrade older = fullUpgrade(u"20261127-a"_s);
    older.cluster = u"other"_s;
    older.hops[0].operation = older.hops[1].operation = u"op-of-older"_s;
    const Upgrade newer = fullUpgrade(u"20261128-b"_s);
    QVERIFY(store.save(older));
    QVERIFY(store.save(newer));
    QCOMPARE(store.list().size(), 2);
    QCOMPARE(store.list().constFirst().id, newer.id);
    QCOMPARE(store.list(u"other"_s).size(), 1);
    QVERIFY(store.load(newer.id).value() == newer);
    QCOMPARE(store.ofOperation(u"op-of-older"_s).value().id, older.id);
    QCOMPARE(codeOf(store.ofOperation(u"nobody"_s)), u"NotFound"_s);
    QCOMPARE(codeOf(store.ofOperation({})), u"NotFound"_s);
    const QFile file(store.folderOf(newer.id).value() + u"/upgrade.json"_s);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QFile snapshot(store.folderOf(older.id).value() + u"/etcd.db"_s);
    QVERIFY(snapshot.open(QIODevice::WriteOnly));
    QVERIFY(store.remove(older.id));
    QCOMPARE(codeOf(store.load(older.id)), u"NotFound"_s);
    QVERIFY(snapshot.exists()); // kept for safety
    QVERIFY(store.remove(newer.id));
    QVERIFY(!QFile::exists(store.folderOf(newer.id).value()));
    QCOMPARE(codeOf(store.load(newer.id)), u"NotFound"_s);
    QCOMPARE(codeOf(store.remove(newer.id)), u"NotFound"_s);
}

void UpgradeTest::storeRefusesOtherNames()
{
    const QTemporaryDir temp;
    const UpgradeStore store(temp.path());
    for (const QString &id : {u"../a"_s, u"a/b"_s, u""_s, u".hidden"_s, u"a\n"_s}) {
        QCOMPARE(codeOf(store.load(id)), u"InvalidInput"_s);
        QCOMPARE(codeOf(store.remove(id)), u"InvalidInput"_s);
        QCOMPARE(codeOf(store.save(fullUpgrade(id))), u"InvalidInput"_s);
    }
}

void UpgradeTest::brokenFileNamesItsLine()
{
    const QTemporaryDir temp;
    const QString path = temp.path() + u"/u.json"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n \"id\": \n}");
    file.close();
    const auto read = UpgradeStore::read(path);
    QCOMPARE(codeOf(read), u"InvalidData"_s);
    QVERIFY2(read.error().subject.startsWith(path + u':'), qPrintable(read.error().subject));
}

void UpgradeTest::madeFromAPlan()
{
    NewUpgrade request{.cluster = u"lab"_s,
                       .inventoryFolder = u"inventory/mycluster"_s,
                       .plan = {.from = u"v2.26.0"_s, .to = u"v2.28.0"_s, .hops = {}},
                       .releases = {releaseOf(u"v2.27.0"_s), releaseOf(u"v2.28.0"_s)},
                       .like = std::nullopt,
                       .now = noon};
    QCOMPARE(codeOf(makeUpgrade(request)), u"InvalidInput"_s);
    request.plan.hops = {hopOf(u"v2.26.0"_s, u"v2.27.0"_s, u"v1.31.4"_s),
                         hopOf(u"v2.27.0"_s, u"v2.28.0"_s, u"1.32.5"_s)};
    const Upgrade made = makeUpgrade(request).value();
    QCOMPARE(made.id, u"20261128-120000-417-upgrade-lab"_s);
    QCOMPARE(made.hops.size(), 2);
    QVERIFY(made.hops.at(0).choices.inventoryForm == HopChoices::InventoryForm::Ini); // since v2.27.0
    QVERIFY(made.hops.at(0).target.wantsPrefix);
    QVERIFY(!made.hops.at(1).target.wantsPrefix);               // since v2.28.0
    QCOMPARE(made.hops.at(1).target.kubeVersion, u"v1.32.5"_s); // as nodes say it
    QCOMPARE(kubeVersionFor(made.hops.at(1)), u"1.32.5"_s);
    QCOMPARE(made.hops.at(0).target.components.value(u"coredns"_s), u"v1.11.3"_s);
    request.releases.removeLast();
    QCOMPARE(codeOf(makeUpgrade(request)), u"NotFound"_s);
}

void UpgradeTest::likeAnother()
{
    NewUpgrade request{
        .cluster = u"production"_s,
        .inventoryFolder = u"inventory/prod"_s,
        .plan = {.from = u"v2.26.0"_s, .to = u"v2.27.0"_s, .hops = {hopOf(u"v2.26.0"_s, u"v2.27.0"_s, u"v1.31.4"_s)}},
        .releases = {releaseOf(u"v2.27.0"_s)},
        .like = fullUpgrade(),
        .now = noon};
    const HopChoices taken = makeUpgrade(request).value().hops.constFirst().choices;
    const HopChoices theirs = fullHop().choices;
    QVERIFY(taken.resolutions == theirs.resolutions);
    QVERIFY(taken.strategy.kind == theirs.strategy.kind);
    QVERIFY(taken.strategy.nodes.isEmpty()); // another cluster's
    QVERIFY(taken.python.isEmpty() && taken.venv.isEmpty() && taken.wheels.isEmpty());
}

void UpgradeTest::whatIsDecidedOtherwise()
{
    const auto names = [](const QList<DecisionDifference> &differences) {
        QStringList lines;
        for (const DecisionDifference &each : differences) {
            lines.append(u"%1 %2: %3 → %4"_s.arg(each.hop, each.name, each.there, each.here));
        }
        return lines;
    };
    Upgrade there = fullUpgrade();
    there.hops.resize(1);
    QCOMPARE(names(decisionDifferences(there, there)), QStringList());
    Upgrade here = there;
    HopChoices &choices = here.hops[0].choices;
    choices.wantsSnapshot = !choices.wantsSnapshot;
    choices.strategy.serial = 7;
    const QString open = choices.resolutions.firstKey();
    choices.resolutions.remove(open);
    const QStringList lines = names(decisionDifferences(there, here));
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).contains(u"settings."_s + open), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.at(0).endsWith(u"→ "_s), qPrintable(lines.at(0))); // not decided here
    QVERIFY2(lines.at(1).contains("snapshot: "_L1), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).endsWith(u"strategy.serial: %1 → 7"_s.arg(there.hops.at(0).choices.strategy.serial)),
             qPrintable(lines.at(2)));
    // Hops that only one of them has.
    here = there;
    here.hops[0].to = u"v2.99.0"_s;
    const QStringList hops = names(decisionDifferences(there, here));
    QVERIFY(hops.contains(u"v2.99.0 :  → v2.99.0"_s));
    QVERIFY(hops.contains(u"%1 : %1 → "_s.arg(there.hops.at(0).to)));
}

void UpgradeTest::requests()
{
    HopRecord hop = fullHop();
    hop.choices.strategy.kind = Strategy::Kind::Whole;
    hop.choices.strategy.extraVariables.append({.name = u"serial"_s, .value = 5});
    const ansible::RunRequest request = upgradeRequest(hop, u"node1"_s);
    QCOMPARE(request.limit, u"node1"_s);
    QCOMPARE(request.skipTags, QStringList{u"multus"_s});
    const auto serial = std::ranges::find(request.extraVariables, u"serial"_s, &ansible::ExtraVariable::name);
    QCOMPARE(serial->value, QJsonValue(5)); // a person's own counts
    QVERIFY(!leavesAddonsBehind(hop));
    hop.to = u"v2.18.2"_s;
    QVERIFY(leavesAddonsBehind(hop));
    QCOMPARE(addonsRequest(hop).playbook, u"cluster.yml"_s);
    QCOMPARE(addonsRequest(hop).tags, (QStringList{u"ingress-controller"_s, u"nginx"_s}));
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
