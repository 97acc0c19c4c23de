// SPDX-License-Identifier: GPL-3.0-or-later
// Rolling reboots of real ssh hosts on a real API server, with the faults that are feared most.
#include "lab/budget_watch.hpp"
#include "lab/lab_fixture.hpp"
#include "lab/lab_reboot.hpp"

#include "operation/operation_folder.hpp"

#include <QDir>
#include <QFile>

using namespace kubemori;
using namespace Qt::StringLiterals;
using operation::Choice;
using operation::Outcome;
using operation::StepState;
using std::chrono::seconds;
using test::LabReboot;

namespace {

const operation::NodeResult *resultOf(const operation::Finished &finished, const QString &node)
{
    const auto found = std::ranges::find(finished.nodes, node, &operation::NodeResult::node);
    return found == finished.nodes.end() ? nullptr : &*found;
}

} // namespace

class RebootTest : public QObject
{
    Q_OBJECT

private:
    static cluster::Profile labProfile() { return LabReboot::profile(); }

    test::LabFixture m_lab;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
    }
    void init() { m_lab.reset(); }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void kubectlHostIsRebooted();
    void emptyDirIsAskedFor();
    void nodeNeverComesBack();
    void sameBootIdIsNoReboot();
    void budgetBlocksDrain();
    void cancelInEachPhase_data();
    void cancelInEachPhase();
    void changedHostKeyIsRefused();
    void wrongSudoPassword();
    void rightSudoPassword();
    void foreignCordonStays();
};

