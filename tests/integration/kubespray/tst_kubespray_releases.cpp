// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "inventory/yaml_document.hpp"
#include "kubespray/hop_planner.hpp"
#include "kubespray/release_catalogue.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using inventory::YamlNode;
using inventory::YamlPointer;

namespace {

/// What others found out about the releases by hand: KUBEMORI_KUBESPRAY_FACTS, or beside the checkout.
QString factsFile()
{
    const QString given = qEnvironmentVariable("KUBEMORI_KUBESPRAY_FACTS");
    return given.isEmpty() ? QStringLiteral(KUBEMORI_SOURCE_DIR "/../shared/data/kubespray-releases.yaml") : given;
}

const YamlNode *at(const YamlNode *node, const QStringList &path)
{
    for (const QString &name : path) {
        node = node == nullptr ? nullptr : node->find(name);
    }
    return node;
}

QString textOf(const YamlNode *node)
{
    return node == nullptr || node->kind != YamlNode::Kind::Scalar ? QString()
                                                                   : node->scalar.scalarText().value_or(QString());
}

QStringList textsOf(const YamlNode *node)
{
    QStringList texts;
    if (node != nullptr) {
        for (const YamlPointer &item : node->items) {
            texts.append(textOf(item.get()));
        }
    }
    return texts;
}

} // namespace

/// The catalogue of a real checkout against what is known of each of its releases.
class KubesprayReleasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kubernetes_data() { rows(); }
    void kubernetes();
    void ansible_data() { rows(); }
    void ansible();
    void layout_data() { rows(); }
    void layout();
    void components_data() { rows(); }
    void components();
    void plansTheWholeWay();
    void plansBetweenAnyTwo();
    void knowsWhatToAvoid();

private:
    void rows();
    [[nodiscard]] const Release &release(const QString &tag) const;
    [[nodiscard]] static QString place(const ReleaseFact &fact) { return fact.origin.toString(); }

    QList<Release> m_releases;
    YamlPointer m_facts;
};

void KubesprayReleasesTest::initTestCase()
{
    const QString checkout = qEnvironmentVariable("KUBEMORI_KUBESPRAY");
    if (checkout.isEmpty()) {
        QSKIP("KUBEMORI_KUBESPRAY names no Kubespray checkout");
    }
    QFile file(factsFile());
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("there is no kubespray-releases.yaml (KUBEMORI_KUBESPRAY_FACTS)");
    }
    inventory::Problems problems;
    const auto facts = inventory::readYamlDocument(file.readAll(), file.fileName(), {}, problems);
    QVERIFY(facts.has_value());
    m_facts = *facts;
    QVERIFY(m_facts->items.size() > 50);

    const ReleaseCatalogue catalogue(RevisionFiles(Git(std::make_shared<command::LocalRunner>(), checkout)));
    QElapsedTimer timer;
    timer.start();
    auto releases = catalogue.releases({});
    qInfo("%lld releases in %lld ms", releases ? qlonglong(releases->size()) : 0LL, qlonglong(timer.elapsed()));
    QVERIFY2(releases.has_value(), releases ? "" : qPrintable(toLogLine(releases.error())));
    m_releases = *std::move(releases);
}

void KubesprayReleasesTest::rows()
{
    QTest::addColumn<int>("index");
    QVERIFY(m_facts != nullptr);
    for (std::size_t i = 0; i < m_facts->items.size(); ++i) {
        QTest::newRow(qPrintable(textOf(m_facts->items[i]->find(u"tag"_s)))) << static_cast<int>(i);
    }
}

const Release &KubesprayReleasesTest::release(const QString &tag) const
{
    static const Release none{};
    const auto found = std::ranges::find(m_releases, tag, [](const Release &known) { return known.tag.name; });
    return found == m_releases.end() ? none : *found;
}

