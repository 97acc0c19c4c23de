// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/upgrade.hpp"

namespace kubemori::upgrade {

bool StageRecord::isPassed() const
{
    return isDone() && (gravest(findings) != Severity::Block || !accepted.isEmpty());
}

} // namespace kubemori::upgrade
