// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "operation/file_lock.hpp"

#include <QByteArray>
#include <QLocalServer>
#include <QObject>
#include <QString>

#include <memory>

namespace kubemori {

/// What a second start asks the first one for.
struct InstanceRequest
{
    QString cluster;            ///< to show; empty: whatever is shown
    QByteArray activationToken; ///< of a Wayland desktop, for coming to the front; may be empty

    bool operator==(const InstanceRequest &) const = default;
};

/// One window for each configuration of each user. Whoever holds the lock in $XDG_RUNTIME_DIR is the first, and listens
/// on a socket beside it; the lock ends with its process, so that a socket left by a dead one is only a file. GUI
/// thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    /// `configuration` names it: the path of clusters.yaml, or a word that is no path for one that has none. `folder`
    /// empty: the usual one. Locked: another process is the first (handOver() reaches it); Io.
    [[nodiscard]] static Result<std::unique_ptr<SingleInstance>> take(const QString &configuration,
                                                                      const QString &folder = {});
    /// Asks the first one; returns when it has answered. TimedOut: it does not, though it runs. Waits, so nothing for a
    /// program that shows a window already.
    [[nodiscard]] static Result<> handOver(const QString &configuration, const InstanceRequest &request,
                                           Milliseconds longest, const QString &folder = {});

Q_SIGNALS:
    void requested(const kubemori::InstanceRequest &request);

private:
    explicit SingleInstance(std::unique_ptr<operation::FileLock> lock);
    [[nodiscard]] Result<> listen(const QString &path);
    void greet();

    std::unique_ptr<operation::FileLock> m_lock;
    QLocalServer m_server;
};

} // namespace kubemori
