// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fake_diff_backend.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;
using diff::FileStatus;

void FakeDiffBackend::take(File file)
{
    const auto compared = diff::makeFileDiff(file.change, file.before, file.after, {}, {});
    if (compared->kind == diff::FileDiff::Kind::Text) {
        file.change.added = 0;
        file.change.removed = 0;
        for (const diff::LineChange &change : compared->changes) {
            *file.change.added += change.lines.newCount;
            *file.change.removed += change.lines.oldCount;
        }
    }
    const QString path = file.change.path();
    m_files.insert(path, std::move(file));
}

void FakeDiffBackend::add(const QString &path, const std::optional<QByteArray> &before,
                          const std::optional<QByteArray> &after)
{
    File file;
    file.before = before.value_or(QByteArray());
    file.after = after.value_or(QByteArray());
    if (before) {
        file.change.old = {.path = path, .id = u"1"_s, .mode = 0100644};
    }
    if (after) {
        file.change.now = {.path = path, .id = u"2"_s, .mode = 0100644};
    }
    file.change.status = !before ? FileStatus::Added : !after ? FileStatus::Deleted : FileStatus::Modified;
    take(std::move(file));
}

void FakeDiffBackend::addRenamed(const QString &oldPath, const QString &newPath, const QByteArray &before,
                                 const QByteArray &after)
{
    File file;
    file.before = before;
    file.after = after;
    file.change.status = FileStatus::Renamed;
    file.change.similarity = before == after ? 100 : 94;
    file.change.old = {.path = oldPath, .id = u"1"_s, .mode = 0100644};
    file.change.now = {.path = newPath, .id = before == after ? u"1"_s : u"2"_s, .mode = 0100644};
    take(std::move(file));
}

void FakeDiffBackend::names(Answer<diff::RepositoryNames> answer)
{
    answer(diff::RepositoryNames{.tags = {u"v2.27.0"_s, u"v2.26.0"_s, u"v2.25.1"_s},
                                 .branches = {u"master"_s, u"origin/release-2.27"_s},
                                 .head = u"v2.26.0"_s});
}

void FakeDiffBackend::list(const ListRequest &request, Answer<Listing> answer)
{
    lists.append(request);
    if (error) {
        answer(std::unexpected(*error));
        return;
    }
    Listing listing;
    listing.inventory = request.inventory;
    listing.holdsInventory = trackedInventories.contains(request.inventory);
    for (const File &file : m_files) {
        listing.files.files.append(file.change);
    }
    answer(listing);
}

void FakeDiffBackend::open(const FileRequest &request, Answer<std::shared_ptr<const diff::FileDiff>> answer)
{
    opened.append(request.file.path());
    const File &file = m_files[request.file.path()];
    answer(std::make_shared<const diff::FileDiff>(
        *diff::makeFileDiff(file.change, file.before, file.after, request.options, {})));
}

void FakeDiffBackend::filesWith(const ListRequest & /*request*/, const diff::FileList & /*files*/, const QString &text,
                                Answer<QSet<QString>> answer)
{
    QSet<QString> found;
    for (const File &file : m_files) {
        if (QString::fromUtf8(file.before + file.after).contains(text, Qt::CaseInsensitive)) {
            found.insert(file.change.path());
        }
    }
    answer(found);
}

void fillDiffExample(FakeDiffBackend &backend)
{
    QByteArray before = "---\n"
                        "# クラスターの設定: バージョンは三か月ごとに見直す\n"
                        "kube_version: v1.30.4\n"
                        "kube_network_plugin: calico\n"
                        "\n"
                        "## Directory of the binaries on every node\n"
                        "bin_dir: /opt/cluster/bin\n"
                        "kube_api_anonymous_auth: true\n";
    for (int i = 1; i <= 40; ++i) {
        before += "limit_" + QByteArray::number(i) + ": " + QByteArray::number(i * 128) + "\n";
    }
    before += "\n"
              "- name: Wait until the API answers\n"
              "  uri:\n"
              "    url: \"https://{{ api_address }}:{{ api_port }}/healthz\"\n"
              "    validate_certs: false\n"
              "  register: healthz\n"
              "  until: healthz.status == 200\n"
              "  retries: 20\n"
              "  delay: 1\n"
              "\n"
              "- name: 証明書を更新する (古い形式)\n"
              "  command: >-\n"
              "    renew --all\n"
              "    # not a comment: still the block's text\n"
              "    --quiet\n"
              "  when: renew_certificates\n";
    QByteArray after = before;
    after.replace("v1.30.4", "v1.31.4");
    after.replace("kube_api_anonymous_auth: true\n", "kube_api_anonymous_auth: false\nremove_anonymous_access: true\n");
    after.replace("validate_certs: false", "validate_certs: true");
    after.replace("retries: 20\n  delay: 1\n", "retries: 60\n  delay: \"{{ wait_seconds | default(5) }}\"\n");
    after.replace("証明書を更新する (古い形式)", "証明書を更新する (新しい形式)");
    after.replace("    --quiet\n", "    --quiet\n    --config {{ kubeadm_config }}\n");
    backend.add(u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s, before, after);
    backend.addRenamed(u"inventory/sample/group_vars/k8s-cluster/addons.yml"_s,
                       u"inventory/sample/group_vars/k8s_cluster/addons.yml"_s,
                       "---\nmetrics_server_enabled: false\ndashboard_enabled: true\n",
                       "---\nmetrics_server_enabled: true\n# dashboard_enabled: false\n");
    backend.add(u"inventory/sample/inventory.ini"_s, "[kube_control_plane]\nnode1\n\n[kube_node]\nnode2\n",
                "[kube_control_plane]\nnode1 ansible_host=10.0.0.1\n\n[kube_node]\nnode2\nnode3\n");
    backend.add(u"roles/etcd/templates/etcd.env.j2"_s,
                "# {{ ansible_managed }}\nETCD_DATA_DIR={{ etcd_data_dir }}\nETCD_SNAPSHOT_COUNT=10000\n",
                "# {{ ansible_managed }}\nETCD_DATA_DIR={{ etcd_data_dir }}\n{% if etcd_compact %}\n"
                "ETCD_AUTO_COMPACTION_RETENTION={{ etcd_retention }}\n{% endif %}\nETCD_SNAPSHOT_COUNT=20000\n");
    backend.add(u"roles/kubernetes/node/tasks/main.yml"_s, "---\n- name: Old\r\n  debug:\r\n    msg: a\r\n",
                "---\n- name: New\n  debug:\n    msg: a");
    backend.add(u"roles/kubernetes/preinstall/tasks/legacy.yml"_s, "---\n- name: Gone\n  debug:\n", std::nullopt);
    backend.add(u"docs/operations/nodes.md"_s, std::nullopt,
                "# ノードの追加と削除\n\nRead this **before** you begin.\n");
    backend.addRenamed(u"extra_playbooks/migrate.yml"_s, u"playbooks/migrate.yml"_s, "---\n", "---\n");
    backend.add(u"logo/logo.png"_s, QByteArray("\x89PNG\0\1", 6), QByteArray("\x89PNG\0\2\3", 7));
}

} // namespace kubemori::test
