// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QListWidget;
class QPushButton;

namespace kubemori::ui {

/// Puts the nodes that still wait into another order, by dragging or with the buttons. Deletes itself.
class NodeOrderDialog final : public QDialog
{
    Q_OBJECT
public:
    NodeOrderDialog(const QStringList &nodes, QWidget *parent);

Q_SIGNALS:
    void ordered(const QStringList &nodes);

private:
    void move(int by);
    void updateButtons();
    [[nodiscard]] QStringList order() const;

    QListWidget *m_list = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace kubemori::ui
