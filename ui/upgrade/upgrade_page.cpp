// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/upgrade_page.hpp"

#include "operation/outcome.hpp"
#include "ui/bridge/cluster_session.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/upgrade_list.hpp"
#include "ui/upgrade/upgrade_wizard.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/question_box.hpp"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;
using upgrade::Upgrade;

UpgradePage::UpgradePage(ClusterSession &session, OperationController &operation, GuiMailbox &mailbox,
                         const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_operation(operation)
    , m_desk(session.upgrades(), mailbox, clock)
{
    setObjectName(u"upgradePage"_s);
    m_message = new MessageBar(this);
    m_message->setObjectName(u"upgradeMessage"_s);
    m_stack = new QStackedWidget(this);
    makeEmpty();
    m_list = new UpgradeList(m_model, m_stack);
    m_stack->addWidget(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);
    connect(m_stack, &QStackedWidget::currentChanged, this, &UpgradePage::pageShown);
    connect(m_list, &UpgradeList::continued, this, [this](const Upgrade &upgrade) { open(upgrade); });
    connect(m_list, &UpgradeList::beginRequested, this, [this] { open(std::nullopt); });
    connect(m_list, &UpgradeList::importRequested, this, &UpgradePage::chooseImport);
    connect(m_list, &UpgradeList::exportRequested, this, &UpgradePage::chooseExport);
    connect(m_list, &UpgradeList::removeRequested, this, &UpgradePage::confirmRemove);
    connect(&m_desk, &UpgradeDesk::saveFailed, this, &UpgradePage::showError);
    connect(&m_desk, &UpgradeDesk::changed, this, [this] {
        if (m_desk.hasUpgrade()) {
            m_model.setUpgrade(m_desk.upgrade());
        }
    });
    connect(&m_desk, &UpgradeDesk::runChanged, this, [this] {
        m_list->setBusyWith(m_desk.isRunning() && m_desk.hasUpgrade() ? m_desk.upgrade().id : QString());
        Q_EMIT stateChanged();
    });
    m_desk.setOperating(operation.isRunning());
    const auto follow = [this] { m_desk.setOperating(m_operation.isRunning()); };
    connect(&operation, &OperationController::started, this, follow);
    connect(&operation, &OperationController::statusChanged, this, follow);
    connect(&operation, &OperationController::finished, this, follow);
    connect(&operation, &OperationController::finished, this, &UpgradePage::takeFinished);
    retranslateUi();
}

UpgradePage::~UpgradePage()
{
    delete m_stack; // before the desk and the model that its pages show
}

void UpgradePage::makeEmpty()
{
    m_empty = new EmptyState(u"release"_s, u"upgradesEmpty"_s, m_stack);
    const auto add = [this](const QString &name) {
        auto *button = new QPushButton(m_empty);
        button->setObjectName(name);
        button->setAutoDefault(false);
        m_empty->addWidget(button, Qt::AlignHCenter);
        return button;
    };
    m_begin = add(u"upgradesBegin"_s);
    m_begin->setProperty("primary", true);
    m_import = add(u"upgradesImport"_s);
    m_edit = add(u"upgradesEdit"_s);
    m_stack->addWidget(m_empty);
    connect(m_begin, &QPushButton::clicked, this, [this] { open(std::nullopt); });
    connect(m_import, &QPushButton::clicked, this, &UpgradePage::chooseImport);
    connect(m_edit, &QPushButton::clicked, this, &UpgradePage::editRequested);
}

void UpgradePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    list();
}

void UpgradePage::hideEvent(QHideEvent *event)
{
    m_desk.flush();
    QWidget::hideEvent(event);
}

void UpgradePage::list()
{
    if (std::exchange(m_isAsked, true)) {
        return;
    }
    m_session.upgrades().list(
        m_desk.back<Upgrades>(this, [this](const Result<Upgrades> &upgrades) { takeList(upgrades); }));
}

void UpgradePage::takeList(const Result<Upgrades> &list)
{
    if (!list) {
        m_isAsked = false; // again when somebody looks
        showError(list.error());
        return;
    }
    m_isListed = true;
    m_model.setUpgrades(*list);
    retranslateUi();
    showList();
    markRunDone();
    if (std::exchange(m_wantsUnfinished, false)) {
        showUnfinished();
    }
}

