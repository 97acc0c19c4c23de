// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fake_runs.hpp"

#include <QTimeZone>

#include <utility>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using Kind = ansible::RunEvent::Kind;

namespace {

class FakeHandle final : public ui::RunHandle
{
public:
    explicit FakeHandle(std::shared_ptr<FakeRuns::Followed> run)
        : m_run(std::move(run))
    {
    }
    FakeHandle(const FakeHandle &) = delete;
    FakeHandle &operator=(const FakeHandle &) = delete;
    ~FakeHandle() override { m_run->isGone = true; }
    void stop() override { ++m_run->stops; }
    void send(const QString &line) override { m_run->lines.append(line); }
    void abortPause() override { ++m_run->aborts; }

private:
    std::shared_ptr<FakeRuns::Followed> m_run;
};

} // namespace

void FakeRuns::plan(const ansible::RunRequest &request, Done<ui::PlannedRun> done)
{
    planned.append(request);
    if (planError) {
        done(std::unexpected(*planError));
        return;
    }
    ui::PlannedRun plan;
    plan.request = request;
    plan.command = request.kind == ansible::RunRequest::Kind::Playbook
                       ? QString(u"ansible-playbook -i inventory/prod -b "_s + request.playbook)
                       : QString(u"ansible -i inventory/prod "_s + request.pattern + u" -m "_s + request.module);
    if (!request.limit.isEmpty()) {
        plan.command += u" --limit "_s + request.limit;
    }
    plan.place = u"this machine"_s;
    plan.folder = checkoutPlace.path;
    plan.hosts = request.limit.isEmpty() ? QStringList{u"node1"_s, u"node2"_s, u"node3"_s} : QStringList{request.limit};
    done(plan);
}

std::unique_ptr<ui::RunHandle> FakeRuns::start(const ui::PlannedRun &run, ui::RunSink sink)
{
    followed.push_back(std::make_shared<Followed>());
    followed.back()->sink = std::move(sink);
    followed.back()->plan = run;
    return std::make_unique<FakeHandle>(followed.back());
}

std::unique_ptr<ui::RunHandle> FakeRuns::follow(const ansible::RunRecord &run, ui::RunSink sink)
{
    followed.push_back(std::make_shared<Followed>());
    followed.back()->sink = std::move(sink);
    followed.back()->record = run;
    return std::make_unique<FakeHandle>(followed.back());
}

void FakeRuns::readEvents(const ansible::RunRecord &run, Done<QList<ansible::RunEvent>> done)
{
    const auto found = events.constFind(run.id);
    if (found == events.cend()) {
        done(fail(ErrorCode::NotFound, u"no events"_s, run.id));
    } else {
        done(*found);
    }
}

void FakeRuns::remove(const ansible::RunRecord &run, Done<QString> done)
{
    removed.append(run.id);
    runs->removeIf([&run](const ansible::RunRecord &each) { return each.id == run.id; });
    done(run.id);
}

ansible::RunRecord runRecord(const QString &id, const QString &playbook, int minutesAgo, int seconds,
                             std::optional<int> exitCode)
{
    ansible::RunRecord record;
    record.id = id;
    record.command = {u"/srv/venv/bin/ansible-playbook"_s, u"-i"_s, u"inventory/prod"_s, u"--become"_s, playbook};
    record.checkout = u"/srv/kubespray"_s;
    record.inventory = u"inventory/prod"_s;
    record.owner.user = u"mika"_s;
    record.owner.host = u"desk"_s;
    record.started = QDateTime(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC).addSecs(-60LL * minutesAgo);
    record.status.state = exitCode ? ansible::RunState::Ended : ansible::RunState::Running;
    record.status.exitCode = exitCode;
    if (exitCode) {
        record.status.ended = record.started.addSecs(seconds);
    }
    return record;
}

ansible::RunEvent &RunScript::add(Kind kind)
{
    m_now += 1000;
    ansible::RunEvent &event = m_events.emplace_back();
    event.kind = kind;
    event.timeMs = m_now;
    return event;
}

RunScript &RunScript::play(const QString &name, const QStringList &hosts)
{
    m_play = u"play%1"_s.arg(++m_number);
    m_playName = name;
    return batch(hosts);
}

RunScript &RunScript::batch(const QStringList &hosts)
{
    ansible::RunEvent &event = add(Kind::PlayStart);
    event.id = m_play;
    event.name = m_playName;
    event.hosts = hosts;
    return *this;
}

