// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/drain_step.hpp"

#include "maintenance/blockers/put_back.hpp"
#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Choice;
using operation::Proof;
using operation::Question;

namespace {

QStringList namesOf(const QList<kube::Pod> &pods)
{
    QStringList names;
    for (const kube::Pod &pod : pods) {
        names.append(pod.qualifiedName());
    }
    return names;
}

bool isWorthAnotherTry(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::Disconnected || code == ErrorCode::ServerError;
}

/// The choices of a drain that failed; remedies only where there are some.
QList<Choice> choicesFor(const Question &question)
{
    QList<Choice> choices{Choice::Retry};
    const QList<operation::Remedy> remedies = question.remedies();
    for (const Choice remedy : {Choice::ScaleUp, Choice::RelaxBudget, Choice::ForceDelete}) {
        if (std::ranges::contains(remedies, remedy, &operation::Remedy::choice)) {
            choices.append(remedy);
        }
    }
    return choices + QList<Choice>{Choice::SkipNode, Choice::Stop};
}

} // namespace

DrainStep::DrainStep(RebootShared shared)
    : RebootStep(std::move(shared))
    , m_watch(profile().drain.protectedNamespaces)
    , m_remedies(actions(), profile().drain.protectedNamespaces)
{
}

Result<QList<kube::Pod>> DrainStep::podsToGo(operation::StepContext &context) const
{
    const auto all = retryUntilValue<QList<kube::Pod>>(
        context, apiInterval, [&] { return actions().podsOnNode(context.node(), context.stop()); });
    if (!all) {
        return std::unexpected(all.error());
    }
    QList<kube::Pod> pods;
    for (const kube::Pod &pod : *all) {
        if (hasToGo(pod)) {
            pods.append(pod);
        }
    }
    return pods;
}

Result<Check> DrainStep::check(operation::StepContext &context)
{
    m_refusedPods.clear();
    if (hasRebooted(context) && borrowedOf(context).isEmpty()) {
        return Check::AlreadyDone; // pods may have come since: they are at home
    }
    const auto pods = podsToGo(context);
    if (!pods) {
        return std::unexpected(pods.error());
    }
    m_known.clear();
    for (const kube::Pod &pod : *pods) {
        m_known.insert(pod.uid);
    }
    m_watch.begin(*pods);
    const bool done = pods->isEmpty() && borrowedOf(context).isEmpty();
    return done ? Check::AlreadyDone : Check::NeedsRun;
}

Result<> DrainStep::run(operation::StepContext &context)
{
    // kubectl evicts the pods it lists at its beginning. A pod that the scheduler bound just before it heard of the
    // cordon may miss that list, hence one more round for newcomers. Pods that come even after that tolerate the cordon
    // or were bound by hand: evicting them for ever would only make their controllers create them for ever.
    for (int round = 0; round < 2 && !m_known.isEmpty(); ++round) {
        if (const auto drained = drainOnce(context); !drained) {
            return drained;
        }
        const auto left = podsToGo(context);
        if (!left) {
            return std::unexpected(left.error());
        }
        const QStringList fresh = newcomers(*left);
        if (round == 1 || fresh.isEmpty()) {
            break;
        }
        context.observe(u"pods have come since the drain began, draining once more: "_s + fresh.join(u", "_s));
        for (const kube::Pod &pod : *left) {
            m_known.insert(pod.uid);
        }
    }
    return putBackBorrowed(actions(), context);
}

Result<> DrainStep::drainOnce(operation::StepContext &context)
{
    const QString command = actions().describe(operation::StepKind::Drain, rememberedNode(context)).command;
    for (;;) {
        // The first try has the whole time and so is the command of the plan; later ones have what is left.
        kube::DrainRequest request = kube::DrainRequest::fromProfile(profile().drain, context.timeLeft());
        request.deleteEmptyDirData =
            request.deleteEmptyDirData || context.fact(facts::deleteEmptyDirData) == facts::yes;
        const DrainListener listener{
            .progress = [this, &context](const kube::DrainProgress &progress) { heard(progress, context); },
            .seen = [this, &context](const Result<DrainView> &view) { looked(view, context); }};
        const QString shown = request.deleteEmptyDirData ? QString(command + u" (--delete-emptydir-data)"_s) : command;
        kube::DrainReport report;
        auto drained = context.act(shown, [&] {
            auto outcome = actions().drain(context.node(), request, listener, context.stop());
            report = std::move(outcome.report);
            return std::move(outcome.result);
        });
        if (drained || !isWorthAnotherTry(drained.error().code) || context.isTimeUp()) {
            m_refusedPods = report.emptyDirPods;
            return drained;
        }
        context.observe(toLogLine(drained.error()));
        if (const auto waited = context.wait(apiInterval); !waited) {
            return waited;
        }
    }
}

