// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile_store.hpp"
#include "ui/bridge/cluster_setup.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kubemori::ui {

class PathEdit;

/// Choose a file and clusters: those of another list to be imported, or some of ours to be exported.
class ClusterExchangeDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Direction { Import, Export };

    /// `setup` and `mailbox` must outlive the dialog; `ours` are the clusters that are configured.
    ClusterExchangeDialog(Direction direction, ClusterSetup &setup, GuiMailbox &mailbox, QList<cluster::Profile> ours,
                          QWidget *parent);

    void showFailure(const QString &text);

Q_SIGNALS:
    /// Import: add these clusters; their ids are free.
    void importConfirmed(const QList<kubemori::cluster::ProfileEdit> &edits);
    /// The file was written.
    void exported(const QString &path);

private:
    void read();
    void show(const Result<cluster::LoadedProfiles> &loaded);
    void list(const QList<cluster::Profile> &profiles);
    [[nodiscard]] QList<cluster::Profile> chosen() const;
    void confirm();
    void updateState();

    Direction m_direction;
    ClusterSetup &m_setup;
    GuiMailbox &m_mailbox;
    QList<cluster::Profile> m_ours;
    QList<cluster::Profile> m_profiles; ///< in the order of the rows
    int m_number = 0;                   ///< of the last reading; answers to earlier ones are dropped
    PathEdit *m_path = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace kubemori::ui
