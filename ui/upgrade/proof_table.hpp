// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/conversion.hpp"

#include <QTableWidget>

namespace kubemori::ui {

/// What both inventories were asked for, what each said, and whether that is the same; differences first.
class ProofTable final : public QTableWidget
{
    Q_OBJECT
public:
    explicit ProofTable(QWidget *parent = nullptr);

    void setChecks(const QList<inventory::ConversionCheck> &checks);
    void retranslateUi();

private:
    void addCheck(const inventory::ConversionCheck &check);

    QList<inventory::ConversionCheck> m_checks;
};

} // namespace kubemori::ui
