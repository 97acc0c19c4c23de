// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace kubemori::ui {

class PathEdit;

/// What ssh needs besides a host, as the rows of a form.
class SshFields final : public QObject
{
    Q_OBJECT
public:
    struct Values
    {
        QString user;
        int port = 0;
        QString identityFile;
        bool become = true;
    };

    /// Adds its rows to the form; widgets are named `prefix` + "User" and so on. Without `withSudo` there is no such
    /// row.
    SshFields(QFormLayout *form, const QString &prefix, bool withSudo, QWidget *parent);

    [[nodiscard]] Values values() const;
    void setValues(const Values &values);
    void retranslateUi();

private:
    QLabel *m_userLabel = nullptr;
    QLineEdit *m_user = nullptr;
    QLabel *m_portLabel = nullptr;
    QSpinBox *m_port = nullptr;
    QLabel *m_keyLabel = nullptr;
    PathEdit *m_key = nullptr;
    QCheckBox *m_become = nullptr;
};

} // namespace kubemori::ui
