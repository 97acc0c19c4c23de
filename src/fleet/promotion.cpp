// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/promotion.hpp"

#include "base/version.hpp"
#include "operation/enum_names.hpp"

#include <algorithm>
#include <optional>

namespace kubemori::operation {

template<> struct EnumNames<fleet::PromotionHint::Kind>
{
    static constexpr std::array table{
        std::pair{fleet::PromotionHint::Kind::RunsWell, "RunsWell"},
        std::pair{fleet::PromotionHint::Kind::Trouble, "Trouble"},
        std::pair{fleet::PromotionHint::Kind::Unsettled, "Unsettled"},
    };
};

} // namespace kubemori::operation

namespace kubemori::fleet {

using cluster::Purpose;
using Kind = PromotionHint::Kind;

namespace {

bool isTarget(Purpose purpose)
{
    return purpose == Purpose::Production || purpose == Purpose::Staging;
}

bool isTrial(Purpose purpose)
{
    return purpose == Purpose::Test || purpose == Purpose::Education;
}

/// The checkout was moved to another release, and the cluster has not changed since.
bool isOnlyCheckedOut(const QList<VersionRecord> &history)
{
    if (history.size() < 2) {
        return false;
    }
    const VersionRecord &last = history.constLast();
    const VersionRecord &before = history.at(history.size() - 2);
    return !before.release.isEmpty() && before.release != last.release && before.hasSameVersions(last);
}

void countOperations(const QList<OperationRecord> &operations, PromotionHint &hint)
{
    for (const OperationRecord &record : operations) {
        const bool isOver = record.standing != operation::Standing::Running;
        if (isOver && record.lastAt.isValid() && record.lastAt >= hint.since) {
            ++hint.operations;
            hint.troubled += record.isTrouble() ? 1 : 0;
        }
    }
}

std::optional<PromotionHint> hintOf(const FleetMember &trial)
{
    if (trial.history.isEmpty() || trial.history.constLast().release != trial.tag ||
        !trial.history.constLast().isExact) {
        return std::nullopt;
    }
    const VersionRecord &last = trial.history.constLast();
    PromotionHint hint{.kind = Kind::RunsWell,
                       .cluster = trial.id,
                       .name = trial.name,
                       .tag = trial.tag,
                       .since = last.at,
                       .isAtLeast = trial.history.size() == 1,
                       .operations = 0,
                       .troubled = 0,
                       .notReady = trial.notReady};
    countOperations(trial.operations, hint);
    if (!last.isSettled() || isOnlyCheckedOut(trial.history)) {
        hint.kind = Kind::Unsettled;
    } else if (hint.troubled > 0 || hint.notReady > 0) {
        hint.kind = Kind::Trouble;
    }
    return hint;
}

} // namespace

QString toString(PromotionHint::Kind kind)
{
    return operation::nameOf(kind);
}

QList<PromotionHint> promotionHints(const FleetMember &target, const QList<FleetMember> &fleet)
{
    const auto own = Version::parse(target.tag);
    if (!own || !isTarget(target.purpose)) {
        return {};
    }
    QList<PromotionHint> hints;
    for (const FleetMember &member : fleet) {
        const auto version = Version::parse(member.tag);
        if (!isTrial(member.purpose) || !version || *version <= *own) {
            continue;
        }
        if (auto hint = hintOf(member)) {
            hints.append(*hint);
        }
    }
    std::ranges::stable_sort(hints, [](const PromotionHint &a, const PromotionHint &b) {
        const auto left = Version::parse(a.tag);
        const auto right = Version::parse(b.tag);
        return *left != *right ? *left > *right : a.kind < b.kind;
    });
    return hints;
}

} // namespace kubemori::fleet
