// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_scan.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <pthread.h>

namespace kubemori::logs {

namespace {

// Matches are handed on, and a newer query is noticed, after so long: an expression can be slow.
constexpr std::chrono::milliseconds longestSilence{30};
constexpr LineNumber linesBetweenLooks = 16;
// The first piece is small so that first matches are seen at once.
constexpr LineNumber smallestPiece = 256;
constexpr LineNumber largestPiece = 16384;
constexpr LineNumber leastForThreads = 8192;
constexpr unsigned mostThreads = 8;

bool mayMatch(const LogChunk &chunk, LevelFilter levels)
{
    switch (levels) {
    case LevelFilter::All:
        return true;
    case LevelFilter::Problems:
        return chunk.has(LogLevel::Failure) || chunk.has(LogLevel::Warning) || chunk.has(LogLevel::Error);
    case LevelFilter::Failures:
        return chunk.has(LogLevel::Failure);
    }
    return true;
}

/// Looks through a range on this thread. The sink is called every so often and at the end.
void scanHere(const LogMatcher &matcher, const LogSnapshot &snapshot, LineNumber next, LineNumber end,
              const std::stop_token &stop, const ScanSink &sink)
{
    using Clock = std::chrono::steady_clock;
    LogMatcher::Scratch scratch;
    std::vector<LineNumber> found;
    auto until = Clock::now() + longestSilence;
    while (next < end) {
        const LogSnapshot::Stretch stretch = snapshot.stretchAt(next);
        const LineNumber stretchEnd = std::min(end, stretch.end);
        if (stretch.isFull && !mayMatch(*stretch.chunk, matcher.levels())) {
            next = stretchEnd;
        }
        while (next < stretchEnd) {
            if (matcher.matches(snapshot, snapshot.line(stretch, next), scratch)) {
                found.push_back(next);
            }
            ++next;
            if (next % linesBetweenLooks == 0) {
                if (stop.stop_requested()) {
                    return;
                }
                if (next < end && Clock::now() >= until) {
                    if (!sink(std::exchange(found, {}), next)) {
                        return;
                    }
                    until = Clock::now() + longestSilence;
                }
            }
        }
    }
    if (!stop.stop_requested()) {
        sink(std::move(found), end);
    }
}

/// Pieces of a range, looked through by several threads at once.
class ParallelScan
{
public:
    ParallelScan(const LogMatcher &matcher, const LogSnapshot &snapshot, LineNumber from, LineNumber end)
        : m_matcher(matcher)
        , m_snapshot(snapshot)
    {
        for (LineNumber size = smallestPiece; from < end; size = std::min(2 * size, largestPiece)) {
            const LineNumber pieceEnd = std::min(end, from + size);
            m_pieces.push_back(Piece{.from = from, .end = pieceEnd, .scannedTo = from, .found = {}});
            from = pieceEnd;
        }
    }

    void run(unsigned threads, const std::stop_token &stop, const ScanSink &sink)
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < threads; ++i) {
            workers.emplace_back([this](const std::stop_token &enough) { work(enough); });
        }
        handOn(stop, sink);
    }

private:
    struct Piece
    {
        LineNumber from;
        LineNumber end;
        LineNumber scannedTo;
        std::vector<LineNumber> found; ///< not handed on yet
    };

    void work(const std::stop_token &stop)
    {
        ::pthread_setname_np(::pthread_self(), "km-log-scan");
        for (std::size_t i = m_next++; i < m_pieces.size() && !stop.stop_requested(); i = m_next++) {
            const Piece &piece = m_pieces[i];
            scanHere(m_matcher, m_snapshot, piece.from, piece.end, stop,
                     [this, i](std::vector<LineNumber> found, LineNumber scannedTo) {
                         take(i, found, scannedTo);
                         return true;
                     });
        }
    }

    void take(std::size_t index, const std::vector<LineNumber> &found, LineNumber scannedTo)
    {
        const std::scoped_lock lock(m_mutex);
        Piece &piece = m_pieces[index];
        piece.found.insert(piece.found.end(), found.begin(), found.end());
        piece.scannedTo = scannedTo;
        m_hasNews.notify_one();
    }

    /// On the caller's thread: what is found in a later piece waits for the pieces before it.
    void handOn(const std::stop_token &stop, const ScanSink &sink)
    {
        std::size_t current = 0;
        LineNumber handedTo = m_pieces.front().from;
        std::unique_lock lock(m_mutex);
        while (current < m_pieces.size()) {
            const bool hasNews = m_hasNews.wait(lock, stop, [&] { return m_pieces[current].scannedTo > handedTo; });
            if (!hasNews || stop.stop_requested()) {
                return;
            }
            std::vector<LineNumber> found;
            while (current < m_pieces.size() && m_pieces[current].scannedTo > handedTo) {
                Piece &piece = m_pieces[current];
                found.insert(found.end(), piece.found.begin(), piece.found.end());
                piece.found = {};
                handedTo = piece.scannedTo;
                current += handedTo == piece.end ? 1 : 0;
            }
            lock.unlock();
            if (!sink(std::move(found), handedTo)) {
                return;
            }
            lock.lock();
        }
    }

    const LogMatcher &m_matcher;
    const LogSnapshot &m_snapshot;
    std::vector<Piece> m_pieces;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    std::condition_variable_any m_hasNews;
};

} // namespace

void scanLines(const LogMatcher &matcher, const LogSnapshot &snapshot, LineNumber from, LineNumber end,
               const std::stop_token &stop, const ScanSink &sink)
{
    const LineRange lines = matcher.lines();
    const LineNumber first = std::clamp(lines.from, from, end);
    const LineNumber last = lines.isOpen() ? end : std::clamp(lines.to, first, end);
    // Behind the last line that can match there is nothing to look for.
    const ScanSink toEnd = [&sink, last, end](std::vector<LineNumber> found, LineNumber scannedTo) {
        return sink(std::move(found), scannedTo == last ? end : scannedTo);
    };
    const unsigned threads = std::clamp(std::jthread::hardware_concurrency(), 1U, mostThreads);
    if (threads < 2 || last - first < leastForThreads) {
        scanHere(matcher, snapshot, first, last, stop, toEnd);
    } else {
        ParallelScan(matcher, snapshot, first, last).run(threads, stop, toEnd);
    }
}

} // namespace kubemori::logs
