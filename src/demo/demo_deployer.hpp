// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"
#include "demo/sim_files.hpp"

#include <QMap>

#include <functional>
#include <mutex>
#include <optional>

namespace kubemori::demo {

/// What the admin's machine has outside of the checkouts: Pythons, virtual environments and the files in them. Nothing
/// of it is on disk; it ends with the program. Thread-safe.
class DemoDeployer
{
public:
    /// Runs what is this one's; its exit code. None: it is not.
    [[nodiscard]] std::optional<int> run(Call &call);

private:
    [[nodiscard]] int makeEnvironment(Call &call, const QString &folder);
    [[nodiscard]] int install(Call &call, const QString &folder);
    [[nodiscard]] int checkSyntax(Call &call);
    /// Of `FOLDER/bin/ansible`; empty: there is none.
    [[nodiscard]] QString ansibleIn(const QString &folder) const;
    [[nodiscard]] std::optional<int> runScript(Call &call);
    [[nodiscard]] std::optional<int> runIn(Call &call, const QString &folder, const QString &name);
    void with(const std::function<void(SimFiles &)> &use);

    mutable std::mutex m_mutex;
    SimFiles m_files;
    QMap<QString, QString> m_ansible; ///< versions of the core by the folder of the environment
};

} // namespace kubemori::demo
