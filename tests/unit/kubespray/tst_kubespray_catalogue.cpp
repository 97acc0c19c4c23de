// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "kubespray/release_catalogue.hpp"
#include "support/code_of.hpp"
#include "support/git_sandbox.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;
using kubemori::test::ScriptedRunner;

namespace {

/// Counts what git is asked.
class CountingRunner final : public command::Runner
{
public:
    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override
    {
        commands.append(command.argv);
        return m_here.run(command, sink, std::move(stop));
    }
    [[nodiscard]] QString location() const override { return m_here.location(); }

    QList<QStringList> commands;

private:
    command::LocalRunner m_here;
};

} // namespace

/// Releases in layouts of several times, in repositories made for it.
class KubesprayCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oldLayout();
    void middleLayout();
    void newLayout();
    void layoutToCome();
    void hardlyAnything();
    void sampleBeforeRoles();
    void mainComponentsFirst();
    void asksGitSeldom();
    void oneBadReleaseSpoilsNoOther();
    void noRepository();
    void stopsAtOnce();

private:
    void write(const QString &file, const QByteArray &content) const { m_sandbox.write(u"k/"_s + file, content); }
    void tag(const QString &name) const;
    [[nodiscard]] Release release(const QString &name) const;

    GitSandbox m_sandbox;
    QList<Release> m_releases;
};

void KubesprayCatalogueTest::tag(const QString &name) const
{
    m_sandbox.git(u"k"_s, {u"add"_s, u"-A"_s});
    m_sandbox.git(u"k"_s, {u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, name});
    m_sandbox.git(u"k"_s, {u"tag"_s, name});
}

Release KubesprayCatalogueTest::release(const QString &name) const
{
    const auto found = std::ranges::find(m_releases, name, [](const Release &known) { return known.tag.name; });
    return found == m_releases.end() ? Release{} : *found;
}

