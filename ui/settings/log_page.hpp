// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.hpp"

#include <QFont>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QSpinBox;

namespace kubemori::ui {

/// The font that logs are shown in by these settings.
[[nodiscard]] QFont logFont(const settings::LogSettings &settings);

/// Font of logs, with an example, how much of a log is kept, and for how long.
class LogPage final : public SettingsPage
{
    Q_OBJECT
public:
    explicit LogPage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setValues(const settings::Settings &settings) override;
    void takeValues(settings::Settings &settings) const override;

protected:
    void retranslateUi() override;

private:
    void fillFamilies();
    void showExample();

    QComboBox *m_family = nullptr;
    QSpinBox *m_size = nullptr;
    QPlainTextEdit *m_example = nullptr;
    QSpinBox *m_kept = nullptr;
    QSpinBox *m_runDays = nullptr;
    QSpinBox *m_runMegabytes = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace kubemori::ui
