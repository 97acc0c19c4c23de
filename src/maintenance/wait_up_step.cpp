// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/wait_up_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"
#include "maintenance/step_ids.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;

namespace {

constexpr Milliseconds interval{3000};
// A node that fell silent only for a moment on its way down may answer once more.
constexpr int sameBootLooks = 3;

} // namespace

Result<operation::Check> WaitUpStep::check(operation::StepContext &context)
{
    if (wasToldToGoDown(context)) {
        return operation::Check::NeedsRun;
    }
    context.observe(u"was not told to go down: nothing to wait for"_s);
    return operation::Check::AlreadyDone;
}

Result<> WaitUpStep::run(operation::StepContext &context)
{
    const QString shutdown = stepId(context.node(), operation::StepKind::Shutdown);
    m_proves = {shutdown};
    m_retryFrom.clear();
    int sameBoot = 0;
    auto waited = pollUntil(context, interval, ErrorCode::TimedOut, [&] { return look(context, sameBoot); });
    if (sameBoot > 0) {
        m_retryFrom = shutdown;
    }
    return waited;
}

Result<QString> WaitUpStep::look(operation::StepContext &context, int &sameBoot)
{
    const NodeRef ref = rememberedNode(context);
    if (context.fact(facts::probe) != facts::indirect) {
        const Reachability seen = actions().probe(ref, context.stop());
        phases().looked(context, seen);
        if (!seen.ssh) {
            return seen.echo.value_or(false) ? u"the network answers, ssh does not"_s : u"no answer"_s;
        }
    }
    const auto id = actions().bootId(ref, context.stop());
    if (!id) {
        return std::unexpected(id.error());
    }
    phases().bootIdRead(context, *id);
    if (monitor::rebootProved(BootId::parse(context.fact(facts::bootIdBefore)), *id)) {
        sameBoot = 0;
        context.setFact(facts::bootIdAfter, id->toString());
        context.setFact(facts::off, QString());
        return QString();
    }
    if (++sameBoot < sameBootLooks) {
        return u"ssh answers with the old boot id"_s;
    }
    return fail(ErrorCode::NotProved,
                u"the node is back with the same boot id (%1): it never rebooted"_s.arg(id->toString()),
                context.node());
}

} // namespace kubemori::maintenance
