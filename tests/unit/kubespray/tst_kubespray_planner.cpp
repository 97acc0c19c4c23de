// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_planner.hpp"
#include "support/code_of.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;

namespace {

ReleaseFact fact(const QString &value)
{
    return {.value = value, .raw = {}, .origin = {.file = u"roles/x/defaults/main.yml"_s, .line = 1}};
}

Release release(const QString &tag, const QString &kube, const QString &etcd = u"3.5.1"_s)
{
    Release made;
    made.tag = {.name = tag, .version = releaseVersion(tag).value(), .commit = QString(40, u'a'), .date = {}};
    made.kube.installed = fact(kube);
    made.kube.roleDefault = fact(kube);
    made.ansible = {.min = fact(u"2.16.4"_s), .max = fact(u"2.17.0"_s)};
    made.requirements = {{.path = u"requirements.txt"_s,
                          .linkTarget = {},
                          .pins = {{.package = u"ansible"_s, .constraint = u"==9.13.0"_s, .line = 1}}}};
    made.python = {{.ansible = u">= 2.16.4"_s, .python = u"3.10-3.12"_s, .origin = {}}};
    made.playbooks.upgrade = {u"upgrade-cluster.yml"_s};
    made.sample = {.inventoryFiles = {},
                   .groups = {u"kube_control_plane"_s, u"kube_node"_s},
                   .controlPlaneGroup = u"kube_control_plane"_s,
                   .nodeGroup = u"kube_node"_s,
                   .clusterGroup = {},
                   .clusterFolder = u"k8s_cluster"_s,
                   .groupVarsFiles = {}};
    made.components = {{.name = u"etcd"_s, .version = fact(etcd), .isMain = true}};
    return made;
}

/// Five lines, of which the second has a late patch and the third a candidate.
QList<Release> catalogue()
{
    return {release(u"v5.1.0"_s, u"1.31.0"_s),
            release(u"v5.1.1"_s, u"1.31.4"_s),
            release(u"v5.2.0"_s, u"1.32.0"_s),
            release(u"v5.2.1"_s, u"1.32.5"_s, u"3.5.9"_s),
            release(u"v5.3.0-rc1"_s, u"1.33.0"_s),
            release(u"v5.3.0"_s, u"1.33.1"_s, u"3.5.7"_s),
            release(u"v5.3.1"_s, u"1.33.4"_s, u"3.5.9"_s),
            release(u"v5.4.0"_s, u"1.34.0"_s, u"3.5.10"_s),
            release(u"v5.5.0"_s, u"1.35.0"_s, u"3.6.1"_s)};
}

HopRule rule(const QString &id, HopRule::Kind kind, Severity severity, const QString &tags)
{
    HopRule made;
    made.id = id;
    made.kind = kind;
    made.severity = severity;
    made.tags = TagRange::parse(tags).value();
    return made;
}

HopRequest way(const QString &from, const QString &to)
{
    return {.from = from, .to = to, .settings = std::nullopt, .history = {}};
}

QStringList stopsOf(const HopPlan &plan)
{
    QStringList stops;
    for (const Hop &hop : plan.hops) {
        stops.append(hop.to);
    }
    return stops;
}

QStringList idsOf(const Hop &hop)
{
    QStringList ids;
    for (const Advisory &advisory : hop.advisories) {
        ids.append(advisory.id);
    }
    return ids;
}

const Advisory *find(const Hop &hop, const QString &id)
{
    const auto found = std::ranges::find(hop.advisories, id, &Advisory::id);
    return found == hop.advisories.end() ? nullptr : &*found;
}

} // namespace

class KubesprayPlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHopForEachLine();
    void staysInTheLine();
    void tellsAlternatives();
    void takesWhatWasAskedFor();
    void refusesWrongWays();
    void namesMissingLines();
    void avoidsTags();
    void avoidsOnlyWhatIsSure();
    void blocksAtForbiddenTargets();
    void neverSkipsWhatMustBePassed();
    void passesFromACandidate();
    void comparesRunningComponents();
    void crossesOnce();
    void findsDowngrades();
    void watchesKubernetes();
    void watchesKubelets();
    void noticesPinnedVersions();
    void noticesTools();
    void noticesRenames();
    void saysWhenSampleDisagrees();
    void bearsUnreadableReleases();
    void estimatesFromHistory();
    void ordersBySeverity();
    void findsTagsBetween();
};

