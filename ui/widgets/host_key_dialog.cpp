// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/host_key_dialog.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

HostKeyDialog::HostKeyDialog(const command::HostKeyQuestion &question, std::function<void(Result<bool>)> reply,
                             QWidget *parent)
    : QDialog(parent)
    , m_reply(std::move(reply))
{
    setObjectName(u"hostKeyDialog"_s);
    setWindowTitle(tr("Unknown host"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);

    auto *title = plainLabel(this, u"hostKeyTitle"_s, true);
    emphasise(title, 1.5);
    title->setText(tr("Connect to %1 for the first time?").arg(question.host));
    layout->addWidget(title);
    auto *explanation = plainLabel(this, u"hostKeyExplanation"_s, true);
    explanation->setText(
        tr("This computer does not know the host’s key yet. Compare the fingerprint with the one shown on the host "
           "itself (ssh-keygen -lf). Accept only when they are the same; the key is then kept in known_hosts."));
    layout->addWidget(explanation);

    auto *form = new QFormLayout;
    const auto addRow = [this, form](const QString &name, const QString &label, const QString &value, bool fixed) {
        auto *text = plainLabel(this, name, false);
        text->setText(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        if (fixed) {
            text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        }
        text->setAccessibleName(label + u' ' + value);
        form->addRow(label, text);
    };
    addRow(u"hostKeyHost"_s, tr("Host:"), u"%1:%2"_s.arg(question.host).arg(question.port), false);
    addRow(u"hostKeyType"_s, tr("Key type:"), question.keyType, false);
    addRow(u"hostKeyFingerprint"_s, tr("Fingerprint:"), question.fingerprintSha256, true);
    layout->addLayout(form);

    auto *buttons = new QDialogButtonBox(this);
    auto *accept = buttons->addButton(tr("&Accept and remember"), QDialogButtonBox::AcceptRole);
    accept->setObjectName(u"hostKeyAccept"_s);
    accept->setAutoDefault(false);
    auto *refuse = buttons->addButton(tr("&Do not connect"), QDialogButtonBox::RejectRole);
    refuse->setObjectName(u"hostKeyRefuse"_s);
    refuse->setDefault(true);
    refuse->setFocus();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, [this](int result) { m_reply(result == QDialog::Accepted); });
}

} // namespace kubemori::ui
