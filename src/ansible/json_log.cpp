// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/json_log.hpp"

#include "ansible/event_text.hpp"
#include "ansible/result_text.hpp"

#include <QDateTime>
#include <QHash>

#include <simdjson.h>

#include <algorithm>
#include <string_view>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Kind = RunEvent::Kind;
using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString textOf(const Object &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? cleanName(bytesOf(text)) : QString();
}

bool flagOf(const Object &object, std::string_view key)
{
    bool flag = false;
    return object[key].get(flag) == simdjson::SUCCESS && flag;
}

int numberOf(const Object &object, std::string_view key)
{
    std::int64_t number = 0;
    return object[key].get(number) == simdjson::SUCCESS
               ? static_cast<int>(std::clamp<std::int64_t>(number, 0, 1'000'000))
               : 0;
}

qint64 timeOf(const Object &object, std::string_view which)
{
    Object duration;
    if (object["duration"].get(duration) != simdjson::SUCCESS) {
        return 0;
    }
    const QDateTime time = QDateTime::fromString(textOf(duration, which), Qt::ISODateWithMs);
    return time.isValid() ? std::max<qint64>(0, time.toMSecsSinceEpoch()) : 0;
}

HostStatus statusOf(const Object &result)
{
    if (flagOf(result, "unreachable")) {
        return HostStatus::Unreachable;
    }
    if (flagOf(result, "failed")) {
        return HostStatus::Failed;
    }
    if (flagOf(result, "skipped")) {
        return HostStatus::Skipped;
    }
    return flagOf(result, "changed") ? HostStatus::Changed : HostStatus::Ok;
}

/// Where each host of each task is, one after the other, as ansible indents the document.
class Lines
{
public:
    Lines(const QByteArray &document, qint64 firstLine)
        : m_first(firstLine)
    {
        constexpr QByteArrayView before = "                    \""; // what a task has: "hosts", "task"
        constexpr QByteArrayView hosts = "                    \"hosts\": {";
        constexpr QByteArrayView indent = "                        \"";
        bool isHosts = false;
        qint64 number = firstLine;
        for (qsizetype from = 0; from < document.size(); ++number) {
            const qsizetype feed = document.indexOf('\n', from);
            const QByteArrayView line =
                QByteArrayView(document).sliced(from, (feed < 0 ? document.size() : feed) - from);
            from = feed < 0 ? document.size() : feed + 1;
            if (line.startsWith(before)) {
                isHosts = line == hosts;
            } else if (isHosts && line.startsWith(indent) && line.endsWith(": {")) {
                m_hosts.append(number);
            }
        }
    }
    /// For the next host, in the order of the document.
    qint64 next() { return m_at < m_hosts.size() ? m_hosts.at(m_at++) : m_first; }

private:
    qint64 m_first;
    QList<qint64> m_hosts;
    qsizetype m_at = 0;
};

class Reader
{
public:
    Reader(const QByteArray &document, qint64 firstLine)
        : m_lines(document, firstLine)
        , m_firstLine(firstLine)
    {
    }

    std::vector<LocatedEvent> read(const Object &root)
    {
        simdjson::dom::array plays;
        if (root["plays"].get(plays) != simdjson::SUCCESS) {
            return {};
        }
        tell({}, Kind::PlaybookStart, m_firstLine);
        readTallies(root);
        for (const Element element : plays) {
            if (Object play; element.get(play) == simdjson::SUCCESS) {
                readPlay(play);
            }
        }
        settleFailures();
        RunEvent stats;
        stats.tallies = m_tallies;
        if (root["stats"].error() == simdjson::SUCCESS) {
            tell(stats, Kind::Stats, m_firstLine);
        }
        return std::move(m_events);
    }

private:
    void readTallies(const Object &root);
    void readPlay(const Object &play);
    void readTask(const Object &task, const QString &id);
    void readResult(const Object &result, RunEvent event);
    void settleFailures();
    RunEvent &tell(RunEvent event, Kind kind, qint64 line)
    {
        event.kind = kind;
        m_events.push_back({.event = std::move(event), .line = line});
        return m_events.back().event;
    }

    Lines m_lines;
    qint64 m_firstLine;
    std::vector<LocatedEvent> m_events;
    QMap<QString, HostTally> m_tallies;
    QHash<QString, std::vector<std::size_t>> m_failures; ///< of each host, as events
    int m_number = 0;
};

void Reader::readTallies(const Object &root)
{
    Object stats;
    if (root["stats"].get(stats) != simdjson::SUCCESS) {
        return;
    }
    for (const auto &[host, element] : stats) {
        if (Object tally; element.get(tally) == simdjson::SUCCESS) {
            m_tallies.insert(cleanName(bytesOf(host)), {.ok = numberOf(tally, "ok"),
                                                        .changed = numberOf(tally, "changed"),
                                                        .unreachable = numberOf(tally, "unreachable"),
                                                        .failed = numberOf(tally, "failures"),
                                                        .skipped = numberOf(tally, "skipped"),
                                                        .rescued = numberOf(tally, "rescued"),
                                                        .ignored = numberOf(tally, "ignored")});
        }
    }
}

