// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/file_error.hpp"

#include <cerrno>
#include <system_error>

namespace kubemori::logs {

std::unexpected<Error> fileError(int number, const QString &path)
{
    const QString why = QString::fromStdString(std::generic_category().message(number));
    switch (number) {
    case EEXIST:
        return fail(ErrorCode::AlreadyExists, why, path);
    case ENOENT:
        return fail(ErrorCode::NotFound, why, path);
    case EACCES:
    case EPERM:
        return fail(ErrorCode::PermissionDenied, why, path);
    default:
        return fail(ErrorCode::Io, why, path);
    }
}

} // namespace kubemori::logs