void KubesprayPlannerTest::oneHopForEachLine()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.1.0"_s, u"v5.5.0"_s));
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(toLogLine(plan.error())));
    // Not v5.1.1: patches of the line that runs already may be skipped.
    QCOMPARE(stopsOf(*plan), (QStringList{u"v5.2.1"_s, u"v5.3.1"_s, u"v5.4.0"_s, u"v5.5.0"_s}));
    QCOMPARE(plan->hops.at(0).from, u"v5.1.0"_s);
    QCOMPARE(plan->hops.at(1).from, u"v5.2.1"_s);
    QVERIFY(plan->hops.at(0).reason == HopReason::HighestPatch);
    QVERIFY(plan->hops.at(2).reason == HopReason::OnlyRelease);
    QVERIFY(plan->hops.at(3).reason == HopReason::Target);
    QCOMPARE(plan->hops.at(0).kubeBefore, u"1.31.0"_s);
    QCOMPARE(plan->hops.at(0).kubeVersion, u"1.32.5"_s);
    QCOMPARE(plan->hops.at(0).playbook, u"upgrade-cluster.yml"_s);
    QCOMPARE(plan->hops.at(0).line, u"5.2"_s);
    QVERIFY(!plan->isBlocked());
}

void KubesprayPlannerTest::staysInTheLine()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.2.0"_s, u"v5.2.1"_s));
    QVERIFY(plan.has_value());
    QCOMPARE(stopsOf(*plan), QStringList{u"v5.2.1"_s});
    QVERIFY(plan->hops.first().alternatives.isEmpty());
}

void KubesprayPlannerTest::tellsAlternatives()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.1.0"_s, u"v5.4.0"_s));
    QVERIFY(plan.has_value());
    const QList<Alternative> &others = plan->hops.at(1).alternatives;
    QCOMPARE(others.size(), 2);
    QCOMPARE(others.at(0).tag, u"v5.3.0-rc1"_s);
    QVERIFY(others.at(0).reason == AlternativeReason::PreRelease);
    QCOMPARE(others.at(1).tag, u"v5.3.0"_s);
    QCOMPARE(others.at(1).kubeVersion, u"1.33.1"_s);
    QVERIFY(others.at(1).reason == AlternativeReason::LowerPatch);
    QCOMPARE(others.at(1).downgrades, QStringList{u"etcd"_s});
}

void KubesprayPlannerTest::takesWhatWasAskedFor()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.1.1"_s, u"v5.2.0"_s));
    QVERIFY(plan.has_value());
    QCOMPARE(stopsOf(*plan), QStringList{u"v5.2.0"_s});
    QVERIFY(plan->hops.first().reason == HopReason::Target);
    QCOMPARE(plan->hops.first().alternatives.size(), 1);
    QVERIFY(plan->hops.first().alternatives.first().reason == AlternativeReason::BeyondTarget);
    const auto candidate = planHops(catalogue(), {}, way(u"v5.2.1"_s, u"v5.3.0-rc1"_s));
    QVERIFY(candidate.has_value());
    QCOMPARE(stopsOf(*candidate), QStringList{u"v5.3.0-rc1"_s});
}

