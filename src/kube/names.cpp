// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/names.hpp"

namespace kubemori::kube {

namespace {

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

} // namespace

bool isObjectName(QStringView text)
{
    if (text.isEmpty() || text.size() > 253) {
        return false;
    }
    // Each label between dots begins and ends with a letter or digit.
    QChar before = u'.';
    for (const QChar c : text) {
        const bool plain = isLetterOrDigit(c);
        if (!plain && c != u'-' && c != u'.') {
            return false;
        }
        if ((before == u'.' && !plain) || (c == u'.' && !isLetterOrDigit(before))) {
            return false;
        }
        before = c;
    }
    return isLetterOrDigit(before);
}

Result<> checkObjectName(const QString &text)
{
    if (!isObjectName(text)) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("not a Kubernetes object name"), text);
    }
    return {};
}

} // namespace kubemori::kube
