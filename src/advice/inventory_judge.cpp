// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/judges.hpp"
#include "advice/value_test.hpp"

#include "inventory/group_names.hpp"

#include <algorithm>

namespace kubemori::advice::judges {

using namespace Qt::StringLiterals;

namespace {

Verdict fromTruth(bool is, const QString &where, const QString &evidence)
{
    return {.truth = is ? Truth::Yes : Truth::No,
            .sightings = {{.where = where, .evidence = evidence, .captures = {}}},
            .missing = {}};
}

Verdict existence(bool isThere, bool wanted, const QString &path)
{
    return fromTruth(isThere == wanted, path, isThere ? u"%1 is there"_s.arg(path) : u"%1 is not there"_s.arg(path));
}

Verdict textOfFile(const Test &test, const QString &path, const QString &text)
{
    const auto match = test.pattern.match(text);
    if (test.kind == Test::Kind::Lacks) {
        return fromTruth(!match.hasMatch(), path,
                         u"nothing in it matches %1"_s.arg(evidenceLine(test.pattern.pattern())));
    }
    if (!match.hasMatch()) {
        return no();
    }
    const qsizetype at = match.capturedStart();
    const qsizetype begin = at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
    const qsizetype end = text.indexOf(u'\n', at);
    Sighting sighting{.where = u"%1:%2"_s.arg(path).arg(text.first(at).count(u'\n') + 1),
                      .evidence = evidenceLine(text.sliced(begin, (end < 0 ? text.size() : end) - begin)),
                      .captures = testText(test, text).captures};
    return yes({std::move(sighting)});
}

bool isSo(const Test &test, qsizetype hosts)
{
    switch (test.kind) {
    case Test::Kind::Empty:
        return (hosts == 0) == test.wanted;
    case Test::Kind::FewerThan:
        return hosts < test.number;
    case Test::Kind::Even:
        return (hosts > 0 && hosts % 2 == 0) == test.wanted;
    default:
        return test.wanted; // Exists: it does
    }
}

/// By the group's name of today, or those before v2.16.
QStringList hostsOf(const inventory::Inventory &inventory, const QString &group)
{
    for (const QString &name : QStringList(group) + inventory::oldGroupNamesOf(group)) {
        if (inventory.group(name) != nullptr) {
            return inventory.hostsOf(name);
        }
    }
    return {};
}

} // namespace

Verdict inventoryFile(const Condition &condition, const Picture &picture)
{
    if (!picture.inventoryFiles) {
        return unknown(u"the inventory's folder was not looked at"_s);
    }
    const bool isThere = std::ranges::any_of(*picture.inventoryFiles, [&condition](const QString &path) {
        return path == condition.name || path.startsWith(condition.name + u'/');
    });
    return existence(isThere, condition.test.wanted, condition.name);
}

Verdict checkout(const Condition &condition, const Picture &picture)
{
    if (!picture.checkout) {
        return unknown(u"the checkout was not looked at"_s);
    }
    for (const QString &path : condition.paths) {
        const auto file = picture.checkout->constFind(path);
        if (file == picture.checkout->cend()) {
            return unknown(u"%1 was not looked at"_s.arg(path));
        }
        if (file->has_value()) {
            return condition.test.kind == Test::Kind::Exists ? existence(true, condition.test.wanted, path)
                                                             : textOfFile(condition.test, path, **file);
        }
    }
    const QString path = condition.paths.value(0);
    // A file that is not there neither matches nor lacks anything.
    return condition.test.kind == Test::Kind::Exists ? existence(false, condition.test.wanted, path) : no();
}

Verdict group(const Condition &condition, const Picture &picture)
{
    if (!picture.inventory) {
        return unknown(u"the inventory was not looked at"_s);
    }
    const Test &test = condition.test;
    const QRegularExpression whole(QRegularExpression::anchoredPattern(condition.pattern.pattern()));
    QList<Sighting> sightings;
    bool hasAny = false;
    for (const inventory::Group &group : picture.inventory->groups()) {
        if (!whole.match(group.name).hasMatch()) {
            continue;
        }
        hasAny = true;
        const qsizetype hosts = picture.inventory->hostsOf(group.name).size();
        if (isSo(test, hosts)) {
            sightings.append(
                {.where = group.name, .evidence = u"%1: %2 hosts"_s.arg(group.name).arg(hosts), .captures = {}});
        }
    }
    if (test.kind == Test::Kind::Exists && !test.wanted) {
        return fromTruth(!hasAny, {}, u"there is no group %1"_s.arg(condition.pattern.pattern()));
    }
    return told(std::move(sightings), {});
}

Verdict hostVariable(const Condition &condition, const Picture &picture)
{
    if (!picture.inventory) {
        return unknown(u"the inventory was not looked at"_s);
    }
    const Test &test = condition.test;
    QList<Sighting> sightings;
    QStringList missing;
    bool hasAny = false;
    for (const QString &host : hostsOf(*picture.inventory, condition.group)) {
        const inventory::Value *value = picture.inventory->variable(host, condition.name);
        const QMap<QString, QString> captures{{u"node"_s, host}};
        if (test.kind != Test::Kind::Matches) {
            if ((value == nullptr) == (test.kind == Test::Kind::Missing)) {
                hasAny = true;
                sightings.append({.where = host,
                                  .evidence = value == nullptr ? u"%1 is not set"_s.arg(condition.name)
                                                               : u"%1 is set"_s.arg(condition.name),
                                  .captures = captures});
            }
            continue;
        }
        if (value == nullptr) {
            continue;
        }
        Tested tested = testValue(test, *value);
        if (tested.truth == Truth::Yes) {
            tested.captures.insert(captures);
            sightings.append({.where = host,
                              .evidence = u"%1: %2"_s.arg(condition.name, shownValue(condition.name, value)),
                              .captures = tested.captures});
        } else if (tested.truth == Truth::Unknown) {
            missing.append(u"%1: %2 %3"_s.arg(host, condition.name, tested.why));
        }
    }
    if (test.kind != Test::Kind::Matches && !test.wanted) {
        return hasAny ? no() : yes({});
    }
    return told(std::move(sightings), std::move(missing));
}

Verdict options(const Condition &condition, const Picture &picture)
{
    if (!picture.options) {
        return unknown(u"the options of ansible-playbook are not known"_s);
    }
    const auto match = condition.pattern.match(*picture.options);
    if (!match.hasMatch()) {
        return no();
    }
    // Not the whole line: it may hold passwords.
    return yes({{.where = {}, .evidence = evidenceLine(match.captured()), .captures = {}}});
}

} // namespace kubemori::advice::judges
