// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "diff/diff_options.hpp"
#include "diff/diff_source.hpp"
#include "diff/file_diff.hpp"
#include "diff/repository_names.hpp"

#include <QSet>

#include <functional>
#include <memory>

namespace kubemori::ui {

/// Where the diff page gets what it shows, of one repository. No call blocks; answers come on worker threads and are
/// carried to the GUI thread by GuiMailbox. A newer question of one kind stops the older one, whose answer then may be
/// Cancelled or not come at all. Destroying the backend stops what is under way and waits for its threads.
class DiffBackend
{
public:
    /// What differs between two versions.
    struct Listing
    {
        diff::FileList files;
        /// The inventory that was asked about, below the root of the repository.
        QString inventory;
        /// It is part of either version.
        bool holdsInventory = false;
    };
    struct ListRequest
    {
        diff::DiffSource from;
        diff::DiffSource to;
        diff::DiffOptions options;
        QString inventory; ///< below the root of the repository, or a whole path; may be empty
    };
    struct FileRequest
    {
        diff::DiffSource from;
        diff::DiffSource to;
        diff::DiffOptions options;
        diff::FileChange file;
    };
    template<class T> using Answer = std::function<void(Result<T>)>;

    virtual ~DiffBackend() = default;
    /// Folders are on this machine, so that they can be chosen in a dialog.
    [[nodiscard]] virtual bool isHere() const { return true; }
    /// The tags and branches to choose from.
    virtual void names(Answer<diff::RepositoryNames> answer) = 0;
    /// Looks anew: branches may have moved and files may have been written.
    virtual void list(const ListRequest &request, Answer<Listing> answer) = 0;
    /// As the last list() of these two found it.
    virtual void open(const FileRequest &request, Answer<std::shared_ptr<const diff::FileDiff>> answer) = 0;
    /// The paths of the listed files that have the text in a changed line.
    virtual void filesWith(const ListRequest &request, const diff::FileList &files, const QString &text,
                           Answer<QSet<QString>> answer) = 0;
};

} // namespace kubemori::ui
