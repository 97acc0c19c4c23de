// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori operations list|show ID|resume ID|abort ID`: what was done to clusters from this account, and what is to
/// become of an operation that was cut off.
class OperationsCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int mostArguments() const override { return 2; }
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
