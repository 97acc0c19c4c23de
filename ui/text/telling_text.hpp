// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// What somebody elsewhere is told of an operation: one or two short lines that say which cluster, what, and what is
/// wanted.
class TellingText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::TellingText)
public:
    [[nodiscard]] static QString needed(const QString &cluster, const operation::Question &question);
    [[nodiscard]] static QString over(const QString &cluster, const operation::Finished &finished);
};

} // namespace kubemori::ui
