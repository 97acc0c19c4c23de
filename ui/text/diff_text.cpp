// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/diff_text.hpp"

#include <QLocale>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using diff::FileStatus;
using diff::Whitespace;

QString DiffText::status(FileStatus status)
{
    switch (status) {
    case FileStatus::Added:
        return tr("Added");
    case FileStatus::Deleted:
        return tr("Deleted");
    case FileStatus::Modified:
        return tr("Modified");
    case FileStatus::Renamed:
        return tr("Renamed");
    case FileStatus::Copied:
        return tr("Copied");
    case FileStatus::TypeChanged:
        return tr("Type changed");
    }
    return {};
}

QString DiffText::statusIcon(FileStatus status)
{
    switch (status) {
    case FileStatus::Added:
        return u"add"_s;
    case FileStatus::Deleted:
        return u"deleted"_s;
    case FileStatus::Modified:
        return u"edit"_s;
    case FileStatus::Renamed:
        return u"renamed"_s;
    case FileStatus::Copied:
        return u"copy"_s;
    case FileStatus::TypeChanged:
        return u"refresh"_s;
    }
    return {};
}

QString DiffText::path(const diff::FileChange &change)
{
    return change.old.exists() && change.now.exists() && change.old.path != change.now.path
               ? QString(change.old.path + u" → "_s + change.now.path)
               : change.path();
}

QString DiffText::counts(const diff::FileChange &change)
{
    if (change.isBinary()) {
        return tr("binary");
    }
    const QLocale locale;
    return u"+%1 −%2"_s.arg(locale.toString(*change.added), locale.toString(change.removed.value_or(0)));
}

QString DiffText::facts(const diff::FileChange &change)
{
    QStringList facts;
    if (change.status == FileStatus::Renamed || change.status == FileStatus::Copied) {
        facts.append(tr("%1, %2% the same").arg(status(change.status)).arg(change.similarity));
    } else {
        facts.append(status(change.status));
    }
    if (change.isModeChanged() && change.status != FileStatus::TypeChanged) {
        facts.append(change.now.isExecutable() ? tr("now executable") : tr("no longer executable"));
    }
    if (change.now.isLink() || (!change.now.exists() && change.old.isLink())) {
        facts.append(tr("symbolic link"));
    }
    if (change.now.isSubmodule() || (!change.now.exists() && change.old.isSubmodule())) {
        facts.append(tr("submodule"));
    }
    return facts.join(u", "_s);
}

QString DiffText::whitespace(Whitespace whitespace)
{
    switch (whitespace) {
    case Whitespace::Shown:
        return tr("White space counts");
    case Whitespace::IgnoreTrailing:
        return tr("Not at line ends");
    case Whitespace::IgnoreAmount:
        return tr("Not its amount");
    case Whitespace::IgnoreAll:
        return tr("White space ignored");
    }
    return {};
}

DiffText::Nothing DiffText::nothingToShow(const diff::FileDiff &file)
{
    const QLocale locale;
    if (file.kind == diff::FileDiff::Kind::Binary) {
        return {.title = tr("Binary file"),
                .explanation =
                    tr("Before: %1, now: %2. Only text can be compared line by line.")
                        .arg(locale.formattedDataSize(file.oldBytes), locale.formattedDataSize(file.newBytes))};
    }
    if (file.kind == diff::FileDiff::Kind::TooLarge) {
        return {.title = tr("Too large to show"),
                .explanation = tr("Files of more than %1 are not shown here. Use git diff in a terminal.")
                                   .arg(locale.formattedDataSize(diff::FileDiff::mostBytes))};
    }
    if (!file.changes.empty()) {
        return {};
    }
    if (file.change.isContentSame()) {
        return {.title = tr("No line is different"), .explanation = facts(file.change)};
    }
    if (file.oldText.isEmpty() && file.newText.isEmpty()) {
        return {.title = tr("Empty file"), .explanation = facts(file.change)};
    }
    return {.title = tr("Only white space is different"),
            .explanation = tr("Choose “%1” above to see it.").arg(whitespace(Whitespace::Shown))};
}

} // namespace kubemori::ui
