// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_dialog.hpp"

#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

QString SecretDialog::question(const command::SecretRequest &request)
{
    switch (request.kind) {
    case command::SecretKind::SshPassword:
        return tr("Password for %1").arg(request.target);
    case command::SecretKind::KeyPassphrase:
        return tr("Passphrase of the key %1").arg(request.target);
    case command::SecretKind::SudoPassword:
        return tr("sudo password on %1").arg(request.target);
    case command::SecretKind::KeyboardInteractive:
        break;
    }
    return tr("%1 asks:").arg(request.target);
}

SecretDialog::SecretDialog(const command::SecretRequest &request, std::function<void(Result<Secret>)> reply,
                           QWidget *parent)
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
    title->setText(question(request));
    layout->addWidget(title);
    if (!request.serverPrompt.isEmpty()) {
        auto *prompt = plainLabel(this, u"secretServerPrompt"_s, true);
        // The server's words are foreign: cut, so that they cannot push the buttons off the screen.
        prompt->setText(request.serverPrompt.left(400));
        layout->addWidget(prompt);
    }
    if (request.retry) {
        auto *retry = new ElidedLabel(this);
        retry->setObjectName(u"secretRetry"_s);
        retry->setIcon(u"warning"_s, Appearance::colour(Tone::Attention, palette()));
        retry->setText(tr("The last answer was refused. Please try again."));
        layout->addWidget(retry);
    }
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"secretEdit"_s);
    m_edit->setAccessibleName(question(request));
    m_edit->setEchoMode(request.echo ? QLineEdit::Normal : QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_edit->setMinimumWidth(340);
    layout->addWidget(m_edit);
    auto *note = plainLabel(this, u"secretNote"_s, true);
    note->setText(tr("Kept in memory until Kubemori is closed, never written to a file."));
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(note);

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

void SecretDialog::finish(int result)
{
    if (result == QDialog::Accepted) {
        m_reply(Secret(m_edit->text().toUtf8()));
    } else {
        m_reply(fail(ErrorCode::Declined));
    }
    m_edit->clear();
}

} // namespace kubemori::ui
