// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/wait_down_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"
#include "maintenance/step_ids.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;

namespace {

constexpr Milliseconds interval{2000};
// One lost packet is weather.
constexpr int silentLooks = 2;

} // namespace

Result<> WaitDownStep::run(operation::StepContext &context)
{
    m_retryFrom = stepId(context.node(), toldBy());
    int silent = 0;
    return pollUntil(context, interval, ErrorCode::TimedOut, [&] { return look(context, silent); });
}

Result<QString> WaitDownStep::look(operation::StepContext &context, int &silent)
{
    const NodeRef ref = rememberedNode(context);
    const bool direct = context.fact(facts::probe) != facts::indirect;
    bool answers = true;
    if (direct) {
        const Reachability seen = actions().probe(ref, context.stop());
        phases().looked(context, seen);
        if (!seen.ssh && seen.echo.value_or(false)) {
            // sshd is gone and the network is not: still going down, or up again so fast that only the boot id will
            // tell.
            silent = 0;
            return u"the network answers, ssh does not"_s;
        }
        answers = seen.ssh;
    }
    if (answers) {
        const auto id = actions().bootId(ref, context.stop());
        if (id) {
            silent = 0;
            phases().bootIdRead(context, *id);
            if (monitor::rebootProved(BootId::parse(context.fact(facts::bootIdBefore)), *id)) {
                context.setFact(facts::down, u"rebooted"_s);
                return QString();
            }
            return u"the old boot still answers over ssh"_s;
        }
        const ErrorCode code = id.error().code;
        const bool noAnswer = code == ErrorCode::Unreachable || code == ErrorCode::TimedOut;
        if (direct || !noAnswer) {
            silent = 0;
            return std::unexpected(id.error());
        }
        phases().looked(context, {.echo = {}, .ssh = false});
    }
    if (++silent < silentLooks) {
        return u"no answer"_s;
    }
    context.setFact(facts::down, u"silent"_s);
    return QString();
}

} // namespace kubemori::maintenance