void KubesprayReleasesTest::kubernetes()
{
    QFETCH(int, index);
    const YamlNode *facts = m_facts->items[static_cast<std::size_t>(index)].get();
    const Release &known = release(textOf(facts->find(u"tag"_s)));
    QCOMPARE(known.tag.commit, textOf(facts->find(u"commit"_s)));
    QCOMPARE(known.tag.date, QDateTime::fromString(textOf(facts->find(u"date"_s)), Qt::ISODate));
    QVERIFY(!known.error);
    const YamlNode *kube = facts->find(u"kube_version_default"_s);
    QCOMPARE(known.kube.installed.value, textOf(at(kube, {u"effective_with_unmodified_sample"_s})));
    QCOMPARE(place(known.kube.installed), textOf(at(kube, {u"read_from"_s})));
    QCOMPARE(known.kube.sample.value, textOf(at(kube, {u"sample_value"_s})));
    QCOMPARE(known.kube.roleDefault.value, textOf(at(kube, {u"role_default"_s})));
    QCOMPARE(place(known.kube.roleDefault), textOf(at(kube, {u"role_default_from"_s})));
    QCOMPARE(known.kube.sampleDisagrees(), textOf(at(kube, {u"sample_disagrees_with_role_default"_s})) == "True"_L1);
    QCOMPARE(known.kube.lowest.value, textOf(at(facts, {u"kube_version_min_required"_s, u"value"_s})));
    QCOMPARE(place(known.kube.lowest), textOf(at(facts, {u"kube_version_min_required"_s, u"from"_s})));
    const YamlNode *checksums = facts->find(u"kube_versions_with_checksums"_s);
    QCOMPARE(QString::number(known.kube.withChecksums.size()), textOf(at(checksums, {u"count"_s})));
    QCOMPARE(known.kube.checksums.toString(),
             QString(textOf(at(checksums, {u"file"_s})) + u':' + textOf(at(checksums, {u"line"_s}))));
    QCOMPARE(known.kube.withChecksums.first(), textOf(at(checksums, {u"first_in_file_order"_s})));
    QCOMPARE(known.kube.withChecksums.last(), textOf(at(checksums, {u"last_in_file_order"_s})));
    const auto version = known.kube.installed.version();
    QVERIFY(version.has_value());
    QCOMPARE(known.kube.newestOfLine(*version),
             textOf(at(checksums, {u"minors"_s, u"%1.%2"_s.arg(version->major).arg(version->minor)})));
}

void KubesprayReleasesTest::ansible()
{
    QFETCH(int, index);
    const YamlNode *facts = m_facts->items[static_cast<std::size_t>(index)].get();
    const Release &known = release(textOf(facts->find(u"tag"_s)));
    const YamlNode *ansible = facts->find(u"ansible"_s);
    QCOMPARE(known.ansible.toString(), textOf(at(ansible, {u"range"_s})));
    QCOMPARE(known.ansible.min.origin.file, textOf(at(ansible, {u"asserted_in"_s})));
    QCOMPARE(QString::number(known.ansible.min.origin.line), textOf(at(ansible, {u"minimal_ansible_version_line"_s})));
    const YamlNode *pins = at(ansible, {u"pins"_s});
    QVERIFY(pins != nullptr);
    QCOMPARE(known.requirements.size(), static_cast<qsizetype>(pins->entries.size()));
    QCOMPARE(known.requirements.first().path, u"requirements.txt"_s);
    for (const RequirementsFile &file : known.requirements) {
        const YamlNode *expected = pins->find(file.path);
        QVERIFY2(expected != nullptr, qPrintable(file.path));
        for (const auto &[package, version] : expected->entries) {
            QCOMPARE(file.constraintOf(textOf(package.get())), QString(u"=="_s + textOf(version.get())));
        }
    }
    const YamlNode *table = at(ansible, {u"documented_python_versions"_s, u"table"_s});
    QCOMPARE(known.python.size(), table == nullptr ? 0 : static_cast<qsizetype>(table->items.size()));
    for (qsizetype i = 0; i < known.python.size(); ++i) {
        const YamlNode *row = table->items[static_cast<std::size_t>(i)].get();
        QCOMPARE(known.python.at(i).ansible, textOf(row->find(u"ansible"_s)));
        QCOMPARE(known.python.at(i).python, textOf(row->find(u"python"_s)));
        QCOMPARE(QString::number(known.python.at(i).origin.line), textOf(row->find(u"line"_s)));
        QVERIFY(!known.pythonRange().isEmpty());
    }
}

