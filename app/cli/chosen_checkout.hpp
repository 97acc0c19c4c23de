// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"
#include "app/composition/world.hpp"

#include <QString>

#include <memory>
#include <optional>

namespace kubemori::cli {

/// The Kubespray checkout that a command is about, and how to get there.
struct ChosenCheckout
{
    std::shared_ptr<composition::World> world; ///< keeps the connections; null: a folder of this machine
    std::shared_ptr<command::Runner> runner;
    QString folder;
    QString inventory; ///< of the cluster's profile; empty: none
};

/// Adds --repo. (--cluster is an option of every command.)
void addCheckoutOptions(QCommandLineParser &parser);

/// By --repo, else the checkout of the profile that --cluster names, on whatever host it is, else the folder the
/// program was started in. Nothing, and a message, when there is none.
[[nodiscard]] std::optional<ChosenCheckout> chosenCheckout(const QCommandLineParser &parser, const Context &context);

/// That of the profile of this name; nothing, and a message, when there is no such profile or no checkout in it.
[[nodiscard]] std::optional<ChosenCheckout> checkoutOfCluster(const QString &name, const Context &context);

} // namespace kubemori::cli
