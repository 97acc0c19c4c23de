// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

#include <optional>

class QPlainTextEdit;
class QRadioButton;

namespace kubemori::ui {

class ProofTable;

/// Whether the inventory file stays as it is or becomes an inventory.ini; with the proofs and a preview of the new one.
class InventoryPage final : public StagePage
{
    Q_OBJECT
public:
    explicit InventoryPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;

protected:
    void load() override;
    void forget() override;
    void showChoices() override;

private:
    void addForm(QRadioButton *button, upgrade::HopChoices::InventoryForm form);
    void showConversion();
    [[nodiscard]] QString verdict() const;

    std::optional<Result<inventory::Conversion>> m_conversion;
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_ini = nullptr;
    QLabel *m_verdict = nullptr;
    ProofTable *m_proofs = nullptr;
    Fold *m_previewFold = nullptr;
    QPlainTextEdit *m_preview = nullptr;
};

} // namespace kubemori::ui
