// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ssh_terminal.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/nodes/node_table_view.hpp"
#include "ui/settings/log_page.hpp"
#include "ui/settings/settings_dialog.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QStyleHints>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A window over one fake cluster, with settings in a folder of its own.
struct Stage
{
    QTemporaryDir folder;
    FakeClock clock;
    FakeDirectory directory;
    Language language;
    composition::SshTerminal terminals;
    std::unique_ptr<MainWindow> window;

    Stage()
    {
        language.set(u"en"_s);
        directory.add(makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test));
    }
    ~Stage() { window.reset(); }

    void open()
    {
        WindowSetup setup;
        setup.clustersFile = folder.filePath(u"clusters.yaml"_s);
        setup.settingsFile = store().path();
        setup.stateFile.clear();
        setup.terminals = &terminals;
        window = std::make_unique<MainWindow>(directory, clock, language, setup);
        window->resize(1200, 800);
        window->show();
        pump();
    }
    [[nodiscard]] settings::SettingsStore store() const
    {
        return settings::SettingsStore(folder.filePath(u"settings.ini"_s));
    }
    [[nodiscard]] settings::Settings saved() const { return store().load().settings; }
    void write(const QString &name, const QByteArray &text, bool program = false) const
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        if (program) {
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
    }
    template<class T = QWidget> [[nodiscard]] T *get(const char *name) const { return find<T>(window.get(), name); }
    void dialog() const
    {
        get<QAction>("actionSettings")->trigger();
        pump();
        QVERIFY(get("settingsDialog")->isVisible());
    }
    void click(const char *name) const
    {
        QTest::mouseClick(get<QPushButton>(name), Qt::LeftButton);
        pump();
    }
    void choose(const char *box, const QVariant &data) const
    {
        auto *combo = get<QComboBox>(box);
        const int index = combo->findData(data);
        QVERIFY(index >= 0);
        combo->setCurrentIndex(index);
        pump();
    }
    /// The cluster with one node, which is selected.
    void showNode(const kube::Node &node) const
    {
        QVERIFY(window->showCluster(u"lab"_s).has_value());
        directory.state(u"lab"_s).feed(kube::NodesListed{.nodes = {node}, .first = true, .more = false});
        auto *table = get<NodeTableView>("nodeTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        pump();
    }
};

} // namespace

class TestSettingsWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cancelTakesThePreviewBack();
    void okKeepsAndAppliesAtOnce();
    void applyStaysOpenAndCancelKeepsIt();
    void everyPageComesBack();
    void faultIsSaidAndNotTaken_data();
    void faultIsSaidAndNotTaken();
    void usualValuesComeBack();
    void brokenFileIsTold();
    void unwritableFileIsTold();
    void appearanceFollows();
    void terminalGetsTheWordsOfTheProfile();
    void terminalThatFailsIsTold();
    void hostileNodeNamesAreRefused_data();
    void hostileNodeNamesAreRefused();
    void smallWindowFits();
};

void TestSettingsWindow::init()
{
    QGuiApplication::styleHints()->unsetColorScheme();
}

void TestSettingsWindow::cancelTakesThePreviewBack()
{
    Stage stage;
    stage.open();
    QList<settings::ColourScheme> shown;
    QObject::connect(&stage.window->preferences(), &Preferences::looksChanged, stage.window.get(),
                     [&shown](const settings::Settings &settings) { shown << settings.scheme; });
    stage.dialog();
    stage.choose("settingsLanguage", u"ja"_s);
    QCOMPARE(stage.language.current(), u"ja"_s);
    QCOMPARE(stage.get<SettingsDialog>("settingsDialog")->windowTitle(), u"設定"_s);
    stage.choose("settingsAppearance", static_cast<int>(settings::ColourScheme::Dark));
    stage.click("settingsCancel");
    QCOMPARE(stage.language.current(), Language::ofDesktop());
    QCOMPARE(toString(shown.constLast()), u"system"_s);
    QVERIFY(shown.contains(settings::ColourScheme::Dark));
    QCOMPARE(stage.saved(), settings::Settings{});
}

