// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fake_advice.hpp"

#include <QFile>
#include <QTimeZone>

#include <chrono>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using advice::IssueFinding;
using advice::KnownIssue;
using advice::Severity;
using advice::Sighting;

void FakeAdvice::check(const QString &target, Said said, Done<advice::CheckReport> done)
{
    targets << target;
    m_said = std::move(said);
    const auto answer = [this, target, done = std::move(done)](bool cancelled) {
        if (cancelled) {
            done(fail(ErrorCode::Cancelled));
            return;
        }
        Result<advice::CheckReport> result = report;
        if (result && !target.isEmpty()) {
            result->target = target;
        }
        done(result);
    };
    if (holds) {
        m_held = answer;
    } else {
        answer(false);
    }
}

void FakeAdvice::silence(const QString &issue, const QString &reason, Done<QString> done)
{
    if (silenceError) {
        done(std::unexpected(*silenceError));
        return;
    }
    silenced.append({issue, reason});
    done(issue);
}

void FakeAdvice::unsilence(const QString &issue, Done<QString> done)
{
    unsilenced << issue;
    done(issue);
}

void FakeAdvice::explain(const QString &path, Done<advice::Diagnosis> done)
{
    explained << path;
    QFile file(path);
    explainedText << (file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    done(diagnosis);
}

void FakeAdvice::collectEvidence(const QString &node, Said said, Done<QList<Evidence>> done)
{
    collected << node;
    said(u"kubelet of "_s + node);
    if (holds) {
        m_held = [this, done = std::move(done)](bool cancelled) {
            if (cancelled) {
                done(fail(ErrorCode::Cancelled));
            } else {
                done(evidence);
            }
        };
    } else {
        done(evidence);
    }
}

void FakeAdvice::planRemedy(const IssueFinding &finding, Done<operation::Plan> done)
{
    planned << finding;
    done(plan);
}

void FakeAdvice::cancel()
{
    ++cancels;
    if (m_held) {
        std::exchange(m_held, {})(true);
    }
}

void FakeAdvice::say(const QString &line) const
{
    m_said(line);
}

void FakeAdvice::goOn()
{
    if (m_held) {
        std::exchange(m_held, {})(false);
    }
}

KnownIssue makeIssue(const QString &id, Severity severity)
{
    KnownIssue issue;
    issue.id = id;
    issue.severity = severity;
    issue.title = {.en = id + u" in English"_s, .ja = id + u" の表題"_s};
    issue.text = {.en = u"What happens with "_s + id, .ja = id + u" で起きること"_s};
    issue.remedy = {.en = u"Do something about "_s + id, .ja = id + u" への対処"_s};
    issue.source = u"roles/example/tasks/main.yml"_s;
    issue.file = u":/kubemori/known-issues/"_s + id + u".yaml"_s;
    return issue;
}

IssueFinding makeStanding(const KnownIssue &issue, const QStringList &places)
{
    IssueFinding finding;
    finding.issue = issue;
    finding.verdict.truth = advice::Truth::Yes;
    for (const QString &place : places) {
        finding.verdict.sightings.append(
            Sighting{.where = place, .evidence = u"seen at "_s + place, .captures = {{u"node"_s, place}}});
    }
    return finding;
}

IssueFinding makeUntold(const KnownIssue &issue, const QString &missing)
{
    IssueFinding finding;
    finding.issue = issue;
    finding.verdict.truth = advice::Truth::Unknown;
    finding.verdict.missing = {missing};
    return finding;
}

namespace {

KnownIssue kubeletIssue()
{
    KnownIssue issue = makeIssue(u"kubelet-through-balancer"_s, Severity::Block);
    issue.title = {.en = u"kubelet reaches the API only through the load balancer"_s,
                   .ja = u"kubelet が負荷分散装置経由でしか API に届きません"_s};
    issue.text = {.en = u"On a control plane kubelet.conf names the address of the load balancer. While the balancer's "
                        u"only backend is upgraded, kubelet cannot register and the node stays NotReady until the "
                        u"playbook gives up."_s,
                  .ja = u"コントロールプレーンの kubelet.conf が負荷分散装置のアドレスを指しています。唯一の接続先が"
                        u"更新されている間、kubelet は登録できず、ノードは NotReady のままになります。"_s};
    issue.remedy = {.en = u"Let kubelet of a control plane talk to the API server of its own node, and restart it."_s,
                    .ja = u"コントロールプレーンの kubelet が自ノードの API サーバーと通信するようにし、再起動して"
                          u"ください。"_s};
    issue.links = {u"https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/"_s};
    advice::RemedyStep step;
    step.kind = advice::RemedyStep::Kind::Command;
    step.title = {.en = u"Let kubelet talk to its own API server"_s,
                  .ja = u"kubelet の接続先を自ノードの API サーバーにする"_s};
    step.scope = advice::NodeScope::Here;
    step.check = u"grep -q 'server: https://127.0.0.1:6443' /etc/kubernetes/kubelet.conf"_s;
    step.run = u"cp -p /etc/kubernetes/kubelet.conf /etc/kubernetes/kubelet.conf.before\n"
               u"sed -i 's#server: .*#server: https://127.0.0.1:6443#' /etc/kubernetes/kubelet.conf\n"
               u"systemctl restart kubelet"_s;
    step.verify = u"systemctl is-active kubelet"_s;
    step.undo = u"mv /etc/kubernetes/kubelet.conf.before /etc/kubernetes/kubelet.conf && systemctl restart kubelet"_s;
    issue.steps = {step};
    return issue;
}

KnownIssue worded(const QString &id, Severity severity, const QString &en, const QString &ja)
{
    KnownIssue issue = makeIssue(id, severity);
    issue.title = {.en = en, .ja = ja};
    return issue;
}

} // namespace

advice::CheckReport makeReport()
{
    advice::CheckReport report;
    report.when = QDateTime(QDate(2026, 3, 1), QTime(21, 14), QTimeZone::UTC);
    report.current = u"v2.30.0"_s;
    report.target = u"v2.30.0"_s;
    report.judged = 78;
    const KnownIssue addresses = worded(u"two-address-givers"_s, Severity::Block, u"Two addons give out addresses"_s,
                                        u"2 つのアドオンがアドレスを配っています"_s);
    const KnownIssue budget =
        worded(u"budget-without-room"_s, Severity::Warn, u"A disruption budget never lets a pod go"_s,
               u"Pod の退避を一切許さない PodDisruptionBudget があります"_s);
    const KnownIssue disk =
        worded(u"disk-nearly-full"_s, Severity::Warn, u"The disk of the container images is nearly full"_s,
               u"コンテナーイメージのディスクがほぼ満杯です"_s);
    const KnownIssue hold =
        worded(u"packages-held"_s, Severity::Warn, u"Packages are held back by the package manager"_s,
               u"パッケージの更新が保留されています"_s);
    const KnownIssue note = worded(u"new-default-proxy"_s, Severity::Info, u"kube-proxy has another default mode"_s,
                                   u"kube-proxy の既定のモードが変わります"_s);
    IssueFinding silenced = makeStanding(hold, {u"node4"_s});
    silenced.silence = advice::Silence{.reason = u"held on purpose until the next maintenance window"_s,
                                       .by = u"hana"_s,
                                       .when = report.when.addDays(-3)};
    report.findings = {
        makeStanding(kubeletIssue(), {u"node1"_s, u"node2"_s, u"node3"_s}),
        makeStanding(addresses, {u"group_vars/k8s_cluster/addons.yml:12"_s}),
        makeStanding(budget, {u"shop/db"_s, u"shop/cache"_s, u"mail/queue"_s}),
        makeStanding(disk, {u"node5"_s}),
        makeStanding(note, {u"group_vars/k8s_cluster/k8s-cluster.yml:88"_s}),
        makeUntold(worded(u"old-cgroup"_s, Severity::Warn, u"A node still uses version 1 of cgroups"_s,
                          u"cgroup v1 のノードがあります"_s),
                   u"node6 does not answer"_s),
        silenced,
    };
    return report;
}

operation::Plan makeRemedyPlan()
{
    operation::Plan plan;
    plan.operation = u"20261128-130000-100-remedy-lab"_s;
    plan.kind = u"remedy"_s;
    plan.cluster = u"lab"_s;
    plan.nodes = {u"node1"_s, u"node2"_s};
    for (const QString &node : std::as_const(plan.nodes)) {
        plan.steps.append({.id = node + u"/remedy-1"_s,
                           .node = node,
                           .kind = operation::StepKind::Facts,
                           .command = u"cp -p /etc/kubernetes/kubelet.conf /etc/kubernetes/kubelet.conf.before\n"
                                      u"sed -i 's#server: .*#server: https://127.0.0.1:6443#' "
                                      u"/etc/kubernetes/kubelet.conf\nsystemctl restart kubelet"_s,
                           .location = u"ops@"_s + node,
                           .timeout = 1min});
    }
    return plan;
}

QList<ui::AdviceSource::Evidence> makeEvidence()
{
    return {{.name = u"kubelet-journal"_s,
             .command = u"journalctl -u kubelet -n 200 --no-pager"_s,
             .text = u"Nov 28 12:01:07 node2 kubelet[812]: E1128 reflector.go: connection refused\n"
                     u"Nov 28 12:01:09 node2 kubelet[812]: E1128 node \"node2\" not found\n"_s,
             .error = {}},
            {.name = u"containers"_s,
             .command = u"crictl ps -a"_s,
             .text = u"CONTAINER  STATE    NAME            ATTEMPT\n1f3c       Running  kube-apiserver  4\n"_s,
             .error = {}},
            {.name = u"etcd"_s,
             .command = u"etcdctl endpoint status"_s,
             .text = {},
             .error = Error{.code = ErrorCode::ProgramMissing,
                            .detail = u"etcdctl: command not found"_s,
                            .subject = u"etcdctl"_s,
                            .context = {}}},
            {.name = u"disk"_s, .command = u"df -h"_s, .text = u"/dev/vda1  40G  39G  1G  98% /\n"_s, .error = {}}};
}

} // namespace kubemori::test
