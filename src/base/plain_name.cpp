// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/plain_name.hpp"

#include <QRegularExpression>

namespace kubemori {

using namespace Qt::StringLiterals;

bool isPlainName(const QString &id)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}\\z"_s);
    return plain.match(id).hasMatch();
}

} // namespace kubemori
