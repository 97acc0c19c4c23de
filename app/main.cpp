// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: from arguments to either a subcommand or the window over the real world.
#include "app/cli/cli.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/completion.hpp"
#include "app/composition/cluster_directory.hpp"
#include "app/composition/cluster_setup.hpp"
#include "app/composition/kept_passwords.hpp"
#include "app/composition/ssh_terminal.hpp"
#include "app/instance/single_instance.hpp"
#include "app/telling/operation_teller.hpp"
#include "app/version.hpp"
#include "app/window_options.hpp"

#include "base/clock.hpp"
#include "base/harden_process.hpp"
#include "demo/demo_world.hpp"
#include "keyring/keyring_store.hpp"
#include "settings/settings_store.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/widgets/appearance.hpp"

#include <QApplication>
#include <QIcon>

#include <memory>
#include <optional>
#include <span>

using namespace kubemori;
using namespace Qt::StringLiterals;

namespace {

void nameTheProgram()
{
    QCoreApplication::setApplicationName(u"kubemori"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
}

/// The value of --language, wherever it stands: messages about the other options are in that language already.
QString languageOption(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments.at(i).startsWith("--language="_L1)) {
            return arguments.at(i).sliced(11);
        }
        if (arguments.at(i) == "--language"_L1) {
            return arguments.value(i + 1);
        }
    }
    return {};
}

int runSubcommand(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ui::Language language;
    language.set(languageOption(QCoreApplication::arguments()));
    return cli::run(QCoreApplication::arguments(), std::make_shared<keyring::KeyringStore>());
}

/// The exit code, or nothing when the window is to be opened. Help, version and mistakes need no display.
std::optional<int> answerWithoutWindow(int argc, char **argv, WindowOptions &options)
{
    const QCoreApplication application(argc, argv);
    ui::Language language;
    language.set(languageOption(QCoreApplication::arguments()));
    auto parsed = parseWindowOptions(QCoreApplication::arguments());
    if (!parsed) {
        cli::say(cli::printable(parsed.error().detail));
        return cli::WrongUsage;
    }
    options = *parsed;
    if (options.action == WindowOptions::Action::ShowHelp) {
        return cli::writeOut(options.helpText.toUtf8()) ? cli::Done : cli::Failed;
    }
    if (options.action == WindowOptions::Action::ShowVersion) {
        return cli::writeOut(QByteArray("kubemori ") + version + '\n') ? cli::Done : cli::Failed;
    }
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!display) {
        cli::say(cli::CliText::tr("There is no display to open a window on. "
                                  "“kubemori --help” lists the commands that need none."));
        return cli::Failed;
    }
    return std::nullopt;
}

int runCompletion(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return cli::writeOut(completions(QCoreApplication::arguments().sliced(2))) ? cli::Done : cli::Failed;
}

ui::WindowSetup windowSetup(const composition::RealClusterDirectory &directory)
{
    ui::WindowSetup setup;
    setup.clustersFile = directory.path();
    for (const cluster::ProfileProblem &problem : directory.problems()) {
        setup.problems.append(problem.toString());
    }
    if (!directory.readError().detail.isEmpty()) {
        setup.problems.append(toLogLine(directory.readError()));
    }
    return setup;
}

/// "education" for "demo.education", as the subcommands allow it too.
QString demoClusterId(const QString &name)
{
    const auto profile = demo::DemoWorld::profileNamed(name);
    return profile ? profile->id : name;
}

/// What programs started by this one get; follows the settings.
void followSettings(ui::Preferences &preferences, ui::Appearance &appearance,
                    const std::shared_ptr<command::LocalEnvironment> &environment)
{
    QObject::connect(
        &preferences, &ui::Preferences::looksChanged, &appearance,
        [&appearance](const settings::Settings &settings) { appearance.setScheme(ui::schemeOf(settings)); });
    QObject::connect(
        &preferences, &ui::Preferences::changed, &preferences,
        [environment](const settings::Settings &settings) { environment->set(settings.proxies.environment()); });
}