void TestSettingsWindow::okKeepsAndAppliesAtOnce()
{
    Stage stage;
    stage.open();
    stage.dialog();
    stage.get<QSpinBox>("settingsLogSize")->setValue(17);
    stage.get<QCheckBox>("settingsNotifyFinished")->setChecked(false);
    stage.click("settingsOk");
    QVERIFY(stage.window->findChild<SettingsDialog *>() == nullptr);
    QCOMPARE(stage.saved().log.fontSize, 17);
    QVERIFY(!stage.saved().notifications.finished);
    QCOMPARE(stage.window->findChild<LogPanel *>()->view()->font().pointSize(), 17);
}

void TestSettingsWindow::applyStaysOpenAndCancelKeepsIt()
{
    Stage stage;
    stage.open();
    stage.dialog();
    QVERIFY(!stage.get<QPushButton>("settingsApply")->isEnabled());
    stage.choose("settingsLanguage", u"ja"_s);
    QVERIFY(stage.get<QPushButton>("settingsApply")->isEnabled());
    stage.click("settingsApply");
    QVERIFY(!stage.get<QPushButton>("settingsApply")->isEnabled());
    stage.click("settingsCancel");
    QCOMPARE(stage.language.current(), u"ja"_s);
    QCOMPARE(stage.saved().language, u"ja"_s);
}

void TestSettingsWindow::everyPageComesBack()
{
    Stage stage;
    settings::Settings all;
    all.language = u"en"_s;
    all.scheme = settings::ColourScheme::Light;
    all.notifications = {.questions = false, .finished = true, .failed = false};
    all.log = {.fontFamily = u"No Such Mono"_s, .fontSize = 11, .keptMegabytes = 96};
    all.timeouts.command = 90s;
    all.timeouts.gates = 1h + 30min;
    all.proxies = {.http = u"http://p:1"_s, .https = u"http://p:2"_s, .none = u"localhost"_s};
    all.terminal = u"myterm --run {command}"_s;
    all.knownIssueFolders = {u"/srv/issues"_s};
    QVERIFY(stage.store().save(all).has_value());
    stage.open();
    stage.dialog();
    QCOMPARE(stage.get<SettingsDialog>("settingsDialog")->values(), all);
    QVERIFY(!stage.get<QPushButton>("settingsApply")->isEnabled());
    stage.get<QListWidget>("settingsIssueFolders")->setCurrentRow(0);
    stage.get<QTabWidget>("settingsTabs")->setCurrentIndex(4);
    stage.click("settingsIssuesRemove");
    stage.click("settingsOk");
    all.knownIssueFolders.clear();
    QCOMPARE(stage.saved(), all);
}

void TestSettingsWindow::faultIsSaidAndNotTaken_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("no time") << u"settingsTimeoutDrain"_s << u"soon"_s << u"Draining a node"_s;
    QTest::newRow("too long") << u"settingsTimeoutUp"_s << u"48h"_s << u"24h"_s;
    QTest::newRow("password") << u"settingsProxyHttps"_s << u"http://ops:hunter2@proxy:3128"_s << u"password"_s;
    QTest::newRow("no address") << u"settingsProxyHttp"_s << u"proxy"_s << u"http://HOST:PORT"_s;
    QTest::newRow("list") << u"settingsProxyNone"_s << u"a b;c"_s << u"commas"_s;
    QTest::newRow("terminal") << u"settingsTerminalOwn"_s << u"xterm -e 'x"_s << u"quote"_s;
}

