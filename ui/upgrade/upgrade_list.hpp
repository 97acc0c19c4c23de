// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/upgrade_table_model.hpp"

#include <QWidget>

class QPushButton;
class QTableView;

namespace kubemori::ui {

/// The upgrades of a cluster, and what can be done with them.
class UpgradeList final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the list.
    explicit UpgradeList(UpgradeTableModel &model, QWidget *parent = nullptr);

    /// Only this one may be gone on with: a stage of it is being done. Empty: any.
    void setBusyWith(const QString &id);

Q_SIGNALS:
    void continued(const kubemori::upgrade::Upgrade &upgrade);
    void beginRequested();
    void importRequested();
    void exportRequested(const kubemori::upgrade::Upgrade &upgrade);
    void removeRequested(const kubemori::upgrade::Upgrade &upgrade);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] const upgrade::Upgrade *current() const;
    void updateButtons();
    void fit();
    void retranslateUi();

    UpgradeTableModel &m_model;
    QString m_busyWith;
    QTableView *m_table = nullptr;
    QPushButton *m_continue = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace kubemori::ui
