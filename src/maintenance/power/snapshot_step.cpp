// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/snapshot_step.hpp"

#include "maintenance/node_facts.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Check;
using operation::Choice;

SnapshotStep::SnapshotStep(RebootShared shared, QString copy)
    : RebootStep(std::move(shared))
    , m_copy(std::move(copy))
{
}

Result<Check> SnapshotStep::check(operation::StepContext &context)
{
    if (!context.fact(facts::snapshotSum).isEmpty()) {
        return Check::AlreadyDone;
    }
    if (const QString why = context.fact(facts::snapshotAccepted); !why.isEmpty()) {
        context.observe(u"without a snapshot: "_s + why);
        return Check::AlreadyDone;
    }
    return Check::NeedsRun;
}

Result<> SnapshotStep::run(operation::StepContext &context)
{
    const auto nodes = actions().health().nodes(context.stop());
    if (!nodes) {
        return std::unexpected(nodes.error());
    }
    const auto saved = context.act(context.step().command, [&] {
        return actions().health().saveEtcdSnapshot(*nodes, claim().operation, m_copy, context.stop());
    });
    if (!saved) {
        return std::unexpected(saved.error());
    }
    context.setFact(facts::snapshotSum, QString::fromLatin1(saved->sha256));
    context.observe(u"snapshot %1 on %2, revision %3, %4 keys, %5 bytes, sha256 %6; copied to %7"_s.arg(
        saved->path, saved->host, QString::number(saved->status.revision), QString::number(saved->status.keys),
        QString::number(saved->status.bytes), QString::fromLatin1(saved->sha256), saved->copy));
    return {};
}

operation::Question SnapshotStep::question(const Error &error, operation::StepContext &context)
{
    operation::Question question = RebootStep::question(error, context);
    // To skip the node would leave a control plane running.
    question.choices = {Choice::Retry, Choice::Accept, Choice::Stop};
    return question;
}

void SnapshotStep::accept(const operation::Answer &answer, operation::StepContext &context)
{
    if (answer.choice == Choice::Accept) {
        context.setFact(facts::snapshotAccepted, answer.words.trimmed());
    }
}

} // namespace kubemori::maintenance
