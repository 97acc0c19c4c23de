// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace kubemori::ui {

/// Which of the files are shown: by path, by text in what changed, or only those of the person's inventory.
class DiffFilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffFilterBar(QWidget *parent = nullptr);

    [[nodiscard]] QStringList pathWords() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isOnlyInventory() const;
    void setOnlyInventory(bool only);
    /// The folder that stands for the inventory; empty: none is known, and the switch is off.
    void setInventory(const QString &path, bool isSample);
    void focusPath();

Q_SIGNALS:
    void pathChanged();
    void textChanged();
    void inventoryChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QLineEdit *m_path = nullptr;
    QLineEdit *m_text = nullptr;
    QCheckBox *m_inventory = nullptr;
    QString m_folder;
    bool m_isSample = false;
};

} // namespace kubemori::ui