void KubesprayPlannerTest::refusesWrongWays()
{
    const auto unknownFrom = planHops(catalogue(), {}, way(u"v4.0.0"_s, u"v5.2.0"_s));
    QCOMPARE(codeOf(unknownFrom), u"NotFound"_s);
    QCOMPARE(unknownFrom.error().subject, u"v4.0.0"_s);
    const auto unknownTo = planHops(catalogue(), {}, way(u"v5.1.0"_s, u"master"_s));
    QCOMPARE(codeOf(unknownTo), u"NotFound"_s);
    QCOMPARE(unknownTo.error().subject, u"master"_s);
    QCOMPARE(codeOf(planHops(catalogue(), {}, way(u"v5.2.0"_s, u"v5.2.0"_s))), u"InvalidInput"_s);
    const auto back = planHops(catalogue(), {}, way(u"v5.3.0"_s, u"v5.2.1"_s));
    QCOMPARE(codeOf(back), u"InvalidInput"_s);
    QVERIFY(back.error().detail.contains("older"_L1));
    QCOMPARE(codeOf(planHops({}, {}, way(u"v5.3.0"_s, u"v5.2.1"_s))), u"NotFound"_s);
}

void KubesprayPlannerTest::namesMissingLines()
{
    QList<Release> releases = catalogue();
    releases.removeIf([](const Release &known) { return known.line() == "5.3"_L1; });
    const auto plan = planHops(releases, {}, way(u"v5.2.0"_s, u"v5.4.0"_s));
    QVERIFY(plan.has_value());
    QCOMPARE(stopsOf(*plan), QStringList{u"v5.4.0"_s});
    const Advisory *missing = find(plan->hops.first(), u"missing-line"_s);
    QVERIFY(missing != nullptr);
    QCOMPARE(missing->subject, u"5.3"_s);
    QVERIFY(plan->isBlocked());
    // A line that has only a candidate is as good as missing.
    releases.append(release(u"v5.3.0-rc1"_s, u"1.33.0"_s));
    std::ranges::sort(releases, {}, [](const Release &known) { return known.tag.version; });
    QVERIFY(planHops(releases, {}, way(u"v5.2.0"_s, u"v5.4.0"_s))->isBlocked());
    // From the last line of a major version to the first of the next.
    releases.append(release(u"v6.0.0"_s, u"1.35.0"_s));
    QVERIFY(find(planHops(releases, {}, way(u"v5.5.0"_s, u"v6.0.0"_s))->hops.first(), u"missing-line"_s) == nullptr);
}

void KubesprayPlannerTest::avoidsTags()
{
    for (const Severity severity : {Severity::Warn, Severity::Block}) {
        const QList<HopRule> rules{rule(u"A"_s, HopRule::Kind::Avoid, severity, u"v5.2.1"_s)};
        const auto plan = planHops(catalogue(), rules, way(u"v5.1.0"_s, u"v5.3.1"_s));
        QVERIFY(plan.has_value());
        QCOMPARE(stopsOf(*plan), (QStringList{u"v5.2.0"_s, u"v5.3.1"_s}));
        QVERIFY(plan->hops.first().reason == HopReason::HigherAvoided);
        const Alternative &avoided = plan->hops.first().alternatives.first();
        QCOMPARE(avoided.tag, u"v5.2.1"_s);
        QVERIFY(avoided.reason == AlternativeReason::Avoided);
        QCOMPARE(avoided.rule, u"A"_s);
        QVERIFY(!plan->isBlocked());
        QVERIFY(find(plan->hops.first(), u"A"_s) == nullptr);
    }
    // All of a line are forbidden: the way leads through it and is blocked.
    const QList<HopRule> rules{rule(u"A"_s, HopRule::Kind::Avoid, Severity::Block, u"v5.2.*"_s)};
    const auto plan = planHops(catalogue(), rules, way(u"v5.1.0"_s, u"v5.3.1"_s));
    QCOMPARE(stopsOf(*plan), (QStringList{u"v5.2.1"_s, u"v5.3.1"_s}));
    QVERIFY(plan->hops.first().isBlocked());
    QVERIFY(!plan->hops.last().isBlocked());
}

