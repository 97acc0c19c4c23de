// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile_store.hpp"
#include "ui/bridge/cluster_setup.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

class QAction;
class QMenu;
class QWidget;

namespace kubemori::ui {

/// Changes the list of clusters for the window: its actions and dialogs, the file they are written to, and the watch on
/// that file. Without a setup (simulated clusters) its actions cannot be used. GUI thread.
class ClusterManager final : public QObject
{
    Q_OBJECT
public:
    /// `setup` may be null; it, `mailbox` and `window` must outlive the manager.
    ClusterManager(ClusterSetup *setup, GuiMailbox &mailbox, QWidget *window);

    /// What the actions are about: the cluster shown, and whether an operation runs on it.
    void setCurrent(const QString &id, bool isOperating);
    void addTo(QMenu *menu) const;
    /// At a cluster in the list, which is the one shown.
    void showMenu(QPoint position);
    void add();
    /// The profile of the cluster shown.
    void edit();
    /// Enters environment and inventory of a finished upgrade in the profile of the cluster shown.
    void enterUpgraded(const QString &venv, const QString &inventory);
    /// Reads the file again.
    void reload();
    void showProblems();
    void retranslateUi();

Q_SIGNALS:
    /// What the file says now, read at the beginning and after every change of it.
    void listRead(const QList<kubemori::cluster::Profile> &profiles, const QStringList &problems);
    /// A cluster was added or changed by a person and is to be shown.
    void clusterReady(const QString &id);
    /// Something that no dialog is there to say.
    void noticed(const QString &text, bool isBad);

private:
    QAction *make(const QString &name, const QString &icon, void (ClusterManager::*does)());
    void duplicate();
    void remove();
    void importClusters();
    void exportClusters();
    void openAssistant(const cluster::ProfileEdit &edit);
    void change(const QList<cluster::ProfileEdit> &edits, std::function<void(Result<>)> done);
    void take(const Result<cluster::LoadedProfiles> &loaded);
    void watch();
    void updateActions();
    [[nodiscard]] const cluster::Profile *find(const QString &id) const;
    [[nodiscard]] QString failureText(const Error &error) const;

    ClusterSetup *m_setup;
    GuiMailbox &m_mailbox;
    QWidget *m_window;
    QFileSystemWatcher m_watcher;
    QTimer m_reloadDelay;
    cluster::LoadedProfiles m_loaded;
    QList<cluster::Profile> m_shown; ///< the clusters of the list, also those in which a mistake was made meanwhile
    bool m_isRead = false;           ///< m_loaded is what the file said last
    QString m_current;
    bool m_isOperating = false;
    QAction *m_add = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_import = nullptr;
    QAction *m_export = nullptr;
};

} // namespace kubemori::ui
