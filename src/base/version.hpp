// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace kubemori {

/// A version of the form [v]MAJOR.MINOR[.PATCH][-PRE]: Kubernetes, Kubespray tags, ansible-core. Ordered as numbers, a
/// pre-release before its release.
struct Version
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    QString pre;

    [[nodiscard]] static std::optional<Version> parse(QStringView text);
    /// Without the leading v.
    [[nodiscard]] QString toString() const;

    std::strong_ordering operator<=>(const Version &other) const;
    bool operator==(const Version &other) const = default;
};

} // namespace kubemori