void KubesprayCatalogueTest::initTestCase()
{
    write(u"README.md"_s, "nothing yet\n");
    m_sandbox.git(u"k"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"master"_s});
    tag(u"v1.0.0"_s);

    // Long ago: one file of versions, the assertion in the playbook, dashes everywhere.
    write(u"cluster.yml"_s, "- hosts: all\n");
    write(u"upgrade-cluster.yml"_s, "- hosts: localhost\n  tasks:\n    - assert:\n        that:\n"
                                    "          - ansible_version.string is version(\"2.7.8\", \">=\")\n");
    write(u"requirements.txt"_s, "# tools\nansible==2.7.12\njinja2>=2.9.6, <3  # templates\nnetaddr\n");
    write(u"inventory/sample/inventory.ini"_s,
          "# [commented]\n[all]\n# node1\n\n[kube-master]\n[etcd]\n[kube-node]\n[k8s-cluster:children]\nkube-master\n");
    write(u"inventory/sample/group_vars/k8s-cluster/k8s-cluster.yml"_s, "---\n## Change this\nkube_version: v1.15.3\n");
    write(u"inventory/sample/group_vars/all/all.yml"_s, "# etcd_version: v9\n");
    write(u"roles/kubespray-defaults/defaults/main.yaml"_s,
          "kube_version: v1.15.5\nkube_version_min_required: v1.14.0\n");
    write(u"roles/download/defaults/main.yml"_s,
          "etcd_version: v3.3.10\ncalico_version: \"v3.7.3\"\ncalico_ctl_version: \"{{ calico_version }}\"\n"
          "tool_of_ours_version: 1.4\nkubeadm_checksums:\n  arm:\n    v1.15.9: 11\n  amd64:\n    v1.15.3: aa\n"
          "    v1.14.9: 0\n    v1.14.0: bb\n");
    tag(u"v2.11.0"_s);

    // Later: underscores, a range in a file of its own, requirements behind a link, versions by Kubernetes line.
    m_sandbox.git(u"k"_s, {u"rm"_s, u"-rq"_s, u"inventory"_s, u"requirements.txt"_s, u"roles"_s});
    write(u"playbooks/ansible_version.yml"_s, "- hosts: all\n  vars:\n    minimal_ansible_version: 2.11.0\n"
                                              "    minimal_ansible_version_2_10: 2.10.11\n"
                                              "    maximal_ansible_version: 2.13.0  # not beyond\n");
    write(u"playbooks/upgrade_cluster.yml"_s, "- hosts: all\n");
    write(u"playbooks/facts.yml"_s, "- hosts: all\n");
    write(u"playbooks/internal_facts.yml"_s, "- hosts: all\n");
    write(u"requirements-2.11.txt"_s, "ansible==4.10.0\nansible-core==2.11.11\n");
    write(u"requirements-2.12.txt"_s, "ansible==5.7.1\nansible-core==2.12.5\n");
    QVERIFY(QFile::link(u"requirements-2.12.txt"_s, m_sandbox.path(u"k/requirements.txt"_s)));
    write(u"docs/ansible.md"_s, "| A | B |\n|---|---|\n| 1 | 2 |\n\n| Ansible Version | Python Version |\n"
                                "| --- | :---: |\n| 2.11 | 2.7,3.5-3.9 |\n| 2.12 | 3.8-3.10 |\n\ntext\n");
    write(u"inventory/sample/inventory.ini"_s,
          "[kube_control_plane]\n[etcd]\n[kube_node]\n[calico_rr]\n[k8s_cluster:children]\nkube_node\n");
    write(u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s, "kube_version: v1.23.7\n");
    write(u"inventory/sample/group_vars/etcd.yml"_s, "# nothing\n");
    write(u"roles/kubespray-defaults/defaults/main.yaml"_s,
          "kube_version: v1.23.7\nkube_version_min_required: v1.21.0\ncontainerd_version: 1.6.4\n");
    write(u"roles/download/defaults/main/checksums.yml"_s,
          "kubelet_checksums:\n  amd64:\n    v1.23.7: aa\n    v1.22.9: bb\n    v1.21.0: cc\n");
    write(u"roles/download/defaults/main/main.yml"_s,
          "kube_major_version: \"{{ kube_version | regex_replace('^v([0-9])+\\\\.([0-9]+)\\\\.[0-9]+', "
          "'v\\\\1.\\\\2') }}\"\netcd_supported_versions:\n  v1.23: \"v3.5.3\"\n  v1.22: \"v3.5.1\"\n"
          "etcd_version: \"{{ etcd_supported_versions[kube_major_version] }}\"\n"
          "odd_version: \"{{ something | new }}\"\nkube_vip_image_tag: v0.4.2\n");
    write(u"roles/container-engine/containerd/defaults/main.yml"_s, "containerd_version: 1.0.0\n");
    write(u"roles/container-engine/docker/vars/debian.yml"_s, "metallb_version: 99\n");
    tag(u"v2.19.0"_s);

    // Now: versions are computed from checksums, the sample names none.
    m_sandbox.git(u"k"_s, {u"rm"_s, u"-rq"_s, u"roles"_s, u"requirements.txt"_s, u"requirements-2.11.txt"_s,
                           u"requirements-2.12.txt"_s, u"docs"_s});
    write(u"requirements.txt"_s, "ansible==10.7.0\n");
    write(u"docs/ansible/ansible.md"_s,
          "|  Ansible Version  | Python Version |\n|---|---|\n| >= 2.17.3 | 3.10-3.12 |\n");
    write(u"playbooks/ansible_version.yml"_s,
          "- vars:\n    minimal_ansible_version: 2.17.3\n    maximal_ansible_version: 2.18.0\n");
    write(u"inventory/sample/inventory.ini"_s,
          "[kube_control_plane]\n[etcd:children]\nkube_control_plane\n[kube_node]\n");
    write(u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s, "# kube_version: 1.2.3\n");
    write(u"roles/kubespray-defaults/tasks/main.yml"_s, "---\n");
    write(u"roles/kubespray_defaults/defaults/main/main.yml"_s,
          "kube_version: \"{{ (kubelet_checksums['amd64'] | dict2items)[0].key }}\"\n"
          "kube_version_min_required: \"{{ (kubelet_checksums['amd64'] | dict2items)[-1].key }}\"\n");
    write(u"roles/kubespray_defaults/defaults/main/download.yml"_s,
          "kube_vip_version: 1.0.3\nkube_vip_image_tag: \"v{{ kube_vip_version }}\"\n"
          "etcd_version: \"{{ etcd_supported_versions[kube_major_version] }}\"\n"
          "calico_version: \"{{ (calicoctl_checksums['amd64'] | dict2items)[0].key }}\"\n");
    write(u"roles/kubespray_defaults/vars/main/main.yml"_s,
          "kube_major_version: \"{{ (kube_version | split('.'))[:-1] | join('.') }}\"\netcd_supported_versions:\n"
          "  '1.33': \"{{ (etcd_binary_checksums['amd64'].keys() | select('version', '3.6', '<'))[0] }}\"\n");
    write(u"roles/kubespray_defaults/vars/main/checksums.yml"_s,
          "kubelet_checksums:\n  arm64:\n    1.99.0: x\n  amd64:\n    1.33.5: aa\n    1.32.9: bb\n    1.31.0: cc\n"
          "calicoctl_checksums:\n  amd64:\n    3.30.3: aa\netcd_binary_checksums:\n  amd64:\n    3.6.5: aa\n    "
          "3.5.23: bb\n");
    tag(u"v2.29.0"_s);

    // To come: things have moved again, and one of them is written in a way nobody knows.
    m_sandbox.git(u"k"_s,
                  {u"mv"_s, u"playbooks/ansible_version.yml"_s, u"roles/kubespray_defaults/ansible_version.yml"_s});
    m_sandbox.git(u"k"_s, {u"mv"_s, u"roles/kubespray_defaults/vars/main/checksums.yml"_s,
                           u"roles/kubespray_defaults/vars/kubernetes.yml"_s});
    m_sandbox.git(u"k"_s, {u"mv"_s, u"docs/ansible"_s, u"docs/getting_started"_s});
    m_sandbox.git(u"k"_s, {u"rm"_s, u"-q"_s, u"upgrade-cluster.yml"_s, u"inventory/sample/inventory.ini"_s});
    write(u"inventory/sample/hosts.yaml"_s, "all:\n  children:\n");
    write(u"roles/kubespray_defaults/vars/main/main.yml"_s,
          "kube_major_version: \"{{ kube_version | major_line }}\"\netcd_supported_versions:\n  '1.33': 3.6.0\n");
    tag(u"v3.0.0-rc1"_s);

    const auto releases =
        ReleaseCatalogue(RevisionFiles(Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(u"k"_s))))
            .releases({});
    QVERIFY2(releases.has_value(), releases ? "" : qPrintable(toLogLine(releases.error())));
    m_releases = *releases;
    QCOMPARE(m_releases.size(), 5);
}

