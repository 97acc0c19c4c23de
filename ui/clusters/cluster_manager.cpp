// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_manager.hpp"

#include "cluster/profile_draft.hpp"
#include "ui/clusters/cluster_assistant.hpp"
#include "ui/clusters/cluster_exchange_dialog.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/question_box.hpp"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::ProfileEdit;
using Kind = cluster::ProfileEdit::Kind;

ClusterManager::ClusterManager(ClusterSetup *setup, GuiMailbox &mailbox, QWidget *window)
    : QObject(window)
    , m_setup(setup)
    , m_mailbox(mailbox)
    , m_window(window)
{
    m_add = make(u"actionAddCluster"_s, u"add"_s, &ClusterManager::add);
    m_edit = make(u"actionEditCluster"_s, u"edit"_s, &ClusterManager::edit);
    m_duplicate = make(u"actionDuplicateCluster"_s, u"copy"_s, &ClusterManager::duplicate);
    m_remove = make(u"actionRemoveCluster"_s, u"remove"_s, &ClusterManager::remove);
    m_import = make(u"actionImportClusters"_s, {}, &ClusterManager::importClusters);
    m_export = make(u"actionExportClusters"_s, {}, &ClusterManager::exportClusters);
    m_reloadDelay.setSingleShot(true);
    m_reloadDelay.setInterval(300ms); // editors write in several steps
    connect(&m_reloadDelay, &QTimer::timeout, this, &ClusterManager::reload);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_reloadDelay.start(); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_reloadDelay.start(); });
    retranslateUi();
    if (m_setup != nullptr) {
        reload();
    }
}

QAction *ClusterManager::make(const QString &name, const QString &icon, void (ClusterManager::*does)())
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    if (!icon.isEmpty()) {
        action->setIcon(icons::action(icon));
    }
    connect(action, &QAction::triggered, this, does);
    return action;
}

void ClusterManager::addTo(QMenu *menu) const
{
    menu->addActions({m_add, m_edit, m_duplicate, m_remove});
    menu->addSeparator();
    menu->addActions({m_import, m_export});
}