void RebootTest::kubectlHostIsRebooted()
{
    const auto before = m_lab.nodes();
    test::BudgetWatch budget;
    LabReboot reboot(labProfile());
    QVERIFY(reboot.start({u"node1"_s})); // the host that the profile names first, so the one in use
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    const auto after = m_lab.nodes();
    QVERIFY(after[u"node1"_s].bootId != before[u"node1"_s].bootId);
    QCOMPARE(finished->nodes.constFirst().bootIdBefore, before[u"node1"_s].bootId);
    QCOMPARE(finished->nodes.constFirst().bootIdAfter, after[u"node1"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    const auto seen = budget.finish();
    QVERIFY(seen.states > 0);
    QCOMPARE(seen.violations, QStringList());
}

void RebootTest::emptyDirIsAskedFor()
{
    auto profile = labProfile();
    profile.drain.emptyDir = cluster::DrainOptions::EmptyDir::Ask;
    // The pod with data in an emptyDir decides which node is asked about.
    const QString node =
        QString::fromUtf8(m_lab.run({u"kubectl"_s, u"get"_s, u"pods"_s, u"--namespace=demo"_s,
                                     u"--selector=app=cache"_s, u"-o=jsonpath={.items[0].spec.nodeName}"_s}));
    const auto before = m_lab.nodes();
    QVERIFY(before.contains(node));
    LabReboot reboot(profile);
    QVERIFY(reboot.start({node}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(operation::toString(question->kind), operation::toString(operation::Question::Kind::EmptyDirData));
    QVERIFY2(!question->pods.filter(u"demo/cache"_s).isEmpty(), qPrintable(question->pods.join(u' ')));
    QVERIFY(question->choices.contains(Choice::DeleteEmptyDirData));
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished.has_value(), reboot);
    QVERIFY(finished->outcome != Outcome::Succeeded);
    QCOMPARE(m_lab.cordonedNodes(), QStringList()); // put back
    QCOMPARE(m_lab.nodes()[node].bootId, before[node].bootId);
    QCOMPARE(reboot.watch.commands().filter(u"--delete-emptydir-data"_s), QStringList());
}

void RebootTest::nodeNeverComesBack()
{
    auto profile = labProfile();
    profile.timeouts.up = seconds{12};
    m_lab.control({u"node"_s, u"node3"_s, u"set"_s, u"RETURN=no"_s});
    const auto before = m_lab.nodes();
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node3"_s, u"node4"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question && question->node == "node3"_L1, reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::TimedOut));
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    const auto *lost = resultOf(*finished, u"node3"_s);
    const auto *rest = resultOf(*finished, u"node4"_s);
    QVERIFY(lost != nullptr && rest != nullptr);
    QVERIFY(lost->touched && lost->leftCordoned);
    QVERIFY(!rest->touched);
    QCOMPARE(m_lab.nodes()[u"node4"_s].bootId, before[u"node4"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList{u"node3"_s});
    // What is on disk is enough to go on from: the plan and every step's intent and result.
    const QString folder = operation::defaultOperationsRoot() + u'/' + reboot.madePlan.operation;
    QFile journal(operation::OperationFolder::journalPath(folder));
    QVERIFY2(journal.open(QIODevice::ReadOnly), qPrintable(journal.fileName()));
    const QByteArray records = journal.readAll();
    QVERIFY(records.contains("node3/wait-up"));
    QVERIFY(!records.contains("\"node4/cordon\",\"state\":\"running\""));
    QVERIFY(records.endsWith('\n'));
}

void RebootTest::sameBootIdIsNoReboot()
{
    auto profile = labProfile();
    profile.timeouts.up = seconds{25};
    m_lab.control({u"node"_s, u"node3"_s, u"set"_s, u"SAME_BOOT_ID=yes"_s, u"DOWN=10"_s});
    LabReboot reboot(profile);
    QVERIFY(reboot.start({u"node3"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::NotProved));
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome != Outcome::Succeeded, reboot);
}

void RebootTest::budgetBlocksDrain()
{
    auto profile = labProfile();
    profile.timeouts.drain = seconds{8};
    m_lab.run({u"kubectl"_s, u"patch"_s, u"pdb"_s, u"web"_s, u"--namespace=demo"_s, u"--type=merge"_s, u"-p"_s,
               u"{\"spec\":{\"maxUnavailable\":0}}"_s});
    const QString node =
        QString::fromUtf8(m_lab.run({u"kubectl"_s, u"get"_s, u"pods"_s, u"--namespace=demo"_s, u"--selector=app=web"_s,
                                     u"-o=jsonpath={.items[0].spec.nodeName}"_s}));
    const auto before = m_lab.nodes();
    profile.timeouts.gates = seconds{2};
    LabReboot reboot(profile);
    QVERIFY(reboot.start({node}));
    // Known before anything is done; who goes on all the same comes to the drain.
    const auto gates = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(gates && gates->kind == operation::Question::Kind::Gates, reboot);
    QCOMPARE(gates->gates.constFirst().gate, u"budgets"_s);
    QCOMPARE(gates->gates.constFirst().subject, u"demo/web"_s);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    reboot.running->answer(gates->id, operation::Answer(Choice::Accept, u"the drain is to show it"_s));
    const auto question = reboot.watch.question(gates->id);
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(operation::toString(question->kind), operation::toString(operation::Question::Kind::StepFailed));
    QCOMPARE(toString(question->error.code), toString(ErrorCode::BlockedByPdb));
    VERIFY_OR_TRANSCRIPT(!question->budgets.isEmpty(), reboot);
    const auto &budget = question->budgets.constFirst();
    QCOMPARE(budget.name, u"demo/web"_s);
    QVERIFY(budget.pod.startsWith("demo/web-"_L1));
    QCOMPARE(budget.currentHealthy, 3);
    QCOMPARE(budget.desiredHealthy, 3);
    QCOMPARE(budget.disruptionsAllowed, 0);
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    QCOMPARE(m_lab.nodes()[node].bootId, before[node].bootId);
}

void RebootTest::cancelInEachPhase_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("rebooting"); // past the point of no return: it may not be put back by us
    QTest::newRow("gates") << u"gates"_s << false;
    QTest::newRow("cordon") << u"cordon"_s << false;
    QTest::newRow("drain") << u"drain"_s << false;
    QTest::newRow("wait-detached") << u"wait-detached"_s << false;
    QTest::newRow("shutdown") << u"shutdown"_s << true;
    QTest::newRow("wait-down") << u"wait-down"_s << true;
    QTest::newRow("wait-up") << u"wait-up"_s << true;
    QTest::newRow("wait-ready") << u"wait-ready"_s << true;
    QTest::newRow("uncordon") << u"uncordon"_s << false;
}

void RebootTest::cancelInEachPhase()
{
    QFETCH(const QString, step);
    QFETCH(const bool, rebooting);
    // The one with something to drain first: where the scheduler puts the pods is its own affair.
    const QString hosts =
        QString::fromUtf8(m_lab.run({u"kubectl"_s, u"get"_s, u"pods"_s, u"--namespace=demo"_s, u"--selector=app=web"_s,
                                     u"-o=jsonpath={.items[*].spec.nodeName}"_s}));
    const QString node = hosts.contains(u"node3"_s) ? u"node3"_s : u"node4"_s;
    const QString other = node == u"node3" ? u"node4"_s : u"node3"_s;
    const auto before = m_lab.nodes();
    cluster::Profile profile = labProfile();
    profile.rebootOrder = {node, other};
    LabReboot reboot(profile);
    QVERIFY(reboot.start({node, other}));
    VERIFY_OR_TRANSCRIPT(reboot.watch.reached(node + u'/' + step, StepState::Running), reboot);
    reboot.running->cancel();
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Cancelled, reboot);
    const auto *cancelled = resultOf(*finished, node);
    const auto *rest = resultOf(*finished, other);
    QVERIFY(cancelled != nullptr && rest != nullptr);
    QVERIFY(!rest->touched);
    QCOMPARE(m_lab.nodes()[other].bootId, before[other].bootId);
    const bool cordoned = m_lab.cordonedNodes().contains(node);
    // Either it was put back, or the result says that it was not.
    VERIFY_OR_TRANSCRIPT(cordoned == cancelled->leftCordoned, reboot);
    if (!rebooting) {
        VERIFY_OR_TRANSCRIPT(!cordoned, reboot);
    }
}

void RebootTest::changedHostKeyIsRefused()
{
    const auto before = m_lab.nodes();
    m_lab.control({u"node"_s, u"node3"_s, u"new-hostkey"_s});
    LabReboot reboot(labProfile());
    QVERIFY(reboot.start({u"node3"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::HostKeyChanged));
    QVERIFY2(question->error.detail.count(u"SHA256:"_s) >= 2, qPrintable(question->error.detail));
    QVERIFY2(question->error.detail.contains(u"known_hosts:"_s), qPrintable(question->error.detail));
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QCOMPARE(reboot.prompter.hostKeysAsked.load(), 0); // a changed key is no question
    QCOMPARE(m_lab.nodes()[u"node3"_s].bootId, before[u"node3"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

void RebootTest::wrongSudoPassword()
{
    auto profile = labProfile();
    profile.nodes.user = u"opspw"_s;
    const auto before = m_lab.nodes();
    LabReboot reboot(profile, "not this one");
    QVERIFY(reboot.start({u"node3"_s}));
    const auto question = reboot.watch.question();
    VERIFY_OR_TRANSCRIPT(question.has_value(), reboot);
    QCOMPARE(toString(question->error.code), toString(ErrorCode::BecomeFailed));
    reboot.running->answer(question->id, Choice::Stop);
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Failed, reboot);
    QCOMPARE(m_lab.nodes()[u"node3"_s].bootId, before[u"node3"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
    QVERIFY(!reboot.watch.transcript().contains(u"not this one"_s));
}

void RebootTest::rightSudoPassword()
{
    auto profile = labProfile();
    profile.nodes.user = u"opspw"_s;
    const auto before = m_lab.nodes();
    LabReboot reboot(profile, "correct horse");
    QVERIFY(reboot.start({u"node3"_s}));
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QVERIFY(m_lab.nodes()[u"node3"_s].bootId != before[u"node3"_s].bootId);
    QVERIFY(!reboot.watch.transcript().contains(u"correct horse"_s));
    const QString folder = operation::defaultOperationsRoot() + u'/' + reboot.madePlan.operation;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("correct horse"), qPrintable(info.filePath()));
        QCOMPARE(info.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
}

void RebootTest::foreignCordonStays()
{
    const auto before = m_lab.nodes();
    m_lab.run({u"kubectl"_s, u"cordon"_s, u"node4"_s});
    LabReboot reboot(labProfile());
    QVERIFY(reboot.start({u"node4"_s}));
    const auto finished = reboot.watch.finished();
    VERIFY_OR_TRANSCRIPT(finished && finished->outcome == Outcome::Succeeded, reboot);
    QVERIFY(m_lab.nodes()[u"node4"_s].bootId != before[u"node4"_s].bootId);
    QCOMPARE(m_lab.cordonedNodes(), QStringList{u"node4"_s});
}

QTEST_GUILESS_MAIN(RebootTest)
#include "tst_reboot.moc"
