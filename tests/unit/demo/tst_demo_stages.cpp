// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of an upgrade as the program does them, on the demo: from the release that a cluster has to the next one,
// with a run that fails at the second node in between.
#include "demo_access.hpp"

#include "ansible/live_run.hpp"
#include "demo/demo_network.hpp"
#include "kubespray/hop_planner.hpp"
#include "kubespray/hop_rule.hpp"
#include "kubespray/release_catalogue.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/make_upgrade.hpp"
#include "upgrade/run_requests.hpp"
#include "upgrade/stage_work.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <mutex>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::HopRecord;
using upgrade::Severity;
using upgrade::Stage;

namespace {

constexpr auto fast = 1000.0;

/// Runs of ansible by the demo's supervisor.
class SupervisedRuns final : public upgrade::AnsibleRuns
{
public:
    SupervisedRuns(DemoAccess &demo, cluster::Profile profile)
        : m_profile(std::move(profile))
        , m_host(demo.runners.local())
    {
    }

    Result<QString> commandText(const HopRecord &hop, const ansible::RunRequest &request) const override
    {
        return ansible::commandLine(request, hop.inventoryFile).transform([](const QStringList &words) {
            return words.join(u' ');
        });
    }
    Result<ansible::RunRecord> run(const HopRecord &hop, const ansible::RunRequest &request,
                                   const upgrade::RunListener &listener, std::stop_token stop) override
    {
        const auto words = ansible::commandLine(request, hop.inventoryFile);
        if (!words) {
            return std::unexpected(words.error());
        }
        ansible::RunSpec spec;
        spec.argv = *words;
        spec.folder = m_profile.kubespray.path;
        spec.inventory = hop.inventoryFile;
        spec.record.id = u"run-%1"_s.arg(++m_count);
        spec.record.cluster = m_profile.id;
        spec.record.command = *words;
        const auto folder = m_host.start(spec, stop);
        if (!folder) {
            return std::unexpected(folder.error());
        }
        const auto followed = m_host.follow(
            *folder, {},
            [&listener](const ansible::RunFrame &frame) {
                if (frame.kind == ansible::RunFrame::Kind::Output && listener.output) {
                    listener.output(frame.bytes);
                }
            },
            stop);
        return followed.and_then([&] { return m_host.status(*folder, stop); });
    }
    Result<ansible::RunRecord> takeUp(const HopRecord & /*hop*/, const QString &id,
                                      const upgrade::RunListener & /*listener*/, std::stop_token /*stop*/) override
    {
        return fail(ErrorCode::NotFound, u"no run is taken up here"_s, id);
    }

private:
    cluster::Profile m_profile;
    ansible::RunHost m_host;
    int m_count = 0;
};

/// A cluster of the demo with an upgrade of one hop.
struct Hop
{
    explicit Hop(const QString &cluster)
        : profile(DemoAccess::profile(cluster))
        , demo(fast)
        , runs(demo, profile)
        , access(std::make_shared<cluster::ClusterAccess>(profile, demo.runners))
        , kubectl(demo.kubectl(cluster))
    {
    }

    [[nodiscard]] upgrade::UpgradeSite site()
    {
        return {.profile = profile,
                .access = access,
                .kubectl = kubectl,
                .actions = std::make_shared<maintenance::KubectlClusterActions>(
                    kubectl, access, demo.runners.local(), std::make_shared<operation::CommandLog>(),
                    maintenance::KubectlClusterActions::FreshRunner(), std::make_shared<demo::DemoNetwork>(demo.world)),
                .runs = &runs,
                .clock = &demo.world->clock(),
                .folder = folder.path()};
    }

