// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_runner.hpp"

#include "demo/programs.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// How long a connection to a machine that is off is tried.
constexpr Milliseconds connectTime = seconds{5};

} // namespace

DemoRunner::DemoRunner(std::shared_ptr<DemoWorld> world, std::optional<command::SshTarget> target)
    : m_world(std::move(world))
    , m_target(std::move(target))
{
}

QString DemoRunner::location() const
{
    return u"demo:"_s + (m_target ? m_target->toString() : u"local"_s);
}

Result<DemoWorld::Machine> DemoRunner::reach(const command::Command &command, const std::stop_token &stop)
{
    if (!m_target) {
        const QString text = command.workingDirectory + u' ' + command.argv.join(u' ');
        const DemoWorld::Machine named = m_world->find(command.argv.constLast());
        SharedCluster *cluster = named.cluster != nullptr ? named.cluster : m_world->clusterNamedIn(text);
        for (const QString &word : command.argv) {
            cluster = cluster != nullptr ? cluster : m_world->find(word).cluster;
        }
        return DemoWorld::Machine{
            .cluster = cluster != nullptr ? cluster : m_world->cluster(DemoWorld::profiles().constFirst().id),
            .node = -1};
    }
    const DemoWorld::Machine machine = m_world->find(m_target->host);
    if (machine.cluster == nullptr) {
        return fail(ErrorCode::Unreachable, u"Name or service not known"_s, location());
    }
    const auto answers = [&machine](const ClusterModel &model) { return model.node(machine.node).answers; };
    if (machine.cluster->look(answers)) {
        return machine;
    }
    const Milliseconds longest = command.timeout.count() > 0 ? std::min(connectTime, command.timeout) : connectTime;
    const Instant until = m_world->clock().now() + longest;
    if (machine.cluster->waitFor(answers, until, stop)) {
        return machine;
    }
    return stop.stop_requested() ? fail(ErrorCode::Cancelled, {}, location())
                                 : fail(ErrorCode::Unreachable, u"Connection timed out"_s, location());
}

void DemoRunner::bringRelease(SharedCluster &cluster, const std::stop_token &stop)
{
    const QString id = cluster.look([](const ClusterModel &model) { return model.id(); });
    const QString tag = m_world->realPrograms().checkouts().releaseOf(id, stop);
    if (!tag.isEmpty()) {
        cluster.with([&tag](ClusterModel &model) { model.setKubespray(tag); });
    }
}

Result<command::Exit> DemoRunner::run(const command::Command &command, const command::OutputSink &sink,
                                      std::stop_token stop)
{
    if (command.argv.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"no program given"_s, location());
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, location());
    }
    if (!m_target && DemoRuns::isMeant(command)) {
        SharedCluster *cluster = m_world->clusterNamedIn(DemoRuns::placeOf(command));
        if (cluster != nullptr) {
            bringRelease(*cluster, stop);
        }
        return m_world->runs().serve(cluster, command, sink, stop);
    }
    if (!m_target) {
        if (auto real = m_world->realPrograms().run(command, sink, stop)) {
            return real->transform_error([this](const Error &error) { return error.on(location()); });
        }
    }
    const Instant start = m_world->clock().now();
    const auto machine = reach(command, stop);
    if (!machine) {
        return std::unexpected(machine.error());
    }
    if (!m_target && command.argv.constFirst().endsWith("ansible-playbook"_L1)) {
        bringRelease(*machine->cluster, stop);
    }
    const Instant deadline = command.timeout.count() > 0 ? start + command.timeout : Instant::max();
    Call call(*machine->cluster, machine->node, command, sink, deadline, stop);
    const auto deployed = m_target ? std::nullopt : m_world->deployer().run(call);
    const int code = deployed ? *deployed : runProgram(call);
    if (const auto &why = call.interruption()) {
        return std::unexpected(why->on(location()).during(command.argv.constFirst()));
    }
    return command::Exit{.code = code, .signal = 0, .duration = m_world->clock().now() - start};
}

DemoRunnerFactory::DemoRunnerFactory(std::shared_ptr<DemoWorld> world)
    : m_world(std::move(world))
{
}

std::shared_ptr<command::Runner> DemoRunnerFactory::local()
{
    return std::make_shared<DemoRunner>(m_world);
}

std::shared_ptr<command::Runner> DemoRunnerFactory::ssh(const command::SshTarget &target)
{
    return std::make_shared<DemoRunner>(m_world, target);
}

} // namespace kubemori::demo
