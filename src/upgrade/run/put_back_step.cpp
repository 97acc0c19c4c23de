// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/put_back_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"
#include "upgrade/run/run_limit.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Proof;

namespace {

constexpr Milliseconds interval{3000};

void forget(operation::StepContext &context)
{
    QStringList cordoned = context.sharedFact(facts::cordoned).split(u',', Qt::SkipEmptyParts);
    if (cordoned.removeAll(context.node()) > 0) {
        context.setSharedFact(facts::cordoned, cordoned.join(u','));
    }
}

} // namespace

PutBackStep::PutBackStep(std::shared_ptr<const UpgradeShared> shared, std::unique_ptr<operation::Step> ours)
    : m_shared(std::move(shared))
    , m_ours(std::move(ours))
{
}

Result<bool> PutBackStep::isLeft(operation::StepContext &context) const
{
    return maintenance::retryUntilValue<kube::Node>(
               context, interval, [&] { return m_shared->actions->node(context.node(), context.stop()); })
        .transform([this](const kube::Node &node) { return isLeftCordoned(m_shared->hop, node); });
}

Result<Check> PutBackStep::check(operation::StepContext &context)
{
    if (m_ours) {
        const auto ours = m_ours->check(context);
        if (!ours) {
            return ours;
        }
        m_isOursDue = *ours == Check::NeedsRun;
    }
    const auto left = isLeft(context);
    if (!left) {
        return std::unexpected(left.error());
    }
    if (m_isOursDue || *left) {
        return Check::NeedsRun;
    }
    forget(context);
    return Check::AlreadyDone;
}

Result<> PutBackStep::run(operation::StepContext &context)
{
    if (m_isOursDue) {
        if (const auto done = m_ours->run(context); !done) {
            return done;
        }
    }
    const auto left = isLeft(context);
    if (!left || !*left) {
        return left.transform([](bool) {});
    }
    context.observe(u"left cordoned by the run of ansible, and schedulable before it: uncordon"_s);
    const QString command =
        m_shared->actions
            ->describe(operation::StepKind::Uncordon, {.name = context.node(), .internalIp = {}, .hostname = {}})
            .command;
    return maintenance::pollUntil(context, interval, ErrorCode::TimedOut, [&]() -> maintenance::Look {
        return context.act(command, [&] { return m_shared->actions->uncordon(context.node(), context.stop()); })
            .transform([] { return QString(); });
    });
}

Result<Proof> PutBackStep::verify(operation::StepContext &context)
{
    if (m_isOursDue) {
        if (const auto proved = m_ours->verify(context); !proved) {
            return proved;
        }
    }
    const auto proved = maintenance::pollUntil(context, interval, ErrorCode::NotProved, [&]() -> maintenance::Look {
        return isLeft(context).transform([](bool left) { return left ? u"the node is still cordoned"_s : QString(); });
    });
    if (!proved) {
        return std::unexpected(proved.error());
    }
    forget(context);
    return Proof::Seen;
}

} // namespace kubemori::upgrade
