// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/frame_reader.hpp"

#include <QList>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeader = 4096; // or what run.py says instead
constexpr qint64 longestFrame = qint64{16} << 20;

struct Header
{
    RunFrame frame;
    qint64 length = 0;
};

std::optional<RunFrame::Kind> kindOf(const QByteArray &word)
{
    if (word == "O") {
        return RunFrame::Kind::Output;
    }
    if (word == "E") {
        return RunFrame::Kind::Events;
    }
    if (word == "S") {
        return RunFrame::Kind::State;
    }
    return word == "H" ? std::optional(RunFrame::Kind::Heartbeat) : std::nullopt;
}

Result<Header> readHeader(const QByteArray &line)
{
    constexpr qsizetype wordCount = 4;
    const QList<QByteArray> words = line.split(' ');
    const auto kind = kindOf(words.value(0));
    bool goodOffset = false;
    bool goodLength = false;
    bool goodTime = false;
    const qint64 offset = words.value(1).toLongLong(&goodOffset);
    const qint64 length = words.value(2).toLongLong(&goodLength);
    const qint64 time = words.value(3).toLongLong(&goodTime);
    if (words.size() != wordCount || !kind || !goodOffset || !goodLength || !goodTime || offset < 0 || length < 0 ||
        length > longestFrame) {
        return fail(ErrorCode::InvalidData, QString::fromLatin1(line.left(longestHeader)));
    }
    return Header{.frame = {.kind = *kind, .offset = offset, .timeMs = time, .bytes = {}}, .length = length};
}

} // namespace

Result<std::optional<RunFrame>> FrameReader::next()
{
    const qsizetype lineEnd = m_held.indexOf('\n', m_taken);
    if (lineEnd < 0) {
        if (m_held.size() - m_taken > longestHeader) {
            return fail(ErrorCode::InvalidData, QString::fromLatin1(m_held.sliced(m_taken, longestHeader)));
        }
        return std::nullopt;
    }
    auto header = readHeader(m_held.sliced(m_taken, lineEnd - m_taken));
    if (!header) {
        return std::unexpected(header.error());
    }
    const qsizetype begin = lineEnd + 1;
    if (m_held.size() < begin + header->length + 1) {
        m_held.remove(0, m_taken); // once a frame, however small the pieces are
        m_taken = 0;
        return std::nullopt;
    }
    if (m_held.at(begin + header->length) != '\n') {
        return fail(ErrorCode::InvalidData, u"a frame without an end"_s);
    }
    header->frame.bytes = m_held.sliced(begin, header->length);
    m_taken = begin + header->length + 1;
    if (m_taken == m_held.size()) {
        m_held.clear();
        m_taken = 0;
    }
    return std::move(header->frame);
}

} // namespace kubemori::ansible
