// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_options.hpp"
#include "diff/file_diff.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// What differs, in people's words.
class DiffText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::DiffText)
public:
    /// "Renamed"
    [[nodiscard]] static QString status(diff::FileStatus status);
    /// The name of an icon.
    [[nodiscard]] static QString statusIcon(diff::FileStatus status);
    /// "old/x.yml → new/x.yaml", or the path.
    [[nodiscard]] static QString path(const diff::FileChange &change);
    /// "+3 −4", "binary"
    [[nodiscard]] static QString counts(const diff::FileChange &change);
    /// What happened to it besides its lines: "renamed, 95% the same; now executable". May be empty.
    [[nodiscard]] static QString facts(const diff::FileChange &change);
    [[nodiscard]] static QString whitespace(diff::Whitespace whitespace);
    struct Nothing
    {
        QString title;
        QString explanation;
    };
    /// What stands where there are no lines to show. Empty title: there are some.
    [[nodiscard]] static Nothing nothingToShow(const diff::FileDiff &file);
};

} // namespace kubemori::ui
