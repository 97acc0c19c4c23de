// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/metallb_manifests.hpp"

#include "group_vars/yaml_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;
using inventory::Variables;

namespace {

constexpr auto group = "metallb.io/v1beta1"_L1;

bool isTemplate(const Value &value)
{
    return value.isText() && value.text()->contains("{{"_L1);
}

/// Names of pools and advertisements are lower case in Kubernetes, letters, digits, '-' and '.'.
QString objectName(const QString &name)
{
    QString good = name.toLower();
    std::ranges::replace_if(
        good, [](QChar c) { return !(c.isLower() || c.isDigit() || c == u'-' || c == u'.') || c.unicode() > 127; },
        u'-');
    return good;
}

class Writer
{
public:
    Writer(const Variables &config, const QString &space)
        : m_config(config)
        , m_space(space.isEmpty() || isTemplate(Value(space)) ? u"metallb-system"_s : space)
    {
    }

    MetallbManifests write()
    {
        for (const auto &[name, pool] : mapIn(m_config, u"address_pools"_s)) {
            addPool(name, pool.map() ? *pool.map() : Variables());
        }
        const Value *layer2 = m_config.find(u"layer2"_s);
        for (const Value &name : layer2 && layer2->list() ? *layer2->list() : Value::List()) {
            addAdvertisement(u"L2Advertisement"_s, name.scalarText().value_or(QString()), {name});
        }
        const Variables layer3 = mapIn(m_config, u"layer3"_s);
        for (const auto &[name, peer] : mapIn(layer3, u"metallb_peers"_s)) {
            addPeer(name, peer.map() ? *peer.map() : Variables(), mapIn(layer3, u"defaults"_s));
        }
        return std::move(m_result);
    }

private:
    static Variables mapIn(const Variables &map, const QString &name)
    {
        const Value *value = map.find(name);
        return value && value->map() ? *value->map() : Variables();
    }

    void add(const QString &kind, const QString &version, const QString &name, const Variables &spec)
    {
        Variables metadata;
        metadata.set(u"name"_s, Value(objectName(name)));
        metadata.set(u"namespace"_s, Value(m_space));
        Variables object;
        object.set(u"apiVersion"_s, Value(version));
        object.set(u"kind"_s, Value(kind));
        object.set(u"metadata"_s, Value(metadata));
        object.set(u"spec"_s, Value(spec));
        m_result.text += "---\n" + blockText(object);
    }

    void addPool(const QString &name, const Variables &pool)
    {
        const Value *range = pool.find(u"ip_range"_s);
        const Value::List ranges = range && range->list() ? *range->list() : Value::List();
        if ((range && isTemplate(*range)) || std::ranges::any_of(ranges, isTemplate)) {
            m_result.hasTemplates = true;
            return;
        }
        if (ranges.empty()) {
            return;
        }
        Variables spec;
        spec.set(u"addresses"_s, Value(ranges));
        const Value *autoAssign = pool.find(u"auto_assign"_s);
        spec.set(u"autoAssign"_s, autoAssign && autoAssign->boolean() ? *autoAssign : Value(true));
        const Value *avoid = pool.find(u"avoid_buggy_ips"_s);
        if (avoid && avoid->boolean()) {
            spec.set(u"avoidBuggyIPs"_s, *avoid);
            m_result.avoidsBuggyIps = true;
        }
        m_made.append(name);
        add(u"IPAddressPool"_s, group, name, spec);
    }

    /// Of the pools that there are; without any, nothing is advertised.
    void addAdvertisement(const QString &kind, const QString &name, const Value::List &pools)
    {
        Value::List made;
        for (const Value &pool : pools) {
            if (const QString text = pool.scalarText().value_or(QString()); m_made.contains(text)) {
                made.push_back(Value(objectName(text)));
            }
        }
        if (!made.empty()) {
            Variables spec;
            spec.set(u"ipAddressPools"_s, Value(made));
            add(kind, group, name, spec);
        }
    }

    void addPeer(const QString &name, const Variables &peer, const Variables &defaults)
    {
        Variables spec;
        const auto take = [&](const QString &from, const QString &to) {
            const Value *value = peer.find(from) ? peer.find(from) : defaults.find(from);
            if (value && !isTemplate(*value)) {
                spec.set(to, *value);
            }
        };
        take(u"my_asn"_s, u"myASN"_s);
        take(u"peer_asn"_s, u"peerASN"_s);
        take(u"peer_address"_s, u"peerAddress"_s);
        take(u"peer_port"_s, u"peerPort"_s);
        take(u"source_address"_s, u"sourceAddress"_s);
        take(u"hold_time"_s, u"holdTime"_s);
        take(u"router_id"_s, u"routerID"_s);
        add(u"BGPPeer"_s, u"metallb.io/v1beta2"_s, name, spec);
        const Value *pools = peer.find(u"address_pool"_s);
        addAdvertisement(u"BGPAdvertisement"_s, name, pools && pools->list() ? *pools->list() : Value::List());
    }

    const Variables &m_config;
    QString m_space;
    QStringList m_made; ///< pools with a manifest
    MetallbManifests m_result;
};

} // namespace

MetallbManifests metallbManifests(const Variables &config, const QString &space)
{
    return Writer(config, space).write();
}

} // namespace kubemori::group_vars
