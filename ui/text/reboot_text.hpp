// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_required.hpp"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::ui {

/// What a node said of itself; nothing: not asked yet.
using KnownRebootNeed = std::optional<Result<maintenance::RebootNeed>>;

/// Words for whether nodes need a reboot. All of it is plain text; what nodes said is in it as they said it.
class RebootText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::RebootText)
public:
    /// "Yes", "No", "Unknown", or a dash.
    [[nodiscard]] static QString need(const KnownRebootNeed &need);
    /// The same in a sentence, with the packages or the reason.
    [[nodiscard]] static QString explanation(const KnownRebootNeed &need);
    /// Why a node cannot say; a phrase.
    [[nodiscard]] static QString whyUnknown(const Error &error);
    /// "a, b, c and 2 more".
    [[nodiscard]] static QString few(const QStringList &names);
};

} // namespace kubemori::ui
