// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_places.hpp"

#include "maintenance/forecast_keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// As the scheduler, which looks at a part of a large cluster only.
constexpr std::size_t enoughCandidates = 100;

/// Taints of the moment, which the node loses when it is back: whether it is open says it better.
bool isPassing(const kube::Taint &taint)
{
    static const std::array passing{u"node.kubernetes.io/unschedulable"_s, u"node.kubernetes.io/not-ready"_s,
                                    u"node.kubernetes.io/unreachable"_s};
    return taint.effect == u"PreferNoSchedule" || std::ranges::contains(passing, taint.key);
}

bool toleratesAll(const QList<kube::Toleration> &tolerations, const QList<kube::Taint> &taints)
{
    return std::ranges::all_of(taints, [&](const kube::Taint &taint) {
        return isPassing(taint) || std::ranges::any_of(tolerations, [&taint](const kube::Toleration &toleration) {
                   return toleration.tolerates(taint);
               });
    });
}

bool mayTake(const kube::NodeRoom &node, const kube::PodNeeds &needs,
             const QList<QList<kube::NodeSelectorTerm>> &volumes)
{
    return kube::containsAll(node.labels, needs.nodeSelector) &&
           kube::meetsAny(needs.nodeTerms, node.name, node.labels) && toleratesAll(needs.tolerations, node.taints) &&
           std::ranges::all_of(volumes, [&node](const QList<kube::NodeSelectorTerm> &terms) {
               return kube::meetsAny(terms, node.name, node.labels);
           });
}

} // namespace

ForecastPlaces::ForecastPlaces(const ForecastFacts &facts, std::vector<std::size_t> workloads)
    : m_facts(&facts)
    , m_workloads(std::move(workloads))
    , m_affinity(facts.pods, facts.nodes)
{
    for (const kube::BoundVolume &volume : facts.volumes) {
        m_volumes.insert(volume.claim, volume.nodeTerms);
    }
    m_sameWorkload.resize(m_workloads.empty() ? 0 : std::ranges::max(m_workloads) + 1);
    m_nodes.reserve(static_cast<std::size_t>(facts.nodes.size()));
    for (const kube::NodeRoom &node : facts.nodes) {
        m_nodes.push_back({.cpu = node.cpuMillis,
                           .memory = node.memoryBytes,
                           .pods = node.pods,
                           .open = node.schedulable && node.ready,
                           .ports = {}});
    }
    m_classOf.reserve(static_cast<std::size_t>(facts.pods.size()));
    for (const kube::ScheduledPod &pod : facts.pods) {
        m_classOf.push_back(classify(pod));
    }
}

const kube::PodNeeds &ForecastPlaces::needs(std::size_t pod) const
{
    return m_facts->pods[static_cast<qsizetype>(pod)].needs;
}

const kube::NodeRoom &ForecastPlaces::room(std::size_t node) const
{
    return m_facts->nodes[static_cast<qsizetype>(node)];
}

std::size_t ForecastPlaces::classify(const kube::ScheduledPod &pod)
{
    QList<QList<kube::NodeSelectorTerm>> volumes;
    for (const QString &claim : pod.needs.claims) {
        const auto volume = m_volumes.constFind(pod.pod.nameSpace + u'/' + claim);
        if (volume != m_volumes.constEnd()) {
            volumes.append(*volume);
        }
    }
    const QString key = keyOf(pod.needs, volumes);
    if (const auto known = m_classNumbers.constFind(key); known != m_classNumbers.constEnd()) {
        return *known;
    }
    std::vector<bool> nodes;
    nodes.reserve(m_nodes.size());
    for (const kube::NodeRoom &node : m_facts->nodes) {
        nodes.push_back(mayTake(node, pod.needs, volumes));
    }
    m_classes.push_back(std::move(nodes));
    m_classNumbers.insert(key, m_classes.size() - 1);
    return m_classes.size() - 1;
}

void ForecastPlaces::change(std::size_t pod, std::size_t node, int by)
{
    const kube::PodNeeds &asked = needs(pod);
    NodeState &state = m_nodes[node];
    state.cpu -= by * asked.cpuMillis;
    state.memory -= by * asked.memoryBytes;
    state.pods -= by;
    for (const QString &port : asked.hostPorts) {
        state.ports[port] += by;
    }
    m_sameWorkload[m_workloads[pod]][node] += by;
    if (by > 0) {
        m_affinity.put(pod, node);
    } else {
        m_affinity.take(pod, node);
    }
}

