// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/runner.hpp"

#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::maintenance {

/// A line of the inventory about the timer that renews certificates.
struct AutoRenewSetting
{
    QString key; ///< auto_renew_certificates, or auto_renew_certificates_systemd_calendar
    QString value;
    QString file;
    int line = 0;

    bool operator==(const AutoRenewSetting &) const = default;
};

/// Finds these settings in the inventory folder (group_vars and host_vars) where the checkout lies. Empty: none is
/// there, so that Kubespray's default (off) counts. Blocks; changes nothing.
[[nodiscard]] Result<QList<AutoRenewSetting>> findAutoRenew(command::Runner &runner, const QString &inventory,
                                                            Milliseconds timeout, std::stop_token stop);

} // namespace kubemori::maintenance
