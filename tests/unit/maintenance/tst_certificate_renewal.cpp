// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificate_samples.hpp"
#include "sim_cluster.hpp"
#include "sim_control_plane.hpp"
#include "unit/operation/memory_file.hpp"

#include "maintenance/certificates/renew_plan.hpp"
#include "maintenance/certificates/renew_recipe.hpp"
#include "maintenance/certificates/renew_scripts.hpp"
#include "operation/journal_reader.hpp"
#include "operation/json.hpp"
#include "operation/operation.hpp"
#include "support/code_of.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <latch>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::operation;
using namespace kubemori::test;
using namespace std::chrono_literals;

namespace {

/// A renewal of two control planes, from the look to the result.
struct RenewRun
{
    explicit RenewRun(QByteArray before = samples::soon)
        : old(std::move(before))
    {
        profile.id = u"lab"_s;
        for (const QString &node : {u"cp1"_s, u"cp2"_s}) {
            hosts.insert(node, std::make_shared<SimControlPlane>(node, old, samples::fresh));
        }
        world->seen.members = {etcdMember(1, u"10.0.0.11"_s, true), etcdMember(2, u"10.0.0.12"_s)};
    }

    [[nodiscard]] SimControlPlane &at(const QString &node) const { return *hosts.value(node); }
    [[nodiscard]] maintenance::CertificateHost host(const QString &node) const
    {
        return {.node = node,
                .controlPlane = true,
                .runner = hosts.value(node),
                .become = true,
                .kubeconfigs = {},
                .unreachable = {}};
    }
    [[nodiscard]] maintenance::RenewRequest request() const
    {
        maintenance::RenewRequest request;
        request.nodes = wanted;
        request.isEtcdSeen = isEtcdSeen;
        for (const QString &node : hosts.keys()) {
            request.seen.append(maintenance::lookAtCertificates(host(node), clock.utcNow(), 1min, {}));
            request.addresses.insert(node, u"10.0.0.1"_s + node.last(1));
        }
        return request;
    }
    [[nodiscard]] Result<Plan> planned() const { return maintenance::planRenewal(request(), profile, clock.utcNow()); }

    void run()
    {
        if (plan.steps.isEmpty()) {
            plan = planned().value();
        }
        execute(RunMode::Begin);
    }
    void goOn(int appends = -1)
    {
        m_operation.reset();
        disk->fullAfter(appends);
        execute(RunMode::Resume);
    }
    [[nodiscard]] bool observed(const QString &text) const
    {
        return std::ranges::any_of(observations, [&](const QString &line) { return line.contains(text); });
    }

    QByteArray old;
    mutable FakeClock clock;
    std::shared_ptr<SimCluster> world = std::make_shared<SimCluster>(clock);
    QMap<QString, std::shared_ptr<SimControlPlane>> hosts;
    cluster::Profile profile;
    QStringList wanted;
    bool isEtcdSeen = true;
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    std::function<Answer(const Question &)> onQuestion;
    Plan plan;
    QList<Question> questions;
    QStringList observations;
    Finished finished;

private:
    void execute(RunMode mode)
    {
        OperationEnvironment environment;
        environment.clock = &clock;
        environment.redactor = &m_redactor;
        environment.root = m_temp.path();
        environment.openJournal = [this](const QString &) -> Result<std::unique_ptr<AppendFile>> {
            return std::make_unique<MemoryFile>(disk);
        };
        environment.reopenJournal = [this](const QString &, qint64 goodLength) -> Result<std::unique_ptr<AppendFile>> {
            disk->cut(goodLength);
            return std::make_unique<MemoryFile>(disk);
        };
        environment.readJournal = [this](const QString &) { return readJournal(disk->bytes()); };
        auto recipe =
            maintenance::renewRecipe(plan, profile, world, std::make_shared<CommandLog>(), [this](const QString &node) {
                return host(node);
            }).value();
        m_begun = std::make_unique<std::latch>(1);
        m_operation = std::make_unique<Operation>(
            std::move(recipe), std::move(environment), [this](const Event &event) { take(event); }, mode);
        m_begun->count_down();
        m_operation->wait();
    }

