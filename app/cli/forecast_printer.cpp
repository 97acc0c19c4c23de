// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/forecast_printer.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"
#include "maintenance/forecast_json.hpp"
#include "operation/json.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/forecast_text.hpp"

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using ui::ForecastText;

namespace {

QString nodeText(const maintenance::NodeForecast &node)
{
    const QString about = ForecastText::about(node.estimate);
    QString text = node.node + u":  "_s + ForecastText::node(node) +
                   (about.isEmpty() ? QString() : QString(u" · "_s + about)) + u'\n';
    for (const maintenance::ForecastFinding &finding : node.findings) {
        text += u"  "_s + ForecastText::severity(finding.severity) + u":  "_s + ForecastText::finding(finding) +
                (finding.pods.isEmpty() ? QString() : QString(u"  ["_s + finding.pods.join(u", "_s) + u']')) + u'\n';
    }
    for (const maintenance::MovingPod &pod : node.moving) {
        text += u"  -> "_s + ForecastText::pod(pod) + u'\n';
    }
    if (!node.daemonSetPods.isEmpty() || !node.mirrorPods.isEmpty()) {
        text += u"  "_s + ForecastText::staying(node) + u"  ["_s +
                (node.daemonSetPods + node.mirrorPods).join(u", "_s) + u"]\n"_s;
    }
    return text;
}

} // namespace

QString forecastText(const Result<maintenance::Forecast> &forecast)
{
    if (!forecast) {
        return printable(CliText::tr("There is no forecast, the plan can be run without one: %1")
                             .arg(ui::ErrorText::line(forecast.error())) +
                         u'\n');
    }
    QString text = CliText::tr("Forecast: %1").arg(ForecastText::counts(*forecast)) + u" · "_s +
                   ForecastText::estimate(*forecast) + u'\n';
    for (const maintenance::NodeForecast &node : forecast->nodes) {
        text += nodeText(node);
    }
    return printable(text);
}

QJsonObject forecastJson(const Result<maintenance::Forecast> &forecast)
{
    return forecast ? maintenance::toJson(*forecast) : QJsonObject{{u"error"_s, operation::toJson(forecast.error())}};
}

} // namespace kubemori::cli
