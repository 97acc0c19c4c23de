// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

kube::Node nodeOf(const QString &name, const QString &ip, bool isControlPlane)
{
    kube::Node node;
    node.name = name;
    node.internalIp = ip;
    node.version = u"v1.30.4"_s;
    node.roles = isControlPlane ? QStringList{u"control-plane"_s} : QStringList();
    return node;
}

constexpr auto hosts = R"(all:
  hosts:
    m1: {ansible_host: 10.1.1.11, ip: 10.1.1.11, access_ip: 10.1.1.11}
    m2: {ansible_host: 10.1.1.12, ip: 10.1.1.12, access_ip: 10.1.1.12}
    w1: {ansible_host: 10.1.1.13, ip: 10.1.1.13, access_ip: 10.1.1.13}
  children:
    kube_control_plane:
      hosts: {m1: , m2: }
    kube_node:
      hosts: {m1: , m2: , w1: }
    etcd:
      hosts: {m1: , m2: , w1: }
    k8s_cluster:
      children: {kube_control_plane: , kube_node: }
)";

} // namespace

Result<command::Exit> HookedRunner::run(const command::Command &command, const command::OutputSink &sink,
                                        std::stop_token stop)
{
    commands.append(command::displayText(command));
    const auto answer = hook ? hook(command) : std::nullopt;
    if (!answer) {
        command::Command here = command;
        here.workingDirectory = here.workingDirectory.isEmpty() ? startFolder : here.workingDirectory;
        return runner.run(here, sink, std::move(stop));
    }
    if (!answer->output.isEmpty()) {
        sink(command::Stream::Output, answer->output);
    }
    if (!answer->errors.isEmpty()) {
        sink(command::Stream::Error, answer->errors);
    }
    return answer->error ? Result<command::Exit>(std::unexpected(*answer->error)) : answer->exit;
}

void HookedRunner::failOn(const QString &text, const ScriptedAnswer &answer)
{
    hook = [text, answer](const command::Command &command) {
        return command::displayText(command).contains(text) ? std::optional(answer) : std::nullopt;
    };
}

Result<QString> FakeRuns::commandText(const upgrade::HopRecord & /*hop*/, const ansible::RunRequest &request) const
{
    return u"ansible "_s + request.pattern + u" -m "_s + request.module;
}

Result<ansible::RunRecord> FakeRuns::run(const upgrade::HopRecord & /*hop*/, const ansible::RunRequest &request,
                                         const upgrade::RunListener &listener, std::stop_token /*stop*/)
{
    requests.append(request);
    if (error) {
        return std::unexpected(*error);
    }
    if (listener.output) {
        listener.output(outputs.value(request.pattern));
    }
    ansible::RunRecord record;
    record.id = u"run-1"_s;
    record.status.state = state;
    return record;
}

Result<ansible::RunRecord> FakeRuns::takeUp(const upgrade::HopRecord & /*hop*/, const QString &id,
                                            const upgrade::RunListener & /*listener*/, std::stop_token /*stop*/)
{
    return fail(ErrorCode::NotFound, id);
}

