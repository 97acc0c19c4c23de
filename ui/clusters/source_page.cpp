// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/source_page.hpp"

#include "cluster/ssh_address.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/path_edit.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString usualKubeconfig()
{
    const QString first = qEnvironmentVariable("KUBECONFIG").section(u':', 0, 0);
    return first.isEmpty() ? u"~/.kube/config"_s : first;
}

QString inFull(const QString &path)
{
    return path.startsWith("~/"_L1) ? QString(QDir::homePath() + path.sliced(1)) : path;
}

} // namespace

SourcePage::SourcePage(ClusterSetup &setup, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_mailbox(mailbox)
    , m_prompter(mailbox, parent)
{
    setObjectName(u"sourcePage"_s);
    m_text = plainLabel(this, u"sourceText"_s, true);
    m_status = plainLabel(this, u"sourceStatus"_s, true);
    makeWays();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addSpacing(4);
    const auto below = [layout](std::initializer_list<QWidget *> widgets, int stretch = 0) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(26, 0, 0, 0);
        for (QWidget *widget : widgets) {
            row->addWidget(widget);
        }
        layout->addLayout(row, stretch);
    };
    layout->addWidget(m_byHand);
    layout->addWidget(m_byCheckout);
    below({m_checkoutLabel, m_checkout, m_hostLabel, m_host});
    layout->addWidget(m_byKubeconfig);
    below({m_kubeconfig});
    below({m_inventories, m_contextList}, 1); // one of them is shown
    below({m_status});
    m_delay.setSingleShot(true);
    m_delay.setInterval(400ms);
    connect(&m_delay, &QTimer::timeout, this, &SourcePage::look);
    retranslateUi();
    updateWay();
}

void SourcePage::makeWays()
{
    const auto way = [this](const QString &name) {
        auto *button = new QRadioButton(this);
        button->setObjectName(name);
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn) {
                updateWay();
            }
        });
        return button;
    };
    m_byHand = way(u"sourceByHand"_s);
    m_byCheckout = way(u"sourceByCheckout"_s);
    m_byKubeconfig = way(u"sourceByKubeconfig"_s);
    makeFields();
    m_byHand->setChecked(true);
}

void SourcePage::makeFields()
{
    m_checkoutLabel = plainLabel(this, u"sourceCheckoutLabel"_s);
    m_checkout = new PathEdit(PathEdit::Kind::Folder, u"sourceCheckout"_s, this);
    m_checkoutLabel->setBuddy(m_checkout->edit());
    m_hostLabel = plainLabel(this, u"sourceHostLabel"_s);
    m_host = new QLineEdit(this);
    m_host->setObjectName(u"sourceHost"_s);
    m_host->setMaximumWidth(260);
    m_hostLabel->setBuddy(m_host);
    m_kubeconfig = new PathEdit(PathEdit::Kind::File, u"sourceKubeconfig"_s, this);
    m_kubeconfig->setPath(usualKubeconfig());
    m_inventories = makeList(u"sourceInventories"_s, {});
    m_contextList = makeList(u"sourceContexts"_s, {});
    for (PathEdit *edit : {m_checkout, m_kubeconfig}) {
        connect(edit, &PathEdit::pathChanged, this, [this] {
            // Another host is not asked at every letter: it may ask for a password.
            if (way() != Way::Checkout || m_host->text().trimmed().isEmpty()) {
                m_delay.start();
            }
        });
        connect(edit, &PathEdit::pathChosen, this, [this] {
            m_delay.stop();
            look();
        });
    }
    for (const QLineEdit *edit : {m_host, m_checkout->edit()}) {
        connect(edit, &QLineEdit::editingFinished, this, [this] {
            if (m_asked != access()) {
                look();
            }
        });
    }
}

std::optional<cluster::KubesprayAccess> SourcePage::access() const
{
    const QString host = m_host->text().trimmed();
    if (host.isEmpty()) {
        cluster::KubesprayAccess here;
        here.path = inFull(m_checkout->path());
        return here;
    }
    const auto address = cluster::SshAddress::parse(host);
    if (!address) {
        return std::nullopt;
    }
    cluster::KubesprayAccess there;
    there.host = address->host;
    there.user = address->user;
    there.port = address->port;
    there.path = m_checkout->path();
    return there;
}

