// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "monitor/network.hpp"
#include "monitor/probe.hpp"

#include <QList>

#include <memory>

namespace kubemori::monitor {

/// How often and how hard is probed.
struct ProbePace
{
    Milliseconds interval{
        1000}; ///< between two rounds of a target; longer when there are more targets than mostPerSecond
    Milliseconds timeout{1000}; ///< for one echo or one connection
    int mostPerSecond = 200;    ///< rounds begun, over all targets
};

/// Ports of a node that are tried in every round of it.
struct PortProbe
{
    QString node;
    quint16 sshPort = 22; ///< 0: not tried. Up only if it greets with "SSH-"
    quint16 apiPort = 0;  ///< 0: not tried

    bool operator==(const PortProbe &) const = default;
};

/// Probes nodes from this machine on one thread of its own (and up to eight for what blocks: connections, names, the
/// `ping` program where echo sockets are forbidden), the rounds spread evenly and jittered. Every round ends in one
/// sample; where an address cannot be found or echoes cannot be sent the sample says icmpUsable = false. Destroying it
/// stops within 200 ms; the sink is not called after that.
class ProbeScheduler
{
public:
    /// `local` runs `ping` and `getent` on this machine; without it neither names nor the fallback work. `sink` is
    /// called on the scheduler's thread, one call at a time, and must not block.
    ProbeScheduler(std::shared_ptr<command::Runner> local, ProbeSink sink, ProbePace pace = {},
                   std::shared_ptr<Network> network = std::make_shared<SystemNetwork>());
    ~ProbeScheduler();
    ProbeScheduler(const ProbeScheduler &) = delete;
    ProbeScheduler &operator=(const ProbeScheduler &) = delete;

    /// Replaces the targets; those that stay keep their rhythm. Any thread, returns at once.
    void setTargets(const QList<ProbeTarget> &targets);
    /// Replaces the set of nodes whose ports are tried as well (those under maintenance). Any thread, returns at once.
    void setPortProbes(const QList<PortProbe> &probes);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace kubemori::monitor
