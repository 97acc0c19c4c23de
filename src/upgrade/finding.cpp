// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/finding.hpp"

#include "upgrade/names.hpp"

#include <algorithm>

namespace kubemori::upgrade {

Severity gravest(const QList<Finding> &findings)
{
    Severity worst = Severity::Good;
    for (const Finding &finding : findings) {
        worst = std::max(worst, finding.severity);
    }
    return worst;
}

QString toString(Severity severity)
{
    return operation::nameOf(severity);
}

QString toString(Fix::Place place)
{
    return operation::nameOf(place);
}

} // namespace kubemori::upgrade
