// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/identify_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/node_identity.hpp"

namespace kubemori::maintenance {

using operation::Check;

Result<Check> IdentifyStep::check(operation::StepContext &context)
{
    return wasToldToGoDown(context) ? Check::AlreadyDone : Check::NeedsRun;
}

Result<> IdentifyStep::run(operation::StepContext &context)
{
    const auto node = readNode(context);
    if (!node) {
        return std::unexpected(node.error());
    }
    rememberNode(context, *node);
    const auto overSsh = bootIdOverSsh(context, actions());
    return overSsh ? rememberIdentity(context, actions(), *overSsh, *node) : std::unexpected(overSsh.error());
}

} // namespace kubemori::maintenance
