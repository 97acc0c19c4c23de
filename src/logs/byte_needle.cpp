// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/byte_needle.hpp"

#include <QChar>
#include <QString>

#include <cstring>

namespace kubemori::logs {

namespace {

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// How common a byte is in logs, roughly; only the speed hangs on it.
int commonness(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
        return 6;
    }
    if (byte >= 0xE0) {
        return 5; // begins every character of a Japanese line
    }
    if (byte >= 0x80 || (c >= '0' && c <= '9')) {
        return 3;
    }
    if (c >= 'a' && c <= 'z') {
        return std::strchr("etaoinsrlcd", c) ? 4 : 2;
    }
    return 1;
}

/// Writing that knows no upper and lower case: kana, Chinese characters, Korean.
bool isCaseless(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF66 && c <= 0xFF9D);
}

} // namespace

ByteNeedle::ByteNeedle(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    for (qsizetype i = 1; i < m_bytes.size(); ++i) {
        if (commonness(m_bytes.at(i)) < commonness(m_bytes.at(m_anchor))) {
            m_anchor = i;
        }
    }
}

bool ByteNeedle::canHold(char32_t character, bool caseSensitive)
{
    if (QChar::isSurrogate(character)) {
        return false;
    }
    return caseSensitive || character < 0x80 || isCaseless(character);
}

std::optional<ByteNeedle> ByteNeedle::make(QStringView text, bool caseSensitive)
{
    if (text.isEmpty()) {
        return std::nullopt;
    }
    for (const char32_t character : text.toUcs4()) {
        if (!canHold(character, caseSensitive)) {
            return std::nullopt;
        }
    }
    if (!text.isValidUtf16()) {
        return std::nullopt;
    }
    QByteArray bytes = text.toUtf8();
    if (!caseSensitive) {
        for (char &c : bytes) {
            c = toLower(c);
        }
    }
    return ByteNeedle(std::move(bytes));
}

qsizetype ByteNeedle::find(QByteArrayView bytes, qsizetype from) const
{
    const char *const begin = bytes.data();
    const qsizetype last = bytes.size() - m_bytes.size(); // the last place where it could begin
    for (qsizetype at = from; at <= last; ++at) {
        const void *const anchor =
            std::memchr(begin + at + m_anchor, m_bytes.at(m_anchor), static_cast<std::size_t>(last - at + 1));
        if (!anchor) {
            return -1;
        }
        at = static_cast<const char *>(anchor) - begin - m_anchor;
        if (std::memcmp(begin + at, m_bytes.constData(), static_cast<std::size_t>(m_bytes.size())) == 0) {
            return at;
        }
    }
    return -1;
}

QByteArrayView ByteNeedle::lowered(QByteArrayView bytes, QByteArray &scratch)
{
    scratch.resize(bytes.size());
    char *out = scratch.data();
    for (const char c : bytes) {
        *out++ = toLower(c);
    }
    return QByteArrayView(scratch.constData(), bytes.size());
}

} // namespace kubemori::logs
