// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "advice/check_report.hpp"
#include "advice/issue_base.hpp"
#include "advice/look/look_at_site.hpp"
#include "advice/silenced_issues.hpp"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace kubemori::composition {

/// A line for who watches.
using Said = std::function<void(const QString &)>;

/// The known issues: those of the program, those of the folders in the settings, those of `folders`. Blocks on the
/// disk.
[[nodiscard]] advice::IssueBase knownIssues(const QStringList &folders = {});

/// Looks at a site for what these issues ask, and judges them. Blocks; changes nothing. An error is only Cancelled:
/// what could not be looked at stands in the report.
[[nodiscard]] Result<advice::CheckReport> checkSite(const advice::Site &site, const advice::SiteScope &scope,
                                                    const advice::IssueBase &issues,
                                                    const QMap<QString, advice::Silence> &silenced, const Said &said,
                                                    const std::stop_token &stop);

/// The known issues of one cluster, the same for the window, the wizard and the command line. Every call blocks; one
/// thread at a time.
class AdviceWork
{
public:
    /// `world` must outlive this; `kubectl` may be shared with watches.
    AdviceWork(cluster::Profile profile, const World &world, kube::Kubectl kubectl);

    [[nodiscard]] const cluster::Profile &profile() const { return m_profile; }
    [[nodiscard]] const cluster::ClusterAccess &access() const { return *m_access; }
    [[nodiscard]] const kube::Kubectl &kubectl() const { return m_kubectl; }

    /// The release that is checked out, or that the work branch was made from; empty: none is known.
    [[nodiscard]] Result<QString> checkedOut(const std::stop_token &stop) const;
    /// As checkSite(), of this cluster. What the scope leaves empty is what the profile says: `current` the release
    /// that is checked out, `target` the same, `inventory` that of the profile, `options` none.
    [[nodiscard]] Result<advice::CheckReport> check(advice::SiteScope scope, const advice::IssueBase &issues,
                                                    const Said &said, const std::stop_token &stop) const;

    /// With the reason, the user's name and the time. InvalidInput without a reason.
    [[nodiscard]] Result<> silence(const QString &issue, const QString &reason) const;
    [[nodiscard]] Result<> unsilence(const QString &issue) const;

private:
    /// By which silenced issues are kept: simulated clusters apart from others with their ids.
    [[nodiscard]] QString key() const;

    cluster::Profile m_profile;
    const World &m_world;
    kube::Kubectl m_kubectl;
    std::shared_ptr<cluster::ClusterAccess> m_access;
    cluster::Deployer m_deployer; ///< with whole paths on this machine
};

} // namespace kubemori::composition
