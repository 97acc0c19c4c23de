// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"
#include "ansible/run_host.hpp"
#include "ansible/run_record.hpp"
#include "base/result.hpp"

#include <QList>

#include <functional>
#include <memory>

namespace kubemori::ansible {

/// How much of the history is kept.
struct RunRetention
{
    int days = 180;                     ///< runs that ended earlier go
    qint64 mostBytes = qint64{4} << 30; ///< of all together; the oldest go first

    bool operator==(const RunRetention &) const = default;
};

/// `$XDG_STATE_HOME/kubemori/ansible`, by default `~/.local/state/kubemori/ansible`: where run.py keeps runs, too.
[[nodiscard]] QString defaultRunsRoot();

/// A run's files on this machine, as they grow: what a run on another host told so far. Not thread-safe.
class RunCopy
{
public:
    ~RunCopy();
    RunCopy(const RunCopy &) = delete;
    RunCopy &operator=(const RunCopy &) = delete;

    /// Goes on with what is there, or begins. A torn end of the events is cut off. Locked while another copy of the run
    /// is being written, by this program or another one.
    [[nodiscard]] static Result<std::unique_ptr<RunCopy>> open(const QString &root, const RunRecord &record);
    /// What has been taken so far.
    [[nodiscard]] RunOffsets offsets() const { return m_offsets; }
    /// Appends what belongs at this place; what is already there is left out. InvalidData for a gap.
    [[nodiscard]] Result<> take(const RunFrame &frame);
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    struct Files;
    RunCopy(QString folder, std::unique_ptr<Files> files);

    QString m_folder;
    std::unique_ptr<Files> m_files;
    RunOffsets m_offsets;
};

/// The history: runs whose files are on this machine, those that ran here and copies of those that ran elsewhere.
/// Blocks on the disk; thread-safe.
class RunStore
{
public:
    explicit RunStore(QString root);

    [[nodiscard]] const QString &root() const { return m_root; }
    /// All of them, the latest first. What cannot be read is left out.
    [[nodiscard]] QList<RunRecord> records() const;
    /// NotFound.
    [[nodiscard]] Result<RunRecord> record(const QString &id) const;
    /// Its output with the times at which it was read, in pieces.
    [[nodiscard]] Result<> readOutput(const QString &id, const std::function<void(const RunFrame &)> &sink,
                                      std::stop_token stop) const;
    [[nodiscard]] Result<QList<RunEvent>> readEvents(const QString &id, std::stop_token stop) const;
    /// Locked while it goes on.
    [[nodiscard]] Result<> remove(const QString &id) const;
    /// Removes what is too old or too much; the ids of what went. Never one that goes on.
    QStringList prune(const RunRetention &retention, const QDateTime &now) const;

private:
    [[nodiscard]] Result<QString> folderOf(const QString &id) const;

    QString m_root;
};

} // namespace kubemori::ansible
