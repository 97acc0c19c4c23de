// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/file_source.hpp"

#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::inventory {

/// A file in a Kubespray checkout that looks like an inventory.
struct InventoryCandidate
{
    QString path;        ///< as given for the checkout, with inventory/NAME/FILE behind it
    QString name;        ///< the folder's name: "mycluster"
    bool sample = false; ///< one that came with Kubespray: inventory/sample, inventory/local
    bool operator==(const InventoryCandidate &) const = default;
};

/// The inventories of a checkout by name alone, nothing is parsed: first those of the admin, then the samples, each by
/// name; in one folder inventory.ini before hosts.yaml, as releases since v2.27.0 want it. Io or NotFound when
/// `checkout`/inventory cannot be listed.
[[nodiscard]] Result<QList<InventoryCandidate>> findInventories(const QString &checkout, const FileSource &files,
                                                                std::stop_token stop);

} // namespace kubemori::inventory
