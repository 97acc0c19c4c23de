// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/problem.hpp"

#include <algorithm>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

QString Problem::position() const
{
    QString text = file;
    if (line > 0) {
        text += u':' + QString::number(line);
        if (column > 0) {
            text += u':' + QString::number(column);
        }
    }
    return text;
}

QString Problem::toString() const
{
    return position() + u": "_s + detail;
}

Error Problem::toError() const
{
    return {.code = ErrorCode::InvalidInput, .detail = detail, .subject = position(), .context = {}};
}

bool hasErrors(const Problems &problems)
{
    return std::ranges::contains(problems, Problem::Severity::Error, &Problem::severity);
}

} // namespace kubemori::inventory
