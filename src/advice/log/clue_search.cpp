// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/clue_search.hpp"

#include "advice/log/clue_literals.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

#include <pthread.h>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

// PCRE gives up after this many steps, and the line counts as no match.
const QString limit = u"(*LIMIT_MATCH=200000)"_s;
constexpr qint64 pieceSize = qint64{1} << 20;

} // namespace

ClueSearch::ClueSearch(const QList<KnownIssue> &issues)
{
    for (int issue = 0; issue < issues.size(); ++issue) {
        for (const LogClue &clue : issues.at(issue).clues) {
            const int number = static_cast<int>(m_clues.size());
            m_clues.push_back(
                {.issue = issue,
                 .from = clue.from,
                 .task = clue.task,
                 .sure = clue.sure,
                 .pattern = QRegularExpression(limit + clue.pattern.pattern(), clue.pattern.patternOptions())});
            const QByteArrayList literals = literalsOf(clue.pattern);
            if (literals.isEmpty()) {
                m_blind.push_back(number);
            }
            for (const QByteArray &literal : literals) {
                m_needles.add(literal, number);
            }
        }
    }
}

std::vector<ClueHit> ClueSearch::find(QByteArrayView text, qint64 from, qint64 to) const
{
    std::vector<ClueHit> hits;
    if (!m_needles.isEmpty()) {
        m_needles.find(text, from, to,
                       [&hits](qsizetype offset, int clue) { hits.push_back({.offset = offset, .clue = clue}); });
    }
    return hits;
}

struct ClueHunt::State
{
    State(const ClueSearch &s, QByteArrayView l, std::stop_token t)
        : search(s)
        , log(l)
        , stop(std::move(t))
        , found(static_cast<std::size_t>((l.size() + pieceSize - 1) / pieceSize))
    {
    }

    void work()
    {
        for (std::size_t i = next++; i < found.size() && !stop.stop_requested(); i = next++) {
            const qint64 from = static_cast<qint64>(i) * pieceSize;
            found[i] = search.find(log, from, from + pieceSize);
        }
    }

    const ClueSearch &search;
    QByteArrayView log;
    std::stop_token stop;
    std::vector<std::vector<ClueHit>> found; ///< by piece; each is written by one thread
    std::atomic<std::size_t> next = 0;
    std::jthread thread;
};

ClueHunt::ClueHunt(const ClueSearch &search, QByteArrayView log, std::stop_token stop)
    : m_state(std::make_unique<State>(search, log, std::move(stop)))
{
    if (log.size() > pieceSize) {
        m_state->thread = std::jthread([state = m_state.get()] {
            ::pthread_setname_np(::pthread_self(), "km-explain");
            state->work();
        });
    }
}

ClueHunt::~ClueHunt() = default; // the thread is the last member: joined before the rest goes

std::vector<ClueHit> ClueHunt::finish()
{
    m_state->work();
    if (m_state->thread.joinable()) {
        m_state->thread.join();
    }
    std::vector<ClueHit> hits;
    for (const std::vector<ClueHit> &piece : m_state->found) {
        hits.insert(hits.end(), piece.begin(), piece.end());
    }
    return hits;
}

} // namespace kubemori::advice