    void take(const Event &event)
    {
        if (std::holds_alternative<Started>(event)) {
            m_begun->wait();
        } else if (const auto *seen = std::get_if<Observed>(&event)) {
            observations.append(seen->what);
        } else if (const auto *asked = std::get_if<Asked>(&event)) {
            questions.append(asked->question);
            m_operation->answer(asked->question.id, onQuestion ? onQuestion(asked->question) : Answer(Choice::Stop));
        } else if (const auto *end = std::get_if<Finished>(&event)) {
            finished = *end;
        }
    }

    QTemporaryDir m_temp;
    Redactor m_redactor;
    std::unique_ptr<std::latch> m_begun;
    std::unique_ptr<Operation> m_operation;
};

Error lost()
{
    return {.code = ErrorCode::Disconnected, .detail = u"lost"_s, .subject = {}, .context = {}};
}

QString commandOf(const Plan &plan, StepKind kind)
{
    const auto found = std::ranges::find(plan.steps, kind, &PlanStep::kind);
    return found == plan.steps.end() ? QString() : found->command;
}

bool warns(const Plan &plan, PlanWarning::Kind kind, const QString &node = {})
{
    return plan.warnings.contains(PlanWarning{.kind = kind, .node = node});
}

} // namespace

class CertificateRenewalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plan();
    void planByVersion_data();
    void planByVersion();
    void planRefuses();
    void planWarns();
    void planSurvivesItsJournal();
    void renewsOneAfterTheOther();
    void expiredWithoutAnApi();
    void gatesHold();
    void putBackWhenKubeadmBreaksOff();
    void putBackWhenThePodsDoNotTakeIt();
    void expiredOnesAreNotPutBack();
    void failsAnywhere_data();
    void failsAnywhere();
    void cutOffAfterEveryRecord();
    void lookAgainAfterARetry();
};

void CertificateRenewalTest::plan()
{
    RenewRun run;
    const auto plan = run.planned();
    QVERIFY(plan.has_value());
    QCOMPARE(plan->kind, u"renew-certificates"_s);
    QCOMPARE(plan->nodes, (QStringList{u"cp1"_s, u"cp2"_s}));
    QStringList ids;
    for (const PlanStep &step : plan->steps) {
        ids.append(step.id);
        QVERIFY(!step.command.isEmpty());
        QVERIFY(step.timeout > 0ms);
    }
    QCOMPARE(ids, (QStringList{u"cp1/gates"_s, u"cp1/backup"_s, u"cp1/renew"_s, u"cp1/restart"_s, u"cp1/serving"_s,
                               u"cp2/gates"_s, u"cp2/backup"_s, u"cp2/renew"_s, u"cp2/restart"_s, u"cp2/serving"_s}));
    QVERIFY(plan->steps.first().command.contains(u"cp2"_s));
    QVERIFY(warns(*plan, PlanWarning::Kind::NoRenewTimer));
    QCOMPARE(plan->warnings.size(), 1);
    run.wanted = {u"cp2"_s};
    QCOMPARE(run.planned()->nodes, run.wanted);
    // What ends first is renewed first.
    run.wanted.clear();
    run.hosts[u"cp2"_s] = std::make_shared<SimControlPlane>(u"cp2"_s, samples::expired, samples::fresh);
    QCOMPARE(run.planned()->nodes, (QStringList{u"cp2"_s, u"cp1"_s}));
}

void CertificateRenewalTest::planByVersion_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("renew");
    QTest::addColumn<QString>("kubelet");
    const QString config = u" --config /etc/kubernetes/kubeadm-config.yaml"_s;
    QTest::newRow("1.15")
        << u"v1.15.12"_s << u"kubeadm alpha certs renew all"_s + config
        << u"k='kubeadm alpha kubeconfig'\n$k user --org system:nodes --client-name system:node:cp1 >"_s;
    QTest::newRow("1.19") << u"v1.19.9"_s << u"kubeadm alpha certs renew all"_s + config << config + u" > "_s;
    QTest::newRow("1.20") << u"v1.20.0"_s << u"kubeadm certs renew all"_s + config << config + u" > "_s;
    QTest::newRow("1.31") << u"v1.31.4"_s << u"kubeadm certs renew all"_s + config << config + u" > "_s;
}

