// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"

namespace kubemori::cli {

/// `kubemori issues list|show ID|lint [PATH…]`: the known issues of the program and of a person's folders, and whether
/// files of them are right.
class IssuesCommand final : public Subcommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] int mostArguments() const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, const Context &context) override;
};

} // namespace kubemori::cli
