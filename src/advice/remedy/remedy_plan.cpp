// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/remedy_plan.hpp"

namespace kubemori::advice {

Result<operation::Plan> planRemedy(const RemedyRequest & /*request*/)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("not there yet"));
}

} // namespace kubemori::advice
