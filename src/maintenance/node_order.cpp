// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/node_order.hpp"

#include <algorithm>
#include <tuple>

namespace kubemori::maintenance {

namespace {

/// The run of digits at `at`, without leading zeros; moves `at` behind it.
QStringView digits(const QString &text, qsizetype &at)
{
    while (at < text.size() - 1 && text.at(at) == u'0' && text.at(at + 1).isDigit()) {
        ++at;
    }
    const qsizetype start = at;
    while (at < text.size() && text.at(at).isDigit()) {
        ++at;
    }
    return QStringView(text).sliced(start, at - start);
}

} // namespace

bool comesBefore(const QString &left, const QString &right)
{
    qsizetype l = 0;
    qsizetype r = 0;
    while (l < left.size() && r < right.size()) {
        if (left.at(l).isDigit() && right.at(r).isDigit()) {
            const QStringView first = digits(left, l);
            const QStringView second = digits(right, r);
            if (first.size() != second.size()) {
                return first.size() < second.size();
            }
            if (const int order = first.compare(second); order != 0) {
                return order < 0;
            }
        } else if (left.at(l) != right.at(r)) {
            return left.at(l) < right.at(r);
        } else {
            ++l;
            ++r;
        }
    }
    return std::tuple(left.size() - l, left) < std::tuple(right.size() - r, right);
}

bool isHost(const kube::Node &node, const QString &host)
{
    return !host.isEmpty() && (host.compare(node.name, Qt::CaseInsensitive) == 0 ||
                               host.compare(node.hostname, Qt::CaseInsensitive) == 0 || host == node.internalIp);
}

QList<kube::Node> inRebootOrder(QList<kube::Node> nodes, const QStringList &wanted, const QString &kubectlHost)
{
    const auto rank = [&](const kube::Node &node) {
        const qsizetype named = wanted.indexOf(node.name);
        const int usual = !node.isControlPlane() ? 0 : (isHost(node, kubectlHost) ? 2 : 1);
        return std::tuple(named < 0 ? wanted.size() : named, usual);
    };
    std::ranges::stable_sort(nodes, [&](const kube::Node &left, const kube::Node &right) {
        const auto first = rank(left);
        const auto second = rank(right);
        return first != second ? first < second : comesBefore(left.name, right.name);
    });
    return nodes;
}

} // namespace kubemori::maintenance
