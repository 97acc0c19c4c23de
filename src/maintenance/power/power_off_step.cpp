// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/power/power_off_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/node_identity.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;

Result<> PowerOffStep::identify(operation::StepContext &context)
{
    const auto overSsh = bootIdOverSsh(context, actions());
    if (!overSsh) {
        return std::unexpected(overSsh.error());
    }
    if (BootId::parse(context.fact(facts::bootIdBefore)) != *overSsh) {
        return fail(ErrorCode::InvalidData,
                    u"boot id over ssh (%1) differs from the one at the start (%2): the address leads to another "
                    "machine, or it has rebooted since"_s.arg(overSsh->toString(), context.fact(facts::bootIdBefore)),
                    context.node());
    }
    return {};
}

Result<command::Exit> PowerOffStep::command(const NodeRef &node, std::stop_token stop) const
{
    return actions().powerOff(node, std::move(stop));
}

} // namespace kubemori::maintenance
