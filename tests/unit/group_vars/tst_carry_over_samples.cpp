// SPDX-License-Identifier: GPL-3.0-or-later
// Carries realistic inventories over every step between Kubespray's own samples, and looks at what Ansible would read
// before and after, with means that the merge does not use.
#include "group_vars/carry_over.hpp"
#include "inventory/variables.hpp"
#include "inventory/yaml_document.hpp"
#include "real_samples.hpp"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::group_vars;

namespace {

/// The settings of a group's folder or file by the parser for whole files, later files over earlier ones.
inventory::Variables variablesOf(const FolderFiles &folder, const QStringList &groups)
{
    inventory::Variables variables;
    for (const QString &group : groups) {
        for (const auto &[path, bytes] : folder.asKeyValueRange()) {
            const bool isOfGroup =
                path.startsWith(u"group_vars/"_s + group + u'/') || path == u"group_vars/"_s + group + u".yml"_s;
            if (!isOfGroup) {
                continue;
            }
            inventory::Problems warnings;
            const auto document = inventory::readYamlDocument(bytes, path, {}, warnings);
            if (!document) {
                variables.set(u"does not parse: "_s + path, {});
            } else if (const auto value = (*document)->toValue(); value.map()) {
                variables.merge(*value.map());
            }
        }
    }
    return variables;
}

const QStringList everyGroup{u"all"_s, u"etcd"_s, u"k8s-cluster"_s, u"k8s_cluster"_s};

/// The text with the line that sets or shows a key replaced; nothing if there is none.
bool setLine(QByteArray &text, const QByteArray &key, const QByteArray &line)
{
    QList<QByteArray> lines = text.split('\n');
    for (const char *sign : {"", "# ", "#"}) {
        const QByteArray start = sign + key + ':';
        for (QByteArray &one : lines) {
            if (one.startsWith(start)) {
                one = line;
                text = lines.join('\n');
                return true;
            }
        }
    }
    return false;
}

struct Customised
{
    FolderFiles folder;
    QMap<QString, QByteArray> set; ///< key → its line
    QStringList removed;
};

/// About forty things that people do to their inventories.
Customised customised(FolderFiles sample)
{
    static const QList<std::pair<QByteArray, QByteArray>> lines{
        {"kube_network_plugin", "kube_network_plugin: cilium"},
        {"kube_proxy_mode", "kube_proxy_mode: iptables # measured"},
        {"kube_proxy_strict_arp", "kube_proxy_strict_arp: true"},
        {"kube_service_addresses", "kube_service_addresses: 10.96.0.0/12"},
        {"kube_pods_subnet", "kube_pods_subnet: 10.244.0.0/16"},
        {"kube_network_node_prefix", "kube_network_node_prefix: 25"},
        {"cluster_name", "cluster_name: prod.example.org"},
        {"dns_mode", "dns_mode: coredns_dual"},
        {"ndots", "ndots: 5"},
        {"enable_nodelocaldns", "enable_nodelocaldns: false"},
        {"nodelocaldns_ip", "nodelocaldns_ip: 169.254.20.10"},
        {"kube_log_level", "kube_log_level: 4"},
        {"kube_api_anonymous_auth", "kube_api_anonymous_auth: false"},
        {"kube_apiserver_port", "kube_apiserver_port: 8443"},
        {"kubernetes_audit", "kubernetes_audit: true"},
        {"kube_encrypt_secret_data", "kube_encrypt_secret_data: true"},
        {"k8s_image_pull_policy", "k8s_image_pull_policy: Always"},
        {"event_ttl_duration", "event_ttl_duration: \"3h\""},
        {"kubeconfig_localhost", "kubeconfig_localhost: true"},
        {"kubectl_localhost", "kubectl_localhost: yes"},
        {"supplementary_addresses_in_ssl_keys", "supplementary_addresses_in_ssl_keys: [10.0.0.10, api.example.org]"},
        {"kubelet_enforce_node_allocatable", "kubelet_enforce_node_allocatable: \"pods\""},
        {"tls_min_version", "tls_min_version: VersionTLS12"},
        {"persistent_volumes_enabled", "persistent_volumes_enabled: true"},
        {"bin_dir", "bin_dir: /opt/bin"},
        {"http_proxy", "http_proxy: \"http://proxy.example.org:3128\""},
        {"no_proxy", "no_proxy: \"{{ groups['all'] | join(',') }},.example.org\""},
        {"upstream_dns_servers", "upstream_dns_servers: [192.0.2.53, 192.0.2.54]"},
        {"download_container", "download_container: false"},
        {"loadbalancer_apiserver_localhost", "loadbalancer_apiserver_localhost: false"},
        {"loadbalancer_apiserver_port", "loadbalancer_apiserver_port: 9443"},
        {"cert_management", "cert_management: none"},
        {"deploy_container_engine", "deploy_container_engine: true"},
        {"etcd_data_dir", "etcd_data_dir: /srv/etcd"},
        {"etcd_memory_limit", "etcd_memory_limit: \"2G\""},
        {"etcd_quota_backend_bytes", "etcd_quota_backend_bytes: \"8589934592\""},
        {"docker_storage_options", "docker_storage_options: -s overlay2"},
        {"helm_enabled", "helm_enabled: true"},
        {"registry_enabled", "registry_enabled: true"},
        {"metrics_server_enabled", "metrics_server_enabled: true"},
        {"local_path_provisioner_enabled", "local_path_provisioner_enabled: true"},
        {"local_path_provisioner_image_tag", "local_path_provisioner_image_tag: \"v9.9.9\""},
        {"ingress_nginx_enabled", "ingress_nginx_enabled: true"},
        {"ingress_nginx_host_network", "ingress_nginx_host_network: true"},
        {"cert_manager_enabled", "cert_manager_enabled: true"},
        {"calico_mtu", "calico_mtu: 1400"},
        {"flannel_interface", "flannel_interface: eth1"},
        {"cilium_enable_ipv4", "cilium_enable_ipv4: True"},
    };
    Customised result{.folder = std::move(sample), .set = {}, .removed = {}};
    for (const auto &[key, line] : lines) {
        for (auto file = result.folder.begin(); file != result.folder.end(); ++file) {
            if (isSettingsFile(file.key()) && setLine(*file, key, line)) {
                result.set.insert(QString::fromUtf8(key), line);
                break;
            }
        }
    }
    for (auto file = result.folder.begin(); file != result.folder.end(); ++file) {
        if (file.key().endsWith("addons.yml"_L1)) {
            *file += "\n# Our own things\nour_addon_list:\n  - name: one\n    tag: v1\n  - name: two\nour_last_key: "
                     "'x: y'\n";
            setLine(*file, "cephfs_provisioner_enabled", "# cephfs_provisioner_enabled: false");
        }
        if (file.key().endsWith("k8s-cluster.yml"_L1)) {
            QByteArray &text = *file;
            const qsizetype at = text.indexOf("\ncluster_name");
            text.insert(at + 1, "# ours, do not touch\nour_middle_key: {a: 1, b: [2, 3]}\n");
            setLine(text, "volume_cross_zone_attachment", "");
        }
    }
    result.folder.insert(u"inventory.ini"_s, "[kube_control_plane]\nnode1\n");
    result.folder.insert(u"group_vars/all/zz-own.yml"_s,
                         "---\nour_file_key: true\nour_secret: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3334\n");
    result.folder.insert(u"credentials/x.creds"_s, QByteArray("\x00\xfe", 2));
    return result;
}

CarryOverInput inputOf(const QString &from, const QString &to)
{
    CarryOverInput input;
    input.oldSample = test::realSample(from);
    input.newSample = test::realSample(to);
    input.from = *Version::parse(from);
    input.to = *Version::parse(to);
    input.rules = builtInSettingsRules().value_or(SettingsRules());
    return input;
}

FolderFiles filesOf(const CarryOverResult &result)
{
    FolderFiles files;
    for (const CarriedFile &file : result.files) {
        if (file.outcome != CarriedFile::Outcome::Dropped) {
            files.insert(file.path, file.bytes);
        }
    }
    return files;
}

QByteArray valueText(const inventory::Variables &variables, const QString &key)
{
    const inventory::Value *value = variables.find(key);
    return value ? value->toJson() : QByteArray("not set");
}

bool hasData()
{
    return !test::realTags().isEmpty();
}

} // namespace

class CarryOverSamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouchedSamples();
    void keepsEverySetting_data();
    void keepsEverySetting();
    void hopByHop();
    void randomEdits();
    void mergesRandomEdits();

private:
    void compareView(const Customised &mine, const FolderFiles &files, const CarryOverInput &input,
                     const QStringList &view);
};

void CarryOverSamplesTest::untouchedSamples()
{
    if (!hasData()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    const QStringList tags = test::realTags();
    for (qsizetype i = 1; i < tags.size(); ++i) {
        CarryOverInput input = inputOf(tags[i - 1], tags[i]);
        input.mine = input.oldSample;
        QVERIFY(filesOf(carryOver(input)) == input.newSample);
        // The same with hosts of my own, through the merge, without the rules that would ask.
        input.rules.clear();
        input.mine.insert(u"inventory.ini"_s, "[all]\nnode1\n");
        CarryOverResult result = carryOver(input);
        FolderFiles files = filesOf(result);
        QCOMPARE(files.take(u"inventory.ini"_s), input.mine.value(u"inventory.ini"_s));
        input.newSample.remove(u"inventory.ini"_s);
        QVERIFY2(files == input.newSample, qPrintable(tags[i]));
        QVERIFY(result.isComplete());
    }
}

void CarryOverSamplesTest::keepsEverySetting_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const QStringList lines = test::realMinorLines();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QTest::newRow(qPrintable(lines[i - 1] + u" "_s + lines[i])) << lines[i - 1] << lines[i];
    }
    if (lines.isEmpty()) {
        QTest::newRow("none") << QString() << QString();
    } else {
        QTest::newRow("first to last") << lines.first() << lines.last();
        QTest::newRow("back") << lines.last() << lines.first();
    }
}

