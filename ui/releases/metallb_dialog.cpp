// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/metallb_dialog.hpp"

#include "ui/text/carry_text.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

MetallbDialog::MetallbDialog(group_vars::MetallbMigration migration, QWidget *parent)
    : QDialog(parent)
    , m_migration(std::move(migration))
{
    setObjectName(u"metallbDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(760, 560) : QSize(760, 560).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_explanation = plainLabel(this, u"metallbExplanation"_s, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(8);
    layout->addWidget(m_explanation);
    m_settings = addPart(u"metallbSettings"_s, m_migration.settings);
    m_manifests = addPart(u"metallbManifests"_s, m_migration.manifests);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(u"metallbClose"_s);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    retranslateUi();
}

MetallbDialog::Part MetallbDialog::addPart(const QString &name, const QByteArray &text)
{
    Part part;
    part.title = plainLabel(this, name + u"Title"_s);
    part.copy = new QPushButton(icons::action(u"copy"_s), QString(), this);
    part.copy->setObjectName(name + u"Copy"_s);
    part.copy->setAutoDefault(false);
    part.text = new QPlainTextEdit(QString::fromUtf8(text), this);
    part.text->setObjectName(name);
    part.text->setReadOnly(true);
    part.text->setLineWrapMode(QPlainTextEdit::NoWrap);
    part.text->setTabChangesFocus(true);
    part.text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *row = new QHBoxLayout;
    row->addWidget(part.title, 1);
    row->addWidget(part.copy);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(part.text, 1);
    connect(part.copy, &QPushButton::clicked, this,
            [edit = part.text] { QGuiApplication::clipboard()->setText(edit->toPlainText()); });
    const bool isThere = !text.isEmpty();
    part.title->setVisible(isThere);
    part.copy->setVisible(isThere);
    part.text->setVisible(isThere);
    return part;
}

void MetallbDialog::retranslateUi()
{
    setWindowTitle(tr("MetalLB’s new settings"));
    QStringList sentences{
        tr("No release from v2.22.0 on reads these settings: %1.").arg(m_migration.oldKeys.join(u", "_s))};
    for (const group_vars::MetallbMigration::Note note : m_migration.notes) {
        sentences << CarryText::metallbNote(note);
    }
    m_explanation->setText(sentences.join(u'\n'));
    m_settings.title->setText(tr("For addons.yml of the new folder:"));
    m_settings.text->setAccessibleName(tr("New settings"));
    m_manifests.title->setText(tr("Objects for the cluster (kubectl apply -f):"));
    m_manifests.text->setAccessibleName(tr("Objects for the cluster"));
    m_settings.copy->setText(tr("&Copy"));
    m_manifests.copy->setText(tr("C&opy"));
    m_close->setText(tr("C&lose"));
}

void MetallbDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
