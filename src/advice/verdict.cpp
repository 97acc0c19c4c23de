// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/verdict.hpp"

#include "advice/judges.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

QString toString(Truth truth)
{
    switch (truth) {
    case Truth::No:
        return u"no"_s;
    case Truth::Unknown:
        return u"unknown"_s;
    case Truth::Yes:
        return u"yes"_s;
    }
    return {};
}

namespace judges {

Verdict yes(QList<Sighting> sightings)
{
    return {.truth = Truth::Yes, .sightings = std::move(sightings), .missing = {}};
}

Verdict no()
{
    return {.truth = Truth::No, .sightings = {}, .missing = {}};
}

Verdict unknown(const QString &missing)
{
    return {.truth = Truth::Unknown, .sightings = {}, .missing = {missing}};
}

Verdict told(QList<Sighting> sightings, QStringList missing)
{
    if (!sightings.isEmpty()) {
        return yes(std::move(sightings));
    }
    return missing.isEmpty() ? no() : Verdict{.truth = Truth::Unknown, .sightings = {}, .missing = std::move(missing)};
}

} // namespace judges

namespace {

template<class List> void addOnce(List &list, const List &more)
{
    for (const auto &item : more) {
        if (!list.contains(item)) {
            list.append(item);
        }
    }
}

/// Parts of `all` and `any`: the truth that decides at once (No, Yes) is that of the parts that have it; else what is
/// unknown leaves it open.
Verdict join(const std::vector<Verdict> &parts, Truth decisive, Truth otherwise)
{
    const auto decided = [&parts](Truth truth) { return std::ranges::contains(parts, truth, &Verdict::truth); };
    Verdict result;
    result.truth = decided(decisive) ? decisive : decided(Truth::Unknown) ? Truth::Unknown : otherwise;
    for (const Verdict &part : parts) {
        if (part.truth == result.truth) {
            addOnce(result.sightings, part.sightings);
            addOnce(result.missing, part.missing);
        }
    }
    return result;
}

Verdict judgePart(const Condition &condition, const Picture &picture);

Verdict judgeAll(const Condition &condition, const Picture &picture, Truth decisive, Truth otherwise)
{
    std::vector<Verdict> parts;
    for (const Condition &part : condition.parts) {
        parts.push_back(judgePart(part, picture));
    }
    return join(parts, decisive, otherwise);
}

Verdict judgeNot(const Condition &condition, const Picture &picture)
{
    Verdict verdict = condition.parts.empty() ? Verdict() : judgePart(condition.parts.front(), picture);
    if (verdict.truth != Truth::Unknown) {
        verdict.truth = verdict.truth == Truth::Yes ? Truth::No : Truth::Yes;
    }
    return verdict;
}

/// A verdict No has sightings here: they are what stands there instead, for a `not` above.
Verdict judgePart(const Condition &condition, const Picture &picture)
{
    switch (condition.kind) {
    case Condition::Kind::All:
        return judgeAll(condition, picture, Truth::No, Truth::Yes);
    case Condition::Kind::Any:
        return judgeAll(condition, picture, Truth::Yes, Truth::No);
    case Condition::Kind::Not:
        return judgeNot(condition, picture);
    case Condition::Kind::Setting:
        return judges::setting(condition, picture);
    case Condition::Kind::Settings:
        return judges::settings(condition, picture);
    case Condition::Kind::InventoryFile:
        return judges::inventoryFile(condition, picture);
    case Condition::Kind::Checkout:
        return judges::checkout(condition, picture);
    case Condition::Kind::Group:
        return judges::group(condition, picture);
    case Condition::Kind::HostVariable:
        return judges::hostVariable(condition, picture);
    case Condition::Kind::Options:
        return judges::options(condition, picture);
    case Condition::Kind::Cluster:
        return judges::cluster(condition, picture);
    case Condition::Kind::Node:
        return judges::node(condition, picture);
    }
    return {};
}

void collect(const Condition &condition, Questions &questions)
{
    for (const Condition &part : condition.parts) {
        collect(part, questions);
    }
    if (condition.kind == Condition::Kind::Checkout) {
        addOnce(questions.checkoutPaths, condition.paths);
    } else if (condition.kind == Condition::Kind::Cluster) {
        addOnce(questions.cluster, {condition.cluster});
    } else if (condition.kind == Condition::Kind::Node) {
        addOnce(questions.nodes, {condition.node});
    }
}

} // namespace

Verdict judge(const KnownIssue &issue, const Picture &picture)
{
    if (!issue.isChecked() || !issue.isAbout(picture.current, picture.target)) {
        return judges::no();
    }
    return issue.when ? judge(*issue.when, picture) : judges::yes({});
}

Verdict judge(const Condition &condition, const Picture &picture)
{
    Verdict verdict = judgePart(condition, picture);
    if (verdict.truth != Truth::Yes) {
        verdict.sightings.clear();
    }
    if (verdict.truth != Truth::Unknown) {
        verdict.missing.clear();
    }
    return verdict;
}

Questions questionsOf(const QList<KnownIssue> &issues, const Version &current, const Version &target)
{
    Questions questions;
    for (const KnownIssue &issue : issues) {
        if (issue.when && issue.isAbout(current, target)) {
            collect(*issue.when, questions);
        }
    }
    return questions;
}

} // namespace kubemori::advice
