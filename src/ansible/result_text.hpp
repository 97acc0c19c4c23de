// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori::ansible {

/// What ansible prints behind "=>": the whole answer of a module, as JSON or (the yaml callback) as YAML.
struct ResultText
{
    QString message; ///< of a failure: what went wrong, then the end of what the program said
    std::optional<int> exitCode;
    bool isCensored = false;
};

/// `dump`: one or many lines. What is neither JSON nor YAML is taken as it is.
[[nodiscard]] ResultText readResultText(const QString &dump, bool isFailure);

} // namespace kubemori::ansible
