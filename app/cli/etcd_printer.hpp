// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/etcd/etcd_care.hpp"

#include <QJsonObject>
#include <QString>

namespace kubemori::cli {

// What `kubemori etcd` prints, for programs and for people. The JSON is described in docs/etcd.md; other people's
// scripts rely on it: add, never rename.

[[nodiscard]] QJsonObject toJson(const maintenance::EtcdReport &report);
[[nodiscard]] QString toText(const maintenance::EtcdReport &report);

[[nodiscard]] QJsonObject toJson(const maintenance::SnapshotMade &made);
[[nodiscard]] QString toText(const maintenance::SnapshotMade &made);

[[nodiscard]] QJsonObject toJson(const maintenance::ShelfLook &look, const QString &folder);
[[nodiscard]] QString toText(const maintenance::ShelfLook &look, const QDateTime &now);

[[nodiscard]] QJsonObject toJson(const maintenance::Rehearsal &rehearsal);
[[nodiscard]] QString toText(const maintenance::Rehearsal &rehearsal);

} // namespace kubemori::cli
