// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/text_lines.hpp"

namespace kubemori::group_vars {

TextLines linesOf(const QByteArray &text)
{
    TextLines lines;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype end = text.indexOf('\n', from);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.push_back(text.sliced(from, next - from));
        from = next;
    }
    return lines;
}

QByteArray textOf(const TextLines &lines)
{
    QByteArray text;
    for (const QByteArray &line : lines) {
        text += line;
    }
    return text;
}

QByteArrayView withoutEnd(const QByteArray &line)
{
    QByteArrayView view(line);
    if (view.endsWith('\n')) {
        view.chop(1);
        if (view.endsWith('\r')) {
            view.chop(1);
        }
    }
    return view;
}

QByteArray withEnd(const QByteArray &line, const QByteArray &end)
{
    return withoutEnd(line).toByteArray() + end;
}

QByteArray lineEndOf(const TextLines &lines)
{
    return !lines.empty() && lines.front().endsWith("\r\n") ? QByteArray("\r\n") : QByteArray("\n");
}

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

} // namespace kubemori::group_vars
