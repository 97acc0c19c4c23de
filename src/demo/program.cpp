// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/program.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

Call::Call(SharedCluster &cluster, int host, const command::Command &command, const command::OutputSink &sink,
           Instant deadline, std::stop_token stop)
    : m_cluster(cluster)
    , m_host(host)
    , m_boots(host < 0 ? 0 : cluster.look([host](const ClusterModel &model) { return model.node(host).boots; }))
    , m_command(command)
    , m_sink(sink)
    , m_deadline(deadline)
    , m_stop(std::move(stop))
{
}

Call Call::callingOn(int host, const command::Command &command, const command::OutputSink &sink) const
{
    return {m_cluster, host, command, sink, m_deadline, m_stop};
}

void Call::say(command::Stream stream, QByteArrayView bytes) const
{
    if (m_sink && !bytes.isEmpty()) {
        m_sink(stream, bytes);
    }
}

bool Call::isHostUp(const ClusterModel &model) const
{
    return m_host < 0 || (model.node(m_host).answers && model.node(m_host).boots == m_boots);
}

bool Call::waitFor(const std::function<bool(const ClusterModel &)> &isTrue, Milliseconds longest) const
{
    const Instant until =
        std::min(m_deadline, m_cluster.look([longest](const ClusterModel &model) { return model.now() + longest; }));
    bool came = false;
    m_cluster.waitFor(
        [&](const ClusterModel &model) {
            came = isTrue(model);
            return came || !isHostUp(model);
        },
        until, m_stop);
    return came && !isOver();
}

bool Call::sleep(Milliseconds duration) const
{
    (void)waitFor([](const ClusterModel &) { return false; }, duration);
    return !isOver();
}

bool Call::isOver() const
{
    if (!m_interruption) {
        m_interruption = reasonToEnd();
    }
    return m_interruption.has_value();
}

std::optional<Error> Call::reasonToEnd() const
{
    const auto error = [](ErrorCode code, const QString &detail) {
        return Error{.code = code, .detail = detail, .subject = {}, .context = {}};
    };
    if (m_stop.stop_requested()) {
        return error(ErrorCode::Cancelled, {});
    }
    return m_cluster.look([&](const ClusterModel &model) -> std::optional<Error> {
        if (!isHostUp(model)) {
            return error(ErrorCode::Disconnected, u"the connection was closed by the other side"_s);
        }
        if (model.now() >= m_deadline) {
            return error(ErrorCode::TimedOut, u"no end within %1 s"_s.arg(m_command.timeout.count() / 1000));
        }
        return std::nullopt;
    });
}

} // namespace kubemori::demo
