// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace kubemori::ui {

/// What stands where there is nothing to show yet: an icon, a title, and what to do.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(QString icon, const QString &objectName, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);
    /// Puts a widget below the explanation.
    void addWidget(QWidget *widget, Qt::Alignment alignment = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_icon;
    QLabel *m_picture = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_explanation = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace kubemori::ui
