// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/carriage_return.hpp"

namespace kubemori::logs {

QByteArrayView withoutReturns(QByteArrayView line)
{
    while (line.endsWith('\r')) {
        line.chop(1);
    }
    // Of an empty view Qt 6.8 looks at the byte behind it.
    const qsizetype last = line.isEmpty() ? -1 : line.lastIndexOf('\r');
    return last < 0 ? line : line.sliced(last + 1);
}

} // namespace kubemori::logs
