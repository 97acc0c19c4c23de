// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/cause_finder.hpp"

#include "advice/log/dumped_text.hpp"
#include "logs/ansi.hpp"

#include <algorithm>
#include <cstring>

namespace kubemori::advice {

using ansible::HostStatus;

namespace {

// Of a longer line only what is around the clue's text is tried.
constexpr qint64 longestLine = qint64{64} << 10;
constexpr qint64 around = qint64{16} << 10;
constexpr qsizetype longestEvidence = 300;
constexpr qsizetype beforeMatch = 80;
constexpr int lookEvery = 256;

// What a sighting is less certain for. Tested with logs of real runs: a later failure is mostly a consequence.
constexpr int forLaterTask = 10;
constexpr int forEarlierRun = 15;
constexpr int forNoResult = 10;
constexpr int forRescued = 5;

bool isHarmful(const OutlinedFailure &failure)
{
    return failure.told.status == HostStatus::Failed || failure.told.status == HostStatus::Unreachable;
}

qint64 lineBegin(QByteArrayView log, qint64 offset)
{
    const void *const feed = offset == 0 ? nullptr : ::memrchr(log.data(), '\n', static_cast<std::size_t>(offset));
    return feed ? static_cast<const char *>(feed) - log.data() + 1 : 0;
}

qint64 lineEnd(QByteArrayView log, qint64 offset)
{
    const void *const feed = std::memchr(log.data() + offset, '\n', static_cast<std::size_t>(log.size() - offset));
    return feed ? static_cast<const char *>(feed) - log.data() : log.size();
}

/// Escape sequences somewhere in the middle may cut the texts that are looked for.
bool isOdd(QByteArrayView line)
{
    const qsizetype escape = line.indexOf('\x1b', line.startsWith('\x1b') ? 1 : 0);
    return escape >= 0 && escape + 5 < line.size();
}

QString shortened(const QString &text, qsizetype matchStart)
{
    QString line = text.trimmed();
    if (line.size() <= longestEvidence) {
        return line;
    }
    const qsizetype from = std::clamp<qsizetype>(matchStart - beforeMatch, 0, line.size() - 1);
    QString part = line.sliced(from, std::min(longestEvidence, line.size() - from));
    if (part.front().isLowSurrogate()) {
        part.remove(0, 1);
    }
    if (!part.isEmpty() && part.back().isHighSurrogate()) {
        part.chop(1);
    }
    return (from > 0 ? QStringLiteral("…") : QString()) + part +
           (from + longestEvidence < line.size() ? QStringLiteral("…") : QString());
}

} // namespace

CauseFinder::CauseFinder(QByteArrayView log, const LogOutline &outline, const ClueSearch &search,
                         std::optional<LogSource> from, std::stop_token stop)
    : m_log(log)
    , m_outline(outline)
    , m_search(search)
    , m_from(from)
    , m_stop(std::move(stop))
    , m_hasEscapes(log.contains('\x1b'))
{
    for (const OutlinedFailure &failure : outline.failures) {
        if (isHarmful(failure) && failure.run != m_lastRun) {
            m_lastRun = failure.run;
            m_firstSection = failure.section;
        }
    }
}

void CauseFinder::tryAll(const std::vector<ClueHit> &hits)
{
    auto next = hits.begin();
    for (std::size_t i = 0; i < m_outline.segments.size() && !m_stop.stop_requested(); ++i) {
        const qint64 end =
            i + 1 < m_outline.segments.size() ? m_outline.segments[i + 1].offset : static_cast<qint64>(m_log.size());
        const auto last = std::find_if(next, hits.end(), [end](const ClueHit &hit) { return hit.offset >= end; });
        trySegment(i, std::vector<ClueHit>(next, last));
        next = last;
    }
    tryMessages();
}

void CauseFinder::trySegment(std::size_t index, std::vector<ClueHit> hits)
{
    const LogSegment &segment = m_outline.segments[index];
    const qint64 end = index + 1 < m_outline.segments.size() ? m_outline.segments[index + 1].offset
                                                             : static_cast<qint64>(m_log.size());
    if (segment.owner != Owner::Nobody && (m_hasEscapes || !m_search.blindClues().empty())) {
        hits = withOddLines(segment, end, std::move(hits));
    }
    int tried = 0;
    for (auto hit = hits.begin(); hit != hits.end();) {
        const qint64 begin = lineBegin(m_log, hit->offset);
        const qint64 stop = lineEnd(m_log, hit->offset);
        const auto next = std::find_if(hit, hits.end(), [stop](const ClueHit &other) { return other.offset >= stop; });
        tryLine(segment, begin, stop, std::vector<ClueHit>(hit, next));
        hit = next == hit ? next + 1 : next;
        if (++tried % lookEvery == 0 && m_stop.stop_requested()) {
            return;
        }
    }
}

/// Adds the clues without a certain text for every line, and what colours hide from the search.
std::vector<ClueHit> CauseFinder::withOddLines(const LogSegment &segment, qint64 end, std::vector<ClueHit> hits)
{
    int looked = 0;
    for (qint64 at = segment.offset; at < end;) {
        const qint64 stop = std::min(lineEnd(m_log, at), end);
        const QByteArrayView line = m_log.sliced(at, stop - at);
        for (const int clue : m_search.blindClues()) {
            if (!line.isEmpty()) {
                hits.push_back({.offset = at, .clue = clue});
            }
        }
        if (m_hasEscapes && isOdd(line.first(std::min<qint64>(line.size(), longestLine)))) {
            const QByteArray plain = logs::plainText(line.first(std::min<qint64>(line.size(), longestLine))).toUtf8();
            for (const ClueHit &hit : m_search.find(plain, 0, plain.size())) {
                hits.push_back({.offset = at, .clue = hit.clue});
            }
        }
        at = stop + 1;
        if (++looked % lookEvery == 0 && m_stop.stop_requested()) {
            break;
        }
    }
    std::ranges::stable_sort(hits, {}, &ClueHit::offset);
    return hits;
}

void CauseFinder::tryLine(const LogSegment &segment, qint64 offset, qint64 end, const std::vector<ClueHit> &hits)
{
    Line line;
    line.offset = offset;
    line.end = end;
    line.owner = segment.owner;
    const QByteArrayView head = m_log.sliced(offset, std::min<qint64>(end - offset, 1024));
    const LineOrigin origin = originOf(head);
    const bool isKubectl = origin.sources && *origin.sources == LogSources(LogSource::Kubectl);
    if (origin.isService() && !(isKubectl && origin.host.isEmpty()) && *origin.sources) {
        line.owner = Owner::Outside; // a line of a service's own log, wherever it stands
        line.sources = *origin.sources;
        line.host = QString::fromUtf8(origin.host);
    } else {
        line.failure = segment.owner == Owner::Failure ? m_outline.failure(segment.failureLine) : nullptr;
        line.sources = line.failure || segment.owner == Owner::Error
                           ? LogSources(LogSource::Ansible) | LogSource::Kubectl
                           : origin.sources.value_or(LogSources(LogSource::Any));
        line.number = 0;
        if (!counts(line)) {
            return;
        }
    }
    if (m_from) {
        line.sources = *m_from;
    }
    std::vector<int> done;
    QString text;
    QStringList dumped;
    qint64 from = -1;
    for (const ClueHit &hit : hits) {
        if (std::ranges::contains(done, hit.clue) ||
            !isAsked(m_search.clues()[static_cast<std::size_t>(hit.clue)], line)) {
            continue;
        }
        const bool isLong = end - offset > longestLine;
        const qint64 begin = isLong ? std::max(offset, hit.offset - around) : offset;
        if (begin != from) {
            const qint64 length = isLong ? std::min(end - begin, 2 * around) : end - begin;
            text = logs::plainText(m_log.sliced(begin, length));
            dumped = text.contains(u'\\') || line.failure ? dumpedTexts(text) : QStringList();
            if (begin > offset) {
                dumped += dumpedTexts(u'"' + text); // the window may begin within quotes
            }
            from = begin;
        }
        line.number = line.number > 0 ? line.number : numberAt(offset, segment);
        // What the program said tells its parts better than the dump of it.
        const bool isFound =
            std::ranges::any_of(dumped, [&](const QString &said) { return tryText(hit.clue, said, line); }) ||
            tryText(hit.clue, text, line);
        if (isFound || !isLong) {
            done.push_back(hit.clue);
        }
    }
}

/// What failures say in folded or cut dumps is whole only as LogReader joined it.
void CauseFinder::tryMessages()
{
    for (const OutlinedFailure &failure : m_outline.failures) {
        if ((!isHarmful(failure) && !failure.isPrelude) || m_stop.stop_requested()) {
            continue;
        }
        const QByteArray bytes = failure.told.message.toUtf8();
        std::vector<ClueHit> hits = m_search.find(bytes, 0, bytes.size());
        for (const int clue : m_search.blindClues()) {
            hits.push_back({.offset = 0, .clue = clue});
        }
        Line line;
        line.number = failure.told.line;
        line.failure = &failure;
        line.owner = Owner::Failure;
        line.sources = m_from ? LogSources(*m_from) : LogSources(LogSource::Ansible) | LogSource::Kubectl;
        std::ranges::sort(hits, {}, &ClueHit::clue);
        const auto twice = std::ranges::unique(hits, {}, &ClueHit::clue);
        hits.erase(twice.begin(), twice.end());
        for (const ClueHit &hit : hits) {
            if (m_tried.contains({hit.clue, &failure}) ||
                !isAsked(m_search.clues()[static_cast<std::size_t>(hit.clue)], line)) {
                continue;
            }
            const QStringList parts = failure.told.message.split(u'\n', Qt::SkipEmptyParts);
            (void)std::ranges::any_of(parts, [&](const QString &part) { return tryText(hit.clue, part, line); });
        }
    }
}

/// The line may tell of a cause: not what went well, did no harm, or is of a run that went well.
bool CauseFinder::counts(Line &line) const
{
    if (line.failure) {
        return isHarmful(*line.failure) || line.failure->isPrelude;
    }
    if (line.owner == Owner::Nobody) {
        return false;
    }
    if (m_outline.runs.empty()) {
        return true;
    }
    const auto behind = std::ranges::upper_bound(m_outline.segments, line.offset, {}, &LogSegment::offset);
    // The segment's beginning is near enough: a recap is one of its own.
    return !m_outline.isInCleanRun((behind - 1)->line);
}

bool CauseFinder::isAsked(const ReadyClue &clue, const Line &line) const
{
    if (clue.from != LogSources(LogSource::Any) && !(clue.from & line.sources)) {
        return false;
    }
    return clue.task.pattern().isEmpty() || (line.failure && clue.task.match(line.failure->told.task).hasMatch());
}

bool CauseFinder::tryText(int clue, const QString &text, const Line &line)
{
    const auto match = m_search.clues()[static_cast<std::size_t>(clue)].pattern.match(text);
    if (!match.hasMatch()) {
        return false;
    }
    note(clue, line, text, match);
    return true;
}

void CauseFinder::note(int clue, const Line &line, const QString &text, const QRegularExpressionMatch &match)
{
    const ReadyClue &ready = m_search.clues()[static_cast<std::size_t>(clue)];
    if (line.failure) {
        m_tried.insert({clue, line.failure});
        m_sources |= LogSource::Ansible;
    } else if (line.sources != LogSources(LogSource::Any)) {
        m_sources |= line.sources;
    }
    const int certain = confidence(ready.sure, line);
    const auto known = m_found.find(ready.issue);
    if (known != m_found.end()) {
        known->cause.times += known->lastLine != line.number ? 1 : 0;
        known->lastLine = line.number;
        const bool isBetter = certain > known->cause.confidence ||
                              (certain == known->cause.confidence && line.number < known->cause.line);
        if (!isBetter) {
            return;
        }
    }
    Found &found = m_found[ready.issue];
    Cause &cause = found.cause;
    found.lastLine = line.number;
    cause.confidence = certain;
    cause.line = line.number;
    cause.evidence = shortened(text, match.capturedStart());
    cause.host = line.failure ? line.failure->told.host : line.host;
    cause.task = line.failure ? line.failure->told.task : QString();
    cause.captures.clear();
    for (const QString &name : ready.pattern.namedCaptureGroups()) {
        if (!name.isEmpty() && match.hasCaptured(name)) {
            cause.captures.insert(name, match.captured(name));
        }
    }
    const QString node = QStringLiteral("node");
    if (!cause.host.isEmpty() && !cause.captures.contains(node)) {
        cause.captures.insert(node, cause.host);
    }
}

int CauseFinder::confidence(int sure, const Line &line) const
{
    int certain = sure;
    if (line.failure) {
        certain -= line.failure->run != m_lastRun           ? forEarlierRun
                   : line.failure->section > m_firstSection ? forLaterTask
                                                            : 0;
        certain -= line.failure->isPrelude ? forRescued : 0;
    } else if (line.owner == Owner::Outside && line.host.isEmpty() && m_lastRun >= 0) {
        certain -= forNoResult;
    }
    return std::max(1, certain);
}

/// Lines are asked for in order: each feed of a segment is counted once.
qint64 CauseFinder::numberAt(qint64 offset, const LogSegment &segment)
{
    if (m_countedTo < segment.offset || m_countedTo > offset) {
        m_countedTo = segment.offset;
        m_counted = segment.line;
    }
    const char *const begin = m_log.data();
    m_counted += std::count(begin + m_countedTo, begin + offset, '\n');
    m_countedTo = offset;
    return m_counted;
}

QList<Cause> CauseFinder::causes(const QList<KnownIssue> &issues) const
{
    QList<Cause> result;
    for (const auto &[issue, found] : m_found.asKeyValueRange()) {
        Cause cause = found.cause;
        cause.issue = issues.at(issue).id;
        result.append(cause);
    }
    std::ranges::stable_sort(result, [](const Cause &one, const Cause &other) {
        return one.confidence != other.confidence ? one.confidence > other.confidence : one.line < other.line;
    });
    return result;
}

} // namespace kubemori::advice
