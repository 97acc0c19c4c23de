// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/value.hpp"

#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::inventory {

/// The hosts that one entry of an inventory stands for.
struct ExpandedHosts
{
    QStringList names;
    std::optional<Value> port; ///< "name:port"; an IPv6 address needs brackets for it
};

/// "node[01:10:2].example.com:2222" and its like, as Ansible's parsing/utils/addresses.py and expand_hostname_range
/// read them. A name that is no address is taken as it is. Refused before anything is made when it stands for more than
/// `most` hosts.
[[nodiscard]] Checked<ExpandedHosts> expandHostPattern(const QString &pattern, qsizetype most);

} // namespace kubemori::inventory
