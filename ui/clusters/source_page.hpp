// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/cluster_setup.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/gui_prompter.hpp"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;
class QTreeWidget;

namespace kubemori::ui {

class PathEdit;

/// Where a new cluster's settings come from: an inventory of a Kubespray checkout, a context of a kubeconfig, or a
/// person.
class SourcePage final : public QWidget
{
    Q_OBJECT
public:
    /// `setup` and `mailbox` must outlive the page.
    SourcePage(ClusterSetup &setup, GuiMailbox &mailbox, QWidget *parent);

    /// The profile to go on with; none while something has to be chosen first.
    [[nodiscard]] std::optional<cluster::Profile> proposal() const;
    void retranslateUi();

Q_SIGNALS:
    void changed();

private:
    enum class Way { Checkout, Kubeconfig, Hand };

    [[nodiscard]] Way way() const;
    /// The checkout as it is entered; nothing when the host cannot be one.
    [[nodiscard]] std::optional<cluster::KubesprayAccess> access() const;
    QTreeWidget *makeList(const QString &name, const QStringList &columns);
    void makeWays();
    void makeFields();
    void updateWay();
    void look();
    void lookForInventories();
    void lookForContexts();
    void showInventories(const Result<QList<ClusterProposal>> &found);
    void showNotes();
    void showContexts(const Result<QList<kube::KubeContext>> &found);
    void say(const QString &text, bool isError);

    ClusterSetup &m_setup;
    GuiMailbox &m_mailbox;
    GuiPrompter m_prompter;
    std::optional<cluster::KubesprayAccess> m_asked; ///< of which the inventories are shown
    int m_number = 0;                                ///< of the last look; answers to earlier ones are dropped
    QTimer m_delay;
    QList<ClusterProposal> m_proposals;
    QList<kube::KubeContext> m_contexts;
    QLabel *m_text = nullptr;
    QRadioButton *m_byCheckout = nullptr;
    QRadioButton *m_byKubeconfig = nullptr;
    QRadioButton *m_byHand = nullptr;
    QLabel *m_hostLabel = nullptr;
    QLineEdit *m_host = nullptr;
    QLabel *m_checkoutLabel = nullptr;
    PathEdit *m_checkout = nullptr;
    PathEdit *m_kubeconfig = nullptr;
    QTreeWidget *m_inventories = nullptr;
    QTreeWidget *m_contextList = nullptr;
    QLabel *m_status = nullptr;
};

} // namespace kubemori::ui