bool ForecastPlaces::isAllowed(std::size_t pod, std::size_t node) const
{
    return m_classes[m_classOf[pod]][node];
}

ForecastPlaces::Answer ForecastPlaces::ask(std::size_t pod, std::size_t node) const
{
    if (!isAllowed(pod, node)) {
        return Answer::NotAllowed;
    }
    const kube::PodNeeds &asked = needs(pod);
    const NodeState &state = m_nodes[node];
    const auto isTaken = [&state](const QString &port) { return state.ports.value(port) > 0; };
    if (std::ranges::any_of(asked.hostPorts, isTaken) || !m_affinity.allows(pod, node)) {
        return Answer::AntiAffinity;
    }
    // A pod that asks for nothing fits on a node that is overcommitted.
    const bool fits = (asked.cpuMillis == 0 || asked.cpuMillis <= state.cpu) &&
                      (asked.memoryBytes == 0 || asked.memoryBytes <= state.memory) && state.pods > 0;
    return fits ? Answer::Yes : Answer::Full;
}

ForecastPlaces::Score ForecastPlaces::score(std::size_t pod, std::size_t node) const
{
    const auto &pods = m_sameWorkload[m_workloads[pod]];
    const auto same = pods.find(node);
    const auto used = [](qint64 left, qint64 asked, qint64 all) {
        return all <= 0 ? 1.0 : 1.0 - static_cast<double>(left - asked) / static_cast<double>(all);
    };
    const NodeState &state = m_nodes[node];
    return {.sameWorkload = same == pods.end() ? 0 : same->second,
            .used = used(state.cpu, needs(pod).cpuMillis, room(node).cpuMillis) +
                    used(state.memory, needs(pod).memoryBytes, room(node).memoryBytes) +
                    used(state.pods, 1, room(node).pods)};
}

std::optional<std::size_t> ForecastPlaces::find(std::size_t pod)
{
    std::optional<std::size_t> best;
    Score bestScore;
    std::size_t candidates = 0;
    std::size_t looked = 0;
    for (; looked < m_nodes.size() && candidates < enoughCandidates; ++looked) {
        const std::size_t node = (m_start + looked) % m_nodes.size();
        if (!m_nodes[node].open || ask(pod, node) != Answer::Yes) {
            continue;
        }
        ++candidates;
        const Score found = score(pod, node);
        if (!best || found < bestScore) {
            best = node;
            bestScore = found;
        }
    }
    // Where all nodes are looked at, the same one comes first every time.
    if (looked < m_nodes.size()) {
        m_start = (m_start + looked) % m_nodes.size();
    }
    return best;
}

PlaceEvidence ForecastPlaces::whyNot(std::size_t pod) const
{
    PlaceEvidence evidence{
        .nodes = 0, .notAllowed = 0, .antiAffinity = 0, .full = 0, .asked = requestsOf(pod), .largest = {}};
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        if (!m_nodes[node].open) {
            continue;
        }
        ++evidence.nodes;
        const Answer answer = ask(pod, node);
        if (answer == Answer::NotAllowed) {
            ++evidence.notAllowed;
            continue;
        }
        answer == Answer::AntiAffinity ? ++evidence.antiAffinity : ++evidence.full;
        evidence.largest.cpuMillis = std::max(evidence.largest.cpuMillis, m_nodes[node].cpu);
        evidence.largest.memoryBytes = std::max(evidence.largest.memoryBytes, m_nodes[node].memory);
    }
    return evidence;
}

Resources ForecastPlaces::freeOnOpenNodes() const
{
    Resources free;
    for (const NodeState &state : m_nodes) {
        if (state.open) {
            free.cpuMillis += std::max<qint64>(0, state.cpu);
            free.memoryBytes += std::max<qint64>(0, state.memory);
        }
    }
    return free;
}

Resources ForecastPlaces::requestsOf(std::size_t pod) const
{
    return {.cpuMillis = needs(pod).cpuMillis, .memoryBytes = needs(pod).memoryBytes};
}

} // namespace kubemori::maintenance
