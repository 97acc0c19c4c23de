// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/etcd_members.hpp"
#include "inventory/file_source.hpp"
#include "inventory/inventory.hpp"
#include "inventory/problem.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace kubemori::inventory {

/// One thing that both inventories were asked for, and what each said.
struct ConversionCheck
{
    QString name; ///< stable, English: "hosts of etcd", "first control plane", "etcd member names", …
    QStringList oldValues;
    QStringList newValues;

    [[nodiscard]] bool isSame() const { return oldValues == newValues; }
    bool operator==(const ConversionCheck &) const = default;
};

/// What is to be converted, and to what.
struct ConversionRequest
{
    QString oldPath; ///< INI, YAML or a folder
    QString
        newPath; ///< the inventory.ini that is to be; group_vars/ and host_vars/ beside it count when it is read back
    std::optional<QList<EtcdMember>> members; ///< what etcd itself says, where that is known
};

/// An inventory.ini that is proved by reading it back; nothing is written yet.
struct Conversion
{
    QByteArray text;
    Inventory inventory; ///< as Ansible will read `text`
    QList<ConversionCheck> checks;
    Problems problems; ///< with an error: there is no text

    [[nodiscard]] bool isRefused() const { return hasErrors(problems); }
    /// Every check says the same of both.
    [[nodiscard]] bool isFaithful() const;
};

/// Makes an inventory.ini for Kubespray v2.27.0 and later from an older inventory: the order of hosts in every group,
/// all variables with their types, the group names of v2.16.0, [k8s_cluster:children] written out (from v2.27.0 it is
/// made while a playbook runs, of only the hosts that --limit leaves), and etcd_member_name for every member of etcd:
/// as etcd says, else as Kubespray would have named it by position. Both are read and compared then. Blocks on `files`.
[[nodiscard]] Conversion convertInventory(const ConversionRequest &request, const FileSource &files,
                                          std::stop_token stop);

/// Writes a faithful conversion to request.newPath of this machine, whole or not at all, with the permissions of the
/// old file. A file that is there with the same text is left alone; AlreadyExists for any other.
[[nodiscard]] Result<> writeConversion(const Conversion &conversion, const ConversionRequest &request);

} // namespace kubemori::inventory
