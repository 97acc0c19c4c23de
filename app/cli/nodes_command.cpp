// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/nodes_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/world.hpp"

#include "kube/json_output.hpp"
#include "kube/kubectl.hpp"
#include "kube/node_watcher.hpp"
#include "ui/text/state_text.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <condition_variable>
#include <mutex>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

QStringList header()
{
    return {CliText::tr("NAME"),  CliText::tr("STATUS"),  CliText::tr("SCHEDULING"),
            CliText::tr("ROLES"), CliText::tr("VERSION"), CliText::tr("INTERNAL-IP"),
            CliText::tr("OS"),    CliText::tr("KERNEL"),  CliText::tr("RUNTIME")};
}

QStringList cells(const kube::Node &node)
{
    const QString roles = node.roles.isEmpty() ? u"-"_s : node.roles.join(u',');
    QStringList row{node.name,
                    ui::StateText::nodeStatus(node.ready()),
                    ui::StateText::scheduling(node.schedulable),
                    roles,
                    node.version,
                    node.internalIp,
                    node.osImage,
                    node.kernel,
                    node.runtime};
    for (QString &cell : row) {
        cell = printable(cell);
    }
    return row;
}

/// One line of the plain --watch output: time, what happened, the node.
QString watchLine(const QString &what, const QStringList &nodeCells)
{
    return QTime::currentTime().toString(u"HH:mm:ss"_s) + u"  "_s + what + u"  "_s + nodeCells.join(u"  "_s) + u'\n';
}

QByteArray watchText(const kube::NodeFeedEvent &event)
{
    QString text;
    if (const auto *listed = std::get_if<kube::NodesListed>(&event)) {
        for (const kube::Node &node : listed->nodes) {
            text += watchLine(CliText::tr("listed"), cells(node));
        }
    } else if (const auto *changed = std::get_if<kube::NodeChanged>(&event)) {
        text = watchLine(changed->added ? CliText::tr("added") : CliText::tr("changed"), cells(changed->node));
    } else if (const auto *removed = std::get_if<kube::NodeRemoved>(&event)) {
        text = watchLine(CliText::tr("removed"), {printable(removed->name)});
    }
    return text.toUtf8();
}

int watch(const kube::Kubectl &kubectl, Clock &clock, const Context &context)
{
    std::stop_source outputLost;
    const auto sink = [&](const kube::NodeFeedEvent &event) {
        const auto *state = std::get_if<kube::FeedState>(&event);
        if (state != nullptr && state->kind == kube::FeedState::Kind::Waiting) {
            sayError(state->error);
            say(CliText::tr("Trying again in %n second(s).", nullptr, state->retryInSeconds));
        }
        const QByteArray text = context.json ? kube::eventToJsonLines(event) : watchText(event);
        if (!text.isEmpty() && !writeOut(text)) {
            outputLost.request_stop();
        }
    };
    const kube::NodeWatcher watcher(kubectl, sink, clock);
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    const std::stop_callback onLost(outputLost.get_token(), [&] { wakeUp.notify_all(); });
    wakeUp.wait(lock, context.stop, [&] { return outputLost.stop_requested(); });
    return Done;
}

int list(const kube::Kubectl &kubectl, const Context &context)
{
    const auto nodes = kubectl.allNodes(context.stop);
    if (!nodes) {
        sayError(nodes.error());
        return Failed;
    }
    if (context.json) {
        return writeOut(kube::nodesToJson(*nodes)) ? Done : Failed;
    }
    QList<QStringList> rows;
    for (const kube::Node &node : *nodes) {
        rows.append(cells(node));
    }
    return writeOut(table(header(), rows).toUtf8()) ? Done : Failed;
}

} // namespace

QString NodesCommand::name() const
{
    return u"nodes"_s;
}

QString NodesCommand::summary() const
{
    return CliText::tr("Shows the nodes of a cluster.");
}

void NodesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"watch"_s, CliText::tr("Go on and print a line for every change, until interrupted.")});
}

int NodesCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const composition::World world(std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context)),
                                   context.surroundings());
    const kube::Kubectl kubectl = world.kubectl(*profile);
    return parser.isSet(u"watch"_s) ? watch(kubectl, world.clock(), context) : list(kubectl, context);
}

} // namespace kubemori::cli
