// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "command/runner_factory.hpp"
#include "links/link_report.hpp"

#include <functional>
#include <stop_token>

namespace kubemori::links {

/// Hears how each link is: once when it begins and once when it is over, on the checking threads, one call at a time.
using LinkSink = std::function<void(const LinkReport &)>;

/// Whether an ssh server answers at a literal address; monitor::probeSsh() in the real world.
using PortProbe = std::function<Result<>(const QString &address, int port, Milliseconds timeout, std::stop_token stop)>;

/// Tests every link that a profile needs, from the near ones to the far ones, and tells each result as it comes.
/// Changes nothing anywhere: it resolves, connects, logs in, and runs `true`, `kubectl version`, `kubectl get --raw`,
/// `git describe` and `ansible --version`. What depends on a link that failed is reported as skipped.
class LinkCheck
{
public:
    /// `factory` is borrowed; its runners may ask a person (host keys, passwords).
    LinkCheck(cluster::Profile profile, command::RunnerFactory &factory, PortProbe probe, LinkSink sink);

    /// Blocks until all is told or it is stopped. Each link has a deadline of its own; the time in which a person types
    /// does not count.
    void run(std::stop_token stop) const;

private:
    cluster::Profile m_profile;
    command::RunnerFactory *m_factory;
    PortProbe m_probe;
    LinkSink m_sink;
};

} // namespace kubemori::links
