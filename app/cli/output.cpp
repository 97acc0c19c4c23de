// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.hpp"

#include "ui/text/error_text.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// East Asian wide and full-width ranges (Unicode Standard Annex 11), as far as names and words of the interface use
/// them.
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff00 && c <= 0xff60) ||
           (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    for (const char32_t c : text.toUcs4()) {
        width += isWide(c) ? 2 : 1;
    }
    return width;
}

QString line(const QStringList &cells, const std::vector<qsizetype> &widths)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        text += cells.at(i);
        if (i + 1 < cells.size()) {
            text += QString(widths.at(static_cast<std::size_t>(i)) - displayWidth(cells.at(i)) + 2, u' ');
        }
    }
    return text + u'\n';
}

} // namespace

bool writeOut(const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

void say(const QString &message)
{
    const QByteArray bytes = (u"kubemori: "_s + message + u'\n').toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void sayError(const Error &error)
{
    const ui::ErrorWords words = ui::ErrorText::describe(error);
    QStringList lines{words.title};
    for (const QString &part : {words.explanation, words.detail, words.remedy}) {
        if (!part.isEmpty()) {
            lines.append(u"  "_s + printable(part));
        }
    }
    say(lines.join(u'\n'));
}

QString printable(const QString &text)
{
    QString safe = text;
    std::ranges::replace_if(
        safe, [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n'; },
        QChar(QChar::ReplacementCharacter));
    return safe;
}

QString table(const QStringList &header, const QList<QStringList> &rows)
{
    std::vector<qsizetype> widths(static_cast<std::size_t>(header.size()));
    const auto measure = [&widths](const QStringList &cells) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], displayWidth(cells.value(static_cast<qsizetype>(i))));
        }
    };
    measure(header);
    std::ranges::for_each(rows, measure);
    QString text = line(header, widths);
    for (const QStringList &row : rows) {
        text += line(row, widths);
    }
    return text;
}

} // namespace kubemori::cli
