// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "kubespray/hop_rule.hpp"
#include "kubespray/release.hpp"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace kubemori::kubespray {

/// What an advisory is about; ui/text/hop_text.hpp has the words.
enum class AdvisoryKind {
    Rule,                ///< a rule of resources/hop-rules.yaml: `rule` has title, reason and source
    ComponentDowngrade,  ///< `subject` goes from `before` down to `after`; `proposal` is a tag that avoids it
    KubernetesSkip,      ///< Kubernetes goes from `before` to `after`, more than one minor version
    KubernetesDowngrade, ///< …to an older one
    KubeletSkew,        ///< nodes left at `before` would be more minor versions behind `after` than Kubernetes supports
    KubeVersionUnknown, ///< what `subject` (the tag) installs is not understood: `after` is the template
    SampleDisagrees,    ///< the sample says `before`, the roles say `after` (`subject` is the tag)
    KubernetesPinned,   ///< the inventory sets kube_version to `before`, the release would install `after`
    NewEnvironment,     ///< ansible-core range changes from `before` to `after`: a new virtual environment
    PythonChange,       ///< documented Python range changes from `before` to `after`
    GroupRename,        ///< inventory group `before` is called `after`
    FolderRename,       ///< group_vars folder `before` is called `after`
    PlaybookRename,     ///< the upgrade playbook `before` is now `after`
    MissingLine,        ///< the checkout has no release of the minor line `subject`, which must not be skipped
    Unreadable,         ///< the release `subject` could not be read: `after` is the reason
};

/// How sure it is that an advisory concerns this cluster.
enum class Applies {
    Yes,       ///< it does
    DependsOn, ///< it does if the settings are as Advisory::condition says; they were not given or cannot be told
};

/// One thing to know, to do, or to stop at, before a hop.
struct Advisory
{
    QString id; ///< of a rule its id ("N9"), else the kind's name ("component-downgrade")
    Severity severity = Severity::Info;
    AdvisoryKind kind = AdvisoryKind::Rule;
    Applies applies = Applies::Yes;
    QString condition; ///< with DependsOn: "metallb_enabled is true"; a term of the field, untranslated
    HopRule rule;      ///< with AdvisoryKind::Rule
    QString subject;
    QString before;
    QString after;
    QString proposal; ///< a tag to go to instead; empty: none

    [[nodiscard]] bool blocks() const { return severity == Severity::Block && applies == Applies::Yes; }
    bool operator==(const Advisory &) const = default;
};

/// Stable English name: "component-downgrade".
[[nodiscard]] QString toString(AdvisoryKind kind);

/// Why a hop goes to the tag it goes to.
enum class HopReason {
    HighestPatch,  ///< of its minor line
    OnlyRelease,   ///< of its minor line
    Target,        ///< a person asked for it
    MustNotSkip,   ///< a rule wants it passed
    HigherAvoided, ///< the highest patch that no rule forbids; higher ones are among the alternatives
};

/// Why another patch of the line was not taken.
enum class AlternativeReason {
    LowerPatch,   ///< a higher one is taken
    Avoided,      ///< a rule forbids it: `rule`
    BeyondTarget, ///< it is higher than what a person asked for
    PreRelease,   ///< no finished release
    NotReadable,
};

struct Alternative
{
    QString tag;
    QString kubeVersion;
    AlternativeReason reason = AlternativeReason::LowerPatch;
    QString rule;           ///< id of the rule, with Avoided
    QStringList downgrades; ///< components that would be older there than before the hop

    bool operator==(const Alternative &) const = default;
};

struct ComponentChange
{
    QString name;
    QString before; ///< empty: new
    QString after;  ///< empty: gone
    bool isMain = false;
    bool isDowngrade = false;

    bool operator==(const ComponentChange &) const = default;
};

/// One upgrade run with the playbooks of one tag.
struct Hop
{
    QString from;
    QString to;
    QString line; ///< "2.28"
    HopReason reason = HopReason::HighestPatch;
    QString kubeBefore; ///< what unmodified samples install; empty: unknown
    QString kubeVersion;
    AnsibleRange ansible;
    bool needsNewEnvironment = false; ///< another ansible-core than the hop before
    QString python;                   ///< documented: "3.10-3.12"; empty: not documented
    QList<RequirementsFile> requirements;
    QString playbook;               ///< "upgrade-cluster.yml"
    QList<ComponentChange> changes; ///< only what differs
    QList<Advisory> advisories;     ///< the most severe first
    QList<Alternative> alternatives;
    std::optional<Milliseconds> estimate; ///< from earlier runs; absent when there were none

    [[nodiscard]] bool isBlocked() const;
    bool operator==(const Hop &) const = default;
};

/// The way from one release to another.
struct HopPlan
{
    QString from;
    QString to;
    QList<Hop> hops;

    [[nodiscard]] bool isBlocked() const;
    /// The sum; absent when a hop has none.
    [[nodiscard]] std::optional<Milliseconds> estimate() const;
    bool operator==(const HopPlan &) const = default;
};

} // namespace kubemori::kubespray

Q_DECLARE_METATYPE(kubemori::kubespray::HopPlan)
