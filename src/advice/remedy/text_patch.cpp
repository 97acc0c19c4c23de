// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/text_patch.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

/// The patch in the bytes of a file.
struct Bytes
{
    QByteArray find;
    QByteArray replace;
};

QByteArray withLineEnds(const QString &text, bool isCrlf)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\r\n", "\n");
    return isCrlf ? bytes.replace("\n", "\r\n") : bytes;
}

Bytes bytesFor(const QByteArray &content, const TextPatch &patch)
{
    const qsizetype end = content.indexOf('\n');
    const bool isCrlf = end > 0 && content.at(end - 1) == '\r';
    return {.find = withLineEnds(patch.find, isCrlf), .replace = withLineEnds(patch.replace, isCrlf)};
}

QByteArray exchanged(const QByteArray &content, const QByteArray &from, const QByteArray &to)
{
    QByteArray result = content;
    const qsizetype at = result.indexOf(from);
    return at < 0 ? result : result.replace(at, from.size(), to);
}

/// Where the text stands and is not part of what it was replaced by, which may well hold it.
qsizetype openPlaces(const QByteArray &content, const Bytes &bytes)
{
    QByteArray rest = content;
    if (!bytes.replace.isEmpty() && bytes.replace.contains(bytes.find)) {
        rest.replace(bytes.replace, QByteArray(1, '\0'));
    }
    return rest.count(bytes.find);
}

std::unexpected<Error> severalTimes(const QByteArray &text, qsizetype times)
{
    return fail(ErrorCode::InvalidData,
                u"“%1” is there %2 times, and only one can be meant"_s.arg(QString::fromUtf8(text)).arg(times));
}

} // namespace

Result<std::optional<QByteArray>> patched(const QByteArray &content, const TextPatch &patch)
{
    const Bytes bytes = bytesFor(content, patch);
    if (bytes.find.isEmpty() || bytes.find == bytes.replace) {
        return fail(ErrorCode::InvalidInput, u"a patch needs a text to look for, and another one for it"_s);
    }
    const qsizetype places = openPlaces(content, bytes);
    if (places == 1 && (!bytes.replace.contains(bytes.find) || !content.contains(bytes.replace))) {
        return std::optional(exchanged(content, bytes.find, bytes.replace));
    }
    if (places > 0) {
        return severalTimes(bytes.find, places + (content.contains(bytes.replace) ? content.count(bytes.replace) : 0));
    }
    if (!bytes.replace.isEmpty() && content.contains(bytes.replace)) {
        return std::optional<QByteArray>();
    }
    return fail(ErrorCode::NotFound, u"“%1” is not there"_s.arg(QString::fromUtf8(bytes.find)));
}

Result<std::optional<QByteArray>> unpatched(const QByteArray &content, const TextPatch &patch,
                                            const std::optional<QByteArray> &backup)
{
    if (backup) {
        const auto again = patched(*backup, patch);
        if (*backup == content) {
            return std::optional<QByteArray>();
        }
        if (again && *again && **again == content) {
            return backup;
        }
    }
    const Bytes bytes = bytesFor(content, patch);
    const qsizetype places = bytes.replace.isEmpty() ? 0 : content.count(bytes.replace);
    const qsizetype open = openPlaces(content, bytes);
    // A text that holds what it is replaced by is as it was when it is there.
    if (open > 0 && (places == 0 || bytes.find.contains(bytes.replace))) {
        return std::optional<QByteArray>();
    }
    if (places == 1) {
        return std::optional(exchanged(content, bytes.replace, bytes.find));
    }
    if (places > 1) {
        return severalTimes(bytes.replace, places);
    }
    return fail(ErrorCode::NotFound, u"“%1” is not there"_s.arg(QString::fromUtf8(bytes.replace)));
}

} // namespace kubemori::advice
