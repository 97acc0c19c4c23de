// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace kubemori::upgrade {

/// What `ansible GROUP -m command` printed of a host.
struct ModuleAnswer
{
    QString host;
    bool isReached = false; ///< ansible could log in and run something
    bool isGood = false;    ///< and it ended well
    QString output;         ///< what the command printed, or why it did not

    /// sudo did not let it through.
    [[nodiscard]] bool isSudoRefusal() const;
    bool operator==(const ModuleAnswer &) const = default;
};

/// Reads the text of such a run: "node1 | CHANGED | rc=0 >>" with the output below it, "node2 | UNREACHABLE! => {…}".
/// With colours and carriage returns or without. What comes before the first host is passed over.
[[nodiscard]] QList<ModuleAnswer> readModuleOutput(const QByteArray &text);

} // namespace kubemori::upgrade
