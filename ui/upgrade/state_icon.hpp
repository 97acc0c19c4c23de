// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/appearance.hpp"

#include <QIcon>

class QWidget;

namespace kubemori::ui {

/// An icon of a state in its tone, and in the colour of selected text where its row is selected; for rows of `widget`.
[[nodiscard]] QIcon stateIcon(const QString &name, Tone tone, const QWidget &widget);

} // namespace kubemori::ui
