// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/probe_scheduler.hpp"

#include "base/stop_event.hpp"
#include "base/unique_fd.hpp"
#include "monitor/ping_program.hpp"
#include "monitor/probe_plan.hpp"
#include "monitor/resolve.hpp"
#include "monitor/task_pool.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

constexpr std::size_t taskThreads = 8;
constexpr Milliseconds longestSleep{1000};
constexpr std::chrono::minutes addressLifetime{5};
constexpr std::chrono::seconds retryForbidden{60};

} // namespace

/// Everything below runs on the loop's thread, except post() and what is handed to the task pool.
class ProbeScheduler::Loop
{
public:
    Loop(std::shared_ptr<command::Runner> local, ProbeSink sink, ProbePace pace, std::shared_ptr<Network> network);
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    void setTargets(const QList<ProbeTarget> &targets);
    void setPortProbes(const QList<PortProbe> &probes);

private:
    using Message = std::function<void()>;
    struct Round
    {
        ProbeTarget target;
        ProbeSample sample;
        int open = 0; ///< probes that have not answered yet
    };
    struct Resolved
    {
        ProbeTarget target;
        QString literal;
        SteadyTime until;
    };

    void run(const std::stop_token &stop);
    void post(Message message);
    void takeMessages();
    void sleep(const StopEvent &stopEvent);
    void begin(const ProbeTarget &target);
    void resolveFirst(quint64 round);
    void probe(quint64 round, const QString &literal);
    void startEcho(quint64 round, const QString &literal);
    void startPort(quint64 round, const QString &literal, quint16 port, std::optional<bool> ProbeSample::*result);
    void echoDone(quint64 round, std::optional<std::chrono::microseconds> roundTrip, bool usable);
    void partDone(quint64 round);

    std::shared_ptr<command::Runner> m_local;
    ProbeSink m_sink;
    ProbePace m_pace;
    SystemClock m_clock;
    ProbePlan m_plan;
    std::shared_ptr<Network> m_network;
    std::unique_ptr<Pinger> m_pinger;
    QHash<QString, PortProbe> m_ports;
    QHash<QString, Resolved> m_addresses;
    QHash<QString, quint64> m_busy; ///< node → its round under way
    std::map<quint64, Round> m_rounds;
    quint64 m_nextRound = 1;
    SteadyTime m_pingForbiddenUntil = SteadyTime::min();

    std::mutex m_mutex;
    std::vector<Message> m_messages;
    UniqueFd m_wake;
    std::unique_ptr<TaskPool> m_tasks;
    std::jthread m_thread;
};

ProbeScheduler::Loop::Loop(std::shared_ptr<command::Runner> local, ProbeSink sink, ProbePace pace,
                           std::shared_ptr<Network> network)
    : m_local(std::move(local))
    , m_sink(std::move(sink))
    , m_pace(pace)
    , m_plan(pace)
    , m_network(std::move(network))
    , m_pinger(m_network->pinger())
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_tasks(std::make_unique<TaskPool>(taskThreads))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

ProbeScheduler::Loop::~Loop()
{
    m_thread.request_stop();
    m_thread.join();
    m_tasks.reset();
}

void ProbeScheduler::Loop::setTargets(const QList<ProbeTarget> &targets)
{
    post([this, targets] {
        m_plan.setTargets(targets, m_clock.steadyNow());
        m_addresses.removeIf([this](const auto &entry) { return !m_plan.contains(entry.value().target); });
    });
}

void ProbeScheduler::Loop::setPortProbes(const QList<PortProbe> &probes)
{
    post([this, probes] {
        m_ports.clear();
        for (const PortProbe &probe : probes) {
            m_ports.insert(probe.node, probe);
        }
    });
}

void ProbeScheduler::Loop::post(Message message)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_messages.push_back(std::move(message));
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake.get(), &one, sizeof one);
}

void ProbeScheduler::Loop::takeMessages()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_wake.get(), &count, sizeof count);
    std::vector<Message> messages;
    {
        const std::scoped_lock lock(m_mutex);
        messages.swap(m_messages);
    }
    for (const Message &message : messages) {
        message();
    }
}

void ProbeScheduler::Loop::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "km-probe");
    const StopEvent stopEvent(stop);
    while (!stop.stop_requested()) {
        takeMessages();
        for (const ProbeTarget &target : m_plan.takeDue(m_clock.steadyNow())) {
            begin(target);
        }
        for (const EchoOutcome &outcome : m_pinger->collect(m_clock.steadyNow())) {
            echoDone(outcome.tag, outcome.roundTrip, outcome.icmpUsable);
        }
        sleep(stopEvent);
    }
}

void ProbeScheduler::Loop::sleep(const StopEvent &stopEvent)
{
    const SteadyTime now = m_clock.steadyNow();
    SteadyTime until = now + longestSleep;
    for (const auto &due : {m_plan.nextDue(), m_pinger->nextTimeout()}) {
        until = std::min(until, due.value_or(until));
    }
    auto milliseconds = std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(until - now));
    std::vector<pollfd> watched{pollfd{.fd = m_wake.get(), .events = POLLIN, .revents = 0},
                                pollfd{.fd = stopEvent.fd(), .events = POLLIN, .revents = 0}};
    if (m_wake.get() < 0 || stopEvent.fd() < 0) {
        constexpr Milliseconds slice{50}; // no descriptors left: look instead of being woken
        milliseconds = std::min(milliseconds, slice);
    }
    for (const int fd : m_pinger->fds()) {
        watched.push_back(pollfd{.fd = fd, .events = POLLIN, .revents = 0});
    }
    [[maybe_unused]] const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(milliseconds.count()));
}