    /// Plans the hop as the program does.
    [[nodiscard]] bool plan(const QString &from, const QString &to)
    {
        const kubespray::Git git(demo.runners.local(), profile.kubespray.path);
        const auto tags = kubespray::releaseTags(git, {});
        const auto releases = tags ? kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git)).releases({})
                                   : std::unexpected(tags.error());
        if (!releases) {
            error = toLogLine(releases.error());
            return false;
        }
        const auto planned = kubespray::planHops(*releases, kubespray::builtInHopRules(),
                                                 {.from = from, .to = to, .settings = {}, .history = {}});
        const auto made = planned.and_then([&](const kubespray::HopPlan &hops) {
            return upgrade::makeUpgrade({.cluster = profile.id,
                                         .inventoryFolder = u"inventory/mycluster"_s,
                                         .plan = hops,
                                         .releases = *releases,
                                         .like = {},
                                         .now = demo.world->clock().utcNow()});
        });
        if (!made || made->hops.size() != 1) {
            error = made ? u"%1 hops"_s.arg(made->hops.size()) : toLogLine(made.error());
            return false;
        }
        record = made->hops.constFirst();
        return true;
    }

    /// The findings of a stage that was done; an error is one that blocks.
    QList<Finding> run(Stage stage)
    {
        said.clear();
        const auto findings =
            upgrade::workOf(stage, site())->run(record, [this](const QByteArray &bytes) { said += bytes; }, {});
        return findings ? *findings
                        : QList<Finding>{{.check = u"error"_s,
                                          .severity = Severity::Block,
                                          .subject = {},
                                          .evidence = toLogLine(findings.error()),
                                          .fix = {},
                                          .link = {}}};
    }

    QTemporaryDir folder;
    cluster::Profile profile;
    DemoAccess demo;
    SupervisedRuns runs;
    std::shared_ptr<cluster::ClusterAccess> access;
    kube::Kubectl kubectl;
    HopRecord record;
    QByteArray said;
    QString error;
};

/// "block node-cordoned stage5", a line each, of those that are at least that grave.
QString textOf(const QList<Finding> &findings, Severity least)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        if (finding.severity >= least) {
            lines.append(u"%1 %2 %3: %4"_s.arg(upgrade::toString(finding.severity), finding.check, finding.subject,
                                               finding.evidence.section(u'\n', 0, 0)));
        }
    }
    return lines.join(u'\n');
}

bool has(const QList<Finding> &findings, QLatin1StringView check, Severity severity, const QString &subject)
{
    return std::ranges::any_of(findings, [&](const Finding &finding) {
        return finding.check == check && finding.severity == severity && finding.subject == subject;
    });
}

} // namespace

class DemoStages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anEducationClusterGoesThrough();
    void stagingHasSomethingToFind();
    void otherClustersGoAsFar_data();
    void otherClustersGoAsFar();

private:
    QTemporaryDir m_home; ///< what the demo keeps
};

void DemoStages::initTestCase()
{
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_home.path()));
}

