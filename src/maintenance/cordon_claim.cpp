// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/cordon_claim.hpp"

#include "operation/file_lock.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

// On nodes of running clusters: never change one.
const QString operationKey = u"kubemori.io/operation"_s;
const QString byKey = u"kubemori.io/by"_s;
const QString bootIdKey = u"kubemori.io/boot-id"_s;
const QString schedulableKey = u"kubemori.io/schedulable"_s;

} // namespace

std::optional<CordonClaim> CordonClaim::of(const kube::Node &node)
{
    const QString operation = node.annotations.value(operationKey);
    if (operation.isEmpty()) {
        return std::nullopt;
    }
    return CordonClaim{
        .operation = operation, .by = node.annotations.value(byKey), .bootId = node.annotations.value(bootIdKey)};
}

QStringList CordonClaim::toSet() const
{
    return {operationKey + u'=' + operation, byKey + u'=' + by, bootIdKey + u'=' + bootId, schedulableKey + u"=true"_s};
}

QStringList CordonClaim::toRemove()
{
    return {operationKey + u'-', byKey + u'-', bootIdKey + u'-', schedulableKey + u'-'};
}

CordonClaim claimOf(const QString &operation)
{
    return {.operation = operation, .by = operation::LockOwner::here(operation, {}).person(), .bootId = {}};
}

} // namespace kubemori::maintenance
