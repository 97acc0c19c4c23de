// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

namespace kubemori::test {

/// The error's name for QCOMPARE, or "no error". (Qt Test cannot print an enum that has a toString() of its own.)
template<class T> [[nodiscard]] QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("no error") : toString(result.error().code);
}

} // namespace kubemori::test
