// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/force_delete_dialog.hpp"

#include "ui/text/blocker_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

ForceDeleteDialog::ForceDeleteDialog(const operation::Remedy &remedy, QWidget *parent)
    : QDialog(parent)
    , m_pod(remedy.object.section(u'/', -1))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setObjectName(u"forceDeleteDialog"_s);
    setWindowTitle(BlockerText::remedyQuestion(remedy));
    QLabel *title = plainLabel(this, u"forceDeleteTitle"_s, true);
    title->setText(BlockerText::remedyQuestion(remedy));
    emphasise(title, 1.5);
    QLabel *effect = plainLabel(this, u"forceDeleteEffect"_s, true);
    effect->setText(BlockerText::remedyEffect(remedy));
    effect->setMinimumWidth(400);
    auto *command = new QPlainTextEdit(remedy.command, this);
    command->setObjectName(u"forceDeleteCommand"_s);
    command->setAccessibleName(tr("Commands"));
    command->setReadOnly(true);
    command->setTabChangesFocus(true);
    command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    command->setFixedHeight(3 * command->fontMetrics().lineSpacing() + 16);
    QLabel *prompt = plainLabel(this, u"forceDeletePrompt"_s, true);
    prompt->setText(tr("Type the pod's name to confirm: %1").arg(m_pod));
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"forceDeleteName"_s);
    m_typed->setAccessibleName(tr("Name of the pod"));
    auto *buttons = new QDialogButtonBox(this);
    m_delete = buttons->addButton(tr("&Delete by force"), QDialogButtonBox::AcceptRole);
    m_delete->setObjectName(u"forceDeleteConfirm"_s);
    m_delete->setEnabled(false);
    m_delete->setAutoDefault(false);
    QPushButton *refuse = buttons->addButton(tr("Do &nothing"), QDialogButtonBox::RejectRole);
    refuse->setObjectName(u"forceDeleteRefuse"_s);
    refuse->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    for (QWidget *part :
         {static_cast<QWidget *>(title), static_cast<QWidget *>(effect), static_cast<QWidget *>(command),
          static_cast<QWidget *>(prompt), static_cast<QWidget *>(m_typed), static_cast<QWidget *>(buttons)}) {
        layout->addWidget(part);
    }
    m_typed->setFocus();
    connect(m_typed, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_delete->setEnabled(text == m_pod); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace kubemori::ui
