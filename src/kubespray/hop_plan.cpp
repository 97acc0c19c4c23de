// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_plan.hpp"

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

QString toString(AdvisoryKind kind)
{
    switch (kind) {
    case AdvisoryKind::Rule:
        return u"rule"_s;
    case AdvisoryKind::ComponentDowngrade:
        return u"component-downgrade"_s;
    case AdvisoryKind::KubernetesSkip:
        return u"kubernetes-skip"_s;
    case AdvisoryKind::KubernetesDowngrade:
        return u"kubernetes-downgrade"_s;
    case AdvisoryKind::KubeletSkew:
        return u"kubelet-skew"_s;
    case AdvisoryKind::KubeVersionUnknown:
        return u"kube-version-unknown"_s;
    case AdvisoryKind::SampleDisagrees:
        return u"sample-disagrees"_s;
    case AdvisoryKind::KubernetesPinned:
        return u"kubernetes-pinned"_s;
    case AdvisoryKind::NewEnvironment:
        return u"new-environment"_s;
    case AdvisoryKind::PythonChange:
        return u"python-change"_s;
    case AdvisoryKind::GroupRename:
        return u"group-rename"_s;
    case AdvisoryKind::FolderRename:
        return u"folder-rename"_s;
    case AdvisoryKind::PlaybookRename:
        return u"playbook-rename"_s;
    case AdvisoryKind::MissingLine:
        return u"missing-line"_s;
    case AdvisoryKind::Unreadable:
        break;
    }
    return u"unreadable"_s;
}

bool Hop::isBlocked() const
{
    return std::ranges::any_of(advisories, &Advisory::blocks);
}

bool HopPlan::isBlocked() const
{
    return std::ranges::any_of(hops, &Hop::isBlocked);
}

std::optional<Milliseconds> HopPlan::estimate() const
{
    Milliseconds sum{0};
    for (const Hop &hop : hops) {
        if (!hop.estimate) {
            return std::nullopt;
        }
        sum += *hop.estimate;
    }
    return hops.isEmpty() ? std::nullopt : std::optional(sum);
}

} // namespace kubemori::kubespray
