// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_output.hpp"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineLength = 79;

// lib/ansible/constants.py, COLOR_*
constexpr const char *green = "\x1b[0;32m";
constexpr const char *yellow = "\x1b[0;33m";
constexpr const char *cyan = "\x1b[0;36m";
constexpr const char *red = "\x1b[0;31m";

struct Words
{
    const char *line;   ///< in the output
    const char *status; ///< in the events
    const char *colour;
};

Words wordsOf(PlaybookOutput::Result result)
{
    switch (result) {
    case PlaybookOutput::Result::Changed:
        return {.line = "changed", .status = "changed", .colour = yellow};
    case PlaybookOutput::Result::Skipped:
        return {.line = "skipping", .status = "skipped", .colour = cyan};
    case PlaybookOutput::Result::Failed:
        return {.line = "fatal", .status = "failed", .colour = red};
    case PlaybookOutput::Result::Ok:
        break;
    }
    return {.line = "ok", .status = "ok", .colour = green};
}

} // namespace

PlaybookOutput::PlaybookOutput(Call &call, const PlaybookHooks &hooks)
    : m_call(call)
    , m_hooks(hooks)
{
}

void PlaybookOutput::tell(QJsonObject event)
{
    if (m_hooks.event) {
        m_hooks.event(std::move(event));
    }
}

void PlaybookOutput::banner(const QString &text)
{
    m_call.outLine(u'\n' + text + u' ' + QString(std::max<qsizetype>(3, lineLength - text.size() - 1), u'*'));
}

void PlaybookOutput::line(const QString &text, const char *colour)
{
    m_call.outLine(m_hooks.event ? QString(QLatin1StringView(colour) + text + u"\x1b[0m"_s) : text);
}

void PlaybookOutput::begin(const QString &playbook, const QString &ansible)
{
    tell({{u"e"_s, u"playbook_start"_s}, {u"name"_s, playbook}, {u"ansible"_s, ansible}});
}

void PlaybookOutput::play(const QString &name, const QStringList &hosts)
{
    banner(u"PLAY [%1]"_s.arg(name));
    tell({{u"e"_s, u"play_start"_s},
          {u"id"_s, u"play-%1"_s.arg(++m_plays)},
          {u"name"_s, name},
          {u"hosts"_s, QJsonArray::fromStringList(hosts)}});
}

void PlaybookOutput::task(const QString &name, const QString &module, const QStringList &hosts)
{
    banner(u"TASK [%1]"_s.arg(name));
    const QString id = u"task-%1"_s.arg(++m_tasks);
    const bool hasRole = name.contains(" : "_L1);
    tell({{u"e"_s, u"task_start"_s},
          {u"id"_s, id},
          {u"name"_s, hasRole ? name.section(u" : "_s, 1) : name},
          {u"role"_s, hasRole ? name.section(u" : "_s, 0, 0) : QString()},
          {u"action"_s, module}});
    for (const QString &host : hosts) {
        tell({{u"e"_s, u"host_start"_s}, {u"id"_s, id}, {u"host"_s, host}});
    }
}

void PlaybookOutput::result(const QString &host, Result result, const QString &message)
{
    Tally &tally = m_tallies[host];
    tally.ok += result == Result::Ok || result == Result::Changed ? 1 : 0;
    tally.changed += result == Result::Changed ? 1 : 0;
    tally.skipped += result == Result::Skipped ? 1 : 0;
    tally.failed += result == Result::Failed ? 1 : 0;
    const Words words = wordsOf(result);
    const QString what =
        result == Result::Failed ? u": FAILED! => {\"changed\": false, \"msg\": \"%1\"}"_s.arg(message) : QString();
    line(u"%1: [%2]%3"_s.arg(QLatin1StringView(words.line), host, what), words.colour);
    QJsonObject event{{u"e"_s, u"host_result"_s},
                      {u"id"_s, u"task-%1"_s.arg(m_tasks)},
                      {u"host"_s, host},
                      {u"status"_s, QLatin1StringView(words.status)}};
    if (!message.isEmpty()) {
        event.insert(u"message"_s, message);
    }
    tell(std::move(event));
}

void PlaybookOutput::noMoreHosts()
{
    banner(u"NO MORE HOSTS LEFT"_s);
    tell({{u"e"_s, u"no_hosts_remaining"_s}});
}

QString PlaybookOutput::recapLine(const QString &host) const
{
    const Tally tally = m_tallies.value(host);
    return host.leftJustified(27) +
           u": ok=%1 changed=%2 unreachable=0    failed=%3    skipped=%4    rescued=0    ignored=0   "_s.arg(
               QString::number(tally.ok).leftJustified(4), QString::number(tally.changed).leftJustified(4),
               QString::number(tally.failed), QString::number(tally.skipped));
}

void PlaybookOutput::recap(const QStringList &hosts)
{
    banner(u"PLAY RECAP"_s);
    QJsonObject tallies;
    for (const QString &host : hosts) {
        const Tally tally = m_tallies.value(host);
        m_call.outLine(recapLine(host));
        tallies.insert(host, QJsonObject{{u"ok"_s, tally.ok},
                                         {u"changed"_s, tally.changed},
                                         {u"unreachable"_s, 0},
                                         {u"failed"_s, tally.failed},
                                         {u"skipped"_s, tally.skipped},
                                         {u"rescued"_s, 0},
                                         {u"ignored"_s, 0}});
    }
    tell({{u"e"_s, u"stats"_s}, {u"tallies"_s, tallies}});
}

} // namespace kubemori::demo
