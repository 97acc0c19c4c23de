// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/password_prompt.hpp"

#include <QRegularExpression>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

bool isPasswordPrompt(const QString &prompt)
{
    // "(ops@host) Password: ", "LDAP password for ops:", "ops's password:"
    static const QRegularExpression plain(u"^(\\([^()]*\\)\\s*)?([\\w.@-]+('s)?\\s+)?(password|パスワード)"
                                          "(\\s+for\\s+[\\w.@-]+|\\s*\\([^()]*\\))?\\s*[:：]?$"_s,
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression other(
        u"\\b(new|old|current|retype|again|repeat|one|time|once|otp|totp|hotp|token|code|"
        "pin|pass ?code|verification|temporary|dynamic|second|duo|yubikey)\\b|新|ワンタイム|"
        "確認|現在"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QString words = prompt.simplified();
    return plain.match(words).hasMatch() && !other.match(words).hasMatch();
}

} // namespace kubemori::ssh
