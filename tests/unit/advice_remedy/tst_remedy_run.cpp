// SPDX-License-Identifier: GPL-3.0-or-later
#include "remedy_run.hpp"

#include <QFile>
#include <QTest>

#include <thread>

using namespace kubemori;
using namespace Qt::StringLiterals;
using advice::NodeScope;
using advice::RemedyStep;
using operation::Choice;
using operation::Outcome;
using operation::RunMode;
using operation::StepState;
using test::commandStep;
using test::RemedyRun;

namespace {

/// The usual form: the file is copied, edited, and moved back by the undo.
const QString edit = u"cp \"$HOST/conf\" \"$HOST/conf.old\" && sed -i s/far/near/ \"$HOST/conf\""_s;
const QString back = u"[ ! -e \"$HOST/conf.old\" ] || mv \"$HOST/conf.old\" \"$HOST/conf\""_s;
const QString isNear = u"grep -q near \"$HOST/conf\""_s;

RemedyStep kubectlStep(const QStringList &run)
{
    RemedyStep step;
    step.kind = RemedyStep::Kind::Kubectl;
    step.title.en = u"Call it"_s;
    step.runArguments = run;
    return step;
}

void putConf(const RemedyRun &run, const QByteArray &text = "server: far\n")
{
    run.write(u"cp1/conf"_s, text);
    run.write(u"cp2/conf"_s, text);
}

} // namespace

class RemedyRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOneNodeAfterTheOther();
    void leavesAloneWhatIsDone();
    void undoesWhatDidNotWork();
    void undoesARunThatFailed();
    void saysWhatIsLeftWithoutAnUndo();
    void triesAgain();
    void looksAgainAfterALostConnection();
    void doesNotKnowWhatItCannotSee();
    void goesOnAfterItDied_data();
    void goesOnAfterItDied();
    void putsBackWhatACancelBrokeOff();
    void keepsAHostileCaptureOneWord();
    void callsKubectl();
    void askedWhatIsNotThereIsNoFault();
    void patchesAndPutsBack();
    void refusesAFileThatChangedMeanwhile();
    void editsSettings();
    void waitsForTheApiServerWithoutAVerify();
};

void RemedyRunTest::runsOneNodeAfterTheOther()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit + u"; echo $HOST >> order"_s, isNear, back)};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.read(u"order"_s), "cp1\ncp2\n");
    QCOMPARE(run.read(u"cp2/conf"_s), "server: near\n");
    QVERIFY(run.node(u"cp1"_s).notPutBack.isEmpty());
}

void RemedyRunTest::leavesAloneWhatIsDone()
{
    RemedyRun run;
    putConf(run, "server: near\n");
    run.request.issue.steps = {commandStep(u"touch $HOST/ran"_s, isNear, back, isNear)};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::AlreadyDone);
    QVERIFY(!run.exists(u"cp1/ran"_s));
    QVERIFY(!run.node(u"cp1"_s).touched);
}

void RemedyRunTest::undoesWhatDidNotWork()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, u"echo still broken; exit 3"_s, back)};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Failed);
    QVERIFY(run.state(u"cp1/remedy-1"_s) == StepState::Failed);
    QCOMPARE(run.read(u"cp1/conf"_s), "server: far\n");
    QVERIFY(!run.exists(u"cp1/conf.old"_s));
    QCOMPARE(run.questions.size(), 1);
    const Error &error = run.questions.constFirst().error;
    QVERIFY(error.code == ErrorCode::NotProved);
    QVERIFY2(error.detail.contains(u"still broken"_s), qPrintable(error.detail));
    QVERIFY(error.context.contains(u"what it changed was put back"_s));
    QVERIFY(run.node(u"cp1"_s).notPutBack.isEmpty());
    // The next control plane is not touched while the first one does not work.
    QVERIFY(!run.node(u"cp2"_s).touched);
    QCOMPARE(run.read(u"cp2/conf"_s), "server: far\n");
}

void RemedyRunTest::undoesARunThatFailed()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit + u" && echo no service >&2 && false"_s, isNear, back)};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Failed);
    QCOMPARE(run.read(u"cp1/conf"_s), "server: far\n");
    QVERIFY(run.questions.constFirst().error.code == ErrorCode::ExitedNonZero);
    QVERIFY(run.questions.constFirst().error.detail.contains(u"no service"_s));
}

