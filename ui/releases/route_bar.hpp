// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace kubemori::ui {

/// From which release to which other: what is planned and compared below it.
class RouteBar final : public QWidget
{
    Q_OBJECT
public:
    explicit RouteBar(QWidget *parent = nullptr);

    /// The newest first; what was chosen stays if it is among them.
    void setTags(const QStringList &tags);
    void setRoute(const QString &from, const QString &to);
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;

Q_SIGNALS:
    void routeChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLabel *m_fromLabel = nullptr;
    QComboBox *m_from = nullptr;
    QLabel *m_toLabel = nullptr;
    QComboBox *m_to = nullptr;
};

} // namespace kubemori::ui
