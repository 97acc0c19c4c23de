// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_actions.hpp"

#include "ui/main_window/language.hpp"
#include "ui/widgets/icons.hpp"

#include <QAction>
#include <QActionGroup>
#include <QRegularExpression>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QObject *parent)
    : QObject(parent)
{
    refresh = make(u"actionRefresh"_s, u"refresh"_s, QKeySequence(Qt::Key_F5));
    cordon = make(u"actionCordon"_s, u"cordon"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    uncordon = make(u"actionUncordon"_s, u"uncordon"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    rollingReboot = make(u"actionRollingReboot"_s, u"rolling-reboot"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    powerCycle = make(u"actionPowerCycle"_s, u"power"_s);
    upgrade = make(u"actionUpgrade"_s, u"upgrade"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    practise = make(u"actionPractise"_s, u"rolling-reboot"_s);
    copyNames = make(u"actionCopyNames"_s, u"copy"_s);
    filterLog = make(u"actionFilterLog"_s, u"log"_s);
    openTerminal = make(u"actionOpenTerminal"_s, u"terminal"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    focusFilter = make(u"actionFocusFilter"_s, u"search"_s, QKeySequence(QKeySequence::Find));
    focusClusters = make(u"actionFocusClusters"_s, u"cluster"_s, QKeySequence(Qt::CTRL | Qt::Key_L));
    showNodes = make(u"actionShowNodes"_s, u"node"_s, QKeySequence(Qt::CTRL | Qt::Key_1));
    showOperations = make(u"actionShowOperations"_s, u"operations"_s, QKeySequence(Qt::CTRL | Qt::Key_2));
    showReleases = make(u"actionShowReleases"_s, u"release"_s, QKeySequence(Qt::CTRL | Qt::Key_3));
    showRuns = make(u"actionShowRuns"_s, u"playbook"_s, QKeySequence(Qt::CTRL | Qt::Key_4));
    showUpgrades = make(u"actionShowUpgrades"_s, u"upgrade"_s, QKeySequence(Qt::CTRL | Qt::Key_5));
    showHealth = make(u"actionShowHealth"_s, u"health"_s, QKeySequence(Qt::CTRL | Qt::Key_6));
    explainLog = make(u"actionExplainLog"_s, u"log"_s);
    showFleet = make(u"actionShowFleet"_s, u"fleet"_s, QKeySequence(Qt::CTRL | Qt::Key_0));
    showFleet->setCheckable(true);
    openFolder = make(u"actionOpenFolder"_s, u"folder"_s);
    savedPasswords = make(u"actionSavedPasswords"_s, u"key"_s);
    settings = make(u"actionSettings"_s, u"settings"_s, QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    about = make(u"actionAbout"_s, u"info"_s);
    about->setMenuRole(QAction::AboutRole);
    quit = make(u"actionQuit"_s, {}, QKeySequence(QKeySequence::Quit));
    quit->setMenuRole(QAction::QuitRole);
    languages = new QActionGroup(this);
    for (const QString &code : Language::available()) {
        QAction *action = languages->addAction(Language::nativeName(code));
        action->setObjectName(u"actionLanguage_"_s + code);
        action->setData(code);
        action->setCheckable(true);
    }
    retranslateUi();
}

QAction *WindowActions::make(const QString &name, const QString &icon, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    if (!icon.isEmpty()) {
        action->setIcon(icons::action(icon));
    }
    action->setShortcut(shortcut);
    return action;
}

void WindowActions::set(QAction *action, const QString &does, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString text = keys.isEmpty() ? does : tr("%1 (%2)", "what it does, keys").arg(does, keys);
    action->setToolTip(whyNot.isEmpty() ? text : text + u'\n' + whyNot);
}

void WindowActions::update(const ActionState &state)
{
    m_state = state;
    const QString noCluster = state.cluster ? QString() : tr("No cluster is shown.");
    QString busy = noCluster;
    if (busy.isEmpty() && state.operating) {
        busy = tr("Not while an operation is running on this cluster.");
    } else if (busy.isEmpty() && state.scheduling) {
        busy = tr("The last change is still under way.");
    }
    const QString noneSelected = state.selected == 0 ? tr("Select one or more nodes first.") : QString();
    const auto first = [](const QString &a, const QString &b, const QString &c) {
        return !a.isEmpty() ? a : !b.isEmpty() ? b : c;
    };

    set(refresh, state.fleet ? tr("Look at all clusters again") : tr("Read all nodes again"),
        state.fleet ? QString() : noCluster);
    set(cordon, tr("Let no new pods onto the selected nodes"),
        first(busy, noneSelected,
              state.selectedSchedulable == 0 ? tr("The selected nodes are cordoned already.") : QString()));
    set(uncordon, tr("Allow new pods on the selected nodes again"),
        first(busy, noneSelected,
              state.selectedCordoned == 0 ? tr("None of the selected nodes is cordoned.") : QString()));
    set(rollingReboot, tr("Restart nodes one after the other; shows the plan first"),
        first(busy, state.nodes ? QString() : tr("The nodes are not known yet."), {}));
    set(powerCycle, tr("Switch the whole cluster off for a planned power cut, and on again; shows the plan first"),
        first(busy, state.nodes ? QString() : tr("The nodes are not known yet."), {}));
    set(copyNames, tr("Copy the names of the selected nodes"), noneSelected);
    set(filterLog, tr("Show only this node’s lines in the log"),
        state.selected == 1 ? QString() : tr("Select one node first."));
    set(focusFilter, tr("Type words to narrow the table"), state.fleet ? QString() : noCluster);
    set(showFleet, tr("Show all clusters side by side"), {});
    showFleet->setChecked(state.fleet);
    set(openTerminal, tr("Open your terminal program with ssh to this node"),
        state.selected != 1 ? tr("Select one node first.")
                            : (state.terminals ? QString() : tr("These nodes cannot be logged in to.")));
    set(showNodes, tr("Show the nodes"), noCluster);
    set(showOperations, tr("Show the operation"), noCluster);
    set(showReleases, tr("Show the releases of Kubespray"), noCluster);
    set(upgrade, tr("Go to a newer release, tag by tag; shows each step first"), noCluster);
    set(showUpgrades, tr("Show the upgrades of the cluster"), noCluster);
    set(showHealth, tr("Show the known issues of the cluster"), noCluster);
    set(explainLog, tr("Open a log of ansible, kubelet, etcd or kubectl, and see what is known of what it says"),
        noCluster);
    set(showRuns, tr("Show the runs of ansible"), noCluster);
}

void WindowActions::retranslateUi()
{
    refresh->setText(tr("&Refresh"));
    cordon->setText(tr("&Cordon"));
    uncordon->setText(tr("&Uncordon"));
    rollingReboot->setText(tr("Rolling re&boot…"));
    powerCycle->setText(tr("&Shut down the cluster…"));
    upgrade->setText(tr("Up&grade…"));
    practise->setText(tr("&Practise a rolling reboot"));
    practise->setToolTip(tr("Opens the rolling reboot of the simulated education cluster"));
    copyNames->setText(tr("Copy &names"));
    filterLog->setText(tr("Show only its &log"));
    focusFilter->setText(tr("&Filter nodes"));
    focusClusters->setText(tr("Go to the &clusters"));
    showNodes->setText(tr("&Nodes"));
    showOperations->setText(tr("&Operations"));
    showReleases->setText(tr("&Releases"));
    showRuns->setText(tr("&Ansible"));
    showUpgrades->setText(tr("&Upgrade"));
    showHealth->setText(tr("&Health"));
    explainLog->setText(tr("Explain a &log…"));
    showFleet->setText(tr("&Fleet"));
    openTerminal->setText(tr("Open ssh &terminal"));
    settings->setText(tr("Settin&gs…"));
    openFolder->setText(tr("Open the &folder of clusters.yaml"));
    savedPasswords->setText(tr("Saved &passwords…"));
    about->setText(tr("&About Kubemori"));
    quit->setText(tr("&Quit"));
    for (QAction *action : findChildren<QAction *>()) {
        // On the toolbar, where no key chooses them: without the "(&X)" of Japanese.
        static const QRegularExpression mnemonic(u"\\(&.\\)|&"_s);
        action->setIconText(action->text().remove(mnemonic));
    }
    update(m_state);
}

} // namespace kubemori::ui