QTreeWidget *SourcePage::makeList(const QString &name, const QStringList &columns)
{
    auto *list = new QTreeWidget(this);
    list->setObjectName(name);
    list->setHeaderLabels(columns);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->header()->setStretchLastSection(true);
    connect(list, &QTreeWidget::currentItemChanged, this, [this] {
        showNotes();
        Q_EMIT changed();
    });
    return list;
}

SourcePage::Way SourcePage::way() const
{
    return m_byCheckout->isChecked() ? Way::Checkout : m_byKubeconfig->isChecked() ? Way::Kubeconfig : Way::Hand;
}

std::optional<cluster::Profile> SourcePage::proposal() const
{
    switch (way()) {
    case Way::Hand:
        break;
    case Way::Checkout: {
        const int row = m_inventories->indexOfTopLevelItem(m_inventories->currentItem());
        return row < 0 ? std::nullopt : std::optional{m_proposals.at(row).profile};
    }
    case Way::Kubeconfig: {
        const int row = m_contextList->indexOfTopLevelItem(m_contextList->currentItem());
        if (row < 0) {
            return std::nullopt;
        }
        cluster::Profile profile;
        profile.name = m_contexts.at(row).cluster.isEmpty() ? m_contexts.at(row).name : m_contexts.at(row).cluster;
        profile.controlPlane.kubeconfig = m_kubeconfig->path();
        profile.controlPlane.context = m_contexts.at(row).name;
        profile.controlPlane.kubectl = u"kubectl"_s;
        return profile;
    }
    }
    cluster::Profile profile;
    profile.controlPlane.kubectl = u"kubectl"_s;
    return profile;
}

void SourcePage::updateWay()
{
    if (m_contextList == nullptr) {
        return; // still being made
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_checkoutLabel, m_checkout, m_hostLabel, m_host}) {
        field->setVisible(way() == Way::Checkout);
    }
    m_inventories->setVisible(way() == Way::Checkout);
    m_kubeconfig->setVisible(way() == Way::Kubeconfig);
    m_contextList->setVisible(way() == Way::Kubeconfig);
    m_status->setVisible(way() != Way::Hand);
    look();
}

void SourcePage::look()
{
    ++m_number;
    say({}, false);
    if (way() == Way::Checkout) {
        lookForInventories();
    } else if (way() == Way::Kubeconfig) {
        lookForContexts();
    }
    Q_EMIT changed();
}

void SourcePage::lookForInventories()
{
    m_proposals.clear();
    m_inventories->clear();
    if (m_checkout->path().isEmpty()) {
        say(tr("Choose the folder of the Kubespray checkout, the one with cluster.yml."), false);
        return;
    }
    m_asked = access();
    if (!m_asked) {
        say(tr("This cannot be a host: write it like ops@deploy.example.com, or leave it empty."), true);
        return;
    }
    say(m_asked->host.isEmpty() ? tr("Looking for inventories…")
                                : tr("Looking for inventories on %1…").arg(m_asked->host),
        false);
    const QPointer<SourcePage> self(this);
    m_setup.findInventories(
        *m_asked, m_prompter,
        [self, number = m_number, address = m_mailbox.address()](const Result<QList<ClusterProposal>> &found) {
            address.post([self, number, found] {
                if (SourcePage *page = self.get(); page != nullptr && page->m_number == number) {
                    page->showInventories(found);
                }
            });
        });
}