void UpgradePage::showList()
{
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
}

void UpgradePage::showUnfinished()
{
    if (m_session.releases().place().path.isEmpty() || (m_wizard != nullptr && m_stack->currentWidget() == m_wizard)) {
        return;
    }
    if (!m_isListed) {
        m_wantsUnfinished = true; // as soon as they are known
        return;
    }
    if (m_desk.isRunning()) {
        open(m_desk.upgrade()); // another one would end what is under way
        return;
    }
    const auto found = std::ranges::find(m_model.upgrades(), false, &Upgrade::isFinished);
    open(found == m_model.upgrades().cend() ? std::nullopt : std::optional(*found));
}

void UpgradePage::makeWizard()
{
    m_wizard = new UpgradeWizard(m_desk, m_session.releases(), m_operation, m_stack);
    m_wizard->setUnsettled(m_unsettled);
    m_stack->addWidget(m_wizard);
    connect(m_wizard, &UpgradeWizard::closeRequested, this, [this] {
        m_desk.flush();
        showList();
    });
    connect(m_wizard, &UpgradeWizard::created, this, [this](const Upgrade &upgrade) {
        m_desk.open(upgrade);
        // What there is to know of the first hop was on screen when it was begun.
        m_desk.edit([this](Upgrade &begun) {
            begun.current().stages[Stage::Target] = {.at = m_desk.now(), .findings = {}, .accepted = {}};
        });
        m_wizard->showStage(Stage::Health);
    });
    connect(m_wizard, &UpgradeWizard::stageShown, this, &UpgradePage::pageShown);
    connect(m_wizard, &UpgradeWizard::rollingRebootRequested, this, &UpgradePage::rollingRebootRequested);
    connect(m_wizard, &UpgradeWizard::startRequested, this, &UpgradePage::startRequested);
    connect(m_wizard, &UpgradeWizard::runsRequested, this, &UpgradePage::runsRequested);
    connect(m_wizard, &UpgradeWizard::profileRequested, this, &UpgradePage::profileRequested);
    connect(m_wizard, &UpgradeWizard::decided, this, &UpgradePage::decided);
    connect(m_wizard, &UpgradeWizard::lookRequested, this, &UpgradePage::lookRequested);
}

void UpgradePage::open(const std::optional<Upgrade> &upgrade)
{
    const bool isOpen = m_desk.hasUpgrade() && upgrade && m_desk.upgrade().id == upgrade->id;
    if (!isOpen) {
        m_desk.open(upgrade);
    }
    if (m_wizard == nullptr) {
        makeWizard();
    }
    m_stack->setCurrentWidget(m_wizard);
}

void UpgradePage::setUnsettled(const QList<maintenance::Reconciliation> &unsettled)
{
    m_unsettled = unsettled;
    if (m_wizard != nullptr) {
        m_wizard->setUnsettled(unsettled);
    }
}

bool UpgradePage::isFollowing() const
{
    return isVisible() && m_wizard != nullptr && m_stack->currentWidget() == m_wizard &&
           m_wizard->stage() == Stage::Run;
}

/// It may be another upgrade's than the one that is open, and of a list that nobody has looked at yet.
void UpgradePage::takeFinished()
{
    const OperationStatus &status = m_operation.status();
    if (status.plan.kind == "upgrade"_L1 && status.finished && operation::isGood(status.finished->outcome)) {
        m_finished = status.plan.operation;
        markRunDone();
    }
}

