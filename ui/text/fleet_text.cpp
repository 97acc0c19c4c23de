// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/fleet_text.hpp"

#include "base/version.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/reconcile_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/text/time_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using fleet::Skew;
using HintKind = fleet::PromotionHint::Kind;

namespace {

/// In the order of versions; what is none stands first.
QStringList inOrder(QStringList versions)
{
    std::ranges::stable_sort(versions, [](const QString &a, const QString &b) {
        const auto left = Version::parse(a);
        const auto right = Version::parse(b);
        return left && right ? *left < *right : right.has_value() && !left;
    });
    return versions;
}

} // namespace

QString FleetText::release(const fleet::ReleaseFacts &facts)
{
    if (facts.tag.isEmpty()) {
        return facts.nearestTag.isEmpty()
                   ? tr("no release", "Kubespray checkout")
                   : tr("%n commit(s) after %1", nullptr, facts.commitsSince).arg(facts.nearestTag);
    }
    return facts.changed == 0 ? facts.tag : tr("%1, changed", "release with changed files").arg(facts.tag);
}

QString FleetText::checkout(const fleet::ReleaseFacts &facts)
{
    QStringList parts;
    parts << (facts.branch.isEmpty() ? tr("no branch (detached)") : tr("branch %1").arg(facts.branch));
    if (facts.changed > 0) {
        parts << tr("%n changed file(s)", nullptr, facts.changed);
    }
    if (facts.untracked > 0) {
        parts << tr("%n untracked", "files", facts.untracked);
    }
    parts << tr("commit %1").arg(facts.commit.left(10));
    return parts.join(u"  ·  "_s);
}

QString FleetText::kubernetes(const fleet::KubernetesFacts &facts)
{
    QStringList versions = facts.kubelets.keys();
    if (!versions.contains(facts.apiServer)) {
        versions.append(facts.apiServer);
    }
    versions = inOrder(versions);
    return versions.size() == 1
               ? versions.constFirst()
               : tr("%1 – %2", "oldest and newest version").arg(versions.constFirst(), versions.constLast());
}

QString FleetText::kubelets(const fleet::KubernetesFacts &facts)
{
    QStringList lines{tr("API server %1").arg(facts.apiServer)};
    for (const QString &version : inOrder(facts.kubelets.keys())) {
        lines << tr("kubelet %1: %2").arg(version, StateText::nodeCount(facts.kubelets.value(version)));
    }
    return lines.join(u'\n');
}

QString FleetText::skew(const fleet::SkewVerdict &verdict)
{
    switch (verdict.skew) {
    case Skew::None:
        return tr("None", "version skew");
    case Skew::Allowed:
        return tr("%n minor", "version skew", verdict.minorsBehind);
    case Skew::TooOld:
        return tr("Too old", "version skew: a kubelet");
    case Skew::TooNew:
        return tr("Too new", "version skew: a kubelet");
    case Skew::Unknown:
        break;
    }
    return tr("Unknown", "version skew");
}

QString FleetText::skewMeaning(const fleet::SkewVerdict &verdict)
{
    switch (verdict.skew) {
    case Skew::None:
        return tr("All kubelets have the minor version of the API server.");
    case Skew::Allowed:
        return tr("Kubelet %1 is %n minor version(s) older than the API server. That is allowed, for the time of an "
                  "upgrade.",
                  nullptr, verdict.minorsBehind)
            .arg(verdict.version);
    case Skew::TooOld:
        return tr("Kubelet %1 is older than the API server supports. Upgrade these nodes before the control planes go "
                  "on.")
            .arg(verdict.version);
    case Skew::TooNew:
        return tr("Kubelet %1 is newer than the API server, which Kubernetes does not support. Upgrade the control "
                  "planes.")
            .arg(verdict.version);
    case Skew::Unknown:
        break;
    }
    return tr("The versions are not known well enough to tell.");
}

QString FleetText::certificates(const fleet::CertificateFacts &facts, const QDateTime &now)
{
    if (!facts.notAfter.isValid()) {
        return tr("none found", "certificates");
    }
    const auto days = static_cast<int>(now.daysTo(facts.notAfter));
    if (facts.notAfter <= now) {
        return days == 0 ? tr("ended today", "certificate") : tr("ended %n day(s) ago", "certificate", -days);
    }
    return days == 0 ? tr("ends today", "certificate") : tr("%n day(s)", "certificate: left", days);
}

QString FleetText::certificateDetail(const fleet::CertificateFacts &facts)
{
    QStringList lines;
    if (facts.notAfter.isValid()) {
        lines << tr("%1 on %2, until %3").arg(facts.path, facts.host, day(facts.notAfter));
        lines << tr("The first to end of %n certificate(s).", nullptr, facts.count);
    }
    if (!facts.unread.isEmpty()) {
        lines << tr("Not looked at: %1.").arg(facts.unread.join(u", "_s));
    }
    return lines.join(u'\n');
}

