// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/file_text.hpp"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace kubemori::diff {

namespace {

template<class View, class Char> std::vector<qsizetype> lineEnds(View text, Char lineFeed)
{
    std::vector<qsizetype> ends;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype end = text.indexOf(lineFeed, from);
        ends.push_back(end < 0 ? text.size() : end);
        from = ends.back() + 1;
    }
    return ends;
}

template<class View> View lineOf(View text, const std::vector<qsizetype> &ends, int line)
{
    const auto index = static_cast<std::size_t>(line);
    const qsizetype start = index == 0 ? 0 : ends[index - 1] + 1;
    return text.sliced(start, ends[index] - start);
}

} // namespace

FileText::FileText(QByteArray bytes)
    : m_bytes(std::move(bytes))
    , m_byteEnds(lineEnds(QByteArrayView(m_bytes), '\n'))
{
    // Not the whole at once: a byte order mark would be dropped, and lines have to stay lines whatever is in them.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::ConvertInitialBom | QStringConverter::Flag::Stateless);
    m_text = decoder.decode(m_bytes);
    m_textEnds = lineEnds(QStringView(m_text), u'\n');
    if (m_textEnds.size() != m_byteEnds.size()) { // an incomplete character at the very end
        m_text = QString::fromLatin1(m_bytes);
        m_textEnds = lineEnds(QStringView(m_text), u'\n');
    }
}

QByteArrayView FileText::bytes(int line) const
{
    return lineOf(QByteArrayView(m_bytes), m_byteEnds, line);
}

QStringView FileText::text(int line) const
{
    const QStringView all = lineOf(QStringView(m_text), m_textEnds, line);
    return all.endsWith(u'\r') ? all.chopped(1) : all;
}

bool FileText::hasCarriageReturn(int line) const
{
    return bytes(line).endsWith('\r');
}

bool FileText::isBinary(const QByteArray &bytes)
{
    constexpr qsizetype looked = 8000;
    return QByteArrayView(bytes).first(std::min(looked, bytes.size())).contains('\0');
}

} // namespace kubemori::diff
