// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_reader.hpp"

#include <QString>

namespace kubemori::advice::tests {

/// The beginning of a file "x.yaml" in which everything that is needed is there; `more` follows, from line 9 on.
inline QByteArray issueWith(const QString &more)
{
    return QByteArray("id: x\n"
                      "severity: warn\n"
                      "title: {en: It goes wrong, ja: うまくいきません}\n"
                      "text: {en: Why., ja: 理由。}\n"
                      "source: roles/x.yml\n"
                      "remedy: {en: Do it., ja: 対処。}\n"
                      "links: [https://example.com/1]\n"
                      "target: '*'\n") +
           more.toUtf8();
}

/// The same with a condition and examples that suit it.
inline QByteArray issueWhen(const QString &condition)
{
    return issueWith(QStringLiteral("when: ") + condition +
                     QStringLiteral("\nexamples:\n"
                                    "  - {name: a, expect: true, target: v2.20.0}\n"
                                    "  - {name: b, expect: false, target: v2.20.0}\n"));
}

} // namespace kubemori::advice::tests
