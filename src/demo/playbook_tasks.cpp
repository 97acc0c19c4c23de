// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_tasks.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;
using Result = PlaybookOutput::Result;

namespace {

Milliseconds durationOf(const QString &module)
{
    return module == "setup"_L1 ? seconds{6} : module == "apt"_L1 || module == "get_url"_L1 ? seconds{9} : seconds{2};
}

} // namespace

PlaybookTasks::PlaybookTasks(Call &call, const PlaybookHooks &hooks)
    : m_call(call)
    , m_hooks(hooks)
    , m_output(call, hooks)
{
}

bool PlaybookTasks::play(const QString &name, const QList<Task> &tasks, const QStringList &hosts)
{
    play(name, hosts);
    return std::ranges::all_of(tasks, [&](const Task &task) { return run(task, hosts); });
}

bool PlaybookTasks::run(const Task &task, const QStringList &hosts, const QStringList &skipped)
{
    bool isFirst = true;
    return run(task, hosts, skipped, [&](const QString &) {
        if (std::exchange(isFirst, false)) { // on all of them at the same time
            (void)m_call.sleep(durationOf(task.module));
        }
        return QString();
    });
}

bool PlaybookTasks::run(const Task &task, const QStringList &hosts, const QStringList &skipped,
                        const std::function<QString(const QString &host)> &work)
{
    m_output.task(task.name, task.module, hosts);
    bool isGood = true;
    for (const QString &host : hosts) {
        if (skipped.contains(host)) {
            m_output.result(host, Result::Skipped);
            continue;
        }
        const QString wrong = work(host);
        if (m_call.isOver()) {
            return false;
        }
        isGood = isGood && wrong.isEmpty();
        m_output.result(host, !wrong.isEmpty() ? Result::Failed : task.changes ? Result::Changed : Result::Ok, wrong);
    }
    if (!isGood) {
        m_output.noMoreHosts();
    }
    return isGood && !m_call.isOver();
}

bool PlaybookTasks::fail(const Task &task, const QStringList &hosts, const QString &host, const QString &message)
{
    return run(task, hosts, {}, [&](const QString &each) {
        if (each == host) {
            (void)m_call.sleep(durationOf(task.module));
        }
        return each == host ? message : QString();
    });
}

bool PlaybookTasks::confirm(const QString &task, const QString &prompt, const QString &host)
{
    if (!m_hooks.waitForEnter) {
        return true;
    }
    m_output.task(task, u"pause"_s, {host});
    const bool goesOn = m_hooks.waitForEnter([&] {
        m_call.outLine(u"[%1]"_s.arg(task));
        m_call.outLine(u"%1 (Press Enter to continue or Ctrl+C for other options):"_s.arg(prompt));
    });
    if (goesOn) {
        m_output.result(host, Result::Ok);
    }
    return goesOn;
}

} // namespace kubemori::demo
