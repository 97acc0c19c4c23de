// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's clusters as such, and the pure model behind them.
#include "demo_access.hpp"
#include "suites.hpp"

#include "cluster/host_name.hpp"
#include "demo/cluster_recipe.hpp"
#include "demo/releases.hpp"
#include "demo/selectors.hpp"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using demo::ClusterModel;
using demo::Instant;

class DemoClusters final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areSixAndMarked();
    void installWhatTheirReleaseInstalls();
    void haveIdsThatNoFileCanHave();
    void haveAddressesOfTheirOwn();
    void areFoundByShortName();
    void aRebootTakesItsTime();
    void twoCommandsAreOneReboot();
    void aSwitchedOffMachineWaits();
    void aBudgetCountsItsPods();
    void podsWaitWhereThereIsNoRoom();
    void changesAreForgotten();
    void selectorsSelect_data();
    void selectorsSelect();
};

namespace {

std::unique_ptr<ClusterModel> modelOf(const QString &id)
{
    for (const demo::ClusterRecipe &recipe : demo::demoClusters()) {
        if (recipe.id == id) {
            return demo::buildCluster(recipe, Instant{std::chrono::days{20500}});
        }
    }
    return {};
}

} // namespace

void DemoClusters::areSixAndMarked()
{
    const QList<cluster::Profile> profiles = demo::DemoWorld::profiles();
    QCOMPARE(profiles.size(), 6);
    for (const cluster::Profile &profile : profiles) {
        QVERIFY2(profile.simulated, qPrintable(profile.id));
        QVERIFY(!profile.controlPlane.hosts.isEmpty());
    }
    QCOMPARE(modelOf(u"demo.education"_s)->nodes().size(), 6U);
    QCOMPARE(modelOf(u"demo.production"_s)->nodes().size(), 5U);
    QCOMPARE(modelOf(u"demo.test"_s)->nodes().size(), 4U);
    QCOMPARE(modelOf(u"demo.scale"_s)->nodes().size(), 5000U);
}

void DemoClusters::installWhatTheirReleaseInstalls()
{
    for (const demo::ClusterRecipe &recipe : demo::demoClusters()) {
        QCOMPARE(recipe.kubernetes, demo::kubernetesOf(recipe.kubespray));
    }
}

void DemoClusters::haveIdsThatNoFileCanHave()
{
    static const QRegularExpression ofFiles(u"\\A[a-z0-9-]+\\z"_s);
    for (const cluster::Profile &profile : demo::DemoWorld::profiles()) {
        QVERIFY2(!ofFiles.match(profile.id).hasMatch(), qPrintable(profile.id));
    }
}

void DemoClusters::haveAddressesOfTheirOwn()
{
    QSet<QString> seen;
    for (const demo::ClusterRecipe &recipe : demo::demoClusters()) {
        const auto model = demo::buildCluster(recipe, Instant{});
        for (const demo::SimNode &node : model->nodes()) {
            QVERIFY2(node.ip.startsWith(u"198.18."), qPrintable(node.ip));
            QVERIFY2(cluster::isHostName(node.ip) && !seen.contains(node.ip), qPrintable(node.ip));
            seen.insert(node.ip);
        }
    }
    DemoAccess demo;
    for (const QString &host : {u"198.18.1.11"_s, u"minipc1"_s, u"minipc1-bmc"_s}) {
        QCOMPARE(demo.world->find(host).node, 0);
        QCOMPARE(demo.world->find(host).cluster, demo.world->cluster(u"demo.education"_s));
    }
    QCOMPARE(demo.world->find(u"198.18.120.210"_s).node, 4999);
    for (const QString &nobody :
         {u"198.18.120.211"_s, u"198.18.1.10"_s, u"10.0.0.1"_s, u"minipc7"_s, u"node"_s, u""_s}) {
        QCOMPARE(demo.world->find(nobody).node, -1);
    }
}

void DemoClusters::areFoundByShortName()
{
    QCOMPARE(DemoAccess::profile(u"education"_s).id, u"demo.education");
    QCOMPARE(DemoAccess::profile(u"Education"_s).id, u"demo.education");
    QCOMPARE(DemoAccess::profile(u"demo.education"_s).id, u"demo.education");
    QVERIFY(!demo::DemoWorld::profileNamed(u"educatio"_s));
}

void DemoClusters::aRebootTakesItsTime()
{
    const auto model = modelOf(u"demo.education"_s);
    const Instant start = model->now();
    const QString before = model->node(1).bootId;
    QVERIFY(!model->node(1).rebootPackages.isEmpty());
    model->halt(1, false);
    model->advance(start + 3s);
    QVERIFY(model->node(1).answers);
    model->advance(start + 20s);
    QVERIFY(!model->node(1).answers);
    QCOMPARE(model->node(1).ready, demo::SimNode::Ready::True); // nobody has noticed yet
    model->advance(start + 40s);
    QVERIFY(model->node(1).answers);
    QVERIFY(model->node(1).bootId != before);
    QCOMPARE(model->node(1).reportedBootId, before);
    model->advance(start + 60s);
    QCOMPARE(model->node(1).reportedBootId, model->node(1).bootId);
    QCOMPARE(model->node(1).ready, demo::SimNode::Ready::True);
    QVERIFY(model->node(1).heartbeat > start + 50s);
    QVERIFY(model->node(1).rebootPackages.isEmpty());
    // The slow one is noticed meanwhile.
    model->halt(4, false);
    model->advance(start + 60s + 50s);
    QCOMPARE(model->node(4).ready, demo::SimNode::Ready::Unknown);
    model->advance(start + 60s + 200s);
    QCOMPARE(model->node(4).ready, demo::SimNode::Ready::True);
}