void RemedyRunTest::saysWhatIsLeftWithoutAnUndo()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, u"false"_s)};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Failed);
    QCOMPARE(run.read(u"cp1/conf"_s), "server: near\n");
    QCOMPARE(run.node(u"cp1"_s).notPutBack, QStringList{u"Do it"_s});

    RemedyRun other;
    putConf(other);
    other.request.issue.steps = {commandStep(edit, u"false"_s, u"echo no way >&2; exit 1"_s)};
    other.run();
    QCOMPARE(other.node(u"cp1"_s).notPutBack, QStringList{u"Do it"_s});
    QVERIFY(other.questions.constFirst().error.context.join(u' ').contains(u"no way"_s));
}

void RemedyRunTest::triesAgain()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, isNear + u" && [ -e \"$HOST/helped\" ]"_s, back)};
    run.onQuestion = [&run](const operation::Question &) {
        run.write(u"cp1/helped"_s, {});
        run.write(u"cp2/helped"_s, {});
        return operation::Answer(Choice::Retry);
    };
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.questions.size(), 1);
    QCOMPARE(run.read(u"cp1/conf"_s), "server: near\n");
    QCOMPARE(run.read(u"cp1/conf.old"_s), "server: far\n");
}

void RemedyRunTest::looksAgainAfterALostConnection()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, isNear, back)};
    int lost = 0;
    run.hosts.after = [&lost](const QString &host, const command::Command &command) -> std::optional<Error> {
        const bool isRun = command.argv.value(2).contains("sed"_L1);
        const bool isLook = command.argv.value(2).startsWith("grep"_L1) && lost == 1;
        if (host != "cp1"_L1 || (!isRun && !isLook)) {
            return std::nullopt;
        }
        ++lost;
        return Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = host, .context = {}};
    };
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(lost, 2);
    QVERIFY(run.questions.isEmpty());
    QCOMPARE(run.read(u"cp1/conf"_s), "server: near\n");
}

void RemedyRunTest::doesNotKnowWhatItCannotSee()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, isNear, back)};
    run.hosts.after = [](const QString &host, const command::Command &command) -> std::optional<Error> {
        const bool isGone = host == "cp1"_L1 && !command.argv.value(2).contains("mv"_L1);
        return isGone
                   ? std::optional(Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = host, .context = {}})
                   : std::nullopt;
    };
    run.onQuestion = [&run](const operation::Question &) {
        run.hosts.after = {}; // it is back, and a person ends it
        return operation::Answer(Choice::Stop);
    };
    run.run();
    QVERIFY(run.state(u"cp1/remedy-1"_s) == StepState::Unknown);
    QVERIFY(run.finished.outcome == Outcome::Unknown);
    // The last look found that it has worked: there is nothing to undo.
    QCOMPARE(run.read(u"cp1/conf"_s), "server: near\n");
    QVERIFY(run.node(u"cp1"_s).notPutBack.isEmpty());
}

void RemedyRunTest::goesOnAfterItDied_data()
{
    QTest::addColumn<QByteArray>("conf");
    QTest::addColumn<bool>("isCopied");
    QTest::addColumn<RunMode>("mode");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("before anything was changed") << QByteArray("server: far\n") << false << RunMode::Resume
                                                 << QByteArray("server: near\n") << Outcome::Succeeded;
    QTest::newRow("in the middle") << QByteArray("server: torn\n") << true << RunMode::Resume
                                   << QByteArray("server: near\n") << Outcome::Succeeded;
    QTest::newRow("when it had worked") << QByteArray("server: near\n") << true << RunMode::Resume
                                        << QByteArray("server: near\n") << Outcome::Succeeded;
    QTest::newRow("put back from the middle") << QByteArray("server: torn\n") << true << RunMode::PutBack
                                              << QByteArray("server: far\n") << Outcome::Cancelled;
    QTest::newRow("put back what had worked") << QByteArray("server: near\n") << true << RunMode::PutBack
                                              << QByteArray("server: near\n") << Outcome::Cancelled;
}

