// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/shutdown_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/node_identity.hpp"
#include "maintenance/step_ids.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;
using operation::Check;
using operation::Proof;

namespace {

bool isNoAnswer(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::Disconnected || code == ErrorCode::TimedOut;
}

/// Errors after which the command cannot have been run.
bool wasNeverSent(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unreachable:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::BecomeFailed:
    case ErrorCode::ProgramMissing:
    case ErrorCode::StartFailed:
    case ErrorCode::PermissionDenied:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::Declined:
    case ErrorCode::Locked:
        return true;
    default:
        return false;
    }
}

/// sshd going down takes its sessions along: the shell then reports the signal, as itself or as 128 + n.
bool wasKilled(const command::Exit &exit)
{
    return exit.signal != 0 || (exit.code > 128 && exit.code < 128 + 65);
}

} // namespace

Result<Check> ShutdownStep::check(operation::StepContext &context)
{
    if (hasRebooted(context)) {
        context.observe(u"rebooted already: boot id "_s + context.fact(facts::bootIdAfter));
        return Check::AlreadyDone;
    }
    if (!mayBeRebooting(context)) {
        return Check::NeedsRun;
    }
    // A retry or a resume: the last command may have worked after all.
    const auto id = actions().bootId(rememberedNode(context), context.stop());
    if (id && monitor::rebootProved(BootId::parse(context.fact(facts::bootIdBefore)), *id)) {
        context.observe(u"rebooted already: boot id "_s + id->toString());
        return Check::AlreadyDone;
    }
    if (!id && !isNoAnswer(id.error().code)) {
        return std::unexpected(id.error());
    }
    if (id && isFresh(context)) {
        context.observe(u"told to reboot a moment ago: it is given time to go down"_s);
        return Check::AlreadyDone;
    }
    return Check::NeedsRun;
}

/// The node took the command, has not been silent since, and still has time to go down. A wall clock that was moved
/// makes it not fresh, and the command is sent once more.
bool ShutdownStep::isFresh(const operation::StepContext &context) const
{
    const QString shutdown = context.fact(facts::shutdown);
    const QDateTime sent = QDateTime::fromString(context.fact(facts::shutdownAt), Qt::ISODateWithMs);
    const qint64 age = sent.msecsTo(context.utcNow());
    return (shutdown == facts::accepted || shutdown == facts::dropped) && context.fact(facts::down).isEmpty() &&
           sent.isValid() && age >= 0 && age < profile().timeouts.down.count();
}

Result<> ShutdownStep::run(operation::StepContext &context)
{
    m_retryFrom.clear();
    const auto goingDown = isGoingDown(context);
    if (!goingDown) {
        return std::unexpected(goingDown.error());
    }
    if (*goingDown) {
        context.observe(u"the node does not answer after the last shutdown command: not sent again"_s);
        return {};
    }
    return identify(context).and_then([&] { return send(context); });
}

Result<bool> ShutdownStep::isGoingDown(operation::StepContext &context) const
{
    if (!mayBeRebooting(context)) {
        return false;
    }
    const auto id = actions().bootId(rememberedNode(context), context.stop());
    if (id) {
        return false;
    }
    if (!isNoAnswer(id.error().code)) {
        return std::unexpected(id.error());
    }
    return true;
}

Result<> ShutdownStep::identify(operation::StepContext &context)
{
    const auto overSsh = bootIdOverSsh(context, actions());
    if (!overSsh) {
        return std::unexpected(overSsh.error());
    }
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    if (node->schedulable) {
        m_retryFrom = stepId(context.node(), operation::StepKind::Cordon);
        return fail(ErrorCode::NotProved,
                    u"somebody made the node schedulable again: pods may have come since it was drained"_s,
                    context.node());
    }
    return rememberIdentity(context, actions(), *overSsh, *node);
}

Result<command::Exit> ShutdownStep::command(const NodeRef &node, std::stop_token stop) const
{
    return actions().shutdown(node, std::move(stop));
}

Result<> ShutdownStep::send(operation::StepContext &context) const
{
    const NodeRef ref = rememberedNode(context);
    actions().avoidHost(ref);
    const auto exit = context.act(actions().describe(context.step().kind, ref).command,
                                  {{facts::shutdown, facts::sent},
                                   {facts::shutdownAt, context.utcNow().toUTC().toString(Qt::ISODateWithMs)},
                                   {facts::down, QString()}},
                                  [&] { return command(ref, context.stop()); });
    if (exit && exit->isSuccess()) {
        context.setFact(facts::shutdown, facts::accepted);
    } else if (exit && wasKilled(*exit)) {
        context.setFact(facts::shutdown, facts::dropped);
        context.observe(u"the session was ended by the shutdown: proof pending"_s);
    } else if (!exit && (exit.error().code == ErrorCode::Disconnected || exit.error().code == ErrorCode::TimedOut)) {
        context.setFact(facts::shutdown, facts::dropped);
        context.observe(u"the connection was lost after the command was sent: proof pending"_s);
    } else if (exit) {
        context.setFact(facts::shutdown, facts::refused);
        actions().allowHost(ref);
        return fail(ErrorCode::ExitedNonZero, u"shutdown ended with exit code %1"_s.arg(exit->code), context.node());
    } else {
        // "sent" comes with the intent: without it the journal or a stop came first and nothing was run.
        if (wasNeverSent(exit.error().code) && context.fact(facts::shutdown) == facts::sent) {
            context.setFact(facts::shutdown, facts::refused);
            actions().allowHost(ref);
        }
        return std::unexpected(exit.error());
    }
    phases().shutdownSent(context);
    return {};
}

Result<Proof> ShutdownStep::verify(operation::StepContext & /*context*/)
{
    return Proof::Deferred;
}

} // namespace kubemori::maintenance
