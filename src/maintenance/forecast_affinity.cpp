// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/forecast_affinity.hpp"

#include "maintenance/forecast_keys.hpp"

#include <algorithm>
#include <iterator>

namespace kubemori::maintenance {

namespace {

std::vector<int> domainsOf(const QString &topologyKey, const QList<kube::NodeRoom> &nodes)
{
    QHash<QString, int> numbers;
    std::vector<int> domains;
    domains.reserve(static_cast<std::size_t>(nodes.size()));
    for (const kube::NodeRoom &node : nodes) {
        const auto label = node.labels.constFind(topologyKey);
        if (label == node.labels.constEnd()) {
            domains.push_back(-1);
            continue;
        }
        const auto number = numbers.constFind(*label);
        domains.push_back(number == numbers.constEnd() ? static_cast<int>(numbers.size()) : *number);
        numbers.insert(*label, domains.back());
    }
    return domains;
}

int countIn(const std::unordered_map<int, int> &counts, int domain)
{
    const auto found = counts.find(domain);
    return found == counts.end() ? 0 : found->second;
}

} // namespace

ForecastAffinity::ForecastAffinity(const QList<kube::ScheduledPod> &pods, const QList<kube::NodeRoom> &nodes)
    : m_pods(static_cast<std::size_t>(pods.size()))
{
    for (std::size_t i = 0; i < m_pods.size(); ++i) {
        const kube::ScheduledPod &pod = pods[static_cast<qsizetype>(i)];
        for (const kube::PodAffinityTerm &rule : pod.needs.antiAffinity) {
            m_pods[i].avoids.push_back(intern(rule, pod.pod.nameSpace, nodes));
        }
        for (const kube::PodAffinityTerm &rule : pod.needs.affinity) {
            m_pods[i].seeks.push_back(intern(rule, pod.pod.nameSpace, nodes));
        }
    }
    QHash<QString, std::vector<std::size_t>> ofNamespace;
    std::vector<std::size_t> ofAll;
    for (std::size_t term = 0; term < m_terms.size(); ++term) {
        const kube::PodAffinityTerm &rule = m_terms[term].rule;
        if (rule.allNamespaces) {
            ofAll.push_back(term);
            continue;
        }
        for (const QString &name :
             rule.namespaces.isEmpty() ? QStringList{m_terms[term].ownNamespace} : rule.namespaces) {
            ofNamespace[name].push_back(term);
        }
    }
    const auto match = [&](std::size_t index, const std::vector<std::size_t> &terms) {
        std::ranges::copy_if(terms, std::back_inserter(m_pods[index].matches), [&](std::size_t term) {
            return m_terms[term].rule.selector.selects(pods[static_cast<qsizetype>(index)].pod.labels);
        });
    };
    for (std::size_t i = 0; i < m_pods.size(); ++i) {
        match(i, ofAll);
        match(i, ofNamespace.value(pods[static_cast<qsizetype>(i)].pod.nameSpace));
    }
}

std::size_t ForecastAffinity::intern(const kube::PodAffinityTerm &rule, const QString &nameSpace,
                                     const QList<kube::NodeRoom> &nodes)
{
    const QString key = keyOf(rule, nameSpace);
    if (const auto known = m_known.constFind(key); known != m_known.constEnd()) {
        return *known;
    }
    if (!m_domains.contains(rule.topologyKey)) {
        m_domains.insert(rule.topologyKey, domainsOf(rule.topologyKey, nodes));
    }
    m_terms.push_back({.rule = rule,
                       .ownNamespace = nameSpace,
                       .domains = m_domains.value(rule.topologyKey),
                       .matching = {},
                       .avoiding = {},
                       .total = 0});
    m_known.insert(key, m_terms.size() - 1);
    return m_terms.size() - 1;
}

void ForecastAffinity::change(std::size_t pod, std::size_t node, int by)
{
    for (const std::size_t index : m_pods[pod].matches) {
        Term &term = m_terms[index];
        term.matching[term.domains[node]] += by;
        term.total += by;
    }
    for (const std::size_t index : m_pods[pod].avoids) {
        Term &term = m_terms[index];
        term.avoiding[term.domains[node]] += by;
    }
}

bool ForecastAffinity::allows(std::size_t pod, std::size_t node) const
{
    const PodTerms &terms = m_pods[pod];
    const auto meetsItsLike = [&](std::size_t index) {
        const Term &term = m_terms[index];
        const int domain = term.domains[node];
        return domain >= 0 && countIn(term.matching, domain) > 0;
    };
    const auto isAvoided = [&](std::size_t index) {
        const Term &term = m_terms[index];
        const int domain = term.domains[node];
        return domain >= 0 && countIn(term.avoiding, domain) > 0;
    };
    const auto isSought = [&](std::size_t index) {
        const Term &term = m_terms[index];
        // The first of a group that wants to be together may start anywhere.
        const bool first = term.total == 0 && std::ranges::contains(terms.matches, index);
        return term.domains[node] >= 0 && (first || countIn(term.matching, term.domains[node]) > 0);
    };
    return std::ranges::none_of(terms.avoids, meetsItsLike) && std::ranges::none_of(terms.matches, isAvoided) &&
           std::ranges::all_of(terms.seeks, isSought);
}

} // namespace kubemori::maintenance
