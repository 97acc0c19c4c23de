// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/plan.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

QString toString(StepKind kind)
{
    return nameOf(kind);
}

} // namespace kubemori::operation