void TestSettingsWindow::faultIsSaidAndNotTaken()
{
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    QFETCH(const QString, said);
    Stage stage;
    stage.open();
    stage.dialog();
    stage.choose("settingsTerminalChoice", u"own"_s);
    stage.get<QLineEdit>("settingsTerminalOwn")->setText(u"xterm"_s);
    QVERIFY(stage.get<QPushButton>("settingsOk")->isEnabled());
    stage.get<QLineEdit>(field.toLatin1().constData())->setText(text);
    QVERIFY(!stage.get<QPushButton>("settingsOk")->isEnabled());
    QVERIFY(!stage.get<QPushButton>("settingsApply")->isEnabled());
    QVERIFY(stage.get<QLabel>("settingsFault")->isVisible());
    QVERIFY2(stage.get<QLabel>("settingsFault")->text().contains(said),
             qPrintable(stage.get<QLabel>("settingsFault")->text()));
    QVERIFY(!stage.get<QLabel>("settingsFault")->text().contains(u"hunter2"_s));
    stage.get<QLineEdit>(field.toLatin1().constData())->clear();
    stage.get<QLineEdit>("settingsTerminalOwn")->setText(u"xterm"_s);
    QVERIFY(stage.get<QPushButton>("settingsOk")->isEnabled());
    QVERIFY(!stage.get<QLabel>("settingsFault")->isVisible());
}

void TestSettingsWindow::usualValuesComeBack()
{
    Stage stage;
    settings::Settings mine;
    mine.log.fontSize = 20;
    mine.proxies.http = u"http://p:1"_s;
    QVERIFY(stage.store().save(mine).has_value());
    stage.open();
    stage.dialog();
    stage.click("settingsDefaults");
    QCOMPARE(stage.saved(), mine); // not before it is taken
    stage.click("settingsOk");
    QCOMPARE(stage.saved(), settings::Settings{});
}

void TestSettingsWindow::brokenFileIsTold()
{
    Stage stage;
    stage.write(u"settings.ini"_s, "[timeouts]\ndrain=soon\n");
    stage.open();
    QVERIFY(stage.window->showCluster(u"lab"_s).has_value());
    QVERIFY(stage.get<MessageBar>("messageBar")->text().contains(u"timeouts/drain"_s));
    stage.dialog();
    QVERIFY(stage.get<QLabel>("settingsFault")->text().contains(u"timeouts/drain"_s));
    QVERIFY(stage.get<QPushButton>("settingsOk")->isEnabled());
}

void TestSettingsWindow::unwritableFileIsTold()
{
    Stage stage;
    stage.open();
    QVERIFY(QDir(stage.folder.path()).mkpath(u"settings.ini"_s)); // a folder where the file should be
    stage.dialog();
    stage.get<QSpinBox>("settingsLogSize")->setValue(17);
    stage.click("settingsOk");
    QVERIFY(stage.get("settingsDialog")->isVisible());
    QVERIFY(stage.get<QLabel>("settingsFault")->text().contains(u"could not be kept"_s));
    QCOMPARE(stage.window->findChild<LogPanel *>()->view()->font().pointSize(), 17);
}

void TestSettingsWindow::appearanceFollows()
{
    Appearance appearance(Appearance::Scheme::Light);
    QVERIFY(!Appearance::isDark(QApplication::palette()));
    appearance.setScheme(Appearance::Scheme::Dark);
    QVERIFY(Appearance::isDark(QApplication::palette()));
    appearance.setScheme(Appearance::Scheme::Light);
    QVERIFY(!Appearance::isDark(QApplication::palette()));
    appearance.setScheme(Appearance::Scheme::System);
    const bool desktopIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    QCOMPARE(Appearance::isDark(QApplication::palette()), desktopIsDark);
}