void KubesprayCatalogueTest::oldLayout()
{
    const Release old = release(u"v2.11.0"_s);
    QVERIFY(!old.error);
    QCOMPARE(old.line(), u"2.11"_s);
    QCOMPARE(old.kube.installed.value, u"v1.15.3"_s);
    QCOMPARE(old.kube.installed.origin.toString(), u"inventory/sample/group_vars/k8s-cluster/k8s-cluster.yml:3"_s);
    QCOMPARE(old.kube.roleDefault.value, u"v1.15.5"_s);
    QVERIFY(old.kube.sampleDisagrees());
    QCOMPARE(old.kube.lowest.value, u"v1.14.0"_s);
    QCOMPARE(old.kube.withChecksums, (QStringList{u"v1.15.3"_s, u"v1.14.0"_s})); // 0: there is none
    QCOMPARE(old.kube.newestOfLine({.major = 1, .minor = 15, .patch = 0, .pre = {}}), u"v1.15.3"_s);
    QCOMPARE(old.kube.newestOfLine({.major = 1, .minor = 16, .patch = 0, .pre = {}}), QString());
    QCOMPARE(old.ansible.toString(), u">=2.7.8"_s);
    QCOMPARE(old.ansible.min.origin.toString(), u"upgrade-cluster.yml:5"_s);
    QCOMPARE(old.requirements.size(), 1);
    QCOMPARE(old.requirements.first().constraintOf(u"Jinja2"_s), u">=2.9.6,<3"_s);
    QCOMPARE(old.requirements.first().pins.last().package, u"netaddr"_s);
    QCOMPARE(old.requirements.first().pins.last().line, 4);
    QVERIFY(old.requirements.first().pins.last().constraint.isEmpty());
    QVERIFY(old.python.isEmpty() && old.pythonRange().isEmpty());
    QCOMPARE(old.sample.groups,
             (QStringList{u"all"_s, u"kube-master"_s, u"etcd"_s, u"kube-node"_s, u"k8s-cluster:children"_s}));
    QCOMPARE(old.sample.controlPlaneGroup, u"kube-master"_s);
    QCOMPARE(old.sample.nodeGroup, u"kube-node"_s);
    QCOMPARE(old.sample.clusterGroup, u"k8s-cluster"_s);
    QCOMPARE(old.sample.clusterFolder, u"k8s-cluster"_s);
    QCOMPARE(old.playbooks.upgrade, QStringList{u"upgrade-cluster.yml"_s});
    QVERIFY(old.playbooks.facts.isEmpty());
}

