// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/node_command_step.hpp"

#include "operation/logged_runner.hpp"

#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptWords = 4096;
constexpr qsizetype toldWords = 400;

/// The end of what a program said, on whatever stream.
class LastWords
{
public:
    void add(QByteArrayView bytes)
    {
        m_bytes.append(bytes);
        if (m_bytes.size() > 2 * keptWords) {
            m_bytes.remove(0, m_bytes.size() - keptWords);
        }
    }
    [[nodiscard]] QString text() const
    {
        QString text = QString::fromUtf8(m_bytes.trimmed()).right(toldWords);
        for (QChar &c : text) {
            if (c.category() == QChar::Other_Control && c != u'\n') {
                c = u' ';
            }
        }
        return text;
    }

private:
    QByteArray m_bytes;
};

} // namespace

NodeCommandStep::NodeCommandStep(RemedyAction action, std::shared_ptr<const RemedyShared> shared)
    : ReversibleStep(std::move(action))
    , m_shared(std::move(shared))
{
}

const QString &NodeCommandStep::script(Part part) const
{
    switch (part) {
    case Part::Check:
        return action().check;
    case Part::Run:
        return action().run;
    case Part::Verify:
        return action().verify;
    case Part::Undo:
        break;
    }
    return action().undo;
}

bool NodeCommandStep::has(Part part) const
{
    return !script(part).isEmpty();
}

Result<NodeCommandStep::Place> NodeCommandStep::place() const
{
    if (action().kind == RemedyAction::Kind::DeployerCommand) {
        const cluster::Deployer deployer = cluster::inHomeHere(m_shared->access->deployer());
        return Place{.runner = deployer.runner, .become = false, .folder = deployer.checkout};
    }
    return m_shared->access->nodeHost(action().node, action().address).transform([](const cluster::NodeHost &host) {
        return Place{.runner = host.runner, .become = host.become, .folder = {}};
    });
}

Result<NodeCommandStep::Answer> NodeCommandStep::call(Part part, Milliseconds timeout, operation::StepContext &context)
{
    const auto where = place();
    if (!where) {
        return std::unexpected(where.error());
    }
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, script(part)};
    command.become = where->become;
    command.workingDirectory = where->folder;
    command.timeout = timeout;
    LastWords words;
    operation::LoggedRunner runner(where->runner, m_shared->commands);
    const auto ended =
        runner.run(command, [&words](command::Stream, QByteArrayView bytes) { words.add(bytes); }, context.stop());
    if (!ended && ended.error().code == ErrorCode::TimedOut && part != Part::Run) {
        return Answer{.isGood = false, .said = u"it did not end in time"_s};
    }
    if (!ended) {
        return std::unexpected(ended.error().on(context.node()));
    }
    const QString how =
        ended->signal != 0 ? u"ended by signal %1"_s.arg(ended->signal) : u"exit code %1"_s.arg(ended->code);
    const QString said = words.text();
    return Answer{.isGood = ended->isSuccess(), .said = said.isEmpty() ? how : QString(how + u": "_s + said)};
}

Result<NodeCommandStep::Answer> NodeCommandStep::isWell(operation::StepContext &context)
{
    if (!action().isControlPlane) {
        return Answer{.isGood = true, .said = {}};
    }
    return m_shared->kubectl.getNode(action().node, context.stop()).transform([](const kube::Node &node) {
        const bool isReady = node.ready() == kube::ConditionStatus::True;
        return Answer{.isGood = isReady, .said = isReady ? QString() : u"the API server says that it is not Ready"_s};
    });
}

} // namespace kubemori::advice