void CertificateRenewalTest::planByVersion()
{
    QFETCH(QString, version);
    QFETCH(QString, renew);
    QFETCH(QString, kubelet);
    RenewRun run;
    run.at(u"cp1"_s).kubeadm = version;
    auto plan = run.planned();
    QVERIFY(plan.has_value());
    QCOMPARE(commandOf(*plan, StepKind::Renew).section(u'\n', 0, 0), renew);
    QVERIFY(!commandOf(*plan, StepKind::Renew).contains(u"kubelet"_s));
    run.at(u"cp1"_s).configFile.clear();
    QVERIFY(!commandOf(*run.planned(), StepKind::Renew).contains(u"--config"_s));
    run.at(u"cp1"_s).configFile = u"/etc/kubernetes/kubeadm-config.yaml"_s;
    run.at(u"cp1"_s).kubelet = samples::kubelet;
    plan = run.planned();
    QVERIFY2(commandOf(*plan, StepKind::Renew).contains(kubelet), qPrintable(commandOf(*plan, StepKind::Renew)));
    QVERIFY(commandOf(*plan, StepKind::Renew).contains(u"system:node:cp1"_s));
    QVERIFY(commandOf(*plan, StepKind::Restart).startsWith(u"systemctl restart kubelet\n"_s));
    QVERIFY(warns(*plan, PlanWarning::Kind::KubeletExpired, u"cp1"_s));
}

void CertificateRenewalTest::planRefuses()
{
    RenewRun run;
    run.wanted = {u"w1"_s};
    QCOMPARE(codeOf(run.planned()), u"NotFound"_s);
    run.wanted.clear();
    run.at(u"cp1"_s).kubeadm = u"v1.14.10"_s;
    QCOMPARE(codeOf(run.planned()), u"InvalidInput"_s);
    run.at(u"cp1"_s).kubeadm.clear();
    QCOMPARE(codeOf(run.planned()), u"ProgramMissing"_s);
    run.at(u"cp1"_s).kubeadm = u"v1.31.4"_s;
    run.at(u"cp1"_s).caKey = false;
    QCOMPARE(codeOf(run.planned()), u"NotFound"_s);
    run.at(u"cp1"_s).caKey = true;
    run.at(u"cp1"_s).onCall = [](const QString &) { return std::optional(lost()); };
    QCOMPARE(codeOf(run.planned()), u"Disconnected"_s);
    run.wanted = {u"cp2"_s}; // the other one is not needed for it
    QVERIFY(run.planned().has_value());
    QVERIFY(warns(*run.planned(), PlanWarning::Kind::ApiNotReady, u"cp1"_s));
    QCOMPARE(codeOf(maintenance::planRenewal({}, run.profile, run.clock.utcNow())), u"InvalidInput"_s);
}

void CertificateRenewalTest::planWarns()
{
    RenewRun run;
    run.at(u"cp1"_s).timer = u"on"_s;
    run.at(u"cp2"_s).ready = false;
    run.isEtcdSeen = false;
    const auto plan = run.planned();
    QVERIFY(warns(*plan, PlanWarning::Kind::RenewsItself, u"cp1"_s));
    QVERIFY(!warns(*plan, PlanWarning::Kind::NoRenewTimer));
    QVERIFY(warns(*plan, PlanWarning::Kind::ApiNotReady, u"cp2"_s));
    QVERIFY(warns(*plan, PlanWarning::Kind::EtcdNotSeen));
    QVERIFY(!warns(*plan, PlanWarning::Kind::OnlyApiServer, u"cp1"_s));
    run.hosts.remove(u"cp2"_s);
    QVERIFY(warns(*run.planned(), PlanWarning::Kind::OnlyApiServer, u"cp1"_s));
    maintenance::RenewRequest request = run.request();
    maintenance::Certificate etcd = maintenance::Certificate{.node = u"cp1"_s};
    etcd.path = u"/etc/ssl/etcd/ssl/member-cp1.pem"_s;
    etcd.family = maintenance::CertificateFamily::EtcdMember;
    etcd.daysLeft = 89;
    request.seen.first().certificates.append(etcd);
    const auto warned = maintenance::planRenewal(request, run.profile, run.clock.utcNow());
    QVERIFY(warns(*warned, PlanWarning::Kind::NotByKubeadm, u"cp1"_s));
}

void CertificateRenewalTest::planSurvivesItsJournal()
{
    const auto plan = RenewRun().planned();
    const auto read = planFromJson(toJson(*plan));
    QVERIFY(read.has_value());
    QVERIFY(*read == *plan);
    QCOMPARE(read->addresses.value(u"cp2"_s), u"10.0.0.12"_s);
}

