// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/finding.hpp"

#include <QLatin1StringView>
#include <QString>

namespace kubemori::upgrade {

/// A finding that nothing but its words belongs to.
[[nodiscard]] inline Finding makeFinding(QLatin1StringView check, Severity severity, const QString &subject = {},
                                         const QString &evidence = {})
{
    return {.check = check, .severity = severity, .subject = subject, .evidence = evidence, .fix = {}, .link = {}};
}

} // namespace kubemori::upgrade
