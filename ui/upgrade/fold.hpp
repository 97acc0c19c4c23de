// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace kubemori::ui {

/// A heading that opens and closes what is below it.
class Fold final : public QWidget
{
    Q_OBJECT
public:
    /// The heading's button is named `name` + "Fold".
    Fold(const QString &name, QWidget *parent);

    void setTitle(const QString &title);
    /// Takes ownership.
    void setContent(QWidget *content);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void toggled(bool open);

private:
    QToolButton *m_button = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QWidget *m_content = nullptr;
};

} // namespace kubemori::ui
