// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/step_context.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

/// A step without a timeout would wait for ever: none is meant to.
constexpr Milliseconds longest = std::chrono::hours{24};

} // namespace

StepContext::StepContext(const PlanStep &step, Recorder &recorder, Clock &clock, Milliseconds timeout,
                         std::stop_token stop)
    : m_step(&step)
    , m_recorder(&recorder)
    , m_clock(&clock)
    , m_timeout(timeout.count() > 0 ? std::min(timeout, longest) : longest)
    , m_deadline(clock, m_timeout)
    , m_stop(std::move(stop))
{
}

Milliseconds StepContext::timeLeft() const
{
    return std::max(m_deadline.left(*m_clock, m_timeout), Milliseconds{1});
}

Result<> StepContext::wait(Milliseconds duration)
{
    if (!m_clock->sleepFor(std::min(duration, timeLeft()), m_stop)) {
        return fail(ErrorCode::Cancelled, {}, node());
    }
    return {};
}

void StepContext::observe(const QString &what)
{
    if (what == m_lastObserved) {
        return;
    }
    m_lastObserved = what;
    m_recorder->observed(*m_step, what);
}

Result<> StepContext::begin(const QString &action, const QMap<QString, QString> &facts)
{
    if (m_stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, node());
    }
    return m_recorder->intent(*m_step, action, facts);
}

} // namespace kubemori::operation
