// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QString>
#include <QStringList>

namespace kubemori {

/// The options of the window (as opposed to those of the subcommands).
struct WindowOptions
{
    enum class Action { OpenWindow, ShowHelp, ShowVersion };
    Action action = Action::OpenWindow;
    QString cluster;      ///< id or name; empty: the last one, else the first
    QString language;     ///< "en", "ja" or empty for the desktop's
    QString configFile;   ///< empty: the usual clusters.yaml
    bool demo = false;    ///< show the demo's clusters and no others
    double demoSpeed = 1; ///< of the demo, also when it is shown for want of clusters
    QString helpText;     ///< filled for ShowHelp
};

/// Reads the arguments; InvalidInput says what is wrong with them.
[[nodiscard]] Result<WindowOptions> parseWindowOptions(const QStringList &arguments);

} // namespace kubemori
