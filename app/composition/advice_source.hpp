// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/advice_work.hpp"
#include "app/composition/task_thread.hpp"

#include "ui/bridge/advice_source.hpp"

namespace kubemori::composition {

/// The known issues of one cluster, for the window.
class RealAdviceSource final : public ui::AdviceSource
{
public:
    /// `world` must outlive this.
    RealAdviceSource(cluster::Profile profile, const World &world, kube::Kubectl kubectl);

    void issues(Done<advice::IssueBase> done) override;
    void check(const QString &target, ui::AdviceSource::Said said, Done<advice::CheckReport> done) override;
    void silence(const QString &issue, const QString &reason, Done<QString> done) override;
    void unsilence(const QString &issue, Done<QString> done) override;
    void explain(const QString &path, Done<advice::Diagnosis> done) override;
    void collectEvidence(const QString &node, ui::AdviceSource::Said said, Done<QList<Evidence>> done) override;
    void planRemedy(const advice::IssueFinding &finding, Done<operation::Plan> done) override;
    void cancel() override;

private:
    /// Posts `work`, which gets a token that cancel() stops too.
    template<class T>
    void post(TaskThread &thread, Done<T> done, std::function<Result<T>(const std::stop_token &)> work);

    AdviceWork m_work; ///< its calls keep nothing
    const World &m_world;
    std::stop_source m_unwanted; ///< the window's thread only
    TaskThread m_logs;           ///< reads files, beside the other calls
    TaskThread m_tasks;          ///< last: both use the above
};

} // namespace kubemori::composition
