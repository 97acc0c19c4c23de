// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdown.hpp"

namespace kubemori::ui::markdown {

using namespace Qt::StringLiterals;

QString escaped(QString text)
{
    QString out;
    for (const QChar letter : text.replace(u'\n', u' ')) {
        if (u"\\`*_{}[]<>#|~&!"_s.contains(letter)) {
            out += u'\\';
        }
        out += letter;
    }
    return out;
}

QString row(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells) {
        written << escaped(cell);
    }
    return u"| "_s + written.join(u" | "_s) + u" |\n"_s;
}

QString ruler(qsizetype columns)
{
    return u'|' + u" --- |"_s.repeated(columns) + u'\n';
}

QString moment(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    return local.toString(u"yyyy-MM-dd HH:mm:ss"_s) + u' ' + local.timeZoneAbbreviation();
}

} // namespace kubemori::ui::markdown
