// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releases_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/release_printer.hpp"
#include "ui/text/hop_text.hpp"

#include "kubespray/release_catalogue.hpp"

#include <QCommandLineParser>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

QString ReleasesCommand::name() const
{
    return u"releases"_s;
}

QString ReleasesCommand::summary() const
{
    return CliText::tr(
        "Lists the releases of a Kubespray checkout: Kubernetes, Ansible, Python and components of each, "
        "or everything about one of them, with file and line.");
}

void ReleasesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"tag"_s, CliText::tr("Show this release only, and all that is known of it."),
                                 u"[TAG]"_s);
    addCheckoutOptions(parser);
}

int ReleasesCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto checkout = chosenCheckout(parser, context);
    if (!checkout) {
        return WrongUsage;
    }
    const kubespray::Git git(checkout->runner, checkout->folder);
    auto tags = kubespray::releaseTags(git, context.stop);
    if (!tags) {
        sayError(tags.error());
        return readingExitCode(tags.error());
    }
    const QString only = parser.positionalArguments().value(0);
    if (!only.isEmpty()) {
        tags->removeIf([&](const kubespray::ReleaseTag &tag) { return tag.name != only; });
        if (tags->isEmpty()) {
            say(printable(ui::HopText::refusal(
                {.code = ErrorCode::NotFound, .detail = {}, .subject = only, .context = {}}, {}, {})));
            return WrongUsage;
        }
    } else if (tags->isEmpty()) {
        say(CliText::tr("This repository has no release tags. Fetch them with git fetch --tags."));
    }
    const auto releases = kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git)).releases(*tags, context.stop);
    if (!releases) {
        sayError(releases.error());
        return readingExitCode(releases.error());
    }
    sayUnreadable(*releases);
    if (context.json) {
        return writeOut(releasesJson(*releases)) ? Done : Failed;
    }
    return writeOut((only.isEmpty() ? releasesTable(*releases) : releaseText(releases->first())).toUtf8()) ? Done
                                                                                                           : Failed;
}

} // namespace kubemori::cli
