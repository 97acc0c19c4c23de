// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/metallb_migration.hpp"
#include "group_vars/yaml_text.hpp"
#include "inventory/yaml_document.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::group_vars;
using Note = MetallbMigration::Note;

namespace {

SettingsSet addons(const QByteArray &text)
{
    return SettingsSet::read({{u"group_vars/k8s_cluster/addons.yml"_s, text}});
}

/// The documents as JSON, one a line, so that a test says what is in them and not how it is written.
QByteArrayList documentsOf(const QByteArray &text)
{
    QByteArrayList documents;
    for (const QByteArray &one :
         QByteArray('\n' + text).split('\x01').first().replace("\n---\n", "\x01").split('\x01')) {
        if (!one.trimmed().isEmpty()) {
            inventory::Problems warnings;
            const auto read = inventory::readYamlDocument(one, {}, {}, warnings);
            documents.append(read ? (*read)->toValue().toJson().replace("\": ", "\":").replace(", \"", ",\"")
                                  : QByteArray("broken"));
        }
    }
    return documents;
}

} // namespace

class MetallbTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layer2();
    void furtherPools();
    void peers();
    void newSettings();
    void notes();
    void blocks();
};

void MetallbTest::layer2()
{
    const MetallbMigration migration = migrateMetallb(
        addons("metallb_enabled: true\nmetallb_ip_range:\n  - \"10.5.0.50-10.5.0.99\"\n# metallb_protocol: \"bgp\"\n"));
    QVERIFY(migration.isNeeded);
    QCOMPARE(migration.oldKeys, QStringList{u"metallb_ip_range"_s});
    QCOMPARE(migration.settings, QByteArray("metallb_config:\n  address_pools:\n    loadbalanced:\n      ip_range:\n"
                                            "        - 10.5.0.50-10.5.0.99\n      auto_assign: true\n"
                                            "  layer2:\n    - loadbalanced\n"));
    QCOMPARE(
        documentsOf(migration.manifests),
        QByteArrayList(
            {R"({"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool","metadata":{"name":"loadbalanced","namespace":"metallb-system"},"spec":{"addresses":["10.5.0.50-10.5.0.99"],"autoAssign":true}})",
             R"({"apiVersion":"metallb.io/v1beta1","kind":"L2Advertisement","metadata":{"name":"loadbalanced","namespace":"metallb-system"},"spec":{"ipAddressPools":["loadbalanced"]}})"}));
    QVERIFY(migration.notes.isEmpty());
}

void MetallbTest::furtherPools()
{
    const MetallbMigration migration = migrateMetallb(addons(
        "metallb_ip_range: [10.5.0.0/24]\nmetallb_pool_name: Main_Pool\nmetallb_auto_assign: false\n"
        "metallb_avoid_buggy_ips: true\nmetallb_additional_address_pools:\n  second:\n    ip_range: [10.6.0.0/24]\n"
        "    protocol: layer2\n"));
    QVERIFY(migration.notes.contains(Note::AvoidBuggyIps));
    const QByteArrayList documents = documentsOf(migration.manifests);
    QCOMPARE(documents.size(), 4);
    QVERIFY(documents[0].contains("\"name\":\"main-pool\""));
    QVERIFY(documents[0].contains("\"autoAssign\":false") && documents[0].contains("\"avoidBuggyIPs\":true"));
    QVERIFY(documents[1].contains("\"addresses\":[\"10.6.0.0/24\"],\"autoAssign\":true"));
    QVERIFY(documents[2].contains("\"ipAddressPools\":[\"main-pool\"]"));
}

void MetallbTest::peers()
{
    const MetallbMigration migration = migrateMetallb(
        addons("metallb_ip_range: [10.5.0.0/24]\nmetallb_protocol: bgp\nmetallb_peers:\n  - peer_address: 192.0.2.1\n"
               "    peer_asn: 64512\n    my_asn: 4200000000\n"));
    QVERIFY(migration.notes.contains(Note::BgpPeers));
    QVERIFY(!migration.settings.contains("layer2"));
    const QByteArrayList documents = documentsOf(migration.manifests);
    QCOMPARE(documents.size(), 3);
    QVERIFY(documents[1].contains("\"kind\":\"BGPPeer\"") && documents[1].contains("\"myASN\":4200000000") &&
            documents[1].contains("\"peerPort\":179"));
    QVERIFY(documents[2].contains("\"kind\":\"BGPAdvertisement\"") &&
            documents[2].contains("\"ipAddressPools\":[\"loadbalanced\"]"));
}

void MetallbTest::newSettings()
{
    const MetallbMigration migration = migrateMetallb(
        addons("metallb_namespace: lb\nmetallb_config:\n  address_pools:\n    primary:\n      ip_range: [10.5.0.0/16]\n"
               "      auto_assign: true\n    lonely:\n      ip_range: [10.6.0.0/16]\n  layer2: [primary, missing]\n"));
    QVERIFY(!migration.isNeeded);
    QVERIFY(migration.settings.isEmpty());
    const QByteArrayList documents = documentsOf(migration.manifests);
    QCOMPARE(documents.size(), 3);
    QVERIFY(documents[0].contains("\"namespace\":\"lb\""));
}

void MetallbTest::notes()
{
    QVERIFY(migrateMetallb(addons("metallb_enabled: true\n")).notes.contains(Note::NoPools));
    QVERIFY(migrateMetallb(addons("metallb_enabled: false\n")).notes.isEmpty());
    const MetallbMigration templates = migrateMetallb(addons("metallb_ip_range: [\"{{ my_range }}\"]\n"));
    QVERIFY(templates.notes.contains(Note::Template));
    QVERIFY(templates.manifests.isEmpty());
    QVERIFY(templates.settings.contains("\"{{ my_range }}\""));
    QVERIFY(migrateMetallb(
                addons("metallb_enabled: true\nkube_vip_services_enabled: true\nmetallb_ip_range: [10.0.0.1/32]\n"))
                .notes.contains(Note::ServicesOfKubeVip));
}

/// What is written in block form reads back as the same value.
void MetallbTest::blocks()
{
    const QByteArray text(
        "k: {a: [1, [2, {x: y}], {b: [c], d: {}}], e: 'yes', f: null, '9': \"a: b\", g: [], h: \"\\n\"}\n");
    inventory::Problems warnings;
    const auto value = inventory::readYamlDocument(text, {}, {}, warnings);
    QVERIFY(value.has_value());
    const auto again = inventory::readYamlDocument(blockText(*(*value)->toValue().map()), {}, {}, warnings);
    QVERIFY(again.has_value());
    QVERIFY((*value)->toValue() == (*again)->toValue());
}

QTEST_GUILESS_MAIN(MetallbTest)
#include "tst_metallb.moc"
