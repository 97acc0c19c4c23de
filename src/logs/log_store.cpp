// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_store.hpp"

#include "logs/line_cut.hpp"

#include <algorithm>
#include <limits>

namespace kubemori::logs {

namespace {

constexpr qsizetype mostUnderLock = qsizetype{1} << 18;

qint64 millisecondsOf(const LineMeta &meta)
{
    return meta.time.isValid() ? meta.time.toMSecsSinceEpoch() : QDateTime::currentMSecsSinceEpoch();
}

} // namespace

LogStore::LogStore(LogLimits limits)
    : m_limits(limits)
    , m_tail(std::make_shared<LogChunk>(0))
{
    m_limits.longestLine = std::clamp(m_limits.longestLine, qsizetype{64}, LogChunk::byteCapacity / 2);
}

void LogStore::append(QByteArrayView bytes, const LineMeta &meta)
{
    const qint64 timeMs = millisecondsOf(meta);
    while (!bytes.isEmpty()) {
        // In pieces, so that a reader never waits long, however much comes at once.
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), mostUnderLock));
        bytes = bytes.sliced(piece.size());
        const auto lock = lockToAppend();
        const StreamKey key{indexOf(meta.source), meta.level};
        feed(m_pending[key], key, piece, timeMs);
        wake();
    }
}

void LogStore::appendLine(QByteArrayView line, const LineMeta &meta)
{
    const auto lock = lockToAppend();
    const StreamKey key{indexOf(meta.source), meta.level};
    Pending &pending = m_pending[key];
    const qint64 timeMs = millisecondsOf(meta);
    if (!pending.bytes.isEmpty()) {
        endLine(pending, key);
    }
    feed(pending, key, line, timeMs);
    if (pending.bytes.isEmpty()) {
        pending.timeMs = timeMs;
    }
    endLine(pending, key);
    wake();
}

void LogStore::finish(const QString &source)
{
    const std::scoped_lock lock(m_mutex);
    const std::uint16_t index = indexOf(source);
    for (auto &[key, pending] : m_pending) {
        if (key.first == index && !pending.bytes.isEmpty()) {
            endLine(pending, key);
        }
    }
    wake();
}

std::vector<LineNumber> LogStore::appendLines(std::span<const NewLine> lines, const NewLine *open)
{
    std::vector<LineNumber> numbers;
    numbers.reserve(lines.size());
    do {
        const auto lock = lockToAppend();
        for (qsizetype bytes = 0; !lines.empty() && bytes < mostUnderLock; lines = lines.subspan(1)) {
            numbers.push_back(m_end);
            storeWhole(lines.front());
            bytes += lines.front().bytes.size();
        }
        if (open) { // with the first lines already: never a line and its beginning at once
            Pending &pending = m_pending[StreamKey{open->source, open->level}];
            const qsizetype shown = lines.empty() ? std::min(open->bytes.size(), m_limits.longestLine) : 0;
            pending.bytes = open->bytes.first(shown).toByteArray();
            pending.timeMs = open->timeMs;
        }
        wake();
    } while (!lines.empty());
    return numbers;
}

void LogStore::forgive(std::span<const LineNumber> lines)
{
    const LogSnapshot now = snapshot();
    QList<LineNumber> forgiven = now.m_forgiven ? *now.m_forgiven : QList<LineNumber>();
    for (LineNumber line : lines) {
        while (line >= now.firstLine() && line < now.completeEnd()) {
            forgiven.append(line);
            if (!now.line(line).continued) {
                break;
            }
            ++line;
        }
    }
    std::ranges::sort(forgiven);
    forgiven.erase(std::ranges::unique(forgiven).begin(), forgiven.end());
    const auto lock = lockToAppend();
    m_forgiven = std::make_shared<const QList<LineNumber>>(std::move(forgiven));
    m_levels |= 1U << static_cast<unsigned>(LogLevel::Warning);
    wake();
}

void LogStore::storeWhole(const NewLine &line)
{
    const StreamKey key{line.source, line.level};
    QByteArrayView rest = line.bytes;
    while (rest.size() > m_limits.longestLine) {
        const qsizetype cut = cutPosition(rest, m_limits.longestLine);
        store(rest.first(cut), key, line.timeMs, true);
        rest = rest.sliced(cut);
    }
    store(rest, key, line.timeMs, line.continued);
}

