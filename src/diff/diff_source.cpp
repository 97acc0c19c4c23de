// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_source.hpp"

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

bool isFolder(const QString &text)
{
    return text.startsWith(u'/') || text.startsWith("./"_L1) || text.startsWith("../"_L1) || text.startsWith("~/"_L1) ||
           text == "."_L1 || text == ".."_L1 || text == "~"_L1;
}

} // namespace

Result<DiffSource> DiffSource::parse(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty() || word.contains(QChar(0)) || word.contains(u'\n')) {
        return fail(ErrorCode::InvalidInput, u"this names no version"_s, word);
    }
    if (word == workingTreeWord) {
        return DiffSource{.kind = Kind::WorkingTree, .name = {}};
    }
    if (isFolder(word)) {
        return DiffSource{.kind = Kind::Folder, .name = word};
    }
    // Git would take them for options and ranges.
    if (word.startsWith(u'-') || word.startsWith(u'^') || word.contains(".."_L1)) {
        return fail(ErrorCode::InvalidInput, u"this is no tag, branch or commit"_s, word);
    }
    return DiffSource{.kind = Kind::Revision, .name = word};
}

QString DiffSource::toString() const
{
    return kind == Kind::WorkingTree ? QString(workingTreeWord) : name;
}

} // namespace kubemori::diff
