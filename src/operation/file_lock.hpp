// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace kubemori::operation {

/// Who holds a lock, for whoever is refused.
struct LockOwner
{
    QString user;
    QString host;
    qint64 process = 0;
    QString operation;
    QDateTime since; ///< UTC

    /// This process, for this operation.
    [[nodiscard]] static LockOwner here(const QString &operation, const QDateTime &now);
    /// "ops@desk, process 4711, operation 20260301-213000-417-reboot-prod, since 2026-03-01T21:30:00Z"; technical.
    [[nodiscard]] QString toString() const;
    /// "ops@desk"
    [[nodiscard]] QString person() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Empty where the object says nothing.
    [[nodiscard]] static LockOwner fromJson(const QJsonObject &json);

    bool operator==(const LockOwner &) const = default;
};

/// A lock that ends with its process, however that ends: the system forgets it, nobody has to judge whether it is
/// stale. The file (mode 0600) says who holds it and is removed at the end. An open-file-description lock of Linux, so
/// that two locks within one process exclude each other too.
class FileLock
{
public:
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    /// Locked, with the owner as detail, when another one holds it.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const QString &path, const LockOwner &owner);
    /// Who holds it now; none: nobody, or there is no such file. An owner whose words cannot be read is empty.
    [[nodiscard]] static std::optional<LockOwner> ownerOf(const QString &path);

private:
    FileLock(UniqueFd file, QString path);

    UniqueFd m_file;
    QString m_path;
};

} // namespace kubemori::operation
