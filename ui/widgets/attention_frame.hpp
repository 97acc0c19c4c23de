// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace kubemori::ui {

/// A box that stands out: something in it needs a person. As high as its wrapped words want.
class AttentionFrame : public QFrame
{
    Q_OBJECT
public:
    explicit AttentionFrame(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace kubemori::ui