/// What hosts in some of the groups only get: the same, unless the new sample has the setting in other groups.
void CarryOverSamplesTest::compareView(const Customised &mine, const FolderFiles &files, const CarryOverInput &input,
                                       const QStringList &view)
{
    const inventory::Variables before = variablesOf(mine.folder, view);
    const inventory::Variables after = variablesOf(files, view);
    const inventory::Variables freshView = variablesOf(input.newSample, view);
    const QByteArray commented = input.newSample.values().join('\n');
    for (const auto &[key, line] : mine.set.asKeyValueRange()) {
        const bool isThere = before.contains(key);
        const bool moved =
            !after.contains(key) && !freshView.contains(key) && commented.contains(QByteArray(key.toUtf8() + ':'));
        QVERIFY2(!isThere || moved || valueText(after, key) == valueText(before, key),
                 qPrintable(view.join(u'+') + u' ' + key));
    }
}

void CarryOverSamplesTest::keepsEverySetting()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    if (!hasData()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    CarryOverInput input = inputOf(from, to);
    const Customised mine = customised(input.oldSample);
    QVERIFY2(mine.set.size() >= 36, qPrintable(QString::number(mine.set.size())));
    input.mine = mine.folder;
    const CarryOverResult result = carryOver(input);
    const FolderFiles files = filesOf(result);
    const inventory::Variables before = variablesOf(mine.folder, everyGroup);
    const inventory::Variables after = variablesOf(files, everyGroup);
    const inventory::Variables old = variablesOf(input.oldSample, everyGroup);
    const inventory::Variables fresh = variablesOf(input.newSample, everyGroup);
    QSet<QString> renamed;
    for (const CarriedSetting &setting : result.settings) {
        if (setting.decision == CarriedSetting::Decision::Renamed) {
            renamed.insert(setting.key);
        }
    }
    for (const auto &[key, value] : before) {
        const inventory::Value *unchanged = old.find(key);
        if (unchanged && *unchanged == value) {
            continue; // the sample's, not mine
        }
        QVERIFY2(renamed.contains(key) || valueText(after, key) == value.toJson(),
                 qPrintable(key + u": "_s + QString::fromUtf8(value.toJson() + " became " + valueText(after, key))));
    }
    for (const auto &[key, value] : after) {
        QVERIFY2(!key.startsWith("does not parse"_L1), qPrintable(key));
        const bool isMine = before.contains(key) && valueText(before, key) == value.toJson();
        const bool isNew = fresh.contains(key) && valueText(fresh, key) == value.toJson();
        const bool isAsked = std::ranges::any_of(result.settings, [&key](const CarriedSetting &setting) {
            return setting.key == key && !setting.conflict.isEmpty();
        });
        QVERIFY2(isMine || isNew || isAsked, qPrintable(key));
    }
    // What was taken out stays out.
    for (const QString &key : {u"cephfs_provisioner_enabled"_s, u"volume_cross_zone_attachment"_s}) {
        QVERIFY2(!old.contains(key) || !after.contains(key), qPrintable(key));
    }
    for (const QStringList &view :
         {QStringList{u"all"_s}, {u"all"_s, u"etcd"_s}, {u"all"_s, u"k8s-cluster"_s, u"k8s_cluster"_s}}) {
        compareView(mine, files, input, view);
    }
    QCOMPARE(files.value(u"credentials/x.creds"_s), QByteArray("\x00\xfe", 2));
    QCOMPARE(files.value(u"group_vars/all/zz-own.yml"_s), mine.folder.value(u"group_vars/all/zz-own.yml"_s));
    for (const CarryConflict &conflict : result.conflicts) {
        QVERIFY2(!conflict.key.isEmpty(), qPrintable(conflict.file)); // no file is given up
        QVERIFY(conflict.line > 0);
    }
    // Again, and with everything decided.
    QVERIFY(carryOver(input).files == result.files);
    for (const CarryConflict &conflict : result.conflicts) {
        input.resolutions.insert(conflict.id, {});
    }
    const CarryOverResult decided = carryOver(input);
    QVERIFY(decided.isComplete());
    for (const CarriedFile &file : decided.files) {
        QVERIFY2(!file.bytes.contains("kubemori"), qPrintable(file.path));
    }
}

