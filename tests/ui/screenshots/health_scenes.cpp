// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/health_scenes.hpp"

#include "ui/runs/runs_page.hpp"
#include "ui/support/window_stage.hpp"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using ansible::HostStatus;

namespace {

/// The window at the tab Health of a cluster that a fake plays.
struct HealthStage : WindowStage
{
    explicit HealthStage(QSize size)
    {
        language.set(qEnvironmentVariable("KUBEMORI_PICTURE_LANGUAGE", u"en"_s));
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Staging));
        world().releases.checkoutPlace.path = u"/srv/kubespray"_s;
        FakeAdvice &source = world().advice;
        source.report = makeReport();
        advice::IssueBase base;
        for (const advice::IssueFinding &finding : source.report->findings) {
            base.issues << finding.issue;
        }
        source.base = base;
        source.plan = makeRemedyPlan();
        source.evidence = makeEvidence();
        open();
        window->resize(size);
        world().feed(kube::NodesListed{
            .nodes = {makeNode(u"node1"_s, 0, true), makeNode(u"node2"_s, 1)}, .first = true, .more = false});
        pump();
        trigger(u"actionShowHealth"_s);
    }
    [[nodiscard]] FakeClusterState &world() const { return directory.state(u"lab"_s); }
    void press(const QString &name) const
    {
        if (auto *button = shown<QAbstractButton>(name)) {
            button->click();
        }
        pump();
    }
    void type(const QString &name, const QString &text) const
    {
        if (auto *field = shown<QLineEdit>(name)) {
            field->setText(text);
        }
        pump();
    }
    [[nodiscard]] QPixmap picture() const
    {
        QTest::qWait(400);
        QPixmap picture = window->grab();
        if (const auto *dialog = window->findChild<QDialog *>(); dialog != nullptr && dialog->isVisible()) {
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
            const QRect middle(
                QPoint((window->width() - dialog->width()) / 2, (window->height() - dialog->height()) / 2),
                dialog->size());
            painter.drawPixmap(middle.topLeft(), const_cast<QDialog *>(dialog)->grab());
        }
        return picture;
    }
    /// A run that fails for a known reason.
    void failRun() const
    {
        FakeAdvice &source = world().advice;
        advice::Cause cause;
        cause.issue = u"kubelet-through-balancer"_s;
        cause.confidence = 90;
        cause.line = 5;
        cause.times = 4;
        cause.evidence = u"fatal: [node2]: FAILED! => error execution phase kubelet-start: timed out waiting"_s;
        cause.host = u"node2"_s;
        cause.task = u"kubernetes/kubeadm : Join the cluster"_s;
        advice::Diagnosis diagnosis;
        diagnosis.causes = {cause};
        source.diagnosis = diagnosis;
        trigger(u"actionShowRuns"_s);
        ui::PlannedRun planned;
        planned.request.playbook = u"upgrade-cluster.yml"_s;
        window->findChild<ui::RunsPage *>()->start(planned);
        pump();
        FakeRuns::Followed &run = world().runs.last();
        run.sink.changed(runRecord(u"run-1"_s, u"upgrade-cluster.yml"_s, 20, 0, std::nullopt));
        run.sink.output(
            "PLAY [Upgrade the control plane] ***\n\nTASK [kubernetes/kubeadm : Join the cluster] ***\n"
            "ok: [node1]\nfatal: [node2]: FAILED! => error execution phase kubelet-start: timed out waiting "
            "for the condition\n",
            0);
        RunScript script;
        script.play(u"Upgrade the control plane"_s, {u"node1"_s, u"node2"_s})
            .task(u"Join the cluster"_s, u"kubernetes/kubeadm"_s)
            .result(u"node1"_s, HostStatus::Ok)
            .result(u"node2"_s, HostStatus::Failed,
                    u"error execution phase kubelet-start: timed out waiting for the condition"_s);
        run.sink.events(script.take());
        pump();
        (void)QTest::qWaitFor([this] { return shown<QAbstractButton>(u"runFailureDetails"_s) != nullptr; });
    }
};

QPixmap emptyScene(QSize size)
{
    return HealthStage(size).picture();
}

QPixmap foundScene(QSize size)
{
    const HealthStage stage(size);
    stage.type(u"healthTargetText"_s, u"v2.31.0"_s);
    stage.press(u"healthFirstCheck"_s);
    return stage.picture();
}

QPixmap gapsScene(QSize size)
{
    const HealthStage stage(size);
    advice::CheckReport report = makeReport();
    report.gaps = {
        {.code = ErrorCode::TimedOut, .detail = u"no answer in 20 s"_s, .subject = u"node6"_s, .context = {}},
        {.code = ErrorCode::PermissionDenied,
         .detail = u"ippools.crd.projectcalico.org is forbidden"_s,
         .subject = u"ippools"_s,
         .context = {}}};
    report.problems = {{.code = ErrorCode::InvalidInput,
                        .detail = u"unknown key “sevrity”"_s,
                        .subject = u"/srv/issues/mine.yaml:3"_s,
                        .context = {}}};
    stage.world().advice.report = report;
    stage.press(u"healthFirstCheck"_s);
    stage.press(u"healthAll"_s);
    return stage.picture();
}

QPixmap checkingScene(QSize size)
{
    const HealthStage stage(size);
    stage.press(u"healthFirstCheck"_s);
    stage.world().advice.holds = true;
    stage.press(u"healthCheck"_s);
    stage.world().advice.say(u"node3: df -P /var/lib/containerd"_s);
    pump();
    return stage.picture();
}

QPixmap goodScene(QSize size)
{
    const HealthStage stage(size);
    advice::CheckReport report = makeReport();
    report.findings.clear();
    stage.world().advice.report = report;
    stage.press(u"healthFirstCheck"_s);
    return stage.picture();
}

QPixmap silenceScene(QSize size)
{
    const HealthStage stage(size);
    stage.press(u"healthFirstCheck"_s);
    stage.press(u"healthSilence"_s);
    return stage.picture();
}

QPixmap remedyScene(QSize size)
{
    const HealthStage stage(size);
    stage.press(u"healthFirstCheck"_s);
    stage.press(u"healthRemedy"_s);
    return stage.picture();
}

QPixmap cardScene(QSize size)
{
    const HealthStage stage(size);
    stage.failRun();
    return stage.picture();
}

QPixmap causeScene(QSize size)
{
    const HealthStage stage(size);
    stage.failRun();
    stage.press(u"runFailureDetails"_s);
    return stage.picture();
}

QPixmap evidenceScene(QSize size)
{
    const HealthStage stage(size);
    stage.failRun();
    stage.press(u"runFailureDetails"_s);
    stage.press(u"causeCollect"_s);
    return stage.picture();
}

} // namespace

QList<Scene> healthScenes()
{
    return {{u"health-empty"_s, emptyScene},       {u"health-found"_s, foundScene}, {u"health-gaps"_s, gapsScene},
            {u"health-checking"_s, checkingScene}, {u"health-good"_s, goodScene},   {u"health-silence"_s, silenceScene},
            {u"health-remedy"_s, remedyScene},     {u"health-card"_s, cardScene},   {u"health-cause"_s, causeScene},
            {u"health-evidence"_s, evidenceScene}};
}

} // namespace kubemori::test
