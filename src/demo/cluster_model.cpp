// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/cluster_model.hpp"

#include <QUuid>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// As an API server, which keeps what happened for some minutes.
constexpr std::size_t mostChanges = 4096;

} // namespace

ClusterModel::ClusterModel(QString id, Instant now)
    : m_id(std::move(id))
    , m_now(now)
{
}

void ClusterModel::setVersions(QString kubespray, QString etcd)
{
    m_firstRelease = kubespray;
    m_kubespray = std::move(kubespray);
    m_etcd = std::move(etcd);
}

QString ClusterModel::installedBy(const QString &workload) const
{
    return m_installation.releases.value(workload, m_firstRelease);
}

QString ClusterModel::uid()
{
    static const QUuid space(u"6f1dbd0e-6d0b-4c52-9a53-0d6d7c1b6f3a"_s);
    return QUuid::createUuidV5(space, m_id + u'/' + QString::number(++m_uids)).toString(QUuid::WithoutBraces);
}

void ClusterModel::at(Instant when, std::function<void()> event)
{
    m_events.emplace(when, std::move(event));
}

std::optional<Instant> ClusterModel::nextEvent() const
{
    return m_events.empty() ? std::nullopt : std::optional(m_events.begin()->first);
}

void ClusterModel::advance(Instant now)
{
    while (!m_events.empty() && m_events.begin()->first <= now) {
        const auto event = m_events.extract(m_events.begin());
        m_now = std::max(m_now, event.key());
        event.mapped()();
    }
    m_now = std::max(m_now, now);
}

void ClusterModel::touch(int node)
{
    SimNode &changed = this->node(node);
    changed.version = ++m_version;
    m_changes.push_back({.version = m_version, .node = node});
    if (m_changes.size() > mostChanges) {
        m_changes.pop_front();
    }
}

quint64 ClusterModel::oldestVersion() const
{
    return m_changes.size() < mostChanges ? 0 : m_changes.front().version;
}

std::vector<ClusterModel::Change> ClusterModel::changesSince(quint64 version) const
{
    const auto first = std::ranges::upper_bound(m_changes, version, {}, &Change::version);
    return {first, m_changes.end()};
}

int ClusterModel::indexOf(const QString &nameOrAddress) const
{
    const auto found = std::ranges::find_if(
        m_nodes, [&](const SimNode &node) { return node.name == nameOrAddress || node.ip == nameOrAddress; });
    return found == m_nodes.end() ? -1 : static_cast<int>(found - m_nodes.begin());
}

const SimWorkload &ClusterModel::workloadOf(const SimPod &pod) const
{
    return m_workloads.at(static_cast<std::size_t>(pod.workload));
}

const SimPod *ClusterModel::pod(const QString &nameSpace, const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_pods, [&](const SimPod &pod) { return pod.nameSpace == nameSpace && pod.name == name; });
    return found == m_pods.end() ? nullptr : &*found;
}

SimWorkload *ClusterModel::workload(const QString &kind, const QString &nameSpace, const QString &name)
{
    const auto found = std::ranges::find_if(m_workloads, [&](const SimWorkload &one) {
        return one.kind.compare(kind, Qt::CaseInsensitive) == 0 && one.nameSpace == nameSpace && one.name == name;
    });
    return found == m_workloads.end() ? nullptr : &*found;
}

void ClusterModel::addBudget(const QString &nameSpace, const QString &app, const QJsonObject &rule)
{
    QJsonObject spec = rule;
    spec.insert(u"selector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app"_s, app}}}});
    m_budgets.push_back({.nameSpace = nameSpace, .name = app, .uid = uid(), .spec = spec});
}

SimBudget *ClusterModel::budget(const QString &nameSpace, const QString &name)
{
    const auto found = std::ranges::find_if(
        m_budgets, [&](const SimBudget &one) { return one.nameSpace == nameSpace && one.name == name; });
    return found == m_budgets.end() ? nullptr : &*found;
}

BudgetNumbers ClusterModel::numbersOf(const SimBudget &budget) const
{
    const QString app = budget.spec[u"selector"][u"matchLabels"][u"app"].toString();
    BudgetNumbers numbers;
    for (const SimWorkload &workload : m_workloads) {
        if (workload.name == app && workload.nameSpace == budget.nameSpace) {
            numbers.expected = workload.replicas;
        }
    }
    for (const SimPod &pod : m_pods) {
        const SimWorkload &workload = workloadOf(pod);
        if (workload.name == app && pod.nameSpace == budget.nameSpace && pod.ready && !pod.ending) {
            ++numbers.healthy;
        }
    }
    const auto count = [&](const QJsonValue &value, bool up) {
        const QString text = value.toString();
        if (!text.endsWith(u'%')) {
            return value.toInt(text.toInt());
        }
        const double share = text.chopped(1).toDouble() * numbers.expected / 100;
        return static_cast<int>(up ? std::ceil(share) : std::floor(share));
    };
    numbers.desired = budget.spec.contains(u"minAvailable"_s)
                          ? count(budget.spec[u"minAvailable"], true)
                          : numbers.expected - count(budget.spec[u"maxUnavailable"], true);
    return numbers;
}

const SimBudget *ClusterModel::budgetAgainst(const SimPod &pod) const
{
    const auto found = std::ranges::find_if(m_budgets, [&](const SimBudget &budget) {
        return budget.nameSpace == pod.nameSpace &&
               budget.spec[u"selector"][u"matchLabels"][u"app"].toString() == workloadOf(pod).name;
    });
    if (found == m_budgets.end() || !pod.ready) {
        return nullptr;
    }
    return numbersOf(*found).allowed() > 0 ? nullptr : &*found;
}

} // namespace kubemori::demo
