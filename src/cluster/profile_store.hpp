// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"
#include "cluster/profile_editor.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::cluster {

/// Something wrong in clusters.yaml.
struct ProfileProblem
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString file;
    int line = 0;   ///< from 1; 0: the file as a whole
    int column = 0; ///< from 1
    QString key;    ///< "clusters[0].control_plane.port"
    QString detail; ///< what is expected; technical English

    /// "file:line:column"
    [[nodiscard]] QString position() const;
    /// "file:line:column: key: detail"
    [[nodiscard]] QString toString() const;
    bool operator==(const ProfileProblem &) const = default;
};

/// What clusters.yaml holds: the clusters that are right, and what is wrong with the others.
struct LoadedProfiles
{
    QList<Profile> profiles;
    QList<ProfileProblem> problems;
    std::optional<QByteArray> text; ///< what was read; none: there is no file

    [[nodiscard]] bool hasErrors() const;
    /// By id, else by name; NotFound, or the first error when the file has any, so that a typing mistake is not
    /// reported as a cluster that does not exist.
    [[nodiscard]] Result<Profile> find(const QString &idOrName) const;
};

/// The file of cluster profiles (schema in docs/clusters-yaml.md). Holds no lock and no state between calls.
class ProfileStore
{
public:
    /// `defaults` stand where a profile names no timeout.
    explicit ProfileStore(QString path = defaultPath(), const Timeouts &defaults = {});

    /// $XDG_CONFIG_HOME/kubemori/clusters.yaml
    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] const QString &path() const { return m_path; }
    /// No file is an empty list. Io when it exists and cannot be read; everything else is in `problems`.
    [[nodiscard]] Result<LoadedProfiles> load() const;
    /// Makes the changes (see editProfiles()) in the file that was read as `seen`, mode 0600, in one step. Expired
    /// when it is another one by now; nothing is written then, nor after any other error. Waits for the disk.
    [[nodiscard]] Result<LoadedProfiles> change(const std::optional<QByteArray> &seen,
                                                const QList<ProfileEdit> &edits) const;
    /// As load(), from text that was read already; `name` stands for the file in problems.
    [[nodiscard]] static LoadedProfiles parse(const QByteArray &text, const QString &name,
                                              const Timeouts &defaults = {});

private:
    QString m_path;
    Timeouts m_defaults;
};

} // namespace kubemori::cluster
