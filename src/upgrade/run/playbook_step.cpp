// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/playbook_step.hpp"

#include "upgrade/run_requests.hpp"

#include <QSet>

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Choice;
using operation::StepKind;

namespace {

/// Tasks are shown as they begin, but not more often than a person can read.
constexpr Milliseconds showInterval{1000};

QString runKey(const operation::StepContext &context)
{
    return facts::run + u'/' + operation::toString(context.step().kind);
}

QStringList listIn(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

/// "TASK [kubernetes/node : Start kubelet]: timed out"
QString failureText(const ansible::RunTree &tree, const ansible::TreePlace &place)
{
    const ansible::HostRun *host = tree.host(place);
    const ansible::TaskRun *task = tree.task(place);
    if (!host || !task) {
        return {};
    }
    const QString name = task->role.isEmpty() ? task->name : QString(task->role + u" : "_s + task->name);
    return u"TASK [%1]: %2"_s.arg(name, host->message.isEmpty() ? u"failed"_s : host->message);
}

/// Hosts on which it failed or was broken off.
QStringList unfinishedHosts(const ansible::RunTree &tree)
{
    QStringList hosts;
    for (const auto &places : {tree.failures(), tree.unfinished()}) {
        for (const ansible::TreePlace &place : places) {
            const ansible::HostRun *host = tree.host(place);
            if (host && !hosts.contains(host->host)) {
                hosts.append(host->host);
            }
        }
    }
    return hosts;
}

/// Shows on which task a run is.
class TaskTeller
{
public:
    TaskTeller(operation::StepContext &context, ansible::RunTree &tree)
        : m_context(context)
        , m_tree(tree)
    {
    }

    void take(const QList<ansible::RunEvent> &events)
    {
        for (const ansible::RunEvent &event : events) {
            m_tree.apply(event);
            if (event.kind == ansible::RunEvent::Kind::TaskStart) {
                m_last = event.role.isEmpty() ? event.name : QString(event.role + u" : "_s + event.name);
            }
        }
        if (!m_last.isEmpty() && (!m_shown || m_context.now() - *m_shown >= showInterval)) {
            m_context.observe(u"TASK [%1]"_s.arg(m_last));
            m_shown = m_context.now();
            m_last.clear();
        }
    }

private:
    operation::StepContext &m_context;
    ansible::RunTree &m_tree;
    QString m_last;
    std::optional<SteadyTime> m_shown;
};

} // namespace

PlaybookStep::PlaybookStep(std::shared_ptr<const UpgradeShared> shared, Scope scope)
    : m_shared(std::move(shared))
    , m_scope(std::move(scope))
    , m_drain(*m_shared->actions, m_shared->protectedNamespaces)
{
}

Result<Check> PlaybookStep::check(operation::StepContext &context)
{
    if (!context.fact(runKey(context)).isEmpty()) {
        return Check::NeedsRun; // one was begun: whatever became of it has to be known first
    }
    if (context.step().kind == StepKind::Addons) {
        const bool isNeeded = leavesAddonsBehind(m_shared->hop) || context.sharedFact(facts::leftOut) == facts::yes;
        return isNeeded ? Check::NeedsRun : Check::AlreadyDone;
    }
    const auto left = limit(context);
    if (!left) {
        return std::unexpected(left.error());
    }
    if (context.step().kind == StepKind::Facts) {
        // A run over all hosts reads their facts by itself.
        return left->limit.isEmpty() ? Check::AlreadyDone : Check::NeedsRun;
    }
    return left->nodes.isEmpty() ? Check::AlreadyDone : Check::NeedsRun;
}

Result<RunLimit> PlaybookStep::limit(operation::StepContext &context) const
{
    const auto now = m_shared->actions->health().nodes(context.stop());
    if (!now) {
        return std::unexpected(now.error());
    }
    return limitOf(m_shared->hop, m_scope.nodes, m_shared->nodes, m_scope.whole, *now,
                   listIn(context.sharedFact(facts::unfinished)));
}

Result<ansible::RunRequest> PlaybookStep::request(operation::StepContext &context) const
{
    switch (context.step().kind) {
    case StepKind::Facts:
        return factsRequest(m_shared->hop);
    case StepKind::Addons:
        return addonsRequest(m_shared->hop);
    default:
        break;
    }
    const auto left = limit(context);
    if (!left) {
        return std::unexpected(left.error());
    }
    if (!left->reason.isEmpty()) {
        context.observe(u"limited to %1 (%2)"_s.arg(left->limit, left->reason));
    }
    const QString first = m_shared->nodes.value(0);
    if (m_scope.nodes.contains(first) && !left->nodes.contains(first)) {
        context.setSharedFact(facts::leftOut, facts::yes);
    }
    return upgradeRequest(m_shared->hop, left->limit);
}

Result<> PlaybookStep::run(operation::StepContext &context)
{
    context.showBlockers({}); // of a run before
    ansible::RunTree tree;
    const auto record = begin(context, tree);
    if (!record) {
        rememberNodes(context);
        return std::unexpected(record.error());
    }
    context.setFact(runKey(context), {});
    return judge(*record, tree, context);
}

Result<ansible::RunRecord> PlaybookStep::begin(operation::StepContext &context, ansible::RunTree &tree) const
{
    const QString key = runKey(context);
    TaskTeller teller(context, tree);
    RunListener listener;
    listener.timeout = context.timeLeft();
    listener.started = [&](const ansible::RunRecord &record) { context.setFact(key, record.id); };
    listener.events = [&](const QList<ansible::RunEvent> &events) { teller.take(events); };
    if (const QString earlier = context.fact(key); !earlier.isEmpty()) {
        context.observe(u"following the run that was begun: "_s + earlier);
        auto record = m_shared->runs->takeUp(m_shared->hop, earlier, listener, context.stop());
        if (record || record.error().code != ErrorCode::NotFound) {
            return record;
        }
        context.observe(u"nothing is kept of it: begun anew"_s);
        context.setFact(key, {});
    }
    const auto wanted = request(context);
    if (!wanted) {
        return std::unexpected(wanted.error());
    }
    const auto text = m_shared->runs->commandText(m_shared->hop, *wanted);
    if (!text) {
        return std::unexpected(text.error());
    }
    return context.act(*text, [&] { return m_shared->runs->run(m_shared->hop, *wanted, listener, context.stop()); });
}

Result<> PlaybookStep::judge(const ansible::RunRecord &record, const ansible::RunTree &tree,
                             operation::StepContext &context)
{
    m_drain.setFailure({}, {});
    if (record.status.isSuccess()) {
        if (context.step().kind == StepKind::Upgrade) {
            context.setSharedFact(facts::unfinished, {});
            rememberNodes(context);
            return m_drain.putBack(context); // not after the Facts of a retry: the drain is still to come
        }
        return {};
    }
    if (context.step().kind == StepKind::Upgrade) {
        context.setSharedFact(facts::unfinished, unfinishedHosts(tree).join(u','));
    }
    rememberNodes(context);
    if (record.status.wasStopped) {
        return fail(ErrorCode::Cancelled, u"the run was stopped; tasks under way were broken off"_s, record.id);
    }
    if (record.status.state == ansible::RunState::Lost) {
        return fail(ErrorCode::NotProved, u"nobody knows how the run ended: its host went down, or it was killed"_s,
                    record.id);
    }
    const auto failures = tree.failures();
    if (!failures.empty()) {
        const ansible::TaskRun *task = tree.task(failures.back());
        m_drain.setFailure(tree.host(failures.back())->host, task == nullptr ? QString() : task->name);
    }
    const QString why = failures.empty() ? QString() : failureText(tree, failures.back());
    return fail(ErrorCode::ExitedNonZero,
                why.isEmpty() ? u"ansible ended with exit code %1"_s.arg(record.status.exitCode.value_or(-1)) : why,
                failures.empty() ? record.id : tree.host(failures.back())->host);
}

/// For the report and for whoever goes on: Kubespray cordons nodes by itself and leaves them so when it fails.
void PlaybookStep::rememberNodes(operation::StepContext &context) const
{
    const auto now = m_shared->actions->health().nodes(context.stop());
    if (!now) {
        return;
    }
    QStringList cordoned;
    QStringList upgraded;
    for (const kube::Node &node : *now) {
        if (isLeftCordoned(m_shared->hop, node)) {
            cordoned.append(node.name);
        }
        if (isUpgraded(m_shared->hop, node)) {
            upgraded.append(node.name);
        }
    }
    context.setSharedFact(facts::upgraded, upgraded.join(u','));
    if (!cordoned.isEmpty()) {
        context.observe(u"left cordoned by the run: "_s + cordoned.join(u", "_s));
    }
    context.setSharedFact(facts::cordoned, cordoned.join(u','));
}

void PlaybookStep::cleanup(operation::StepContext &context)
{
    if (context.step().kind == StepKind::Upgrade) {
        rememberNodes(context);
        if (const auto done = m_drain.putBack(context); !done) {
            context.observe(u"left changed for the drain: "_s + toLogLine(done.error()));
        }
    }
}

operation::Question PlaybookStep::question(const Error & /*error*/, operation::StepContext &context)
{
    operation::Question question;
    question.choices = m_scope.mayBeSkipped ? QList{Choice::Retry, Choice::SkipNode, Choice::Stop}
                                            : QList{Choice::Retry, Choice::Stop};
    m_drain.explain(question, context);
    return question;
}

void PlaybookStep::accept(const operation::Answer &answer, operation::StepContext &context)
{
    m_drain.accept(answer, context);
}

} // namespace kubemori::upgrade
