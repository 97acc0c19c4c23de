// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/certificate_look.hpp"
#include "operation/command_log.hpp"
#include "operation/step.hpp"

#include <functional>
#include <memory>

namespace kubemori::maintenance {

/// What the steps of a renewal share.
struct RenewShared
{
    /// The way to a control plane of the plan. It must work without the API.
    std::function<CertificateHost(const QString &node)> host;
    std::shared_ptr<operation::CommandLog> commands;
    Milliseconds lookTimeout{std::chrono::seconds{60}};
    QString operation; ///< id
};

/// What the steps of a renewal remember of a node. The names are in journals on disk: never change one.
namespace renewFacts {
inline constexpr QLatin1StringView before{"certificatesBefore"};         ///< path=fingerprint, a line each
inline constexpr QLatin1StringView expired{"certificatesExpired"};       ///< "true": some had expired before
inline constexpr QLatin1StringView renewing{"certificatesRenewing"};     ///< "true": files may be half new
inline constexpr QLatin1StringView filesProved{"certificatesInFiles"};   ///< "true": all files are new and whole
inline constexpr QLatin1StringView restarting{"certificatesRestarting"}; ///< "true": pods were told to start anew
inline constexpr QLatin1StringView serving{"certificatesServing"};       ///< "true": it serves them and is well
} // namespace renewFacts

/// Whether kubeadm renews what lies there; `localEtcd`: etcd is a static pod of kubeadm's.
[[nodiscard]] bool isRenewedByKubeadm(const Certificate &certificate, bool localEtcd);

/// Base of the steps of a renewal: everything goes over ssh to the node itself, as there may be no API.
class RenewStep : public operation::Step
{
public:
    explicit RenewStep(std::shared_ptr<const RenewShared> shared);

protected:
    [[nodiscard]] const RenewShared &shared() const { return *m_shared; }
    /// Looks at the step's node.
    [[nodiscard]] Result<NodeCertificates> look(operation::StepContext &context) const;
    /// Runs a script there as root and gives what it prints. ExitedNonZero with its last words.
    [[nodiscard]] Result<QByteArray> ask(const QString &node, const QString &script, Milliseconds timeout,
                                         const std::stop_token &stop) const;
    /// Of the step's own node.
    [[nodiscard]] Result<QByteArray> ask(operation::StepContext &context, const QString &script) const;
    /// What is missing until all that kubeadm renews is new and whole; empty: nothing.
    [[nodiscard]] QString missing(operation::StepContext &context, const NodeCertificates &seen) const;

private:
    std::shared_ptr<const RenewShared> m_shared;
};

} // namespace kubemori::maintenance
