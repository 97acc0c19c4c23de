// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_row.hpp"

#include "base/version.hpp"
#include "ui/nodes/natural_order.hpp"
#include "ui/text/fleet_text.hpp"
#include "ui/text/state_text.hpp"

#include <compare>
#include <limits>
#include <tuple>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using fleet::Skew;
using operation::Outcome;
using operation::Standing;

namespace {

constexpr int soonDays = 30;

/// Words without an icon.
FleetCell plainCell(const QString &text)
{
    return {.text = text, .icon = {}, .tone = Tone::Neutral, .isOld = false};
}

/// Nothing is known.
FleetCell emptyCell()
{
    return {.text = u"–"_s, .icon = {}, .tone = Tone::Neutral, .isOld = true};
}

/// The cell of a fact: its value, or why there is none. Of several cells of one fact only the first says its age.
template<class T, class Show>
FleetCell factCell(const fleet::Fact<T> &fact, const QDateTime &now, Show show, bool saysAge = true)
{
    if (fact.value) {
        FleetCell cell = show(*fact.value);
        cell.isOld = isOld(fact, now);
        if (cell.isOld && saysAge) {
            cell.text += u"  ·  "_s + FleetText::ago(fact.seenAt, now);
        }
        return cell;
    }
    if (fact.error) {
        const bool asks = fleet::needsPerson(*fact.error);
        return {.text = FleetText::unknown(*fact.error),
                .icon = asks ? u"key"_s : u"unknown"_s,
                .tone = Tone::Neutral,
                .isOld = true};
    }
    return emptyCell();
}

FleetCell skewCell(const fleet::KubernetesFacts &facts)
{
    const fleet::SkewVerdict verdict = fleet::skewOf(facts);
    const QString text = FleetText::skew(verdict);
    switch (verdict.skew) {
    case Skew::None:
        return {.text = text, .icon = u"ready"_s, .tone = Tone::Good};
    case Skew::Allowed:
        return {.text = text, .icon = u"warning"_s, .tone = Tone::Attention};
    case Skew::TooOld:
    case Skew::TooNew:
        return {.text = text, .icon = u"not-ready"_s, .tone = Tone::Bad};
    case Skew::Unknown:
        break;
    }
    return {.text = text, .icon = u"unknown"_s, .tone = Tone::Neutral};
}

FleetCell nodesCell(const fleet::KubernetesFacts &facts)
{
    const bool isWhole = facts.ready == facts.nodes;
    QString text = StateText::readyCount(facts.ready, facts.nodes);
    if (facts.cordoned > 0) {
        text += u"  ·  "_s + StateText::cordonedCount(facts.cordoned);
    }
    return {.text = text,
            .icon = !isWhole             ? u"not-ready"_s
                    : facts.cordoned > 0 ? u"cordon"_s
                                         : u"ready"_s,
            .tone = !isWhole             ? Tone::Bad
                    : facts.cordoned > 0 ? Tone::Attention
                                         : Tone::Good};
}

FleetCell certificatesCell(const fleet::CertificateFacts &facts, const QDateTime &now)
{
    const QString text = FleetText::certificates(facts, now);
    if (!facts.notAfter.isValid()) {
        return plainCell(text);
    }
    if (facts.notAfter <= now) {
        return {.text = text, .icon = u"not-ready"_s, .tone = Tone::Bad};
    }
    if (now.daysTo(facts.notAfter) < soonDays || !facts.unread.isEmpty()) {
        return {.text = text, .icon = u"warning"_s, .tone = Tone::Attention};
    }
    return {.text = text, .icon = u"ready"_s, .tone = Tone::Good};
}

FleetCell releaseCell(const fleet::ReleaseFacts &facts)
{
    const bool isPlain = !facts.played().isEmpty() && facts.changed == 0;
    return {.text = FleetText::release(facts),
            .icon = isPlain ? QString() : u"warning"_s,
            .tone = isPlain ? Tone::Neutral : Tone::Attention};
}

FleetCell operationCell(const FleetRow &row, const QDateTime &now)
{
    if (row.record.operations.isEmpty()) {
        return emptyCell();
    }
    const fleet::OperationRecord &last = row.record.operations.constFirst();
    const QString text = FleetText::operation(last) + u"  ·  "_s + FleetText::ago(last.lastAt, now);
    if (last.standing == Standing::Running) {
        return {.text = text, .icon = u"running"_s, .tone = Tone::Active};
    }
    if (last.standing == Standing::CutOff) {
        return {.text = text, .icon = u"interrupted"_s, .tone = Tone::Attention};
    }
    if (last.standing == Standing::Ended && isGood(last.outcome)) {
        return {.text = text, .icon = u"ready"_s, .tone = Tone::Good};
    }
    if (last.isTrouble()) {
        return {.text = text, .icon = u"not-ready"_s, .tone = Tone::Bad};
    }
    return {.text = text, .icon = u"cancelled"_s, .tone = Tone::Neutral};
}

FleetCell hintCell(const FleetRow &row)
{
    if (row.hints.isEmpty()) {
        return {};
    }
    const fleet::PromotionHint &hint = row.hints.constFirst();
    using Kind = fleet::PromotionHint::Kind;
    return {.text = FleetText::hint(hint),
            .icon = hint.kind == Kind::RunsWell  ? u"ready"_s
                    : hint.kind == Kind::Trouble ? u"warning"_s
                                                 : u"pending"_s,
            .tone = hint.kind == Kind::RunsWell  ? Tone::Good
                    : hint.kind == Kind::Trouble ? Tone::Attention
                                                 : Tone::Neutral};
}

FleetCell seenCell(const FleetRow &row, const QDateTime &now)
{
    if (row.record.isLooking) {
        return {.text = FleetText::looking(), .icon = u"link-wait"_s, .tone = Tone::Active};
    }
    const QDateTime at = row.record.facts.triedAt();
    return {.text = at.isValid() ? FleetText::ago(at, now) : u"–"_s, .icon = {}, .tone = Tone::Neutral, .isOld = true};
}

std::optional<Version> versionOf(const FleetRow &row, FleetColumn column)
{
    const fleet::ClusterFacts &facts = row.record.facts;
    if (column == FleetColumn::Release) {
        return facts.release.value ? Version::parse(facts.release.value->tag.isEmpty() ? facts.release.value->nearestTag
                                                                                       : facts.release.value->tag)
                                   : std::nullopt;
    }
    return facts.kubernetes.value ? Version::parse(facts.kubernetes.value->apiServer) : std::nullopt;
}

/// A number that orders the other columns.
qint64 rank(const FleetRow &row, FleetColumn column)
{
    constexpr qint64 unknown = std::numeric_limits<qint64>::min();
    const fleet::ClusterFacts &facts = row.record.facts;
    switch (column) {
    case FleetColumn::Purpose:
        return static_cast<qint64>(row.profile.purpose);
    case FleetColumn::Skew:
        return facts.kubernetes.value ? static_cast<qint64>(fleet::skewOf(*facts.kubernetes.value).skew) : unknown;
    case FleetColumn::Nodes:
        return facts.kubernetes.value ? facts.kubernetes.value->nodes : unknown;
    case FleetColumn::Certificates:
        return facts.certificates.value && facts.certificates.value->notAfter.isValid()
                   ? facts.certificates.value->notAfter.toSecsSinceEpoch()
                   : unknown;
    case FleetColumn::LastOperation:
        return row.record.operations.isEmpty() ? unknown : row.record.operations.constFirst().lastAt.toSecsSinceEpoch();
    case FleetColumn::Hint:
        return row.hints.isEmpty() ? unknown : -static_cast<qint64>(row.hints.constFirst().kind);
    case FleetColumn::Seen:
        return facts.triedAt().isValid() ? facts.triedAt().toSecsSinceEpoch() : unknown;
    case FleetColumn::Name:
    case FleetColumn::Release:
    case FleetColumn::Kubernetes:
        break;
    }
    return unknown;
}

} // namespace

