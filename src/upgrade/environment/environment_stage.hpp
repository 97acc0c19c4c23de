// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/environment/python_program.hpp"
#include "upgrade/environment/virtual_environment.hpp"
#include "upgrade/stage_work.hpp"

#include <QByteArray>

#include <optional>

namespace kubemori::upgrade {

/// Makes the virtual environment of a release (HopRecord::venv): with a Python that it is documented for, what its
/// requirements name, and an ansible that its playbooks accept. One that is whole is left as it is; one of ours that is
/// not is made anew; what is not ours is never touched.
class EnvironmentStage final : public StageWork
{
public:
    using StageWork::StageWork;

    [[nodiscard]] Result<QList<PlannedCommand>> plan(const HopRecord &hop, std::stop_token stop) override;
    [[nodiscard]] Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) override;

private:
    /// What is installed from, and what it hashes to.
    struct Requirements
    {
        QString path; ///< on the deployer
        QString hash;
    };
    /// Nothing, with a finding that says why.
    [[nodiscard]] Result<std::optional<Requirements>> requirements(const DeployerWork &where, const HopRecord &hop,
                                                                   QList<Finding> &findings,
                                                                   const std::stop_token &stop) const;
    [[nodiscard]] Result<std::optional<PythonProgram>> choosePython(const DeployerWork &where, const HopRecord &hop,
                                                                    QList<Finding> &findings,
                                                                    const std::stop_token &stop) const;
    /// Whether one that is not ours can be taken as it is; a finding says so.
    [[nodiscard]] Result<bool> takeForeign(const VirtualEnvironment &environment, const HopRecord &hop,
                                           QList<Finding> &findings, const std::stop_token &stop) const;
    [[nodiscard]] Result<bool> make(const DeployerWork &where, const VirtualEnvironment &environment,
                                    const HopRecord &hop, const QString &hash, QList<Finding> &findings,
                                    const OutputSink &sink, const std::stop_token &stop) const;
    [[nodiscard]] Result<bool> install(const DeployerWork &where, const VirtualEnvironment &environment,
                                       const HopRecord &hop, const Requirements &from, EnvironmentMarker marker,
                                       QList<Finding> &findings, const OutputSink &sink,
                                       const std::stop_token &stop) const;
};

/// "~/.local/share/kubemori/venv/v2.27.0", or what was chosen.
[[nodiscard]] QString environmentFolder(const HopRecord &hop);

} // namespace kubemori::upgrade
