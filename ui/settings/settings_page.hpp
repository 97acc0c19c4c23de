// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.hpp"

#include <QEvent>
#include <QWidget>

namespace kubemori::ui {

/// One page of the settings dialog: shows some of the settings and takes them back, changed or not.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// What the page's tab says.
    [[nodiscard]] virtual QString title() const = 0;
    /// Without edited().
    virtual void setValues(const settings::Settings &settings) = 0;
    /// Writes its part.
    virtual void takeValues(settings::Settings &settings) const = 0;
    /// What is wrong with what was typed, and what to write instead; empty: nothing.
    [[nodiscard]] virtual QString fault() const { return {}; }

Q_SIGNALS:
    void edited();

protected:
    virtual void retranslateUi() = 0;
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange) {
            retranslateUi();
        }
        QWidget::changeEvent(event);
    }
};

} // namespace kubemori::ui