void TestSettingsWindow::terminalGetsTheWordsOfTheProfile()
{
    Stage stage;
    stage.write(u"terminal"_s,
                "#!/bin/sh\nprintf '%s\\0' \"$@\" > \"$0.new\"\nmv \"$0.new\" \"$0.argv\"\nexec sleep 30\n", true);
    cluster::Profile profile = makeProfile(u"far"_s, u"Far"_s, cluster::Purpose::Test);
    profile.nodes = {.user = u"ops"_s, .port = 2222, .identityFile = u"/k/id with space; $(id)"_s};
    profile.nodes.address = cluster::NodeAddress::InternalIp;
    stage.directory.add(profile);
    settings::Settings mine;
    mine.terminal = u"'%1' -T '{host}' -e {command}"_s.arg(stage.folder.filePath(u"terminal"_s));
    QVERIFY(stage.store().save(mine).has_value());
    stage.open();
    QVERIFY(stage.window->showCluster(u"far"_s).has_value());
    stage.directory.state(u"far"_s).feed(
        kube::NodesListed{.nodes = {makeNode(u"w1"_s, 2)}, .first = true, .more = false});
    auto *table = stage.get<NodeTableView>("nodeTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!stage.get<QAction>("actionOpenTerminal")->isEnabled());
    table->selectRow(0);
    pump();
    QVERIFY(stage.get<QAction>("actionOpenTerminal")->isEnabled());
    stage.get<QAction>("actionOpenTerminal")->trigger();
    QFile argv(stage.folder.filePath(u"terminal.argv"_s));
    QTRY_VERIFY(argv.exists());
    QVERIFY(argv.open(QIODevice::ReadOnly));
    QCOMPARE(argv.readAll().split('\0'),
             QByteArrayList({"-T", "w1", "-e", "ssh", "-p", "2222", "-i", "/k/id with space; $(id)", "--",
                             "ops@" + makeNode(u"w1"_s, 2).internalIp.toUtf8(), ""}));
    QVERIFY(!stage.get<MessageBar>("messageBar")->isVisible());
}

void TestSettingsWindow::terminalThatFailsIsTold()
{
    Stage stage;
    settings::Settings mine;
    mine.terminal = u"/no/such/terminal -e {command}"_s;
    QVERIFY(stage.store().save(mine).has_value());
    stage.open();
    stage.showNode(makeNode(u"w1"_s, 2));
    stage.get<QAction>("actionOpenTerminal")->trigger();
    const auto *bar = stage.get<MessageBar>("messageBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"/no/such/terminal"_s), qPrintable(bar->text()));
    QVERIFY(bar->text().contains(u"settings"_s));
}

void TestSettingsWindow::hostileNodeNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::newRow("option") << u"-oProxyCommand=id"_s << u"10.0.0.1"_s;
    QTest::newRow("shell") << u"w1;id"_s << u"10.0.0.1"_s;
    QTest::newRow("line feed") << u"w1\nid"_s << u"10.0.0.1"_s;
    QTest::newRow("empty") << QString() << u"10.0.0.1"_s;
}

void TestSettingsWindow::hostileNodeNamesAreRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, address);
    const TerminalRequest request{.profile = makeProfile(u"lab"_s, u"Lab"_s, cluster::Purpose::Test),
                                  .node = name,
                                  .address = address,
                                  .terminalTemplate = u"xterm -e {command}"_s};
    QCOMPARE(codeOf(composition::terminalCommand(request)), toString(ErrorCode::InvalidData));
    // An address that is none is not used either: ssh goes to the name then.
    TerminalRequest turned = request;
    turned.node = u"w1"_s;
    turned.address = name;
    const auto command = composition::terminalCommand(turned);
    QVERIFY(command.has_value());
    QVERIFY(command->constLast().endsWith(u"w1"_s));
}

void TestSettingsWindow::smallWindowFits()
{
    Stage stage;
    stage.open();
    stage.window->resize(760, 480);
    stage.dialog();
    const auto *dialog = stage.get<SettingsDialog>("settingsDialog");
    QVERIFY(dialog->height() <= 480 && dialog->width() <= 760);
    for (const char *name : {"settingsOk", "settingsCancel", "settingsApply", "settingsDefaults"}) {
        const auto *button = stage.get<QPushButton>(name);
        QVERIFY(dialog->rect().contains(QRect(button->mapTo(dialog, QPoint()), button->size())));
        QVERIFY(button->width() >= button->sizeHint().width());
    }
}

QTEST_MAIN(TestSettingsWindow)
#include "tst_settings.moc"
