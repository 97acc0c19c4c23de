// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <chrono>
#include <optional>

namespace kubemori::monitor {

/// The kernel's random id of one boot (/proc/sys/kernel/random/boot_id, status.nodeInfo.bootID). Only well-formed ids
/// exist.
class BootId
{
public:
    /// Takes 8-4-4-4-12 hexadecimal digits and nothing around them; none for anything else and for the nil id.
    [[nodiscard]] static std::optional<BootId> parse(QStringView text);
    /// In lower case, as the kernel writes it.
    [[nodiscard]] const QString &toString() const { return m_text; }

    bool operator==(const BootId &) const = default;

private:
    explicit BootId(QString text)
        : m_text(std::move(text))
    {
    }

    QString m_text;
};

/// Whether these two readings prove a reboot: both were read, both are well formed, and they differ.
[[nodiscard]] bool rebootProved(const std::optional<BootId> &before, const std::optional<BootId> &after);

/// Reads the boot id of the runner's machine. An answer of anything but exactly one well-formed line is InvalidData: a
/// read that went wrong must never pass for a new id.
[[nodiscard]] Result<BootId> readBootId(command::Runner &runner, Milliseconds timeout, std::stop_token stop);

/// How long the runner's machine has been up, by its own count (/proc/uptime).
[[nodiscard]] Result<Milliseconds> readUptime(command::Runner &runner, Milliseconds timeout, std::stop_token stop);

} // namespace kubemori::monitor