void KubesprayCatalogueTest::middleLayout()
{
    const Release middle = release(u"v2.19.0"_s);
    QCOMPARE(middle.ansible.toString(), u">=2.11.0, <2.13.0"_s);
    QCOMPARE(middle.ansible.max.origin.toString(), u"playbooks/ansible_version.yml:5"_s);
    QCOMPARE(middle.requirements.size(), 3);
    QCOMPARE(middle.requirements.first().path, u"requirements.txt"_s);
    QCOMPARE(middle.requirements.first().linkTarget, u"requirements-2.12.txt"_s);
    QCOMPARE(middle.requirements.first().constraintOf(u"ansible-core"_s), u"==2.12.5"_s);
    QCOMPARE(middle.python.size(), 2); // not the other table
    QCOMPARE(middle.python.first().origin.toString(), u"docs/ansible.md:7"_s);
    QCOMPARE(middle.pythonRange(), u"3.8-3.10"_s); // of the Ansible that requirements.txt installs
    QVERIFY(!middle.kube.sampleDisagrees());
    QCOMPARE(middle.component(u"etcd"_s)->version.value, u"v3.5.3"_s);
    QVERIFY(!middle.component(u"etcd"_s)->version.raw.isEmpty());
    // The common role's before a single role's; vars of distributions are none of a release's.
    QCOMPARE(middle.component(u"containerd"_s)->version.value, u"1.6.4"_s);
    QVERIFY(middle.component(u"metallb"_s) == nullptr);
    QVERIFY(middle.component(u"odd"_s) == nullptr);
    QCOMPARE(middle.playbooks.upgrade, (QStringList{u"upgrade-cluster.yml"_s, u"playbooks/upgrade_cluster.yml"_s}));
    QCOMPARE(middle.playbooks.facts, QStringList{u"playbooks/facts.yml"_s});
    QCOMPARE(middle.sample.groupVarsFiles, (QStringList{u"etcd.yml"_s, u"k8s_cluster/k8s-cluster.yml"_s}));
}

void KubesprayCatalogueTest::newLayout()
{
    const Release current = release(u"v2.29.0"_s);
    QCOMPARE(current.kube.installed.value, u"1.33.5"_s);
    QVERIFY(!current.kube.installed.raw.isEmpty());
    QCOMPARE(current.kube.installed.origin.toString(), u"roles/kubespray_defaults/defaults/main/main.yml:1"_s);
    QVERIFY(!current.kube.sample.isKnown());
    QCOMPARE(current.kube.lowest.value, u"1.31.0"_s);
    QCOMPARE(current.component(u"etcd"_s)->version.value, u"3.5.23"_s);
    QCOMPARE(current.component(u"calico"_s)->version.value, u"3.30.3"_s);
    QCOMPARE(current.component(u"kube-vip"_s)->version.value, u"v1.0.3"_s);
    QCOMPARE(current.pythonRange(), u"3.10-3.12"_s);
    QVERIFY(current.sample.clusterGroup.isEmpty());
    QCOMPARE(current.sample.clusterFolder, u"k8s_cluster"_s);
}

void KubesprayCatalogueTest::layoutToCome()
{
    const Release coming = release(u"v3.0.0-rc1"_s);
    QVERIFY(!coming.error);
    QVERIFY(coming.tag.isPreRelease());
    QCOMPARE(coming.kube.installed.value, u"1.33.5"_s); // wherever the checksums are
    QCOMPARE(coming.kube.checksums.file, u"roles/kubespray_defaults/vars/kubernetes.yml"_s);
    QCOMPARE(coming.ansible.toString(), u">=2.17.3, <2.18.0"_s);
    QCOMPARE(coming.pythonRange(), u"3.10-3.12"_s);
    QCOMPARE(coming.playbooks.upgrade, QStringList{u"playbooks/upgrade_cluster.yml"_s});
    // Said to be unknown, with the template and its place.
    const Component *etcd = coming.component(u"etcd"_s);
    QVERIFY(etcd != nullptr);
    QVERIFY(!etcd->version.isKnown());
    QCOMPARE(etcd->version.raw, u"{{ etcd_supported_versions[kube_major_version] }}"_s);
    QVERIFY(etcd->version.origin.line > 0);
    QVERIFY(coming.sample.groups.isEmpty());
    QCOMPARE(coming.sample.inventoryFiles, QStringList{u"inventory/sample/hosts.yaml"_s});
}

