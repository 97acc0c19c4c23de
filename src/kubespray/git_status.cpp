// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/git_status.hpp"

#include <optional>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// What follows the first `fields` words; the path may hold spaces.
QByteArray after(const QByteArray &record, int fields)
{
    qsizetype at = 0;
    for (int i = 0; i < fields; ++i) {
        at = record.indexOf(' ', at);
        if (at < 0) {
            return {};
        }
        ++at;
    }
    return record.sliced(at);
}

void readHeader(const QByteArray &record, GitStatus &status)
{
    constexpr QByteArrayView commit = "# branch.oid ";
    constexpr QByteArrayView branch = "# branch.head ";
    if (record.startsWith(commit)) {
        const QByteArray id = record.sliced(commit.size());
        status.commit = id == "(initial)" ? QString() : QString::fromLatin1(id);
    } else if (record.startsWith(branch)) {
        const QByteArray name = record.sliced(branch.size());
        status.branch = name == "(detached)" ? QString() : QString::fromUtf8(name);
    }
}

/// How many words stand before the path.
std::optional<int> fieldsOf(char kind)
{
    switch (kind) {
    case '1':
        return 8;
    case '2':
        return 9;
    case 'u':
        return 10;
    default:
        return std::nullopt;
    }
}

std::optional<ChangedFile> changedOf(const QByteArray &record)
{
    const auto fields = fieldsOf(record.front());
    const QByteArray path = fields ? after(record, *fields) : QByteArray();
    if (path.isEmpty() || record.size() < 4) {
        return std::nullopt;
    }
    return ChangedFile{.path = QString::fromUtf8(path),
                       .oldPath = {},
                       .index = record.at(2),
                       .worktree = record.at(3),
                       .unmerged = record.front() == 'u'};
}

} // namespace

Result<GitStatus> parseStatus(const QByteArray &output)
{
    GitStatus status;
    QList<QByteArray> records = output.split('\0');
    while (!records.isEmpty()) {
        const QByteArray record = records.takeFirst();
        if (record.isEmpty() || record.startsWith("! ")) {
            continue;
        }
        if (record.startsWith("# ")) {
            readHeader(record, status);
            continue;
        }
        if (record.startsWith("? ")) {
            status.untracked.append(QString::fromUtf8(record.sliced(2)));
            continue;
        }
        auto changed = changedOf(record);
        if (!changed || (record.front() == '2' && records.isEmpty())) {
            return fail(ErrorCode::InvalidData, u"git status answered: "_s + QString::fromUtf8(record.left(200)));
        }
        if (record.front() == '2') {
            changed->oldPath = QString::fromUtf8(records.takeFirst());
        }
        status.changed.append(*changed);
    }
    return status;
}

} // namespace kubemori::kubespray
