// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/keep_cordoned_step.hpp"

#include "maintenance/polling.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

namespace {

constexpr Milliseconds interval{3000};

} // namespace

KeepCordonedStep::KeepCordonedStep(std::shared_ptr<const UpgradeShared> shared)
    : m_shared(std::move(shared))
{
}

Result<bool> KeepCordonedStep::isSchedulable(operation::StepContext &context) const
{
    return maintenance::retryUntilValue<kube::Node>(
               context, interval, [&] { return m_shared->actions->node(context.node(), context.stop()); })
        .transform([](const kube::Node &node) { return node.schedulable; });
}

Result<Check> KeepCordonedStep::check(operation::StepContext &context)
{
    return isSchedulable(context).transform([](bool is) { return is ? Check::NeedsRun : Check::AlreadyDone; });
}

Result<> KeepCordonedStep::run(operation::StepContext &context)
{
    context.observe(u"was cordoned before the run, and is schedulable since: cordon"_s);
    return maintenance::pollUntil(context, interval, ErrorCode::TimedOut, [&]() -> maintenance::Look {
        return context
            .act(context.step().command, [&] { return m_shared->actions->cordon(context.node(), context.stop()); })
            .transform([](kube::Cordoned) { return QString(); });
    });
}

Result<Proof> KeepCordonedStep::verify(operation::StepContext &context)
{
    return maintenance::pollUntil(context, interval, ErrorCode::NotProved,
                                  [&]() -> maintenance::Look {
                                      return isSchedulable(context).transform(
                                          [](bool is) { return is ? u"the node is still schedulable"_s : QString(); });
                                  })
        .transform([] { return Proof::Seen; });
}

} // namespace kubemori::upgrade
