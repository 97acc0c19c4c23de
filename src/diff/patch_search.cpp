// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/patch_search.hpp"

#include "diff/raw_diff.hpp"

#include <QMultiHash>

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

/// How many lines the numbers of "@@ -5,2 +5 @@" announce.
int announcedLines(QByteArrayView head)
{
    int lines = 0;
    for (const QByteArray &part : head.toByteArray().split(' ')) {
        if (part.startsWith('-') || part.startsWith('+')) {
            const qsizetype comma = part.indexOf(',');
            lines += comma < 0 ? 1 : part.sliced(comma + 1).toInt();
        } else if (part == "@@" && lines > 0) {
            break; // what follows is text of the file
        }
    }
    return lines;
}

} // namespace

QStringList patchArguments(const QString &oldTree, const QString &newTree, const DiffOptions &options)
{
    return QStringList{u"diff"_s,           u"--unified=0"_s,   u"--inter-hunk-context=0"_s, u"--full-index"_s,
                       u"--no-color"_s,     u"--no-ext-diff"_s, u"--no-textconv"_s,          u"--no-relative"_s,
                       u"--find-renames"_s, u"-l3000"_s,        u"--src-prefix=a/"_s,        u"--dst-prefix=b/"_s} +
           whitespaceArguments(options) + QStringList{oldTree, newTree, u"--"_s};
}

QSet<QString> searchPatch(const QByteArray &patch, const QString &text, const FileList &list,
                          const std::stop_token &stop)
{
    QMultiHash<QByteArray, QString> byContent; // names may be quoted in a patch, ids never are
    for (const FileChange &change : list.files) {
        byContent.insert((change.old.id + u".."_s + change.now.id).toLatin1(), change.path());
    }
    QSet<QString> found;
    QStringList current;
    int rest = 0;
    for (qsizetype from = 0; from < patch.size() && !stop.stop_requested();) {
        const qsizetype feed = patch.indexOf('\n', from);
        const qsizetype end = feed < 0 ? patch.size() : feed;
        const QByteArrayView line = QByteArrayView(patch).sliced(from, end - from);
        from = end + 1;
        if (rest > 0 && !line.startsWith('\\')) {
            --rest;
            if (!current.isEmpty() && QString::fromUtf8(line.sliced(1)).contains(text, Qt::CaseInsensitive)) {
                found.unite(QSet<QString>(current.cbegin(), current.cend()));
                current.clear();
            }
        } else if (line.startsWith("@@ ")) {
            rest = announcedLines(line);
        } else if (line.startsWith("diff --git ")) {
            current.clear();
        } else if (line.startsWith("index ")) {
            const QByteArray ids = line.sliced(6).toByteArray();
            current = byContent.values(ids.contains(' ') ? ids.first(ids.indexOf(' ')) : ids);
        }
    }
    return found;
}

} // namespace kubemori::diff
