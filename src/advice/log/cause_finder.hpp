// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/log/clue_search.hpp"
#include "advice/log/line_origin.hpp"
#include "advice/log/log_outline.hpp"

#include <QByteArrayView>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace kubemori::advice {

/// Tries clues where their texts stand, and weighs what matches: whose line it is, and how certain that makes it.
class CauseFinder
{
public:
    /// All it is given has to outlive it. `from`: which program wrote the log; none: each line tells.
    CauseFinder(QByteArrayView log, const LogOutline &outline, const ClueSearch &search, std::optional<LogSource> from,
                std::stop_token stop);

    /// By what was found, see ClueHunt.
    void tryAll(const std::vector<ClueHit> &hits);
    /// The most probable first. `issues`: the list that the search was made of.
    [[nodiscard]] QList<Cause> causes(const QList<KnownIssue> &issues) const;
    /// Of the lines that clues were tried on.
    [[nodiscard]] LogSources sources() const { return m_sources; }

private:
    using Owner = LogSegment::Owner;
    struct Line
    {
        qint64 offset = 0;
        qint64 end = 0;
        qint64 number = 0;
        const OutlinedFailure *failure = nullptr; ///< that it belongs to
        Owner owner = Owner::Outside;
        LogSources sources{};
        QString host{}; ///< of a line of syslog
    };

    void trySegment(std::size_t index, std::vector<ClueHit> hits);
    [[nodiscard]] std::vector<ClueHit> withOddLines(const LogSegment &segment, qint64 end, std::vector<ClueHit> hits);
    void tryLine(const LogSegment &segment, qint64 offset, qint64 end, const std::vector<ClueHit> &hits);
    void tryMessages();
    [[nodiscard]] bool counts(Line &line) const;
    [[nodiscard]] bool isAsked(const ReadyClue &clue, const Line &line) const;
    [[nodiscard]] bool tryText(int clue, const QString &text, const Line &line);
    void note(int clue, const Line &line, const QString &text, const QRegularExpressionMatch &match);
    [[nodiscard]] int confidence(int sure, const Line &line) const;
    [[nodiscard]] qint64 numberAt(qint64 offset, const LogSegment &segment);

    QByteArrayView m_log;
    const LogOutline &m_outline;
    const ClueSearch &m_search;
    std::optional<LogSource> m_from;
    std::stop_token m_stop;
    bool m_hasEscapes = false;

    int m_lastRun = -1;     ///< with a failure that did harm
    int m_firstSection = 0; ///< of the first such one in it
    qint64 m_countedTo = 0; ///< offset up to which line feeds were counted
    qint64 m_counted = 1;
    LogSources m_sources;

    struct Found
    {
        Cause cause;
        qint64 lastLine = 0; ///< that was counted
    };
    QMap<int, Found> m_found;                              ///< by issue
    QSet<std::pair<int, const OutlinedFailure *>> m_tried; ///< clues that matched in a failure's own lines
};

} // namespace kubemori::advice
