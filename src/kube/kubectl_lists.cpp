// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"

#include "kube/budget_parser.hpp"
#include "kube/kubectl_error.hpp"
#include "kube/kubectl_hosts.hpp"
#include "kube/names.hpp"
#include "kube/pod_parser.hpp"
#include "kube/room_parser.hpp"
#include "kube/workload_parser.hpp"

#include <QRegularExpression>
#include <QUrl>

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

/// The first page is small so that there is something to show; each further one costs a kubectl of its own (0.1 s of a
/// CPU).
constexpr int firstPage = 500;
constexpr int furtherPages = 2000;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

template<class Item>
Result<QList<Item>> Kubectl::listAll(const QString &path, const std::stop_token &stop,
                                     const std::function<Result<Page<Item>>(QByteArray &)> &parse) const
{
    QList<Item> items;
    const auto done = eachPage(path, stop, [&](QByteArray &json) -> Result<QString> {
        auto page = parse(json);
        if (!page) {
            return std::unexpected(page.error());
        }
        items.append(std::move(page->items));
        return page->next;
    });
    return done ? Result<QList<Item>>(std::move(items)) : std::unexpected(done.error());
}

Result<QList<Pod>> Kubectl::podsOnNode(const QString &node, std::stop_token stop) const
{
    if (const auto checked = checkObjectName(node); !checked) {
        return std::unexpected(checked.error());
    }
    auto pods = listPods(u"/api/v1/pods?fieldSelector=spec.nodeName%3D"_s + node + u'&', stop);
    if (!pods) {
        return std::unexpected(pods.error().on(node));
    }
    return pods;
}

Result<QList<Pod>> Kubectl::podsWith(const QString &labelSelector, std::stop_token stop) const
{
    return listPods(u"/api/v1/pods?labelSelector="_s + encoded(labelSelector) + u'&', stop);
}

Result<QList<Pod>> Kubectl::allPods(std::stop_token stop) const
{
    return listPods(u"/api/v1/pods?"_s, stop);
}

Result<QList<ScheduledPod>> Kubectl::scheduledPods(std::stop_token stop) const
{
    auto pods =
        listAll<ScheduledPod>(u"/api/v1/pods?fieldSelector=status.phase%21%3DSucceeded%2Cstatus.phase%21%3DFailed&"_s,
                              stop, parseScheduledPods);
    return pods ? std::move(pods) : std::unexpected(pods.error().during(u"listing pods"_s));
}

Result<QList<NodeRoom>> Kubectl::nodeRooms(std::stop_token stop) const
{
    auto rooms = listAll<NodeRoom>(u"/api/v1/nodes?"_s, stop, parseNodeRooms);
    return rooms ? std::move(rooms) : std::unexpected(rooms.error().during(u"listing nodes"_s));
}

Result<QList<Workload>> Kubectl::workloads(std::stop_token stop) const
{
    QList<Workload> workloads;
    for (const QString &kind : {u"Deployment"_s, u"StatefulSet"_s}) {
        auto some = listAll<Workload>(u"/apis/apps/v1/"_s + kind.toLower() + u"s?"_s, stop, [&kind](QByteArray &json) {
            return parseWorkloads(json, kind).transform([](WorkloadPage page) {
                return Page<Workload>{.items = std::move(page.workloads), .next = std::move(page.next)};
            });
        });
        if (!some) {
            return std::unexpected(some.error().during(u"listing workloads"_s));
        }
        workloads.append(std::move(*some));
    }
    return workloads;
}

Result<QList<BoundVolume>> Kubectl::boundVolumes(std::stop_token stop) const
{
    auto volumes = listAll<BoundVolume>(u"/api/v1/persistentvolumes?"_s, stop, parseBoundVolumes);
    return volumes ? std::move(volumes) : std::unexpected(volumes.error().during(u"listing volumes"_s));
}

Result<QList<Pod>> Kubectl::listPods(const QString &path, const std::stop_token &stop) const
{
    QList<Pod> pods;
    const auto done = eachPage(path, stop, [&pods](QByteArray &json) -> Result<QString> {
        auto page = parsePods(json);
        if (!page) {
            return std::unexpected(page.error());
        }
        pods.append(std::move(page->pods));
        return page->next;
    });
    if (!done) {
        return std::unexpected(done.error().during(u"listing pods"_s));
    }
    return pods;
}

Result<QList<PodDisruptionBudget>> Kubectl::podDisruptionBudgets(std::stop_token stop) const
{
    QList<PodDisruptionBudget> budgets;
    const auto list = [&](const QString &version) {
        return eachPage(u"/apis/policy/%1/poddisruptionbudgets?"_s.arg(version), stop,
                        [&budgets](QByteArray &json) -> Result<QString> {
                            auto page = parseBudgets(json);
                            if (!page) {
                                return std::unexpected(page.error());
                            }
                            budgets.append(std::move(page->budgets));
                            return page->next;
                        });
    };
    Result<> done = list(u"v1"_s);
    if (!done && done.error().code == ErrorCode::NotFound) {
        done = list(u"v1beta1"_s); // before Kubernetes 1.21
    }
    if (!done) {
        return std::unexpected(done.error().during(u"listing disruption budgets"_s));
    }
    return budgets;
}

Result<> Kubectl::eachPage(const QString &path, const std::stop_token &stop,
                           const std::function<Result<QString>(QByteArray &)> &read) const
{
    QString next;
    do {
        const int limit = next.isEmpty() ? firstPage : furtherPages;
        auto json = getPage(path + u"limit=%1"_s.arg(limit) +
                                (next.isEmpty() ? QString() : QString(u"&continue="_s + encoded(next))),
                            stop);
        if (!json) {
            return std::unexpected(json.error());
        }
        const auto following = read(*json);
        if (!following) {
            return std::unexpected(following.error());
        }
        if (!following->isEmpty() && *following == next) {
            return fail(ErrorCode::InvalidData, u"the list does not go on: the same continue token twice"_s);
        }
        next = *following;
    } while (!next.isEmpty());
    return {};
}

Result<QString> Kubectl::getText(const QString &kind, const QString &nameSpace, const QString &selector,
                                 const QString &jsonPath, std::stop_token stop) const
{
    static const QRegularExpression kindForm(uR"(\A[A-Za-z0-9][A-Za-z0-9.,/-]*\z)"_s);
    if (!kindForm.match(kind).hasMatch()) {
        return fail(ErrorCode::InvalidInput, u"“%1” is no kind of objects"_s.arg(kind));
    }
    QStringList arguments{u"get"_s, kind};
    if (!nameSpace.isEmpty()) {
        if (const auto checked = checkObjectName(nameSpace); !checked) {
            return std::unexpected(checked.error());
        }
        arguments.append({u"-n"_s, nameSpace});
    } else if (!kind.contains(u'/')) { // a name is never of all namespaces
        arguments.append(u"-A"_s);
    }
    if (!selector.isEmpty()) {
        arguments.append(u"--selector="_s + selector);
    }
    arguments.append({u"--ignore-not-found"_s, u"-o"_s, QString(u"jsonpath="_s + jsonPath)});
    const auto answer =
        onHosts(*m_hosts, stop, [&](qsizetype host) { return query(host, arguments, stop); }, isWorthAnotherHost);
    if (!answer && answer.error().detail.contains("the server doesn't have a resource type"_L1)) {
        return QString(); // its addon is not installed
    }
    return answer ? Result<QString>(QString::fromUtf8(*answer)) : std::unexpected(answer.error().on(kind));
}

} // namespace kubemori::kube
