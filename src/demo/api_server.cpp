// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api_server.hpp"

#include "demo/api_objects.hpp"
#include "demo/selectors.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::unexpected<Error> notFound(const QString &what)
{
    return fail(ErrorCode::NotFound, u"(NotFound): "_s + what);
}

std::unexpected<Error> noSuchResource()
{
    return notFound(u"the server could not find the requested resource"_s);
}

QString decoded(const QUrlQuery &query, const QString &key)
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

/// "namespaces/NS/pods/NAME" and "pods" in one form.
struct Place
{
    QString nameSpace;
    QString resource;
    QString name;
};

Place placeOf(QStringList path)
{
    Place place;
    if (path.size() > 2 && path.constFirst() == u"namespaces") {
        place.nameSpace = path.at(1);
        path = path.sliced(2);
    }
    place.resource = path.value(0);
    place.name = path.value(1);
    return place;
}

QString kindOf(const QString &resource)
{
    return resource == u"deployments"    ? u"Deployment"_s
           : resource == u"statefulsets" ? u"StatefulSet"_s
           : resource == u"daemonsets"   ? u"DaemonSet"_s
           : resource == u"replicasets"  ? u"ReplicaSet"_s
                                         : QString();
}

/// A Prometheus behind the API server's proxy, to which all is well.
QByteArray firingAlerts()
{
    const QJsonObject watchdog{{u"metric"_s, QJsonObject{{u"alertname"_s, u"Watchdog"_s}, {u"severity"_s, u"none"_s}}}};
    return bytesOf({{u"status"_s, u"success"_s},
                    {u"data"_s, QJsonObject{{u"resultType"_s, u"vector"_s}, {u"result"_s, QJsonArray{watchdog}}}}});
}

/// As the API server writes them, but only what somebody reads.
QByteArray metricsOf(const ClusterModel &model)
{
    QString text = u"# HELP apiserver_request_total [STABLE] Counter of apiserver requests.\n"
                   "# TYPE apiserver_request_total counter\n"
                   "apiserver_request_total{code=\"200\",component=\"apiserver\",dry_run=\"\",group=\"\","
                   "resource=\"nodes\",scope=\"cluster\",subresource=\"\",verb=\"LIST\",version=\"v1\"} 48213\n"_s;
    if (!model.installation().oldApis.isEmpty()) {
        text +=
            u"# HELP apiserver_requested_deprecated_apis [STABLE] Gauge of deprecated APIs that have been requested\n"
            "# TYPE apiserver_requested_deprecated_apis gauge\n"_s;
    }
    for (const QString &api : model.installation().oldApis) {
        const QStringList words = api.split(u' ');
        text += u"apiserver_requested_deprecated_apis{group=\"%1\",removed_release=\"%2\",resource=\"%3\","
                "subresource=\"\",version=\"%4\"} 1\n"_s.arg(words.value(0), words.value(3), words.value(2),
                                                             words.value(1));
    }
    return text.toUtf8();
}

} // namespace

Result<QByteArray> ApiServer::get(const QUrl &url) const
{
    const QUrlQuery query(url);
    const QStringList path = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    const QString start = path.mid(0, 3).join(u'/');
    if (path == QStringList{u"version"_s}) {
        return bytesOf({{u"major"_s, u"1"_s}, {u"gitVersion"_s, m_model.nodes().front().kubelet}});
    }
    if (path == QStringList{u"readyz"_s}) {
        return QByteArrayLiteral("ok");
    }
    if (path == QStringList{u"metrics"_s}) {
        return metricsOf(m_model);
    }
    if (start.startsWith(u"api/v1")) {
        return core(path.sliced(2), query);
    }
    if (start == u"apis/apps/v1") {
        return apps(path.sliced(3), query);
    }
    if (start == u"apis/policy/v1") {
        return policy(path.sliced(3), query);
    }
    if (start == u"apis/storage.k8s.io/v1") {
        return emptyList(u"VolumeAttachmentList"_s, u"storage.k8s.io/v1"_s);
    }
    if (start == u"apis/autoscaling/v1") {
        return emptyList(u"HorizontalPodAutoscalerList"_s, u"autoscaling/v1"_s);
    }
    return noSuchResource();
}

Result<QByteArray> ApiServer::core(const QStringList &path, const QUrlQuery &query) const
{
    const Place place = placeOf(path);
    if (place.resource == u"nodes" && place.name.isEmpty()) {
        return nodes(query);
    }
    if (place.resource == u"nodes") {
        const int index = m_model.indexOf(place.name);
        return index >= 0 && m_model.node(index).name == place.name
                   ? Result<QByteArray>(bytesOf(ApiObjects(m_model).node(m_model.node(index))))
                   : notFound(u"nodes \"%1\" not found"_s.arg(place.name));
    }
    if (place.resource == u"pods" && place.name.isEmpty()) {
        return pods(place.nameSpace, query);
    }
    if (place.resource == u"pods") {
        const SimPod *pod = m_model.pod(place.nameSpace, place.name);
        return pod != nullptr ? Result<QByteArray>(bytesOf(ApiObjects(m_model).pod(*pod)))
                              : notFound(u"pods \"%1\" not found"_s.arg(place.name));
    }
    if (place.nameSpace == u"monitoring" && place.resource == u"services") {
        return firingAlerts();
    }
    if (place.resource == u"persistentvolumes") {
        return emptyList(u"PersistentVolumeList"_s, u"v1"_s);
    }
    return noSuchResource();
}

