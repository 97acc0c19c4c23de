// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upgrade_decisions.hpp"

#include "inventory/file_source.hpp"
#include "inventory/limits.hpp"
#include "inventory/variables.hpp"
#include "inventory/yaml_document.hpp"
#include "upgrade/upgrade_json.hpp"

#include <QJsonDocument>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

const QStringList &knownFields()
{
    static const QStringList known{u"snapshot"_s,
                                   u"backup"_s,
                                   u"fetch"_s,
                                   u"openWork"_s,
                                   u"python"_s,
                                   u"venv"_s,
                                   u"wheels"_s,
                                   u"inventory"_s,
                                   u"settings"_s,
                                   u"strategy"_s,
                                   u"askBecomePassword"_s,
                                   u"askVaultPassword"_s};
    return known;
}

/// A name that is mistyped must not be passed over: what it was to decide would be decided otherwise.
Result<> checkNames(const QJsonObject &fields, const QString &where)
{
    for (const QString &name : fields.keys()) {
        if (!knownFields().contains(name)) {
            return fail(ErrorCode::InvalidInput, u"there is no such field"_s,
                        where.isEmpty() ? name : QString(where + u'.' + name));
        }
    }
    return {};
}

} // namespace

Result<UpgradeDecisions> UpgradeDecisions::read(const QString &path, const std::stop_token &stop)
{
    const auto bytes = inventory::LocalFiles().read(path, inventory::Limits().fileBytes, stop);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(*bytes, path, {}, warnings);
    if (!document) {
        return std::unexpected(document.error().toError());
    }
    const inventory::Value value = (*document)->toValue();
    if (!value.map() && !value.isNull()) {
        return fail(ErrorCode::InvalidInput, u"a mapping is expected"_s, path);
    }
    UpgradeDecisions decisions;
    QJsonObject all = value.map() ? QJsonDocument::fromJson(value.toJson()).object() : QJsonObject();
    decisions.m_hops = all.take("hops"_L1).toObject();
    decisions.m_acceptance = all.take("accept"_L1).toString().trimmed();
    decisions.m_all = all;
    Result<> checked = checkNames(all, {});
    for (const QString &tag : decisions.m_hops.keys()) {
        checked = checked.and_then([&] { return checkNames(decisions.m_hops.value(tag).toObject(), tag); });
    }
    if (!checked) {
        return std::unexpected(checked.error().during(path));
    }
    return decisions;
}

Result<> UpgradeDecisions::applyTo(upgrade::Upgrade &upgrade) const
{
    for (qsizetype index = upgrade.hop; index < upgrade.hops.size(); ++index) {
        upgrade::HopRecord &hop = upgrade.hops[index];
        for (const QJsonObject &fields : {m_all, m_hops.value(hop.to).toObject()}) {
            const auto choices = upgrade::choicesFromJson(fields, hop.choices);
            if (!choices) {
                return std::unexpected(choices.error());
            }
            hop.choices = *choices;
        }
    }
    return {};
}

} // namespace kubemori::cli
