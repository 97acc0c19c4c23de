// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.hpp"

class QCheckBox;
class QComboBox;
class QLabel;

namespace kubemori::ui {

/// Language, appearance, and what the desktop is told of.
class GeneralPage final : public SettingsPage
{
    Q_OBJECT
public:
    explicit GeneralPage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setValues(const settings::Settings &settings) override;
    void takeValues(settings::Settings &settings) const override;

protected:
    void retranslateUi() override;

private:
    QCheckBox *makeCheck(const QString &name);

    QComboBox *m_language = nullptr;
    QComboBox *m_scheme = nullptr;
    QLabel *m_notifications = nullptr;
    QCheckBox *m_questions = nullptr;
    QCheckBox *m_failed = nullptr;
    QCheckBox *m_finished = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace kubemori::ui
