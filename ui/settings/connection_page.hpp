// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.hpp"

class QLabel;
class QLineEdit;

namespace kubemori::ui {

/// Timeouts where clusters.yaml names none, and proxies.
class ConnectionPage final : public SettingsPage
{
    Q_OBJECT
public:
    explicit ConnectionPage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setValues(const settings::Settings &settings) override;
    void takeValues(settings::Settings &settings) const override;
    [[nodiscard]] QString fault() const override;

protected:
    void retranslateUi() override;

private:
    struct Timeout
    {
        Milliseconds cluster::Timeouts::*field;
        QLineEdit *edit;
    };
    QLineEdit *makeEdit(const QString &name);
    [[nodiscard]] static QString proxyText(const QString &address);

    QLabel *m_timeoutsHeading = nullptr;
    QList<Timeout> m_timeouts;
    QLabel *m_timeoutsHint = nullptr;
    QLabel *m_proxiesHeading = nullptr;
    QLineEdit *m_http = nullptr;
    QLineEdit *m_https = nullptr;
    QLineEdit *m_none = nullptr;
    QLabel *m_proxiesHint = nullptr;
};

} // namespace kubemori::ui
