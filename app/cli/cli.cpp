// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.hpp"

#include "app/cli/carry_over_command.hpp"
#include "app/cli/certs_command.hpp"
#include "app/cli/check_command.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/demo_options.hpp"
#include "app/cli/diff_command.hpp"
#include "app/cli/etcd_command.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/explain_command.hpp"
#include "app/cli/fleet_command.hpp"
#include "app/cli/interrupt.hpp"
#include "app/cli/inventory_command.hpp"
#include "app/cli/issues_command.hpp"
#include "app/cli/nodes_command.hpp"
#include "app/cli/operations_command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_command.hpp"
#include "app/cli/reboot_command.hpp"
#include "app/cli/releases_command.hpp"
#include "app/cli/remedy_command.hpp"
#include "app/cli/runs_command.hpp"
#include "app/cli/settings_diff_command.hpp"
#include "app/cli/shutdown_command.hpp"
#include "app/cli/startup_command.hpp"
#include "app/cli/subcommand.hpp"
#include "app/cli/upgrade_command.hpp"

#include "settings/settings_store.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::string_view, 20> names{"carry-over", "certs",         "check",     "diff",     "etcd",
                                                 "explain",    "fleet",         "inventory", "issues",   "nodes",
                                                 "operations", "plan",          "reboot",    "releases", "remedy",
                                                 "runs",       "settings-diff", "shutdown",  "startup",  "upgrade"};

std::unique_ptr<Subcommand> make(const QString &name)
{
    if (name == "inventory"_L1) {
        return std::make_unique<InventoryCommand>();
    }
    if (name == "diff"_L1) {
        return std::make_unique<DiffCommand>();
    }
    if (name == "etcd"_L1) {
        return std::make_unique<EtcdCommand>();
    }
    if (name == "nodes"_L1) {
        return std::make_unique<NodesCommand>();
    }
    if (name == "certs"_L1) {
        return std::make_unique<CertsCommand>();
    }
    if (name == "check"_L1) {
        return std::make_unique<CheckCommand>();
    }
    if (name == "carry-over"_L1) {
        return std::make_unique<CarryOverCommand>();
    }
    if (name == "settings-diff"_L1) {
        return std::make_unique<SettingsDiffCommand>();
    }
    if (name == "explain"_L1) {
        return std::make_unique<ExplainCommand>();
    }
    if (name == "fleet"_L1) {
        return std::make_unique<FleetCommand>();
    }
    if (name == "issues"_L1) {
        return std::make_unique<IssuesCommand>();
    }
    if (name == "operations"_L1) {
        return std::make_unique<OperationsCommand>();
    }
    if (name == "plan"_L1) {
        return std::make_unique<PlanCommand>();
    }
    if (name == "releases"_L1) {
        return std::make_unique<ReleasesCommand>();
    }
    if (name == "remedy"_L1) {
        return std::make_unique<RemedyCommand>();
    }
    if (name == "runs"_L1) {
        return std::make_unique<RunsCommand>();
    }
    if (name == "shutdown"_L1) {
        return std::make_unique<ShutdownCommand>();
    }
    if (name == "startup"_L1) {
        return std::make_unique<StartupCommand>();
    }
    if (name == "upgrade"_L1) {
        return std::make_unique<UpgradeCommand>();
    }
    return std::make_unique<RebootCommand>();
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption({{u"h"_s, u"help"_s}, CliText::tr("Show this help and do nothing else.")});
    parser.addOption({u"version"_s, CliText::tr("Show the version and do nothing else.")});
    parser.addOption({u"cluster"_s, CliText::tr("The cluster, by its id or name in clusters.yaml."), u"NAME"_s});
    parser.addOption({u"config"_s, CliText::tr("Read this file instead of the usual clusters.yaml."), u"FILE"_s});
    addDemoOptions(parser);
    parser.addOption({u"language"_s, CliText::tr("Language of messages: en or ja."), u"en|ja"_s});
    parser.addOption({{u"o"_s, u"output"_s}, CliText::tr("Output format: table or json."), u"FORMAT"_s, u"table"_s});
}

