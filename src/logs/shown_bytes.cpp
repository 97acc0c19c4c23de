// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/shown_bytes.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace kubemori::logs {

namespace {

bool isPlain(char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\t';
}

/// How many bytes from there on are printable ASCII or tabs. Eight at a time: this is where a search spends its time.
qsizetype plainLength(const char *from, const char *end)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t high = 0x80 * ones;
    const char *at = from;
    while (at != end) {
        while (end - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            const std::uint64_t odd = word | (word + ones) | ((word - 0x20 * ones) & ~word); // ≥ 0x7F or < 0x20
            if ((odd & high) != 0) {
                break;
            }
            at += 8;
        }
        const char *const stop = end - at >= 8 ? at + 8 : end;
        while (at != stop) {
            if (!isPlain(*at)) {
                return at - from;
            }
            ++at;
        }
    }
    return at - from;
}

bool isBetween(unsigned value, unsigned first, unsigned last)
{
    return value >= first && value <= last;
}

/// Characters that are shown as something else, dropped, or matched by letters of ASCII.
bool isOdd(unsigned codePoint)
{
    constexpr unsigned longS = 0x17F;
    constexpr unsigned kelvin = 0x212A;
    constexpr unsigned byteOrderMark = 0xFEFF;
    return codePoint < 0xA0 || isBetween(codePoint, 0x2028, 0x202E) || isBetween(codePoint, 0x2066, 0x2069) ||
           codePoint == longS || codePoint == kelvin || codePoint == byteOrderMark;
}

/// The length of the ordinary character that begins there; 0: it is not valid, or not ordinary.
qsizetype characterLength(const char *from, const char *end)
{
    const auto byteAt = [from](qsizetype i) { return static_cast<unsigned char>(from[i]); };
    const unsigned lead = byteAt(0);
    const qsizetype length = isBetween(lead, 0xC2, 0xDF)   ? 2
                             : isBetween(lead, 0xE0, 0xEF) ? 3
                             : isBetween(lead, 0xF0, 0xF4) ? 4
                                                           : 0;
    if (length == 0 || end - from < length) {
        return 0;
    }
    unsigned codePoint = lead & (0x7FU >> length);
    for (qsizetype i = 1; i < length; ++i) {
        if ((byteAt(i) & 0xC0U) != 0x80U) {
            return 0;
        }
        codePoint = codePoint << 6 | (byteAt(i) & 0x3FU);
    }
    constexpr std::array<unsigned, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (codePoint < smallest.at(static_cast<std::size_t>(length)) || codePoint > 0x10FFFF ||
        isBetween(codePoint, 0xD800, 0xDFFF) || isOdd(codePoint)) {
        return 0;
    }
    return length;
}

/// The length of the complete control sequence that begins there with ESC [ ; 0: it is something else.
qsizetype sequenceLength(const char *from, const char *end)
{
    if (end - from < 3 || from[1] != '[') {
        return 0;
    }
    const char *at = from + 2;
    while (at != end && *at >= 0x30 && *at <= 0x3F) {
        ++at;
    }
    return at != end && *at >= 0x40 && *at <= 0x7E ? at + 1 - from : 0;
}

} // namespace

std::optional<QByteArrayView> shownBytes(QByteArrayView line, QByteArray &scratch)
{
    const char *at = line.data();
    const char *const end = at + line.size();
    const char *kept = at; // from there to `at` nothing was taken out
    char *out = nullptr;
    const auto keep = [&] {
        if (!out) {
            scratch.resize(line.size());
            out = scratch.data();
        }
        std::memcpy(out, kept, static_cast<std::size_t>(at - kept));
        out += at - kept;
    };
    while (at != end) {
        at += plainLength(at, end);
        if (at == end) {
            break;
        }
        if (*at == '\x1b') {
            const qsizetype length = sequenceLength(at, end);
            if (length == 0) {
                return std::nullopt;
            }
            keep();
            at += length;
            kept = at;
        } else {
            const qsizetype length = characterLength(at, end);
            if (length == 0) {
                return std::nullopt;
            }
            at += length;
        }
    }
    if (!out) {
        return line;
    }
    keep();
    return QByteArrayView(scratch.constData(), out - scratch.constData());
}

} // namespace kubemori::logs