QString FleetText::operation(const fleet::OperationRecord &record)
{
    const bool hasOutcome = record.standing == operation::Standing::Ended;
    return tr("%1: %2", "kind of operation, how it ended")
        .arg(OperationText::operationKind(record.kind),
             hasOutcome ? outcome(record.outcome) : ReconcileText::standing(record.standing));
}

QString FleetText::outcome(operation::Outcome outcome)
{
    using operation::Outcome;
    switch (outcome) {
    case Outcome::Succeeded:
    case Outcome::AlreadyDone:
        return tr("done", "operation");
    case Outcome::Failed:
        return tr("failed", "operation");
    case Outcome::Cancelled:
        return tr("cancelled", "operation");
    case Outcome::Suspended:
        return tr("at rest", "operation");
    case Outcome::Unknown:
        break;
    }
    return tr("outcome unknown", "operation");
}

QString FleetText::hint(const fleet::PromotionHint &hint)
{
    switch (hint.kind) {
    case HintKind::RunsWell:
        return tr("%1 runs on %2", "release, cluster").arg(hint.tag, hint.name);
    case HintKind::Trouble:
        return tr("%1: trouble on %2", "release, cluster").arg(hint.tag, hint.name);
    case HintKind::Unsettled:
        break;
    }
    return tr("%1 comes to %2", "release, cluster that is being upgraded to it").arg(hint.tag, hint.name);
}

QString FleetText::hintSentence(const fleet::PromotionHint &hint)
{
    if (hint.kind == HintKind::Unsettled) {
        return tr("The checkout of %2 is at %1 since %3, but the cluster does not run one version throughout that came "
                  "with it.")
            .arg(hint.tag, hint.name, day(hint.since));
    }
    const QString since = hint.isAtLeast ? tr("%1 or longer", "since a day").arg(day(hint.since)) : day(hint.since);
    if (hint.kind == HintKind::RunsWell) {
        return hint.operations == 0 ? tr("%1 runs on %2 since %3 without trouble (no operation in that time).")
                                          .arg(hint.tag, hint.name, since)
                                    : tr("%1 runs on %2 since %3 without trouble (%n operation(s), none failed).",
                                         nullptr, hint.operations)
                                          .arg(hint.tag, hint.name, since);
    }
    QStringList troubles;
    if (hint.troubled > 0) {
        troubles << tr("%1 of %n operation(s) did not end well", nullptr, hint.operations).arg(hint.troubled);
    }
    if (hint.notReady > 0) {
        troubles << tr("%n node(s) not Ready now", nullptr, hint.notReady);
    }
    return tr("%1 runs on %2 since %3, with trouble: %4.")
        .arg(hint.tag, hint.name, since, troubles.join(tr(", ", "between two troubles")));
}

QString FleetText::unknown(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Declined:
        return tr("needs a password");
    case ErrorCode::HostKeyUnknown:
        return tr("host key not known");
    case ErrorCode::NotTrusted:
        return tr("not trusted by git");
    case ErrorCode::PermissionDenied:
        return tr("not allowed");
    default:
        return tr("not known");
    }
}

QString FleetText::whyUnknown(const Error &error)
{
    constexpr qsizetype longestDetail = 400;
    QStringList parts;
    switch (error.code) {
    case ErrorCode::Declined:
        parts << tr("%1 needs a password. Looks in the background ask for none.").arg(error.subject);
        break;
    case ErrorCode::HostKeyUnknown:
        parts << tr("The host key of %1 is not in known_hosts. Looks in the background do not ask about it.")
                     .arg(error.subject);
        break;
    default:
        parts << ErrorText::line(error);
        parts << ErrorText::describe(error).advice();
        parts << error.detail.simplified().left(longestDetail);
        break;
    }
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString FleetText::notLookedAt()
{
    return tr("not looked at yet");
}

QString FleetText::seen(const QString &value, const QDateTime &then, const QDateTime &now)
{
    return tr("%1 (seen %2)", "value, how long ago").arg(value, ago(then, now));
}

QString FleetText::ago(const QDateTime &then, const QDateTime &now)
{
    constexpr int justNow = 60;
    if (!then.isValid()) {
        return {};
    }
    return then.secsTo(now) < justNow ? tr("now", "seen") : tr("%1 ago").arg(TimeText::age(then, now));
}

QString FleetText::looking()
{
    return tr("looking…");
}

QString FleetText::day(const QDateTime &time)
{
    return time.toLocalTime().date().toString(Qt::ISODate);
}

} // namespace kubemori::ui
