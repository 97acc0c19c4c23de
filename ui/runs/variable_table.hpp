// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_request.hpp"
#include "base/result.hpp"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace kubemori::ui {

/// Extra variables of a run: name, value, and what the value is, so that numbers and booleans arrive as such.
class VariableTable final : public QWidget
{
    Q_OBJECT
public:
    enum class Type { Text, Number, Boolean, Json };

    explicit VariableTable(QWidget *parent = nullptr);

    void setVariables(const QList<ansible::ExtraVariable> &variables);
    /// InvalidInput with the variable as subject for a value that is not of its type, or a value without a name.
    [[nodiscard]] Result<QList<ansible::ExtraVariable>> variables() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRow(const ansible::ExtraVariable &variable);
    void removeRow();
    void retranslateUi();

    QTableWidget *m_table = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace kubemori::ui
