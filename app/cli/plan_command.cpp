// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plan_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/hop_printer.hpp"
#include "app/cli/output.hpp"
#include "ui/text/hop_text.hpp"

#include "inventory/host_files.hpp"
#include "kubespray/checkout.hpp"
#include "kubespray/hop_planner.hpp"
#include "kubespray/release_catalogue.hpp"

#include <QCommandLineParser>
#include <QDir>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// An error that was said, as an exit code.
using Refused = std::unexpected<int>;

Refused refuse(const Error &error)
{
    sayError(error);
    return Refused(readingExitCode(error));
}

/// --from, else the release that is checked out.
std::expected<QString, int> startOf(const QCommandLineParser &parser, const ChosenCheckout &checkout,
                                    const Context &context)
{
    if (const QString from = parser.value(u"from"_s); !from.isEmpty()) {
        return from;
    }
    const auto state = kubespray::Checkout(checkout.runner, checkout.folder).state(context.stop);
    if (!state) {
        return refuse(state.error());
    }
    // On a work branch it is the release that the branch was made from.
    const QString release = state->baseRelease();
    if (release.isEmpty()) {
        say(CliText::tr("No release is checked out there. Say with --from which one the cluster runs."));
        return Refused(WrongUsage);
    }
    say(CliText::tr("From %1, which is checked out.").arg(printable(release)));
    return release;
}

/// --inventory on this machine, else that of the cluster's profile where its checkout is.
std::expected<std::optional<kubespray::InventorySettings>, int>
settingsOf(const QCommandLineParser &parser, const ChosenCheckout &checkout, const Context &context)
{
    const QString given = parser.value(u"inventory"_s);
    if (given.isEmpty() && checkout.inventory.isEmpty()) {
        return std::nullopt;
    }
    const auto settings =
        given.isEmpty()
            ? kubespray::readInventorySettings(
                  checkout.inventory, inventory::HostFiles{command::FileTransfer(checkout.runner)}, context.stop)
            : kubespray::readInventorySettings(QDir::current().absoluteFilePath(given), inventory::LocalFiles(),
                                               context.stop);
    // That of a profile decides nothing then, and is no reason to make no plan.
    if (!settings && given.isEmpty() && settings.error().code == ErrorCode::NotFound) {
        say(CliText::tr("The inventory that clusters.yaml names is not there: %1.").arg(printable(checkout.inventory)));
        return std::nullopt;
    }
    if (!settings) {
        return refuse(settings.error());
    }
    if (settings->isIncomplete()) {
        say(CliText::tr("Some files of the inventory cannot be read (encrypted ones): what they may set is shown with "
                        "“Applies if”."));
    }
    return *settings;
}

int planWith(const kubespray::HopRequest &request, const ChosenCheckout &checkout, const Context &context)
{
    const kubespray::Git git(checkout.runner, checkout.folder);
    const auto tags = kubespray::releaseTags(git, context.stop);
    if (!tags) {
        return refuse(tags.error()).error();
    }
    const auto releases = kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git))
                              .releases(kubespray::tagsBetween(*tags, request.from, request.to), context.stop);
    if (!releases) {
        return refuse(releases.error()).error();
    }
    // Where there is no way the tags tell why; nothing of the releases is needed for it.
    const QList<kubespray::Release> known = releases->isEmpty() ? kubespray::onlyTags(*tags) : *releases;
    const auto plan = kubespray::planHops(known, kubespray::builtInHopRules(), request);
    if (!plan) {
        say(printable(ui::HopText::refusal(plan.error(), request.from, request.to)));
        return readingExitCode(plan.error());
    }
    if (!writeOut(context.json ? planJson(*plan) : planText(*plan, request.settings.has_value()).toUtf8())) {
        return Failed;
    }
    return plan->isBlocked() ? Findings : Done;
}

} // namespace

QString PlanCommand::name() const
{
    return u"plan"_s;
}

QString PlanCommand::summary() const
{
    return CliText::tr("Plans the way from one Kubespray release to another: hops, reasons, what to look out for.");
}

void PlanCommand::addOptions(QCommandLineParser &parser) const
{
    addCheckoutOptions(parser);
    parser.addOption(
        {u"from"_s, CliText::tr("The release the cluster runs. Without it the one that is checked out."), u"TAG"_s});
    parser.addOption({u"to"_s, CliText::tr("The release to go to."), u"TAG"_s});
    parser.addOption({u"inventory"_s,
                      CliText::tr("The cluster's inventory: what depends on its settings is decided. Without it the "
                                  "one that clusters.yaml names for --cluster."),
                      u"DIR"_s});
}

int PlanCommand::run(const QCommandLineParser &parser, const Context &context)
{
    kubespray::HopRequest request{.from = {}, .to = parser.value(u"to"_s), .settings = std::nullopt, .history = {}};
    if (request.to.isEmpty()) {
        say(CliText::tr("Use: kubemori plan --repo DIR --from TAG --to TAG."));
        return WrongUsage;
    }
    const auto checkout = chosenCheckout(parser, context);
    if (!checkout) {
        return WrongUsage;
    }
    const auto from = startOf(parser, *checkout, context);
    if (!from) {
        return from.error();
    }
    request.from = *from;
    auto settings = settingsOf(parser, *checkout, context);
    if (!settings) {
        return settings.error();
    }
    request.settings = *std::move(settings);
    return planWith(request, *checkout, context);
}

} // namespace kubemori::cli
