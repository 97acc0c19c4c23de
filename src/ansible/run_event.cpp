// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_event.hpp"

#include "ansible/event_text.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Kind = RunEvent::Kind;
using Value = simdjson::ondemand::value;
using Status = simdjson::error_code;

constexpr std::array<std::pair<std::string_view, Kind>, 13> kinds{{
    {"host_result", Kind::HostResult},
    {"host_start", Kind::HostStart},
    {"item_result", Kind::ItemResult},
    {"task_start", Kind::TaskStart},
    {"retry", Kind::Retry},
    {"async_poll", Kind::AsyncPoll},
    {"include", Kind::Include},
    {"notify", Kind::HandlerNotified},
    {"play_start", Kind::PlayStart},
    {"playbook_start", Kind::PlaybookStart},
    {"no_hosts_matched", Kind::NoHostsMatched},
    {"no_hosts_remaining", Kind::NoHostsRemaining},
    {"stats", Kind::Stats},
}};

/// Those that the plugin writes. Running and Rescued are found out by the tree.
constexpr std::array<std::pair<std::string_view, HostStatus>, 6> statuses{{
    {"ok", HostStatus::Ok},
    {"changed", HostStatus::Changed},
    {"skipped", HostStatus::Skipped},
    {"failed", HostStatus::Failed},
    {"ignored", HostStatus::Ignored},
    {"unreachable", HostStatus::Unreachable},
}};

constexpr std::int64_t latestTime = 253'402'300'799'999; ///< the year 9999
constexpr std::int64_t mostTimes = 1'000'000;
constexpr qsizetype mostHosts = 20'000;

template<class Entries>
auto find(const Entries &entries, std::string_view word) -> std::optional<decltype(entries[0].second)>
{
    const auto found = std::ranges::find(entries, word, [](const auto &entry) { return entry.first; });
    return found == entries.end() ? std::nullopt : std::optional(found->second);
}

/// A value of another type than expected is as one that was not given; false: the text itself is broken.
bool isReadable(Status status)
{
    return status == simdjson::SUCCESS || status == simdjson::INCORRECT_TYPE ||
           status == simdjson::NUMBER_OUT_OF_RANGE || status == simdjson::BIGINT_ERROR ||
           status == simdjson::NUMBER_ERROR;
}

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Reads the fields of one line into an event.
class LineReader
{
public:
    /// False: the line is broken.
    bool read(simdjson::ondemand::object &object);
    /// Nothing, if what the kind needs is not there.
    std::optional<RunEvent> take();

private:
    bool field(std::string_view key, Value value);
    bool name(Value value, QString &out);
    bool message(Value value);
    bool flag(Value value, bool &out);
    bool number(Value value, std::int64_t least, std::int64_t most, std::optional<std::int64_t> &out);
    bool time(Value value);
    bool count(Value value, int &out);
    bool exitCode(Value value);
    bool kind(Value value);
    bool status(Value value);
    bool hosts(Value value);
    bool tallies(Value value);
    bool tally(Value value, HostTally &out);

    RunEvent m_event;
    std::optional<Kind> m_kind;
    std::optional<HostStatus> m_status;
};

bool LineReader::read(simdjson::ondemand::object &object)
{
    for (auto entry : object) {
        simdjson::ondemand::field field;
        if (std::move(entry).get(field) != simdjson::SUCCESS || !this->field(field.escaped_key(), field.value())) {
            return false;
        }
    }
    return true;
}

std::optional<RunEvent> LineReader::take()
{
    if (!m_kind) {
        return std::nullopt;
    }
    m_event.kind = *m_kind;
    const bool isResult = *m_kind == Kind::HostResult || *m_kind == Kind::ItemResult;
    const bool isOfHost =
        isResult || *m_kind == Kind::HostStart || *m_kind == Kind::Retry || *m_kind == Kind::AsyncPoll;
    const bool needsId = isOfHost || *m_kind == Kind::TaskStart || *m_kind == Kind::PlayStart;
    if ((isResult && !m_status) || (isOfHost && m_event.host.isEmpty()) || (needsId && m_event.id.isEmpty())) {
        return std::nullopt;
    }
    m_event.status = m_status.value_or(HostStatus::Ok);
    if (m_event.isCensored) {
        m_event.message.clear(); // the plugin writes none; should it ever, this is the last door
    }
    return std::move(m_event);
}

bool LineReader::field(std::string_view key, Value value)
{
    switch (key.size()) {
    case 1:
        return key == "e" ? kind(value) : key == "t" ? time(value) : true;
    case 2:
        return key == "id" ? name(value, m_event.id) : key == "rc" ? exitCode(value) : true;
    case 4:
        return key == "host"   ? name(value, m_event.host)
               : key == "name" ? name(value, m_event.name)
               : key == "item" ? name(value, m_event.item)
               : key == "role" ? name(value, m_event.role)
               : key == "path" ? name(value, m_event.path)
                               : true;
    case 5:
        return key == "hosts" ? hosts(value) : true;
    case 6:
        return key == "status" ? status(value) : key == "action" ? name(value, m_event.action) : true;
    case 7:
        return key == "message"   ? message(value)
               : key == "retries" ? count(value, m_event.retries)
               : key == "handler" ? flag(value, m_event.isHandler)
               : key == "ansible" ? name(value, m_event.ansibleVersion)
               : key == "tallies" ? tallies(value)
                                  : true;
    case 8:
        return key == "attempts"   ? count(value, m_event.attempts)
               : key == "censored" ? flag(value, m_event.isCensored)
                                   : true;
    case 9:
        return key == "delegated" ? name(value, m_event.delegatedTo) : true;
    default:
        return true;
    }
}

