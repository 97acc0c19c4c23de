// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"

#include <QString>

#include <optional>

namespace kubemori::kubespray {

/// Where in a checkout something was read.
struct Origin
{
    QString file; ///< from the top of the repository; empty: nowhere
    int line = 0; ///< from 1

    /// "roles/etcd/defaults/main.yml:12"; empty when nowhere.
    [[nodiscard]] QString toString() const;
    bool operator==(const Origin &) const = default;
};

/// Something that a release says, as it writes it ("v1.31.4", "1.35.4"); never guessed.
struct ReleaseFact
{
    QString value; ///< empty: the release does not say it, or in a form that is not understood
    QString raw;   ///< the template the value comes from; with an empty value: one that is not understood
    Origin origin; ///< of the variable; of an empty value the line that was not understood

    [[nodiscard]] bool isKnown() const { return !value.isEmpty(); }
    /// The value as a version; nothing for other forms.
    [[nodiscard]] std::optional<Version> version() const { return Version::parse(value); }
    bool operator==(const ReleaseFact &) const = default;
};

} // namespace kubemori::kubespray