void KubesprayPlannerTest::avoidsOnlyWhatIsSure()
{
    HopRule conditional = rule(u"A"_s, HopRule::Kind::Avoid, Severity::Block, u"v5.2.1"_s);
    conditional.when = {
        {.key = u"metallb_enabled"_s, .test = SettingCondition::Test::IsTrue, .values = {}, .absence = {}}};
    HopRequest request = way(u"v5.1.0"_s, u"v5.3.1"_s);
    // Nothing is known of the settings: said, but neither avoided nor blocked.
    const auto unsure = planHops(catalogue(), {conditional}, request);
    QCOMPARE(stopsOf(*unsure), (QStringList{u"v5.2.1"_s, u"v5.3.1"_s}));
    const Advisory *said = find(unsure->hops.first(), u"A"_s);
    QVERIFY(said != nullptr);
    QVERIFY(said->applies == Applies::DependsOn);
    QCOMPARE(said->condition, u"metallb_enabled is true"_s);
    QVERIFY(!unsure->isBlocked());
    // It does not concern this cluster.
    request.settings.emplace();
    const auto without = planHops(catalogue(), {conditional}, request);
    QCOMPARE(stopsOf(*without), (QStringList{u"v5.2.1"_s, u"v5.3.1"_s}));
    QVERIFY(find(without->hops.first(), u"A"_s) == nullptr);
    // It does.
    request.settings->add(u"metallb_enabled"_s, u"true"_s);
    QCOMPARE(stopsOf(*planHops(catalogue(), {conditional}, request)), (QStringList{u"v5.2.0"_s, u"v5.3.1"_s}));
}

void KubesprayPlannerTest::blocksAtForbiddenTargets()
{
    const QList<HopRule> rules{rule(u"A"_s, HopRule::Kind::Avoid, Severity::Block, u"v5.2.0"_s),
                               rule(u"B"_s, HopRule::Kind::Avoid, Severity::Warn, u"v5.3.0"_s),
                               rule(u"C"_s, HopRule::Kind::Note, Severity::Warn, u"v5.4.0"_s)};
    QVERIFY(planHops(catalogue(), rules, way(u"v5.1.0"_s, u"v5.2.0"_s))->isBlocked());
    const auto warned = planHops(catalogue(), rules, way(u"v5.2.1"_s, u"v5.3.0"_s));
    QVERIFY(!warned->isBlocked());
    QVERIFY(find(warned->hops.first(), u"B"_s) != nullptr);
    QVERIFY(find(planHops(catalogue(), rules, way(u"v5.3.1"_s, u"v5.4.0"_s))->hops.first(), u"C"_s) != nullptr);
}

void KubesprayPlannerTest::neverSkipsWhatMustBePassed()
{
    HopRule pass = rule(u"P"_s, HopRule::Kind::Pass, Severity::Block, u"v5.2.0"_s);
    pass.before = TagRange::parse(u">=v5.3.0"_s).value();
    const auto plan = planHops(catalogue(), {pass}, way(u"v5.1.0"_s, u"v5.4.0"_s));
    QCOMPARE(stopsOf(*plan), (QStringList{u"v5.2.0"_s, u"v5.3.1"_s, u"v5.4.0"_s}));
    QVERIFY(plan->hops.first().reason == HopReason::MustNotSkip);
    const Advisory *kept = find(plan->hops.first(), u"P"_s);
    QVERIFY(kept != nullptr);
    QVERIFY(kept->severity == Severity::Info);
    QVERIFY(find(plan->hops.at(1), u"P"_s) == nullptr);
    const Alternative &higher = plan->hops.first().alternatives.first();
    QCOMPARE(higher.tag, u"v5.2.1"_s);
    QVERIFY(higher.reason == AlternativeReason::Avoided);
    QCOMPARE(higher.rule, u"P"_s);
    QVERIFY(!plan->isBlocked());
    // Who does not go that far need not stop there; who comes from there has stopped.
    QCOMPARE(stopsOf(*planHops(catalogue(), {pass}, way(u"v5.1.0"_s, u"v5.2.1"_s))), QStringList{u"v5.2.1"_s});
    const auto fromThere = planHops(catalogue(), {pass}, way(u"v5.2.0"_s, u"v5.3.1"_s));
    QCOMPARE(stopsOf(*fromThere), QStringList{u"v5.3.1"_s});
    QVERIFY(!fromThere->isBlocked());
    // A cluster that was upgraded past it cannot go back to it.
    const auto past = planHops(catalogue(), {pass}, way(u"v5.2.1"_s, u"v5.3.1"_s));
    QCOMPARE(stopsOf(*past), QStringList{u"v5.3.1"_s});
    QVERIFY(past->isBlocked());
    QVERIFY(find(past->hops.first(), u"P"_s)->severity == Severity::Block);
    // In the line of the target itself.
    HopRule within = rule(u"Q"_s, HopRule::Kind::Pass, Severity::Block, u"v5.2.0"_s);
    within.before = TagRange::parse(u">=v5.2.1"_s).value();
    QCOMPARE(stopsOf(*planHops(catalogue(), {within}, way(u"v5.1.0"_s, u"v5.2.1"_s))),
             (QStringList{u"v5.2.0"_s, u"v5.2.1"_s}));
}

