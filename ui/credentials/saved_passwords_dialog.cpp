// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/saved_passwords_dialog.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/secret_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int accountRole = Qt::UserRole;

} // namespace

SavedPasswordsDialog::SavedPasswordsDialog(SavedPasswords &passwords, GuiMailbox &mailbox, QWidget *parent)
    : QDialog(parent)
    , m_passwords(passwords)
    , m_mailbox(mailbox)
{
    setObjectName(u"savedPasswordsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Saved passwords"));
    auto *explanation = plainLabel(this, u"savedPasswordsText"_s, true);
    explanation->setText(tr("What Kubemori keeps in the keyring of this desktop, under the name “kubemori”. The "
                            "passwords themselves are shown by the keyring’s own program only."));
    makeList();
    m_state = new ElidedLabel(this);
    m_state->setObjectName(u"savedPasswordsState"_s);

    auto *buttons = new QDialogButtonBox(this);
    m_remove = buttons->addButton(tr("&Remove"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(u"savedPasswordsRemove"_s);
    m_removeAll = buttons->addButton(tr("Remove &all…"), QDialogButtonBox::ActionRole);
    m_removeAll->setObjectName(u"savedPasswordsRemoveAll"_s);
    for (QPushButton *button : {m_remove, m_removeAll}) {
        button->setAutoDefault(false);
    }
    QPushButton *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"savedPasswordsClose"_s);
    close->setDefault(true);
    connect(m_remove, &QPushButton::clicked, this, [this] { remove(accounts(true)); });
    connect(m_removeAll, &QPushButton::clicked, this, &SavedPasswordsDialog::askRemoveAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    m_content = new QStackedLayout;
    m_content->addWidget(m_list);
    m_content->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(explanation);
    layout->addLayout(m_content, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(520, 380);
    list();
}

void SavedPasswordsDialog::makeList()
{
    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"savedPasswordsList"_s);
    m_list->setAccessibleName(tr("Saved passwords"));
    m_list->setHeaderLabels({tr("For"), tr("Kind")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SavedPasswordsDialog::updateButtons);
    m_empty = plainLabel(this, u"savedPasswordsEmpty"_s, true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setText(tr("Nothing is saved. When Kubemori asks for a password, choose “Remember in the keyring”."));
}

void SavedPasswordsDialog::list()
{
    m_isBusy = true;
    updateButtons();
    const QPointer<SavedPasswordsDialog> self(this);
    m_passwords.list([self, address = m_mailbox.address()](const SavedPasswords::Listing &listing) {
        address.post([self, listing] {
            if (SavedPasswordsDialog *dialog = self.get(); dialog != nullptr) {
                dialog->showListing(listing);
            }
        });
    });
}

void SavedPasswordsDialog::showListing(const SavedPasswords::Listing &listing)
{
    m_isBusy = false;
    m_list->clear();
    for (const command::SecretKey &key : listing.accounts.value_or(QList<command::SecretKey>())) {
        auto *item = new QTreeWidgetItem(m_list, {key.target, SecretText::kind(key.kind)});
        item->setData(0, accountRole, command::accountName(key));
        item->setToolTip(0, plainToolTip(command::accountName(key)));
    }
    m_content->setCurrentWidget(m_list->topLevelItemCount() == 0 ? static_cast<QWidget *>(m_empty) : m_list);
    if (!listing.accounts) {
        say(ErrorText::describe(listing.accounts.error()).toText().simplified(), true);
    } else if (!listing.keyring) {
        say(tr("There is no keyring to use on this desktop: %1").arg(listing.keyring.error().detail), true);
    }
    updateButtons();
}

void SavedPasswordsDialog::remove(const QList<command::SecretKey> &accounts)
{
    if (accounts.isEmpty()) {
        return;
    }
    m_isBusy = true;
    updateButtons();
    say(tr("Waiting for the keyring…"), false);
    const QPointer<SavedPasswordsDialog> self(this);
    m_passwords.remove(accounts, [self, address = m_mailbox.address()](const Result<> &result) {
        address.post([self, result] {
            if (SavedPasswordsDialog *dialog = self.get(); dialog != nullptr) {
                dialog->removed(result);
            }
        });
    });
}

void SavedPasswordsDialog::removed(const Result<> &result)
{
    if (result) {
        say({}, false);
    } else {
        const ErrorWords words = ErrorText::describe(result.error());
        say(tr("Not removed. %1: %2", "what happened: detail").arg(words.title, words.detail), true);
    }
    list();
}

void SavedPasswordsDialog::askRemoveAll()
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"savedPasswordsQuestion"_s);
    const int count = m_list->topLevelItemCount();
    box->setTexts(tr("Remove %n password(s) from the keyring?", nullptr, count),
                  tr("Kubemori asks for them again when they are needed. Nothing changes on the hosts."));
    box->addChoice(tr("&Remove all"), u"savedPasswordsConfirm"_s, [this] { remove(accounts(false)); });
    box->addRefusal(tr("&Cancel"), u"savedPasswordsKeep"_s);
    box->open();
}

void SavedPasswordsDialog::say(const QString &text, bool isProblem)
{
    m_state->setIcon(isProblem ? u"warning"_s : QString(), Appearance::colour(Tone::Attention, palette()));
    m_state->setText(text);
}

void SavedPasswordsDialog::updateButtons()
{
    m_list->setEnabled(!m_isBusy);
    m_remove->setEnabled(!m_isBusy && !m_list->selectedItems().isEmpty());
    m_removeAll->setEnabled(!m_isBusy && m_list->topLevelItemCount() > 0);
}

QList<command::SecretKey> SavedPasswordsDialog::accounts(bool selectedOnly) const
{
    QList<command::SecretKey> keys;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_list->topLevelItem(row);
        const auto key = command::secretKeyOf(item->data(0, accountRole).toString());
        if (key && (!selectedOnly || item->isSelected())) {
            keys.append(*key);
        }
    }
    return keys;
}

} // namespace kubemori::ui
