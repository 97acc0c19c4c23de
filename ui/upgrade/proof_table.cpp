// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/proof_table.hpp"

#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/state_icon.hpp"
#include "ui/widgets/text_table.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using inventory::ConversionCheck;

ProofTable::ProofTable(QWidget *parent)
    : QTableWidget(parent)
{
    makeTextTable(*this, u"inventoryProofs"_s, 4);
}

void ProofTable::setChecks(const QList<ConversionCheck> &checks)
{
    m_checks = checks;
    std::ranges::stable_sort(m_checks, {}, &ConversionCheck::isSame);
    setRowCount(0);
    for (const ConversionCheck &check : std::as_const(m_checks)) {
        addCheck(check);
    }
    fitTextTable(*this, 260, 8);
}

void ProofTable::addCheck(const ConversionCheck &check)
{
    const int row = rowCount();
    insertRow(row);
    const bool isSame = check.isSame();
    const QStringList texts{UpgradeText::conversionCheck(check.name), isSame ? tr("same") : tr("differs"),
                            check.oldValues.join(u", "_s), check.newValues.join(u", "_s)};
    setTextRow(*this, row, texts);
    item(row, 1)->setIcon(stateIcon(isSame ? u"ready"_s : u"not-ready"_s, isSame ? Tone::Good : Tone::Bad, *this));
}

void ProofTable::retranslateUi()
{
    setHorizontalHeaderLabels({tr("Asked for"), tr("Result"), tr("Old inventory"), tr("New inventory")});
    setAccessibleName(tr("Proofs that both inventories say the same"));
    setChecks(QList<ConversionCheck>(m_checks));
}

} // namespace kubemori::ui