StageSite::StageSite()
    : m_homeBefore(qgetenv("HOME"))
{
    QDir().mkpath(home());
    qputenv("HOME", home().toUtf8());
    for (const auto &[name, value] : QMap<QByteArray, QByteArray>{{"GIT_CONFIG_GLOBAL", "/dev/null"},
                                                                  {"GIT_CONFIG_SYSTEM", "/dev/null"},
                                                                  {"GIT_AUTHOR_NAME", "Admin"},
                                                                  {"GIT_AUTHOR_EMAIL", "admin@example.com"},
                                                                  {"GIT_COMMITTER_NAME", "Admin"},
                                                                  {"GIT_COMMITTER_EMAIL", "admin@example.com"}}
                                         .asKeyValueRange()) {
        qputenv(name.constData(), value);
    }
    makeReleases();
    makeInventory();
    profile.id = u"lab"_s;
    profile.name = u"lab"_s;
    profile.kubespray.path = git.path(u"ks"_s);
    profile.kubespray.inventory = u"inventory/mycluster/hosts.yaml"_s;
    cluster->fakeHealth.allNodes = {nodeOf(u"m1"_s, u"10.1.1.11"_s, true), nodeOf(u"m2"_s, u"10.1.1.12"_s, true),
                                    nodeOf(u"w1"_s, u"10.1.1.13"_s, false)};
    for (int i = 1; i <= 3; ++i) {
        kube::EtcdMember member;
        member.id = static_cast<quint64>(i);
        member.name = u"etcd%1"_s.arg(i);
        member.urls = {u"https://10.1.1.1%1:2379"_s.arg(i), u"https://10.1.1.1%1:2380"_s.arg(i)};
        cluster->fakeHealth.members.append(member);
    }
}

StageSite::~StageSite()
{
    qputenv("HOME", m_homeBefore);
}

std::shared_ptr<command::Runner> StageSite::ssh(const command::SshTarget &target)
{
    const bool isDeployer = remote && target.host == profile.kubespray.host;
    return isDeployer ? remote : std::static_pointer_cast<command::Runner>(nodes);
}

/// Two releases whose samples differ in a default, a new setting and a setting that is gone.
void StageSite::makeReleases() const
{
    write(u".gitignore"_s, "*.retry\ninventory/*\n!inventory/sample\n");
    write(u"ansible.cfg"_s, "[defaults]\nforks = 20\ntimeout = 300\n");
    write(u"cluster.yml"_s, "---\n");
    write(u"upgrade-cluster.yml"_s, "---\n- hosts: kube_node\n  gather_facts: false\n  tasks: []\n");
    write(u"requirements.txt"_s, "ansible-core==2.16.14\n");
    write(u"roles/etcd/tasks/main.yml"_s, "---\n");
    write(u"roles/kubernetes/defaults/main.yml"_s, "kube_version: x\nkube_proxy_mode: x\nmy_own: x\n");
    write(u"inventory/sample/inventory.ini"_s, "[kube_control_plane]\n# node1\n\n[kube_node]\n# node2\n");
    write(u"inventory/sample/group_vars/all/all.yml"_s, "---\n## Where\nbin_dir: /usr/local/bin\n");
    write(u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s,
          "---\n## The version\nkube_version: v1.30.4\n\n# How\nkube_proxy_mode: ipvs\n");
    git.git(u"ks"_s, {u"init"_s, u"-q"_s, u"-b"_s, u"master"_s});
    git.git(u"ks"_s, {u"config"_s, u"user.name"_s, u"Admin"_s}); // by ssh nothing of the test's environment comes along
    git.git(u"ks"_s, {u"config"_s, u"user.email"_s, u"admin@example.com"_s});
    git.git(u"ks"_s, {u"add"_s, u"."_s});
    git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"2.26"_s});
    git.git(u"ks"_s, {u"tag"_s, u"v2.26.0"_s});
    write(u"requirements.txt"_s, "ansible-core==2.16.15\n");
    write(u"ansible.cfg"_s, "[defaults]\nforks = 20\ntimeout = 300\npipelining = True\n");
    write(u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s,
          "---\n## The version\nkube_version: v1.31.4\n\n# How\nkube_proxy_mode: ipvs\n\n# New\nkube_new: 1\n");
    git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-a"_s, u"-m"_s, u"2.27"_s});
    git.git(u"ks"_s, {u"tag"_s, u"v2.27.0"_s});
    git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"--no-track"_s, u"-b"_s, u"t_v2.26.0"_s, u"refs/tags/v2.26.0"_s});
}

