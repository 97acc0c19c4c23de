// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/budget_watch.hpp"

#include "base/clock.hpp"
#include "base/line_splitter.hpp"
#include "command/local_runner.hpp"

#include <QString>

namespace kubemori::test {

using namespace Qt::StringLiterals;

BudgetWatch::BudgetWatch()
{
    m_thread = std::jthread([this](const std::stop_token &stop) {
        command::LocalRunner runner;
        SystemClock clock;
        LineSplitter lines([this](QByteArrayView line) { look(line); });
        command::Command watch;
        watch.argv = {u"kubectl"_s,
                      u"get"_s,
                      u"pdb"_s,
                      u"web"_s,
                      u"--namespace=demo"_s,
                      u"--watch"_s,
                      u"-o=jsonpath={.status.currentHealthy} {.status.desiredHealthy}{\"\\n\"}"_s};
        while (!stop.stop_requested()) { // the API server may be restarted meanwhile
            (void)runner.run(
                watch,
                [&lines](command::Stream stream, QByteArrayView bytes) {
                    if (stream == command::Stream::Output) {
                        lines.feed(bytes);
                    }
                },
                stop);
            clock.sleepFor(Milliseconds{200}, stop);
        }
    });
}

BudgetWatch::Seen BudgetWatch::finish()
{
    m_thread.request_stop();
    m_thread.join();
    const std::scoped_lock lock(m_mutex);
    return m_seen;
}

void BudgetWatch::look(QByteArrayView line)
{
    const auto numbers = line.toByteArray().split(' ');
    if (numbers.size() != 2) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    ++m_seen.states;
    if (numbers.at(0).toInt() < numbers.at(1).toInt()) {
        m_seen.violations.append(u"%1 healthy, %2 needed"_s.arg(numbers.at(0).toInt()).arg(numbers.at(1).toInt()));
    }
}

} // namespace kubemori::test