/// Twenty upgrades one after the other, each with what the last one made: nothing wears off, and nothing piles up.
void CarryOverSamplesTest::hopByHop()
{
    if (!hasData()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    const QStringList lines = test::realMinorLines();
    const Customised mine = customised(test::realSample(lines.first()));
    FolderFiles folder = mine.folder;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        CarryOverInput input = inputOf(lines[i - 1], lines[i]);
        input.mine = folder;
        const CarryOverResult open = carryOver(input);
        for (const CarryConflict &conflict : open.conflicts) {
            input.resolutions.insert(conflict.id, {});
        }
        const CarryOverResult result = carryOver(input);
        QVERIFY2(result.isComplete(), qPrintable(lines[i]));
        folder = filesOf(result);
    }
    const inventory::Variables before = variablesOf(mine.folder, everyGroup);
    const inventory::Variables after = variablesOf(folder, everyGroup);
    for (const QString &key : mine.set.keys()) {
        QCOMPARE(valueText(after, key), valueText(before, key));
    }
    for (const QString &key : {u"our_last_key"_s, u"our_addon_list"_s, u"our_middle_key"_s, u"our_file_key"_s}) {
        QCOMPARE(valueText(after, key), valueText(before, key));
    }
    QVERIFY(folder.value(u"group_vars/k8s_cluster/k8s-cluster.yml"_s).count("# ours, do not touch\n") == 1);
    QVERIFY(folder.value(u"group_vars/k8s_cluster/addons.yml"_s).count("# Our own things\n") == 1);
    const SettingsSet settings = SettingsSet::read(folder);
    for (const SettingsFile &file : settings.files()) {
        QSet<QString> active;
        for (const SettingEntry &entry : file.document.entries()) {
            const bool isActive = entry.state == SettingState::Active;
            QVERIFY2(!isActive || !active.contains(entry.key), qPrintable(entry.key));
            active.insert(isActive ? entry.key : QString());
        }
        QVERIFY2(!textOf(file.document.lines()).contains("kubemori"), qPrintable(file.path));
    }
}

