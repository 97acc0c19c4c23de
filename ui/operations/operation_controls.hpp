// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;

namespace kubemori::ui {

class OperationController;

/// What a person can do to a running operation: pause it, stop it after this node, leave a node out, change the order
/// of those that wait, cancel. Shown while one runs.
class OperationControls final : public QWidget
{
    Q_OBJECT
public:
    /// `controller` must outlive the widget.
    explicit OperationControls(OperationController &controller, QWidget *parent = nullptr);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void fillSkipMenu();
    void confirmSkip(const QString &node);
    void openOrder();
    void retranslateUi();
    [[nodiscard]] QString nodeUnderWay() const;

    OperationController &m_controller;
    QPushButton *m_pause = nullptr;
    QPushButton *m_more = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_stopAfterNode = nullptr;
    QMenu *m_skip = nullptr;
    QAction *m_order = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