void KubesprayPlannerTest::passesFromACandidate()
{
    HopRule pass = rule(u"P"_s, HopRule::Kind::Pass, Severity::Block, u"v5.3.*"_s);
    pass.before = TagRange::parse(u">=v5.4.0"_s).value();
    const auto plan = planHops(catalogue(), {pass}, way(u"v5.3.0-rc1"_s, u"v5.4.0"_s));
    QCOMPARE(stopsOf(*plan), (QStringList{u"v5.3.1"_s, u"v5.4.0"_s}));
    QVERIFY(!plan->isBlocked());
}

void KubesprayPlannerTest::comparesRunningComponents()
{
    HopRule running = rule(u"R"_s, HopRule::Kind::Running, Severity::Block, u">=v5.5.0"_s);
    running.component = u"etcd"_s;
    running.minimum = Version::parse(u"3.5.10");
    QVERIFY(!planHops(catalogue(), {running}, way(u"v5.1.0"_s, u"v5.5.0"_s))->isBlocked()); // by v5.4.0
    QList<Release> releases = catalogue();
    releases.removeIf([](const Release &known) { return known.line() == "5.4"_L1; });
    const auto plan = planHops(releases, {running}, way(u"v5.3.1"_s, u"v5.5.0"_s));
    const Advisory *old = find(plan->hops.first(), u"R"_s);
    QVERIFY(old != nullptr);
    QCOMPARE(old->subject, u"etcd"_s);
    QCOMPARE(old->before, u"3.5.9"_s);
    QVERIFY(old->blocks());
}

void KubesprayPlannerTest::crossesOnce()
{
    HopRule cross = rule(u"X"_s, HopRule::Kind::Cross, Severity::Warn, u"*"_s);
    cross.since = Version::parse(u"v5.3.0");
    const auto plan = planHops(catalogue(), {cross}, way(u"v5.1.0"_s, u"v5.5.0"_s));
    QList<bool> seen;
    for (const Hop &hop : plan->hops) {
        seen.append(find(hop, u"X"_s) != nullptr);
    }
    QCOMPARE(seen, (QList<bool>{false, true, false, false}));
    QVERIFY(find(planHops(catalogue(), {cross}, way(u"v5.3.0"_s, u"v5.4.0"_s))->hops.first(), u"X"_s) == nullptr);
}

void KubesprayPlannerTest::findsDowngrades()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.2.1"_s, u"v5.3.0"_s));
    const Advisory *down = find(plan->hops.first(), u"component-downgrade"_s);
    QVERIFY(down != nullptr);
    QCOMPARE(down->subject, u"etcd"_s);
    QCOMPARE(down->before, u"3.5.9"_s);
    QCOMPARE(down->after, u"3.5.7"_s);
    QCOMPARE(down->proposal, u"v5.3.1"_s);
    QVERIFY(!plan->isBlocked());
    QVERIFY(find(planHops(catalogue(), {}, way(u"v5.2.1"_s, u"v5.3.1"_s))->hops.first(), u"component-downgrade"_s) ==
            nullptr);
    // No proposal where a rule forbids it; no downgrade between two spellings of one version.
    const auto forbidden = planHops(catalogue(), {rule(u"A"_s, HopRule::Kind::Avoid, Severity::Block, u"v5.3.1"_s)},
                                    way(u"v5.2.1"_s, u"v5.3.0"_s));
    QVERIFY(find(forbidden->hops.first(), u"component-downgrade"_s)->proposal.isEmpty());
    QList<Release> spelled{release(u"v5.1.0"_s, u"v1.31.0"_s, u"v3.5.1"_s), release(u"v5.2.0"_s, u"1.32.0"_s)};
    QVERIFY(planHops(spelled, {}, way(u"v5.1.0"_s, u"v5.2.0"_s))->hops.first().changes.isEmpty());
    spelled[1].components.first().version = fact(u"3.5.1-amd64"_s);
    QVERIFY(planHops(spelled, {}, way(u"v5.1.0"_s, u"v5.2.0"_s))->hops.first().changes.isEmpty());
}

