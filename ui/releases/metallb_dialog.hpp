// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/metallb_migration.hpp"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace kubemori::ui {

/// MetalLB's old settings in their new form: what goes into addons.yml, and the objects for the cluster, to be copied.
class MetallbDialog final : public QDialog
{
    Q_OBJECT
public:
    MetallbDialog(group_vars::MetallbMigration migration, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Part
    {
        QLabel *title = nullptr;
        QPlainTextEdit *text = nullptr;
        QPushButton *copy = nullptr;
    };
    [[nodiscard]] Part addPart(const QString &name, const QByteArray &text);
    void retranslateUi();

    group_vars::MetallbMigration m_migration;
    QLabel *m_explanation = nullptr;
    Part m_settings;
    Part m_manifests;
    QPushButton *m_close = nullptr;
};

} // namespace kubemori::ui
