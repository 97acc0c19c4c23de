// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <QMap>
#include <QStringList>

#include <functional>
#include <mutex>
#include <optional>

namespace kubemori::test {

/// A control plane as a renewal of certificates sees it over ssh: files, a backup, what its API server shows. Its
/// programs are recognised by what is in their scripts. Thread-safe.
class SimControlPlane final : public command::Runner
{
public:
    /// `certificate`: PEM of what every file holds at the beginning, and what is served.
    SimControlPlane(QString node, QByteArray certificate, QByteArray renewed);

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override;

    /// All files are these.
    [[nodiscard]] bool holds(const QByteArray &certificate) const;
    [[nodiscard]] QByteArray served() const { return m_served; }
    [[nodiscard]] bool hasBackup() const { return m_backup.has_value(); }
    /// What changed something, in order: "backup", "renew", "restart", "restore".
    [[nodiscard]] QStringList changes() const { return m_changes; }

    QString kubeadm = QStringLiteral("v1.31.4");
    QString configFile = QStringLiteral("/etc/kubernetes/kubeadm-config.yaml");
    QByteArray kubelet; ///< its client certificate
    QStringList pods{QStringLiteral("kube-apiserver"), QStringLiteral("kube-controller-manager"),
                     QStringLiteral("kube-scheduler")};
    QString timer = QStringLiteral("none");
    bool caKey = true;
    bool ready = true;
    bool restarts = true; ///< false: what starts the pods anew does nothing
    bool leases = true;   ///< false: nobody renews them
    int halfRenewals = 0; ///< so often kubeadm fails after the first of two files
    /// Called with "look", "backup", "compare", "restore", "renew", "restart", "ready", "leases" before it has its
    /// effect; an error it returns is the call's.
    std::function<std::optional<Error>(const QString &call)> onCall;
    /// The same after the effect: an answer that is lost on its way back.
    std::function<std::optional<Error>(const QString &call)> onAnswer;

private:
    using Files = QMap<QString, QByteArray>;

    [[nodiscard]] QByteArray look() const;
    [[nodiscard]] int act(const QString &call, QByteArray &output);

    QString m_node;
    QByteArray m_renewed;
    Files m_files;
    QByteArray m_served;
    std::optional<Files> m_backup;
    QStringList m_changes;
    int m_renewals = 0; ///< of leases
    mutable std::mutex m_mutex;
};

} // namespace kubemori::test
