// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"
#include "advice/log/needle_set.hpp"

#include <QByteArrayView>
#include <QList>

#include <stop_token>
#include <vector>

namespace kubemori::advice {

/// A clue of some issue, made ready.
struct ReadyClue
{
    int issue = 0; ///< which one of the list
    LogSources from;
    QRegularExpression task;
    int sure = 0;
    QRegularExpression pattern; ///< with a limit: an unlucky one would take years on one line
};

/// A place where the text that a clue needs stands.
struct ClueHit
{
    qint64 offset = 0;
    int clue = 0;

    bool operator==(const ClueHit &) const = default;
};

/// All clues of a list of issues, and where in bytes they may match: each hit is to be tried with the pattern. Const
/// functions for several threads at once.
class ClueSearch
{
public:
    explicit ClueSearch(const QList<KnownIssue> &issues);

    [[nodiscard]] const std::vector<ReadyClue> &clues() const { return m_clues; }
    /// Those of which no text is certain: they may match any line.
    [[nodiscard]] const std::vector<int> &blindClues() const { return m_blind; }
    /// In the order of the bytes. Each clue may come several times for a line.
    [[nodiscard]] std::vector<ClueHit> find(QByteArrayView text, qint64 from, qint64 to) const;

private:
    std::vector<ReadyClue> m_clues;
    std::vector<int> m_blind;
    NeedleSet m_needles;
};

/// Looks through a whole log on a thread of its own, and on that of who waits for it.
class ClueHunt
{
public:
    ClueHunt(const ClueSearch &search, QByteArrayView log, std::stop_token stop);
    ~ClueHunt();
    ClueHunt(const ClueHunt &) = delete;
    ClueHunt &operator=(const ClueHunt &) = delete;

    /// Helps, and waits for the rest. Once. Few when stopped.
    [[nodiscard]] std::vector<ClueHit> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace kubemori::advice
