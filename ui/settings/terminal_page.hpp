// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.hpp"

class QComboBox;
class QLabel;
class QLineEdit;

namespace kubemori::ui {

/// The terminal program in which ssh to a node is opened, with the command as it will be.
class TerminalPage final : public SettingsPage
{
    Q_OBJECT
public:
    /// Looks for the terminals that are installed.
    explicit TerminalPage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setValues(const settings::Settings &settings) override;
    void takeValues(settings::Settings &settings) const override;
    [[nodiscard]] QString fault() const override;

protected:
    void retranslateUi() override;

private:
    [[nodiscard]] bool isOwn() const;
    [[nodiscard]] QString templateText() const;
    void update();

    QString m_found; ///< the template of the one that is taken by itself; empty: none is installed
    QComboBox *m_choice = nullptr;
    QLineEdit *m_own = nullptr;
    QLabel *m_hint = nullptr;
    QLineEdit *m_example = nullptr;
};

} // namespace kubemori::ui