void LogStore::feed(Pending &pending, const StreamKey &key, QByteArrayView bytes, qint64 timeMs)
{
    while (!bytes.isEmpty()) {
        const auto *const stop = std::ranges::find_if(bytes, [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = stop - bytes.begin();
        const bool atLineFeed = stop != bytes.end() && *stop == '\n';
        if (atLineFeed && pending.bytes.isEmpty() && length <= m_limits.longestLine) {
            store(bytes.first(length), key, timeMs, false); // the common case goes without a copy
            pending.replaceNext = false;
        } else {
            addToPending(pending, key, bytes.first(length), timeMs);
            if (atLineFeed) {
                endLine(pending, key);
            } else if (stop != bytes.end()) {
                pending.replaceNext = true;
            }
        }
        bytes = bytes.sliced(std::min(length + 1, bytes.size()));
    }
}

void LogStore::addToPending(Pending &pending, const StreamKey &key, QByteArrayView bytes, qint64 timeMs)
{
    if (bytes.isEmpty()) {
        if (pending.bytes.isEmpty()) {
            pending.timeMs = timeMs;
        }
        return;
    }
    if (pending.replaceNext) {
        pending.bytes.clear();
        pending.replaceNext = false;
    }
    if (pending.bytes.isEmpty()) {
        pending.timeMs = timeMs;
    }
    pending.bytes.append(bytes);
    qsizetype done = 0;
    while (pending.bytes.size() - done > m_limits.longestLine) {
        const QByteArrayView rest = QByteArrayView(pending.bytes).sliced(done);
        const qsizetype cut = cutPosition(rest, m_limits.longestLine);
        store(rest.first(cut), key, pending.timeMs, true);
        done += cut;
    }
    if (done > 0) {
        pending.bytes.remove(0, done);
    }
}

void LogStore::endLine(Pending &pending, const StreamKey &key)
{
    store(pending.bytes, key, pending.timeMs, false);
    pending.bytes.clear();
    pending.replaceNext = false;
}

void LogStore::store(QByteArrayView bytes, const StreamKey &key, qint64 timeMs, bool continued)
{
    if (!m_tail->hasRoom(bytes.size())) {
        seal();
    }
    m_tail->append(bytes, timeMs, key.first, key.second, continued);
    m_levels |= 1U << static_cast<unsigned>(key.second);
    m_hasTimes = m_hasTimes || timeMs != noTime;
    ++m_end;
}

void LogStore::seal()
{
    auto chunks = std::make_shared<ChunkList>(*m_full);
    m_inMemory += m_tail->size();
    chunks->push_back(std::move(m_tail));
    m_tail = std::make_shared<LogChunk>(m_end);
    m_full = std::move(chunks);
    const auto most = static_cast<std::size_t>(std::max<qint64>(1, m_limits.mostBytes / LogChunk::byteCapacity));
    while (m_full->size() > most) {
        dropOldest();
    }
    if (hasTooMuchInMemory()) {
        if (!m_spiller.joinable()) {
            m_spiller = std::jthread([this](const std::stop_token &stop) { spill(stop); });
        }
        m_mustSpill = true;
        m_spillCall.notify_one();
    }
}

LogSnapshot LogStore::snapshot() const
{
    const auto lock = lockToRead();
    LogSnapshot result;
    result.m_full = m_full;
    result.m_tail = m_tail;
    result.m_end = m_end;
    result.m_sources = m_sources;
    result.m_forgiven = m_forgiven;
    result.m_levels = m_levels;
    result.m_hasTimes = m_hasTimes;
    for (const auto &[key, pending] : m_pending) {
        if (!pending.bytes.isEmpty()) {
            result.m_hasTimes = result.m_hasTimes || pending.timeMs != noTime;
            result.m_open.push_back(
                OpenLine{.bytes = pending.bytes, .timeMs = pending.timeMs, .source = key.first, .level = key.second});
        }
    }
    return result;
}

qint64 LogStore::lineCount() const
{
    const auto lock = lockToRead();
    const auto open = std::ranges::count_if(m_pending, [](const auto &entry) { return !entry.second.bytes.isEmpty(); });
    return m_end - m_dropped + open;
}

QByteArray LogStore::line(LineNumber number) const
{
    const LogSnapshot now = snapshot();
    return now.line(number).bytes.toByteArray();
}

qint64 LogStore::droppedLines() const
{
    const auto lock = lockToRead();
    return m_dropped;
}

std::uint16_t LogStore::sourceIndex(const QString &source)
{
    const auto lock = lockToAppend();
    return indexOf(source);
}

std::uint16_t LogStore::indexOf(const QString &source)
{
    const auto known = m_sourceIndex.constFind(source);
    if (known != m_sourceIndex.cend()) {
        return *known;
    }
    if (m_sources.size() > std::numeric_limits<std::uint16_t>::max()) {
        return 0;
    }
    const auto index = static_cast<std::uint16_t>(m_sources.size());
    m_sources.append(source);
    m_sourceIndex.insert(source, index);
    return index;
}

int LogStore::addListener(Listener listener)
{
    const auto lock = lockToRead();
    m_watchers.emplace(m_nextWatcher, Watcher{.call = std::move(listener)});
    return m_nextWatcher++;
}

void LogStore::arm(int listener)
{
    const auto lock = lockToRead();
    const auto found = m_watchers.find(listener);
    if (found != m_watchers.end()) {
        found->second.armed = true;
    }
}

void LogStore::removeListener(int listener)
{
    const auto lock = lockToRead();
    m_watchers.erase(listener);
}

std::unique_lock<std::mutex> LogStore::lockToRead() const
{
    ++m_waitingReaders;
    std::unique_lock lock(m_mutex);
    --m_waitingReaders;
    m_waitingReaders.notify_all();
    return lock;
}

std::unique_lock<std::mutex> LogStore::lockToAppend()
{
    for (int waiting = m_waitingReaders; waiting > 0; waiting = m_waitingReaders) {
        m_waitingReaders.wait(waiting);
    }
    return std::unique_lock(m_mutex);
}

void LogStore::wake()
{
    for (auto &[id, watcher] : m_watchers) {
        if (watcher.armed) {
            watcher.armed = false;
            watcher.call();
        }
    }
}

} // namespace kubemori::logs
