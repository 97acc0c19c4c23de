// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/metallb_migration.hpp"

#include "group_vars/metallb_manifests.hpp"
#include "group_vars/yaml_text.hpp"

#include <array>
#include <optional>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;
using inventory::Variables;
using Note = MetallbMigration::Note;

namespace {

constexpr std::array oldNames{"metallb_ip_range"_L1,
                              "metallb_pool_name"_L1,
                              "metallb_auto_assign"_L1,
                              "metallb_avoid_buggy_ips"_L1,
                              "metallb_additional_address_pools"_L1,
                              "metallb_peers"_L1,
                              "metallb_speaker_nodeselector"_L1,
                              "metallb_controller_nodeselector"_L1,
                              "metallb_speaker_tolerations"_L1,
                              "metallb_controller_tolerations"_L1};

/// Makes metallb_config of the old settings. Defaults are those of the role at v2.21.0.
class Builder
{
public:
    explicit Builder(const SettingsSet &settings)
        : m_settings(settings)
    {
    }

    Variables config()
    {
        addPlace(u"speaker"_s);
        addPlace(u"controller"_s);
        addPools();
        if (!m_pools.isEmpty()) {
            m_config.set(u"address_pools"_s, Value(m_pools));
        }
        if (!m_layer2.empty()) {
            m_config.set(u"layer2"_s, Value(m_layer2));
        }
        addPeers();
        return m_config;
    }

private:
    [[nodiscard]] std::optional<Value> get(const QString &name) const
    {
        const Value *value = m_settings.effective(name);
        return value ? std::optional(*value) : std::nullopt;
    }

    /// Where the pods of a part may run.
    void addPlace(const QString &part)
    {
        Variables place;
        if (const auto selector = get(u"metallb_"_s + part + u"_nodeselector"_s)) {
            place.set(u"nodeselector"_s, *selector);
        }
        if (const auto tolerations = get(u"metallb_"_s + part + u"_tolerations"_s)) {
            place.set(u"tolerations"_s, *tolerations);
        }
        if (!place.isEmpty()) {
            m_config.set(part, Value(place));
        }
    }

    void addPool(const QString &name, const Value &range, const Value &autoAssign, const std::optional<Value> &avoid,
                 const QString &protocol)
    {
        Variables pool;
        pool.set(u"ip_range"_s, range.list() ? range : Value(Value::List{range}));
        pool.set(u"auto_assign"_s, autoAssign);
        if (avoid) {
            pool.set(u"avoid_buggy_ips"_s, *avoid);
        }
        m_pools.set(name, Value(pool));
        (protocol == "bgp"_L1 ? m_layer3 : m_layer2).push_back(Value(name));
    }

    void addPools()
    {
        const auto protocolOf = [](const std::optional<Value> &value) {
            return value ? value->scalarText().value_or(QString()) : u"layer2"_s;
        };
        const QString protocol = protocolOf(get(u"metallb_protocol"_s));
        if (const auto range = get(u"metallb_ip_range"_s)) {
            const auto name = get(u"metallb_pool_name"_s);
            addPool(name ? name->scalarText().value_or(u"loadbalanced"_s) : u"loadbalanced"_s, *range,
                    get(u"metallb_auto_assign"_s).value_or(Value(true)), get(u"metallb_avoid_buggy_ips"_s), protocol);
        }
        const auto further = get(u"metallb_additional_address_pools"_s);
        for (const auto &[name, pool] : further && further->map() ? *further->map() : Variables()) {
            const auto in = [&pool](const QString &key) -> std::optional<Value> {
                const Value *value = pool.map() ? pool.map()->find(key) : nullptr;
                return value ? std::optional(*value) : std::nullopt;
            };
            addPool(name, in(u"ip_range"_s).value_or(Value(Value::List())), in(u"auto_assign"_s).value_or(Value(true)),
                    in(u"avoid_buggy_ips"_s), in(u"protocol"_s) ? protocolOf(in(u"protocol"_s)) : protocol);
        }
    }

    /// Every peer was told of every pool that BGP announced.
    void addPeers()
    {
        const auto peers = get(u"metallb_peers"_s);
        if (!peers || !peers->list() || peers->list()->empty()) {
            return;
        }
        Variables named;
        for (const Value &peer : *peers->list()) {
            Variables one = peer.map() ? *peer.map() : Variables();
            one.set(u"address_pool"_s, Value(m_layer3));
            named.set(u"peer%1"_s.arg(named.size() + 1), Value(one));
        }
        Variables defaults;
        defaults.set(u"peer_port"_s, Value(qint64{179}));
        defaults.set(u"hold_time"_s, Value(u"120s"_s));
        Variables layer3;
        layer3.set(u"defaults"_s, Value(defaults));
        layer3.set(u"metallb_peers"_s, Value(named));
        m_config.set(u"layer3"_s, Value(layer3));
    }

    const SettingsSet &m_settings;
    Variables m_config;
    Variables m_pools;
    Value::List m_layer2;
    Value::List m_layer3;
};

bool isOn(const SettingsSet &settings, const QString &key)
{
    const Value *value = settings.effective(key);
    return value && value->isTruthy() && !value->isText();
}

void addNotes(const SettingsSet &settings, const Variables &config, const MetallbManifests &manifests,
              MetallbMigration &migration)
{
    const Value *pools = config.find(u"address_pools"_s);
    if (isOn(settings, u"metallb_enabled"_s) && (!pools || !pools->isTruthy())) {
        migration.notes.append(Note::NoPools);
    }
    if (config.contains(u"layer3"_s)) {
        migration.notes.append(Note::BgpPeers);
    }
    if (manifests.hasTemplates) {
        migration.notes.append(Note::Template);
    }
    if (manifests.avoidsBuggyIps) {
        migration.notes.append(Note::AvoidBuggyIps);
    }
    if (isOn(settings, u"metallb_enabled"_s) && isOn(settings, u"kube_vip_services_enabled"_s)) {
        migration.notes.append(Note::ServicesOfKubeVip);
    }
}

} // namespace

MetallbMigration migrateMetallb(const SettingsSet &settings)
{
    MetallbMigration migration;
    for (const QLatin1StringView name : oldNames) {
        if (settings.effective(name)) {
            migration.oldKeys.append(name);
        }
    }
    const Value *present = settings.effective(u"metallb_config"_s);
    const bool isThere = present && present->map();
    migration.isNeeded = !isThere && !migration.oldKeys.isEmpty();
    const Variables config = isThere ? *present->map() : migration.isNeeded ? Builder(settings).config() : Variables();
    if (migration.isNeeded) {
        migration.settings = blockText(u"metallb_config"_s, Value(config));
    }
    const Value *space = settings.effective(u"metallb_namespace"_s);
    const MetallbManifests manifests =
        metallbManifests(config, space ? space->scalarText().value_or(QString()) : QString());
    migration.manifests = manifests.text;
    addNotes(settings, config, manifests, migration);
    return migration;
}

MetallbMigration migrateMetallb(const FolderFiles &inventory, const Version &to)
{
    constexpr int lastOldMinor = 21;
    const bool isNew = to.major > 2 || to.minor > lastOldMinor;
    return isNew ? migrateMetallb(SettingsSet::read(inventory)) : MetallbMigration();
}

} // namespace kubemori::group_vars
