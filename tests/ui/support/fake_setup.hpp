// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile_store.hpp"
#include "ui/bridge/cluster_setup.hpp"

#include <functional>
#include <memory>

namespace kubemori::test {

/// The world of the assistant in memory: a file of clusters, contexts and inventories that the test lays out, and
/// checks that the test plays. Callbacks come at once.
class FakeSetup final : public ui::ClusterSetup
{
public:
    [[nodiscard]] QString file() const override { return path; }
    [[nodiscard]] cluster::Timeouts timeouts() const override { return {}; }
    void load(Loaded done) override { done(loaded()); }
    void change(const std::optional<QByteArray> &seen, const QList<cluster::ProfileEdit> &edits, Loaded done) override
    {
        const auto edited = seen == text ? cluster::editProfiles(text.value_or(QByteArray()), edits, path)
                                         : Result<QByteArray>(fail(ErrorCode::Expired, {}, path));
        if (!edited) {
            done(std::unexpected(edited.error()));
            return;
        }
        text = *edited;
        done(loaded());
    }
    void read(const QString &, Loaded done) override
    {
        auto other = cluster::ProfileStore::parse(otherText, QStringLiteral("other.yaml"));
        other.text = otherText;
        done(other);
    }
    void write(const QString &to, const QByteArray &bytes, std::function<void(Result<>)> done) override
    {
        written = {to, bytes};
        done({});
    }
    void findContexts(const QString &kubeconfig, std::function<void(Result<QList<kube::KubeContext>>)> done) override
    {
        askedKubeconfig = kubeconfig;
        done(contexts);
    }
    void findInventories(const cluster::KubesprayAccess &checkout, command::Prompter & /*prompter*/,
                         std::function<void(Result<QList<ui::ClusterProposal>>)> done) override
    {
        askedCheckout = checkout;
        done(inventories);
    }
    [[nodiscard]] std::unique_ptr<ui::RunningCheck> check(const cluster::Profile &profile, command::Prompter &,
                                                          links::LinkSink sink, std::function<void()> done) override
    {
        struct Check final : ui::RunningCheck
        {
            explicit Check(int &running)
                : m_running(running)
            {
                ++m_running;
            }
            ~Check() override { --m_running; }
            int &m_running;
        };
        checked.append(profile);
        report = std::move(sink);
        finish = std::move(done);
        return std::make_unique<Check>(running);
    }

    QString path = QStringLiteral("/none/clusters.yaml");
    std::optional<QByteArray> text;
    QByteArray otherText;
    std::pair<QString, QByteArray> written;
    Result<QList<kube::KubeContext>> contexts = QList<kube::KubeContext>();
    Result<QList<ui::ClusterProposal>> inventories = QList<ui::ClusterProposal>();
    QString askedKubeconfig;
    cluster::KubesprayAccess askedCheckout;
    QList<cluster::Profile> checked; ///< every profile whose check was begun
    links::LinkSink report;          ///< of the last check
    std::function<void()> finish;
    int running = 0;

private:
    [[nodiscard]] cluster::LoadedProfiles loaded() const
    {
        cluster::LoadedProfiles result = text ? cluster::ProfileStore::parse(*text, path) : cluster::LoadedProfiles();
        result.text = text;
        return result;
    }
};

} // namespace kubemori::test
