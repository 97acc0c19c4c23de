// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori upgrade --cluster C --to TAG`: a whole upgrade, hop by hop, from the checks before it to those behind it;
/// and `upgrade list|show ID|export ID FILE|import FILE|remove ID`.
class UpgradeCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int mostArguments() const override { return 3; }
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
