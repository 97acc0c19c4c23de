// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/runner.hpp"
#include "upgrade/stage_work.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace kubemori::upgrade {

/// A backup that was made and is whole.
struct FolderBackup
{
    QString path; ///< on the host
    QString copy; ///< here
    QByteArray sha256;
    qint64 bytes = 0;
    int entries = 0;       ///< files and folders in it
    bool hasMoved = false; ///< files changed while they were read

    bool operator==(const FolderBackup &) const = default;
};

/// Packs a folder of a host, as root, into a file there and brings it here.
class FolderBackupFile
{
public:
    struct Place
    {
        std::shared_ptr<command::Runner> host;
        bool become = false;
        QString folder; ///< "/etc/kubernetes"
        QString path;   ///< there: "/var/lib/kubemori/kubernetes-….tar.gz"
        QString copy;   ///< here
    };

    explicit FolderBackupFile(Place place);

    /// What make() runs there, in this order, but for the checksum.
    [[nodiscard]] QList<QStringList> commands() const;
    /// Blocks. NotProved when what arrived is not what lies there, InvalidData when nothing is in it, Io when the disk
    /// here is full, ExitedNonZero with tar's words. After an error there is no copy.
    [[nodiscard]] Result<FolderBackup> make(const StageWork::OutputSink &sink, const std::stop_token &stop) const;

private:
    [[nodiscard]] command::Command asRoot(const QStringList &argv) const;
    [[nodiscard]] Result<command::Captured> ask(const QStringList &argv, const StageWork::OutputSink &sink,
                                                const std::stop_token &stop) const;
    [[nodiscard]] Result<> bringHere(FolderBackup &made, const StageWork::OutputSink &sink,
                                     const std::stop_token &stop) const;

    Place m_place;
};

} // namespace kubemori::upgrade