/// Asks the window that is open for this configuration to come forward. The exit code.
int handOver(const QString &configuration, const WindowOptions &options, const QByteArray &token)
{
    constexpr Milliseconds longest = std::chrono::seconds{4};
    const auto asked =
        SingleInstance::handOver(configuration, {.cluster = options.cluster, .activationToken = token}, longest);
    if (asked) {
        cli::say(cli::CliText::tr("Kubemori is open already; its window was asked to come forward."));
        return cli::Done;
    }
    cli::say(cli::CliText::tr("Kubemori is open already for these clusters, but does not answer (%1). Wait, or end it "
                              "first.")
                 .arg(cli::printable(asked.error().detail)));
    return cli::Failed;
}

/// What there is to be one window of: the file of clusters, or the demo.
QString configurationOf(const WindowOptions &options)
{
    if (options.demo) {
        return u"demo"_s;
    }
    return options.configFile.isEmpty() ? cluster::ProfileStore::defaultPath() : options.configFile;
}

/// A file that was named is meant, even if there is nothing in it.
composition::DemoRule demoRule(const WindowOptions &options)
{
    if (options.demo) {
        return composition::DemoRule::Always;
    }
    return options.configFile.isEmpty() ? composition::DemoRule::FirstStart : composition::DemoRule::Never;
}

int openWindow(int argc, char **argv, const WindowOptions &options)
{
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN"); // Qt takes it away
    const QApplication application(argc, argv);
    QApplication::setDesktopFileName(u"kubemori"_s);
    QApplication::setWindowIcon(QIcon(u":/kubemori/icons/kubemori.svg"_s));
    const settings::Settings settings = settings::SettingsStore().load().settings;
    ui::Language language;
    language.set(options.language.isEmpty() ? settings.language : options.language);

    const QString configuration = configurationOf(options);
    const auto instance = SingleInstance::take(configuration);
    if (!instance && instance.error().code == ErrorCode::Locked) {
        return handOver(configuration, options, token);
    }
    if (!instance) {
        qWarning("kubemori: a second start will open a second window: %s", qPrintable(toLogLine(instance.error())));
    }

    ui::Appearance appearance(ui::schemeOf(settings));
    const auto environment = std::make_shared<command::LocalEnvironment>();
    environment->set(settings.proxies.environment());
    telling::OperationTeller teller(environment);
    const auto keyring = std::make_shared<keyring::KeyringStore>();
    const composition::SessionDefaults real{
        .timeouts = settings.timeouts,
        .surroundings = {
            .environment = environment,
            .keyring = keyring,
            .demo = {},
            .retention = {.days = settings.log.runDays, .mostBytes = qint64{settings.log.runMegabytes} << 20}}};
    composition::SessionDefaults withDemo = real;
    withDemo.surroundings.demo = std::make_shared<demo::DemoWorld>(options.demoSpeed);
    composition::RealClusterDirectory directory(options.configFile, teller.observer(), withDemo, demoRule(options));
    composition::RealClusterSetup clusterSetup(options.configFile, real);
    composition::KeptPasswords savedPasswords(keyring);
    composition::SshTerminal terminals;
    ui::WindowSetup setup = windowSetup(directory);
    setup.clusterSetup = &clusterSetup;
    setup.savedPasswords = &savedPasswords;
    setup.terminals = &terminals;

    const SystemClock clock;
    ui::MainWindow window(directory, clock, language, setup);
    followSettings(window.preferences(), appearance, environment);
    if (instance) {
        QObject::connect(instance->get(), &SingleInstance::requested, &window,
                         [&window](const InstanceRequest &request) {
                             if (!request.cluster.isEmpty()) {
                                 (void)window.showCluster(request.cluster); // it says itself what is wrong
                             }
                             window.bringForward(request.activationToken);
                         });
    }
    window.show();
    if (options.cluster.isEmpty()) {
        window.showInitialCluster();
        window.showUnsettled();
    } else if (!window.showCluster(directory.isDemo() ? demoClusterId(options.cluster) : options.cluster)) {
        cli::say(
            cli::CliText::tr("There is no cluster “%1” in %2.").arg(cli::printable(options.cluster), directory.path()));
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    nameTheProgram();
    if (argc > 1 && qstrcmp(argv[1], completionWord) == 0) {
        return runCompletion(argc, argv);
    }
    if (cli::isSubcommand(std::span(argv, static_cast<std::size_t>(argc)))) {
        return runSubcommand(argc, argv);
    }
    WindowOptions options;
    if (const auto code = answerWithoutWindow(argc, argv, options)) {
        return *code;
    }
    return openWindow(argc, argv, options);
}