void StageSite::makeInventory() const
{
    write(u"inventory/mycluster/hosts.yaml"_s, hosts);
    write(u"inventory/mycluster/group_vars/all/all.yml"_s, "---\n## Where\nbin_dir: /opt/bin\n");
    write(u"inventory/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s,
          "---\n## The version\nkube_version: v1.30.4\n\n# How\nkube_proxy_mode: iptables\nmy_own: [1, 2]\n");
    write(u"inventory/mycluster/credentials/token.creds"_s, "secret\n");
    write(u"inventory/mycluster/id_node"_s,
          "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n");
}

upgrade::UpgradeSite StageSite::site()
{
    upgrade::UpgradeSite site{
        .profile = profile,
        .access = std::make_shared<cluster::ClusterAccess>(profile, *this),
        .kubectl = kube::Kubectl({{.host = {}, .runner = local(), .kubectl = u"kubectl"_s, .kubectlArguments = {}}},
                                 std::chrono::seconds{1}),
        .actions = cluster,
        .runs = &runs,
        .clock = &clock,
        .folder = git.path(u"state"_s)};
    return site;
}

upgrade::HopRecord StageSite::hop() const
{
    upgrade::HopRecord hop;
    hop.from = u"v2.26.0"_s;
    hop.to = u"v2.27.0"_s;
    hop.inventoryFolder = u"inventory/mycluster"_s;
    hop.choices.fetches = false;
    hop.target.requirements = u"requirements.txt"_s;
    hop.target.upgradePlaybook = u"upgrade-cluster.yml"_s;
    hop.target.controlPlaneGroup = u"kube_control_plane"_s;
    hop.target.nodeGroup = u"kube_node"_s;
    hop.target.ansibleMin = u"2.16.4"_s;
    hop.target.ansibleMax = u"2.17.0"_s;
    return hop;
}

QByteArray StageSite::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool StageSite::exists(const QString &name) const
{
    return QFileInfo::exists(path(name));
}

void StageSite::write(const QString &name, const QByteArray &text) const
{
    git.write(u"ks/"_s + name, text);
}

QString StageSite::branch() const
{
    return QString::fromUtf8(git.git(u"ks"_s, {u"branch"_s, u"--show-current"_s})).trimmed();
}

QStringList StageSite::filesAt(const QString &revision) const
{
    return QString::fromUtf8(git.git(u"ks"_s, {u"ls-tree"_s, u"-r"_s, u"--name-only"_s, revision}))
        .split(u'\n', Qt::SkipEmptyParts);
}

void StageSite::commitInventory() const
{
    git.git(u"ks"_s, {u"add"_s, u"-f"_s, u"inventory/mycluster/hosts.yaml"_s, u"inventory/mycluster/group_vars"_s});
    git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"My cluster"_s});
}

QList<upgrade::Finding> findingsOf(const Result<QList<upgrade::Finding>> &findings, QLatin1StringView check)
{
    QList<upgrade::Finding> some;
    for (const upgrade::Finding &finding : findings.value_or(QList<upgrade::Finding>())) {
        if (finding.check == check) {
            some.append(finding);
        }
    }
    return some;
}

QStringList said(const Result<QList<upgrade::Finding>> &findings, QLatin1StringView check)
{
    QStringList words;
    for (const upgrade::Finding &finding : findingsOf(findings, check)) {
        words.append(upgrade::toString(finding.severity) +
                     (finding.subject.isEmpty() ? QString() : QString(u' ' + finding.subject)));
    }
    words.sort();
    return words;
}

QString worstOf(const Result<QList<upgrade::Finding>> &findings)
{
    return findings ? upgrade::toString(upgrade::gravest(*findings)) : toString(findings.error().code);
}

QString textOf(const Result<QList<upgrade::Finding>> &findings)
{
    if (!findings) {
        return toLogLine(findings.error());
    }
    QStringList lines;
    for (const upgrade::Finding &finding : *findings) {
        lines.append(finding.check + u": "_s + upgrade::toString(finding.severity) + u' ' + finding.subject + u": "_s +
                     finding.evidence);
    }
    return lines.join(u'\n');
}

} // namespace kubemori::test
