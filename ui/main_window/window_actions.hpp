// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

class QAction;
class QActionGroup;

namespace kubemori::ui {

/// What the window's state means for its actions.
struct ActionState
{
    bool cluster = false; ///< one is shown
    bool fleet = false;   ///< all of them are shown side by side
    bool nodes = false;   ///< it has nodes
    bool operating = false;
    bool scheduling = false; ///< cordon or uncordon under way
    int selected = 0;
    int selectedSchedulable = 0;
    int selectedCordoned = 0;
    bool terminals = false; ///< a terminal program can be opened at all
};

/// The actions of menus, toolbar and context menus. Each says in its tooltip why it cannot be used now.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QObject *parent);

    void update(const ActionState &state);
    void retranslateUi();

    QAction *refresh = nullptr;
    QAction *cordon = nullptr;
    QAction *uncordon = nullptr;
    QAction *rollingReboot = nullptr;
    QAction *powerCycle = nullptr;
    QAction *upgrade = nullptr;
    QAction *practise = nullptr;
    QAction *copyNames = nullptr;
    QAction *filterLog = nullptr;
    QAction *openTerminal = nullptr;
    QAction *focusFilter = nullptr;
    QAction *focusClusters = nullptr;
    QAction *showNodes = nullptr;
    QAction *showOperations = nullptr;
    QAction *showReleases = nullptr;
    QAction *showRuns = nullptr;
    QAction *showUpgrades = nullptr;
    QAction *showHealth = nullptr;
    QAction *explainLog = nullptr;
    QAction *showFleet = nullptr;
    QAction *openFolder = nullptr;
    QAction *savedPasswords = nullptr;
    QAction *settings = nullptr;
    QAction *about = nullptr;
    QAction *quit = nullptr;
    QActionGroup *languages = nullptr; ///< data(): "en", "ja"

private:
    QAction *make(const QString &name, const QString &icon, const QKeySequence &shortcut = {});
    static void set(QAction *action, const QString &does, const QString &whyNot);

    ActionState m_state;
};

} // namespace kubemori::ui
