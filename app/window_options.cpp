// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_options.hpp"

#include "app/cli/cli.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/demo_options.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace kubemori {

using namespace Qt::StringLiterals;

namespace {

QString commandList()
{
    const QStringList names = cli::subcommandNames();
    qsizetype width = 0;
    for (const QString &name : names) {
        width = std::max(width, name.size() + 2);
    }
    QString text;
    for (const QString &name : names) {
        text += u"\n  "_s + name.leftJustified(width) + cli::subcommandSummary(name);
    }
    return text;
}

} // namespace

Result<WindowOptions> parseWindowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        cli::CliText::tr("Keeps Kubernetes clusters that were installed with Kubespray.\n\n"
                         "Without a command it opens the window. Commands that need no display, each explained by "
                         "its --help:") +
        commandList());
    parser.addOption({{u"h"_s, u"help"_s}, cli::CliText::tr("Show this help and do nothing else.")});
    parser.addOption({{u"v"_s, u"version"_s}, cli::CliText::tr("Show the version and do nothing else.")});
    parser.addOption(
        {u"cluster"_s, cli::CliText::tr("Open this cluster, by its id or name in clusters.yaml."), u"NAME"_s});
    parser.addOption({u"config"_s, cli::CliText::tr("Read this file instead of the usual clusters.yaml."), u"FILE"_s});
    cli::addDemoOptions(parser);
    parser.addOption({u"language"_s, cli::CliText::tr("Language of the window: en or ja."), u"en|ja"_s});
    if (!parser.parse(arguments)) {
        return fail(ErrorCode::InvalidInput, parser.errorText());
    }
    if (!parser.positionalArguments().isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    cli::CliText::tr("Unknown command “%1”.").arg(parser.positionalArguments().constFirst()));
    }
    const auto speed = cli::readDemoSpeed(parser);
    if (!speed) {
        return std::unexpected(speed.error());
    }
    WindowOptions options{.action = WindowOptions::Action::OpenWindow,
                          .cluster = parser.value(u"cluster"_s),
                          .language = parser.value(u"language"_s),
                          .configFile = parser.value(u"config"_s),
                          .demo = parser.isSet(u"demo"_s),
                          .demoSpeed = *speed,
                          .helpText = {}};
    if (!options.language.isEmpty() && options.language != "en"_L1 && options.language != "ja"_L1) {
        return fail(ErrorCode::InvalidInput,
                    cli::CliText::tr("Unknown language “%1”. Use en or ja.").arg(options.language));
    }
    if (parser.isSet(u"help"_s)) {
        options.action = WindowOptions::Action::ShowHelp;
        options.helpText = cli::withProgramName(parser.helpText(), u"kubemori"_s);
    } else if (parser.isSet(u"version"_s)) {
        options.action = WindowOptions::Action::ShowVersion;
    }
    return options;
}

} // namespace kubemori
