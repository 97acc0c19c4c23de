// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/hop_planner.hpp"

#include "kubespray/hop_advisories.hpp"
#include "kubespray/rule_check.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

using Line = std::pair<int, int>; ///< major and minor

Line lineOf(const Version &version)
{
    return {version.major, version.minor};
}

/// The middle one, so that a run that was left waiting overnight does not count.
std::optional<Milliseconds> median(QList<Milliseconds> durations)
{
    if (durations.isEmpty()) {
        return std::nullopt;
    }
    std::ranges::sort(durations);
    return durations.at(durations.size() / 2);
}

std::optional<Milliseconds> estimateOf(const QList<PastHop> &history, const QString &from, const QString &to)
{
    QList<Milliseconds> same;
    QList<Milliseconds> similar;
    for (const PastHop &past : history) {
        if (past.to == to) {
            (past.from == from ? same : similar).append(past.duration);
        }
    }
    return median(same.isEmpty() ? similar : same);
}

class Planner
{
public:
    Planner(const QList<Release> &releases, const QList<HopRule> &rules, const HopRequest &request, const Release &from,
            const Release &to)
        : m_releases(releases)
        , m_rules(rules)
        , m_request(request)
        , m_from(from)
        , m_to(to)
    {
    }

    HopPlan plan()
    {
        HopPlan plan{.from = m_from.tag.name, .to = m_to.tag.name, .hops = {}};
        const Release *at = &m_from;
        for (const auto &[release, reason] : stops()) {
            plan.hops.append(hop(*at, *release, reason));
            at = release;
        }
        return plan;
    }

private:
    struct Stop
    {
        const Release *release = nullptr;
        HopReason reason = HopReason::HighestPatch;
    };

    /// The releases of a line that may be gone to, the highest first.
    std::vector<const Release *> candidates(Line line) const
    {
        std::vector<const Release *> found;
        for (const Release &release : m_releases) {
            const Version &version = release.tag.version;
            if (lineOf(version) == line && !release.tag.isPreRelease() && version > m_from.tag.version &&
                version < m_to.tag.version) {
                found.push_back(&release);
            }
        }
        std::ranges::reverse(found);
        return found;
    }

    std::vector<Stop> stops() const
    {
        std::vector<Line> lines;
        for (const Release &release : m_releases) {
            const Line line = lineOf(release.tag.version);
            if (line >= lineOf(m_from.tag.version) && line <= lineOf(m_to.tag.version)) {
                lines.push_back(line);
            }
        }
        std::ranges::sort(lines);
        lines.erase(std::ranges::unique(lines).begin(), lines.end());
        std::vector<Stop> stops;
        for (const Line &line : lines) {
            if (const auto stop = stopIn(line)) {
                stops.push_back(*stop);
            }
        }
        stops.push_back({.release = &m_to, .reason = HopReason::Target});
        return stops;
    }

    /// None in the line that the cluster runs already and in that of the target, unless a rule wants it.
    std::optional<Stop> stopIn(Line line) const
    {
        auto found = candidates(line);
        const auto isPassed = [&](const Release *release) { return passing(*release) != nullptr; };
        const bool mustStop = std::ranges::any_of(found, isPassed);
        const bool isAtEnd = line == lineOf(m_from.tag.version) || line == lineOf(m_to.tag.version);
        if (found.empty() || (isAtEnd && !mustStop)) {
            return std::nullopt;
        }
        HopReason reason = found.size() == 1 ? HopReason::OnlyRelease : HopReason::HighestPatch;
        if (mustStop) {
            std::erase_if(found, [&](const Release *release) { return !isPassed(release); });
            reason = HopReason::MustNotSkip;
        }
        const auto good = std::ranges::find_if(
            found, [&](const Release *release) { return !release->error && avoiding(*release) == nullptr; });
        if (good == found.end()) {
            return Stop{.release = found.front(), .reason = reason}; // and the plan says what is wrong with it
        }
        return Stop{.release = *good, .reason = good == found.begin() ? reason : HopReason::HigherAvoided};
    }

    std::optional<Applies> applies(const HopRule &rule) const
    {
        return appliesTo(rule, m_request.settings ? &*m_request.settings : nullptr);
    }

    /// The way goes past the releases of a rule that wants one of them to be stopped at.
    bool isPassNeeded(const HopRule &rule) const
    {
        const Version &from = m_from.tag.version;
        return rule.kind == HopRule::Kind::Pass && applies(rule) && rule.before.contains(m_to.tag.version) &&
               !rule.before.contains(from) && (m_from.tag.isPreRelease() || !rule.tags.contains(from));
    }