void ProbeScheduler::Loop::begin(const ProbeTarget &target)
{
    if (m_busy.contains(target.node)) {
        return; // its last round still waits for a name or a connection
    }
    const quint64 round = m_nextRound++;
    m_busy.insert(target.node, round);
    Round &state = m_rounds[round];
    state.target = target;
    state.sample.node = target.node;
    const auto known = m_addresses.constFind(target.node);
    if (parseAddress(target.address)) {
        probe(round, target.address);
    } else if (known != m_addresses.cend() && known->target == target && m_clock.steadyNow() < known->until) {
        probe(round, known->literal);
    } else {
        resolveFirst(round);
    }
}

void ProbeScheduler::Loop::resolveFirst(quint64 round)
{
    const ProbeTarget target = m_rounds[round].target;
    m_rounds[round].open = 1;
    if (!m_local) {
        echoDone(round, std::nullopt, false);
        return;
    }
    m_tasks->add([this, round, target](std::stop_token stop) {
        constexpr Milliseconds mostForName{5000};
        const auto literal = resolveAddress(*m_local, target.address, mostForName, std::move(stop));
        post([this, round, target, literal] {
            if (!literal) {
                echoDone(round, std::nullopt, false);
                return;
            }
            m_addresses.insert(
                target.node,
                Resolved{.target = target, .literal = *literal, .until = m_clock.steadyNow() + addressLifetime});
            probe(round, *literal);
        });
    });
}

void ProbeScheduler::Loop::probe(quint64 round, const QString &literal)
{
    const PortProbe ports = m_ports.value(m_rounds[round].target.node, PortProbe{.node = {}, .sshPort = 0});
    m_rounds[round].open = 1 + (ports.sshPort != 0 ? 1 : 0) + (ports.apiPort != 0 ? 1 : 0);
    if (ports.sshPort != 0) {
        startPort(round, literal, ports.sshPort, &ProbeSample::sshPort);
    }
    if (ports.apiPort != 0) {
        startPort(round, literal, ports.apiPort, &ProbeSample::apiPort);
    }
    startEcho(round, literal);
}

void ProbeScheduler::Loop::startEcho(quint64 round, const QString &literal)
{
    const auto address = parseAddress(literal);
    const SteadyTime now = m_clock.steadyNow();
    if (address && m_pinger->isUsable(address->family())) {
        m_pinger->ping(round, *address, now, m_pace.timeout);
        return;
    }
    if (!m_local || now < m_pingForbiddenUntil) {
        echoDone(round, std::nullopt, false);
        return;
    }
    m_tasks->add([this, round, literal](std::stop_token stop) {
        const auto reply = pingOnce(*m_local, literal, m_pace.timeout, std::move(stop));
        const PingReply result = reply.value_or(PingReply{.roundTrip = {}, .icmpUsable = false});
        const bool forbidden = reply && !reply->icmpUsable;
        post([this, round, result, forbidden] {
            if (forbidden) {
                m_pingForbiddenUntil = m_clock.steadyNow() + retryForbidden;
            }
            echoDone(round, result.roundTrip, result.icmpUsable);
        });
    });
}

void ProbeScheduler::Loop::startPort(quint64 round, const QString &literal, quint16 port,
                                     std::optional<bool> ProbeSample::*result)
{
    m_tasks->add([this, round, literal, port, result](std::stop_token stop) {
        const bool isSsh = result == &ProbeSample::sshPort;
        const auto answer = isSsh ? m_network->ssh(literal, port, m_pace.timeout, std::move(stop))
                                  : m_network->tcp(literal, port, m_pace.timeout, std::move(stop));
        post([this, round, result, up = answer.has_value()] {
            m_rounds[round].sample.*result = up;
            partDone(round);
        });
    });
}

void ProbeScheduler::Loop::echoDone(quint64 round, std::optional<std::chrono::microseconds> roundTrip, bool usable)
{
    m_rounds[round].sample.roundTrip = roundTrip;
    m_rounds[round].sample.icmpUsable = usable;
    partDone(round);
}

void ProbeScheduler::Loop::partDone(quint64 round)
{
    const auto found = m_rounds.find(round);
    if (--found->second.open > 0) {
        return;
    }
    Round done = std::move(found->second);
    m_rounds.erase(found);
    m_busy.remove(done.target.node);
    if (m_plan.contains(done.target)) { // else it was taken from the list meanwhile
        done.sample.at = m_clock.utcNow();
        m_sink(done.sample);
    }
}

ProbeScheduler::ProbeScheduler(std::shared_ptr<command::Runner> local, ProbeSink sink, ProbePace pace,
                               std::shared_ptr<Network> network)
    : m_loop(std::make_unique<Loop>(std::move(local), std::move(sink), pace, std::move(network)))
{
}

ProbeScheduler::~ProbeScheduler() = default;

void ProbeScheduler::setTargets(const QList<ProbeTarget> &targets)
{
    m_loop->setTargets(targets);
}

void ProbeScheduler::setPortProbes(const QList<PortProbe> &probes)
{
    m_loop->setPortProbes(probes);
}

} // namespace kubemori::monitor
