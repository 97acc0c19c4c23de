// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "maintenance/forecast.hpp"
#include "ui/widgets/appearance.hpp"

#include <QWidget>

#include <optional>

class QTreeView;

namespace kubemori::ui {

class ElidedLabel;
class ForecastModel;

/// What a rolling reboot will meet: one line that sums it up, and the nodes with their findings.
class ForecastView final : public QWidget
{
    Q_OBJECT
public:
    explicit ForecastView(QWidget *parent = nullptr);

    /// There is no plan to make one of.
    void clear();
    /// It is being made.
    void setPending();
    void setForecast(const Result<maintenance::Forecast> &forecast);
    void retranslate();

    /// The forecast in a few words, for places where the view itself is not seen.
    struct Outlook
    {
        QString icon;
        Tone tone = Tone::Neutral;
        QString title; ///< "Forecast: 2 warnings"
        QString text;  ///< counts and time, or why there is no forecast; empty without a plan
    };
    [[nodiscard]] Outlook outlook() const;

private:
    void showNow();
    void fit();

    bool m_pending = false;
    std::optional<Result<maintenance::Forecast>> m_forecast;
    ForecastModel *m_model = nullptr;
    ElidedLabel *m_state = nullptr;
    QTreeView *m_tree = nullptr;
};

} // namespace kubemori::ui
