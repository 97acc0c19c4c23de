// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/log_reader.hpp"

#include "ansible/event_text.hpp"
#include "ansible/json_log.hpp"
#include "logs/ansi.hpp"
#include "logs/carriage_return.hpp"

#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Kind = RunEvent::Kind;
using Said = OutputLine::Kind;

constexpr qsizetype longestLine = qsizetype{1} << 20;
constexpr qsizetype longestDump = qsizetype{1} << 18;
constexpr qsizetype longestDocument = qsizetype{512} << 20;

/// What a line begins with that can be none of ansible's own: most lines of a run with -vvv, and of dumps.
bool isNoise(char16_t first, char16_t second)
{
    const bool isWarning = second == u'['; // " [WARNING]: …"
    const bool isBalloon = second == u' '; // "< PLAY [x] >"
    return first == u'"' || first == u'}' || first == u']' || (first == u' ' && !isWarning) ||
           (first == u'<' && !isBalloon);
}

bool isNoise(QByteArrayView line)
{
    return line.isEmpty() ||
           isNoise(static_cast<uchar>(line.front()), line.size() > 1 ? static_cast<uchar>(line.at(1)) : u'\0');
}

bool isNoise(const QString &text)
{
    return text.isEmpty() || isNoise(text.front().unicode(), text.size() > 1 ? text.at(1).unicode() : u'\0');
}

OutputLine readKnown(const QString &text)
{
    return isNoise(text) ? OutputLine{} : readOutputLine(text);
}

bool isKnown(const QString &text)
{
    return text == u"{" || readKnown(text).kind != Said::Other || readBalloon(text) ||
           text.startsWith(u"ansible-playbook ") || text.startsWith(u"PLAYBOOK: ");
}

/// "ansible-playbook [core 2.19.1]", "ansible-playbook 2.9.27": with -v the first line of a run.
QString readVersion(const QString &text)
{
    if (!text.startsWith(u"ansible-playbook ")) {
        return {};
    }
    QStringView version = QStringView(text).sliced(17);
    if (version.startsWith(u"[core ") && version.endsWith(u']')) {
        version = version.sliced(6).chopped(1);
    }
    const bool isVersion = !version.isEmpty() && version.front().isDigit() && !version.contains(u' ');
    return isVersion ? cut(version.toString(), longestName) : QString();
}

} // namespace

LogReader::LogReader(QDate written)
    : m_splitter([this](QByteArrayView line) { readLine(line, m_line + 1, 0); })
    , m_prefix(written)
{
}

void LogReader::feed(QByteArrayView bytes)
{
    m_splitter.feed(bytes);
}

void LogReader::addLine(qint64 number, QByteArrayView line, bool isContinued, qint64 timeMs)
{
    if (!isContinued && m_continued.isEmpty()) {
        readLine(line, number, timeMs);
        return;
    }
    m_continuedLine = m_continued.isEmpty() ? number : m_continuedLine;
    if (m_continued.size() + line.size() <= longestLine) {
        m_continued.append(line);
    }
    if (!isContinued) {
        const QByteArray whole = std::exchange(m_continued, {});
        readLine(whole, m_continuedLine, timeMs);
    }
}

void LogReader::finish()
{
    m_splitter.finish();
    if (!m_continued.isEmpty()) {
        readLine(std::exchange(m_continued, {}), m_continuedLine, 0);
    }
    endBalloon();
    endDocument();
    endRecap();
    endRun();
}

std::vector<LocatedEvent> LogReader::take()
{
    return std::exchange(m_found, {});
}

void LogReader::readLine(QByteArrayView bytes, qint64 number, qint64 timeMs)
{
    m_line = number;
    const bool isSought = m_held || m_isInBalloon || m_mode == Mode::Json || m_mode == Mode::Recap;
    if (!isSought && m_prefix.isNone() && isNoise(bytes)) {
        return; // without a copy
    }
    const LinePrefix::Stripped line = m_prefix.strip(logs::plainText(logs::withoutReturns(bytes)), isKnown);
    m_timeMs = line.timeMs > 0 ? line.timeMs : timeMs;
    if (m_mode == Mode::Json) {
        if (m_document.size() < longestDocument) {
            m_document.append(line.text.toUtf8()).append('\n');
        }
        if (line.text == u"}") {
            endDocument();
        }
        return;
    }
    readText(line.text);
}

void LogReader::readText(const QString &text)
{
    if (readBalloonLine(text)) {
        return;
    }
    const OutputLine line = readKnown(text);
    if (line.kind == Said::Other) {
        readOther(text);
    } else if (line.kind == Said::HostResult && text.startsWith(QString(line.host + u" | "))) {
        endAdHoc(line);
    } else {
        react(line);
    }
}

