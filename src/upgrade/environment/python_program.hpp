// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kubemori::upgrade {

/// A Python that was found on the deployer.
struct PythonProgram
{
    QString path;        ///< "/usr/bin/python3.11"
    QString version;     ///< "3.11.2"
    bool hasVenv = true; ///< the modules venv and ensurepip are there (Debian keeps them in a package of their own)
    bool fits = false;   ///< the release's documentation names this version, or says nothing

    bool operator==(const PythonProgram &) const = default;
};

} // namespace kubemori::upgrade