    /// The rule that is kept by a stop there; nullptr if none is.
    const HopRule *passing(const Release &release) const
    {
        const auto found = std::ranges::find_if(m_rules, [&](const HopRule &rule) {
            return isPassNeeded(rule) && rule.tags.contains(release.tag.version);
        });
        return found == m_rules.end() ? nullptr : &*found;
    }

    /// The rule that forbids to go there; nullptr if none does for certain.
    const HopRule *avoiding(const Release &release) const
    {
        const auto found = std::ranges::find_if(m_rules, [&](const HopRule &rule) {
            return rule.kind == HopRule::Kind::Avoid && rule.tags.contains(release.tag.version) &&
                   applies(rule) == Applies::Yes;
        });
        return found == m_rules.end() ? nullptr : &*found;
    }

    Hop hop(const Release &from, const Release &to, HopReason reason) const
    {
        Hop hop{.from = from.tag.name,
                .to = to.tag.name,
                .line = to.line(),
                .reason = reason,
                .kubeBefore = from.kube.installed.value,
                .kubeVersion = to.kube.installed.value,
                .ansible = to.ansible,
                .needsNewEnvironment = needsNewEnvironment(from, to),
                .python = to.pythonRange(),
                .requirements = to.requirements,
                .playbook = to.playbooks.upgrade.value(0),
                .changes = componentChanges(from, to),
                .advisories = detectedAdvisories(from, to),
                .alternatives = alternatives(from, to),
                .estimate = estimateOf(m_request.history, from.tag.name, to.tag.name)};
        addMissingLines(from, to, hop.advisories);
        if (auto skew = skewAdvisory(m_from, from, to)) {
            hop.advisories.append(*std::move(skew));
        }
        addPinned(to, hop.advisories);
        for (const HopRule &rule : m_rules) {
            addRule(rule, from, to, hop.advisories);
        }
        addProposals(hop);
        std::ranges::stable_sort(hop.advisories, {}, [](const Advisory &advisory) {
            return std::pair(advisory.severity, advisory.applies);
        });
        return hop;
    }

    QList<Alternative> alternatives(const Release &from, const Release &chosen) const
    {
        QList<Alternative> found;
        for (const Release &release : m_releases) {
            const Version &version = release.tag.version;
            if (&release == &chosen || lineOf(version) != lineOf(chosen.tag.version) || version <= from.tag.version) {
                continue;
            }
            Alternative alternative{.tag = release.tag.name,
                                    .kubeVersion = release.kube.installed.value,
                                    .reason = version > chosen.tag.version ? AlternativeReason::BeyondTarget
                                                                           : AlternativeReason::LowerPatch,
                                    .rule = {},
                                    .downgrades = downgradesBetween(from, release)};
            if (release.error) {
                alternative.reason = AlternativeReason::NotReadable;
            } else if (release.tag.isPreRelease()) {
                alternative.reason = AlternativeReason::PreRelease;
            } else if (const HopRule *rule = avoiding(release)) {
                alternative.reason = AlternativeReason::Avoided;
                alternative.rule = rule->id;
            } else if (const HopRule *wanted = passing(chosen); wanted != nullptr && passing(release) == nullptr) {
                alternative.reason = AlternativeReason::Avoided; // it would not count as a stop
                alternative.rule = wanted->id;
            }
            found.append(std::move(alternative));
        }
        return found;
    }

    /// For what a hop would make older: the highest patch of the same line that would not.
    static void addProposals(Hop &hop)
    {
        for (Advisory &advisory : hop.advisories) {
            if (advisory.kind != AdvisoryKind::ComponentDowngrade) {
                continue;
            }
            for (const Alternative &alternative : hop.alternatives) {
                const bool isGood = alternative.reason == AlternativeReason::BeyondTarget ||
                                    alternative.reason == AlternativeReason::LowerPatch;
                if (isGood && !alternative.downgrades.contains(advisory.subject)) {
                    advisory.proposal = alternative.tag;
                }
            }
        }
    }

    /// An inventory that names a version keeps it, whatever the release would install.
    void addPinned(const Release &to, QList<Advisory> &advisories) const
    {
        const auto *pinned = m_request.settings ? m_request.settings->find(u"kube_version"_s) : nullptr;
        const auto installed = to.kube.installed.version();
        if (pinned == nullptr || !installed) {
            return;
        }
        for (const QString &text : pinned->texts) {
            if (const auto version = Version::parse(text); version && *version != *installed) {
                advisories.append(makeAdvisory(AdvisoryKind::KubernetesPinned, Severity::Warn, to.tag.name, text,
                                               to.kube.installed.value));
                return;
            }
        }
    }

