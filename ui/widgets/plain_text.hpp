// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace kubemori::ui {

/// Text for a tooltip that is shown letter by letter, whatever a cluster put into it: tooltips would take it for HTML.
[[nodiscard]] QString plainToolTip(const QString &text);

/// A label that never interprets its text as HTML.
[[nodiscard]] QLabel *plainLabel(QWidget *parent, const QString &objectName, bool wrap = false);

/// Makes the label's font bold and `steps` points larger.
void emphasise(QLabel *label, qreal steps = 0.0, bool bold = true);

/// For labels, menus and buttons that show foreign text: a single & would become a mnemonic.
[[nodiscard]] QString withoutMnemonic(const QString &text);

} // namespace kubemori::ui
