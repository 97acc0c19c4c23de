// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace kubemori::ui {

/// Says all the time that the clusters are simulated, and what to do with them. It cannot be closed.
class DemoBanner final : public QFrame
{
    Q_OBJECT
public:
    explicit DemoBanner(QWidget *parent = nullptr);

Q_SIGNALS:
    void practiseRequested();
    void addClusterRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    void paintIcon();

    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_practise = nullptr;
    QPushButton *m_addCluster = nullptr;
};

} // namespace kubemori::ui