void ClusterManager::showMenu(QPoint position)
{
    auto *menu = new QMenu(m_window);
    menu->setObjectName(u"clusterRowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addTo(menu);
    menu->popup(position);
}

void ClusterManager::setCurrent(const QString &id, bool isOperating)
{
    m_current = id;
    m_isOperating = isOperating;
    updateActions();
}

void ClusterManager::updateActions()
{
    const QString simulated = m_setup == nullptr ? tr("These clusters are simulated.") : QString();
    const QString none = !simulated.isEmpty()         ? simulated
                         : m_current.isEmpty()        ? tr("No cluster is shown.")
                         : find(m_current) == nullptr ? tr("This cluster is not in clusters.yaml.")
                                                      : QString();
    const QString busy =
        none.isEmpty() && m_isOperating ? tr("Not while an operation is running on this cluster.") : none;
    const auto set = [](QAction *action, const QString &does, const QString &whyNot) {
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(whyNot.isEmpty() ? does : does + u'\n' + whyNot);
    };
    set(m_add, tr("Add a cluster step by step; every link to it is tested"), simulated);
    set(m_edit, tr("Change how this cluster is reached and what it is called"), none);
    set(m_duplicate, tr("Add a cluster with the settings of this one"), none);
    set(m_remove, tr("Take this cluster out of the list; nothing is changed on it"), busy);
    set(m_import, tr("Take clusters over from another clusters.yaml"), simulated);
    set(m_export, tr("Write clusters to a file for another computer, without secrets"),
        !simulated.isEmpty()          ? simulated
        : m_loaded.profiles.isEmpty() ? tr("There is no cluster yet.")
                                      : QString());
}

const cluster::Profile *ClusterManager::find(const QString &id) const
{
    const auto found = std::ranges::find(m_loaded.profiles, id, &cluster::Profile::id);
    return found == m_loaded.profiles.end() ? nullptr : &*found;
}

void ClusterManager::add()
{
    if (m_setup != nullptr) {
        openAssistant({.kind = Kind::Add, .id = {}, .profile = {}});
    }
}

void ClusterManager::edit()
{
    if (const cluster::Profile *profile = find(m_current)) {
        openAssistant({.kind = Kind::Replace, .id = profile->id, .profile = *profile});
    }
}

void ClusterManager::enterUpgraded(const QString &venv, const QString &inventory)
{
    const cluster::Profile *profile = m_setup == nullptr ? nullptr : find(m_current);
    if (profile == nullptr) {
        Q_EMIT noticed(tr("This cluster is not in clusters.yaml: there is nothing to enter."), true);
        return;
    }
    cluster::ProfileEdit edit{.kind = Kind::Replace, .id = profile->id, .profile = *profile};
    edit.profile.kubespray.venv = venv;
    edit.profile.kubespray.inventory = inventory;
    const QString name = profile->name;
    change({edit}, [this, name, venv, inventory](const Result<> &done) {
        Q_EMIT noticed(done ? tr("%1: environment %2 and inventory %3 are entered.").arg(name, venv, inventory)
                            : failureText(done.error()),
                       !done);
    });
}

void ClusterManager::duplicate()
{
    if (const cluster::Profile *profile = find(m_current)) {
        ProfileEdit edit{.kind = Kind::Duplicate, .id = profile->id, .profile = *profile};
        edit.profile.name = tr("%1 (copy)").arg(profile->name);
        edit.profile.id.clear();
        openAssistant(edit);
    }
}

void ClusterManager::openAssistant(const ProfileEdit &edit)
{
    if (m_window->findChild<ClusterAssistant *>() != nullptr) {
        return;
    }
    QStringList taken;
    for (const cluster::Profile &profile : m_loaded.profiles) {
        taken.append(profile.id);
    }
    auto *assistant = new ClusterAssistant(*m_setup, m_mailbox, edit, taken, m_window);
    connect(assistant, &ClusterAssistant::confirmed, this, [this, assistant](const ProfileEdit &wanted) {
        const QPointer<ClusterAssistant> open(assistant);
        change({wanted}, [this, open, id = wanted.profile.id](const Result<> &done) {
            if (done) {
                if (!open.isNull()) {
                    open->accept();
                }
                Q_EMIT clusterReady(id);
            } else if (!open.isNull()) {
                open->showFailure(failureText(done.error()));
            } else {
                Q_EMIT noticed(failureText(done.error()), true);
            }
        });
    });
    assistant->open();
}

void ClusterManager::remove()
{
    const cluster::Profile *profile = find(m_current);
    if (profile == nullptr || m_isOperating) {
        return;
    }
    auto *box = new QuestionBox(m_window);
    box->setObjectName(u"removeClusterDialog"_s);
    box->setTexts(tr("Remove %1 from the list?").arg(profile->name),
                  tr("Its entry in clusters.yaml is deleted. Nothing is changed on the cluster, and the records of its "
                     "operations stay on this computer."));
    box->addChoice(tr("&Remove"), u"removeClusterConfirm"_s, [this, id = profile->id] {
        change({{.kind = Kind::Remove, .id = id, .profile = {}}}, [this](const Result<> &done) {
            if (!done) {
                Q_EMIT noticed(failureText(done.error()), true);
            }
        });
    });
    box->addRefusal(tr("&Cancel"), u"removeClusterCancel"_s);
    box->open();
}

void ClusterManager::importClusters()
{
    auto *dialog = new ClusterExchangeDialog(ClusterExchangeDialog::Direction::Import, *m_setup, m_mailbox,
                                             m_loaded.profiles, m_window);
    connect(dialog, &ClusterExchangeDialog::importConfirmed, this, [this, dialog](const QList<ProfileEdit> &edits) {
        const QPointer<ClusterExchangeDialog> open(dialog);
        change(edits, [this, open, id = edits.value(0).profile.id](const Result<> &done) {
            if (done && !open.isNull()) {
                open->accept();
                Q_EMIT clusterReady(id);
            } else if (!open.isNull()) {
                open->showFailure(failureText(done.error()));
            }
        });
    });
    dialog->open();
}

void ClusterManager::exportClusters()
{
    auto *dialog = new ClusterExchangeDialog(ClusterExchangeDialog::Direction::Export, *m_setup, m_mailbox,
                                             m_loaded.profiles, m_window);
    connect(dialog, &ClusterExchangeDialog::exported, this,
            [this](const QString &path) { Q_EMIT noticed(tr("The clusters were written to %1.").arg(path), false); });
    dialog->open();
}

void ClusterManager::change(const QList<ProfileEdit> &edits, std::function<void(Result<>)> done)
{
    const QPointer<ClusterManager> self(this);
    m_setup->change(
        m_loaded.text, edits,
        [self, done = std::move(done), address = m_mailbox.address()](const Result<cluster::LoadedProfiles> &changed) {
            address.post([self, done, changed] {
                ClusterManager *manager = self.get();
                if (manager == nullptr) {
                    return;
                }
                if (changed) {
                    manager->take(changed);
                } else {
                    manager->reload();
                }
                done(changed ? Result<>() : std::unexpected(changed.error()));
            });
        });
}

QString ClusterManager::failureText(const Error &error) const
{
    if (error.code == ErrorCode::Expired) {
        return tr("%1 was changed by another program meanwhile, so nothing was written. It has been read again: look "
                  "at "
                  "the list, then try once more.")
            .arg(m_setup->file());
    }
    if (error.code == ErrorCode::AlreadyExists) {
        return tr("Another cluster has this id.");
    }
    return ErrorText::describe(error).toText();
}

void ClusterManager::reload()
{
    const QPointer<ClusterManager> self(this);
    m_setup->load([self, address = m_mailbox.address()](const Result<cluster::LoadedProfiles> &loaded) {
        address.post([self, loaded] {
            if (ClusterManager *manager = self.get()) {
                manager->take(loaded);
            }
        });
    });
}

void ClusterManager::take(const Result<cluster::LoadedProfiles> &loaded)
{
    watch();
    if (!loaded) {
        // It may be in the middle of being replaced; what is shown stays.
        Q_EMIT noticed(ErrorText::describe(loaded.error()).toText(), true);
        return;
    }
    if (m_isRead && loaded->text == m_loaded.text && loaded->problems == m_loaded.problems) {
        return;
    }
    m_isRead = true;
    m_loaded = *loaded;
    QStringList problems;
    for (const cluster::ProfileProblem &problem : m_loaded.problems) {
        problems.append(problem.toString());
    }
    QList<cluster::Profile> shown = m_loaded.profiles;
    if (m_loaded.hasErrors()) {
        // Whoever makes a mistake while editing by hand does not want to lose what is open.
        for (const cluster::Profile &profile : std::as_const(m_shown)) {
            if (find(profile.id) == nullptr) {
                shown.append(profile);
            }
        }
    }
    m_shown = shown;
    updateActions();
    Q_EMIT listRead(m_shown, problems);
}

/// A file that is replaced is another one to the watcher, so its folder is watched too; on a first start there is not
/// even that one, and the next above it is where it will appear.
void ClusterManager::watch()
{
    const QString file = m_setup->file();
    QString folder = QFileInfo(file).absolutePath();
    while (!QFileInfo::exists(folder) && QFileInfo(folder).absolutePath() != folder) {
        folder = QFileInfo(folder).absolutePath();
    }
    for (const QString &path : {file, folder, QFileInfo(file).canonicalFilePath()}) {
        if (!path.isEmpty() && QFileInfo::exists(path)) {
            (void)m_watcher.addPath(path);
        }
    }
}

void ClusterManager::showProblems()
{
    QStringList lines;
    for (const cluster::ProfileProblem &problem : m_loaded.problems) {
        lines.append(problem.toString());
    }
    auto *box = new QuestionBox(m_window);
    box->setObjectName(u"problemsDialog"_s);
    box->setTexts(tr("Problems in clusters.yaml"),
                  tr("A cluster with an error is left out of the list. Correct these places in an editor; the file is "
                     "read again by itself."));
    box->setCommands(lines.join(u'\n'));
    box->addRefusal(tr("&Close"), u"problemsClose"_s);
    box->open();
}

void ClusterManager::retranslateUi()
{
    m_add->setText(tr("&Add a cluster…"));
    m_edit->setText(tr("&Edit the cluster…"));
    m_duplicate->setText(tr("&Duplicate the cluster…"));
    m_remove->setText(tr("Re&move the cluster…"));
    m_import->setText(tr("&Import clusters…"));
    m_export->setText(tr("E&xport clusters…"));
    updateActions();
}

} // namespace kubemori::ui
