// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace kubemori::operation {

/// What a gate says of one thing it looked at. Unknown (it could not look) keeps a gate shut as Block does.
enum class GateVerdict { Pass, Warn, Block, Unknown };

/// One finding of a gate: a condition that has to hold before the next node may go.
struct GateResult
{
    QString gate; ///< stable id: "nodes-ready", "etcd"
    GateVerdict verdict = GateVerdict::Unknown;
    QString subject;  ///< the thing it is said of ("shop/web", "node3"); may be empty
    QString evidence; ///< what was seen; technical, untranslated, without parts that change by themselves

    bool operator==(const GateResult &) const = default;
};

/// Whether the finding keeps an operation from going on.
[[nodiscard]] bool isShut(const GateResult &result);

/// Stable names for JSON, journals and tests: "Pass".
[[nodiscard]] QString toString(GateVerdict verdict);

/// One line for logs and the journal: "etcd: Block: etcd2: unhealthy".
[[nodiscard]] QString toLogLine(const GateResult &result);

} // namespace kubemori::operation