void KubesprayPlannerTest::watchesKubernetes()
{
    const QList<Release> jump{release(u"v5.1.0"_s, u"v1.31.0"_s), release(u"v5.2.0"_s, u"1.33.0"_s),
                              release(u"v5.3.0"_s, u"1.32.9"_s), release(u"v5.3.1"_s, u"1.32.8"_s),
                              release(u"v5.4.0"_s, {})};
    const auto skip = planHops(jump, {}, way(u"v5.1.0"_s, u"v5.2.0"_s));
    QVERIFY(find(skip->hops.first(), u"kubernetes-skip"_s) != nullptr);
    QVERIFY(skip->isBlocked());
    const auto back = planHops(jump, {}, way(u"v5.2.0"_s, u"v5.3.0"_s));
    QVERIFY(find(back->hops.first(), u"kubernetes-downgrade"_s)->blocks());
    const auto patch = planHops(jump, {}, way(u"v5.3.0"_s, u"v5.3.1"_s));
    QVERIFY(find(patch->hops.first(), u"kubernetes-downgrade"_s)->severity == Severity::Warn);
    const auto unknown = planHops(jump, {}, way(u"v5.3.1"_s, u"v5.4.0"_s));
    QVERIFY(find(unknown->hops.first(), u"kube-version-unknown"_s) != nullptr);
    QVERIFY(unknown->hops.first().kubeVersion.isEmpty());
}

void KubesprayPlannerTest::watchesKubelets()
{
    const auto plan = planHops(catalogue(), {}, way(u"v5.1.0"_s, u"v5.5.0"_s));
    QVERIFY(find(plan->hops.at(2), u"kubelet-skew"_s) == nullptr); // 1.31 under 1.34 is supported
    const Advisory *skew = find(plan->hops.at(3), u"kubelet-skew"_s);
    QVERIFY(skew != nullptr);
    QCOMPARE(skew->before, u"1.31.0"_s);
    QCOMPARE(skew->after, u"1.35.0"_s);
    // For kubelets before 1.25 it is two.
    const QList<Release> old{release(u"v5.1.0"_s, u"v1.20.1"_s), release(u"v5.2.0"_s, u"v1.21.1"_s),
                             release(u"v5.3.0"_s, u"v1.22.1"_s), release(u"v5.4.0"_s, u"v1.23.1"_s)};
    const auto oldPlan = planHops(old, {}, way(u"v5.1.0"_s, u"v5.4.0"_s));
    QVERIFY(find(oldPlan->hops.at(1), u"kubelet-skew"_s) == nullptr);
    QVERIFY(find(oldPlan->hops.at(2), u"kubelet-skew"_s) != nullptr);
}

void KubesprayPlannerTest::noticesPinnedVersions()
{
    HopRequest request = way(u"v5.1.0"_s, u"v5.3.1"_s);
    request.settings.emplace();
    request.settings->add(u"kube_version"_s, u"v1.32.5"_s);
    const auto plan = planHops(catalogue(), {}, request);
    QVERIFY(find(plan->hops.at(0), u"kubernetes-pinned"_s) == nullptr); // it is what the hop installs
    const Advisory *pinned = find(plan->hops.at(1), u"kubernetes-pinned"_s);
    QVERIFY(pinned != nullptr);
    QCOMPARE(pinned->before, u"v1.32.5"_s);
    QCOMPARE(pinned->after, u"1.33.4"_s);
    QVERIFY(!plan->isBlocked());
}

