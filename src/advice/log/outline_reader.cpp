// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/outline_reader.hpp"

#include <algorithm>
#include <cstring>

namespace kubemori::advice {

using Kind = ansible::RunEvent::Kind;

namespace {

constexpr qsizetype longestLine = qsizetype{1} << 20;
constexpr int fedAtOnce = 512;
constexpr qint64 linesBetweenLooks = 8192;
constexpr std::size_t longestBanner = 24; ///< lines of a balloon

bool isFailure(const ansible::RunEvent &event)
{
    return event.status == ansible::HostStatus::Failed || event.status == ansible::HostStatus::Unreachable ||
           event.status == ansible::HostStatus::Ignored;
}

} // namespace

OutlineReader::OutlineReader(QByteArrayView log, QDate written)
    : m_log(log)
    , m_reader(written)
    , m_collector(m_outline)
{
    m_outline.segments.push_back({.offset = 0, .line = 1, .owner = Owner::Outside});
}

LogOutline OutlineReader::read(const std::stop_token &stop)
{
    const char *const begin = m_log.data();
    const char *const end = begin + m_log.size();
    qint64 number = 0;
    for (const char *at = begin; at != end;) {
        const void *const feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        const char *const lineEnd = feed ? static_cast<const char *>(feed) : end;
        QByteArrayView bytes(at, lineEnd - at);
        if (bytes.endsWith('\r')) {
            bytes.chop(1);
        }
        readLine({.bytes = bytes, .offset = at - begin, .number = ++number});
        at = feed ? lineEnd + 1 : end;
        if (number % linesBetweenLooks == 0 && stop.stop_requested()) {
            break;
        }
    }
    m_outline.lines = number;
    if (m_isInDocument) {
        endDocument();
    }
    m_reader.finish();
    drain();
    m_collector.finish();
    return std::move(m_outline);
}

void OutlineReader::readLine(const Line &line)
{
    if (m_isInDocument) {
        readDocumentLine(line);
        return;
    }
    QByteArrayView text = line.bytes.sliced(m_start.offset(line.bytes));
    if (text.endsWith("\x1b[0m")) {
        text.chop(4);
    }
    if (m_isInBalloon && readBalloonLine(line, text)) {
        return;
    }
    readText(line, text, classOf(text));
}

void OutlineReader::readText(const Line &line, QByteArrayView text, OutputClass what)
{
    using enum OutputClass;
    m_isInExcerpt = m_isInExcerpt && what == Other;
    if (m_isInRecap) {
        if (what == Other || what == Document || what == Warning) {
            readRecapLine(line, text);
            return;
        }
        m_isInRecap = false;
        m_isInRun = false;
    }
    switch (what) {
    case Task:
    case Handler:
        startSection(line, text, what == Handler);
        return;
    case Good:
    case Included:
        goOn(line, text);
        return;
    case Failure:
        fail(line, text);
        return;
    case Error:
        error(line, text);
        return;
    case Warning:
        m_isBehind = false;
        own(line, Owner::Outside);
        return;
    case Document:
    case Other:
        readOther(line, text);
        return;
    case Ignoring:
        flushSection();
        m_open.remove(m_lastFailed);
        feed(line);
        break;
    case Play:
    case Version:
    case Recap:
        m_open.clear();
        m_banner.clear();
        m_hasResult = false;
        m_isInRun = what == Play;
        m_isInRecap = what == Recap;
        m_hasTally = false;
        m_isAdHoc = false;
        m_isInBalloon = opensBalloon(text);
        feed(line);
        break;
    case NoMoreHosts:
        feed(line);
        break;
    case Retry:
        break;
    }
    m_isBehind = false;
    m_error = -1;
    own(line, Owner::Nobody);
}

void OutlineReader::startSection(const Line &line, QByteArrayView text, bool isHandler)
{
    ++m_section;
    m_isInRun = true;
    m_isAdHoc = false;
    m_isHandler = isHandler;
    m_hasResult = false;
    m_isBehind = false;
    m_error = -1;
    m_banner.assign(1, line);
    m_isInBalloon = opensBalloon(text);
    own(line, Owner::Nobody);
}

/// Further lines of a cow's balloon belong to its first.
bool OutlineReader::readBalloonLine(const Line &line, QByteArrayView text)
{
    const QByteArrayView trimmed = text.startsWith(' ') ? text.sliced(1) : text;
    const bool closes = trimmed.startsWith("\\ ");
    const bool goesOn = closes || trimmed.startsWith("| ") || trimmed.startsWith("( ");
    m_isInBalloon = goesOn && !closes && m_banner.size() < longestBanner;
    if (!goesOn) {
        return false;
    }
    if (m_banner.empty()) {
        feed(line); // of a play or recap
    } else {
        m_banner.push_back(line);
    }
    return true;
}

void OutlineReader::fail(const Line &line, QByteArrayView text)
{
    flushSection();
    feed(line);
    m_isInRun = true;
    m_hasResult = true;
    m_isBehind = true;
    m_lastFailed = hostOf(text).toByteArray();
    m_open.insert(m_lastFailed, m_section);
    m_collector.noteSection(line.number, m_section);
    ownFailure(line);
}

/// What ansible said of an error right before is about this failure.
void OutlineReader::ownFailure(const Line &line)
{
    for (qsizetype i = m_error; i >= 0 && i < std::ssize(m_outline.segments); ++i) {
        LogSegment &said = m_outline.segments[static_cast<std::size_t>(i)];
        if (said.owner == Owner::Error) {
            said.owner = Owner::Failure;
            said.failureLine = line.number;
        }
    }
    m_error = -1;
    own(line, Owner::Failure, line.number);
}

/// Behind the place of an error ansible 2.19 quotes the lines of the playbook that stand there: nobody said these.
bool OutlineReader::readExcerpt(const Line &line, QByteArrayView text)
{
    const bool isQuoted = text.isEmpty() || text.front() == ' ' || (text.front() >= '0' && text.front() <= '9');
    const bool begins = text.startsWith("Origin: ");
    if (m_isInExcerpt && !isQuoted && !begins) {
        m_isInExcerpt = false;
        own(line, Owner::Error);
        return false;
    }
    if (begins && owner() == Owner::Error) {
        m_isInExcerpt = true;
        own(line, Owner::Nobody);
    }
    return m_isInExcerpt;
}

void OutlineReader::error(const Line &line, QByteArrayView text)
{
    m_isBehind = false;
    own(line, Owner::Error);
    if (m_error < 0 && (m_isInRun || m_isAdHoc)) {
        m_error = std::ssize(m_outline.segments) - 1;
    }
    if (m_isAdHoc) {
        feed(line); // it ends the output of the host before
    }
    if (text.contains("User interrupted execution")) {
        feed(line);
        m_isInRun = false;
        m_open.clear();
    }
}

/// A result that is good: it matters only for a host that has failed and now is heard of again.
void OutlineReader::goOn(const Line &line, QByteArrayView text)
{
    if (text.startsWith("skipping: no hosts")) {
        own(line, Owner::Nobody);
        return;
    }
    m_isInRun = true;
    m_isAdHoc = false;
    m_isBehind = false;
    m_hasResult = true;
    m_error = -1;
    own(line, Owner::Nobody);
    if (m_open.isEmpty()) {
        return;
    }
    if (text.startsWith("included: ")) {
        flushSection();
        feed(line);
        return;
    }
    const QByteArrayView host = hostOf(text);
    const auto open = m_open.constFind(QByteArray::fromRawData(host.data(), host.size()));
    if (open == m_open.cend() || *open == m_section) {
        return;
    }
    flushSection();
    feed(line);
    if (!m_isHandler) { // with force_handlers these run although the host has failed
        m_open.erase(open);
    }
}

void OutlineReader::readOther(const Line &line, QByteArrayView text)
{
    if ((m_isInExcerpt || text.startsWith("Origin: ")) && !isAdHoc(text) && readExcerpt(line, text)) {
        return;
    }
    if (!m_isInRun) {
        readOutside(line, text);
        return;
    }
    if (text.startsWith('<') && isDebugging(text)) {
        if (owner() != Owner::Error) {
            own(line, Owner::Nobody);
        }
        return;
    }
    if (m_isBehind) {
        feed(line);
        return;
    }
    const bool isWord = !text.isEmpty() && text.front() > ' ';
    if (isWord && !m_hasResult && owner() == Owner::Nobody && !isDebugging(text)) {
        own(line, Owner::Outside);
    }
}

void OutlineReader::readOutside(const Line &line, QByteArrayView text)
{
    if (isAdHoc(text)) {
        m_isAdHoc = true;
        feed(line);
        const bool isFailed = text.contains(" | FAILED") || text.contains(" | UNREACHABLE!");
        m_isInExcerpt = false;
        if (isFailed) {
            ownFailure(line);
        } else {
            m_error = -1;
            own(line, Owner::Nobody);
        }
        m_collector.noteSection(line.number, ++m_section);
    } else if (m_isAdHoc) {
        feed(line);
    } else if (text == "{") {
        startDocument(line);
    } else if (owner() == Owner::Nobody) {
        own(line, Owner::Outside);
    }
}

/// The recap ends with the first line that is none of its hosts.
void OutlineReader::readRecapLine(const Line &line, QByteArrayView text)
{
    const bool isTally = text.contains(": ok=");
    const bool isOver = m_hasTally && !isTally;
    m_hasTally = m_hasTally || isTally;
    feed(line);
    if (isOver) {
        m_isInRecap = false;
        m_isInRun = false;
        own(line, Owner::Outside);
    }
}

void OutlineReader::own(const Line &line, Owner owner, qint64 failureLine)
{
    const LogSegment &last = m_outline.segments.back();
    if (last.owner == owner && last.failureLine == failureLine) {
        return;
    }
    if (last.offset == line.offset) {
        m_outline.segments.pop_back();
    }
    m_outline.segments.push_back(
        {.offset = line.offset, .line = line.number, .owner = owner, .failureLine = failureLine});
}

void OutlineReader::flushSection()
{
    for (const Line &line : m_banner) {
        feed(line);
    }
    m_banner.clear();
}

void OutlineReader::feed(const Line &line)
{
    m_reader.addLine(line.number, line.bytes.first(std::min(line.bytes.size(), longestLine)));
    if (++m_fed % fedAtOnce == 0) {
        drain();
    }
}

void OutlineReader::drain()
{
    m_collector.take(m_reader.take());
}

void OutlineReader::startDocument(const Line &line)
{
    drain();
    m_outline.segments.push_back({.offset = line.offset, .line = line.number, .owner = Owner::Nobody});
    m_isInDocument = true;
    m_documentSegment = m_outline.segments.size() - 1;
    m_document.assign(1, line);
    m_reader.addLine(line.number, line.bytes);
}

void OutlineReader::readDocumentLine(const Line &line)
{
    m_document.push_back(line);
    m_reader.addLine(line.number, line.bytes);
    const QByteArrayView text = line.bytes.sliced(m_start.offset(line.bytes));
    if (text == "}" || text == "}\x1b[0m") {
        endDocument();
    }
}

/// The json callback's: each host of each task is a segment. Any other document is nothing of ansible's.
void OutlineReader::endDocument()
{
    m_isInDocument = false;
    const std::vector<ansible::LocatedEvent> events = m_reader.take();
    m_collector.take(events);
    const std::vector<Line> lines = std::exchange(m_document, {});
    if (events.empty()) {
        m_outline.segments[m_documentSegment].owner = Owner::Outside;
        return;
    }
    std::vector<std::pair<qint64, bool>> hosts;
    for (const ansible::LocatedEvent &located : events) {
        if (located.event.kind == Kind::HostResult) {
            hosts.emplace_back(located.line, isFailure(located.event));
        }
    }
    std::ranges::sort(hosts);
    for (const auto &[number, isFailed] : hosts) {
        const qint64 index = number - lines.front().number;
        if (index > 0 && index < std::ssize(lines)) {
            own(lines[static_cast<std::size_t>(index)], isFailed ? Owner::Failure : Owner::Nobody,
                isFailed ? number : 0);
        }
    }
    own(lines.back(), Owner::Nobody);
}

} // namespace kubemori::advice
