// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/operation_watch.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using operation::Event;

namespace {

/// One line of the transcript; events that say nothing there give an empty one.
struct EventLine
{
    QString operator()(const operation::StepChanged &e) const
    {
        return e.step + u": "_s + operation::toString(e.state) +
               (e.state == operation::StepState::Failed ? u' ' + toLogLine(e.error) : QString());
    }
    QString operator()(const operation::CommandStarted &e) const
    {
        return e.step + u" $ "_s + e.command + u" @ "_s + e.location;
    }
    QString operator()(const operation::CommandOutput &e) const
    {
        return e.step + u" | "_s + QString::fromUtf8(e.line);
    }
    QString operator()(const operation::CommandFinished &e) const
    {
        return u"%1 = %2/%3"_s.arg(e.step).arg(e.code).arg(e.signal);
    }
    QString operator()(const operation::Observed &e) const { return e.step + u": "_s + e.what; }
    QString operator()(const operation::Asked &e) const { return u"asked: "_s + toLogLine(e.question.error); }
    QString operator()(const operation::Finished &e) const
    {
        return u"finished: "_s + operation::toString(e.outcome) + u' ' + toLogLine(e.error);
    }
    QString operator()(const operation::Started &) const { return u"started"_s; }
    QString operator()(const operation::Answered &e) const
    {
        return u"answered: "_s + operation::toString(e.answer.choice);
    }
};

} // namespace

operation::EventSink OperationWatch::sink()
{
    return [this](const Event &event) {
        const std::scoped_lock lock(m_mutex);
        m_events.push_back(event);
        m_arrived.notify_all();
    };
}

std::optional<Event> OperationWatch::waitFor(const std::function<bool(const Event &)> &matches,
                                             std::chrono::seconds deadline)
{
    const auto end = std::chrono::steady_clock::now() + deadline;
    std::unique_lock lock(m_mutex);
    while (true) {
        if (const auto found = std::ranges::find_if(m_events, matches); found != m_events.end()) {
            return *found;
        }
        if (m_arrived.wait_until(lock, end) == std::cv_status::timeout) {
            return std::nullopt;
        }
    }
}

std::optional<operation::Question> OperationWatch::question(int afterId, std::chrono::seconds deadline)
{
    const auto asked = waitFor(
        [afterId](const Event &event) {
            const auto *found = std::get_if<operation::Asked>(&event);
            return found != nullptr && found->question.id > afterId;
        },
        deadline);
    return asked ? std::optional(std::get<operation::Asked>(*asked).question) : std::nullopt;
}

std::optional<operation::Finished> OperationWatch::finished(std::chrono::seconds deadline)
{
    const auto end =
        waitFor([](const Event &event) { return std::holds_alternative<operation::Finished>(event); }, deadline);
    return end ? std::optional(std::get<operation::Finished>(*end)) : std::nullopt;
}

bool OperationWatch::reached(const QString &step, operation::StepState state, std::chrono::seconds deadline)
{
    return waitFor(
               [&](const Event &event) {
                   const auto *changed = std::get_if<operation::StepChanged>(&event);
                   return changed != nullptr && changed->step == step && changed->state == state;
               },
               deadline)
        .has_value();
}

QStringList OperationWatch::commands() const
{
    const std::scoped_lock lock(m_mutex);
    QStringList result;
    for (const Event &event : m_events) {
        if (const auto *started = std::get_if<operation::CommandStarted>(&event)) {
            result.append(started->command);
        }
    }
    return result;
}

QString OperationWatch::transcript() const
{
    const std::scoped_lock lock(m_mutex);
    QStringList lines;
    for (const Event &event : m_events) {
        lines.append(std::visit(EventLine{}, event));
    }
    return lines.join(u'\n');
}

} // namespace kubemori::test
