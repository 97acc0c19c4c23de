// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/hop_text.hpp"

#include "ui/text/time_text.hpp"

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::Advisory;
using kubespray::AdvisoryKind;
using kubespray::AlternativeReason;
using kubespray::HopReason;

QString HopText::summary(const kubespray::HopPlan &plan)
{
    QString text = tr("%n hop(s) from %1 to %2", nullptr, static_cast<int>(plan.hops.size())).arg(plan.from, plan.to);
    if (const auto time = plan.estimate()) {
        text += u"  ·  "_s + estimate(*time);
    }
    if (plan.isBlocked()) {
        text += u"  ·  "_s + tr("something stands in the way");
    }
    return text;
}

QString HopText::hop(const kubespray::Hop &hop)
{
    return hop.from + u" → "_s + hop.to;
}

QString HopText::reason(const kubespray::Hop &hop)
{
    switch (hop.reason) {
    case HopReason::HighestPatch:
        return tr("%1 is the highest patch of the line %2. Patches may be skipped, lines must not.")
            .arg(hop.to, hop.line);
    case HopReason::OnlyRelease:
        return tr("%1 is the only release of the line %2. Lines must not be skipped.").arg(hop.to, hop.line);
    case HopReason::Target:
        return tr("%1 is the release that was chosen.").arg(hop.to);
    case HopReason::MustNotSkip:
        return tr("%1 must not be skipped on this way.").arg(hop.to);
    case HopReason::HigherAvoided:
        return tr("Higher patches of the line %1 are to be avoided.").arg(hop.line);
    }
    std::unreachable();
}

QString HopText::estimate(Milliseconds time)
{
    return tr("about %1", "a span of time").arg(TimeText::elapsed(time));
}

QString HopText::severity(kubespray::Severity severity)
{
    switch (severity) {
    case kubespray::Severity::Block:
        return tr("blocks", "severity");
    case kubespray::Severity::Warn:
        return tr("warning", "severity");
    case kubespray::Severity::Info:
        return tr("note", "severity");
    }
    std::unreachable();
}

QString HopText::local(const kubespray::LocalText &text)
{
    const bool isJapanese = tr("en", "code of the language of this file") == "ja"_L1;
    return isJapanese && !text.ja.isEmpty() ? text.ja : text.en;
}

QString HopText::title(const Advisory &advisory)
{
    const QString &subject = advisory.subject;
    const QString &before = advisory.before;
    const QString &after = advisory.after;
    switch (advisory.kind) {
    case AdvisoryKind::Rule:
        return local(advisory.rule.title);
    case AdvisoryKind::ComponentDowngrade:
        return tr("%1 would become older: %2 → %3").arg(subject, before, after);
    case AdvisoryKind::KubernetesSkip:
        return tr("Kubernetes would skip a minor version: %1 → %2").arg(before, after);
    case AdvisoryKind::KubernetesDowngrade:
        return tr("Kubernetes would become older: %1 → %2").arg(before, after);
    case AdvisoryKind::KubeletSkew:
        return tr("Nodes left at %1 would be too old for Kubernetes %2").arg(before, after);
    case AdvisoryKind::KubeVersionUnknown:
        return tr("The Kubernetes version of %1 cannot be told").arg(subject);
    case AdvisoryKind::SampleDisagrees:
        return tr("%1: the sample says Kubernetes %2, the roles %3").arg(subject, before, after);
    case AdvisoryKind::NewEnvironment:
        return before.isEmpty() ? tr("A virtual environment with ansible-core %1 is needed").arg(after)
                                : tr("A new virtual environment is needed: ansible-core %1 → %2").arg(before, after);
    case AdvisoryKind::PythonChange:
        return tr("Another Python is documented: %1 → %2").arg(before, after);
    case AdvisoryKind::GroupRename:
        return tr("The inventory group %1 is called %2 now").arg(before, after);
    case AdvisoryKind::FolderRename:
        return tr("The folder group_vars/%1 is called %2 now").arg(before, after);
    case AdvisoryKind::PlaybookRename:
        return tr("The playbook %1 is called %2 now").arg(before, after);
    case AdvisoryKind::MissingLine:
        return tr("The checkout has no release of the line %1").arg(subject);
    case AdvisoryKind::Unreadable:
        return tr("%1 cannot be read").arg(subject);
    }
    std::unreachable();
}

QString HopText::explanation(const Advisory &advisory)
{
    QStringList paragraphs;
    if (advisory.applies == kubespray::Applies::DependsOn) {
        paragraphs << tr("Applies if %1.").arg(advisory.condition);
    }
    switch (advisory.kind) {
    case AdvisoryKind::Rule:
        paragraphs << local(advisory.rule.why) << local(advisory.rule.remedy);
        break;
    case AdvisoryKind::ComponentDowngrade:
        paragraphs << (advisory.proposal.isEmpty()
                           ? tr("Releases are not in the order of time: this one has an older version than the release "
                                "before it.")
                           : tr("Releases are not in the order of time: this one has an older version than the release "
                                "before it. %1 avoids that.")
                                 .arg(advisory.proposal));
        break;
    case AdvisoryKind::KubernetesSkip:
    case AdvisoryKind::KubeletSkew:
        paragraphs << tr("Kubernetes is upgraded one minor version at a time.");
        break;
    case AdvisoryKind::SampleDisagrees:
        paragraphs << tr("Without a kube_version of its own an inventory gets what the sample says.");
        break;
    case AdvisoryKind::MissingLine:
        paragraphs << tr("Lines must not be skipped. Fetch the releases first.");
        break;
    case AdvisoryKind::KubeVersionUnknown:
    case AdvisoryKind::Unreadable:
        paragraphs << advisory.after;
        break;
    default:
        break;
    }
    if (advisory.kind == AdvisoryKind::Rule && !advisory.rule.source.isEmpty()) {
        paragraphs << tr("Seen in: %1").arg(advisory.rule.source);
    }
    paragraphs.removeAll(QString());
    return paragraphs.join(u'\n');
}

QString HopText::change(const kubespray::ComponentChange &change)
{
    if (change.before.isEmpty()) {
        return tr("%1: %2 is new").arg(change.name, change.after);
    }
    if (change.after.isEmpty()) {
        return tr("%1: %2 is gone").arg(change.name, change.before);
    }
    return u"%1: %2 → %3"_s.arg(change.name, change.before, change.after);
}

QString HopText::alternative(const kubespray::Alternative &alternative)
{
    const QString tag = alternative.kubeVersion.isEmpty() ? alternative.tag
                                                          : u"%1 (%2)"_s.arg(alternative.tag, alternative.kubeVersion);
    const QString why = [&] {
        switch (alternative.reason) {
        case AlternativeReason::LowerPatch:
            return tr("a higher patch is taken");
        case AlternativeReason::Avoided:
            return tr("to be avoided (%1)", "id of a rule").arg(alternative.rule);
        case AlternativeReason::BeyondTarget:
            return tr("beyond the chosen release");
        case AlternativeReason::PreRelease:
            return tr("no finished release");
        case AlternativeReason::NotReadable:
            return tr("cannot be read");
        }
        std::unreachable();
    }();
    QString text = u"%1: %2"_s.arg(tag, why);
    if (!alternative.downgrades.isEmpty()) {
        text += u"; "_s + tr("older there: %1").arg(alternative.downgrades.join(u", "_s));
    }
    return text;
}

} // namespace kubemori::ui