void CertificateRenewalTest::renewsOneAfterTheOther()
{
    RenewRun run;
    bool isOtherTouched = false;
    run.at(u"cp1"_s).onCall = [&](const QString &call) {
        isOtherTouched = isOtherTouched || (call == u"leases" && !run.at(u"cp2"_s).changes().isEmpty());
        return std::optional<Error>();
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
    QVERIFY(!isOtherTouched);
    for (const QString &node : {u"cp1"_s, u"cp2"_s}) {
        QCOMPARE(run.at(node).changes(), (QStringList{u"backup"_s, u"renew"_s, u"restart"_s}));
        QVERIFY(run.at(node).holds(samples::fresh));
        QCOMPARE(run.at(node).served(), samples::fresh);
    }
}

void CertificateRenewalTest::expiredWithoutAnApi()
{
    RenewRun run(samples::expired);
    run.isEtcdSeen = false;
    run.world->onCall = [](const QString &) { return std::optional(lost()); }; // no kubectl, no etcdctl
    for (const auto &host : run.hosts) {
        host->ready = false;
    }
    // Each is ready again once its pods were started with the new ones.
    for (const auto &host : run.hosts) {
        host->onCall = [&host](const QString &call) {
            host->ready = host->ready || call == u"ready";
            return std::optional<Error>();
        };
    }
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QVERIFY(run.questions.isEmpty());
    QVERIFY(run.at(u"cp1"_s).holds(samples::fresh) && run.at(u"cp2"_s).holds(samples::fresh));
}

void CertificateRenewalTest::gatesHold()
{
    RenewRun run;
    run.at(u"cp2"_s).onCall = [&](const QString &call) {
        run.at(u"cp2"_s).ready = call == u"look"; // goes away after it was looked at
        return std::optional<Error>();
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QCOMPARE(toString(run.questions.value(0).kind), u"Gates"_s);
    QVERIFY(run.at(u"cp1"_s).changes().isEmpty());

    RenewRun etcd;
    etcd.world->seen.members = {etcdMember(1, u"10.0.0.11"_s, true), etcdMember(2, u"10.0.0.12"_s, false, false)};
    etcd.run();
    QCOMPARE(toString(etcd.questions.value(0).kind), u"Gates"_s);
    QVERIFY(etcd.at(u"cp1"_s).changes().isEmpty());

    RenewRun accepted;
    accepted.world->seen.members = etcd.world->seen.members;
    accepted.onQuestion = [](const Question &) { return Answer(Choice::Accept, u"known"_s); };
    accepted.run();
    QCOMPARE(toString(accepted.finished.outcome), u"Succeeded"_s);
}

void CertificateRenewalTest::putBackWhenKubeadmBreaksOff()
{
    for (const QByteArray &before : {samples::soon, samples::expired}) {
        RenewRun run(before);
        run.at(u"cp1"_s).halfRenewals = 1;
        run.run();
        QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
        QVERIFY(run.at(u"cp1"_s).holds(before));
        QCOMPARE(run.at(u"cp1"_s).changes(), (QStringList{u"backup"_s, u"renew"_s, u"restore"_s}));
        QVERIFY(run.observed(u"put back from /var/lib/kubemori/certificates-"_s));
        QVERIFY(run.at(u"cp2"_s).changes().isEmpty());
    }
}

void CertificateRenewalTest::putBackWhenThePodsDoNotTakeIt()
{
    RenewRun run;
    run.at(u"cp1"_s).restarts = false;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.at(u"cp1"_s).holds(samples::soon));
    QCOMPARE(run.at(u"cp1"_s).changes(),
             (QStringList{u"backup"_s, u"renew"_s, u"restart"_s, u"restore"_s, u"restart"_s}));
    QVERIFY(run.observed(u"still shows the old certificate"_s));

    RenewRun leases;
    leases.at(u"cp1"_s).leases = false;
    leases.run();
    QCOMPARE(toString(leases.finished.outcome), u"Failed"_s);
    QVERIFY(leases.observed(u"kube-scheduler has not renewed its lease"_s));
    QVERIFY(leases.at(u"cp1"_s).holds(samples::soon));
    QCOMPARE(leases.at(u"cp1"_s).served(), samples::soon);

    RenewRun broken;
    broken.at(u"cp1"_s).restarts = false;
    broken.at(u"cp1"_s).onCall = [](const QString &call) {
        return call == u"restore" ? std::optional(lost()) : std::nullopt;
    };
    broken.run();
    QVERIFY(broken.observed(u"could not be put back"_s));
    QVERIFY(broken.observed(u"the files of before are in /var/lib/kubemori/certificates-"_s));
}

void CertificateRenewalTest::expiredOnesAreNotPutBack()
{
    RenewRun run(samples::expired);
    run.at(u"cp1"_s).leases = false;
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Failed"_s);
    QVERIFY(run.at(u"cp1"_s).holds(samples::fresh));
    QVERIFY(run.observed(u"the new certificates stay in place"_s));
    // Taken up again when it works, nothing is renewed twice.
    run.at(u"cp1"_s).leases = true;
    run.goOn();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.at(u"cp1"_s).changes().count(u"renew"_s), 1);
}