/// Joins the lines of a cow's balloon.
bool LogReader::readBalloonLine(const QString &text)
{
    const char16_t first = text.isEmpty() ? u' ' : text.front().unicode();
    const bool canBe = first == u'/' || first == u'\\' || first == u'|' || first == u'(';
    const auto balloon = canBe ? readBalloon(text) : std::nullopt;
    if (!balloon) {
        endBalloon();
        return false;
    }
    if (balloon->opens) {
        endBalloon();
        m_isInBalloon = readOutputLine(text).goesOn;
        m_balloonLine = m_line;
        m_balloon = balloon->text;
        return m_isInBalloon;
    }
    if (!m_isInBalloon) {
        return false;
    }
    m_balloon = cut(m_balloon + u' ' + balloon->text, longestName);
    if (balloon->closes) {
        endBalloon();
    }
    return true;
}

void LogReader::endBalloon()
{
    if (!std::exchange(m_isInBalloon, false)) {
        return;
    }
    const OutputLine line = readOutputLine(u"< "_s + std::exchange(m_balloon, {}) + u" >"_s);
    if (line.kind != Said::Other) {
        const qint64 now = std::exchange(m_line, m_balloonLine);
        react(line);
        m_line = now;
    }
}

void LogReader::readOther(const QString &text)
{
    if (const QString version = readVersion(text); !version.isEmpty()) {
        endRecap();
        endRun();
        m_version = version;
        return;
    }
    if (m_mode == Mode::Outside && text.startsWith(u"PLAYBOOK: ")) {
        QString name = text.sliced(10);
        while (name.endsWith(u'*') || name.endsWith(u' ')) {
            name.chop(1);
        }
        m_playbook = cut(name, longestName);
    } else if (m_mode == Mode::Outside && text == u"{") {
        m_mode = Mode::Json;
        m_documentLine = m_line;
        m_document = "{\n";
    } else if (m_mode == Mode::Recap && !m_tallies.isEmpty()) {
        endRecap();
    } else if (text == u"skipping: no hosts matched") {
        tell(make(Kind::NoHostsMatched), m_line);
    } else if (m_openTask && text.startsWith(u"task path: ")) {
        m_openTask->event.path = cut(text.sliced(11), longestName);
    } else if (const qint64 start = m_openTask && m_openTask->event.timeMs == 0 ? readProfileTime(text) : 0;
               start > 0) {
        m_openTask->event.timeMs = start;
    } else if (m_held && m_heldText.size() < longestDump) {
        m_heldText += u'\n' + text;
    }
}

void LogReader::react(const OutputLine &line)
{
    if (line.kind != Said::RecapHost) {
        endRecap();
    }
    if (line.kind != Said::Ignoring) {
        releaseHeld();
    }
    switch (line.kind) {
    case Said::Play:
        startPlay(line.name);
        break;
    case Said::Task:
    case Said::Handler:
        startTask(line);
        break;
    case Said::HostResult:
        endHost(line);
        break;
    case Said::ItemResult:
        endItem(line);
        break;
    case Said::Retry:
        retry(line);
        break;
    case Said::Ignoring:
        ignore();
        break;
    case Said::Included:
        include(line);
        break;
    case Said::NoMoreHosts:
        endSection();
        tell(make(Kind::NoHostsRemaining), m_line);
        break;
    case Said::RecapStart:
        startRecap();
        break;
    case Said::RecapHost:
        if (m_mode == Mode::Recap) {
            m_tallies.insert(line.host, line.tally);
        }
        break;
    case Said::Error:
        if (line.message.contains(u"User interrupted execution")) {
            endRun(); // and no recap comes
        }
        break;
    case Said::Warning:
    case Said::Other:
        break;
    }
}

void LogReader::startRun()
{
    RunEvent event = make(Kind::PlaybookStart);
    event.name = std::exchange(m_playbook, {});
    event.ansibleVersion = std::exchange(m_version, {});
    m_found.push_back({.event = event, .line = m_line});
    m_mode = Mode::Playbook;
}

void LogReader::endRun()
{
    endSection();
    settlePlay({});
    m_playName.clear();
    m_playId.clear();
    m_playHosts.clear();
    m_tasks.clear();
    m_lastTasks.clear();
    m_task = -1;
    m_mode = Mode::Outside;
}

void LogReader::startRecap()
{
    endSection();
    settlePlay({});
    if (m_mode == Mode::Outside) {
        startRun();
    }
    m_mode = Mode::Recap;
    m_tallies.clear();
    m_recapLine = m_line;
}

void LogReader::endRecap()
{
    if (m_mode != Mode::Recap) {
        return;
    }
    RunEvent event = make(Kind::Stats);
    event.tallies = std::exchange(m_tallies, {});
    tell(event, m_recapLine);
    endRun();
}

void LogReader::endDocument()
{
    if (m_mode != Mode::Json) {
        return;
    }
    m_mode = Mode::Outside;
    for (LocatedEvent &located : readJsonLog(std::exchange(m_document, {}), m_documentLine)) {
        m_found.push_back(std::move(located));
    }
}

} // namespace kubemori::ansible
