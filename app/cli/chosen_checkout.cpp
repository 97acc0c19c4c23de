// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_checkout.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/terminal_prompter.hpp"

#include "command/local_runner.hpp"

#include <QCommandLineParser>
#include <QDir>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

ChosenCheckout ofProfile(const cluster::Profile &profile, const Context &context)
{
    const auto prompter = std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context));
    ChosenCheckout chosen;
    chosen.world = std::make_shared<composition::World>(prompter, context.surroundings());
    const cluster::Deployer deployer = cluster::inHomeHere(chosen.world->access(profile).deployer());
    chosen.runner = deployer.runner;
    chosen.folder = deployer.checkout;
    chosen.inventory = deployer.inventory;
    return chosen;
}

} // namespace

void addCheckoutOptions(QCommandLineParser &parser)
{
    parser.addOption({u"repo"_s,
                      CliText::tr("The Kubespray checkout. Without it the one of --cluster counts, else the folder the "
                                  "program is started in."),
                      u"DIR"_s});
}

std::optional<ChosenCheckout> chosenCheckout(const QCommandLineParser &parser, const Context &context)
{
    const QString repo = parser.value(u"repo"_s);
    const QString cluster = parser.value(u"cluster"_s);
    if (!repo.isEmpty() && !cluster.isEmpty()) {
        say(CliText::tr("Use --repo or --cluster, not both."));
        return std::nullopt;
    }
    if (cluster.isEmpty()) {
        return ChosenCheckout{.world = nullptr,
                              .runner = std::make_shared<command::LocalRunner>(),
                              .folder = QDir::cleanPath(QDir::current().absoluteFilePath(repo)),
                              .inventory = {}};
    }
    return checkoutOfCluster(cluster, context);
}

std::optional<ChosenCheckout> checkoutOfCluster(const QString &name, const Context &context)
{
    const auto profile = findProfile(name, context);
    if (!profile) {
        return std::nullopt;
    }
    if (profile->kubespray.path.isEmpty()) {
        say(CliText::tr("The cluster %1 has no Kubespray checkout in clusters.yaml.").arg(printable(profile->id)));
        return std::nullopt;
    }
    return ofProfile(*profile, context);
}

} // namespace kubemori::cli
