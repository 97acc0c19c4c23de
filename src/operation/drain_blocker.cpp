// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/drain_blocker.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

QList<DrainBlocker> substance(const QList<DrainBlocker> &blockers)
{
    QList<DrainBlocker> lasting = blockers;
    lasting.removeIf([](const DrainBlocker &blocker) { return blocker.verdict == DrainBlocker::Verdict::WillClear; });
    return lasting;
}

QString toString(DrainBlocker::State state)
{
    return nameOf(state);
}

QString toString(DrainBlocker::Verdict verdict)
{
    return nameOf(verdict);
}

QString toString(DrainBlocker::Reason reason)
{
    return nameOf(reason);
}

} // namespace kubemori::operation