void DemoStages::anEducationClusterGoesThrough()
{
    Hop hop(u"education"_s);
    QVERIFY(hop.demo.checkOut(hop.profile.id, u"t_v2.30.0"_s, u"t_v2.30.0"_s));
    const auto fetched =
        command::capture(*hop.demo.runners.local(),
                         commandOf({u"git"_s, u"-C"_s, hop.profile.kubespray.path, u"fetch"_s, u"--no-tags"_s, u"--"_s,
                                    u"origin"_s, u"refs/tags/*:refs/tags/*"_s}),
                         {});
    QVERIFY(fetched && fetched->exit.isSuccess());
    QVERIFY2(hop.plan(u"v2.30.0"_s, u"v2.31.0"_s), qPrintable(hop.error));
    for (const Stage stage : {Stage::Health, Stage::Safety, Stage::Checkout, Stage::Environment, Stage::Inventory,
                              Stage::Settings, Stage::Reach}) {
        const QList<Finding> findings = hop.run(stage);
        QVERIFY2(!findings.isEmpty() && upgrade::gravest(findings) < Severity::Unknown,
                 qPrintable(upgrade::toString(stage) + u'\n' + textOf(findings, Severity::Warn) + u'\n' +
                            QString::fromUtf8(hop.said)));
    }
    QCOMPARE(hop.record.nodes.size(), 6);
    QCOMPARE(hop.record.oldInventory, u"inventory/mycluster.v2.30.0"_s);

    // Here nobody takes away the cordon that the failed run leaves, as the operation would.
    hop.record.choices.strategy.alwaysCordon = true;
    const auto facts = hop.runs.run(hop.record, upgrade::factsRequest(hop.record), {}, {});
    QVERIFY(facts && facts->status.isSuccess());
    const auto failed = hop.runs.run(hop.record, upgrade::upgradeRequest(hop.record, {}), {}, {});
    QCOMPARE(failed ? failed->status.exitCode.value_or(-1) : -1, 2);
    const QList<Finding> halfway = hop.run(Stage::Verify);
    QVERIFY2(has(halfway, upgrade::checks::nodeScheduling, Severity::Block, u"minipc2"_s),
             qPrintable(textOf(halfway, Severity::Warn)));
    QVERIFY(has(halfway, upgrade::checks::nodeUpgraded, Severity::Block, u"minipc3"_s));

    const auto rest = hop.runs.run(
        hop.record, upgrade::upgradeRequest(hop.record, u"minipc2,minipc3,minipc4,minipc5,minipc6"_s), {}, {});
    QVERIFY(rest && rest->status.isSuccess());
    const auto installed = hop.runs.run(hop.record, upgrade::addonsRequest(hop.record), {}, {});
    QVERIFY(installed && installed->status.isSuccess());
    const QList<Finding> verified = hop.run(Stage::Verify);
    QVERIFY2(upgrade::gravest(verified) < Severity::Warn, qPrintable(textOf(verified, Severity::Warn)));
}

void DemoStages::stagingHasSomethingToFind()
{
    Hop hop(u"staging"_s);
    QVERIFY2(hop.plan(u"v2.28.1"_s, u"v2.29.1"_s), qPrintable(hop.error));
    const QList<Finding> findings = hop.run(Stage::Health);
    const QString said = textOf(findings, Severity::Warn);
    QVERIFY2(has(findings, upgrade::checks::kubeletServer, Severity::Info, u"stage2"_s),
             qPrintable(textOf(findings, Severity::Info)));
    for (const auto check : {upgrade::checks::nodeCordoned, upgrade::checks::nodeVersions, upgrade::checks::swap,
                             upgrade::checks::rlimits}) {
        QVERIFY2(said.contains(QString(check)), qPrintable(said));
    }
}

void DemoStages::otherClustersGoAsFar_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("found"); // by Health, of what else there may be
    QTest::newRow("production") << u"v2.29.1"_s << u"v2.30.0"_s << u"warn budgets shop/checkout"_s;
    QTest::newRow("staging") << u"v2.28.1"_s << u"v2.29.1"_s << u"block rlimits stage4"_s;
    QTest::newRow("test") << u"v2.30.0"_s << u"v2.31.0"_s << QString();
    QTest::newRow("archive") << u"v2.24.1"_s << u"v2.25.1"_s << u"warn api-removals flowcontrol.apiserver.k8s.io"_s;
}

void DemoStages::otherClustersGoAsFar()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, found);
    Hop hop(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(hop.demo.checkOut(hop.profile.id, u"t_"_s + from, u"t_"_s + from));
    QVERIFY2(hop.plan(from, to), qPrintable(hop.error));
    const QString health = textOf(hop.run(Stage::Health), Severity::Warn);
    QVERIFY2(health.contains(found) && !health.contains(u"error"), qPrintable(health));
    for (const Stage stage :
         {Stage::Safety, Stage::Checkout, Stage::Environment, Stage::Inventory, Stage::Settings, Stage::Reach}) {
        const QList<Finding> findings = hop.run(stage);
        QVERIFY2(!findings.isEmpty() && upgrade::gravest(findings) < Severity::Warn,
                 qPrintable(upgrade::toString(stage) + u'\n' + textOf(findings, Severity::Warn)));
    }
}

} // namespace kubemori::test

QTEST_GUILESS_MAIN(kubemori::test::DemoStages)
#include "tst_demo_stages.moc"
