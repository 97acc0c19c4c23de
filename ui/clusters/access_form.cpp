// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/access_form.hpp"

#include "cluster/profile_draft.hpp"
#include "cluster/ssh_address.hpp"
#include "command/runner_factory.hpp"
#include "ui/widgets/path_edit.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    return form;
}

QLineEdit *makeLine(QFormLayout *form, QLabel *&label, const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    label = plainLabel(parent, name + u"Label"_s);
    label->setBuddy(edit);
    form->addRow(label, edit);
    return edit;
}

PathEdit *makePath(PathEdit::Kind kind, QFormLayout *form, QLabel *&label, const QString &name, QWidget *parent)
{
    auto *edit = new PathEdit(kind, name, parent);
    label = plainLabel(parent, name + u"Label"_s);
    label->setBuddy(edit);
    form->addRow(label, edit);
    return edit;
}

/// Several hosts as people write them.
QStringList hostsOf(const QString &text)
{
    static const QRegularExpression between(uR"([\s,;、，]+)"_s);
    return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

AccessForm::AccessForm(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"accessForm"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget(this);
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(12);
    makeKubectl(inner);
    makeNodes(inner);
    makeCheckout(inner);
    layout->addWidget(m_kubectlGroup);
    layout->addWidget(m_nodesGroup);
    layout->addWidget(m_checkoutGroup);
    layout->addStretch(1);
    setWidget(inner);
    retranslateUi();
    setProfile({});
}

void AccessForm::makeKubectl(QWidget *inner)
{
    m_kubectlGroup = new QGroupBox(inner);
    m_kubectlGroup->setObjectName(u"accessKubectl"_s);
    m_kubectlForm = makeForm(m_kubectlGroup);
    m_bySsh = new QRadioButton(m_kubectlGroup);
    m_bySsh->setObjectName(u"accessBySsh"_s);
    m_byKubeconfig = new QRadioButton(m_kubectlGroup);
    m_byKubeconfig->setObjectName(u"accessByKubeconfig"_s);
    m_kubectlForm->addRow(m_bySsh);
    m_kubectlForm->addRow(m_byKubeconfig);
    m_hosts = makeLine(m_kubectlForm, m_hostsLabel, u"accessHosts"_s, m_kubectlGroup);
    m_kubeconfig =
        makePath(PathEdit::Kind::File, m_kubectlForm, m_kubeconfigLabel, u"accessKubeconfig"_s, m_kubectlGroup);
    m_context = makeLine(m_kubectlForm, m_contextLabel, u"accessContext"_s, m_kubectlGroup);
    m_ssh = new SshFields(m_kubectlForm, u"access"_s, true, m_kubectlGroup);
    m_kubectl = makeLine(m_kubectlForm, m_kubectlLabel, u"accessKubectlProgram"_s, m_kubectlGroup);
    connect(m_bySsh, &QRadioButton::toggled, this, &AccessForm::updateWay);
}

void AccessForm::makeNodes(QWidget *inner)
{
    m_nodesGroup = new QGroupBox(inner);
    m_nodesGroup->setObjectName(u"accessNodes"_s);
    m_nodesGroup->setCheckable(true);
    QFormLayout *form = makeForm(m_nodesGroup);
    m_nodeSsh = new SshFields(form, u"accessNode"_s, true, m_nodesGroup);
    m_address = new QComboBox(m_nodesGroup);
    m_address->setObjectName(u"accessNodeAddress"_s);
    m_address->addItems({QString(), QString()});
    m_addressLabel = plainLabel(m_nodesGroup, u"accessNodeAddressLabel"_s);
    m_addressLabel->setBuddy(m_address);
    form->addRow(m_addressLabel, m_address);
}

void AccessForm::makeCheckout(QWidget *inner)
{
    m_checkoutGroup = new QGroupBox(inner);
    m_checkoutGroup->setObjectName(u"accessCheckout"_s);
    QFormLayout *form = makeForm(m_checkoutGroup);
    m_checkoutHost = makeLine(form, m_checkoutHostLabel, u"checkoutHost"_s, m_checkoutGroup);
    m_checkoutPath = makePath(PathEdit::Kind::Folder, form, m_checkoutPathLabel, u"checkoutPath"_s, m_checkoutGroup);
    m_inventory = makeLine(form, m_inventoryLabel, u"checkoutInventory"_s, m_checkoutGroup);
    m_venv = makePath(PathEdit::Kind::Folder, form, m_venvLabel, u"checkoutVenv"_s, m_checkoutGroup);
}

void AccessForm::setProfile(const cluster::Profile &profile)
{
    m_profile = profile;
    const cluster::ControlPlaneAccess &control = profile.controlPlane;
    const cluster::NodeAccess &nodes = profile.nodes;
    const bool byKubeconfig = !control.kubeconfig.isEmpty();
    (byKubeconfig ? m_byKubeconfig : m_bySsh)->setChecked(true);
    m_hosts->setText(control.hosts.join(u", "_s));
    m_kubeconfig->setPath(control.kubeconfig);
    m_context->setText(control.context);
    m_kubectl->setText(control.kubectl.isEmpty() ? u"kubectl"_s : control.kubectl);
    const SshFields::Values forNodes{
        .user = nodes.user, .port = nodes.port, .identityFile = nodes.identityFile, .become = nodes.become};
    const SshFields::Values forControl{
        .user = control.user, .port = control.port, .identityFile = control.identityFile, .become = control.become};
    m_ssh->setValues(byKubeconfig ? forNodes : forControl);
    m_nodeSsh->setValues(forNodes);
    m_address->setCurrentIndex(nodes.address == cluster::NodeAddress::Name ? 1 : 0);
    const bool isSame = nodes.user == control.user && nodes.port == control.port &&
                        nodes.identityFile == control.identityFile && nodes.become == control.become;
    m_nodesGroup->setChecked((!byKubeconfig && !isSame) || nodes.address == cluster::NodeAddress::Name);
    const cluster::KubesprayAccess &checkout = profile.kubespray;
    m_checkoutHost->setText(
        command::SshTarget{.host = checkout.host, .user = checkout.user, .port = checkout.port, .identityFile = {}}
            .toString());
    m_checkoutPath->setPath(checkout.path);
    m_inventory->setText(checkout.inventory);
    m_venv->setPath(checkout.venv);
    updateWay();
}

void AccessForm::setKubectl(const QString &kubectl)
{
    m_kubectl->setText(kubectl);
}

cluster::Profile AccessForm::profile() const
{
    cluster::Profile profile = m_profile;
    readControlPlane(profile);
    readNodes(profile);
    cluster::KubesprayAccess &checkout = profile.kubespray;
    const QString host = m_checkoutHost->text().trimmed();
    // What is no address is left as it is: the reader says what is wrong with it.
    const auto address = cluster::SshAddress::parse(host);
    checkout.host = address ? address->host : host;
    checkout.user = address ? address->user : QString();
    checkout.port = address ? address->port : 0;
    checkout.identityFile = checkout.host.isEmpty() ? QString() : checkout.identityFile;
    checkout.path = m_checkoutPath->path();
    checkout.inventory = m_inventory->text().trimmed();
    checkout.venv = m_venv->path();
    return profile;
}

void AccessForm::readControlPlane(cluster::Profile &profile) const
{
    cluster::setKubectl(profile, m_kubectl->text().trimmed());
    cluster::ControlPlaneAccess &control = profile.controlPlane;
    const SshFields::Values ssh = m_ssh->values();
    if (m_byKubeconfig->isChecked()) {
        control = {.hosts = {},
                   .user = {},
                   .port = 0,
                   .become = true,
                   .identityFile = {},
                   .kubectl = control.kubectl,
                   .kubeconfig = m_kubeconfig->path(),
                   .context = m_context->text().trimmed()};
        return;
    }
    control.hosts = hostsOf(m_hosts->text());
    control.user = ssh.user;
    control.port = ssh.port;
    control.become = ssh.become;
    control.identityFile = ssh.identityFile;
    control.kubeconfig.clear();
    control.context.clear();
}

void AccessForm::readNodes(cluster::Profile &profile) const
{
    const bool isOwn = m_nodesGroup->isChecked();
    const SshFields::Values ssh = (isOwn && !m_byKubeconfig->isChecked() ? m_nodeSsh : m_ssh)->values();
    profile.nodes = {.user = ssh.user,
                     .port = ssh.port,
                     .become = ssh.become,
                     .identityFile = ssh.identityFile,
                     .address = isOwn && m_address->currentIndex() == 1 ? cluster::NodeAddress::Name
                                                                        : cluster::NodeAddress::InternalIp};
}

void AccessForm::updateWay()
{
    const bool byKubeconfig = m_byKubeconfig->isChecked();
    m_kubectlForm->setRowVisible(m_hosts, !byKubeconfig);
    m_kubectlForm->setRowVisible(m_kubeconfig, byKubeconfig);
    m_kubectlForm->setRowVisible(m_context, byKubeconfig);
    // With a kubeconfig the rows above are those of the nodes already; only the address is left to choose.
    for (const QString &name : {u"User"_s, u"Port"_s, u"Key"_s, u"Become"_s}) {
        auto *form = qobject_cast<QFormLayout *>(m_nodesGroup->layout());
        if (auto *widget = m_nodesGroup->findChild<QWidget *>(u"accessNode"_s + name)) {
            form->setRowVisible(name == u"Key" ? widget->parentWidget() : widget, !byKubeconfig);
        }
    }
    retranslateUi();
}

void AccessForm::retranslateUi()
{
    const bool byKubeconfig = m_byKubeconfig->isChecked();
    m_kubectlGroup->setTitle(tr("Access"));
    m_bySsh->setText(tr("Run kubectl on the &control planes, over ssh"));
    m_byKubeconfig->setText(tr("Run kubectl on &this computer, with a kubeconfig"));
    m_hostsLabel->setText(tr("&Hosts:"));
    m_hosts->setAccessibleName(tr("Hosts"));
    m_hosts->setPlaceholderText(u"10.0.0.11, 10.0.0.12, 10.0.0.13"_s);
    m_hosts->setToolTip(tr("Names or addresses of control planes as Kubernetes knows them. The next one is used when "
                           "one does not answer."));
    m_kubeconfigLabel->setText(tr("Kube&config:"));
    m_kubeconfig->setTexts(tr("Kubeconfig"), u"~/.kube/config"_s);
    m_contextLabel->setText(tr("C&ontext:"));
    m_context->setAccessibleName(tr("Context"));
    m_context->setPlaceholderText(tr("the current one"));
    m_kubectlLabel->setText(tr("kubectl &program:"));
    m_kubectl->setAccessibleName(tr("kubectl program"));
    m_ssh->retranslateUi();
    m_nodesGroup->setTitle(byKubeconfig ? tr("Other address for ssh to the nodes")
                                        : tr("Other settings for ssh to the nodes"));
    m_nodeSsh->retranslateUi();
    m_addressLabel->setText(tr("Address:"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setItemText(0, tr("the node’s internal IP"));
    m_address->setItemText(1, tr("the node’s name"));
    m_checkoutGroup->setTitle(tr("Kubespray checkout (optional)"));
    m_checkoutHostLabel->setText(tr("Host:"));
    m_checkoutHost->setAccessibleName(tr("Host of the checkout"));
    m_checkoutHost->setPlaceholderText(tr("this computer, or user@host:port"));
    m_checkoutPathLabel->setText(tr("Folder:"));
    m_checkoutPath->setTexts(tr("Folder of the checkout"), u"~/kubespray"_s);
    m_inventoryLabel->setText(tr("Inventory:"));
    m_inventory->setAccessibleName(tr("Inventory"));
    m_inventory->setPlaceholderText(u"inventory/mycluster"_s);
    m_venvLabel->setText(tr("Virtual environment:"));
    m_venv->setTexts(tr("Virtual environment"), u"~/kubespray-venv"_s);
}

} // namespace kubemori::ui
