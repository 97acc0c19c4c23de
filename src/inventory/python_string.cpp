// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/python_string.hpp"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>

namespace kubemori::inventory {

namespace {

bool isHexDigit(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
}

struct Prefix
{
    qsizetype length = 0;
    bool raw = false;
    bool bytes = false;
};

std::optional<Prefix> readPrefix(QStringView source)
{
    const auto quote = [&source](qsizetype at) {
        return at < source.size() && (source.at(at) == u'\'' || source.at(at) == u'"');
    };
    for (qsizetype length = 0; length <= 2; ++length) {
        if (!quote(length)) {
            continue;
        }
        const QString letters = source.left(length).toString().toLower();
        if (letters.isEmpty() || letters == u"u") {
            return Prefix{.length = length};
        }
        if (letters == u"r" || letters == u"b") {
            return Prefix{.length = length, .raw = letters == u"r", .bytes = letters == u"b"};
        }
        if (letters == u"br" || letters == u"rb") {
            return Prefix{.length = length, .raw = true, .bytes = true};
        }
        return std::nullopt;
    }
    return std::nullopt;
}

/// Reads the inside of a string up to its closing quotes.
class Inside
{
public:
    Inside(QStringView source, Prefix prefix)
        : m_source(source)
        , m_at(prefix.length)
        , m_prefix(prefix)
    {
    }

    std::optional<PythonString> read()
    {
        const QChar quote = m_source.at(m_at);
        const bool triple = m_source.sliced(m_at).startsWith(QString(3, quote));
        const QString closing(triple ? 3 : 1, quote);
        m_at += closing.size();
        while (!m_source.sliced(m_at).startsWith(closing)) {
            if (m_at >= m_source.size() || !readCharacter()) {
                return std::nullopt;
            }
        }
        m_at += closing.size();
        finish();
        m_string.length = m_at;
        return m_string;
    }

private:
    bool readCharacter()
    {
        const QChar c = m_source.at(m_at++);
        if (c != u'\\') {
            return add(c.unicode());
        }
        if (m_at == m_source.size()) {
            return false;
        }
        const QChar escaped = m_source.at(m_at++);
        if (m_prefix.raw) {
            return add(c.unicode()) && add(escaped.unicode());
        }
        return readEscape(escaped);
    }

    bool readEscape(QChar escaped)
    {
        static constexpr QLatin1StringView names("\\'\"abfnrtv");
        static constexpr QLatin1StringView meanings("\\'\"\a\b\f\n\r\t\v");
        if (const qsizetype known = names.indexOf(escaped); known >= 0) {
            return add(static_cast<char32_t>(meanings.at(known).unicode()));
        }
        if (escaped >= u'0' && escaped <= u'7') {
            return readOctal(escaped);
        }
        if (escaped == u'x') {
            return readHex(2);
        }
        if (!m_prefix.bytes && (escaped == u'u' || escaped == u'U')) {
            return readHex(escaped == u'u' ? 4 : 8);
        }
        if (!m_prefix.bytes && escaped == u'N') {
            m_string.fault = PythonString::Fault::NamedCharacter;
            return true;
        }
        return add(u'\\') && add(escaped.unicode());
    }

    bool readOctal(QChar first)
    {
        char32_t code = static_cast<char32_t>(first.unicode() - '0');
        for (int i = 0; i < 2 && m_at < m_source.size() && m_source.at(m_at) >= u'0' && m_source.at(m_at) <= u'7';
             ++i) {
            code = code * 8 + static_cast<char32_t>(m_source.at(m_at++).unicode() - '0');
        }
        return add(m_prefix.bytes ? code & 0xff : code, true);
    }

    bool readHex(qsizetype digits)
    {
        const QStringView hex = m_source.sliced(m_at).left(digits);
        if (hex.size() < digits || !std::ranges::all_of(hex, isHexDigit)) {
            return false;
        }
        m_at += digits;
        const char32_t code = hex.toUInt(nullptr, 16);
        return code <= 0x10ffff && add(code, true);
    }

    bool add(char32_t code, bool escaped = false)
    {
        if (!m_prefix.bytes) {
            m_string.text += QChar::fromUcs4(code);
            return true;
        }
        m_bytes += static_cast<char>(code);
        return escaped || code < 0x80; // only ASCII may stand between the quotes of bytes
    }

    void finish()
    {
        m_string.bytes = m_prefix.bytes;
        if (!m_prefix.bytes) {
            return;
        }
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        m_string.text = decoder(m_bytes);
        if (decoder.hasError()) {
            m_string.fault = PythonString::Fault::NotUtf8;
        }
    }

    QStringView m_source;
    qsizetype m_at;
    Prefix m_prefix;
    QByteArray m_bytes;
    PythonString m_string;
};

} // namespace

std::optional<PythonString> readPythonString(QStringView source)
{
    const auto prefix = readPrefix(source);
    return prefix ? Inside(source, *prefix).read() : std::nullopt;
}

} // namespace kubemori::inventory
