// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/object_batch.hpp"

#include <algorithm>
#include <array>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    qsizetype bytes = -1; ///< how many follow the header, before a line feed; -1: none
    bool isFile = false;
};

bool isId(QByteArrayView word)
{
    constexpr QByteArrayView digits = "0123456789abcdef";
    constexpr qsizetype sha1 = 40;
    constexpr qsizetype sha256 = 64;
    if (word.size() != sha1 && word.size() != sha256) {
        return false;
    }
    return std::ranges::all_of(word, [&](char letter) { return digits.contains(letter); });
}

/// A number without sign, or -1.
qsizetype sizeOf(QByteArrayView word)
{
    bool isNumber = false;
    const qlonglong size = word.toLongLong(&isNumber);
    return isNumber && size >= 0 ? static_cast<qsizetype>(size) : -1;
}

/// Nothing for a line that git does not write.
std::optional<Answer> readHeader(QByteArrayView line)
{
    // The request is repeated in front of these; it may hold spaces.
    if (line.endsWith(" missing") || line.endsWith(" ambiguous")) {
        return Answer{};
    }
    constexpr std::array links{QByteArrayView("dangling "), QByteArrayView("symlink "), QByteArrayView("loop "),
                               QByteArrayView("notdir ")};
    for (const QByteArrayView word : links) {
        if (line.startsWith(word)) {
            const qsizetype size = sizeOf(line.sliced(word.size()));
            return size < 0 ? std::nullopt : std::optional(Answer{.bytes = size});
        }
    }
    const qsizetype kind = line.indexOf(' ');
    const qsizetype length = line.lastIndexOf(' ');
    if (kind < 0 || length <= kind || !isId(line.first(kind))) {
        return std::nullopt;
    }
    const QByteArrayView type = line.sliced(kind + 1, length - kind - 1);
    const qsizetype size = sizeOf(line.sliced(length + 1));
    return size < 0 ? std::nullopt : std::optional(Answer{.bytes = size, .isFile = type == "blob"});
}

} // namespace

Result<QList<std::optional<QByteArray>>> parseObjectBatch(const QByteArray &output, qsizetype count)
{
    const auto broken = [&](qsizetype at) {
        return fail(ErrorCode::InvalidData, u"git cat-file answered at byte %1 of %2: "_s.arg(at).arg(output.size()) +
                                                QString::fromUtf8(output.mid(at, 200)));
    };
    QList<std::optional<QByteArray>> contents;
    contents.reserve(count);
    qsizetype at = 0;
    while (contents.size() < count) {
        const qsizetype end = output.indexOf('\n', at);
        const auto answer = end < 0 ? std::nullopt : readHeader(QByteArrayView(output).sliced(at, end - at));
        if (!answer) {
            return broken(at);
        }
        qsizetype next = end + 1;
        if (answer->bytes >= 0) {
            // Compared by what is left: no sum of sizes that could overflow.
            if (answer->bytes >= output.size() - next || output.at(next + answer->bytes) != '\n') {
                return broken(at);
            }
            next += answer->bytes + 1;
        }
        contents.append(answer->isFile ? std::optional(output.sliced(end + 1, answer->bytes)) : std::nullopt);
        at = next;
    }
    return at == output.size() ? Result<QList<std::optional<QByteArray>>>(std::move(contents)) : broken(at);
}

} // namespace kubemori::kubespray
