// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/reboot_survey.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::maintenance {

using monitor::ProbeTarget;

RebootSurvey::RebootSurvey(Ask ask, RebootNeedSink sink, int atATime)
    : m_ask(std::move(ask))
    , m_sink(std::move(sink))
{
    for (int i = 0; i < atATime; ++i) {
        m_threads.emplace_back([this](const std::stop_token &stop) { main(stop); });
    }
}

RebootSurvey::~RebootSurvey()
{
    for (std::jthread &thread : m_threads) {
        thread.request_stop(); // all of them first, so that the end takes as long as the slowest and no longer
    }
    m_threads.clear();
}

void RebootSurvey::ask(const QList<ProbeTarget> &nodes)
{
    {
        const std::scoped_lock lock(m_mutex);
        QSet<QString> waiting;
        for (const ProbeTarget &target : m_waiting) {
            waiting.insert(target.node);
        }
        for (const ProbeTarget &target : nodes) {
            if (!waiting.contains(target.node)) {
                waiting.insert(target.node);
                m_waiting.push_back(target);
            }
        }
    }
    m_changed.notify_all();
}

std::deque<ProbeTarget>::iterator RebootSurvey::next()
{
    return std::ranges::find_if(m_waiting,
                                [this](const ProbeTarget &target) { return !m_underWay.contains(target.node); });
}

void RebootSurvey::main(const std::stop_token &stop)
{
    while (true) {
        ProbeTarget target;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return next() != m_waiting.end(); }) || stop.stop_requested()) {
                return;
            }
            const auto at = next();
            target = std::move(*at);
            m_waiting.erase(at);
            m_underWay.insert(target.node);
        }
        const auto need = m_ask(target, stop);
        if (!stop.stop_requested()) {
            m_sink(target.node, need);
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_underWay.remove(target.node);
        }
        m_changed.notify_all();
    }
}

} // namespace kubemori::maintenance