/// Lines of real files dropped, doubled, swapped and broken: what was YAML before stays what it was.
void CarryOverSamplesTest::randomEdits()
{
    if (!hasData()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    QRandomGenerator random(7);
    const QStringList tags = test::realTags();
    int editable = 0;
    for (int round = 0; round < 400; ++round) {
        const FolderFiles sample = test::realSample(tags[random.bounded(tags.size())]);
        QByteArray text = sample.values().at(random.bounded(sample.size()));
        for (int edit = random.bounded(6); edit >= 0 && !text.isEmpty(); --edit) {
            QList<QByteArray> lines = text.split('\n');
            const qsizetype line = random.bounded(lines.size());
            switch (random.bounded(7)) {
            case 0:
                lines.removeAt(line);
                break;
            case 1:
                lines.insert(line, lines[random.bounded(lines.size())]);
                break;
            case 2:
                lines[line].remove(0, random.bounded(3));
                break;
            case 3:
                lines[line].prepend(QByteArray(random.bounded(3) + 1, ' '));
                break;
            case 4:
                lines[line] = lines[line].first(random.bounded(lines[line].size() + 1));
                break;
            case 5:
                lines[line] += '\r';
                break;
            default:
                lines[line].insert(random.bounded(lines[line].size() + 1),
                                   QByteArray("[]{}#:'\"|>&*!-\t")[random.bounded(15)]);
            }
            text = lines.join('\n');
        }
        const SettingsDocument document = SettingsDocument::parse(text);
        QCOMPARE(textOf(document.lines()), text);
        int last = 0;
        for (const SettingEntry &entry : document.entries()) {
            QVERIFY(entry.firstLine >= last && entry.lineCount > 0);
            last = entry.endLine();
        }
        QVERIFY(last <= static_cast<int>(document.lines().size()));
        editable += document.isEditable() ? 1 : 0;
        inventory::Problems warnings;
        const auto whole = inventory::readYamlDocument(text, {}, {}, warnings);
        QVERIFY(whole.has_value() || !document.isEditable());
    }
    QVERIFY2(editable > 100, qPrintable(QString::number(editable)));
}

/// Random settings of real samples changed, taken out and added: mine survives, and what comes out parses.
void CarryOverSamplesTest::mergesRandomEdits()
{
    if (!hasData()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    QRandomGenerator random(11);
    const QStringList tags = test::realTags();
    for (int round = 0; round < 120; ++round) {
        const qsizetype from = random.bounded(tags.size());
        CarryOverInput input = inputOf(tags[from], tags[random.bounded(tags.size())]);
        input.mine = input.oldSample;
        input.mine.insert(u"inventory.ini"_s, "[all]\nnode1\n");
        for (auto file = input.mine.begin(); file != input.mine.end(); ++file) {
            if (!isSettingsFile(file.key())) {
                continue;
            }
            QList<QByteArray> lines = file->split('\n');
            for (int edit = random.bounded(5); edit > 0; --edit) {
                const qsizetype line = random.bounded(lines.size());
                const SettingsDocument document = SettingsDocument::parse(lines.join('\n'));
                const auto entry = std::ranges::find_if(document.entries(), [line](const SettingEntry &one) {
                    return one.firstLine <= line && line < one.endLine();
                });
                if (entry == document.entries().end()) {
                    lines.insert(line, "fuzz_key_" + QByteArray::number(random.bounded(1000)) + ": " +
                                           QByteArray::number(edit));
                    continue;
                }
                const QByteArray key = entry->key.toUtf8();
                lines.remove(entry->firstLine, entry->lineCount);
                if (random.bounded(3) > 0) {
                    lines.insert(entry->firstLine, key + ": changed_" + QByteArray::number(random.bounded(9)));
                }
            }
            *file = lines.join('\n');
            if (!SettingsDocument::parse(*file).isEditable()) {
                *file = input.oldSample.value(file.key());
            }
        }
        const CarryOverResult result = carryOver(input);
        const inventory::Variables before = variablesOf(input.mine, everyGroup);
        const inventory::Variables after = variablesOf(filesOf(result), everyGroup);
        const inventory::Variables old = variablesOf(input.oldSample, everyGroup);
        QSet<QString> renamed;
        for (const CarriedSetting &setting : result.settings) {
            renamed.insert(setting.decision == CarriedSetting::Decision::Renamed ? setting.key : QString());
        }
        for (const auto &[key, value] : after) {
            QVERIFY2(!key.startsWith("does not parse"_L1), qPrintable(key));
        }
        for (const auto &[key, value] : before) {
            const inventory::Value *unchanged = old.find(key);
            const bool isMine = !unchanged || *unchanged != value;
            QVERIFY2(!isMine || renamed.contains(key) || valueText(after, key) == value.toJson(),
                     qPrintable(u"%1 %2: %3 is %4"_s.arg(round).arg(key, QString::fromUtf8(value.toJson()),
                                                                    QString::fromUtf8(valueText(after, key)))));
        }
        for (const CarryConflict &conflict : result.conflicts) {
            QVERIFY2(!conflict.key.isEmpty(), qPrintable(conflict.file));
        }
    }
}

QTEST_GUILESS_MAIN(CarryOverSamplesTest)
#include "tst_carry_over_samples.moc"
