// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

namespace kubemori::ui {

/// One line of plain text, cut with an ellipsis where there is no room; the whole is in the tooltip and the accessible
/// name.
class ElidedLabel final : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode) { m_mode = mode; }
    /// An icon in front, in this colour; an empty name removes it.
    void setIcon(const QString &name, const QColor &colour);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int iconSpace() const;

    QString m_text;
    QString m_icon;
    QColor m_iconColour;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace kubemori::ui
