// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/remedy_action.hpp"

#include "operation/enum_names.hpp"

#include <QJsonArray>

namespace kubemori::operation {

template<> struct EnumNames<advice::RemedyAction::Kind>
{
    using Kind = advice::RemedyAction::Kind;
    static constexpr std::array table{
        std::pair{Kind::NodeCommand, "node-command"}, std::pair{Kind::DeployerCommand, "deployer-command"},
        std::pair{Kind::Kubectl, "kubectl"},          std::pair{Kind::Patch, "patch"},
        std::pair{Kind::Unpatch, "unpatch"},          std::pair{Kind::Setting, "setting"},
    };
};

} // namespace kubemori::operation

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, const QString &key, const QString &value)
{
    if (!value.isEmpty()) {
        json.insert(key, value);
    }
}

void put(QJsonObject &json, const QString &key, const QStringList &list)
{
    if (!list.isEmpty()) {
        json.insert(key, QJsonArray::fromStringList(list));
    }
}

QStringList listIn(const QJsonObject &json, const QString &key)
{
    QStringList list;
    for (const auto &entry : json[key].toArray()) {
        list.append(entry.toString());
    }
    return list;
}

} // namespace

QJsonObject RemedyAction::toJson() const
{
    QJsonObject json{{u"action"_s, operation::nameOf(kind)}};
    put(json, u"title"_s, title);
    put(json, u"node"_s, node);
    put(json, u"address"_s, address);
    if (isControlPlane) {
        json.insert(u"controlPlane"_s, true);
    }
    put(json, u"check"_s, check);
    put(json, u"run"_s, run);
    put(json, u"verify"_s, verify);
    put(json, u"undo"_s, undo);
    put(json, u"checkArguments"_s, checkArguments);
    put(json, u"runArguments"_s, runArguments);
    put(json, u"verifyArguments"_s, verifyArguments);
    put(json, u"undoArguments"_s, undoArguments);
    put(json, u"file"_s, file);
    put(json, u"find"_s, patch.find);
    put(json, u"replace"_s, patch.replace);
    put(json, u"key"_s, key);
    put(json, u"entry"_s, entry);
    return json;
}

Result<RemedyAction> RemedyAction::fromJson(const QJsonObject &json)
{
    const auto kind = operation::fromName<Kind>(json[u"action"].toString());
    if (!kind) {
        return fail(ErrorCode::InvalidData, u"not a step of a remedy"_s, json[u"title"].toString());
    }
    const auto text = [&json](QStringView key) { return json[key].toString(); };
    return RemedyAction{.kind = *kind,
                        .title = text(u"title"),
                        .node = text(u"node"),
                        .address = text(u"address"),
                        .isControlPlane = json[u"controlPlane"].toBool(),
                        .check = text(u"check"),
                        .run = text(u"run"),
                        .verify = text(u"verify"),
                        .undo = text(u"undo"),
                        .checkArguments = listIn(json, u"checkArguments"_s),
                        .runArguments = listIn(json, u"runArguments"_s),
                        .verifyArguments = listIn(json, u"verifyArguments"_s),
                        .undoArguments = listIn(json, u"undoArguments"_s),
                        .file = text(u"file"),
                        .patch = {.find = text(u"find"), .replace = text(u"replace")},
                        .key = text(u"key"),
                        .entry = text(u"entry")};
}

} // namespace kubemori::advice
