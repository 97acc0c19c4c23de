// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_dialog.hpp"

#include "ui/text/secret_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

SecretDialog::SecretDialog(const command::SecretRequest &request,
                           std::function<void(Result<command::SecretAnswer>)> reply, QWidget *parent)
    : QDialog(parent)
    , m_reply(std::move(reply))
{
    setObjectName(u"secretDialog"_s);
    setWindowTitle(request.kind == command::SecretKind::KeyPassphrase ? tr("Passphrase") : tr("Password"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    auto *title = plainLabel(this, u"secretTitle"_s, true);
    emphasise(title, 1.0);
    title->setText(SecretText::question(request));
    layout->addWidget(title);
    if (!request.serverPrompt.isEmpty()) {
        auto *prompt = plainLabel(this, u"secretServerPrompt"_s, true);
        // The server's words are foreign: cut, so that they cannot push the buttons off the screen.
        prompt->setText(request.serverPrompt.left(400));
        layout->addWidget(prompt);
    }
    if (const QString why = SecretText::whyAgain(request); !why.isEmpty()) {
        auto *retry = new ElidedLabel(this);
        retry->setObjectName(u"secretRetry"_s);
        retry->setIcon(u"warning"_s, Appearance::colour(Tone::Attention, palette()));
        retry->setText(why);
        layout->addWidget(retry);
    }
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"secretEdit"_s);
    m_edit->setAccessibleName(SecretText::question(request));
    m_edit->setEchoMode(request.echo ? QLineEdit::Normal : QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_edit->setMinimumWidth(340);
    layout->addWidget(m_edit);
    addRemembering(request.remembering);

    auto *buttons = new QDialogButtonBox(this);
    auto *accept = buttons->addButton(tr("&OK"), QDialogButtonBox::AcceptRole);
    accept->setObjectName(u"secretAccept"_s);
    accept->setDefault(true);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole)->setObjectName(u"secretCancel"_s);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &SecretDialog::finish);
    m_edit->setFocus();
}

void SecretDialog::addRemembering(command::Remembering remembering)
{
    if (remembering == command::Remembering::Offered) {
        m_remember = new QCheckBox(tr("Re&member in the keyring"), this);
        m_remember->setObjectName(u"secretRemember"_s);
        m_remember->setToolTip(tr("Saved once the host has accepted it. Cluster ▸ Saved passwords… lists what is "
                                  "saved."));
        layout()->addWidget(m_remember);
        return;
    }
    auto *note = plainLabel(this, u"secretNote"_s, true);
    note->setText(SecretText::whereKept(remembering));
    note->setForegroundRole(QPalette::PlaceholderText);
    layout()->addWidget(note);
}

void SecretDialog::finish(int result)
{
    if (result == QDialog::Accepted) {
        m_reply(
            command::SecretAnswer(Secret(m_edit->text().toUtf8()), m_remember != nullptr && m_remember->isChecked()));
    } else {
        m_reply(fail(ErrorCode::Declined));
    }
    m_edit->clear();
}

} // namespace kubemori::ui
