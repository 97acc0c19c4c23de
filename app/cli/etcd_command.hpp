// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori etcd --cluster C members|snapshot|snapshots|rehearse FILE`: how etcd is, snapshots of it, and the proof
/// that one can be restored. Changes nothing of etcd.
class EtcdCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int mostArguments() const override { return 2; }
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
