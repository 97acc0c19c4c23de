// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "upgrade/stages/deployer_work.hpp"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace kubemori::upgrade {

/// What a file in an environment of ours says of it. It is written before anything else, and again when all is done.
struct EnvironmentMarker
{
    bool isComplete = false;
    QString tag;
    QString python;       ///< the program it was made with
    QString requirements; ///< SHA-256 of what was installed from

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static std::optional<EnvironmentMarker> fromJson(const QByteArray &json);
    bool operator==(const EnvironmentMarker &) const = default;
};

/// What stands where an environment is to be.
struct EnvironmentLook
{
    enum class State {
        Missing, ///< nothing, or an empty folder
        Ours,    ///< with a marker
        Foreign  ///< something else, which is never touched
    };
    State state = State::Missing;
    EnvironmentMarker marker; ///< Ours
};

/// A virtual environment of Python on the deployer. Blocks.
class VirtualEnvironment
{
public:
    /// `where` and `clock` are borrowed. `folder`: as programs there take it.
    VirtualEnvironment(const DeployerWork &where, const Clock &clock, QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString program(const QString &name) const { return m_folder + u"/bin/" + name; }

    [[nodiscard]] Result<EnvironmentLook> look(std::stop_token stop) const;
    [[nodiscard]] Result<> mark(const EnvironmentMarker &marker, std::stop_token stop) const;
    /// Takes it away if it is ours; AlreadyExists if it is not.
    [[nodiscard]] Result<> remove(const StageWork::OutputSink &sink, std::stop_token stop) const;

    [[nodiscard]] QStringList makeCommand(const QString &python) const;
    /// `wheels`: a folder to install from instead of an index; empty: from the index.
    [[nodiscard]] QStringList installCommand(const QString &requirements, const QString &wheels) const;
    [[nodiscard]] QStringList versionCommand() const;

    /// How a command went: what it printed (the last of it) with its exit.
    struct Ended
    {
        command::Exit exit;
        QByteArray output;
    };
    /// Runs one of them, a line of output as it comes. TimedOut after an hour, or when nothing was heard for five
    /// minutes.
    [[nodiscard]] Result<Ended> run(const QStringList &argv, const StageWork::OutputSink &sink,
                                    std::stop_token stop) const;
    /// "2.16.14"; empty when there is no ansible in it that runs.
    [[nodiscard]] Result<QString> ansibleVersion(std::stop_token stop) const;

private:
    [[nodiscard]] QString markerPath() const;
    [[nodiscard]] command::Command commandOf(const QStringList &argv) const;

    const DeployerWork &m_where;
    const Clock &m_clock;
    QString m_folder;
};

/// "2.16.14" of the first line that `ansible --version` prints; empty: it is none.
[[nodiscard]] QString readAnsibleVersion(const QByteArray &output);

} // namespace kubemori::upgrade
