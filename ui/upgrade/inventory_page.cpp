// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/inventory_page.hpp"

#include "ui/text/error_text.hpp"
#include "ui/upgrade/fold.hpp"
#include "ui/upgrade/proof_table.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using inventory::Conversion;
using Form = upgrade::HopChoices::InventoryForm;

InventoryPage::InventoryPage(UpgradeDesk &desk, QWidget *parent)
    : StagePage(upgrade::Stage::Inventory, desk, parent)
{
    m_keep = new QRadioButton(content());
    m_keep->setObjectName(u"inventoryKeep"_s);
    m_ini = new QRadioButton(content());
    m_ini->setObjectName(u"inventoryIni"_s);
    m_verdict = plainLabel(content(), u"inventoryVerdict"_s, true);
    m_proofs = new ProofTable(content());
    m_previewFold = new Fold(u"inventoryPreview"_s, content());
    m_preview = new QPlainTextEdit(m_previewFold);
    m_preview->setObjectName(u"inventoryPreview"_s);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_preview->setFixedHeight(14 * m_preview->fontMetrics().lineSpacing());
    m_previewFold->setContent(m_preview);
    for (QWidget *each : std::initializer_list<QWidget *>{m_keep, m_ini, m_verdict, m_proofs, m_previewFold}) {
        body()->addWidget(each);
    }
    addForm(m_keep, Form::Keep);
    addForm(m_ini, Form::Ini);
}

void InventoryPage::addForm(QRadioButton *button, Form form)
{
    connect(button, &QRadioButton::toggled, this, [this, form](bool on) {
        if (on) {
            desk().choose([form](upgrade::HopChoices &choices) { choices.inventoryForm = form; });
        }
    });
}

void InventoryPage::load()
{
    desk().source().convertInventory(desk().upgrade(),
                                     desk().back<Conversion>(this, [this](const Result<Conversion> &conversion) {
                                         m_conversion = conversion;
                                         showConversion();
                                     }));
}

void InventoryPage::forget()
{
    m_conversion.reset();
    StagePage::forget();
}

QString InventoryPage::verdict() const
{
    if (!m_conversion) {
        return tr("Reading the inventory…");
    }
    if (!*m_conversion) {
        return ErrorText::describe(m_conversion->error()).toText();
    }
    const Conversion &conversion = **m_conversion;
    if (conversion.isRefused()) {
        QStringList lines{tr("The inventory cannot be brought into the new form:")};
        for (const inventory::Problem &problem : conversion.problems) {
            lines << problem.toString();
        }
        return lines.join(u'\n');
    }
    return conversion.isFaithful()
               ? tr("The new form says the same as the old one in every point.")
               : tr("The new form does not say the same as the old one. Keep the old one, or correct "
                    "it first.");
}

void InventoryPage::showConversion()
{
    const bool isIni = desk().hasUpgrade() && desk().hop().choices.inventoryForm == Form::Ini;
    const bool isMade = m_conversion && *m_conversion && !(*m_conversion)->isRefused();
    m_verdict->setText(verdict());
    m_verdict->setVisible(isIni);
    m_proofs->setVisible(isIni && isMade);
    m_previewFold->setVisible(isIni && isMade);
    if (isMade) {
        m_proofs->setChecks((*m_conversion)->checks);
        const QString text = QString::fromUtf8((*m_conversion)->text);
        if (m_preview->toPlainText() != text) {
            m_preview->setPlainText(text);
        }
    }
}

void InventoryPage::showChoices()
{
    if (desk().hasUpgrade()) {
        (desk().hop().choices.inventoryForm == Form::Ini ? m_ini : m_keep)->setChecked(true);
    }
    showConversion();
}

void InventoryPage::retranslateUi()
{
    m_keep->setText(tr("Keep the file as it is"));
    m_ini->setText(tr("Make an inventory.ini with etcd_member_name, as the samples are since v2.27.0"));
    m_previewFold->setTitle(tr("The new inventory.ini"));
    m_preview->setAccessibleName(tr("The new inventory.ini"));
    m_proofs->retranslateUi();
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
