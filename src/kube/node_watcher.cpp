// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/node_watcher.hpp"

#include "base/line_splitter.hpp"
#include "base/linked_stop.hpp"
#include "kube/backoff.hpp"
#include "kube/node_parser.hpp"
#include "kube/silence_guard.hpp"

#include <QUrl>

#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = qsizetype{4} << 20;
constexpr Milliseconds streamMargin = std::chrono::seconds{30};
constexpr Milliseconds shortestWatch = std::chrono::seconds{1};

} // namespace

class NodeWatcher::Loop
{
public:
    Loop(Kubectl kubectl, NodeFeedSink sink, Clock &clock, NodeWatcherOptions options);
    void refresh();

private:
    void run(const std::stop_token &stop);
    void beginCycle(const LinkedStop &cycle);
    Result<> cycle(const std::stop_token &stop);
    Result<> list(const std::stop_token &stop);
    Result<> watch(const std::stop_token &stop);
    Result<> deliver(QByteArrayView line);
    void recover(const Error &error, const std::stop_token &stop);
    void say(FeedState::Kind kind);

    Kubectl m_kubectl;
    NodeFeedSink m_sink;
    Clock &m_clock;
    NodeWatcherOptions m_options;

    // Only on the thread:
    NodeParser m_parser;
    Backoff m_backoff;
    QString m_version;       ///< where to watch from; empty: list first
    bool m_troubled = false; ///< the last attempt failed: see that the API server answers before saying "watching"
    bool m_expired = false;  ///< the last list's version was refused as too old
    std::optional<FeedState> m_said;

    std::mutex m_mutex;
    std::stop_source m_cycle{std::nostopstate};
    bool m_refresh = false;
    std::jthread m_thread; // last: it uses all of the above
};

NodeWatcher::Loop::Loop(Kubectl kubectl, NodeFeedSink sink, Clock &clock, NodeWatcherOptions options)
    : m_kubectl(std::move(kubectl))
    , m_sink(std::move(sink))
    , m_clock(clock)
    , m_options(options)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

void NodeWatcher::Loop::refresh()
{
    std::stop_source cycle{std::nostopstate};
    {
        const std::scoped_lock lock(m_mutex);
        m_refresh = true;
        cycle = m_cycle;
    }
    cycle.request_stop();
}

void NodeWatcher::Loop::beginCycle(const LinkedStop &cycle)
{
    const std::scoped_lock lock(m_mutex);
    m_cycle = cycle.source();
    if (std::exchange(m_refresh, false)) {
        m_version.clear();
        m_backoff.reset();
    }
}

void NodeWatcher::Loop::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const LinkedStop linked(stop);
        beginCycle(linked);
        const auto done = cycle(linked.token());
        if (done || linked.token().stop_requested()) {
            continue;
        }
        recover(done.error(), linked.token());
    }
}

Result<> NodeWatcher::Loop::cycle(const std::stop_token &stop)
{
    if (m_version.isEmpty()) {
        if (!m_said || m_troubled) {
            say(FeedState::Kind::Connecting);
        }
        return list(stop);
    }
    if (m_troubled) {
        say(FeedState::Kind::Connecting);
        if (const auto alive = m_kubectl.getRaw(u"/version"_s, stop); !alive) {
            return std::unexpected(alive.error());
        }
        m_troubled = false;
    }
    return watch(stop);
}

Result<> NodeWatcher::Loop::list(const std::stop_token &stop)
{
    say(FeedState::Kind::Listing);
    auto version = m_kubectl.listNodes(
        [this, &stop](NodesListed page) {
            if (!stop.stop_requested()) {
                m_sink(std::move(page));
            }
        },
        stop);
    if (!version) {
        return std::unexpected(version.error());
    }
    if (version->isEmpty()) {
        return fail(ErrorCode::InvalidData, u"the list of nodes has no resource version"_s);
    }
    m_version = *version;
    m_troubled = false;
    if (!m_expired) {
        m_backoff.reset();
    }
    return {};
}