    void addMissingLines(const Release &from, const Release &to, QList<Advisory> &advisories) const
    {
        const Version &before = from.tag.version;
        const Version &after = to.tag.version;
        const auto missing = [&](int major, int minor) {
            advisories.append(
                makeAdvisory(AdvisoryKind::MissingLine, Severity::Block, u"%1.%2"_s.arg(major).arg(minor)));
        };
        if (before.major == after.major) {
            for (int minor = before.minor + 1; minor < after.minor; ++minor) {
                missing(before.major, minor);
            }
        } else { // how many minor lines the older one had, nobody knows
            for (int minor = 0; minor < after.minor; ++minor) {
                missing(after.major, minor);
            }
        }
    }

    void addRule(const HopRule &rule, const Release &from, const Release &to, QList<Advisory> &advisories) const
    {
        const auto applied = applies(rule);
        if (!applied) {
            return;
        }
        const Version &before = from.tag.version;
        const Version &after = to.tag.version;
        switch (rule.kind) {
        case HopRule::Kind::Avoid:
        case HopRule::Kind::Note:
            if (rule.tags.contains(after)) {
                advisories.append(toAdvisory(rule, *applied));
            }
            return;
        case HopRule::Kind::Cross:
            if (before < *rule.since && after >= *rule.since) {
                advisories.append(toAdvisory(rule, *applied));
            }
            return;
        case HopRule::Kind::Pass:
            addPass(rule, *applied, from, to, advisories);
            return;
        case HopRule::Kind::Running:
            if (const Component *component = from.component(rule.component); rule.tags.contains(after) && component) {
                const auto running = component->version.version();
                if (running && *running < *rule.minimum) {
                    advisories.append(toAdvisory(rule, *applied));
                    advisories.last().subject = rule.component;
                    advisories.last().before = component->version.value;
                }
            }
            return;
        }
    }

    /// Kept, it is the reason of the stop; broken, it blocks.
    void addPass(const HopRule &rule, Applies applied, const Release &from, const Release &to,
                 QList<Advisory> &advisories) const
    {
        if (!isPassNeeded(rule)) {
            return;
        }
        const Version &before = from.tag.version;
        const Version &after = to.tag.version;
        if (rule.tags.contains(after) && !to.tag.isPreRelease()) {
            advisories.append(toAdvisory(rule, applied));
            advisories.last().severity = Severity::Info;
        } else if (rule.before.contains(after) && !rule.before.contains(before) &&
                   (from.tag.isPreRelease() || !rule.tags.contains(before))) {
            advisories.append(toAdvisory(rule, applied));
        }
    }

    const QList<Release> &m_releases;
    const QList<HopRule> &m_rules;
    const HopRequest &m_request;
    const Release &m_from;
    const Release &m_to;
};

} // namespace

Result<HopPlan> planHops(const QList<Release> &releases, const QList<HopRule> &rules, const HopRequest &request)
{
    const auto find = [&](const QString &tag) {
        return std::ranges::find(releases, tag, [](const Release &release) { return release.tag.name; });
    };
    const auto from = find(request.from);
    const auto to = find(request.to);
    if (from == releases.end() || to == releases.end()) {
        return fail(ErrorCode::NotFound, u"the checkout has no such release tag"_s,
                    from == releases.end() ? request.from : request.to);
    }
    const QString both = request.from + u" → "_s + request.to;
    if (from == to) {
        return fail(ErrorCode::InvalidInput, u"both are the same release"_s, both);
    }
    if (to->tag.version < from->tag.version) {
        return fail(ErrorCode::InvalidInput, u"the release to go to is older than the one that runs"_s, both);
    }
    return Planner(releases, rules, request, *from, *to).plan();
}

QList<ReleaseTag> tagsBetween(const QList<ReleaseTag> &tags, const QString &from, const QString &to)
{
    const auto first = std::ranges::find(tags, from, &ReleaseTag::name);
    const auto last = std::ranges::find(tags, to, &ReleaseTag::name);
    QList<ReleaseTag> between;
    if (first == tags.end() || last == tags.end()) {
        return between;
    }
    std::ranges::copy_if(tags, std::back_inserter(between), [&](const ReleaseTag &tag) {
        const Line line = lineOf(tag.version);
        return line >= lineOf(first->version) && line <= lineOf(last->version);
    });
    return between;
}

} // namespace kubemori::kubespray