void KubesprayReleasesTest::layout()
{
    QFETCH(int, index);
    const YamlNode *facts = m_facts->items[static_cast<std::size_t>(index)].get();
    const Release &known = release(textOf(facts->find(u"tag"_s)));
    const YamlNode *paths = facts->find(u"paths"_s);
    QCOMPARE(known.playbooks.upgrade, textsOf(at(paths, {u"upgrade_playbook"_s})));
    QCOMPARE(known.playbooks.cluster, textsOf(at(paths, {u"cluster_playbook"_s})));
    QCOMPARE(known.playbooks.scale, textsOf(at(paths, {u"scale_playbook"_s})));
    QCOMPARE(known.playbooks.removeNode, textsOf(at(paths, {u"remove_node_playbook"_s})));
    QCOMPARE(known.playbooks.reset, textsOf(at(paths, {u"reset_playbook"_s})));
    QCOMPARE(known.playbooks.recoverControlPlane, textsOf(at(paths, {u"recover_control_plane_playbook"_s})));
    QStringList factPlaybooks = textsOf(at(paths, {u"facts_playbook"_s}));
    factPlaybooks.removeAll(u"playbooks/internal_facts.yml"_s); // not one to be run by itself
    QCOMPARE(known.playbooks.facts, factPlaybooks);
    const YamlNode *sample = facts->find(u"sample_inventory"_s);
    QCOMPARE(known.sample.inventoryFiles, textsOf(at(sample, {u"inventory_files"_s})));
    QCOMPARE(known.sample.groups, textsOf(at(sample, {u"sample_groups"_s})));
    QCOMPARE(known.sample.controlPlaneGroup, textOf(at(sample, {u"control_plane_group"_s})));
    QCOMPARE(known.sample.nodeGroup, textOf(at(sample, {u"node_group"_s})));
    QCOMPARE(known.sample.clusterGroup, textsOf(at(sample, {u"cluster_group_defined_in_sample"_s})).value(0));
    QCOMPARE(known.sample.clusterFolder, textOf(at(sample, {u"cluster_group_vars_dir"_s})));
    QStringList files;
    for (const QString &file : textsOf(at(sample, {u"cluster_group_vars_files"_s}))) {
        files.append(known.sample.clusterFolder + u'/' + file);
    }
    for (const QString &file : textsOf(at(sample, {u"all_group_vars_files"_s}))) {
        files.append(u"all/"_s + file);
    }
    for (const QString &file : files) {
        QVERIFY2(known.sample.groupVarsFiles.contains(file), qPrintable(file));
    }
}

void KubesprayReleasesTest::components()
{
    QFETCH(int, index);
    const YamlNode *facts = m_facts->items[static_cast<std::size_t>(index)].get();
    const Release &known = release(textOf(facts->find(u"tag"_s)));
    const YamlNode *defaults = facts->find(u"defaults"_s);
    const QList<std::pair<QString, QString>> names{
        {u"etcd"_s, u"etcd_version"_s},           {u"calico"_s, u"calico_version"_s},
        {u"metallb"_s, u"metallb_version"_s},     {u"ingress-nginx"_s, u"ingress_nginx_controller_image_tag"_s},
        {u"kube-vip"_s, u"kube_vip_image_tag"_s}, {u"containerd"_s, u"containerd_version"_s}};
    for (const auto &[name, variable] : names) {
        const Component *component = known.component(name);
        const QString expected = textOf(at(defaults, {variable, u"value"_s}));
        if (component != nullptr && !component->version.isKnown() && component->version.raw.contains("{%"_L1)) {
            continue; // depends on the distribution of the node: said to be unknown
        }
        QVERIFY2((component == nullptr) == expected.isEmpty(), qPrintable(name));
        if (component != nullptr) {
            QCOMPARE(component->version.value, expected);
            const QString from = textOf(at(defaults, {variable, u"from"_s}));
            if (!from.contains("/vars/debian"_L1)) { // a default for all, and not that of one distribution
                QCOMPARE(place(component->version), from);
            }
        }
    }
}