void SourcePage::showInventories(const Result<QList<ClusterProposal>> &found)
{
    if (!found || found->isEmpty()) {
        say(found ? tr("There is no inventory under inventory/ in this folder.")
                  : ErrorText::describe(found.error()).toText(),
            true);
        return;
    }
    m_proposals = *found;
    QTreeWidgetItem *first = nullptr;
    for (const ClusterProposal &proposal : m_proposals) {
        const cluster::Profile &profile = proposal.profile;
        auto *item = new QTreeWidgetItem(m_inventories);
        item->setText(0, proposal.isSample ? tr("%1 (sample)").arg(proposal.title) : proposal.title);
        item->setText(1, StateText::nodeCount(proposal.nodes));
        item->setText(2, profile.controlPlane.hosts.join(u", "_s));
        item->setText(3, proposal.virtualAddress);
        item->setToolTip(0, plainToolTip(proposal.notes.join(u'\n')));
        first = first == nullptr && !proposal.isSample ? item : first;
    }
    for (int column = 0; column < m_inventories->columnCount(); ++column) {
        m_inventories->resizeColumnToContents(column);
    }
    say(tr("Choose the inventory of the cluster."), false);
    m_inventories->setCurrentItem(first);
}

/// What the chosen inventory says and a profile cannot.
void SourcePage::showNotes()
{
    const int row = way() != Way::Checkout ? -1 : m_inventories->indexOfTopLevelItem(m_inventories->currentItem());
    if (row >= 0) {
        say(m_proposals.at(row).notes.join(u'\n'), false);
    }
}

void SourcePage::lookForContexts()
{
    m_contexts.clear();
    m_contextList->clear();
    if (m_kubeconfig->path().isEmpty()) {
        say(tr("Choose a kubeconfig file."), false);
        return;
    }
    say(tr("Reading the contexts…"), false);
    const QPointer<SourcePage> self(this);
    m_setup.findContexts(inFull(m_kubeconfig->path()), [self, number = m_number, address = m_mailbox.address()](
                                                           const Result<QList<kube::KubeContext>> &found) {
        address.post([self, number, found] {
            if (SourcePage *page = self.get(); page != nullptr && page->m_number == number) {
                page->showContexts(found);
            }
        });
    });
}

void SourcePage::showContexts(const Result<QList<kube::KubeContext>> &found)
{
    if (!found) {
        const bool isEmpty = found.error().code == ErrorCode::NotFound;
        say(isEmpty ? tr("There is no such file, or it has no contexts.") : ErrorText::describe(found.error()).toText(),
            true);
        return;
    }
    m_contexts = *found;
    for (const kube::KubeContext &context : m_contexts) {
        auto *item = new QTreeWidgetItem(m_contextList);
        item->setText(0, context.isCurrent ? tr("%1 (current)").arg(context.name) : context.name);
        item->setText(1, context.server);
        item->setText(2, context.user);
        if (context.isCurrent) {
            m_contextList->setCurrentItem(item);
        }
    }
    for (int column = 0; column < m_contextList->columnCount(); ++column) {
        m_contextList->resizeColumnToContents(column);
    }
    say(tr("Choose the context of the cluster."), false);
}

void SourcePage::say(const QString &text, bool isError)
{
    m_status->setText(text);
    m_status->setForegroundRole(isError ? QPalette::WindowText : QPalette::PlaceholderText);
}

void SourcePage::retranslateUi()
{
    m_text->setText(tr("How should Kubemori learn about the cluster? Everything can be changed in the next step."));
    m_byHand->setText(tr("I enter it &myself: ssh to the control planes"));
    m_byCheckout->setText(tr("From a &Kubespray checkout, here or on another host"));
    m_byKubeconfig->setText(tr("From a kube&config on this computer"));
    m_checkoutLabel->setText(tr("F&older:"));
    m_hostLabel->setText(tr("on &host:"));
    m_host->setPlaceholderText(tr("this computer"));
    m_host->setAccessibleName(tr("Host of the checkout"));
    m_host->setToolTip(tr("Where the checkout lies, if not on this computer: host, user@host or user@host:port"));
    m_checkout->setTexts(tr("Folder of the checkout"), u"~/kubespray"_s);
    m_kubeconfig->setTexts(tr("Kubeconfig"), u"~/.kube/config"_s);
    m_inventories->setAccessibleName(tr("Inventories"));
    m_inventories->setHeaderLabels({tr("Inventory"), tr("Nodes"), tr("Control planes"), tr("Virtual IP")});
    m_contextList->setAccessibleName(tr("Contexts"));
    m_contextList->setHeaderLabels({tr("Context"), tr("API server"), tr("User")});
}

} // namespace kubemori::ui
