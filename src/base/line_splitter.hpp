// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace kubemori {

/// Cuts a byte stream into lines whatever way the reads fell; a UTF-8 sequence split across reads stays whole, as only
/// complete lines are handed on. A carriage return before the line feed is dropped. A line longer than `longest` is
/// handed on in pieces, so that a program without line feeds cannot use up memory.
class LineSplitter
{
public:
    using Sink = std::function<void(QByteArrayView line)>;

    explicit LineSplitter(Sink sink, qsizetype longest = qsizetype{1} << 20);

    void feed(QByteArrayView bytes);
    /// Hands on what is left without a line feed.
    void finish();

private:
    Sink m_sink;
    qsizetype m_longest;
    QByteArray m_rest;
};

} // namespace kubemori
