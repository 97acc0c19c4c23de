// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace kubemori::inventory {

/// What an inventory may be at most, so that a mistyped range or a hostile file costs neither memory nor time.
struct Limits
{
    qint64 fileBytes = qint64{16} << 20;  ///< of one file
    qsizetype files = 20'000;             ///< files read for one inventory
    qsizetype hosts = 100'000;            ///< of one inventory, ranges expanded
    qsizetype groups = 10'000;            ///< of one inventory
    qsizetype yamlNodes = 2'000'000;      ///< values of one file
    qsizetype yamlAliasedNodes = 100'000; ///< values that the aliases of one file stand for
    int yamlDepth = 200;                  ///< lists and mappings inside each other
    int directoryDepth = 16;              ///< folders inside each other
};

} // namespace kubemori::inventory