void DrainStep::heard(const kube::DrainProgress &progress, operation::StepContext &context)
{
    if (progress.kind == kube::DrainProgress::Kind::Blocked) {
        context.observe(u"blocked by a disruption budget: "_s + progress.pods.join(u", "_s));
    } else if (progress.kind == kube::DrainProgress::Kind::Failed) {
        m_watch.gaveUp(progress.pods);
    }
}

QList<operation::DrainBlocker> DrainStep::looked(const Result<DrainView> &view, operation::StepContext &context)
{
    if (!view) {
        context.observe(u"what is in the way of the drain could not be read: "_s + toLogLine(view.error()));
        return {};
    }
    DrainView now = *view;
    now.now = context.utcNow();
    QList<operation::DrainBlocker> blockers = m_watch.look(std::move(now), context.now());
    context.showBlockers(blockers);
    return blockers;
}

QStringList DrainStep::newcomers(const QList<kube::Pod> &pods) const
{
    QStringList names;
    for (const kube::Pod &pod : pods) {
        if (!m_known.contains(pod.uid)) {
            names.append(pod.qualifiedName());
        }
    }
    return names;
}

Result<Proof> DrainStep::verify(operation::StepContext &context)
{
    const auto left = podsToGo(context);
    if (!left) {
        return std::unexpected(left.error());
    }
    QList<kube::Pod> stayed;
    for (const kube::Pod &pod : *left) {
        // The same name with another UID is another pod: the one that was to go has gone.
        if (m_known.contains(pod.uid)) {
            stayed.append(pod);
        }
    }
    if (!stayed.isEmpty()) {
        return fail(ErrorCode::NotProved, u"pods left on the node after the drain: "_s + namesOf(stayed).join(u", "_s),
                    context.node());
    }
    if (const QStringList fresh = newcomers(*left); !fresh.isEmpty()) {
        context.observe(u"left alone, they came after the node was cordoned: "_s + fresh.join(u", "_s));
    }
    context.showBlockers({});
    return Proof::Seen;
}

Question DrainStep::question(const Error &error, operation::StepContext &context)
{
    Question question;
    question.choices = {Choice::Retry, Choice::SkipNode, Choice::Stop};
    if (error.code == ErrorCode::EmptyDirData) {
        // kubectl names only the pods of its last filter; ours are all that hold such data.
        question.pods = m_refusedPods;
        if (const auto pods = actions().podsOnNode(context.node(), context.stop()); pods) {
            question.pods.clear();
            for (const kube::Pod &pod : *pods) {
                if (hasToGo(pod) && pod.emptyDir) {
                    question.pods.append(pod.qualifiedName());
                }
            }
        }
        if (profile().drain.emptyDir == cluster::DrainOptions::EmptyDir::Ask) {
            question.kind = Question::Kind::EmptyDirData;
            question.choices = {Choice::DeleteEmptyDirData, Choice::SkipNode, Choice::Stop};
        }
        return question;
    }
    const auto view = actions().drainView(context.node(), context.stop());
    question.blockers = looked(view, context);
    if (view) {
        m_remedies.prepare(question.blockers, *view, context);
        context.showBlockers(question.blockers);
    }
    for (const operation::DrainBlocker &blocker : std::as_const(question.blockers)) {
        question.budgets += blocker.budgets;
    }
    question.choices = choicesFor(question);
    return question;
}

void DrainStep::accept(const operation::Answer &answer, operation::StepContext &context)
{
    if (answer.choice == Choice::DeleteEmptyDirData) {
        context.setFact(facts::deleteEmptyDirData, facts::yes);
    } else if (const auto done = m_remedies.carryOut(answer, context); !done) {
        context.observe(u"the remedy did not work: "_s + toLogLine(done.error()));
    }
}

void DrainStep::cleanup(operation::StepContext &context)
{
    context.showBlockers({});
    if (const auto done = putBackBorrowed(actions(), context); !done) {
        context.observe(
            u"left changed: %1: %2"_s.arg(borrowedOf(context).names().join(u", "_s), toLogLine(done.error())));
    }
}

} // namespace kubemori::maintenance