void RemedyRunTest::goesOnAfterItDied()
{
    QFETCH(QByteArray, conf);
    QFETCH(bool, isCopied);
    QFETCH(RunMode, mode);
    QFETCH(QByteArray, wanted);
    QFETCH(Outcome, outcome);
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit, isNear, back)};
    run.beginAndDie([&run](operation::Recorder &recorder) {
        const operation::PlanStep &step = run.plan.steps.constFirst();
        recorder.stepChanged(step.id, StepState::Running);
        QVERIFY(recorder.intent(step, u"Do it"_s, {{u"remedy:"_s + step.id, u"begun"_s}}).has_value());
    });
    run.write(u"cp1/conf"_s, conf);
    if (isCopied) {
        run.write(u"cp1/conf.old"_s, "server: far\n");
    }
    run.goOn(mode);
    QVERIFY(run.finished.outcome == outcome);
    QCOMPARE(run.read(u"cp1/conf"_s), wanted);
    if (mode == RunMode::Resume) {
        // What is kept is what was there before the first run, not its half.
        QCOMPARE(run.read(u"cp1/conf.old"_s), "server: far\n");
        QCOMPARE(run.read(u"cp2/conf"_s), "server: near\n");
    } else {
        QCOMPARE(run.read(u"cp2/conf"_s), "server: far\n");
    }
}

void RemedyRunTest::putsBackWhatACancelBrokeOff()
{
    RemedyRun run;
    putConf(run);
    run.request.issue.steps = {commandStep(edit + u"; touch $ROOT/reached; sleep 60"_s, u"false"_s, back)};
    run.request.issue.steps.first().timeoutSeconds = 120;
    std::jthread canceller([&run](const std::stop_token &stop) {
        while (!stop.stop_requested() && !run.exists(u"reached"_s)) {
            std::this_thread::yield();
        }
        run.cancel();
    });
    run.run();
    canceller.join();
    QVERIFY(run.finished.outcome == Outcome::Cancelled);
    QCOMPARE(run.read(u"cp1/conf"_s), "server: far\n");
    QVERIFY(run.node(u"cp1"_s).notPutBack.isEmpty());
    QVERIFY(run.questions.isEmpty());
}

void RemedyRunTest::keepsAHostileCaptureOneWord()
{
    RemedyRun run;
    RemedyStep step = commandStep(u"printf '%s\\n' {name} > $ROOT/said"_s, u"true"_s);
    step.scope = NodeScope::Here;
    run.request.issue.steps = {step};
    const QString hostile = u"x'; touch $ROOT/owned; echo `touch $ROOT/owned` $(touch $ROOT/owned) \"\\"_s;
    run.request.sightings = {
        {.where = {}, .evidence = {}, .captures = {{u"node"_s, u"node1"_s}, {u"name"_s, hostile}}}};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(QString::fromUtf8(run.read(u"said"_s)), hostile + u'\n');
    QVERIFY(!run.exists(u"owned"_s));
}

void RemedyRunTest::callsKubectl()
{
    RemedyRun run;
    run.write(u"kubectl"_s,
              "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\" >> $ROOT/called; done\necho -- >> $ROOT/called\n"
              "[ \"$1\" != get ] || { echo 'Error from server (NotFound): no' >&2; exit 1; }\n");
    QFile::setPermissions(run.root() + u"/kubectl"_s, QFile::ReadOwner | QFile::ExeOwner);
    RemedyStep step = kubectlStep({u"patch"_s, u"pdb"_s, u"{name}"_s, u"-p"_s, u"{\"spec\": 1}"_s});
    step.checkArguments = {u"get"_s, u"pdb"_s, u"{name}"_s};
    step.verifyArguments = {u"wait"_s, u"pdb/{name}"_s};
    run.request.issue.steps = {step};
    run.request.sightings = {{.where = {}, .evidence = {}, .captures = {{u"name"_s, u"a b;c"_s}}}};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.read(u"called"_s),
             "get\npdb\na b;c\n--\npatch\npdb\na b;c\n-p\n{\"spec\": 1}\n--\nwait\npdb/a b;c\n--\n");
    QCOMPARE(run.plan.nodes, QStringList{u"cluster"_s});
}

void RemedyRunTest::askedWhatIsNotThereIsNoFault()
{
    RemedyRun run;
    run.write(u"kubectl"_s, "#!/bin/sh\necho 'The connection to the server x was refused' >&2; exit 1\n");
    QFile::setPermissions(run.root() + u"/kubectl"_s, QFile::ReadOwner | QFile::ExeOwner);
    RemedyStep step = kubectlStep({u"uncordon"_s, u"node1"_s});
    step.checkArguments = {u"get"_s, u"node"_s};
    run.request.issue.steps = {step};
    run.run();
    // That the cluster cannot be asked does not mean that there is something to do.
    QVERIFY(run.finished.outcome == Outcome::Failed);
    QVERIFY(run.questions.constFirst().error.code == ErrorCode::Unreachable);
    QVERIFY(!run.node(u"cluster"_s).touched);
}

