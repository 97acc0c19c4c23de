// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.hpp"

#include <QDialog>
#include <QList>

class QLabel;
class QPushButton;
class QTabWidget;

namespace kubemori::ui {

class Preferences;
class SettingsPage;

/// The settings of the program. Language and appearance are shown while they are chosen; Cancel takes them back. What
/// was typed wrongly is said below the pages, and is not taken. Deletes itself.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `preferences` must outlive it.
    explicit SettingsDialog(Preferences &preferences, QWidget *parent = nullptr);

    /// The settings as the pages show them now.
    [[nodiscard]] settings::Settings values() const;
    void done(int result) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPage(SettingsPage *page);
    QWidget *makeButtons();
    void setValues(const settings::Settings &settings);
    void follow();
    void updateState();
    /// False when it could not be written; that is said.
    bool apply();
    [[nodiscard]] QString problemText() const;
    void retranslateUi();

    Preferences &m_preferences;
    QList<SettingsPage *> m_pages;
    QTabWidget *m_tabs = nullptr;
    QLabel *m_fault = nullptr;
    QPushButton *m_defaults = nullptr;
    QPushButton *m_ok = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_apply = nullptr;
    QString m_writeError; ///< of the last attempt
};

} // namespace kubemori::ui
