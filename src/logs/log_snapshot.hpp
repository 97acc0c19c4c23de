// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_chunk.hpp"

#include <QList>
#include <QStringList>

#include <memory>
#include <vector>

namespace kubemori::logs {

/// A line that has not ended yet (a prompt, a progress bar). It has a number after all complete lines, which it may
/// change when it is complete.
struct OpenLine
{
    QByteArray bytes;
    qint64 timeMs = 0;
    std::uint16_t source = 0;
    LogLevel level = LogLevel::Output;
};

/// A log as it was at one moment: a value, cheap to take and copy, readable on any thread without a lock. Keeps the
/// memory of its lines alive, so do not store snapshots for long.
class LogSnapshot
{
public:
    LogSnapshot() = default;

    /// The oldest line that is still held.
    [[nodiscard]] LineNumber firstLine() const;
    /// One past the last complete line.
    [[nodiscard]] LineNumber completeEnd() const { return m_end; }
    /// One past the last line, open ones included.
    [[nodiscard]] LineNumber endLine() const { return m_end + static_cast<LineNumber>(m_open.size()); }
    [[nodiscard]] qint64 lineCount() const { return endLine() - firstLine(); }
    [[nodiscard]] bool isOpen(LineNumber number) const { return number >= m_end; }

    /// Complete lines that lie together: those of one chunk.
    struct Stretch
    {
        const LogChunk *chunk = nullptr;
        LineNumber first = 0; ///< the chunk's
        LineNumber end = 0;
        bool isFull = false; ///< what the chunk says of all its lines can be relied on
    };
    /// For a complete line that is held.
    [[nodiscard]] Stretch stretchAt(LineNumber number) const;
    /// These lines will not be read soon: whole chunks of them that lie in a file give their memory back. Returns from
    /// where to go on when more lines are done with.
    LineNumber release(LineNumber from, LineNumber to) const;

    /// The line; an empty one if it is not held. The bytes live as long as this snapshot or a copy of it.
    [[nodiscard]] LogLine line(LineNumber number) const;
    /// A complete line of a stretch that was asked for by one of its lines.
    [[nodiscard]] LogLine line(const Stretch &stretch, LineNumber number) const
    {
        LogLine result = stretch.chunk->line(static_cast<int>(number - stretch.first));
        if (m_forgiven) {
            forgive(result, number);
        }
        return result;
    }
    /// How many lines LogStore::forgive() has made warnings so far: with more of them, levels have changed.
    [[nodiscard]] qsizetype forgivenLines() const { return m_forgiven ? m_forgiven->size() : 0; }
    /// Names by index; index 0 is the empty name.
    [[nodiscard]] const QStringList &sources() const { return m_sources; }
    [[nodiscard]] QString source(const LogLine &line) const { return m_sources.value(line.source); }
    /// Whether a complete line of that level was ever added.
    [[nodiscard]] bool hasHad(LogLevel level) const { return (m_levels >> static_cast<unsigned>(level) & 1U) != 0; }
    /// Whether a line has a time.
    [[nodiscard]] bool hasTimes() const { return m_hasTimes; }

private:
    friend class LogStore;

    void forgive(LogLine &line, LineNumber number) const;

    std::shared_ptr<const ChunkList> m_full = std::make_shared<const ChunkList>();
    std::shared_ptr<const LogChunk> m_tail;
    LineNumber m_end = 0;
    std::vector<OpenLine> m_open;
    QStringList m_sources;
    std::shared_ptr<const QList<LineNumber>> m_forgiven; ///< ascending; none: there are none
    unsigned m_levels = 0;                               ///< bit set
    bool m_hasTimes = false;
};

} // namespace kubemori::logs
