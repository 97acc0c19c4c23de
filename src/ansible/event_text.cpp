// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/event_text.hpp"

#include "logs/ansi.hpp"

#include <algorithm>

namespace kubemori::ansible {

namespace {

constexpr char16_t ellipsis = u'…';
constexpr qsizetype bytesPerUnit = 4; ///< more bytes than this times the limit are not looked at

/// Most texts, and they need no look at each character.
bool isPlain(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

QString clean(QByteArrayView text, qsizetype longest, QChar between)
{
    const bool isCut = text.size() > longest * bytesPerUnit;
    text = isCut ? text.first(longest * bytesPerUnit) : text;
    QString result;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype feed = text.indexOf('\n', from);
        const qsizetype end = feed < 0 ? text.size() : feed;
        if (from > 0) {
            result += between;
        }
        result += logs::plainText(text.sliced(from, end - from));
        from = end + 1;
    }
    return isCut && result.size() <= longest ? QString(result + QChar(ellipsis)) : cut(std::move(result), longest);
}

QString toText(QByteArrayView text, qsizetype longest, QChar between)
{
    if (text.size() <= longest && isPlain(text)) {
        return QString::fromLatin1(text);
    }
    return clean(text, longest, between);
}

} // namespace

QString cleanName(QByteArrayView text)
{
    return toText(text, longestName, u' ');
}

QString cleanMessage(QByteArrayView text)
{
    return toText(text, longestMessage, u'\n');
}

QString cut(QString text, qsizetype longest)
{
    if (text.size() <= longest) {
        return text;
    }
    qsizetype keep = longest - 1;
    if (text.at(keep - 1).isHighSurrogate()) {
        --keep;
    }
    text.truncate(keep);
    return text + QChar(ellipsis);
}

} // namespace kubemori::ansible
