// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"
#include "ansible/run_record.hpp"
#include "ansible/run_request.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "upgrade/upgrade.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

namespace kubemori::upgrade {

/// Hears of a run while it goes on, on the caller's thread. Each may be empty.
struct RunListener
{
    std::function<void(const ansible::RunRecord &)> started; ///< as soon as it has an id and a folder
    std::function<void(const QList<ansible::RunEvent> &)> events;
    std::function<void(QByteArray)> output;
    Milliseconds timeout{std::chrono::hours{24}}; ///< of the whole run, which is interrupted then: TimedOut
};

/// Runs of ansible with a hop's environment and inventory. Each is a program apart that goes on when this one ends; it
/// asks a person for passwords by itself.
class AnsibleRuns
{
public:
    virtual ~AnsibleRuns() = default;

    /// The command as a person would type it in the checkout. InvalidInput for what is no request.
    [[nodiscard]] virtual Result<QString> commandText(const HopRecord &hop,
                                                      const ansible::RunRequest &request) const = 0;
    /// Starts it and waits until it is over; its record says how it ended: a run that failed is no error here. When
    /// stopped it is interrupted first, and Cancelled is returned when it has ended. Locked: another run works on the
    /// inventory; the detail names it.
    [[nodiscard]] virtual Result<ansible::RunRecord> run(const HopRecord &hop, const ansible::RunRequest &request,
                                                         const RunListener &listener, std::stop_token stop) = 0;
    /// The same for one that was started before, from its beginning. NotFound.
    [[nodiscard]] virtual Result<ansible::RunRecord> takeUp(const HopRecord &hop, const QString &id,
                                                            const RunListener &listener, std::stop_token stop) = 0;
};

} // namespace kubemori::upgrade