Result<> NodeWatcher::Loop::watch(const std::stop_token &stop)
{
    say(FeedState::Kind::Watching);
    const auto length = std::chrono::ceil<std::chrono::seconds>(m_options.watchLength);
    const QString path = u"/api/v1/nodes?watch=1&resourceVersion=%1&allowWatchBookmarks=true&timeoutSeconds=%2"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(m_version)), QString::number(length.count()));
    const LinkedStop stream(stop);
    SilenceGuard guard(m_clock, m_options.longestSilence, stream.source());
    const SteadyTime start = m_clock.steadyNow();
    bool heard = false;
    Result<> read;
    LineSplitter lines(
        [&](QByteArrayView line) {
            if (!read || line.isEmpty() || stop.stop_requested()) {
                return;
            }
            read = deliver(line);
            if (!read) {
                stream.source().request_stop();
            }
        },
        longestLine);
    // What is left without a line feed at the end was cut off; the next watch sends that event again.
    const auto ended = m_kubectl.streamRaw(
        path, m_options.watchLength + streamMargin,
        [&](QByteArrayView bytes) {
            heard = true;
            guard.heard();
            lines.feed(bytes);
        },
        stream.token());
    if (!read) {
        return read;
    }
    if (guard.hasFired()) {
        return fail(ErrorCode::TimedOut,
                    u"the watch said nothing for %1 s"_s.arg(m_options.longestSilence.count() / 1000),
                    m_kubectl.location());
    }
    if (ended && !heard && m_clock.steadyNow() - start < shortestWatch) {
        return fail(ErrorCode::Disconnected, u"the watch ended as soon as it began"_s, m_kubectl.location());
    }
    return ended;
}

Result<> NodeWatcher::Loop::deliver(QByteArrayView line)
{
    if (line.size() >= longestLine) {
        return fail(ErrorCode::InvalidData, u"a watch event longer than %1 MiB"_s.arg(longestLine >> 20));
    }
    auto event = m_parser.event(line);
    if (!event) {
        return std::unexpected(event.error().during(u"reading a watch event"_s));
    }
    if (event->kind == WatchEvent::Kind::Failed) {
        return std::unexpected(event->error);
    }
    m_backoff.reset();
    m_expired = false;
    if (!event->resourceVersion.isEmpty()) {
        m_version = event->resourceVersion;
    }
    switch (event->kind) {
    case WatchEvent::Kind::Added:
    case WatchEvent::Kind::Modified:
        m_sink(NodeChanged{.node = std::move(event->node), .added = event->kind == WatchEvent::Kind::Added});
        break;
    case WatchEvent::Kind::Deleted:
        m_sink(NodeRemoved{event->node.name});
        break;
    case WatchEvent::Kind::Bookmark:
    case WatchEvent::Kind::Failed:
        break;
    }
    return {};
}

void NodeWatcher::Loop::recover(const Error &error, const std::stop_token &stop)
{
    if (error.code == ErrorCode::InvalidData) {
        m_version.clear(); // nothing is known of what was missed
    }
    if (error.code == ErrorCode::Expired) {
        m_version.clear();
        // Once at once; again and again only with growing waits.
        if (!std::exchange(m_expired, true)) {
            return;
        }
    }
    if (error.code == ErrorCode::TimedOut && !m_troubled && !m_version.isEmpty()) {
        m_troubled = true; // silence may be mere quiet: ask the server at once
        return;
    }
    m_troubled = true;
    const Milliseconds wait = m_backoff.next();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    m_said = FeedState{.kind = FeedState::Kind::Waiting,
                       .host = m_kubectl.location(),
                       .error = error,
                       .retryInSeconds = static_cast<int>(seconds.count())};
    m_sink(*m_said);
    m_clock.sleepFor(wait, stop);
}

void NodeWatcher::Loop::say(FeedState::Kind kind)
{
    const QString host = m_kubectl.location();
    if (!m_said || m_said->kind != kind || m_said->host != host) {
        m_said = FeedState{.kind = kind, .host = host, .error = {}, .retryInSeconds = 0};
        m_sink(*m_said);
    }
}

NodeWatcher::NodeWatcher(Kubectl kubectl, NodeFeedSink sink, Clock &clock, NodeWatcherOptions options)
    : m_loop(std::make_unique<Loop>(std::move(kubectl), std::move(sink), clock, options))
{
}

NodeWatcher::~NodeWatcher() = default;

void NodeWatcher::refresh()
{
    m_loop->refresh();
}

} // namespace kubemori::kube
