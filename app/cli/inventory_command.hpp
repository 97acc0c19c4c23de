// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori inventory show FILE` and `kubemori inventory convert OLD [--etcd-members FILE] -o-file NEW`: what Ansible
/// makes of an inventory, and an inventory.ini made of an older one.
class InventoryCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int mostArguments() const override { return 2; }
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
