// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_cut.hpp"

#include <algorithm>

namespace kubemori::logs {

namespace {

// Colour sequences are far shorter; what is longer is not worth keeping whole.
constexpr qsizetype longestSequence = 32;

bool isContinuationByte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Whether the control sequence that starts at `line` (with its ESC) ends within these bytes.
bool isComplete(QByteArrayView sequence)
{
    if (sequence.size() < 2) {
        return false;
    }
    if (sequence.at(1) != '[') {
        return true;
    }
    return std::ranges::any_of(sequence.sliced(2), [](char c) { return c >= 0x40 && c <= 0x7E; });
}

} // namespace

qsizetype cutPosition(QByteArrayView line, qsizetype longest)
{
    if (line.size() <= longest) {
        return line.size();
    }
    const qsizetype from = std::max<qsizetype>(1, longest - longestSequence);
    for (qsizetype i = longest - 1; i >= from; --i) {
        if (line.at(i) == '\x1b') {
            if (!isComplete(line.sliced(i, longest - i))) {
                return i;
            }
            break;
        }
    }
    qsizetype cut = longest;
    for (int step = 0; step < 3 && cut > 1 && isContinuationByte(line.at(cut)); ++step) {
        --cut;
    }
    // Four continuation bytes in a row are not UTF-8: then any place is as good.
    return isContinuationByte(line.at(cut)) ? longest : cut;
}

} // namespace kubemori::logs