void DemoClusters::twoCommandsAreOneReboot()
{
    const auto model = modelOf(u"demo.education"_s);
    model->halt(1, false);
    model->halt(1, false);
    model->advance(model->now() + 120s);
    QCOMPARE(model->node(1).boots, 1);
    QCOMPARE(model->node(1).ready, demo::SimNode::Ready::True);
}

void DemoClusters::aSwitchedOffMachineWaits()
{
    const auto model = modelOf(u"demo.test"_s);
    model->halt(1, true);
    model->advance(model->now() + std::chrono::hours{2});
    QVERIFY(!model->node(1).answers);
    model->switchOn(1);
    model->advance(model->now() + 120s);
    QCOMPARE(model->node(1).ready, demo::SimNode::Ready::True);
}

void DemoClusters::aBudgetCountsItsPods()
{
    const auto model = modelOf(u"demo.production"_s);
    demo::SimBudget *checkout = model->budget(u"shop"_s, u"checkout"_s);
    QVERIFY(checkout != nullptr);
    QCOMPARE(model->numbersOf(*checkout).allowed(), 0);
    demo::SimBudget *web = model->budget(u"shop"_s, u"web"_s);
    QCOMPARE(model->numbersOf(*web).desired, 2); // 50 % of 4
    QCOMPARE(model->numbersOf(*web).allowed(), 2);
    model->scale(*model->workload(u"deployment"_s, u"shop"_s, u"checkout"_s), 2);
    QCOMPARE(model->numbersOf(*checkout).allowed(), 0); // not ready yet
    model->advance(model->now() + 30s);
    QCOMPARE(model->numbersOf(*checkout).allowed(), 1);
}

void DemoClusters::podsWaitWhereThereIsNoRoom()
{
    const auto model = modelOf(u"demo.production"_s);
    const auto onlyWeb = [&model](const demo::SimPod &pod) { return model->workloadOf(pod).name == u"web"; };
    for (int node = 0; node < 5; ++node) {
        model->setUnschedulable(node, true);
    }
    const QString uid = std::ranges::find_if(model->pods(), onlyWeb)->uid;
    model->removePod(uid);
    model->advance(model->now() + 30s);
    const auto waiting = [&] {
        return std::ranges::count_if(model->pods(),
                                     [&](const demo::SimPod &pod) { return onlyWeb(pod) && pod.node < 0; });
    };
    QCOMPARE(waiting(), 1);
    model->setUnschedulable(4, false);
    model->advance(model->now() + 30s);
    QCOMPARE(waiting(), 0);
    QCOMPARE(std::ranges::count_if(model->pods(), [&](const demo::SimPod &pod) { return onlyWeb(pod) && pod.ready; }),
             4);
}

void DemoClusters::changesAreForgotten()
{
    const auto model = modelOf(u"demo.test"_s);
    const quint64 before = model->version();
    model->setUnschedulable(0, true);
    QCOMPARE(model->changesSince(before).size(), 1U);
    QCOMPARE(model->oldestVersion(), 0U);
    for (int i = 0; i < 5000; ++i) {
        model->touch(0);
    }
    QVERIFY(model->oldestVersion() > before);
}

void DemoClusters::selectorsSelect_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<bool>("selected");
    QTest::newRow("nothing") << u""_s << true;
    QTest::newRow("equal") << u"app=web"_s << true;
    QTest::newRow("double equal") << u"app==web"_s << true;
    QTest::newRow("other value") << u"app=db"_s << false;
    QTest::newRow("not equal") << u"app!=db"_s << true;
    QTest::newRow("not equal, missing") << u"zone!=a"_s << true;
    QTest::newRow("in") << u"app in (db, web)"_s << true;
    QTest::newRow("not in") << u"app notin (db,web)"_s << false;
    QTest::newRow("in, missing") << u"zone in (a)"_s << false;
    QTest::newRow("exists") << u"tier"_s << true;
    QTest::newRow("exists not") << u"!tier"_s << false;
    QTest::newRow("all") << u"app in (web,db),tier=front"_s << true;
    QTest::newRow("one of two") << u"app=web,tier=back"_s << false;
}

void DemoClusters::selectorsSelect()
{
    QFETCH(QString, selector);
    QTEST(demo::meetsLabels(selector, {{u"app"_s, u"web"_s}, {u"tier"_s, u"front"_s}}), "selected");
}

int runDemoClusters(int argc, char **argv)
{
    DemoClusters test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace kubemori::test

#include "tst_demo_clusters.moc"
