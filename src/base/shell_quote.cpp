// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/shell_quote.hpp"

#include <algorithm>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
           QStringView(u"_-./:=,@%+").contains(c);
}

} // namespace

QString shellQuote(const QString &word)
{
    if (!word.isEmpty() && std::ranges::all_of(word, isPlain) && !word.startsWith(u'=')) {
        return word;
    }
    QString quoted = word;
    quoted.remove(QChar(u'\0'));
    quoted.replace(u'\'', u"'\\''"_s);
    return u'\'' + quoted + u'\'';
}

QString shellJoin(const QStringList &argv)
{
    QStringList words;
    words.reserve(argv.size());
    std::ranges::transform(argv, std::back_inserter(words), shellQuote);
    return words.join(u' ');
}

} // namespace kubemori
