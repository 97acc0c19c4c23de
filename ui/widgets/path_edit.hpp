// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace kubemori::ui {

/// A line for a path with a button that opens a file dialog (without a nested event loop).
class PathEdit final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { File, Folder, NewFile };

    /// The line is named `objectName`, the button `objectName` + "Browse".
    PathEdit(Kind kind, const QString &objectName, QWidget *parent);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    /// For the accessible names, and the title of the file dialog.
    void setTexts(const QString &name, const QString &placeholder = {});

Q_SIGNALS:
    void pathChanged(const QString &path);
    /// Return was pressed, or a path was chosen in the dialog.
    void pathChosen(const QString &path);

private:
    void browse();

    Kind m_kind;
    QString m_name;
    QLineEdit *m_edit = nullptr;
    QPushButton *m_browse = nullptr;
};

} // namespace kubemori::ui