void KubesprayReleasesTest::plansTheWholeWay()
{
    const auto plan = planHops(m_releases, builtInHopRules(),
                               {.from = u"v2.11.0"_s, .to = u"v2.31.0"_s, .settings = std::nullopt, .history = {}});
    QVERIFY2(plan.has_value(), plan ? "" : qPrintable(toLogLine(plan.error())));
    QCOMPARE(plan->hops.size(), 20);
    QVERIFY(!plan->isBlocked()); // without settings nothing is certain
    for (const Hop &hop : plan->hops) {
        const Release &to = release(hop.to);
        // No patch of the line is higher, and nothing gets older on this way.
        QVERIFY2(std::ranges::none_of(m_releases,
                                      [&](const Release &other) {
                                          return other.line() == to.line() && other.tag.version > to.tag.version;
                                      }),
                 qPrintable(hop.to));
        QVERIFY2(std::ranges::none_of(
                     hop.advisories,
                     [](const Advisory &advisory) { return advisory.kind == AdvisoryKind::ComponentDowngrade; }),
                 qPrintable(hop.to));
        QVERIFY2(!hop.kubeVersion.isEmpty() && !hop.ansible.toString().isEmpty(), qPrintable(hop.to));
    }
}

void KubesprayReleasesTest::plansBetweenAnyTwo()
{
    for (const Release &from : m_releases) {
        for (const Release &to : m_releases) {
            const auto plan =
                planHops(m_releases, builtInHopRules(),
                         {.from = from.tag.name, .to = to.tag.name, .settings = std::nullopt, .history = {}});
            QCOMPARE(plan.has_value(), from.tag.version < to.tag.version);
            if (!plan) {
                continue;
            }
            QCOMPARE(plan->hops.first().from, from.tag.name);
            QCOMPARE(plan->hops.last().to, to.tag.name);
            for (qsizetype i = 1; i < plan->hops.size(); ++i) {
                QCOMPARE(plan->hops.at(i).from, plan->hops.at(i - 1).to);
            }
        }
    }
}

void KubesprayReleasesTest::knowsWhatToAvoid()
{
    HopRequest request{.from = u"v2.27.1"_s, .to = u"v2.28.0"_s, .settings = InventorySettings(), .history = {}};
    const auto older = planHops(m_releases, builtInHopRules(), request);
    QMap<QString, QString> proposals;
    for (const Advisory &advisory : older->hops.first().advisories) {
        if (advisory.kind == AdvisoryKind::ComponentDowngrade) {
            proposals.insert(advisory.subject, advisory.proposal);
        }
    }
    QCOMPARE(proposals, (QMap<QString, QString>{{u"calico"_s, u"v2.28.1"_s}, {u"etcd"_s, u"v2.28.1"_s}}));
    QVERIFY(!older->isBlocked());
    request.settings->add(u"kube_network_plugin"_s, u"cilium"_s);
    QVERIFY(planHops(m_releases, builtInHopRules(), request)->isBlocked());
    request = {.from = u"v2.21.0"_s, .to = u"v2.22.0"_s, .settings = InventorySettings(), .history = {}};
    QVERIFY(!planHops(m_releases, builtInHopRules(), request)->isBlocked());
    request.settings->add(u"metallb_enabled"_s, u"true"_s);
    QVERIFY(planHops(m_releases, builtInHopRules(), request)->isBlocked());
    // A checkout whose tags are too old: v2.30 is not there to be passed.
    QList<Release> withoutLine = m_releases;
    withoutLine.removeIf([](const Release &known) { return known.line() == "2.30"_L1; });
    const auto skipping = planHops(withoutLine, builtInHopRules(),
                                   {.from = u"v2.29.1"_s, .to = u"v2.31.0"_s, .settings = std::nullopt, .history = {}});
    QStringList blocking;
    for (const Advisory &advisory : skipping->hops.first().advisories) {
        if (advisory.blocks()) {
            blocking.append(advisory.id);
        }
    }
    for (const QString &id : {u"N9"_s, u"N9-etcd"_s, u"kubernetes-skip"_s, u"missing-line"_s}) {
        QVERIFY2(blocking.contains(id), qPrintable(id));
    }
}

QTEST_GUILESS_MAIN(KubesprayReleasesTest)

#include "tst_kubespray_releases.moc"
