// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/saved_passwords.hpp"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTreeWidget;

namespace kubemori::ui {

class ElidedLabel;

/// Lists what Kubemori keeps in the desktop's keyring, by name, and removes it. Never shows a secret. Deletes itself.
class SavedPasswordsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `passwords` and `mailbox` must outlive the dialog.
    SavedPasswordsDialog(SavedPasswords &passwords, GuiMailbox &mailbox, QWidget *parent);

private:
    void makeList();
    void list();
    void showListing(const SavedPasswords::Listing &listing);
    void remove(const QList<command::SecretKey> &accounts);
    void removed(const Result<> &result);
    void askRemoveAll();
    void say(const QString &text, bool isProblem);
    void updateButtons();
    [[nodiscard]] QList<command::SecretKey> accounts(bool selectedOnly) const;

    SavedPasswords &m_passwords;
    GuiMailbox &m_mailbox;
    bool m_isBusy = false;
    QStackedLayout *m_content = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    ElidedLabel *m_state = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_removeAll = nullptr;
};

} // namespace kubemori::ui
