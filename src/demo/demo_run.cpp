// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_run.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// As often as the real one, in our time.
constexpr auto heartbeat = seconds{5};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray frame(char kind, qint64 offset, qint64 timeMs, const QByteArray &bytes)
{
    return QByteArray(1, kind) + ' ' + QByteArray::number(offset) + ' ' + QByteArray::number(bytes.size()) + ' ' +
           QByteArray::number(timeMs) + '\n' + bytes + '\n';
}

QStringList wordsOf(const QJsonValue &value)
{
    QStringList words;
    for (const QJsonValue &word : value.toArray()) {
        words.append(word.toString());
    }
    return words;
}

} // namespace

DemoRun::DemoRun(QJsonObject spec, QString folder, SharedCluster &cluster, const DemoClock &clock)
    : m_spec(std::move(spec))
    , m_folder(std::move(folder))
    , m_cluster(cluster)
    , m_clock(clock)
    , m_thread([this](const std::stop_token &stop) { main(stop); })
{
}

void DemoRun::main(const std::stop_token &stop)
{
    command::Command command;
    command.argv = wordsOf(m_spec.value("argv"_L1));
    command.workingDirectory = m_spec.value("cwd"_L1).toString();
    const command::OutputSink sink = [this](command::Stream, QByteArrayView bytes) { append(bytes); };
    const PlaybookHooks hooks{.event = [this](QJsonObject event) { tell(std::move(event)); },
                              .waitForEnter = [this, stop](const auto &show) { return waitForEnter(show, stop); }};
    Call call(m_cluster, -1, command, sink, Instant::max(), stop);
    const int code = runProgram(call, hooks);
    const std::scoped_lock lock(m_mutex);
    m_isOver = true;
    m_exit = code;
    m_endMs = m_clock.now().time_since_epoch().count();
    m_changed.notify_all();
}

int DemoRun::runProgram(Call &call, const PlaybookHooks &hooks) const
{
    const QString name = call.argv().value(0).section(u'/', -1);
    if (name == "ansible-inventory"_L1) {
        return runInventory(call);
    }
    return name == "ansible"_L1 ? runModule(call, hooks) : runPlaybook(call, hooks);
}

void DemoRun::append(QByteArrayView bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_marks.push_back({.offset = m_output.size(), .timeMs = m_clock.now().time_since_epoch().count()});
    // A terminal ends its lines so.
    m_output.append(bytes.toByteArray().replace("\n", "\r\n"));
    m_changed.notify_all();
}

void DemoRun::tell(QJsonObject event)
{
    const std::scoped_lock lock(m_mutex);
    event.insert(u"t"_s, static_cast<qint64>(m_clock.now().time_since_epoch().count()));
    event.insert(u"n"_s, ++m_eventCount);
    m_events.append(compact(event) + '\n');
    m_changed.notify_all();
}

bool DemoRun::waitForEnter(const std::function<void()> &show, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_typed.clear(); // before the question is shown, so that the first answer to it counts
    lock.unlock();
    show();
    lock.lock();
    const bool came = m_changed.wait(lock, stop, [this] { return m_typed.contains('\n') || m_typed.contains('A'); });
    return came && m_typed.contains('\n');
}

void DemoRun::type(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_typed.append(bytes);
    m_changed.notify_all();
}

void DemoRun::end()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_wasStopped = m_wasStopped || !m_isOver; // it may have ended just now
    }
    m_thread.request_stop();
}

bool DemoRun::isOver() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isOver;
}

QJsonObject DemoRun::state() const
{
    const QString name = m_isOver ? u"ended"_s : m_wasStopped ? u"stopping"_s : u"running"_s;
    const bool hasExit = m_isOver && !m_wasStopped;
    constexpr int interrupted = 2;
    return {{u"state"_s, name},
            {u"exit"_s, hasExit ? QJsonValue(m_exit) : QJsonValue()},
            {u"signal"_s, m_isOver && m_wasStopped ? interrupted : 0},
            {u"stopped"_s, m_wasStopped},
            {u"ended"_s, m_isOver ? QJsonValue(toDateTime(Instant(Milliseconds(m_endMs))).toString(Qt::ISODateWithMs))
                                  : QJsonValue()}};
}

QJsonObject DemoRun::listed() const
{
    const std::scoped_lock lock(m_mutex);
    QJsonObject listed = m_spec.value("record"_L1).toObject();
    listed.insert(u"folder"_s, m_folder);
    listed.insert(u"status"_s, state());
    listed.insert(u"outputBytes"_s, m_output.size());
    listed.insert(u"eventBytes"_s, m_events.size());
    return listed;
}

QByteArray DemoRun::news(qint64 &output, qint64 &events, QByteArray &lastState) const
{
    QByteArray frames;
    const auto tellState = [&] {
        if (const QByteArray now = compact(state()); now != lastState) {
            frames += frame('S', 0, 0, now);
            lastState = now;
        }
    };
    if (!m_isOver) {
        tellState();
    }
    while (output < m_output.size()) {
        const auto after = std::ranges::upper_bound(m_marks, output, {}, &Mark::offset);
        const qint64 until = after == m_marks.end() ? m_output.size() : after->offset;
        frames += frame('O', output, std::prev(after)->timeMs, m_output.mid(output, until - output));
        output = until;
    }
    if (events < m_events.size()) {
        frames += frame('E', events, 0, m_events.mid(events));
        events = m_events.size();
    }
    tellState(); // an end comes last
    return frames;
}

bool DemoRun::follow(qint64 output, qint64 events, const command::OutputSink &sink, std::stop_token stop) const
{
    QByteArray lastState;
    bool isFirst = true;
    while (!stop.stop_requested()) {
        std::unique_lock lock(m_mutex);
        QByteArray frames = news(output, events, lastState);
        const bool isOver = m_isOver;
        lock.unlock();
        const bool isHeartbeatDue = std::exchange(isFirst, false) || frames.isEmpty();
        if (isHeartbeatDue && !isOver) { // nothing comes after the state that ends it
            frames += frame('H', 0, 0, {});
        }
        sink(command::Stream::Output, frames);
        if (isOver) {
            return true;
        }
        lock.lock();
        m_changed.wait_for(lock, stop, heartbeat, [&] {
            return output < m_output.size() || events < m_events.size() || compact(state()) != lastState;
        });
    }
    return false;
}

} // namespace kubemori::demo
