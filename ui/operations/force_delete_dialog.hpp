// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kubemori::ui {

/// Asks twice before a pod is deleted by force: the pod's name has to be typed. Accepted only then. Deletes itself.
class ForceDeleteDialog final : public QDialog
{
    Q_OBJECT
public:
    ForceDeleteDialog(const operation::Remedy &remedy, QWidget *parent);

private:
    QString m_pod; ///< without its namespace
    QLineEdit *m_typed = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace kubemori::ui
