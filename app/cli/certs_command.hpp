// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori certs --cluster C [--nodes a,b] [--warn-days N]`: what a cluster's certificates are and how long they
/// last; with `--renew [--dry-run] [--yes]` those of the control planes are renewed. Without --renew the exit code is 3
/// when something has expired (or its key is not its own), else 1 when a node could not be asked, else 0.
class CertsCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
