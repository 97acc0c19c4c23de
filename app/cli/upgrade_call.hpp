// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/attended_run.hpp"
#include "app/cli/upgrade_decisions.hpp"
#include "app/composition/upgrade_work.hpp"

#include <QJsonArray>

#include <expected>

namespace kubemori::cli {

/// What was asked for on the command line.
struct UpgradeOptions
{
    QString from; ///< empty: the release that is checked out
    QString to;
    bool startsAnew = false;
    QString acceptFindings; ///< why findings that block are accepted; empty: they stop the upgrade
    UpgradeDecisions decisions;
    RunOptions run;
};

/// One upgrade on the command line: goes through the stages of its hops, one after the other, from where it stands.
/// Functions that return a code have said what is wrong.
class UpgradeCall
{
public:
    /// All are borrowed.
    UpgradeCall(const cluster::Profile &profile, const UpgradeOptions &options, const Context &context);

    /// Shows what would be done, and changes nothing.
    [[nodiscard]] int show();
    [[nodiscard]] int carryOut();

private:
    using Code = int;

    [[nodiscard]] std::expected<upgrade::Upgrade, Code> find();
    [[nodiscard]] std::expected<QString, Code> startOf() const;
    [[nodiscard]] Code doHop(upgrade::Upgrade &upgrade);
    [[nodiscard]] Code doStage(upgrade::Upgrade &upgrade, upgrade::Stage stage);
    [[nodiscard]] Code judge(upgrade::Upgrade &upgrade, upgrade::Stage stage);
    [[nodiscard]] Code doRun(upgrade::Upgrade &upgrade);
    [[nodiscard]] Code confirmCommands(const upgrade::Upgrade &upgrade, upgrade::Stage stage);
    [[nodiscard]] Code take(Result<upgrade::Upgrade> changed, upgrade::Upgrade &upgrade);
    [[nodiscard]] Code end(const upgrade::Upgrade &upgrade, Code code) const;

    const cluster::Profile &m_profile;
    const UpgradeOptions &m_options;
    const Context &m_context;
    AttendedRun m_run;
    composition::UpgradeWork m_work;
};

} // namespace kubemori::cli
