// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_store.hpp"

#include <QHash>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kubemori::logs {

/// A whole line on its way into a log. What is known of it can be changed until it is stored.
struct LineDraft
{
    QByteArrayView bytes; ///< as printed, without its line feed; may be made a part of what it is
    qint64 timeMs = noTime;
    QString source;
    LogLevel level = LogLevel::Output;
};

/// Who looks at lines as they come in, on the thread that feeds them. Each may be empty.
struct LineHooks
{
    /// Lines in a row before they are stored; each line is given once.
    std::function<void(std::span<LineDraft>)> classify;
    /// Afterwards, in the same order, with their numbers.
    std::function<void(LineNumber, const LineDraft &)> stored;
    /// After that: lines that were stored as failures earlier and turned out now to be none.
    std::function<std::vector<LineNumber>()> forgiven{};
};

/// Cuts the output of one program into lines (as LogStore does: split anywhere, carriage returns) and lets hooks say of
/// each what it is, where LogStore::append() takes all lines for lines of one source. What has no line feed yet is seen
/// at once as the store's open line. One thread at a time, and one feed for a store.
class LineFeed
{
public:
    LineFeed(std::shared_ptr<LogStore> store, LineHooks hooks);

    void feed(QByteArrayView bytes, qint64 timeMs);
    /// Nothing more comes, or not of this line: what has no line feed is a line.
    void end();

private:
    void take(QByteArrayView line, qint64 timeMs);
    void keepRest(QByteArrayView bytes, qint64 timeMs);
    void storePieces();
    void flush();
    [[nodiscard]] std::uint16_t indexOf(const QString &source);

    std::shared_ptr<LogStore> m_store;
    LineHooks m_hooks;
    QByteArray m_rest; ///< of a line that has no line feed yet
    qint64 m_restMs = noTime;
    bool m_isInsideLong = false; ///< m_rest goes on with a line whose beginning is stored
    LineDraft m_long;            ///< what is known of that line
    QByteArray m_joined;         ///< the line that m_rest was the beginning of, until it is stored
    std::vector<LineDraft> m_drafts;
    std::vector<NewLine> m_lines;
    QHash<QString, std::uint16_t> m_indexes;
};

} // namespace kubemori::logs