Result<QByteArray> ApiServer::nodes(const QUrlQuery &query) const
{
    return page(
        u"NodeList"_s, u"v1"_s, static_cast<qsizetype>(m_model.nodes().size()),
        [this](qsizetype index) { return ApiObjects(m_model).node(m_model.node(static_cast<int>(index))); }, query);
}

Result<QByteArray> ApiServer::pods(const QString &nameSpace, const QUrlQuery &query) const
{
    const QString labels = decoded(query, u"labelSelector"_s);
    const QString fields = decoded(query, u"fieldSelector"_s);
    const ApiObjects objects(m_model);
    std::vector<const SimPod *> found;
    for (const SimPod &pod : m_model.pods()) {
        const QString node = pod.node < 0 ? QString() : m_model.node(pod.node).name;
        if ((nameSpace.isEmpty() || pod.nameSpace == nameSpace) &&
            (fields.isEmpty() ||
             meetsFields(fields, {{u"spec.nodeName"_s, node}, {u"status.phase"_s, u"Running"_s}})) &&
            (labels.isEmpty() || meetsLabels(labels, objects.labelsOf(pod)))) {
            found.push_back(&pod);
        }
    }
    return page(
        u"PodList"_s, u"v1"_s, static_cast<qsizetype>(found.size()),
        [&](qsizetype index) { return objects.pod(*found.at(static_cast<std::size_t>(index))); }, query);
}

Result<QByteArray> ApiServer::apps(const QStringList &path, const QUrlQuery &query) const
{
    const Place place = placeOf(path);
    const QString kind = kindOf(place.resource);
    return kind.isEmpty() ? noSuchResource() : workloads(kind, place.nameSpace, place.name, query);
}

Result<QByteArray> ApiServer::workloads(const QString &kind, const QString &nameSpace, const QString &name,
                                        const QUrlQuery &query) const
{
    const ApiObjects objects(m_model);
    const bool sets = kind == u"ReplicaSet";
    std::vector<QJsonObject> found;
    for (const SimWorkload &workload : m_model.workloads()) {
        if (workload.kind != (sets ? u"Deployment"_s : kind) ||
            (!nameSpace.isEmpty() && workload.nameSpace != nameSpace)) {
            continue;
        }
        const QJsonObject json = sets ? objects.replicaSet(workload) : objects.workload(workload);
        if (name.isEmpty() || json[u"metadata"][u"name"].toString() == name) {
            found.push_back(json);
        }
    }
    if (!name.isEmpty()) {
        return found.empty() ? notFound(u"%1s.apps \"%2\" not found"_s.arg(kind.toLower(), name))
                             : Result<QByteArray>(bytesOf(found.front()));
    }
    return page(
        kind + u"List"_s, u"apps/v1"_s, static_cast<qsizetype>(found.size()),
        [&](qsizetype index) { return found.at(static_cast<std::size_t>(index)); }, query);
}

Result<QByteArray> ApiServer::policy(const QStringList &path, const QUrlQuery &query) const
{
    const Place place = placeOf(path);
    const ApiObjects objects(m_model);
    if (place.resource != u"poddisruptionbudgets") {
        return noSuchResource();
    }
    std::vector<const SimBudget *> found;
    for (const SimBudget &budget : m_model.budgets()) {
        if ((place.nameSpace.isEmpty() || budget.nameSpace == place.nameSpace) &&
            (place.name.isEmpty() || budget.name == place.name)) {
            found.push_back(&budget);
        }
    }
    if (!place.name.isEmpty()) {
        return found.empty() ? notFound(u"poddisruptionbudgets.policy \"%1\" not found"_s.arg(place.name))
                             : Result<QByteArray>(bytesOf(objects.budget(*found.front())));
    }
    return page(
        u"PodDisruptionBudgetList"_s, u"policy/v1"_s, static_cast<qsizetype>(found.size()),
        [&](qsizetype index) { return objects.budget(*found.at(static_cast<std::size_t>(index))); }, query);
}

Result<QByteArray> ApiServer::page(const QString &kind, const QString &apiVersion, qsizetype count,
                                   const std::function<QJsonObject(qsizetype)> &make, const QUrlQuery &query) const
{
    const QString token = decoded(query, u"continue"_s);
    bool isNumber = token.isEmpty();
    const qsizetype first = token.isEmpty() ? 0 : QByteArray::fromBase64(token.toLatin1()).toLongLong(&isNumber);
    if (!isNumber || first < 0) {
        return fail(ErrorCode::InvalidInput, u"(BadRequest): continue key is not valid"_s);
    }
    const qsizetype limit = decoded(query, u"limit"_s).toLongLong();
    const qsizetype end = limit > 0 ? std::min(count, first + limit) : count;
    QJsonObject metadata{{u"resourceVersion"_s, QString::number(m_model.version())}};
    if (end < count) {
        metadata.insert(u"continue"_s, QString::fromLatin1(QByteArray::number(end).toBase64()));
        metadata.insert(u"remainingItemCount"_s, count - end);
    }
    // In the order of the real one, which who reads while it arrives may rely on.
    QByteArray body = "{\"kind\":\"" + kind.toLatin1() + "\",\"apiVersion\":\"" + apiVersion.toLatin1() +
                      "\",\"metadata\":" + QJsonDocument(metadata).toJson(QJsonDocument::Compact) + ",\"items\":[";
    for (qsizetype index = first; index < end; ++index) {
        body += index == first ? "" : ",";
        body += QJsonDocument(make(index)).toJson(QJsonDocument::Compact);
    }
    return body + "]}\n";
}

Result<QByteArray> ApiServer::emptyList(const QString &kind, const QString &apiVersion) const
{
    return page(kind, apiVersion, 0, {}, {});
}

} // namespace kubemori::demo
