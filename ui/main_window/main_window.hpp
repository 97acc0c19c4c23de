// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/bridge/desktop_notifier.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/gui_prompter.hpp"
#include "ui/bridge/saved_passwords.hpp"
#include "ui/bridge/terminal_launcher.hpp"
#include "ui/clusters/cluster_list_model.hpp"
#include "ui/main_window/window_settings.hpp"
#include "ui/settings/preferences.hpp"

#include <QMainWindow>

#include <map>
#include <memory>

class QDockWidget;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolBar;

namespace kubemori::ui {

class ClusterContext;
class ClusterManager;
class ClusterPage;
class ClusterPanel;
class ClusterSetup;
class DemoBanner;
class ElidedLabel;
class FleetPage;
class Language;
class LogPanel;
class NoClustersPage;
class WindowActions;
class WindowLayout;

/// What the window is made of from outside.
struct WindowSetup
{
    QString clustersFile;                 ///< shown when there is no cluster, and opened by "Open folder"
    QStringList problems;                 ///< what is wrong in it: "file:line:column: key: detail"
    ClusterSetup *clusterSetup = nullptr; ///< borrowed; none: clusters can be neither added nor changed
    QString settingsFile = settings::SettingsStore::defaultPath(); ///< empty: remember nothing
    QString stateFile = WindowSettings::defaultStateFile();        ///< empty: remember nothing
    SavedPasswords *savedPasswords = nullptr;                      ///< borrowed; none: there is no keyring to show
    TerminalLauncher *terminals = nullptr;                         ///< borrowed; none: nodes cannot be logged in to
};

/// The program's window. Opens a session for each cluster that is looked at and keeps it until the end, so that an
/// operation goes on while another cluster is shown. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// `directory`, `clock` and `language` must outlive the window.
    MainWindow(ClusterDirectory &directory, const Clock &clock, Language &language, WindowSetup setup,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// By id, else by name; NotFound when it is not configured (also said in the window).
    Result<> showCluster(const QString &idOrName);
    /// The last one shown, else the first; nothing when there is none.
    void showInitialCluster();
    /// Opens the clusters with an operation that was cut off, as soon as they are known, and shows the first of them.
    void showUnsettled();
    /// All clusters side by side.
    void showFleet();
    /// Its settings, for what lies outside of the window.
    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    /// Brings it in front of others, as far as the desktop allows, and otherwise asks for attention. `token` is what a
    /// Wayland desktop gave to whoever asks for it; may be empty.
    void bringForward(const QByteArray &token = {});
    /// Null when none is shown.
    [[nodiscard]] ClusterContext *currentCluster() const;

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeActions();
    void makeManager();
    void makeMenus();
    void makeCentre();
    void makeLogDock();
    void makeStatusBar();
    void saveLayout();
    void makePreferences();
    void applySettings(const settings::Settings &settings);
    void openSettings();
    void openTerminal();
    void tellProblems();
    ClusterPage *openPage(const QString &id);
    void closePage(const QString &id);
    /// The configured clusters are these from now on. Pages of others are closed, and those of changed ones opened
    /// anew, unless an operation runs there: then when it is over.
    void takeClusters();
    void watchPage(ClusterPage *page);
    [[nodiscard]] ClusterPage *currentPage() const;
    [[nodiscard]] bool isFleetShown() const;
    [[nodiscard]] QStringList operatingClusters() const;
    void updateState();
    /// The cluster's log makes room for views that have one of their own.
    void updateLogDock();
    void updateActions();
    void updateStatusBar();
    void changeScheduling(bool schedulable);
    void openRollingReboot();
    void openPowerCycle();
    /// On the demo: the rolling reboot of the cluster that is there for learning.
    void practise();
    void showDemoParts();
    void closeFleet();
    [[nodiscard]] bool isDemo() const;
    /// By which the cluster lives.
    [[nodiscard]] const Clock &clockOf(const cluster::Profile &profile) const;
    void startOperation(const operation::Plan &plan, const QString &cluster);
    void operationAsked(ClusterPage *page);
    void operationFinished(ClusterPage *page);
    void closeWhenIdle();
    void notify(ClusterPage *page, const QString &text, bool urgent);
    void askBeforeClose();
    void openFolder();
    void openSavedPasswords();
    void tellNotKept(const command::SecretKey &key, const Error &why);
    void showAbout();
    void showRowMenu(QPoint position);
    void setLanguage(const QString &code);
    void retranslateUi();

    ClusterDirectory &m_directory;
    const Clock &m_clock;
    Language &m_language;
    WindowSetup m_setup;
    WindowSettings m_settings;
    Preferences m_preferences;
    std::unique_ptr<WindowLayout> m_layout;
    GuiMailbox m_mailbox;
    GuiPrompter m_prompter;
    DesktopNotifier m_notifier;
    ClusterListModel m_clusters;
    std::map<QString, std::unique_ptr<ClusterContext>> m_contexts; ///< by profile id
    std::map<QString, ClusterPage *> m_pages;
    QList<cluster::Profile> m_configured; ///< as the file says; the list also has those that are still operating
    bool m_toldProblems = false;
    bool m_isLogAway = false;   ///< see updateLogDock()
    bool m_wasLogShown = false; ///< before that
    bool m_closing = false;     ///< waits for operations to end, then closes

    WindowActions *m_actions = nullptr;
    ClusterManager *m_manager = nullptr;
    QMenu *m_clusterMenu = nullptr;
    QMenu *m_nodesMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QToolBar *m_toolBar = nullptr;
    DemoBanner *m_demoBanner = nullptr; ///< seen in the demo only
    QSplitter *m_splitter = nullptr;
    ClusterPanel *m_clusterPanel = nullptr;
    QStackedWidget *m_stack = nullptr;
    NoClustersPage *m_noClusters = nullptr;
    std::unique_ptr<FleetSource> m_fleetSource;
    FleetPage *m_fleet = nullptr; ///< from when it is first shown
    QDockWidget *m_logDock = nullptr;
    LogPanel *m_log = nullptr;
    ElidedLabel *m_feedLabel = nullptr;
    QLabel *m_countsLabel = nullptr;
};

} // namespace kubemori::ui
