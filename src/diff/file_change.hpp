// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::diff {

enum class FileStatus { Added, Deleted, Modified, Renamed, Copied, TypeChanged };

/// Stable name for JSON: "renamed".
[[nodiscard]] QString toString(FileStatus status);
/// Git's letter: 'R'.
[[nodiscard]] char letterOf(FileStatus status);

/// What stands under a path on one side.
struct FileVersion
{
    QString path; ///< below the root of that side; empty: there is none
    QString id;   ///< git's id of the content; of a submodule: its commit
    int mode = 0; ///< as git has it: 0100644, 0100755, 0120000 (link), 0160000 (submodule)

    [[nodiscard]] bool exists() const { return !path.isEmpty(); }
    [[nodiscard]] bool isLink() const { return mode == 0120000; }
    [[nodiscard]] bool isSubmodule() const { return mode == 0160000; }
    [[nodiscard]] bool isExecutable() const { return mode == 0100755; }

    bool operator==(const FileVersion &) const = default;
};

/// One file that differs between two sides.
struct FileChange
{
    FileStatus status = FileStatus::Modified;
    FileVersion old;
    FileVersion now;
    int similarity = 0;         ///< of a rename or copy, in percent
    std::optional<int> added;   ///< lines; none: binary
    std::optional<int> removed; ///< lines; none: binary

    [[nodiscard]] bool isBinary() const { return !added.has_value(); }
    /// The path it has, or had.
    [[nodiscard]] const QString &path() const { return now.exists() ? now.path : old.path; }
    /// Only its mode or its place is another.
    [[nodiscard]] bool isContentSame() const { return old.exists() && now.exists() && old.id == now.id; }
    [[nodiscard]] bool isModeChanged() const { return old.exists() && now.exists() && old.mode != now.mode; }
    /// One of its paths is this one or lies below it; an empty folder holds everything.
    [[nodiscard]] bool isBelow(const QString &folder) const;

    bool operator==(const FileChange &) const = default;
};

/// All files that differ, sorted by path.
struct FileList
{
    QList<FileChange> files;

    [[nodiscard]] int added() const;
    [[nodiscard]] int removed() const;

    bool operator==(const FileList &) const = default;
};

} // namespace kubemori::diff