void KubesprayPlannerTest::noticesTools()
{
    QList<Release> releases{release(u"v5.1.0"_s, u"1.31.0"_s), release(u"v5.2.0"_s, u"1.32.0"_s),
                            release(u"v5.3.0"_s, u"1.33.0"_s)};
    releases[1].ansible = {.min = fact(u"2.18.0"_s), .max = fact(u"2.19.0"_s)};
    releases[1].python = {{.ansible = u">= 2.18"_s, .python = u"3.11-3.13"_s, .origin = {}}};
    releases[2] = releases[1];
    releases[2].tag = release(u"v5.3.0"_s, {}).tag;
    releases[2].kube.installed = fact(u"1.33.0"_s);
    releases[2].playbooks.upgrade = {u"playbooks/upgrade.yml"_s};
    const auto plan = planHops(releases, {}, way(u"v5.1.0"_s, u"v5.3.0"_s));
    const Hop &first = plan->hops.at(0);
    QVERIFY(first.needsNewEnvironment);
    QCOMPARE(first.ansible.toString(), u">=2.18.0, <2.19.0"_s);
    QCOMPARE(find(first, u"new-environment"_s)->before, u">=2.16.4, <2.17.0"_s);
    QCOMPARE(first.python, u"3.11-3.13"_s);
    QCOMPARE(find(first, u"python-change"_s)->before, u"3.10-3.12"_s);
    const Hop &second = plan->hops.at(1);
    QVERIFY(!second.needsNewEnvironment);
    QCOMPARE(idsOf(second), QStringList{u"playbook-rename"_s});
    QCOMPARE(second.playbook, u"playbooks/upgrade.yml"_s);
    releases[2].playbooks.upgrade.clear();
    QVERIFY(planHops(releases, {}, way(u"v5.2.0"_s, u"v5.3.0"_s))->isBlocked());
}

void KubesprayPlannerTest::noticesRenames()
{
    QList<Release> releases{release(u"v5.1.0"_s, u"1.31.0"_s), release(u"v5.2.0"_s, u"1.32.0"_s)};
    releases[0].sample.controlPlaneGroup = u"kube-master"_s;
    releases[0].sample.clusterFolder = u"k8s-cluster"_s;
    releases[0].sample.clusterGroup = u"k8s-cluster"_s;
    const auto plan = planHops(releases, {}, way(u"v5.1.0"_s, u"v5.2.0"_s));
    const Hop &hop = plan->hops.first();
    QCOMPARE(idsOf(hop), (QStringList{u"group-rename"_s, u"folder-rename"_s, u"group-rename"_s}));
    QCOMPARE(hop.advisories.at(0).before, u"kube-master"_s);
    QCOMPARE(hop.advisories.at(0).after, u"kube_control_plane"_s);
    QVERIFY(hop.advisories.at(2).after.isEmpty()); // no longer in the sample
    QVERIFY(hop.advisories.at(2).severity == Severity::Info);
    // A sample in another format says nothing about groups.
    releases[1].sample = {};
    QVERIFY(planHops(releases, {}, way(u"v5.1.0"_s, u"v5.2.0"_s))->hops.first().advisories.isEmpty());
}

void KubesprayPlannerTest::saysWhenSampleDisagrees()
{
    QList<Release> releases{release(u"v5.1.0"_s, u"v1.31.0"_s), release(u"v5.2.0"_s, u"v1.32.0"_s)};
    releases[1].kube.sample = fact(u"v1.32.0"_s);
    releases[1].kube.roleDefault = fact(u"1.32.0"_s);
    QVERIFY(planHops(releases, {}, way(u"v5.1.0"_s, u"v5.2.0"_s))->hops.first().advisories.isEmpty());
    releases[1].kube.roleDefault = fact(u"v1.32.6"_s);
    const auto plan = planHops(releases, {}, way(u"v5.1.0"_s, u"v5.2.0"_s));
    const Advisory *said = find(plan->hops.first(), u"sample-disagrees"_s);
    QVERIFY(said != nullptr);
    QCOMPARE(said->before, u"v1.32.0"_s);
    QCOMPARE(said->after, u"v1.32.6"_s);
}