void UpgradePage::markRunDone()
{
    if (m_finished.isEmpty()) {
        return;
    }
    const auto mark = [this](Upgrade &upgrade) {
        for (upgrade::HopRecord &hop : upgrade.hops) {
            if (hop.operation == m_finished) {
                hop.isRunDone = true;
                hop.stages[Stage::Run] = {.at = m_desk.now(), .findings = {}, .accepted = {}};
            }
        }
    };
    if (m_desk.hasUpgrade()) {
        m_desk.edit(mark);
    }
    if (!m_isListed) {
        list();
        return;
    }
    for (const Upgrade &each : Upgrades(m_model.upgrades())) {
        Upgrade marked = each;
        mark(marked);
        if (marked != each) {
            m_model.setUpgrade(marked);
            m_session.upgrades().save(marked, m_desk.back<Upgrade>(this, [this](const Result<Upgrade> &result) {
                if (!result) {
                    showError(result.error());
                }
            }));
        }
    }
    m_finished.clear();
}

void UpgradePage::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import an upgrade"), QDir::homePath());
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_session.upgrades().importFrom(path, m_desk.back<Upgrade>(this, [this](const Result<Upgrade> &result) {
            if (result) {
                takeImported(*result);
            } else {
                showError(result.error());
            }
        }));
    });
    dialog->open();
}

void UpgradePage::takeImported(const Upgrade &upgrade)
{
    m_model.setUpgrade(upgrade);
    if (m_desk.isRunning()) {
        showList(); // another one would end what is under way
        return;
    }
    m_desk.open(std::nullopt); // the one that is open may be an older state of the same
    open(upgrade);
}

void UpgradePage::chooseExport(const Upgrade &upgrade)
{
    auto *dialog = new QFileDialog(this, tr("Export the upgrade"), QDir::homePath());
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(upgrade.id + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, upgrade](const QString &path) {
        m_session.upgrades().exportTo(upgrade, path, m_desk.back<QString>(this, [this](const Result<QString> &result) {
            if (result) {
                m_message->showMessage(Tone::Good, tr("Exported: %1").arg(*result));
            } else {
                showError(result.error());
            }
        }));
    });
    dialog->open();
}

void UpgradePage::confirmRemove(const Upgrade &upgrade)
{
    auto *box = new QuestionBox(window());
    box->setObjectName(u"removeUpgradeDialog"_s);
    box->setTexts(tr("Forget the upgrade %1?").arg(UpgradeText::route(upgrade.from(), upgrade.to())),
                  tr("Its decisions, findings and report are removed here. What it made stays: branches, environments, "
                     "copies, and nodes as they are."));
    box->addChoice(tr("&Remove"), u"removeUpgradeConfirm"_s, [this, id = upgrade.id] {
        if (m_desk.hasUpgrade() && m_desk.upgrade().id == id) {
            m_desk.open(std::nullopt);
        }
        m_session.upgrades().remove(id, m_desk.back<QString>(this, [this, id](const Result<QString> &result) {
            if (!result) {
                showError(result.error());
                return;
            }
            m_model.remove(id);
            if (m_wizard == nullptr || m_stack->currentWidget() != m_wizard) {
                showList();
            }
        }));
    });
    box->addRefusal(tr("&Cancel"), u"removeUpgradeCancel"_s);
    box->open();
}

void UpgradePage::showError(const Error &error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(error).toText());
    }
}

void UpgradePage::retranslateUi()
{
    setAccessibleName(tr("Upgrade"));
    const bool hasCheckout = !m_session.releases().place().path.isEmpty();
    m_begin->setText(tr("Start an upgrade…"));
    m_import->setText(tr("Import…"));
    m_edit->setText(tr("Enter the checkout…"));
    m_begin->setVisible(hasCheckout && m_isListed);
    m_import->setVisible(hasCheckout && m_isListed);
    m_edit->setVisible(!hasCheckout);
    if (!hasCheckout) {
        m_empty->setTexts(tr("No checkout of Kubespray yet"),
                          tr("An upgrade is done with Kubespray’s playbooks. Enter where the checkout lies in the "
                             "cluster’s settings."));
    } else if (!m_isListed) {
        m_empty->setTexts(tr("Reading the upgrades…"), QString());
    } else {
        m_empty->setTexts(tr("No upgrade yet"),
                          tr("An upgrade leads tag by tag to a newer release: health, safety copies, environment, "
                             "inventory, settings, the run, and the proof that all is as it was. You can leave it and "
                             "go on at any time, and hand it to a colleague."));
    }
}

void UpgradePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
