// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "settings/proxies.hpp"

#include <QString>
#include <QStringList>

namespace kubemori::settings {

/// Light or dark; System follows the desktop.
enum class ColourScheme { System, Light, Dark };

/// Stable name for the file: "system", "light", "dark".
[[nodiscard]] QString toString(ColourScheme scheme);

/// What the desktop is told of while the window is not in front.
struct Notifications
{
    bool questions = true; ///< an operation waits for an answer
    bool finished = true;  ///< an operation ended well
    bool failed = true;    ///< an operation ended otherwise

    bool operator==(const Notifications &) const = default;
};

/// How logs are shown, how much of them is kept in memory, and how long runs of ansible are kept on disk. The files of
/// operations are kept in any case.
struct LogSettings
{
    static constexpr int smallestFont = 6;
    static constexpr int largestFont = 36;
    static constexpr int leastMegabytes = 16;
    static constexpr int mostMegabytes = 4096;
    static constexpr int mostRunDays = 3650;
    static constexpr int leastRunMegabytes = 64;
    static constexpr int mostRunMegabytes = 1 << 20;

    QString fontFamily; ///< empty: the desktop's fixed-width font
    int fontSize = 0;   ///< points; 0: the desktop's
    int keptMegabytes = 512;
    int runDays = 180;       ///< runs that ended longer ago are removed
    int runMegabytes = 4096; ///< of all runs together; the oldest are removed first

    bool operator==(const LogSettings &) const = default;
};

/// What a person set for the program as a whole (settings.ini). Holds no secret. The default of each is the program's.
struct Settings
{
    QString language; ///< "en", "ja"; empty: the desktop's
    ColourScheme scheme = ColourScheme::System;
    Notifications notifications;
    LogSettings log;
    cluster::Timeouts timeouts; ///< where a profile names none
    Proxies proxies;
    QString terminal; ///< as terminal::TerminalTemplate reads it; empty: the first known one that is installed
    QStringList knownIssueFolders; ///< besides those that come with the program; absolute

    bool operator==(const Settings &) const = default;
};

} // namespace kubemori::settings