void KubesprayPlannerTest::bearsUnreadableReleases()
{
    QList<Release> releases = catalogue();
    releases[3] = Release{};
    releases[3].tag = release(u"v5.2.1"_s, {}).tag;
    releases[3].error = Error{.code = ErrorCode::InvalidData, .detail = u"bad object"_s, .subject = {}, .context = {}};
    const auto plan = planHops(releases, {}, way(u"v5.1.0"_s, u"v5.3.1"_s));
    QCOMPARE(stopsOf(*plan), (QStringList{u"v5.2.0"_s, u"v5.3.1"_s}));
    QVERIFY(plan->hops.first().alternatives.first().reason == AlternativeReason::NotReadable);
    const auto target = planHops(releases, {}, way(u"v5.1.0"_s, u"v5.2.1"_s));
    QVERIFY(target->isBlocked());
    QCOMPARE(find(target->hops.first(), u"unreadable"_s)->after, u"bad object"_s);
}

void KubesprayPlannerTest::estimatesFromHistory()
{
    using std::chrono::minutes;
    HopRequest request = way(u"v5.1.0"_s, u"v5.3.1"_s);
    request.history = {{.from = u"v5.1.0"_s, .to = u"v5.2.1"_s, .duration = minutes{50}},
                       {.from = u"v5.1.0"_s, .to = u"v5.2.1"_s, .duration = minutes{900}},
                       {.from = u"v5.1.0"_s, .to = u"v5.2.1"_s, .duration = minutes{40}},
                       {.from = u"v5.1.1"_s, .to = u"v5.2.1"_s, .duration = minutes{1}},
                       {.from = u"v5.1.1"_s, .to = u"v5.2.0"_s, .duration = minutes{1}}};
    const auto plan = planHops(catalogue(), {}, request);
    QVERIFY(plan->hops.at(0).estimate == Milliseconds(minutes{50}));
    QVERIFY(!plan->hops.at(1).estimate);
    QVERIFY(!plan->estimate());
    request.history.append({.from = u"v5.2.0"_s, .to = u"v5.3.1"_s, .duration = minutes{30}});
    QVERIFY(planHops(catalogue(), {}, request)->estimate() == Milliseconds(minutes{80}));
}

void KubesprayPlannerTest::ordersBySeverity()
{
    const QList<HopRule> rules{rule(u"info"_s, HopRule::Kind::Note, Severity::Info, u"v5.3.0"_s),
                               rule(u"block"_s, HopRule::Kind::Note, Severity::Block, u"v5.3.0"_s)};
    const auto plan = planHops(catalogue(), rules, way(u"v5.2.1"_s, u"v5.3.0"_s));
    QCOMPARE(idsOf(plan->hops.first()), (QStringList{u"block"_s, u"component-downgrade"_s, u"info"_s}));
}

void KubesprayPlannerTest::findsTagsBetween()
{
    QList<ReleaseTag> tags;
    for (const Release &known : catalogue()) {
        tags.append(known.tag);
    }
    QStringList names;
    for (const ReleaseTag &tag : tagsBetween(tags, u"v5.2.1"_s, u"v5.3.0"_s)) {
        names.append(tag.name);
    }
    QCOMPARE(names, (QStringList{u"v5.2.0"_s, u"v5.2.1"_s, u"v5.3.0-rc1"_s, u"v5.3.0"_s, u"v5.3.1"_s}));
    QVERIFY(tagsBetween(tags, u"v1.0.0"_s, u"v5.3.0"_s).isEmpty());
}

QTEST_APPLESS_MAIN(KubesprayPlannerTest)

#include "tst_kubespray_planner.moc"
