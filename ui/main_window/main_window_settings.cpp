// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the settings, and with what lies outside of it.
#include "ui/clusters/cluster_context.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"
#include "ui/main_window/cluster_page.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/window_actions.hpp"
#include "ui/nodes/node_panel.hpp"
#include "ui/settings/log_page.hpp"
#include "ui/settings/settings_dialog.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAction>
#include <QApplication>
#include <QPointer>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

void MainWindow::makePreferences()
{
    connect(&m_preferences, &Preferences::looksChanged, this,
            [this](const settings::Settings &settings) { m_language.set(settings.language); });
    connect(&m_preferences, &Preferences::changed, this, &MainWindow::applySettings);
    applySettings(m_preferences.saved());
}

void MainWindow::applySettings(const settings::Settings &settings)
{
    m_log->view()->setFont(logFont(settings.log));
}

void MainWindow::openSettings()
{
    if (findChild<SettingsDialog *>() == nullptr) {
        (new SettingsDialog(m_preferences, this))->open();
    }
}

void MainWindow::setLanguage(const QString &code)
{
    settings::Settings settings = m_preferences.saved();
    settings.language = code;
    const auto saved = m_preferences.save(settings);
    m_language.set(code); // also where --language had chosen another than the settings
    if (ClusterPage *page = currentPage(); page != nullptr && !saved) {
        page->messageBar()->showMessage(Tone::Attention, ErrorText::line(saved.error()));
    }
}

void MainWindow::tellProblems()
{
    // Once, and before anything else was said there.
    ClusterPage *page = currentPage();
    if (page == nullptr || m_toldProblems || m_preferences.problems().isEmpty()) {
        return;
    }
    m_toldProblems = true;
    QStringList lines{tr("Some settings could not be used; the usual values stand for them:")};
    for (const settings::SettingsProblem &problem : m_preferences.problems()) {
        lines << problem.toString();
    }
    page->messageBar()->showMessage(Tone::Attention, lines.join(u'\n'));
}

void MainWindow::openTerminal()
{
    ClusterPage *page = currentPage();
    if (page == nullptr || m_setup.terminals == nullptr) {
        return;
    }
    if (page->context().profile().simulated) {
        page->messageBar()->showMessage(Tone::Attention,
                                        tr("This cluster is simulated: there is nothing to log in to."));
        return;
    }
    const NodeTableModel &nodes = page->context().nodes();
    const QString name = page->nodePanel()->table()->selectedNodes().value(0);
    const int row = nodes.indexOf(name);
    if (row < 0) {
        return;
    }
    const TerminalRequest request{.profile = page->context().profile(),
                                  .node = name,
                                  .address = nodes.row(row).node.internalIp,
                                  .terminalTemplate = m_preferences.saved().terminal};
    const QPointer<ClusterPage> shown(page);
    m_setup.terminals->open(request, [shown, address = m_mailbox.address()](const Result<> &opened) {
        address.post([shown, opened] {
            if (shown != nullptr && !opened && opened.error().code != ErrorCode::Cancelled) {
                const QString text =
                    tr("No terminal could be opened: %1\nWhich one is used is chosen in the settings.");
                shown->messageBar()->showMessage(Tone::Bad, text.arg(ErrorText::describe(opened.error()).toText()));
            }
        });
    });
}

void MainWindow::bringForward(const QByteArray &token)
{
    if (!token.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", token); // Qt's Wayland plugin takes it from there, and takes it away
    }
    if (isMinimized()) {
        setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    }
    show();
    raise();
    activateWindow();
    QApplication::alert(this);
}

} // namespace kubemori::ui
