// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori check --cluster C [--to TAG]`: whether the cluster is well and fit for an upgrade, and which known issues
/// stand there. `check --inventory DIR --repo R [--to TAG]`: the known issues alone, without a cluster. Both change
/// nothing; `--silence` and `--unsilence` keep what a person says of an issue on a cluster.
class CheckCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
