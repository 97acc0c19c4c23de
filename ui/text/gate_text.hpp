// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/gate_result.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for gates. Their evidence is technical and stays as it is.
class GateText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::GateText)
public:
    /// By its stable id; an id that is not known is shown itself.
    [[nodiscard]] static QString gate(const QString &id);
    /// What has to hold, as a sentence; empty for an id that is not known.
    [[nodiscard]] static QString purpose(const QString &id);
    [[nodiscard]] static QString verdict(operation::GateVerdict verdict);
};

} // namespace kubemori::ui