RunScript &RunScript::task(const QString &name, const QString &role, const QString &action)
{
    ansible::RunEvent &event = add(Kind::TaskStart);
    m_task = u"task%1"_s.arg(++m_number);
    event.id = m_task;
    event.name = name;
    event.role = role;
    event.action = action;
    event.path = u"roles/tasks/main.yml:7"_s;
    return *this;
}

RunScript &RunScript::begin(const QString &host)
{
    ansible::RunEvent &event = add(Kind::HostStart);
    event.id = m_task;
    event.host = host;
    return *this;
}

RunScript &RunScript::result(const QString &host, HostStatus status, const QString &message)
{
    ansible::RunEvent &event = add(Kind::HostResult);
    event.id = m_task;
    event.host = host;
    event.status = status;
    event.message = message;
    return *this;
}

RunScript &RunScript::item(const QString &host, const QString &item, HostStatus status)
{
    ansible::RunEvent &event = add(Kind::ItemResult);
    event.id = m_task;
    event.host = host;
    event.item = item;
    event.status = status;
    return *this;
}

RunScript &RunScript::retry(const QString &host, int attempts, int retries)
{
    ansible::RunEvent &event = add(Kind::Retry);
    event.id = m_task;
    event.host = host;
    event.attempts = attempts;
    event.retries = retries;
    return *this;
}

RunScript &RunScript::stats(const QMap<QString, ansible::HostTally> &tallies)
{
    add(Kind::Stats).tallies = tallies;
    return *this;
}

RunScript &RunScript::on(const QStringList &hosts, HostStatus status)
{
    for (const QString &host : hosts) {
        begin(host);
    }
    for (const QString &host : hosts) {
        result(host, status);
    }
    return *this;
}

RunScript &RunScript::wait(int seconds)
{
    m_now += 1000LL * seconds;
    return *this;
}

QList<ansible::RunEvent> RunScript::take()
{
    return std::exchange(m_events, {});
}

QList<ansible::RunEvent> upgradeEvents()
{
    const QStringList all{u"node1"_s, u"node2"_s, u"node3"_s};
    const auto ok = HostStatus::Ok;
    RunScript script(1'795'867'200'000 - 20LL * 60 * 1000);
    script.play(u"Gather facts"_s, all).task(u"Gather minimal facts"_s, {}, u"ansible.builtin.setup"_s).on(all, ok);
    script.task(u"Check that the version is supported"_s, u"kubernetes/preinstall"_s, u"assert"_s).on(all, ok);
    script.play(u"Handle upgrades to other than primary nodes gracefully"_s, {u"node1"_s});
    const auto upgrade = [&script](const QString &node, bool isFailing) {
        script.task(u"Cordon node"_s, u"upgrade/pre-upgrade"_s).on({node}, HostStatus::Changed);
        script.task(u"Drain node"_s, u"upgrade/pre-upgrade"_s).begin(node).wait(70).result(node, HostStatus::Changed);
        script.task(u"Install containerd"_s, u"container-engine/containerd"_s, u"ansible.builtin.unarchive"_s);
        script.begin(node).wait(20).result(node, HostStatus::Changed);
        script.task(u"Kubeadm | Upgrade first control plane node"_s, u"kubernetes/control-plane"_s).begin(node);
        script.retry(node, 1, 3).wait(30);
        if (isFailing) {
            script.result(
                node, HostStatus::Failed,
                u"non-zero return code\n[upgrade/health] FATAL: [preflight] Some fatal errors occurred:\n"
                "\t[ERROR ControlPlaneNodesReady]: there are NotReady control-planes in the cluster: [node3]\n"
                "[preflight] If you know what you are doing, you can make a check non-fatal"_s);
            return;
        }
        script.result(node, HostStatus::Changed);
        script.task(u"Start resources"_s, u"network_plugin/calico"_s, u"kubernetes.core.kube"_s);
        script.begin(node)
            .item(node, u"calico-node"_s, HostStatus::Ok)
            .item(node, u"calico-typha"_s, HostStatus::Skipped);
        script.result(node, HostStatus::Ok);
        script.task(u"Uncordon node"_s, u"upgrade/post-upgrade"_s).on({node}, HostStatus::Changed);
    };
    upgrade(u"node1"_s, false);
    script.batch({u"node2"_s});
    upgrade(u"node2"_s, true);
    return script.take();
}

} // namespace kubemori::test
