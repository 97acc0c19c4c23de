// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"

#include <QStringList>

namespace kubemori::cluster {

/// The profile as it will be read from the file (paths in full), or InvalidInput whose detail names the key that cannot
/// be written like this.
[[nodiscard]] Result<Profile> checkedProfile(const Profile &profile, const Timeouts &defaults = {});

/// Changes the program; etcdctl, which is expected beside it, follows where it is not set to something else.
void setKubectl(Profile &profile, const QString &kubectl);

/// An id from a name: "Tokyo 1" is "tokyo-1". Never one of `taken`.
[[nodiscard]] QString suggestedId(const QString &name, const QStringList &taken);

} // namespace kubemori::cluster
