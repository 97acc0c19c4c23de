// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <expected>

namespace kubemori {

/// A value or the reason why there is none. The project throws no exceptions of its own; what libraries throw is caught
/// where they are called.
template<class T = void> using Result = std::expected<T, Error>;

/// Shorthand for the failing side: `return fail(ErrorCode::Io, file.errorString(), file.fileName());`
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, const QString &detail = {},
                                                 const QString &subject = {})
{
    return std::unexpected(Error{.code = code, .detail = detail, .subject = subject, .context = {}});
}

} // namespace kubemori