void KubesprayCatalogueTest::hardlyAnything()
{
    const Release empty = release(u"v1.0.0"_s);
    QVERIFY(!empty.error);
    QVERIFY(!empty.kube.installed.isKnown());
    QVERIFY(empty.ansible.toString().isEmpty());
    QVERIFY(empty.components.isEmpty() && empty.requirements.isEmpty() && empty.playbooks.upgrade.isEmpty());
    QVERIFY(!empty.kube.sampleDisagrees());
}

void KubesprayCatalogueTest::sampleBeforeRoles()
{
    // What is computed from kube_version follows the sample's.
    const Release old = release(u"v2.11.0"_s);
    QCOMPARE(old.kube.installed, old.kube.sample);
    const Release middle = release(u"v2.19.0"_s);
    QCOMPARE(middle.kube.installed.origin.file, u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s);
}

void KubesprayCatalogueTest::mainComponentsFirst()
{
    const Release old = release(u"v2.11.0"_s);
    QStringList names;
    for (const Component &component : old.components) {
        names.append(component.name);
    }
    QCOMPARE(names, (QStringList{u"etcd"_s, u"calico"_s, u"tool-of-ours"_s})); // no second name of calico
    QVERIFY(old.components.first().isMain);
    QVERIFY(!old.components.last().isMain);
    QCOMPARE(old.components.last().version.value, u"1.4"_s);
}

void KubesprayCatalogueTest::asksGitSeldom()
{
    const auto runner = std::make_shared<CountingRunner>();
    const ReleaseCatalogue catalogue(RevisionFiles(Git(runner, m_sandbox.path(u"k"_s))));
    const auto tags = releaseTags(Git(runner, m_sandbox.path(u"k"_s)), {});
    QVERIFY(tags.has_value());
    runner->commands.clear();
    const auto one = catalogue.releases({tags->at(2)}, {});
    QVERIFY(one.has_value());
    QCOMPARE(one->size(), 1);
    QCOMPARE(one->first(), release(u"v2.19.0"_s));
    QCOMPARE(runner->commands.size(), 2);
    runner->commands.clear();
    QVERIFY(catalogue.releases(*tags, {}).has_value());
    QCOMPARE(runner->commands.size(), tags->size() + 1);
    QVERIFY(catalogue.releases(QList<ReleaseTag>(), {})->isEmpty());
}

void KubesprayCatalogueTest::oneBadReleaseSpoilsNoOther()
{
    auto tags = releaseTags(Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(u"k"_s)), {});
    QVERIFY(tags.has_value());
    tags->insert(2, {.name = u"v2.12.0"_s,
                     .version = releaseVersion(u"v2.12.0"_s).value(),
                     .commit = QString(40, u'1'),
                     .date = {}});
    const auto releases =
        ReleaseCatalogue(RevisionFiles(Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(u"k"_s))))
            .releases(*tags, {});
    QVERIFY2(releases.has_value(), releases ? "" : qPrintable(toLogLine(releases.error())));
    QCOMPARE(releases->size(), 6);
    QCOMPARE(releases->at(2).tag.name, u"v2.12.0"_s);
    QVERIFY(releases->at(2).error.has_value());
    QCOMPARE(releases->at(1), release(u"v2.11.0"_s));
    QCOMPARE(releases->at(3), release(u"v2.19.0"_s));
    // A connection that is lost is not one bad release.
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"git"_s, {.output = {},
                          .errors = {},
                          .exit = {},
                          .error = Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}}});
    QCOMPARE(codeOf(ReleaseCatalogue(RevisionFiles(Git(runner, u"/k"_s))).releases(*tags, {})), u"Disconnected"_s);
}

void KubesprayCatalogueTest::noRepository()
{
    const auto releases =
        ReleaseCatalogue(RevisionFiles(Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(u"missing"_s))))
            .releases({});
    QCOMPARE(codeOf(releases), u"NotFound"_s);
}

void KubesprayCatalogueTest::stopsAtOnce()
{
    std::stop_source stop;
    stop.request_stop();
    const ReleaseCatalogue catalogue(
        RevisionFiles(Git(std::make_shared<command::LocalRunner>(), m_sandbox.path(u"k"_s))));
    QCOMPARE(codeOf(catalogue.releases(stop.get_token())), u"Cancelled"_s);
}

QTEST_GUILESS_MAIN(KubesprayCatalogueTest)

#include "tst_kubespray_catalogue.moc"
