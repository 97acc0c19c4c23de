// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "upgrade/upgrade.hpp"
#include "upgrade/upgrade_site.hpp"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <stop_token>

namespace kubemori::upgrade {

/// A command that a stage would run, to be read before.
struct PlannedCommand
{
    QString place; ///< Runner::location(), or a node's name
    QString text;  ///< as a person would type it

    bool operator==(const PlannedCommand &) const = default;
};

/// What is done for one stage of a hop, apart from Run. Repeating it is safe: what is done already is found so. Every
/// call blocks, has deadlines, and is used on one thread.
class StageWork
{
public:
    /// What programs print, as it comes.
    using OutputSink = std::function<void(QByteArray)>;

    explicit StageWork(UpgradeSite site)
        : m_site(std::move(site))
    {
    }
    virtual ~StageWork() = default;
    StageWork(const StageWork &) = delete;
    StageWork &operator=(const StageWork &) = delete;

    /// What run() would change, by the choices of the hop; nothing where it only looks. Reads only.
    [[nodiscard]] virtual Result<QList<PlannedCommand>> plan(const HopRecord & /*hop*/, std::stop_token /*stop*/)
    {
        return QList<PlannedCommand>();
    }
    /// Does it and says what it found: also what is good, so that a person sees what was looked at. What later stages
    /// need is put into the hop. An error: it could not be done; what was left in what state is in its detail.
    [[nodiscard]] virtual Result<QList<Finding>> run(HopRecord &hop, const OutputSink &sink, std::stop_token stop) = 0;

protected:
    [[nodiscard]] const UpgradeSite &site() const { return m_site; }

private:
    UpgradeSite m_site;
};

/// Target, Strategy, Run and Report have none: null.
[[nodiscard]] std::unique_ptr<StageWork> workOf(Stage stage, UpgradeSite site);

} // namespace kubemori::upgrade