FleetCell fleetCell(const FleetRow &row, FleetColumn column, const QDateTime &now)
{
    const fleet::ClusterFacts &facts = row.record.facts;
    switch (column) {
    case FleetColumn::Name:
        return plainCell(row.profile.name);
    case FleetColumn::Purpose:
        return plainCell(StateText::purpose(row.profile.purpose));
    case FleetColumn::Release:
        return factCell(facts.release, now, releaseCell);
    case FleetColumn::Kubernetes:
        return factCell(facts.kubernetes, now, [](const fleet::KubernetesFacts &kubernetes) {
            return plainCell(FleetText::kubernetes(kubernetes));
        });
    case FleetColumn::Skew:
        return facts.kubernetes.value ? factCell(facts.kubernetes, now, skewCell, false) : emptyCell();
    case FleetColumn::Nodes:
        return facts.kubernetes.value ? factCell(facts.kubernetes, now, nodesCell, false) : emptyCell();
    case FleetColumn::Certificates:
        return factCell(facts.certificates, now, [&now](const fleet::CertificateFacts &certificates) {
            return certificatesCell(certificates, now);
        });
    case FleetColumn::LastOperation:
        return operationCell(row, now);
    case FleetColumn::Hint:
        return hintCell(row);
    case FleetColumn::Seen:
        break;
    }
    return seenCell(row, now);
}

bool fleetRowLess(const FleetRow &left, const FleetRow &right, FleetColumn column)
{
    if (column == FleetColumn::Release || column == FleetColumn::Kubernetes) {
        const auto a = versionOf(left, column);
        const auto b = versionOf(right, column);
        if (a != b) {
            return a && b ? *a < *b : b.has_value();
        }
    } else if (column != FleetColumn::Name) {
        const qint64 a = rank(left, column);
        const qint64 b = rank(right, column);
        if (a != b) {
            return a < b;
        }
    }
    return naturalCompare(left.profile.name, right.profile.name) < 0;
}

} // namespace kubemori::ui
