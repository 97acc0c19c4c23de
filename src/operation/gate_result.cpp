// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/gate_result.hpp"

#include "operation/names.hpp"

namespace kubemori::operation {

using namespace Qt::StringLiterals;

bool isShut(const GateResult &result)
{
    return result.verdict == GateVerdict::Block || result.verdict == GateVerdict::Unknown;
}

QString toString(GateVerdict verdict)
{
    return nameOf(verdict);
}

QString toLogLine(const GateResult &result)
{
    QString line = result.gate + u": "_s + nameOf(result.verdict);
    for (const QString &part : {result.subject, result.evidence}) {
        if (!part.isEmpty()) {
            line += u": "_s + part;
        }
    }
    return line;
}

} // namespace kubemori::operation
