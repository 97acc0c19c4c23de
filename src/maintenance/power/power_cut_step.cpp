// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_cut_step.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

Result<> PowerCutStep::run(operation::StepContext &context)
{
    context.observe(u"the cluster is off; taken up again, the operation waits for its nodes to come up"_s);
    return {};
}

} // namespace kubemori::maintenance
