// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace kubemori::ui {

class DiffView;

/// The whole diff in a narrow strip: removed lines on its left half, added ones on its right, and a frame around what
/// is on screen. A click goes there.
class DiffOverview final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int usualWidth = 16;

    explicit DiffOverview(DiffView *view);

    /// The row that stands at this height.
    [[nodiscard]] int rowAt(int y) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void goTo(int y);

    DiffView *m_view;
};

} // namespace kubemori::ui
