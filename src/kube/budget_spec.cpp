// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/budget_spec.hpp"

#include "kube/names.hpp"

#include <QJsonDocument>

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

Result<BudgetSpec> readBudgetSpec(const Kubectl &kubectl, const QString &nameSpace, const QString &name,
                                  std::stop_token stop)
{
    for (const QString &part : {nameSpace, name}) {
        if (const auto checked = checkObjectName(part); !checked) {
            return std::unexpected(checked.error());
        }
    }
    const auto read = [&](const QString &version) {
        return kubectl.getRaw(u"/apis/policy/%1/namespaces/%2/poddisruptionbudgets/%3"_s.arg(version, nameSpace, name),
                              stop);
    };
    auto json = read(u"v1"_s);
    if (!json && json.error().code == ErrorCode::NotFound) {
        json = read(u"v1beta1"_s); // before Kubernetes 1.21
    }
    if (!json) {
        return std::unexpected(json.error().on(nameSpace + u'/' + name));
    }
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    BudgetSpec spec{.uid = object[u"metadata"][u"uid"].toString(), .spec = object[u"spec"].toObject()};
    if (object[u"metadata"][u"name"].toString() != name || spec.uid.isEmpty() || spec.spec.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"this is no such disruption budget"_s, nameSpace + u'/' + name);
    }
    return spec;
}

QJsonObject relaxedSpec(const QJsonObject &spec, const PodDisruptionBudget &numbers)
{
    if (numbers.currentHealthy < 1 && numbers.expectedPods > 0) {
        return {};
    }
    QJsonObject relaxed = spec;
    if (spec.contains(u"minAvailable"_s)) {
        relaxed.insert(u"minAvailable"_s, std::max(0, numbers.currentHealthy - 1));
    } else {
        const int missing = std::max(0, numbers.expectedPods - numbers.currentHealthy);
        relaxed.insert(u"maxUnavailable"_s, missing + 1);
    }
    return relaxed;
}

} // namespace kubemori::kube
