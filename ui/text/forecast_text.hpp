// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for what a rolling reboot will meet. Plain text; names of pods and budgets come as the cluster gave them.
class ForecastText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::ForecastText)
public:
    using Severity = maintenance::ForecastFinding::Severity;

    /// "Blocks", "Warning", "Note".
    [[nodiscard]] static QString severity(Severity severity);
    /// What is found, with its numbers, and what it leads to.
    [[nodiscard]] static QString finding(const maintenance::ForecastFinding &finding);
    /// "3 move · 1 lost · 4 stay".
    [[nodiscard]] static QString node(const maintenance::NodeForecast &node);
    /// What the pods that move ask for and what there is.
    [[nodiscard]] static QString moving(const maintenance::NodeForecast &node);
    [[nodiscard]] static QString staying(const maintenance::NodeForecast &node);
    /// One pod that moves.
    [[nodiscard]] static QString pod(const maintenance::MovingPod &pod);
    /// "2 block · 5 warnings", or that there is nothing to worry about.
    [[nodiscard]] static QString counts(const maintenance::Forecast &forecast);
    /// "about 25 min, from 3 past runs"; says so when there were none.
    [[nodiscard]] static QString estimate(const maintenance::Forecast &forecast);
    /// "about 2 min"; empty when it is not known.
    [[nodiscard]] static QString about(const std::optional<Milliseconds> &time);
    /// "0.25 CPU, 64 MiB".
    [[nodiscard]] static QString resources(const maintenance::Resources &resources);

private:
    [[nodiscard]] static QString budget(const maintenance::ForecastFinding &finding);
    [[nodiscard]] static QString place(const maintenance::ForecastFinding &finding);
    [[nodiscard]] static QString loss(const maintenance::ForecastFinding &finding);
};

} // namespace kubemori::ui
