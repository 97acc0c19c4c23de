// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/unified_diff.hpp"

#include "diff/line_diff.hpp"

#include <QStringList>

#include <algorithm>
#include <span>
#include <vector>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using diff::Edit;

namespace {

/// Changes so near to each other that their contexts touch.
struct Hunk
{
    std::vector<Edit> edits = {};
    int oldBegin = 0;
    int newBegin = 0;
    int oldEnd = 0;
    int newEnd = 0;
};

std::vector<Hunk> hunksOf(const std::vector<diff::LineChange> &changes, const diff::FileText &old,
                          const diff::FileText &fresh, int context)
{
    std::vector<Hunk> hunks;
    for (const diff::LineChange &change : changes) {
        const Edit &edit = change.lines;
        const int before = std::min({context, edit.oldStart, edit.newStart});
        if (hunks.empty() || edit.oldStart - before > hunks.back().oldEnd) {
            hunks.push_back({.oldBegin = edit.oldStart - before, .newBegin = edit.newStart - before});
        }
        const int after = std::min({context, old.lineCount() - edit.oldEnd(), fresh.lineCount() - edit.newEnd()});
        hunks.back().edits.push_back(edit);
        hunks.back().oldEnd = edit.oldEnd() + after;
        hunks.back().newEnd = edit.newEnd() + after;
    }
    return hunks;
}

void add(QStringList &lines, QChar mark, const diff::FileText &text, int from, int to)
{
    for (int line = from; line < to; ++line) {
        lines.append(mark + text.text(line).toString());
    }
}

QString range(int begin, int end)
{
    const int count = end - begin;
    return u"%1,%2"_s.arg(count == 0 ? begin : begin + 1).arg(count);
}

} // namespace

QString unifiedDiff(const QString &path, const QByteArray &before, const QByteArray &after, int context)
{
    if (before == after) {
        return {};
    }
    const diff::FileText old(before);
    const diff::FileText fresh(after);
    QStringList lines{u"--- a/"_s + path, u"+++ b/"_s + path};
    for (const Hunk &hunk : hunksOf(diff::diffLines(old, fresh, {}, {}), old, fresh, context)) {
        lines.append(u"@@ -%1 +%2 @@"_s.arg(range(hunk.oldBegin, hunk.oldEnd), range(hunk.newBegin, hunk.newEnd)));
        int at = hunk.oldBegin;
        for (const Edit &edit : hunk.edits) {
            add(lines, u' ', old, at, edit.oldStart);
            add(lines, u'-', old, edit.oldStart, edit.oldEnd());
            add(lines, u'+', fresh, edit.newStart, edit.newEnd());
            at = edit.oldEnd();
        }
        add(lines, u' ', old, at, hunk.oldEnd);
    }
    return lines.join(u'\n');
}

} // namespace kubemori::advice
