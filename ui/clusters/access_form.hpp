// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "ui/clusters/ssh_fields.hpp"

#include <QScrollArea>

class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace kubemori::ui {

class PathEdit;

/// How a cluster is reached: kubectl, ssh to the nodes, the Kubespray checkout. Settings of the profile that are not
/// shown stay as they are.
class AccessForm final : public QScrollArea
{
    Q_OBJECT
public:
    explicit AccessForm(QWidget *parent = nullptr);

    void setProfile(const cluster::Profile &profile);
    [[nodiscard]] cluster::Profile profile() const;
    void setKubectl(const QString &kubectl);
    void retranslateUi();

private:
    void makeKubectl(QWidget *inner);
    void makeNodes(QWidget *inner);
    void makeCheckout(QWidget *inner);
    void updateWay();
    void readControlPlane(cluster::Profile &profile) const;
    void readNodes(cluster::Profile &profile) const;

    cluster::Profile m_profile;
    QGroupBox *m_kubectlGroup = nullptr;
    QRadioButton *m_bySsh = nullptr;
    QRadioButton *m_byKubeconfig = nullptr;
    QFormLayout *m_kubectlForm = nullptr;
    QLabel *m_hostsLabel = nullptr;
    QLineEdit *m_hosts = nullptr;
    QLabel *m_kubeconfigLabel = nullptr;
    PathEdit *m_kubeconfig = nullptr;
    QLabel *m_contextLabel = nullptr;
    QLineEdit *m_context = nullptr;
    SshFields *m_ssh = nullptr; ///< of the control planes; of all nodes with a kubeconfig
    QLabel *m_kubectlLabel = nullptr;
    QLineEdit *m_kubectl = nullptr;
    QGroupBox *m_nodesGroup = nullptr;
    SshFields *m_nodeSsh = nullptr;
    QLabel *m_addressLabel = nullptr;
    QComboBox *m_address = nullptr;
    QGroupBox *m_checkoutGroup = nullptr;
    QLabel *m_checkoutHostLabel = nullptr;
    QLineEdit *m_checkoutHost = nullptr;
    QLabel *m_checkoutPathLabel = nullptr;
    PathEdit *m_checkoutPath = nullptr;
    QLabel *m_inventoryLabel = nullptr;
    QLineEdit *m_inventory = nullptr;
    QLabel *m_venvLabel = nullptr;
    PathEdit *m_venv = nullptr;
};

} // namespace kubemori::ui
