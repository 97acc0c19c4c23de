// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/deprecated_api.hpp"

#include <QLatin1StringView>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;

namespace {

struct Removal
{
    QLatin1StringView api;
    int minor;
};

/// By Kubernetes' deprecation guide.
constexpr std::array removals{
    Removal{"extensions/v1beta1 (deployments, daemonsets, replicasets, networkpolicies)"_L1, 16},
    Removal{"apps/v1beta1"_L1, 16},
    Removal{"apps/v1beta2"_L1, 16},
    Removal{"extensions/v1beta1 (ingresses)"_L1, 22},
    Removal{"networking.k8s.io/v1beta1"_L1, 22},
    Removal{"admissionregistration.k8s.io/v1beta1"_L1, 22},
    Removal{"apiextensions.k8s.io/v1beta1"_L1, 22},
    Removal{"apiregistration.k8s.io/v1beta1"_L1, 22},
    Removal{"authentication.k8s.io/v1beta1"_L1, 22},
    Removal{"authorization.k8s.io/v1beta1"_L1, 22},
    Removal{"certificates.k8s.io/v1beta1"_L1, 22},
    Removal{"coordination.k8s.io/v1beta1"_L1, 22},
    Removal{"rbac.authorization.k8s.io/v1beta1"_L1, 22},
    Removal{"scheduling.k8s.io/v1beta1"_L1, 22},
    Removal{"storage.k8s.io/v1beta1"_L1, 22},
    Removal{"policy/v1beta1"_L1, 25},
    Removal{"batch/v1beta1"_L1, 25},
    Removal{"discovery.k8s.io/v1beta1"_L1, 25},
    Removal{"events.k8s.io/v1beta1"_L1, 25},
    Removal{"autoscaling/v2beta1"_L1, 25},
    Removal{"node.k8s.io/v1beta1"_L1, 25},
    Removal{"autoscaling/v2beta2"_L1, 26},
    Removal{"flowcontrol.apiserver.k8s.io/v1beta1"_L1, 26},
    Removal{"storage.k8s.io/v1beta1 (csistoragecapacities)"_L1, 27},
    Removal{"flowcontrol.apiserver.k8s.io/v1beta2"_L1, 29},
    Removal{"flowcontrol.apiserver.k8s.io/v1beta3"_L1, 32},
};

constexpr QByteArrayView metric = "apiserver_requested_deprecated_apis{";

/// The labels of one line; values hold no quotes in this metric.
QString label(const QString &line, const QString &name)
{
    const QRegularExpression form(uR"re([{,]%1="([A-Za-z0-9./_-]{0,100})")re"_s.arg(name));
    return form.match(line).captured(1);
}

std::optional<DeprecatedApi> apiOf(const QString &line)
{
    const auto removed = Version::parse(label(line, u"removed_release"_s));
    const QString version = label(line, u"version"_s);
    const double times = line.section(u'}', -1).trimmed().section(u' ', 0, 0).toDouble();
    if (!removed || version.isEmpty() || !(times > 0)) {
        return {};
    }
    const QString group = label(line, u"group"_s);
    return DeprecatedApi{.api = group.isEmpty() ? version : QString(group + u'/' + version),
                         .resource = label(line, u"resource"_s),
                         .removed = *removed};
}

} // namespace

Result<QList<DeprecatedApi>> parseDeprecatedApis(const QByteArray &metrics)
{
    constexpr qsizetype longestLine = 2000;
    constexpr qsizetype mostApis = 500;
    // A fresh API server has not the metric; but it always counts its requests.
    if (!metrics.contains("\napiserver_request_total{") && !metrics.contains(metric)) {
        return fail(ErrorCode::InvalidData, u"these are no metrics of an API server"_s);
    }
    QList<DeprecatedApi> apis;
    qsizetype at = 0;
    while ((at = metrics.indexOf(metric, at)) >= 0 && apis.size() < mostApis) {
        const qsizetype end = metrics.indexOf('\n', at);
        const qsizetype length = (end < 0 ? metrics.size() : end) - at;
        if ((at == 0 || metrics.at(at - 1) == '\n') && length <= longestLine) {
            const auto api = apiOf(QString::fromUtf8(metrics.sliced(at, length)));
            if (api && std::ranges::find(apis, *api) == apis.end()) {
                apis.append(*api);
            }
        }
        at += length;
    }
    return apis;
}

QStringList apisRemovedBetween(const Version &from, const Version &to)
{
    QStringList removed;
    for (const Removal &removal : removals) {
        if (removal.minor > from.minor && removal.minor <= to.minor) {
            removed.append(u"%1 (1.%2)"_s.arg(removal.api).arg(removal.minor));
        }
    }
    return removed;
}

} // namespace kubemori::upgrade::health