/// The settings as far as they concern the command line: what is wrong in them is said, and the usual value counts.
settings::Settings readSettings()
{
    const settings::LoadedSettings loaded = settings::SettingsStore().load();
    for (const settings::SettingsProblem &problem : loaded.problems) {
        say(printable(problem.toString()));
    }
    return loaded.settings;
}

/// Programs that are started inherit it. There is one thread only by now.
void takeProxies(const settings::Proxies &proxies)
{
    for (const auto &[name, value] : proxies.environment().asKeyValueRange()) {
        qputenv(name.toUtf8().constData(), value.toUtf8());
    }
}

void describe(QCommandLineParser &parser, const Subcommand &subcommand)
{
    parser.setApplicationDescription(subcommand.summary());
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsCompactedShortOptions);
    addCommonOptions(parser);
    subcommand.addOptions(parser);
}

QString helpOf(const QCommandLineParser &parser, const Subcommand &subcommand)
{
    return withProgramName(parser.helpText(), u"kubemori "_s + subcommand.name());
}

} // namespace

QStringList subcommandNames()
{
    QStringList words;
    for (const std::string_view name : names) {
        words.append(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    return words;
}

QString subcommandSummary(const QString &name)
{
    static const QRegularExpression end(u"[:：.。(（]"_s);
    return make(name)->summary().section(end, 0, 0).trimmed();
}

QString withProgramName(QString helpText, const QString &name)
{
    // In the first line only: further down the name may be a word of a sentence.
    const QString started = QCoreApplication::arguments().constFirst();
    const qsizetype at = helpText.indexOf(started);
    return at < 0 || at > helpText.indexOf(u'\n') ? helpText : helpText.replace(at, started.size(), name);
}

QString subcommandHelp(const QString &name)
{
    const auto subcommand = make(name);
    QCommandLineParser parser;
    describe(parser, *subcommand);
    return helpOf(parser, *subcommand);
}

bool isSubcommand(std::span<char *const> arguments)
{
    return arguments.size() > 1 && std::ranges::contains(names, std::string_view(arguments[1]));
}

int run(const QStringList &arguments, std::shared_ptr<command::SecretStore> keyring)
{
    const Interrupt interrupt;
    const auto subcommand = make(arguments.at(1));
    QCommandLineParser parser;
    describe(parser, *subcommand);

    QStringList words = arguments;
    words.removeAt(1);
    for (QString &word : words) { // else -o with the value "-file"
        if (word == "-o-file"_L1 || word.startsWith("-o-file="_L1)) {
            word.prepend(u'-');
        }
    }
    if (!parser.parse(words)) {
        say(parser.errorText());
        return WrongUsage;
    }
    if (parser.isSet(u"help"_s)) {
        return writeOut(helpOf(parser, *subcommand).toUtf8()) ? Done : Failed;
    }
    if (parser.isSet(u"version"_s)) {
        return writeOut("kubemori " + QCoreApplication::applicationVersion().toUtf8() + '\n') ? Done : Failed;
    }
    const QString format = parser.value(u"output"_s);
    if (format != "json"_L1 && format != "table"_L1) {
        say(CliText::tr("Unknown output format “%1”. Use table or json.").arg(printable(format)));
        return WrongUsage;
    }
    if (parser.positionalArguments().size() > subcommand->mostArguments()) {
        say(CliText::tr("Unexpected argument “%1”.")
                .arg(printable(parser.positionalArguments().at(subcommand->mostArguments()))));
        return WrongUsage;
    }
    const auto demo = readDemo(parser);
    if (!demo) {
        say(demo.error().detail);
        return WrongUsage;
    }
    const settings::Settings settings = readSettings();
    takeProxies(settings.proxies);
    const Context context{
        .json = format == "json"_L1,
        .configFile = parser.value(u"config"_s),
        .demo = *demo,
        .timeouts = settings.timeouts,
        .retention = {.days = settings.log.runDays, .mostBytes = qint64{settings.log.runMegabytes} << 20},
        .stop = interrupt.token(),
        .keyring = std::move(keyring)};
    const int code = subcommand->run(parser, context);
    return interrupt.happened() && code != Done ? static_cast<int>(Interrupted) : code;
}

} // namespace kubemori::cli
