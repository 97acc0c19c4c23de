// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/step_context.hpp"

#include <functional>

namespace kubemori::maintenance {

/// What a look found to be still missing; empty: nothing, the waiting is over.
using Look = Result<QString>;

/// Looks again and again until nothing is missing. What is missing and errors that may pass are observed; errors that
/// waiting does not cure are returned. At the context's deadline: TimedOut with the last error, or `code` with what was
/// missing last.
[[nodiscard]] Result<> pollUntil(operation::StepContext &context, Milliseconds interval, ErrorCode code,
                                 const std::function<Look()> &look);

/// Whether an error of a look may pass while a node or an API server restarts.
[[nodiscard]] bool mayPass(ErrorCode code);

/// Calls until it gives a value, as pollUntil().
template<class T>
[[nodiscard]] Result<T> retryUntilValue(operation::StepContext &context, Milliseconds interval,
                                        const std::function<Result<T>()> &call)
{
    std::optional<T> value;
    const auto polled = pollUntil(context, interval, ErrorCode::TimedOut, [&]() -> Look {
        auto result = call();
        if (!result) {
            return std::unexpected(result.error());
        }
        value = std::move(*result);
        return QString();
    });
    if (!polled) {
        return std::unexpected(polled.error());
    }
    return std::move(*value);
}

} // namespace kubemori::maintenance
