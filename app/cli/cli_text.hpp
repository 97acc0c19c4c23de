// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace kubemori::cli {

/// The translation context of the command line's own words: CliText::tr("…").
class CliText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::cli::CliText)
};

} // namespace kubemori::cli
