// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation_history.hpp"

#include "operation/names.hpp"
#include "operation/operation_folder.hpp"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

template<> struct EnumNames<Standing>
{
    static constexpr std::array table{std::pair{Standing::Running, "Running"}, std::pair{Standing::CutOff, "CutOff"},
                                      std::pair{Standing::Ended, "Ended"}, std::pair{Standing::Left, "Left"},
                                      std::pair{Standing::Unreadable, "Unreadable"}};
};

namespace {

PastOperation readFolder(const QString &folder, const QString &id)
{
    PastOperation past{.id = id, .folder = folder, .standing = {}, .owner = {}, .contents = {}, .error = {}};
    // Asked before and after: a run that begins or ends meanwhile is then taken for running, not for cut off.
    past.owner = OperationFolder::ownerOf(folder);
    auto contents = readJournalIn(folder);
    if (!past.owner) {
        past.owner = OperationFolder::ownerOf(folder);
    }
    if (!contents) {
        past.standing = past.owner ? Standing::Running : Standing::Unreadable;
        past.error = contents.error();
        return past;
    }
    past.standing = past.owner             ? Standing::Running
                    : contents->left       ? Standing::Left
                    : contents->isCutOff() ? Standing::CutOff
                                           : Standing::Ended;
    past.contents = std::move(*contents);
    return past;
}

} // namespace

bool PastOperation::needsAttention() const
{
    if (standing == Standing::CutOff) {
        return true;
    }
    if (standing != Standing::Ended || !contents) {
        return false;
    }
    return (contents->finished && contents->finished->outcome == Outcome::Suspended) ||
           std::ranges::any_of(contents->results, [](const NodeResult &result) {
               return result.leftCordoned || !result.notPutBack.isEmpty();
           });
}

Result<PastOperation> readOperation(const QString &root, const QString &id)
{
    const auto path = OperationFolder::pathOf(root, id);
    if (!path) {
        return std::unexpected(path.error());
    }
    if (!QFileInfo(*path).isDir()) {
        return fail(ErrorCode::NotFound, u"there is no such operation"_s, id);
    }
    return readFolder(*path, id);
}

QList<PastOperation> listOperations(const QString &root, const QString &cluster, int limit, const std::stop_token &stop)
{
    QList<PastOperation> found;
    const QStringList ids = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &id : ids) {
        if (found.size() >= limit || stop.stop_requested()) {
            break;
        }
        PastOperation past = readFolder(QDir(root).filePath(id), id);
        if (cluster.isEmpty() || (past.contents && past.contents->plan.cluster == cluster)) {
            found.append(std::move(past));
        }
    }
    return found;
}

QString toString(Standing standing)
{
    return nameOf(standing);
}

} // namespace kubemori::operation
