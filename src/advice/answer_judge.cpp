// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/judges.hpp"
#include "advice/value_test.hpp"

#include <algorithm>

namespace kubemori::advice::judges {

using namespace Qt::StringLiterals;

namespace {

/// "namespace/name", a node, a name: as far as a line says it.
QString placeOf(const QMap<QString, QString> &captures)
{
    const QString name = captures.value(u"name"_s);
    const QString nameSpace = captures.value(u"namespace"_s);
    if (!name.isEmpty()) {
        return nameSpace.isEmpty() ? name : nameSpace + u'/' + name;
    }
    return captures.value(u"node"_s, nameSpace);
}

/// What one answer adds to a condition.
struct Heard
{
    QList<Sighting> sightings;
    QStringList missing;
};

void hearLines(const Test &test, const QString &answer, Heard &heard)
{
    for (const QString &line : answer.split(u'\n')) {
        Tested tested = testText(test, line);
        if (tested.truth == Truth::Yes) {
            heard.sightings.append({.where = placeOf(tested.captures), .evidence = evidenceLine(line), .captures = {}});
            heard.sightings.last().captures = std::move(tested.captures);
        } else if (tested.truth == Truth::Unknown) {
            heard.missing.append(tested.why);
        }
    }
}

Heard hear(const Test &test, const QString &answer)
{
    Heard heard;
    if (test.kind == Test::Kind::Matches) {
        hearLines(test, answer, heard);
        return heard;
    }
    if (test.kind == Test::Kind::Empty) {
        if (answer.trimmed().isEmpty() == test.wanted) {
            heard.sightings.append(
                {.where = {}, .evidence = test.wanted ? u"there is none"_s : evidenceLine(answer), .captures = {}});
        }
        return heard;
    }
    const QStringList lines = answer.split(u'\n');
    if (std::ranges::none_of(lines, [&test](const QString &line) { return test.pattern.match(line).hasMatch(); })) {
        heard.sightings.append({.where = {},
                                .evidence = u"no line matches %1"_s.arg(evidenceLine(test.pattern.pattern())),
                                .captures = {}});
    }
    return heard;
}

} // namespace

Verdict cluster(const Condition &condition, const Picture &picture)
{
    const auto answer = std::ranges::find(picture.cluster, condition.cluster, &Picture::ClusterAnswer::query);
    if (answer == picture.cluster.cend()) {
        return unknown(u"the cluster was not asked for %1"_s.arg(condition.cluster.kind));
    }
    if (!answer->answer) {
        return unknown(u"kubectl get %1: %2"_s.arg(condition.cluster.kind, toLogLine(answer->answer.error())));
    }
    Heard heard = hear(condition.test, *answer->answer);
    return told(std::move(heard.sightings), std::move(heard.missing));
}

Verdict node(const Condition &condition, const Picture &picture)
{
    const auto found = std::ranges::find(picture.nodes, condition.node, &Picture::NodeAnswer::query);
    if (found == picture.nodes.cend() || found->answers.isEmpty()) {
        return unknown(u"no node was asked"_s);
    }
    QList<Sighting> sightings;
    QStringList missing;
    for (const auto &[name, answer] : found->answers.asKeyValueRange()) {
        if (!answer) {
            missing.append(u"%1: %2"_s.arg(name, toLogLine(answer.error())));
            continue;
        }
        Heard heard = hear(condition.test, *answer);
        for (Sighting &sighting : heard.sightings) {
            sighting.where = name;
            sighting.captures.insert(u"node"_s, name);
            sightings.append(std::move(sighting));
        }
        for (const QString &why : std::as_const(heard.missing)) {
            missing.append(u"%1: %2"_s.arg(name, why));
        }
    }
    return told(std::move(sightings), std::move(missing));
}

} // namespace kubemori::advice::judges
