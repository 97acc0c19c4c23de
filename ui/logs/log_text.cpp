// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_text.hpp"

#include "logs/ansi.hpp"

namespace kubemori::ui {

QString selectedText(const logs::LogSnapshot &snapshot, const LogRows &rows, const LogSelection &selection,
                     const std::stop_token &stop)
{
    QString result;
    if (selection.isEmpty()) {
        return result;
    }
    bool goesOn = true; // nothing to be separated from yet
    logs::LogLine previous;
    for (qint64 row = rows.rowOf(selection.first().line); row < rows.count() && !stop.stop_requested(); ++row) {
        const logs::LineNumber number = rows.lineAt(row);
        if (number > selection.last().line) {
            break;
        }
        const logs::LogLine line = snapshot.line(number);
        if (!goesOn && !(previous.continued && previous.source == line.source && previous.level == line.level)) {
            result.append(u'\n');
        }
        goesOn = false;
        previous = line;
        const QString text = logs::plainText(line.bytes);
        const int from = std::min(selection.firstColumn(number), static_cast<int>(text.size()));
        const int to = selection.lastColumn(number, static_cast<int>(text.size()));
        result.append(QStringView(text).sliced(from, std::max(0, to - from)));
    }
    return result;
}

} // namespace kubemori::ui
