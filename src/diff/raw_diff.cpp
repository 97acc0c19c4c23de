// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/raw_diff.hpp"

#include <QByteArrayView>
#include <QHash>

#include <algorithm>
#include <utility>

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

/// Takes one word after the other that ends with NUL.
class Words
{
public:
    explicit Words(const QByteArray &bytes)
        : m_rest(bytes)
    {
    }
    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool isRaw() const { return m_rest.startsWith(':'); }
    /// Null when the output is cut off.
    QByteArrayView next()
    {
        const qsizetype end = m_rest.indexOf('\0');
        if (end < 0) {
            m_rest = {};
            return {};
        }
        const QByteArrayView word = m_rest.first(end);
        m_rest = m_rest.sliced(end + 1);
        return word;
    }

private:
    QByteArrayView m_rest;
};

std::optional<FileStatus> statusOf(char letter)
{
    switch (letter) {
    case 'A':
        return FileStatus::Added;
    case 'D':
        return FileStatus::Deleted;
    case 'M':
        return FileStatus::Modified;
    case 'R':
        return FileStatus::Renamed;
    case 'C':
        return FileStatus::Copied;
    case 'T':
        return FileStatus::TypeChanged;
    default:
        return std::nullopt;
    }
}

std::unexpected<Error> senseless(QByteArrayView word)
{
    return fail(ErrorCode::InvalidData,
                u"git diff printed: "_s + QString::fromUtf8(word.first(std::min<qsizetype>(word.size(), 200))));
}

/// ":100644 100644 OLDID NEWID R095", then one path or two.
Result<FileChange> readRaw(Words &words)
{
    const QByteArrayView head = words.next();
    const QList<QByteArray> parts = head.isEmpty() ? QList<QByteArray>() : head.sliced(1).toByteArray().split(' ');
    const auto status = parts.size() == 5 && !parts.at(4).isEmpty() ? statusOf(parts.at(4).at(0)) : std::nullopt;
    bool isOldOctal = false;
    bool isNewOctal = false;
    constexpr int octal = 8;
    FileChange change;
    if (status) {
        change.status = *status;
        change.old = {
            .path = {}, .id = QString::fromLatin1(parts.at(2)), .mode = parts.at(0).toInt(&isOldOctal, octal)};
        change.now = {
            .path = {}, .id = QString::fromLatin1(parts.at(3)), .mode = parts.at(1).toInt(&isNewOctal, octal)};
        change.similarity = parts.at(4).sliced(1).toInt();
    }
    const QString path = QString::fromUtf8(words.next());
    if (!status || !isOldOctal || !isNewOctal || path.isEmpty()) {
        return senseless(head);
    }
    const bool isMoved = *status == FileStatus::Renamed || *status == FileStatus::Copied;
    const QString second = isMoved ? QString::fromUtf8(words.next()) : path;
    if (second.isEmpty()) {
        return senseless(head);
    }
    change.old.path = *status == FileStatus::Added ? QString() : path;
    change.now.path = *status == FileStatus::Deleted ? QString() : second;
    change.added = 0;
    change.removed = 0;
    return change;
}

/// "3\t4\tpath", of a rename "3\t4\t", old path, new path. Binary files have "-".
Result<> readCounts(Words &words, QHash<QString, FileChange *> &byPath)
{
    const QByteArrayView head = words.next();
    const qsizetype first = head.indexOf('\t');
    const qsizetype second = first < 0 ? -1 : head.indexOf('\t', first + 1);
    if (second < 0) {
        return senseless(head);
    }
    QString path = QString::fromUtf8(head.sliced(second + 1));
    if (path.isEmpty()) {
        (void)words.next();
        path = QString::fromUtf8(words.next());
    }
    FileChange *change = byPath.value(path);
    if (change == nullptr) {
        return senseless(head);
    }
    const auto count = [](QByteArrayView word) -> std::optional<int> {
        return word == "-" ? std::nullopt : std::optional(word.toInt());
    };
    change->added = count(head.first(first));
    change->removed = count(head.sliced(first + 1, second - first - 1));
    return {};
}

} // namespace

QStringList whitespaceArguments(const DiffOptions &options)
{
    QStringList arguments;
    switch (options.whitespace) {
    case Whitespace::Shown:
        break;
    case Whitespace::IgnoreTrailing:
        arguments.append(u"--ignore-space-at-eol"_s);
        break;
    case Whitespace::IgnoreAmount:
        arguments.append(u"--ignore-space-change"_s);
        break;
    case Whitespace::IgnoreAll:
        arguments.append(u"--ignore-all-space"_s);
        break;
    }
    if (options.ignoreBlankLines) {
        arguments.append(u"--ignore-blank-lines"_s);
    }
    return arguments;
}

QStringList rawDiffArguments(const QString &oldTree, const QString &newTree, const DiffOptions &options)
{
    // What a person's own settings of git could change is said here.
    return QStringList{u"diff"_s,
                       u"--raw"_s,
                       u"--numstat"_s,
                       u"-z"_s,
                       u"--no-abbrev"_s,
                       u"--find-renames"_s,
                       u"--no-color"_s,
                       u"--no-ext-diff"_s,
                       u"--no-textconv"_s,
                       u"--no-relative"_s,
                       u"--diff-algorithm=default"_s,
                       u"-l3000"_s} +
           whitespaceArguments(options) + QStringList{oldTree, newTree, u"--"_s};
}

Result<FileList> readRawDiff(const QByteArray &output)
{
    FileList list;
    Words words(output);
    while (words.isRaw()) {
        auto change = readRaw(words);
        if (!change) {
            return std::unexpected(change.error());
        }
        list.files.append(std::move(*change));
    }
    QHash<QString, FileChange *> byPath;
    for (FileChange &change : list.files) {
        byPath.insert(change.path(), &change);
    }
    while (!words.isAtEnd()) {
        if (const auto read = readCounts(words, byPath); !read) {
            return std::unexpected(read.error());
        }
    }
    std::ranges::sort(list.files, {}, &FileChange::path);
    return list;
}

} // namespace kubemori::diff