void CertificateRenewalTest::failsAnywhere_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("after");
    for (const char *call : {"look", "backup", "compare", "renew", "restart", "ready", "leases"}) {
        QTest::addRow("%s before", call) << QString::fromLatin1(call) << false;
        QTest::addRow("%s after", call) << QString::fromLatin1(call) << true;
    }
}

/// Whatever fails, for good and at whichever of its calls: the node is as before or as it should be, and never between.
void CertificateRenewalTest::failsAnywhere()
{
    QFETCH(QString, call);
    QFETCH(bool, after);
    for (int nth = 0; nth < 4; ++nth) {
        RenewRun run;
        run.plan = run.planned().value();
        int count = 0;
        const auto fault = [&](const QString &made) {
            return made == call && count++ == nth ? std::optional(Error{.code = ErrorCode::PermissionDenied,
                                                                        .detail = u"injected"_s,
                                                                        .subject = {},
                                                                        .context = {}})
                                                  : std::nullopt;
        };
        SimControlPlane &node = run.at(u"cp1"_s);
        (after ? node.onAnswer : node.onCall) = fault;
        run.run();
        const bool isOld = node.holds(samples::soon) && node.served() == samples::soon;
        const bool isNew = node.holds(samples::fresh) && node.served() == samples::fresh;
        const bool isSaid = run.observed(u"could not be put back"_s);
        QVERIFY2(isOld || isNew || isSaid, qPrintable(node.changes().join(u' ')));
        if (run.finished.outcome == Outcome::Succeeded) {
            QVERIFY(isNew);
        } else {
            QVERIFY(run.at(u"cp2"_s).changes().isEmpty());
            // And it can be taken up again.
            node.onAnswer = {};
            node.onCall = {};
            run.goOn();
            QVERIFY2(run.finished.outcome == Outcome::Succeeded, qPrintable(toLogLine(run.finished.error)));
        }
        QVERIFY(node.holds(samples::fresh) && node.served() == samples::fresh);
    }
}

void CertificateRenewalTest::cutOffAfterEveryRecord()
{
    int records = 0;
    {
        RenewRun whole;
        whole.run();
        records = static_cast<int>(whole.disk->bytes().count('\n'));
    }
    QVERIFY(records > 30);
    for (int cut = 2; cut < records; ++cut) {
        RenewRun run;
        run.disk->fullAfter(cut);
        run.run();
        for (int runs = 0; run.finished.outcome != Outcome::Succeeded && runs < 3; ++runs) {
            run.goOn();
        }
        QVERIFY2(run.finished.outcome == Outcome::Succeeded,
                 qPrintable(u"cut after record %1: %2"_s.arg(cut).arg(toLogLine(run.finished.error))));
        for (const auto &node : run.hosts) {
            QVERIFY(node->holds(samples::fresh) && node->served() == samples::fresh);
        }
    }
}

void CertificateRenewalTest::lookAgainAfterARetry()
{
    RenewRun run;
    run.at(u"cp1"_s).restarts = false;
    run.onQuestion = [&](const Question &) {
        run.at(u"cp1"_s).restarts = true;
        return Answer(Choice::Retry);
    };
    run.run();
    QCOMPARE(toString(run.finished.outcome), u"Succeeded"_s);
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.at(u"cp1"_s).changes(), (QStringList{u"backup"_s, u"renew"_s, u"restart"_s, u"restart"_s}));
}

QTEST_GUILESS_MAIN(CertificateRenewalTest)
#include "tst_certificate_renewal.moc"
