// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/kubectl_step.hpp"

#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

/// The cluster has answered, and the answer is no.
bool isAnswer(ErrorCode code)
{
    return code == ErrorCode::ExitedNonZero || code == ErrorCode::NotFound || code == ErrorCode::AlreadyExists ||
           code == ErrorCode::PermissionDenied;
}

} // namespace

KubectlStep::KubectlStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared)
    : ReversibleStep(std::move(action))
    , m_shared(std::move(shared))
{
}

const QStringList &KubectlStep::arguments(Part part) const
{
    switch (part) {
    case Part::Check:
        return action().checkArguments;
    case Part::Run:
        return action().runArguments;
    case Part::Verify:
        return action().verifyArguments;
    case Part::Undo:
        break;
    }
    return action().undoArguments;
}

bool KubectlStep::has(Part part) const
{
    return !arguments(part).isEmpty();
}

Result<KubectlStep::Answer> KubectlStep::call(Part part, Milliseconds timeout, operation::StepContext &context)
{
    const auto done = m_shared->kubectl.call(arguments(part), timeout, context.stop());
    if (done) {
        return Answer{.isGood = true, .said = {}};
    }
    const bool isLate = done.error().code == ErrorCode::TimedOut && part != Part::Run;
    if (isAnswer(done.error().code) || isLate) {
        return Answer{.isGood = false, .said = isLate ? u"it did not end in time"_s : done.error().detail};
    }
    return std::unexpected(done.error());
}

} // namespace kubemori::advice