bool LineReader::name(Value value, QString &out)
{
    std::string_view text;
    const Status status = value.get_string(true).get(text);
    if (status == simdjson::SUCCESS) {
        out = cleanName(bytesOf(text));
    }
    return isReadable(status);
}

bool LineReader::message(Value value)
{
    std::string_view text;
    const Status status = value.get_string(true).get(text);
    if (status == simdjson::SUCCESS) {
        m_event.message = cleanMessage(bytesOf(text));
    }
    return isReadable(status);
}

bool LineReader::flag(Value value, bool &out)
{
    return isReadable(value.get_bool().get(out));
}

bool LineReader::number(Value value, std::int64_t least, std::int64_t most, std::optional<std::int64_t> &out)
{
    double wide = 0; // also for "1.5e12"
    const Status status = value.get_double().get(wide);
    if (status == simdjson::SUCCESS && wide >= static_cast<double>(least) && wide <= static_cast<double>(most)) {
        out = static_cast<std::int64_t>(wide);
    }
    return isReadable(status);
}

bool LineReader::time(Value value)
{
    std::optional<std::int64_t> read;
    const bool isGood = number(value, 0, latestTime, read);
    m_event.timeMs = read.value_or(0);
    return isGood;
}

bool LineReader::count(Value value, int &out)
{
    std::optional<std::int64_t> read;
    const bool isGood = number(value, 0, mostTimes, read);
    out = static_cast<int>(read.value_or(0));
    return isGood;
}

bool LineReader::exitCode(Value value)
{
    std::optional<std::int64_t> read;
    const bool isGood = number(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), read);
    m_event.exitCode = read ? std::optional(static_cast<int>(*read)) : std::nullopt;
    return isGood;
}

bool LineReader::kind(Value value)
{
    std::string_view text;
    const Status status = value.get_string(true).get(text);
    m_kind = status == simdjson::SUCCESS ? find(kinds, text) : std::nullopt;
    return isReadable(status);
}

bool LineReader::status(Value value)
{
    std::string_view text;
    const Status status = value.get_string(true).get(text);
    m_status = status == simdjson::SUCCESS ? find(statuses, text) : std::nullopt;
    return isReadable(status);
}

bool LineReader::hosts(Value value)
{
    simdjson::ondemand::array array;
    if (const Status status = value.get_array().get(array); status != simdjson::SUCCESS) {
        return isReadable(status);
    }
    for (auto element : array) {
        Value item;
        QString host;
        if (std::move(element).get(item) != simdjson::SUCCESS || !name(item, host)) {
            return false;
        }
        if (!host.isEmpty() && m_event.hosts.size() < mostHosts) {
            m_event.hosts.append(host);
        }
    }
    return true;
}

bool LineReader::tallies(Value value)
{
    simdjson::ondemand::object object;
    if (const Status status = value.get_object().get(object); status != simdjson::SUCCESS) {
        return isReadable(status);
    }
    for (auto entry : object) {
        simdjson::ondemand::field field;
        std::string_view host;
        if (std::move(entry).get(field) != simdjson::SUCCESS ||
            field.unescaped_key(true).get(host) != simdjson::SUCCESS) {
            return false;
        }
        const QString name = cleanName(bytesOf(host));
        HostTally read;
        if (!tally(field.value(), read)) {
            return false;
        }
        if (!name.isEmpty() && m_event.tallies.size() < mostHosts) {
            m_event.tallies.insert(name, read);
        }
    }
    return true;
}

bool LineReader::tally(Value value, HostTally &out)
{
    simdjson::ondemand::object object;
    if (const Status status = value.get_object().get(object); status != simdjson::SUCCESS) {
        return isReadable(status);
    }
    for (auto entry : object) {
        simdjson::ondemand::field field;
        if (std::move(entry).get(field) != simdjson::SUCCESS) {
            return false;
        }
        const std::string_view key = field.escaped_key();
        int ignored = 0;
        int &target = key == "ok"            ? out.ok
                      : key == "changed"     ? out.changed
                      : key == "unreachable" ? out.unreachable
                      : key == "failed"      ? out.failed
                      : key == "skipped"     ? out.skipped
                      : key == "rescued"     ? out.rescued
                      : key == "ignored"     ? out.ignored
                                             : ignored;
        if (!count(field.value(), target)) {
            return false;
        }
    }
    return true;
}

} // namespace

QString toString(HostStatus status)
{
    switch (status) {
    case HostStatus::Running:
        return u"running"_s;
    case HostStatus::Ok:
        return u"ok"_s;
    case HostStatus::Changed:
        return u"changed"_s;
    case HostStatus::Skipped:
        return u"skipped"_s;
    case HostStatus::Failed:
        return u"failed"_s;
    case HostStatus::Ignored:
        return u"ignored"_s;
    case HostStatus::Rescued:
        return u"rescued"_s;
    case HostStatus::Unreachable:
        return u"unreachable"_s;
    }
    return {};
}

std::optional<RunEvent> readEvent(QByteArrayView line)
{
    if (line.isEmpty()) {
        return std::nullopt;
    }
    // One parser a thread: a new one for each of 200,000 lines takes longer than reading them.
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(line.data(), static_cast<std::size_t>(line.size()));
    simdjson::ondemand::document document;
    const Status status = parser.iterate(padded).get(document);
    if (status == simdjson::UTF8_ERROR) {
        return readEvent(QString::fromUtf8(line).toUtf8());
    }
    simdjson::ondemand::object object;
    LineReader reader;
    if (status != simdjson::SUCCESS || document.get_object().get(object) != simdjson::SUCCESS || !reader.read(object) ||
        !document.at_end()) {
        return std::nullopt;
    }
    return reader.take();
}

} // namespace kubemori::ansible
