// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/reversible_step.hpp"

#include "maintenance/polling.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;
using operation::StepContext;

namespace {

constexpr Milliseconds interval{2000};
constexpr Milliseconds shortestLook{5000};

/// The names and values are in journals on disk: never change one.
namespace state {
inline constexpr QLatin1StringView begun{"begun"};   ///< and not known what became of it
inline constexpr QLatin1StringView proved{"proved"}; ///< it has worked
inline constexpr QLatin1StringView undone{"undone"};
inline constexpr QLatin1StringView left{"left"}; ///< it failed and could not be put back
} // namespace state

QString keyOf(const operation::PlanStep &step)
{
    return u"remedy:"_s + step.id;
}

QString stateOf(const StepContext &context)
{
    return context.fact(keyOf(context.step()));
}

void setState(StepContext &context, QLatin1StringView state)
{
    context.setFact(keyOf(context.step()), state);
}

/// The call never came to be run.
bool neverBegan(const Error &error)
{
    switch (error.code) {
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::BecomeFailed:
    case ErrorCode::StartFailed:
    case ErrorCode::ProgramMissing:
    case ErrorCode::InvalidInput:
        return true;
    default:
        return false;
    }
}

} // namespace

ReversibleStep::ReversibleStep(RemedyAction action)
    : m_action(std::move(action))
{
}

QString ReversibleStep::leftBy(const operation::PlanStep &step, const operation::Facts &known)
{
    const QString value = known.value(step.node, keyOf(step));
    if (value != state::begun && value != state::left) {
        return {};
    }
    const QString title = step.details[u"title"].toString();
    return title.isEmpty() ? step.id : title;
}

Result<ReversibleStep::Answer> ReversibleStep::isWell(StepContext & /*context*/)
{
    return Answer{.isGood = true, .said = {}};
}

bool ReversibleStep::canProve() const
{
    return has(Part::Verify) || has(Part::Check) || m_action.isControlPlane;
}

Result<ReversibleStep::Answer> ReversibleStep::prove(StepContext &context)
{
    const Milliseconds left = std::max(context.timeLeft(), std::min(shortestLook, context.step().timeout));
    if (has(Part::Verify)) {
        return call(Part::Verify, left, context);
    }
    const auto checked =
        has(Part::Check) ? call(Part::Check, left, context) : Result<Answer>(Answer{.isGood = true, .said = {}});
    return checked && checked->isGood ? isWell(context) : checked;
}

Result<Check> ReversibleStep::check(StepContext &context)
{
    return stateOf(context) == state::begun ? takeUp(context) : lookBefore(context);
}

Result<Check> ReversibleStep::lookBefore(StepContext &context)
{
    if (!has(Part::Check)) {
        return Check::NeedsRun;
    }
    return call(Part::Check, context.timeLeft(), context).transform([](const Answer &answer) {
        return answer.isGood ? Check::AlreadyDone : Check::NeedsRun;
    });
}

Result<Check> ReversibleStep::takeUp(StepContext &context)
{
    if (canProve()) {
        const auto proof = prove(context);
        if (!proof) {
            return std::unexpected(proof.error());
        }
        if (proof->isGood) {
            setState(context, state::proved);
            return Check::AlreadyDone;
        }
    }
    // Running it on top of its own half would make a copy of what is changed already, and that is no way back.
    if (has(Part::Undo)) {
        context.observe(u"it was broken off and did not work: undone before it is run anew"_s);
        if (const auto back = undo(context); !back) {
            return std::unexpected(back.error());
        }
    }
    return lookBefore(context);
}

Result<> ReversibleStep::run(StepContext &context)
{
    const auto ran = context.act(m_action.title, {{keyOf(context.step()), state::begun}}, [&]() -> Result<> {
        const auto answer = call(Part::Run, context.step().timeout, context);
        if (!answer) {
            return std::unexpected(answer.error());
        }
        return answer->isGood ? Result<>() : fail(ErrorCode::ExitedNonZero, answer->said, context.node());
    });
    if (ran) {
        return {};
    }
    const Error &error = ran.error();
    if (error.code == ErrorCode::Cancelled) {
        return ran; // the cleanup looks
    }
    if (error.code == ErrorCode::Disconnected || error.code == ErrorCode::Unreachable) {
        context.observe(u"the connection was lost (%1): looking whether it has worked"_s.arg(toLogLine(error)));
        return {};
    }
    if (neverBegan(error)) {
        setState(context, state::undone);
        return ran;
    }
    return std::unexpected(undone(error, context));
}

Result<Proof> ReversibleStep::verify(StepContext &context)
{
    const auto proved = maintenance::pollUntil(context, interval, ErrorCode::NotProved, [&]() -> maintenance::Look {
        return prove(context).transform([](const Answer &answer) {
            return answer.isGood ? QString() : answer.said.isEmpty() ? u"it does not hold yet"_s : answer.said;
        });
    });
    if (proved) {
        setState(context, state::proved);
        return Proof::Seen;
    }
    // Where it could not be seen nobody knows what there is to undo.
    return std::unexpected(proved.error().code == ErrorCode::NotProved ? undone(proved.error(), context)
                                                                       : proved.error());
}

void ReversibleStep::cleanup(StepContext &context)
{
    const QString before = stateOf(context);
    if (before != state::begun && (before != state::left || !has(Part::Undo))) {
        return;
    }
    if (before == state::begun && canProve()) {
        if (const auto proof = prove(context); proof && proof->isGood) {
            context.observe(u"it has worked all the same, and stays"_s);
            setState(context, state::proved);
            return;
        }
    }
    if (!has(Part::Undo)) {
        context.observe(u"it was broken off, and there is no undo: it is left as it is"_s);
        setState(context, state::left);
        return;
    }
    if (const auto back = undo(context); !back) {
        context.observe(u"not put back: "_s + toLogLine(back.error()));
    }
}

Result<> ReversibleStep::undo(StepContext &context)
{
    const auto back = context.act(u"undo: "_s + m_action.title, [&]() -> Result<> {
        const auto answer = call(Part::Undo, context.step().timeout, context);
        if (!answer) {
            return std::unexpected(answer.error());
        }
        return answer->isGood ? Result<>()
                              : fail(ErrorCode::ExitedNonZero, u"the undo failed: "_s + answer->said, context.node());
    });
    setState(context, back ? state::undone : state::left);
    return back;
}

Error ReversibleStep::undone(Error error, StepContext &context)
{
    if (!has(Part::Undo)) {
        setState(context, state::left);
        return error.during(u"there is no undo: what it changed is left as it is"_s);
    }
    const auto back = undo(context);
    if (back) {
        context.observe(u"it did not work, and was undone"_s);
        return error.during(u"what it changed was put back"_s);
    }
    return error.during(u"what it changed could not be put back: "_s + toLogLine(back.error()));
}

} // namespace kubemori::advice
