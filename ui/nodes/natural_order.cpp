// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/natural_order.hpp"

#include <compare>
#include <tuple>

namespace kubemori::ui {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The run of digits that begins at `at`, without leading zeros; `at` moves behind it.
QStringView number(QStringView text, qsizetype &at)
{
    while (at < text.size() - 1 && text[at] == u'0' && isDigit(text[at + 1])) {
        ++at;
    }
    const qsizetype begin = at;
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return text.sliced(begin, at - begin);
}

int severity(kube::ConditionStatus ready)
{
    switch (ready) {
    case kube::ConditionStatus::False:
        return 0;
    case kube::ConditionStatus::Unknown:
        return 1;
    case kube::ConditionStatus::True:
        break;
    }
    return 2;
}

/// Answered first by time, then lost, then unknown.
std::tuple<int, std::uint32_t> pingKey(const PingHistory &ping)
{
    const PingHistory::Entry last = ping.last();
    switch (last.mark) {
    case PingHistory::Mark::Answered:
        return {0, last.microseconds};
    case PingHistory::Mark::Lost:
        return {1, 0};
    case PingHistory::Mark::Unknown:
        break;
    }
    return {2, 0};
}

/// What is to be done first, then what is not known, then the rest.
int rebootKey(const KnownRebootNeed &need)
{
    if (!need || !need->has_value()) {
        return need ? 1 : 2;
    }
    return (*need)->required ? 0 : 3;
}

int sign(std::strong_ordering order)
{
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

int compareVersions(const NodeRow &a, const NodeRow &b)
{
    if (a.version && b.version) {
        return sign(*a.version <=> *b.version);
    }
    return naturalCompare(a.node.version, b.node.version);
}

int compareAddresses(const NodeRow &a, const NodeRow &b)
{
    if (a.address && b.address) {
        return sign(*a.address <=> *b.address);
    }
    return naturalCompare(a.node.internalIp, b.node.internalIp);
}

int compareAges(const NodeRow &a, const NodeRow &b)
{
    // Youngest first, as the numbers in the column grow.
    const qint64 left = a.node.createdAt.isValid() ? a.node.createdAt.toMSecsSinceEpoch() : 0;
    const qint64 right = b.node.createdAt.isValid() ? b.node.createdAt.toMSecsSinceEpoch() : 0;
    return sign(right <=> left);
}

int compareRoles(const NodeRow &a, const NodeRow &b)
{
    for (qsizetype i = 0; i < a.node.roles.size() && i < b.node.roles.size(); ++i) {
        if (const int order = naturalCompare(a.node.roles[i], b.node.roles[i]); order != 0) {
            return order;
        }
    }
    return sign(a.node.roles.size() <=> b.node.roles.size());
}

int compare(const NodeRow &a, const NodeRow &b, NodeColumn column)
{
    switch (column) {
    case NodeColumn::Name:
        return naturalCompare(a.node.name, b.node.name);
    case NodeColumn::Roles:
        return compareRoles(a, b);
    case NodeColumn::Status:
        return severity(a.ready) - severity(b.ready);
    case NodeColumn::Scheduling:
        return static_cast<int>(a.node.schedulable) - static_cast<int>(b.node.schedulable);
    case NodeColumn::Version:
        return compareVersions(a, b);
    case NodeColumn::Ip:
        return compareAddresses(a, b);
    case NodeColumn::Os:
        return naturalCompare(a.node.osImage, b.node.osImage);
    case NodeColumn::Kernel:
        return naturalCompare(a.node.kernel, b.node.kernel);
    case NodeColumn::Runtime:
        return naturalCompare(a.node.runtime, b.node.runtime);
    case NodeColumn::Ping:
        return sign(pingKey(a.ping) <=> pingKey(b.ping));
    case NodeColumn::Age:
        return compareAges(a, b);
    case NodeColumn::RebootRequired:
        return rebootKey(a.rebootNeed) - rebootKey(b.rebootNeed);
    }
    return 0;
}

} // namespace

int naturalCompare(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QStringView left = number(a, i);
            const QStringView right = number(b, j);
            if (left.size() != right.size()) {
                return left.size() < right.size() ? -1 : 1;
            }
            if (const int order = left.compare(right); order != 0) {
                return order;
            }
            continue;
        }
        const char16_t left = a[i].toCaseFolded().unicode();
        const char16_t right = b[j].toCaseFolded().unicode();
        if (left != right) {
            return left < right ? -1 : 1;
        }
        ++i;
        ++j;
    }
    if (a.size() - i != b.size() - j) {
        return a.size() - i < b.size() - j ? -1 : 1;
    }
    return a.compare(b); // differ only in case or leading zeros
}

bool rowLess(const NodeRow &a, const NodeRow &b, NodeColumn column)
{
    if (const int order = compare(a, b, column); order != 0) {
        return order < 0;
    }
    return naturalCompare(a.node.name, b.node.name) < 0;
}

} // namespace kubemori::ui
