// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_snapshot.hpp"

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace kubemori::logs {

/// How much of a log is kept, and where.
struct LogLimits
{
    qint64 mostBytes = qint64{8} << 30; ///< the oldest chunk is dropped beyond that
    qsizetype longestLine = 8192;       ///< bytes; longer lines are kept in pieces marked `continued`. At most 512 KiB
    qint64 mostInMemory = qint64{128} << 20; ///< beyond that the oldest full chunks lie in a file without a name
    QString spillFolder{};                   ///< where; empty: the user's cache folder
    qint64 leastFreeDisk = qint64{1} << 30;  ///< when less would stay free, the oldest chunks are dropped instead
};

/// A whole line of known origin.
struct NewLine
{
    QByteArrayView bytes;     ///< without its line feed
    qint64 timeMs = 0;        ///< UTC, ms since 1970, or noTime
    std::uint16_t source = 0; ///< as sourceIndex() gave it
    LogLevel level = LogLevel::Output;
    bool continued = false; ///< the next line of its source and level goes on with it
};

/// A log: bytes in immutable chunks with a line index, in memory and, what is old of a long one, in a file without a
/// name that ends with the process. Append-only, any number of writers and readers on any
/// threads. Bytes may arrive cut anywhere: every (source, level) has its own unfinished line, so that nodes writing at
/// the same time do not mix. A carriage return that is not followed by a line feed makes what follows replace the
/// unfinished line, as progress bars expect. Invalid UTF-8 is kept and replaced at display.
class LogStore
{
public:
    /// Called on the appending thread, under a lock of the store: post a wake-up and return, do not touch the store.
    using Listener = std::function<void()>;

    explicit LogStore(LogLimits limits = {});

    /// A piece of output, with any number of line feeds in it. One thread at a time for one (source, level).
    void append(QByteArrayView bytes, const LineMeta &meta);
    /// One whole line, given without its line feed (line feeds inside end lines as well).
    void appendLine(QByteArrayView line, const LineMeta &meta);
    /// Ends the unfinished lines of a source (its program has ended).
    void finish(const QString &source);

    /// The number of a source for NewLine; 0, which is no source, when there are far too many.
    [[nodiscard]] std::uint16_t sourceIndex(const QString &source);
    /// Whole lines, each of a source of its own. Returns their numbers (of a line that is kept in pieces the first
    /// one's). Unfinished lines stay as they are, but for that of the source and level of `open`, if given, which it
    /// becomes; with no bytes there is none then.
    std::vector<LineNumber> appendLines(std::span<const NewLine> lines, const NewLine *open);
    /// These failures turned out to be none: snapshots that are taken from now on have them as warnings, with all
    /// pieces of a line that is kept in pieces. For few lines: each call copies the list of all.
    void forgive(std::span<const LineNumber> lines);
    /// append() never waits for the disk. Whoever has very much to append calls this now and then: it waits while more
    /// than twice the memory that is allowed waits to be written.
    void waitForDisk(const std::stop_token &stop);

    [[nodiscard]] LogSnapshot snapshot() const;
    /// Lines held, unfinished ones included.
    [[nodiscard]] qint64 lineCount() const;
    /// A copy of one line's bytes; empty if it is not held. For many lines take a snapshot.
    [[nodiscard]] QByteArray line(LineNumber number) const;
    /// Lines that were dropped because of the limit.
    [[nodiscard]] qint64 droppedLines() const;

    /// Registers a listener that is called once when something was appended, then not again before arm(). Returns its
    /// id.
    [[nodiscard]] int addListener(Listener listener);
    /// To be called before taking the snapshot that the wake-up was for.
    void arm(int listener);
    /// When this returns the listener is not running and will not be called again.
    void removeListener(int listener);

private:
    struct Pending
    {
        QByteArray bytes;
        qint64 timeMs = 0;
        bool replaceNext = false; ///< a carriage return was the last thing
    };
    struct Watcher
    {
        Listener call;
        bool armed = true;
    };
    using StreamKey = std::pair<std::uint16_t, LogLevel>;

    [[nodiscard]] std::uint16_t indexOf(const QString &source);
    void feed(Pending &pending, const StreamKey &key, QByteArrayView bytes, qint64 timeMs);
    void addToPending(Pending &pending, const StreamKey &key, QByteArrayView bytes, qint64 timeMs);
    void endLine(Pending &pending, const StreamKey &key);
    void storeWhole(const NewLine &line);
    void store(QByteArrayView bytes, const StreamKey &key, qint64 timeMs, bool continued);
    void seal();
    void dropOldest();
    /// The oldest full chunk that is in memory; end(): there is none.
    [[nodiscard]] ChunkList::const_iterator oldestInMemory() const;
    [[nodiscard]] bool hasTooMuchInMemory() const;
    void spill(const std::stop_token &stop);
    [[nodiscard]] Result<std::shared_ptr<const LogChunk>> writeOut(const LogChunk &chunk);
    void spilled(const LogChunk *chunk, std::shared_ptr<const LogChunk> copy);
    /// True: it is worth trying again at once.
    [[nodiscard]] bool spillFailed();
    void wake();
    /// Locks for reading. A mutex goes to whoever comes first, and a writer that appends without a pause always does.
    [[nodiscard]] std::unique_lock<std::mutex> lockToRead() const;
    /// Locks for appending, after the readers that wait.
    [[nodiscard]] std::unique_lock<std::mutex> lockToAppend();

    LogLimits m_limits;
    mutable std::mutex m_mutex;
    mutable std::atomic<int> m_waitingReaders = 0;
    std::shared_ptr<const ChunkList> m_full = std::make_shared<const ChunkList>();
    std::shared_ptr<LogChunk> m_tail;
    LineNumber m_end = 0;
    qint64 m_dropped = 0;
    std::map<StreamKey, Pending> m_pending;
    QStringList m_sources{QString()};
    QHash<QString, std::uint16_t> m_sourceIndex{{QString(), 0}};
    std::map<int, Watcher> m_watchers;
    int m_nextWatcher = 1;
    std::shared_ptr<const QList<LineNumber>> m_forgiven;
    unsigned m_levels = 0; ///< bit set
    bool m_hasTimes = false;
    qint64 m_inMemory = 0; ///< of the full chunks
    bool m_mustSpill = false;
    bool m_hasSaidFull = false;
    std::condition_variable_any m_spillCall;
    std::condition_variable_any m_spillDone;
    std::shared_ptr<SpillFile> m_spillFile; ///< the spiller's thread only
    std::jthread m_spiller;                 ///< from when it is first needed; last, so that it ends first
};

} // namespace kubemori::logs
