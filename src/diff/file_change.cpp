// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/file_change.hpp"

#include <numeric>

namespace kubemori::diff {

using namespace Qt::StringLiterals;

QString toString(FileStatus status)
{
    switch (status) {
    case FileStatus::Added:
        return u"added"_s;
    case FileStatus::Deleted:
        return u"deleted"_s;
    case FileStatus::Modified:
        return u"modified"_s;
    case FileStatus::Renamed:
        return u"renamed"_s;
    case FileStatus::Copied:
        return u"copied"_s;
    case FileStatus::TypeChanged:
        return u"type-changed"_s;
    }
    return {};
}

char letterOf(FileStatus status)
{
    switch (status) {
    case FileStatus::Added:
        return 'A';
    case FileStatus::Deleted:
        return 'D';
    case FileStatus::Modified:
        return 'M';
    case FileStatus::Renamed:
        return 'R';
    case FileStatus::Copied:
        return 'C';
    case FileStatus::TypeChanged:
        return 'T';
    }
    return '?';
}

bool FileChange::isBelow(const QString &folder) const
{
    const auto below = [&folder](const QString &path) {
        return path == folder || (path.startsWith(folder) && (folder.endsWith(u'/') || path.at(folder.size()) == u'/'));
    };
    return folder.isEmpty() || below(old.path) || below(now.path);
}

int FileList::added() const
{
    return std::accumulate(files.cbegin(), files.cend(), 0,
                           [](int sum, const FileChange &file) { return sum + file.added.value_or(0); });
}

int FileList::removed() const
{
    return std::accumulate(files.cbegin(), files.cend(), 0,
                           [](int sum, const FileChange &file) { return sum + file.removed.value_or(0); });
}

} // namespace kubemori::diff