void Reader::readPlay(const Object &play)
{
    Object about;
    RunEvent start;
    if (play["play"].get(about) == simdjson::SUCCESS) {
        start.id = textOf(about, "id");
        start.name = textOf(about, "name");
        start.timeMs = timeOf(about, "start");
    }
    start.id = start.id.isEmpty() ? u"p"_s + QString::number(++m_number) : start.id;
    tell(start, Kind::PlayStart, m_firstLine);
    simdjson::dom::array tasks;
    if (play["tasks"].get(tasks) != simdjson::SUCCESS) {
        return;
    }
    for (const Element element : tasks) {
        if (Object task; element.get(task) == simdjson::SUCCESS) {
            readTask(task, u"t"_s + QString::number(++m_number)); // ansible's own ids come again in each batch
        }
    }
}

void Reader::readTask(const Object &task, const QString &id)
{
    RunEvent start;
    start.id = id;
    qint64 endMs = 0;
    if (Object about; task["task"].get(about) == simdjson::SUCCESS) {
        start.name = textOf(about, "name");
        start.path = textOf(about, "path");
        start.timeMs = timeOf(about, "start");
        endMs = timeOf(about, "end");
        const qsizetype colon = start.name.indexOf(u" : ");
        if (colon > 0 && !QStringView(start.name).first(colon).contains(u' ')) {
            start.role = start.name.first(colon);
            start.name = start.name.sliced(colon + 3);
        }
    }
    Object hosts;
    const bool hasHosts = task["hosts"].get(hosts) == simdjson::SUCCESS;
    if (hasHosts) {
        for (const auto &[host, element] : hosts) {
            if (Object result; start.action.isEmpty() && element.get(result) == simdjson::SUCCESS) {
                start.action = textOf(result, "action");
            }
        }
    }
    const std::size_t place = m_events.size();
    tell(start, Kind::TaskStart, m_firstLine);
    if (!hasHosts) {
        return;
    }
    for (const auto &[host, element] : hosts) {
        const qint64 line = m_lines.next();
        m_events[place].line = m_events[place].line == m_firstLine ? line : m_events[place].line;
        RunEvent event;
        event.id = id;
        event.host = cleanName(bytesOf(host));
        event.timeMs = endMs;
        if (Object result; !event.host.isEmpty() && element.get(result) == simdjson::SUCCESS) {
            readResult(result, event);
            m_events.back().line = line;
        }
    }
}

void Reader::readResult(const Object &result, RunEvent event)
{
    event.status = statusOf(result);
    const bool isFailure = event.status == HostStatus::Failed || event.status == HostStatus::Unreachable;
    simdjson::dom::array items;
    if (result["results"].get(items) == simdjson::SUCCESS) {
        for (const Element element : items) {
            Object item;
            if (element.get(item) != simdjson::SUCCESS) {
                continue;
            }
            RunEvent one = event;
            one.status = statusOf(item);
            one.item = textOf(item, "item");
            one.isCensored = item["censored"].error() == simdjson::SUCCESS;
            one.message = one.isCensored ? QString() : textOf(item, "msg");
            tell(one, Kind::ItemResult, m_firstLine);
        }
    }
    const std::string dump = simdjson::minify(result);
    const ResultText said = readResultText(QString::fromUtf8(bytesOf(dump)), isFailure);
    event.message = said.message;
    event.exitCode = said.exitCode;
    event.isCensored = said.isCensored;
    event.attempts = numberOf(result, "attempts");
    if (Object delegated; result["_ansible_delegated_vars"].get(delegated) == simdjson::SUCCESS) {
        event.delegatedTo = textOf(delegated, "ansible_delegated_host");
    }
    if (event.status == HostStatus::Failed) {
        m_failures[event.host].push_back(m_events.size());
    }
    tell(event, Kind::HostResult, m_firstLine);
}

/// The document does not say which failures were ignored. Where the recap knows of no rescue, all but the last are;
/// with both, the tree's own guess stands.
void Reader::settleFailures()
{
    for (const auto &[host, failures] : m_failures.asKeyValueRange()) {
        const HostTally tally = m_tallies.value(host);
        const auto counting = static_cast<std::size_t>(tally.failed);
        if (tally.ignored == 0 || tally.rescued > 0 || counting > failures.size()) {
            continue;
        }
        for (std::size_t i = 0; i + counting < failures.size(); ++i) {
            m_events[failures[i]].event.status = HostStatus::Ignored;
        }
    }
}

} // namespace

std::vector<LocatedEvent> readJsonLog(const QByteArray &document, qint64 firstLine)
{
    simdjson::dom::parser parser;
    Object root;
    const simdjson::padded_string padded(document.constData(), static_cast<std::size_t>(document.size()));
    if (parser.parse(padded).get(root) != simdjson::SUCCESS) {
        return {};
    }
    return Reader(document, firstLine).read(root);
}

} // namespace kubemori::ansible
