// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/gates_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Choice;
using operation::GateResult;
using operation::GateVerdict;
using operation::StepKind;

namespace {

constexpr Milliseconds interval{10000};
/// After a change of our own: long enough for it to be seen.
constexpr Milliseconds afterChange{2000};

/// What a person accepts: this thing, in this state. The evidence may go on changing.
QString keyOf(const GateResult &result)
{
    return result.gate + u'\n' + operation::toString(result.verdict) + u'\n' + result.subject;
}

QList<GateResult> notKnown(const Gate &gate, const Error &error)
{
    return {{.gate = gate.id(), .verdict = GateVerdict::Unknown, .subject = {}, .evidence = toLogLine(error)}};
}

QString linesOf(const QList<GateResult> &results)
{
    QStringList lines;
    for (const GateResult &result : results) {
        lines.append(operation::toLogLine(result));
    }
    return lines.join(u"; "_s);
}

} // namespace

GatesStep::GatesStep(RebootShared shared, GateSet gates)
    : RebootStep(std::move(shared))
    , m_gates(std::move(gates))
{
}

Result<Check> GatesStep::check(operation::StepContext &context)
{
    // Gates are for what has not begun: a node that is half-way has to go on, not to wait for its own pods.
    const bool begun = isCordonedByUs(context) || mayBeRebooting(context) || hasRebooted(context);
    if (context.step().kind == StepKind::Gates && begun) {
        context.observe(u"the node's part was begun before: its gates are not asked again"_s);
        return Check::AlreadyDone;
    }
    if (context.step().kind == StepKind::WaitDetached && hasRebooted(context)) {
        return Check::AlreadyDone;
    }
    return Check::NeedsRun;
}

Result<> GatesStep::run(operation::StepContext &context)
{
    m_results.clear();
    // Between two looks only what is shut is looked at; before the node may go, everything once more.
    std::vector<Gate *> due = all();
    for (;;) {
        const bool whole = due.size() == m_gates.size();
        const bool hopeful = look(due, context);
        if (context.stop().stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, context.node());
        }
        if (shut().isEmpty() && !whole) {
            due = all();
            continue;
        }
        Milliseconds pause = interval;
        if (shut().isEmpty()) {
            if (prepare(context)) {
                pause = afterChange;
            } else if (shut().isEmpty()) {
                report(context);
                return {};
            }
        }
        if (const QString missing = linesOf(shut()); !missing.isEmpty()) {
            context.observe(missing);
            if (!hopeful || context.isTimeUp()) {
                return fail(ErrorCode::GateBlocked, missing, context.node());
            }
        }
        if (const auto waited = context.wait(pause); !waited) {
            return waited;
        }
        due = shut().isEmpty() ? all() : notOpen();
    }
}

bool GatesStep::look(const std::vector<Gate *> &gates, operation::StepContext &context)
{
    bool hopeful = true;
    GateView view{.context = context, .actions = actions(), .profile = profile(), .listed = {}};
    for (Gate *gate : gates) {
        if (context.stop().stop_requested()) {
            return false;
        }
        auto results = gate->look(view);
        remember(*gate, results ? std::move(*results) : notKnown(*gate, results.error()));
        hopeful = hopeful && (results || mayPass(results.error().code) || isOpen(*gate));
    }
    return hopeful;
}

bool GatesStep::prepare(operation::StepContext &context)
{
    bool changed = false;
    GateView view{.context = context, .actions = actions(), .profile = profile(), .listed = {}};
    for (const auto &gate : m_gates) {
        const auto done = gate->prepare(view);
        if (!done) {
            remember(*gate, notKnown(*gate, done.error()));
        }
        changed = changed || done.value_or(false);
    }
    return changed;
}

void GatesStep::remember(const Gate &gate, QList<GateResult> results)
{
    if (gate.mode() == cluster::GateMode::Warn) {
        for (GateResult &result : results) {
            result.verdict = operation::isShut(result) ? GateVerdict::Warn : result.verdict;
        }
    }
    m_results[gate.id()] = std::move(results);
}

QList<GateResult> GatesStep::shut() const
{
    QList<GateResult> shut;
    for (const auto &gate : m_gates) {
        for (const GateResult &result : m_results.value(gate->id())) {
            if (operation::isShut(result) && !isAccepted(result)) {
                shut.append(result);
            }
        }
    }
    return shut;
}

std::vector<Gate *> GatesStep::all() const
{
    std::vector<Gate *> gates;
    for (const auto &gate : m_gates) {
        gates.push_back(gate.get());
    }
    return gates;
}

std::vector<Gate *> GatesStep::notOpen() const
{
    std::vector<Gate *> gates = all();
    std::erase_if(gates, [this](const Gate *gate) { return isOpen(*gate); });
    return gates;
}

bool GatesStep::isOpen(const Gate &gate) const
{
    return !std::ranges::contains(shut(), gate.id(), &GateResult::gate);
}

bool GatesStep::isAccepted(const GateResult &result) const
{
    return m_accepted.contains(keyOf(result));
}

void GatesStep::report(operation::StepContext &context) const
{
    QStringList lines;
    for (const auto &gate : m_gates) {
        for (const GateResult &result : m_results.value(gate->id())) {
            lines.append(operation::toLogLine(result) + (isAccepted(result) ? u" (accepted)"_s : QString()));
        }
    }
    context.observe(lines.join(u"; "_s));
}

operation::Question GatesStep::question(const Error &error, operation::StepContext &context)
{
    if (error.code != ErrorCode::GateBlocked) {
        return RebootStep::question(error, context);
    }
    operation::Question question;
    question.kind = operation::Question::Kind::Gates;
    for (const auto &gate : m_gates) {
        question.gates += m_results.value(gate->id());
    }
    std::ranges::stable_partition(
        question.gates, [this](const GateResult &result) { return operation::isShut(result) && !isAccepted(result); });
    question.choices = {Choice::Retry, Choice::Accept, Choice::SkipNode, Choice::Stop};
    if (context.step().kind == StepKind::Settle) {
        question.choices.removeAll(Choice::SkipNode); // there is nothing left to skip
    }
    return question;
}

void GatesStep::accept(const operation::Answer &answer, operation::StepContext &context)
{
    if (answer.choice != Choice::Accept) {
        return;
    }
    for (const GateResult &result : shut()) {
        m_accepted.insert(keyOf(result));
    }
    context.setFact(facts::gatesAccepted, answer.words.trimmed());
}

} // namespace kubemori::maintenance