void RemedyRunTest::patchesAndPutsBack()
{
    RemedyRun run;
    const QByteArray before = "- name: one\r\n  when: a\r\n- name: two\r\n";
    run.write(u"checkout/roles/main.yml"_s, before);
    QFile::setPermissions(run.root() + u"/checkout/roles/main.yml"_s,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto mode = QFile::permissions(run.root() + u"/checkout/roles/main.yml"_s);
    RemedyStep step;
    step.kind = RemedyStep::Kind::Patch;
    step.file = u"roles/main.yml"_s;
    step.find = u"- name: one\n  when: a\n"_s;
    step.replace = u"- name: one\n  when: b\n"_s;
    run.request.issue.steps = {step};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.read(u"checkout/roles/main.yml"_s), "- name: one\r\n  when: b\r\n- name: two\r\n");
    QCOMPARE(run.read(u"checkout/roles/main.yml.kubemori-backup"_s), before);
    QCOMPARE(QFile::permissions(run.root() + u"/checkout/roles/main.yml"_s), mode);

    RemedyRun again; // a second time there is nothing to do
    again.write(u"checkout/roles/main.yml"_s, run.read(u"checkout/roles/main.yml"_s));
    again.request.issue.steps = {step};
    again.run();
    QVERIFY(again.finished.outcome == Outcome::AlreadyDone);
    QVERIFY(!again.exists(u"checkout/roles/main.yml.kubemori-backup"_s));

    run.clock.advance(std::chrono::seconds{1});
    run.request.now = run.clock.utcNow();
    run.undo();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.read(u"checkout/roles/main.yml"_s), before);
    QVERIFY(!run.exists(u"checkout/roles/main.yml.kubemori-backup"_s));
}

void RemedyRunTest::refusesAFileThatChangedMeanwhile()
{
    RemedyRun run;
    run.write(u"checkout/a.yml"_s, "x: 1\nx: 1\n");
    RemedyStep step;
    step.kind = RemedyStep::Kind::Patch;
    step.file = u"a.yml"_s;
    step.find = u"x: 1"_s;
    step.replace = u"x: 2"_s;
    run.request.issue.steps = {step};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Failed);
    QCOMPARE(run.read(u"checkout/a.yml"_s), "x: 1\nx: 1\n");
    QVERIFY(!run.exists(u"checkout/a.yml.kubemori-backup"_s));
}

void RemedyRunTest::editsSettings()
{
    RemedyRun run;
    run.write(u"inventory/group_vars/all.yml"_s, "---\n# mine\nbackend: vxlan # chosen\nother: 1\n");
    RemedyStep step;
    step.kind = RemedyStep::Kind::Setting;
    step.file = u"group_vars/all.yml"_s;
    step.key = u"backend"_s;
    step.value = inventory::Value(u"bird"_s);
    run.request.issue.steps = {step};
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    const QByteArray after = run.read(u"inventory/group_vars/all.yml"_s);
    QVERIFY2(after.contains("backend: bird\n") && after.contains("# mine\n") && after.contains("other: 1\n"), after);

    RemedyRun fresh; // a file that is not there is made
    fresh.request.issue.steps = {step};
    fresh.request.issue.steps.first().file = u"group_vars/k8s_cluster/net.yml"_s;
    fresh.run();
    QVERIFY(fresh.finished.outcome == Outcome::Succeeded);
    QCOMPARE(fresh.read(u"inventory/group_vars/k8s_cluster/net.yml"_s), "---\nbackend: bird\n");
}

void RemedyRunTest::waitsForTheApiServerWithoutAVerify()
{
    RemedyRun run;
    run.write(u"kubectl"_s,
              "#!/bin/sh\n"
              "echo x >> $ROOT/asked\n"
              "[ $(wc -l < $ROOT/asked) -gt 2 ] && s=True || s=False\n"
              "echo '{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"cp1\"},\"spec\":{},"
              "\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"'$s'\"}]}}'\n");
    QFile::setPermissions(run.root() + u"/kubectl"_s, QFile::ReadOwner | QFile::ExeOwner);
    run.request.issue.steps = {commandStep(u"echo $HOST >> order"_s)};
    run.request.issue.steps.first().scope = NodeScope::FirstControlPlane;
    run.run();
    QVERIFY(run.finished.outcome == Outcome::Succeeded);
    QCOMPARE(run.read(u"asked"_s), "x\nx\nx\n");
    QVERIFY(run.plan.steps.constFirst().command.contains("the API server says that the node is Ready"_L1));
}

QTEST_GUILESS_MAIN(RemedyRunTest)
#include "tst_remedy_run.moc"
