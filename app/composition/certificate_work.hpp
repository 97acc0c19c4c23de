// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "maintenance/certificates/certificate_survey.hpp"
#include "operation/plan.hpp"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace kubemori::composition {

/// Looks at the certificates of a cluster and plans their renewal over the real world, the same for the window and the
/// command line. Works without the API: then the control planes of the profile are asked. `kubectl` may be shared with
/// watches.
class CertificateWork
{
public:
    /// `world` is borrowed.
    CertificateWork(const World &world, cluster::Profile profile, kube::Kubectl kubectl);

    /// Asks these nodes (empty: all, and the kubeconfig on this machine that the profile names). A node that does not
    /// answer is in the report with its error. NotFound for a node that is none. Blocks; changes nothing.
    [[nodiscard]] Result<maintenance::CertificateReport> survey(const QStringList &nodes, int warnDays,
                                                                const maintenance::CertificateSurvey::Heard &heard,
                                                                const std::stop_token &stop) const;
    /// Looks at the control planes and makes the plan for these (empty: all). Blocks; changes nothing.
    [[nodiscard]] Result<operation::Plan> plan(const QStringList &nodes, const std::stop_token &stop) const;

private:
    struct Hosts
    {
        QList<maintenance::CertificateHost> hosts;
        QMap<QString, QString> addresses; ///< by node
        std::optional<Error> api;         ///< why only the profile's control planes are there
    };

    [[nodiscard]] Result<Hosts> hosts(const std::stop_token &stop) const;
    [[nodiscard]] Hosts profileHosts(const Error &why) const;
    [[nodiscard]] bool isEtcdSeen(const QMap<QString, QString> &addresses, const std::stop_token &stop) const;
    void addInventory(maintenance::CertificateReport &report, const std::stop_token &stop) const;

    const World *m_world;
    cluster::Profile m_profile;
    kube::Kubectl m_kubectl;
};

/// The way to a control plane of a plan, for its steps: as the profile names it, else by its address.
[[nodiscard]] maintenance::CertificateHost certificateHost(const cluster::ClusterAccess &access, const QString &node,
                                                           const QString &address);

} // namespace kubemori::composition
